// The messages on the screen: which stand there, what is new, and where the eye should be. What is not new is put in
// quietly, so that a screen reader announces new messages only.

import { renderMessage } from "./rendering.js";
import { verdict } from "./verdict.js";

const QUIET_MS = 250;
const MARGIN = 8;

/** The log in its element. An entry is {id, van, node}; its id is null for what the user said just now. */
export class MessageLog {
  entries = [];
  #element;
  #scroller;
  #openLink;
  #judge;

  constructor(element, scroller, openLink, judge) {
    this.#judge = judge;
    this.#element = element;
    this.#scroller = scroller;
    this.#openLink = openLink;
  }

  get hasOnlyBot() {
    return this.entries.every((entry) => entry.van === "bot");
  }

  get countOfBot() {
    return this.entries.filter((entry) => entry.van === "bot").length;
  }

  get nodes() {
    return this.entries.map((entry) => entry.node);
  }

  add(message) {
    const node = renderMessage(message, this.#openLink);
    const thumbs = verdict(message, this.#judge);
    if (thumbs) node.append(thumbs);
    this.#element.append(node);
    const entry = { id: message.id, van: message.van, node };
    this.entries.push(entry);
    return entry;
  }

  remove(entry) {
    entry.node.remove();
    this.entries = this.entries.filter((other) => other !== entry);
  }

  /** All of a conversation at once. */
  fill(messages) {
    this.#quietly(() => {
      this.#element.replaceChildren();
      this.entries = [];
      for (const message of messages) this.add(message);
    });
  }

  /** Adds what is not there yet, and gives it; null when what stands there is not how these messages begin. */
  catchUp(messages) {
    if (!this.entries.every((entry, i) => isSame(entry, messages[i]))) return null;
    this.entries.forEach((entry, i) => this.#correct(entry, messages[i]));
    const unseen = messages.slice(this.entries.length);
    for (const message of unseen) this.add(message);
    return unseen;
  }

  /** What the user said last, at the top; the reply stands below it. */
  showLast(behavior) {
    const lastSaid = this.entries.findLast((entry) => entry.van === "gebruiker");
    const node = (lastSaid ?? this.entries.at(-1))?.node;
    if (!node) return;
    const top = node.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#scroller.scrollTo({ top: this.#scroller.scrollTop + top - MARGIN, behavior: calm ? "instant" : behavior });
  }

  /** What the user said, as it was kept: personal data replaced. */
  #correct(entry, message) {
    if (entry.id !== null) return;
    entry.id = message.id;
    const node = renderMessage(message, this.#openLink);
    if (node.textContent === entry.node.textContent) return;
    this.#quietly(() => entry.node.replaceWith(node));
    entry.node = node;
  }

  #quietly(change) {
    this.#element.setAttribute("aria-live", "off");
    change();
    setTimeout(() => this.#element.setAttribute("aria-live", "polite"), QUIET_MS);
  }
}

function isSame(entry, message) {
  if (!message) return false;
  return entry.id === null ? message.van === "gebruiker" : entry.id === message.id;
}
