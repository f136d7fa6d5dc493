// <buurtbrug-analyse>: one analysis to read, to talk about with others, to print and to keep. It changes nothing:
// that is done in the conversation. Attributes: analyse (id; else the last part of the address), api (address of
// the API; empty is this server), gesprek (address of the page with the conversation), aangemeld (the session of the
// browser says who looks). Who comes from the widget on a website brings the conversation along in the address
// (#gesprek=<id>.<token>); it is forgotten with the tab.

import { renderAnalysis } from "./analysis-parts.js";
import { TEXTS } from "./analysis-texts.js";
import { Connection, Memory, Patience, Problem } from "./connection.js";
import { button, el } from "./rendering.js";

const NOT_THERE = 404;
const NO_TOKEN = new Problem(401, "", null);
const SHEET = new CSSStyleSheet();
SHEET.replaceSync(await styles());

/** The styles; without them the page is plain, but there. */
async function styles() {
  const names = ["./base.css", "./document.css", "./buurtbrug-analyse.css"];
  return (await Promise.all(names.map(style))).join("\n");
}

async function style(name) {
  const response = await fetch(new URL(name, import.meta.url)).catch(() => null);
  return response?.ok ? response.text() : "";
}

class BuurtbrugAnalyse extends HTMLElement {
  #memory;
  #visit = new Memory("sessionStorage");
  #patience = new Patience();
  #paper = matchMedia("print");
  #news = el("p", { className: "for-readers", attrs: { role: "status" } });
  #sheet = el("div", { className: "sheet" });
  #back = el("a", { className: "back", textContent: TEXTS.toChat });
  #connection;
  #conversation = null;
  #dossier = null;
  #shown = "";
  #isLoading = false;
  #openBefore = null;

  connectedCallback() {
    const isSignedIn = this.hasAttribute("aangemeld");
    this.#memory = new Memory(isSignedIn ? "sessionStorage" : "localStorage");
    if (isSignedIn) this.#back.textContent = TEXTS.toDossier;
    this.#connection = new Connection(this.getAttribute("api") ?? "", isSignedIn);
    this.#takeFromAddress();
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [SHEET];
      this.shadowRoot.append(this.#bar(), this.#news, this.#sheet);
    }
    document.addEventListener("visibilitychange", this.#look);
    addEventListener("pageshow", this.#look);
    this.#paper.addEventListener("change", this.#unfoldOnPaper);
    this.#say(TEXTS.loading);
    this.#load();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#look);
    removeEventListener("pageshow", this.#look);
    this.#paper.removeEventListener("change", this.#unfoldOnPaper);
  }

  #takeFromAddress() {
    const [id, token] = (new URLSearchParams(location.hash.slice(1)).get("gesprek") ?? "").split(".");
    if (!token) return;
    this.#visit.write("gesprek", { id, token });
    history.replaceState(null, "", location.pathname + location.search);
  }

  get #id() {
    return this.getAttribute("analyse") || location.pathname.split("/").filter(Boolean).at(-1);
  }

  /** The address of the conversation of this analysis; one that is not open now is named in it. */
  #chat = (order = "") => {
    if (this.hasAttribute("aangemeld")) return this.#ownChat(order);
    const isOpen = !this.#conversation || this.#conversation.id === this.#memory.read("gesprek")?.id;
    const { id, token } = this.#conversation ?? {};
    const fragment = [isOpen ? "" : `gesprek=${id}.${token}`, order].filter(Boolean).join("&");
    return (this.getAttribute("gesprek") ?? "/") + (fragment && `#${fragment}`);
  };

  /** For who is signed in: the conversation of an analysis of one's own, else the page with its people. */
  #ownChat(order) {
    const isOwn = this.#dossier?.recht === "eigen";
    if (!isOwn || !order) return `/start/analyse/${this.#id}`;
    return `/#gesprek=${this.#dossier.gesprek}&${order}`;
  }

  /** When the page comes into view again, something may have changed in the conversation. */
  #look = () => {
    if (document.visibilityState === "visible") this.#load();
  };

  async #load() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      await this.#patience.until(() => this.#fetchAndDraw(), (error) => this.#wait(error));
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isLoading = false;
    }
  }

  async #fetchAndDraw() {
    const analysis = await this.#find();
    const text = JSON.stringify(analysis);
    if (text === this.#shown) return;
    const pictures = await Promise.all(analysis.plaatjes.map((name) => this.#picture(name)));
    this.#draw(analysis, pictures);
    this.#news.textContent = this.#shown ? TEXTS.updated : "";
    this.#shown = text;
  }

  /** Asks with every conversation that this browser knows, the one that is open first. */
  async #find() {
    if (this.hasAttribute("aangemeld")) {
      const analysis = await this.#connection.analysis(null, this.#id);
      // Practice has no dossier: nobody shares it.
      this.#dossier = await this.#connection.dossier(this.#id).catch(() => null);
      return analysis;
    }
    const open = [this.#visit.read("gesprek"), this.#memory.read("gesprek")];
    const known = [...open, ...(this.#memory.read("eerder") ?? [])].filter((each) => each?.token);
    let refused = NO_TOKEN;
    for (const conversation of known) {
      try {
        const analysis = await this.#connection.analysis(conversation, this.#id);
        this.#conversation = conversation;
        return analysis;
      } catch (error) {
        if (error.status !== NOT_THERE) throw error;
        refused = error;
      }
    }
    throw refused;
  }

  async #picture(name) {
    const file = await this.#file(`plaatjes/${name}`);
    return this.#svg(await file.text());
  }

  #file(name) {
    return this.#connection.file(this.#conversation, `/api/v1/analyses/${this.#id}/${name}`);
  }

  #svg(text) {
    return document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  }

  #draw(analysis, pictures) {
    const before = new Map(this.#details().map((each) => [each.dataset.name, each.open]));
    this.#back.href = this.#chat();
    const deeds = { chat: this.#chat, print: () => print(), download: () => this.#download(analysis), report: this.#report };
    this.#sheet.replaceChildren(...renderAnalysis(analysis, pictures, deeds));
    for (const each of this.#details()) each.open = before.get(each.dataset.name) ?? each.open;
    document.title = TEXTS.documentTitle(analysis.titel, analysis.status === "afgerond");
    if (this.#paper.matches) this.#unfoldOnPaper(this.#paper);
  }

  #details() {
    return [...this.#sheet.querySelectorAll("details")];
  }

  /** On paper everything is unfolded, but for what fits less well; afterwards it is as it was. */
  #unfoldOnPaper = ({ matches }) => {
    if (matches) this.#openBefore = new Set(this.#details().filter((each) => each.open));
    for (const each of this.#details()) {
      const wasOpen = Boolean(this.#openBefore?.has(each));
      each.open = wasOpen || (matches && !each.dataset.name.startsWith("more/"));
    }
  };

  /** Fetches a link that is signed for this report, and opens it: a file is saved, the page comes in a new tab. */
  #report = async (form, said) => {
    said.textContent = TEXTS.reportMaking;
    try {
      const address = await this.#connection.reportLink(this.#conversation, this.#id, form);
      if (form === "html") open(address, "_blank") ?? location.assign(address);
      else location.assign(address);
      said.textContent = TEXTS.reportReady;
    } catch (error) {
      said.textContent = (error instanceof Problem && error.detail) || TEXTS.reportFailed;
    }
  };

  async #download({ vragenlijst, gewijzigd }) {
    try {
      const address = URL.createObjectURL(await this.#file("rapport?formaat=json"));
      el("a", { href: address, download: `${vragenlijst}-${gewijzigd.slice(0, 10)}.json` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      this.#news.textContent = TEXTS.saved;
    } catch (error) {
      this.#fail(error);
    }
  }

  #bar() {
    const logo = el("img", { src: new URL("./favicon.svg", import.meta.url).href, alt: "", width: 32, height: 32 });
    this.#back.href = this.#chat();
    return el("header", {}, el("div", {}, el("a", { className: "brand", href: this.#chat() }, logo, TEXTS.brand), this.#back));
  }

  #say(text) {
    this.#sheet.replaceChildren(el("p", { textContent: text, attrs: { role: "status" } }));
  }

  /** What is on the screen stays there; only an empty page says what it waits for. */
  #wait(error) {
    if (this.#shown) return;
    this.#say(error instanceof Problem ? TEXTS.waitingLong(error.detail || TEXTS.busy) : TEXTS.waiting);
  }

  #fail(error) {
    const [title, text] = TEXTS.wrong[error.status] ?? TEXTS.failed;
    const isElsewhere = error.status in TEXTS.wrong;
    const way = isElsewhere
      ? el("a", { className: "button main", href: this.#chat(), textContent: TEXTS.toChat })
      : button(TEXTS.tryAgain, "button main", () => this.#load());
    this.#shown = "";
    this.#sheet.replaceChildren(
      el(
        "div",
        { className: "notice wrong", attrs: { role: "alert" } },
        el("h1", { textContent: title }),
        el("p", { textContent: text }),
        el("div", { className: "deeds" }, way),
      ),
    );
  }
}

customElements.define("buurtbrug-analyse", BuurtbrugAnalyse);
