// An analysis as it stands in lists: what it is, how far, and the way into its conversation.

import { button, el } from "./rendering.js";
import { attempt, call } from "./person-page.js";
import { TEXTS, day } from "./person-texts.js";

/** The card of an analysis in a list. */
export function entryCard(entry) {
  const owner = entry.recht === "eigen" ? null : el("span", { textContent: TEXTS.by(entry.eigenaar) });
  return el(
    "li",
    { className: "card" },
    el("h3", {}, el("a", { href: `/start/analyse/${entry.id}`, textContent: entry.titel })),
    entry.over ? el("p", { className: "about", textContent: entry.over }) : null,
    el("p", { className: "soft facts" }, statusLabel(entry), el("span", { textContent: TEXTS.changed(day(entry.gewijzigd)) }),
      el("span", { textContent: TEXTS.version(entry.versie) }), owner,
      entry.gewist_op ? el("strong", { textContent: TEXTS.goesOn(day(entry.gewist_op)) }) : null),
  );
}

/** Its status as a label. */
export function statusLabel({ status }) {
  return el("span", { className: `label ${status}`, textContent: TEXTS.status[status] });
}

/** The button or link to go on with it; null for who may only read. */
export function goOn(entry, text) {
  if (entry.recht === "eigen") {
    const order = entry.open ? "" : `&verder=${entry.id}`;
    return el("a", { className: "button main", href: `/#gesprek=${entry.gesprek}${order}`, textContent: text });
  }
  if (entry.recht === "lezen") return null;
  return button(text, "button main", () => attempt(() => join(entry)));
}

/** A conversation of one's own on what somebody shared. */
async function join(entry) {
  const { id } = await call("POST", "gesprekken", { kanaal: "web", analyse: entry.id });
  location.assign(`/#gesprek=${id}`);
}
