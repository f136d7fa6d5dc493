// The fixed parts of the chat component: its elements, their names for who does not see them, the quick orders. Made one
// by one, never from a text: a page may forbid that (Trusted Types).

import { TEXTS } from "./texts.js";
import { button, drawing, el } from "./rendering.js";

const ORDERS = [
  ["actie/terug", TEXTS.back],
  ["actie/overslaan", TEXTS.skip],
  ["actie/voorbeeld", TEXTS.example],
  ["actie/waarom", TEXTS.why],
  ["actie/pauze", TEXTS.pause],
];

/** The bridge between two. */
export const logo = () =>
  drawing(32, [
    ["rect", "logo-ground", { width: 32, height: 32, rx: 8 }],
    ["path", "logo-bridge", { d: "M4 22h24M7 22c0-12 18-12 18 0M12 22v-7M16 22v-8.500M20 22v-7" }],
    ["circle", "logo-one", { cx: 6, cy: 9, r: 2.4 }],
    ["circle", "logo-two", { cx: 26, cy: 9, r: 2.4 }],
  ]);

const div = (className, attrs, ...children) => el("div", { className, attrs }, ...children);
const named = (name, more) => ({ role: "group", "aria-label": name, ...more });

/** Puts the parts into the shadow root; `title` and `later` stand in the bar, `greeting` above the messages.
    `order(id, text)` is called when a quick order is given. */
export function furnish(root, { title, later, greeting, order }) {
  const orders = ORDERS.map(([id, text]) => button(text, "quiet outlined", () => order(id, text), { value: id }));
  const column = div(
    "column",
    {},
    greeting ? el("p", { className: "greeting", textContent: greeting }) : "",
    div("log", { role: "log", "aria-live": "off", "aria-relevant": "additions", "aria-label": TEXTS.messages }),
    thinking(),
    div("answer", named(TEXTS.answers, { tabindex: "-1" })),
    div("orders", named(TEXTS.orders, { hidden: "" }), ...orders),
  );
  const scroller = div("scroller", { role: "region", tabindex: "0", "aria-label": TEXTS.conversation }, column);
  const progress = el("nav", { className: "progress", id: "progress", hidden: true, attrs: { "aria-label": TEXTS.progress } });
  const dialog = el("dialog", { className: "dialog", attrs: { "aria-labelledby": "later-title" } });
  root.replaceChildren(div("frame", {}, bar(title, later), div("middle", {}, progress, scroller), composer(), dialog));
}

function bar(title, later) {
  const toggle = button("", "quiet toggle", null, { "aria-expanded": "false", "aria-controls": "progress", hidden: "" });
  const brand = el("span", { className: "brand" }, logo(), el("span", { textContent: title }));
  return div("bar", {}, brand, toggle, button(later, "quiet later", null), el("slot", { name: "bar" }));
}

function thinking() {
  const dots = [1, 2, 3].map(() => el("span"));
  return div("thinking", { "aria-hidden": "true", hidden: "" }, ...dots, el("em", { textContent: TEXTS.thinking }));
}

function composer() {
  const arrow = drawing(24, [["path", "arrow", { d: "M12 20V5M5 12l7-7 7 7" }]]);
  const field = div(
    "field",
    {},
    el("label", { className: "for-readers", htmlFor: "input", textContent: TEXTS.input }),
    el("textarea", { id: "input", rows: 1, enterKeyHint: "send", attrs: { "aria-describedby": "keys" } }),
    el("button", { className: "primary send" }, el("span", { textContent: TEXTS.send }), arrow),
  );
  const keys = el("p", { className: "keys", id: "keys", textContent: TEXTS.keys });
  return el("form", { className: "composer" }, div("column", {}, div("status", { role: "status" }), field, keys));
}
