// <buurtbrug-widget>: the chat behind a button, for the pages of others. One script tag makes one; the element can also be
// put on a page.
//
//   titel          on the button and in the bar
//   positie        "rechtsonder" (the default) or "linksonder"
//   begroeting     a word of welcome of the website itself
//   openingsvraag  the question above the choices at the start
//   open           the panel is open when the page opens; not on a phone, where it would cover the page
//   api            address of the portal; by default where this file came from
//
// On a phone the panel fills the screen and keeps the focus; else the page stays at hand beside it.

import { Memory } from "./connection.js";
import { TEXTS } from "./texts.js";
import { button, el } from "./rendering.js";
import { followSeenPart, matchGround, ownMeasure } from "./seen-part.js";
import { drawing } from "./rendering.js";
import { HOME, TAG } from "./buurtbrug-chat.js";

const SMALL = "(width <= 40rem), (height <= 34rem)";
const HANDED_ON = ["begroeting", "openingsvraag"];
const ATTRIBUTES = [...HANDED_ON, "titel", "positie", "open", "api"];
const BALLOON = [
  ["path", "", { d: "M5 6h22a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H15l-7 6v-6H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z" }],
  ...[10, 16, 22].map((x) => ["circle", "dots", { cx: x, cy: 14.5, r: 1.9 }]),
];
const CROSS = [["path", "", { d: "M6 6l12 12M18 6L6 18" }]];

class BuurtbrugWidget extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #memory = new Memory("sessionStorage");
  #small = matchMedia(SMALL);
  #launcher;
  #panel;
  #chat = null;
  #news = el("span", { attrs: { role: "status" }, className: "for-readers" });
  #unread = el("span", { className: "unread", hidden: true, attrs: { "aria-hidden": "true" } });
  #unreadSaid = el("span", { className: "for-readers" });
  #heard = 0;
  #scrolling = null;
  #leaving;

  connectedCallback() {
    this.#leaving = new AbortController();
    if (!this.#launcher) this.#furnish();
    this.#comeToTheTop();
    matchGround(this, this.#panel);
    const { signal } = this.#leaving;
    this.#small.addEventListener("change", () => this.#fitPanel(), { signal });
    followSeenPart(this, signal);
    const isVisiting = this.#memory.read("gesprek") !== null;
    const wasOpen = this.#memory.read("open");
    const opens = wasOpen ?? (this.hasAttribute("open") && !this.#small.matches);
    if (opens) this.#show({ withFocus: false });
    else if (isVisiting) this.#startChat();
  }

  disconnectedCallback() {
    this.#leaving.abort();
    this.#lockScrolling(false);
  }

  get #title() {
    return this.getAttribute("titel") || TEXTS.widgetTitle;
  }

  get #isOpen() {
    return this.#panel.open;
  }

  #furnish() {
    ownMeasure();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(WIDGET_STYLES);
    this.#root.adoptedStyleSheets = [sheet];
    this.#launcher = el(
      "button",
      { type: "button", className: "launcher", onclick: () => (this.#isOpen ? this.#panel.close() : this.#show()) },
      drawing(32, BALLOON),
      el("span", { className: "name", textContent: this.#title }),
      this.#unread,
      this.#unreadSaid,
    );
    this.#panel = el("dialog", { className: "panel", id: "panel", attrs: { "aria-label": this.#title, tabindex: "-1" } });
    this.#panel.addEventListener("close", () => this.#closed());
    this.#panel.addEventListener("keydown", (event) => this.#onKey(event));
    this.#root.append(this.#panel, this.#launcher, this.#news);
    this.#tellState();
  }

  /** Above everything on the page, whatever numbers it uses; an older browser has only the number. */
  #comeToTheTop() {
    if (!this.showPopover) return;
    this.popover = "manual";
    this.showPopover();
  }

  #startChat() {
    if (this.#chat) return;
    const attrs = { kanaal: "widget", titel: this.#title, api: this.getAttribute("api") ?? HOME };
    for (const name of HANDED_ON) if (this.hasAttribute(name)) attrs[name] = this.getAttribute(name);
    const close = button("", "close", () => this.#panel.close(), { slot: "bar", "aria-label": TEXTS.widgetClose });
    close.append(drawing(24, CROSS));
    this.#chat = el("buurtbrug-chat", { attrs }, close);
    this.#chat.addEventListener("berichten", ({ detail }) => this.#hears(detail));
    this.#panel.append(this.#chat);
  }

  // Opening and closing

  #show({ withFocus = true } = {}) {
    this.#startChat();
    this.#memory.write("open", true);
    this.#openPanel(withFocus);
    this.#chat.show({ withInput: withFocus && !this.#small.matches });
    this.#read();
    this.#tellState();
  }

  /** On a small screen nothing else can be reached while it is open; else it opens without taking the focus by itself. */
  #openPanel(withFocus) {
    this.#lockScrolling(this.#small.matches);
    if (!this.#small.matches) this.#panel.open = true;
    else {
      this.#panel.showModal();
      if (withFocus) this.#panel.focus();
    }
  }

  /** The window became small or large while it was open. */
  #fitPanel() {
    if (!this.#isOpen) return;
    const focused = this.#chat.shadowRoot.activeElement;
    this.#panel.close();
    this.#openPanel(false);
    focused?.focus();
  }

  #closed() {
    if (this.#isOpen) return; // it was opened again in another form
    this.#memory.write("open", false);
    this.#lockScrolling(false);
    this.#tellState();
    this.#launcher.focus();
  }

  #tellState() {
    this.#launcher.setAttribute("aria-expanded", String(this.#isOpen));
  }

  #onKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#panel.close();
  }

  #lockScrolling(isLocked) {
    const { style } = document.documentElement;
    if (isLocked && !this.#scrolling) {
      this.#scrolling = [style.getPropertyValue("overflow"), style.getPropertyPriority("overflow")];
      style.setProperty("overflow", "hidden", "important");
    } else if (!isLocked && this.#scrolling) {
      style.setProperty("overflow", ...this.#scrolling);
      this.#scrolling = null;
    }
  }

  // What came in

  #hears(count) {
    this.#heard = count;
    if (this.#isOpen) this.#read();
    else this.#tell(Math.max(0, count - (this.#memory.read("gelezen") ?? 0)));
  }

  #read() {
    this.#memory.write("gelezen", this.#heard);
    this.#tell(0);
  }

  #tell(count) {
    this.#unread.hidden = count === 0;
    this.#unread.textContent = String(count);
    this.#news.textContent = count ? TEXTS.unread(count) : "";
    this.#unreadSaid.textContent = count ? TEXTS.unread(count) : "";
  }
}

if (!customElements.get("buurtbrug-widget")) customElements.define("buurtbrug-widget", BuurtbrugWidget);

/** The widget that the script tag asks for, unless the page has one, or the chat, by itself. */
function placeWidget(script) {
  if (!script || document.querySelector("buurtbrug-widget, buurtbrug-chat")) return;
  const attrs = Object.fromEntries(ATTRIBUTES.filter((name) => name in script.dataset).map((n) => [n, script.dataset[n]]));
  if (attrs.open === "nee") delete attrs.open;
  document.body.append(el("buurtbrug-widget", { attrs }));
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => placeWidget(TAG));
else placeWidget(TAG);
