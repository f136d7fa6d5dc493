// From a message of the API to elements. Text is only ever put in as text.

import { TEXTS } from "./texts.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties, attributes (by `attrs`) and children. */
export function el(tag, properties = {}, ...children) {
  const { attrs = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A button that does something and submits nothing. */
export function button(text, className, action, attrs = {}) {
  return el("button", { type: "button", className, textContent: text, onclick: action, attrs });
}

/** A drawing of paths and other shapes, each [tag, class, attributes]. */
export function drawing(size, shapes) {
  const svg = shape("svg", { viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true", focusable: "false" });
  svg.append(...shapes.map(([tag, name, attributes]) => shape(tag, { class: name, ...attributes })));
  return svg;
}

function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** One message of the conversation. */
export function renderMessage(message, openLink) {
  const isBot = message.van === "bot";
  const who = el("span", { className: "for-readers", textContent: `${isBot ? TEXTS.bot : TEXTS.you} ` });
  const parts = isBot ? botParts(message, openLink) : [el("p", { textContent: message.tekst })];
  const node = el("div", { className: `message ${message.van} ${message.soort}` }, ...parts);
  node.firstElementChild.prepend(who);
  return node;
}

function botParts(message, openLink) {
  const body = message.vraag ? questionParts(message.vraag) : blocks(message.tekst, message.soort === "rapport");
  return [...body, sources(message.kennis), links(message.koppelingen, openLink)].filter(Boolean);
}

function questionParts(vraag) {
  const asked = vraag.vraagtekst || vraag.tekst;
  return [
    vraag.inleiding && el("p", { textContent: vraag.inleiding }),
    el("p", { className: "question", textContent: asked }),
    vraag.hulp && el("p", { className: "help", textContent: vraag.hulp }),
  ].filter(Boolean);
}

const BULLET = /^- /;
const NUMBER = /^\d+\. /;

/** Paragraphs and lists of a plain text; in a report the first sentence of a list item is its title. */
export function blocks(text, hasTitles = false) {
  const found = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    let list = null;
    for (const line of paragraph.split("\n")) {
      const kind = BULLET.test(line) ? "ul" : NUMBER.test(line) ? "ol" : null;
      if (kind === null) {
        list = null;
        found.push(el("p", { className: line.startsWith("Bron: ") ? "help" : "", textContent: line }));
        continue;
      }
      if (list?.localName !== kind) {
        list = el(kind);
        found.push(list);
      }
      list.append(listItem(line.replace(kind === "ul" ? BULLET : NUMBER, ""), hasTitles && kind === "ol"));
    }
  }
  return found;
}

function listItem(text, hasTitle) {
  const end = hasTitle ? text.indexOf(". ") : -1;
  if (end < 0) return el("li", { textContent: text });
  return el("li", {}, el("strong", { textContent: text.slice(0, end + 1) }), text.slice(end + 1));
}

function sources(items) {
  if (!items.length) return null;
  const lines = items.map((item) =>
    el("li", {}, el("strong", { textContent: item.titel }), el("br"), `${item.bron}, ${item.waar}`),
  );
  return el(
    "details",
    { className: "sources" },
    el("summary", { textContent: TEXTS.sources(items.length) }),
    el("ul", {}, ...lines),
  );
}

function links(found, openLink) {
  if (!found.length) return null;
  const anchors = found.map((link) => {
    const anchor = el("a", { className: "link", textContent: link.titel });
    openLink(anchor, link.url);
    return el("li", {}, anchor);
  });
  return el("ul", { className: "links" }, ...anchors);
}
