// How far an analysis is: the step, what has been answered, and the way back to each answer.

import { TEXTS } from "./texts.js";
import { button, el } from "./rendering.js";

const ADVICE_FROM_STEP = 3;

/** What stands on the button that unfolds the list. `now` is the open question, or null outside an interview. */
export function progressSummary(analysis, now) {
  return [el("span", { textContent: titleOf(analysis, now) }), meter(analysis.stappen)];
}

/** The list itself; `close`, `change(asked)` and `order(id, text)` are what its buttons do. */
export function progressParts(analysis, now, link, { close, change, order }) {
  const hasAnswers = analysis.stappen.some((step) => answered(step).length);
  return [
    button(TEXTS.progressClose, "quiet outlined only-narrow", close),
    el("h2", { textContent: titleOf(analysis, now) }),
    now && el("p", { className: "help", textContent: TEXTS.questionOf(now.nummer, now.totaal) }),
    meter(analysis.stappen),
    el("p", { className: "help", textContent: hasAnswers ? TEXTS.progressLead : TEXTS.nothingYet }),
    el("ol", { className: "steps" }, ...analysis.stappen.map((step) => stepOf(step, now, change))),
    ending(now, link, order),
  ].filter(Boolean);
}

function titleOf(analysis, now) {
  if (now) return TEXTS.progressOf(now.stap, analysis.stappen.length);
  return analysis.status === "afgerond" ? TEXTS.finished : TEXTS.progress;
}

function answered(step) {
  return step.vragen.filter((asked) => asked.uitkomst !== "open");
}

function meter(steps) {
  const done = steps.reduce((sum, step) => sum + answered(step).length, 0);
  const total = steps.reduce((sum, step) => sum + step.vragen.length, 0);
  return el("progress", { max: Math.max(total, 1), value: done, attrs: { "aria-hidden": "true" } });
}

function stepOf(step, now, change) {
  const isNow = now?.stap === step.nummer;
  const title = el("h3", {}, `${step.nummer}. ${step.titel}`, phasesOf(step), stateOf(step, isNow));
  const items = answered(step).map((asked) => el("li", {}, answerOf(asked, now, change)));
  return el("li", { className: isNow ? "now" : "" }, title, items.length ? el("ul", {}, ...items) : null);
}

/** Beeld, oordeel, besluit: in which of these phases a step is; none in most lists. */
function phasesOf({ bob }) {
  return bob?.length ? el("span", { className: "phases", textContent: TEXTS.phases(bob) }) : null;
}

function stateOf(step, isNow) {
  if (isNow) return el("span", { className: "badge", textContent: TEXTS.stepNow });
  const isDone = answered(step).length === step.vragen.length;
  return isDone ? el("span", { className: "badge done", textContent: TEXTS.stepDone }) : null;
}

function answerOf(asked, now, change) {
  const said = asked.uitkomst === "overgeslagen" ? TEXTS.skipped : asked.antwoord;
  const node = el(
    "button",
    { type: "button", className: "answered", attrs: { "aria-current": String(asked.vraag === now?.id) } },
    el("span", { className: "for-readers", textContent: TEXTS.change("") }),
    el("span", { className: "what", textContent: asked.kort }),
    el("span", { className: "said", textContent: said }),
  );
  node.onclick = () => change(asked);
  return node;
}

function ending(now, link, order) {
  const orders = now ? [["actie/samenvatting", TEXTS.overview]] : [];
  if (now && Number(now.stap) >= ADVICE_FROM_STEP) orders.push(["actie/advies", TEXTS.advice]);
  const buttons = orders.map(([id, text]) => button(text, "quiet outlined", () => order(id, text)));
  const anchor = el("a", { className: "link", textContent: TEXTS.openAnalysis, href: link });
  return el("div", { className: "progress-end" }, ...buttons, anchor);
}
