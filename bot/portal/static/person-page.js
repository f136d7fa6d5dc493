// The frame of every page for who is signed in: calls to the API, the bar with the menu, a line that tells what
// happened, and the question before something goes for good. Pages fill in the rest.

import { button, el } from "./rendering.js";
import { TEXTS } from "./person-texts.js";

const SIGNED_OUT = 401;

/** The API said no, or could not be reached; `detail` is Dutch and says what to do. */
export class Refused extends Error {
  constructor(status, detail) {
    super(`refused ${status}`);
    Object.assign(this, { status, detail });
  }
}

/** A call to the API with the session of this browser; gives the JSON, or null when there is none. */
export async function call(method, path, body) {
  const response = await send(method, path, body);
  return response.status === 204 ? null : response.json();
}

/** A file behind the session, kept under this name. */
export async function download(path, name) {
  const blob = await (await send("GET", path)).blob();
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function send(method, path, body) {
  const headers = body ? { "Content-Type": "application/json" } : {};
  const options = { method, headers, body: body && JSON.stringify(body), credentials: "same-origin", cache: "no-store" };
  const response = await fetch(`/api/v1/${path}`, options).catch(() => null);
  if (!response) throw new Refused(0, TEXTS.offline);
  if (response.ok) return response;
  const found = await response.json().catch(() => ({}));
  throw new Refused(response.status, found.detail || TEXTS.failed);
}

/** Makes the page: `fill(main, person)` puts its content there. Who is not signed in goes to sign in first. */
export async function page(title, fill) {
  const main = el("main", { id: "inhoud", tabIndex: -1 }, el("p", { className: "loading", textContent: TEXTS.loading }));
  const news = el("div", { className: "news", attrs: { role: "status" } });
  document.body.append(bar(null), news, main);
  try {
    const { persoon } = await call("GET", "ik");
    if (!persoon) return goSignIn();
    document.querySelector("header").replaceWith(bar(persoon));
    main.replaceChildren();
    await fill(main, persoon);
  } catch (error) {
    if (error.status === SIGNED_OUT) return goSignIn();
    if (!(error instanceof Refused)) reportError(error);
    main.replaceChildren(
      el("h1", { textContent: title }),
      el("p", { className: "notice wrong", textContent: error.detail ?? TEXTS.failed, attrs: { role: "alert" } }),
      el("p", {}, button(TEXTS.again, "button main", () => location.reload())),
    );
  }
}

function goSignIn() {
  const naar = encodeURIComponent(location.pathname);
  location.replace(`/inloggen?naar=${naar}`);
}

/** Says what happened, for eyes and for screen readers. */
export function tell(text, isWrong = false) {
  const news = document.querySelector(".news");
  news.replaceChildren(text ? el("p", { className: isWrong ? "notice wrong" : "notice", textContent: text }) : "");
}

/** Does it; what goes wrong is told. Gives whether it worked. */
export async function attempt(action) {
  tell("");
  try {
    await action();
    return true;
  } catch (error) {
    if (error.status === SIGNED_OUT) goSignIn();
    if (!(error instanceof Refused)) reportError(error);
    tell(error.detail ?? TEXTS.failed, true);
    return false;
  }
}

/** Draws a page anew, and leaves the keyboard in the part of it where it was. */
export function inPlace(draw) {
  return async () => {
    const part = document.activeElement?.closest("section")?.getAttribute("aria-labelledby");
    await draw();
    const heading = part && document.getElementById(part);
    if (!heading || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
}

/** A part of a page under its heading. */
export function section(title, ...content) {
  const heading = el("h2", { textContent: title, id: `kop-${title.toLowerCase().replace(/[^a-z]+/g, "-")}` });
  return el("section", { attrs: { "aria-labelledby": heading.id } }, heading, ...content);
}

/** Asks before something goes for good; "no" is where the focus begins. */
export function sure(title, text, yes, action) {
  const dialog = el(
    "dialog",
    { attrs: { "aria-labelledby": "zeker" } },
    el("h2", { id: "zeker", textContent: title }),
    el("p", { textContent: text }),
    el(
      "div",
      { className: "deeds" },
      button(TEXTS.cancel, "button", () => dialog.close()),
      button(yes, "button danger", () => {
        dialog.close();
        action();
      }),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function bar(person) {
  const logo = el("img", { src: "/static/favicon.svg", alt: "", width: 32, height: 32 });
  const links = person ? menu(person) : null;
  return el(
    "header",
    {},
    el("a", { className: "skip", href: "#inhoud", textContent: TEXTS.skip }),
    el("div", {}, el("a", { className: "brand", href: person ? "/start" : "/" }, logo, TEXTS.brand), links),
  );
}

function menu(person) {
  const items = [
    ["/start", TEXTS.start],
    ["/mijn-gegevens", TEXTS.myData],
    ...(person.rollen.includes("redacteur") ? [["/redactie", TEXTS.editors]] : []),
    ...(person.rollen.includes("beheerder") ? [["/beheer", TEXTS.administration]] : []),
  ].map(([href, text]) => {
    const attrs = location.pathname === href ? { "aria-current": "page" } : {};
    return el("li", {}, el("a", { href, textContent: text, attrs }));
  });
  items.push(el("li", {}, button(TEXTS.signOut, "quiet", () => attempt(signOut))));
  return el("nav", { attrs: { "aria-label": TEXTS.menu } }, el("ul", {}, ...items));
}

/** Signs out, here and at the provider; what this tab remembered goes along. */
async function signOut() {
  const { verder } = await call("DELETE", "sessie");
  sessionStorage.clear();
  location.replace(verder);
}
