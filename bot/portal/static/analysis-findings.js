// What an adviser adds to the advice: what asks care, what is not known yet, and the white spots as a table.

import { TEXTS } from "./analysis-texts.js";
import { el } from "./rendering.js";

const KINDS = ["tegenspraak", "let-op", "onbekend"];

/** The elements of the remarks and the white spots; none in an analysis without them. */
export function findingParts({ advies, kennis }) {
  const remarks = KINDS.map((kind) => remarksOf(kind, advies.bevindingen ?? [], kennis));
  return [spotsTable(advies.witte_vlekken ?? [], kennis), ...remarks].filter(Boolean);
}

function remarksOf(kind, findings, kennis) {
  const mine = findings.filter((finding) => finding.soort === kind);
  if (!mine.length) return null;
  return group(TEXTS.findings[kind], el("ul", { className: "cards" }, ...mine.map((each) => remark(each, kennis))));
}

function remark({ tekst, bron, waar }, kennis) {
  const source = TEXTS.source(kennis[bron]?.titel ?? bron, waar);
  return el("li", { className: "card" }, el("p", { textContent: tekst }), el("p", { className: "soft", textContent: source }));
}

function spotsTable(spots, kennis) {
  if (!spots.length) return null;
  const head = TEXTS.spotsHead.map((text) => el("th", { textContent: text, attrs: { scope: "col" } }));
  const table = el(
    "table",
    { className: "spots" },
    el("thead", {}, el("tr", {}, ...head)),
    el("tbody", {}, ...spots.map((spot) => spotRow(spot, kennis))),
  );
  return group(TEXTS.spots, el("p", { className: "lead", textContent: TEXTS.spotsLead }), table);
}

function spotRow({ probleem, nu, voorstellen }, kennis) {
  const [, , proposed] = TEXTS.spotsHead;
  const names = voorstellen.map((id) => kennis[id]?.titel).filter(Boolean).join(", ");
  return el(
    "tr",
    {},
    el("th", { textContent: kennis[probleem]?.titel ?? probleem, attrs: { scope: "row" } }),
    el("td", {}, el("span", { className: `label now-${nu}`, textContent: TEXTS.doneNow[nu] ?? nu })),
    el("td", { textContent: names || TEXTS.nothingNew, attrs: { "data-label": proposed } }),
  );
}

const group = (title, ...content) => el("div", { className: "group" }, el("h3", { textContent: title }), ...content);
