// The chat API and what the browser remembers: calls, waiting and trying again, and one message at a time that is
// sent exactly once. Knows nothing of the screen.

const PATIENCE_MS = 30_000;
const BACKOFF_SECONDS = [2, 4, 8, 15];
const PASSING = new Set([409, 429, 500, 502, 503, 504]);
const MOST_FAILURES = 3;

/** The API said no; `detail` is Dutch and says what to do. */
export class Problem extends Error {
  constructor(status, detail, retryAfter) {
    super(`problem ${status}`);
    Object.assign(this, { status, detail, retryAfter });
  }

  get isPassing() {
    return PASSING.has(this.status);
  }
}

/** The API could not be reached. */
export class NoConnection extends Error {}

/** The calls of the chat API. A conversation is {id, token}; who is signed in needs no token. */
export class Connection {
  #base;
  #credentials;

  constructor(base, isSignedIn = false) {
    this.#base = base.replace(/\/$/, "");
    this.#credentials = isSignedIn ? "same-origin" : "omit";
  }

  open(kanaal) {
    return this.#call("/api/v1/gesprekken", { body: { kanaal } });
  }

  /** The conversations of who is signed in, the latest first. */
  conversations() {
    return this.#call("/api/v1/mijn/gesprekken", {});
  }

  history(conversation) {
    return this.#call(`/api/v1/gesprekken/${conversation.id}/berichten`, { conversation });
  }

  say(conversation, body) {
    return this.#call(`/api/v1/gesprekken/${conversation.id}/berichten`, { conversation, body });
  }

  judge(conversation, id, body) {
    const path = `/api/v1/gesprekken/${conversation.id}/berichten/${id}/oordeel`;
    return this.#fetch(path, { conversation, body, method: "PUT" });
  }

  analysis(conversation, id) {
    return this.#call(`/api/v1/analyses/${id}`, { conversation });
  }

  /** Whose an analysis is, and in which conversation it began; for who is signed in. */
  dossier(id) {
    return this.#call(`/api/v1/analyses/${id}/dossier`, {});
  }

  /** Lets a visit be kept. */
  async keep(conversation) {
    await this.#fetch(`/api/v1/gesprekken/${conversation.id}/bewaard`, { conversation, method: "PUT" });
  }

  /** Deletes a visit with all that was said. */
  async wipe(conversation) {
    await this.#fetch(`/api/v1/gesprekken/${conversation.id}`, { conversation, method: "DELETE" });
  }

  /** Whether the portal is there although the API gives nothing: then this website may not use it. */
  async isShut() {
    const file = { credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) };
    return fetch(`${this.#base}/widget.js`, file).then((response) => response.ok, () => false);
  }

  /** The address of the report in this form; it works without a token, for a quarter of an hour. */
  async reportLink(conversation, id, formaat) {
    const { url } = await this.#call(`/api/v1/analyses/${id}/rapportlink`, { conversation, body: { formaat } });
    return this.address(url);
  }

  /** A file behind the token, as a blob. */
  async file(conversation, path) {
    return (await this.#fetch(path, { conversation })).blob();
  }

  /** The address of a path of the portal. */
  address(path) {
    return new URL(path, new URL(this.#base || "/", location.href)).href;
  }

  async #call(path, options) {
    const response = await this.#fetch(path, options);
    try {
      return await response.json();
    } catch {
      throw new NoConnection();
    }
  }

  async #fetch(path, { conversation, body, method = body ? "POST" : "GET" }) {
    const headers = {};
    if (conversation?.token) headers.Authorization = `Bearer ${conversation.token}`;
    if (body) headers["Content-Type"] = "application/json";
    let response;
    try {
      response = await fetch(this.#base + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        credentials: this.#credentials,
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      throw new NoConnection();
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

async function problemOf(response) {
  const found = await response.json().catch(() => ({}));
  const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new Problem(response.status, found.detail ?? "", Number.isNaN(seconds) ? null : seconds);
}

/** Waits between tries; `hurry` ends the waiting, and so does the network coming back. */
export class Patience {
  #wake = () => {};

  constructor(signal) {
    addEventListener("online", () => this.hurry(), { signal });
  }

  hurry() {
    this.#wake();
  }

  /** Does it until it works, or until it fails for good. `waiting(error)` is told of each failure that passes. */
  async until(action, waiting) {
    let failures = 0;
    for (;;) {
      try {
        return await action();
      } catch (error) {
        if (!passes(error, failures)) throw error;
        waiting(error);
        const backoff = BACKOFF_SECONDS[Math.min(failures, BACKOFF_SECONDS.length - 1)];
        failures += 1;
        await this.#pause(error.status === 409 ? 1 : (error.retryAfter ?? backoff));
      }
    }
  }

  #pause(seconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function passes(error, failures) {
  if (error instanceof NoConnection) return true;
  return error instanceof Problem && error.isPassing && (error.status !== 500 || failures < MOST_FAILURES);
}

/** What this browser remembers, under `buurtbrug.…`: in `localStorage`, or in `sessionStorage` until the tab closes;
    without storage only until the page closes.

    `buurtbrug.gesprek` is {"id", "token"}: the analysis page reads it too. Of who is signed in only this tab remembers
    something, and no token. */
export class Memory {
  #fallback = new Map();
  #kind;

  constructor(kind = "localStorage") {
    this.#kind = kind;
  }

  read(name) {
    try {
      return JSON.parse(globalThis[this.#kind].getItem(`buurtbrug.${name}`));
    } catch {
      return this.#fallback.get(name) ?? null;
    }
  }

  write(name, value) {
    this.#fallback.set(name, value);
    try {
      globalThis[this.#kind].setItem(`buurtbrug.${name}`, JSON.stringify(value));
    } catch {
      // private mode or full: the fallback has it
    }
  }

  forget(...names) {
    for (const name of names) {
      this.#fallback.delete(name);
      try {
        globalThis[this.#kind].removeItem(`buurtbrug.${name}`);
      } catch {
        // nothing was kept
      }
    }
  }
}

/** A key for one message; randomUUID is missing on plain http. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
