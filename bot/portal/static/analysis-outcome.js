// What follows from the answers, part by part: where to begin, what is missing, what is in order.

import { points } from "./analysis-advice.js";
import { TEXTS } from "./analysis-texts.js";
import { el } from "./rendering.js";

/** The elements of the outcome; none when the questionnaire draws no conclusions. */
export function outcomeParts({ advies, kennis }) {
  return (advies.uitkomsten ?? []).map((group) => part(group, kennis));
}

function part({ titel, leeg, regels }, kennis) {
  const lines = regels.map((line) => lineItem(line, kennis));
  const content = lines.length ? el("ul", { className: "cards" }, ...lines) : el("p", { textContent: leeg });
  return el("div", { className: "group" }, el("h3", { textContent: titel }), content);
}

function lineItem({ tekst, hulpmiddelen, bronnen }, kennis) {
  const [{ bron, waar }] = bronnen;
  return el(
    "li",
    { className: "card" },
    el("p", { textContent: tekst }),
    hulpmiddelen.length ? el("p", {}, el("strong", { textContent: TEXTS.tools })) : null,
    hulpmiddelen.length ? points(hulpmiddelen) : null,
    el("p", { className: "soft", textContent: TEXTS.source(kennis[bron]?.titel ?? bron, waar) }),
  );
}

/** Every source of the outcome with its sections, as [id, section]. */
export const outcomeSources = ({ advies }) =>
  (advies.uitkomsten ?? []).flatMap((group) => group.regels.flatMap((line) => line.bronnen.map((s) => [s.bron, s.waar])));
