// The conversation as a file to keep: a page that can be read without us, made in the browser.

import { TEXTS } from "./texts.js";
import { el } from "./rendering.js";

const LOOKS =
  "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}" +
  ".message{margin:1rem 0;padding-left:1rem;border-left:4px solid #14574e}.gebruiker{border-color:#c2571a}" +
  ".who{font-weight:700}.links{padding:0;list-style:none}";

/** Lets the browser save what stands in these nodes. */
export function saveTranscript(nodes) {
  const page = document.implementation.createHTMLDocument(TEXTS.transcriptTitle);
  page.documentElement.lang = "nl";
  page.head.prepend(el("meta", { attrs: { charset: "utf-8" } }));
  const when = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeStyle: "short" }).format(Date.now());
  page.body.append(el("h1", { textContent: TEXTS.transcriptTitle }), el("p", { textContent: TEXTS.savedOn(when) }));
  page.body.append(...nodes.map(readable));
  // The page around us may forbid styles in a document that it makes, so ours comes in when it is a text.
  const text = `<!doctype html>\n${page.documentElement.outerHTML.replace("</head>", `<style>${LOOKS}</style></head>`)}\n`;
  saveFile(new Blob([text], { type: "text/html" }), TEXTS.transcriptFile);
}

function readable(node) {
  const copy = node.cloneNode(true);
  for (const who of copy.querySelectorAll(".for-readers")) who.className = "who";
  for (const details of copy.querySelectorAll("details")) details.open = true;
  return copy;
}

/** Lets the browser save a file. */
export function saveFile(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
