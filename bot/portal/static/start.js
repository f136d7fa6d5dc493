// The first minute: what one can do, in one look and with one tap.

import { TEXTS } from "./texts.js";
import { button, el } from "./rendering.js";

const ACCOUNT = "actie/verhaal";
const ANALYSIS = "actie/start/buurtanalyse";
const SHORT = "actie/start/korte-route";
const PRACTICE = "actie/oefenen";
const OTHERS = /^actie\/(start\/|lijsten$|oefenen$)/;

/** The choices at the start. `options` are those of the menu: visitors of a website get others. `begin`, `tell`, `ask`,
    `say(text)` and `choose(option)` are what the choices do. */
export function startParts(title, options, { begin, tell, ask, say, choose }) {
  const option = (id) => options.find((one) => one.id === id);
  const chosen = (id) => () => choose(option(id));
  const offered = [
    [ACCOUNT, TEXTS.startStory, TEXTS.startStoryMore, tell],
    [ANALYSIS, TEXTS.startAnalysis, TEXTS.startAnalysisMore, begin],
    [null, TEXTS.startQuestion, TEXTS.startQuestionMore, ask],
  ];
  if (!option(ANALYSIS)) {
    offered.push([SHORT, TEXTS.startShort, TEXTS.startShortMore, chosen(SHORT)]);
    offered.push([PRACTICE, TEXTS.startPractice, TEXTS.startPracticeMore, chosen(PRACTICE)]);
  }
  const shown = offered.filter(([id]) => id === null || option(id));
  const cards = shown.map(([, name, more, action]) => card(name, more, action));
  const isCard = (id) => shown.some(([one]) => one === id);
  const others = options.filter(({ id }) => OTHERS.test(id) && !isCard(id));
  const examples = TEXTS.exampleQuestions.map((text) => button(text, "quiet outlined", () => say(text)));
  const more = others.map((one) => button(one.label, "quiet outlined", () => choose(one)));
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
