// The first minute: what one can do, in one look and with one tap.

import { TEXTS } from "./texts.js";
import { button, el } from "./rendering.js";

/** The choices at the start; `begin`, `tell`, `ask`, `say(text)` and `choose(option)` are what they do. `others` are
    further options of the menu. */
export function startParts(title, others, { begin, tell, ask, say, choose }) {
  const cards = [
    card(TEXTS.startStory, TEXTS.startStoryMore, tell),
    card(TEXTS.startAnalysis, TEXTS.startAnalysisMore, begin),
    card(TEXTS.startQuestion, TEXTS.startQuestionMore, ask),
  ];
  const examples = TEXTS.exampleQuestions.map((text) => button(text, "quiet outlined", () => say(text)));
  const more = others.map((option) => button(option.label, "quiet outlined", () => choose(option)));
  return [
    el("p", { className: "question", textContent: title ?? TEXTS.start }),
    el("div", { className: "cards" }, ...cards),
    el("div", { className: "examples" }, el("span", { textContent: TEXTS.examples }), ...examples),
    more.length ? el("div", { className: "examples" }, el("span", { textContent: TEXTS.startOthers }), ...more) : "",
  ];
}

function card(title, more, action) {
  const parts = [el("strong", { textContent: title }), el("span", { textContent: more })];
  const node = el("button", { type: "button", className: "card" }, ...parts);
  node.onclick = action;
  return node;
}
