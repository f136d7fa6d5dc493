// What an adviser adds to the advice: white spots, what asks care, what is not known yet; agreements and versions.

import { points } from "./analysis-advice.js";
import { TEXTS, capital, day } from "./analysis-texts.js";
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

function spotRow({ probleem, nu, wie, voorstellen }, kennis) {
  const [, , who, proposed] = TEXTS.spotsHead;
  const names = voorstellen.map((id) => kennis[id]?.titel).filter(Boolean).join("; ");
  return el(
    "tr",
    {},
    el("th", { textContent: kennis[probleem]?.titel ?? probleem, attrs: { scope: "row" } }),
    el("td", {}, el("span", { className: `label now-${nu}`, textContent: TEXTS.doneNow[nu] ?? nu })),
    el("td", { textContent: (wie ?? []).join(", ") || TEXTS.nobodyNamed(nu), attrs: { "data-label": who } }),
    el("td", { textContent: names || TEXTS.nothingNew, attrs: { "data-label": proposed } }),
  );
}

const group = (title, ...content) => el("div", { className: "group" }, el("h3", { textContent: title }), ...content);

/** Who takes up which approach, and when; none while nothing was agreed. */
export function agreementParts({ acties, kennis }) {
  if (!(acties ?? []).some(({ wie, wanneer }) => wie || wanneer)) return [];
  const head = TEXTS.agreementsHead.map((text) => el("th", { textContent: text, attrs: { scope: "col" } }));
  const [, who, when] = TEXTS.agreementsHead;
  const rows = acties.map(({ interventie, wie, wanneer }) =>
    el(
      "tr",
      {},
      el("th", { textContent: kennis[interventie]?.titel ?? interventie, attrs: { scope: "row" } }),
      el("td", { textContent: wie || TEXTS.open, attrs: { "data-label": who } }),
      el("td", { textContent: wanneer || TEXTS.open, attrs: { "data-label": when } }),
    ),
  );
  return [el("table", { className: "spots" }, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows))];
}

/** The versions with what changed in each, newest first; none while there is only one. */
export function versionParts({ versies }) {
  if (!versies || versies.length < 2) return [];
  const items = [...versies].reverse().map(({ nummer, tijd, verschil }) =>
    el("li", { className: "card" }, el("h3", { textContent: TEXTS.version(nummer, day(tijd)) }), ...changes(verschil)),
  );
  return [el("ul", { className: "cards" }, ...items)];
}

function changes(verschil) {
  if (!verschil) return [el("p", { textContent: TEXTS.firstVersion })];
  const answers = verschil.antwoorden.map(({ kort, was, nu }) => TEXTS.changedAnswer(capital(kort), was, nu));
  const lines = [...answers, ...verschil.advies];
  return lines.length ? [points(lines)] : [el("p", { textContent: TEXTS.sameVersion })];
}
