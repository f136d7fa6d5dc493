// The advice of an analysis: what fits, best first, with the reasons and sources to unfold.

import { TEXTS, capital } from "./analysis-texts.js";
import { el } from "./rendering.js";

const SHOWN = { richtingen: 4, interventies: 4, doelgroepen: 4 };

/** Text that only readers of the screen hear, so that two links with one name can be told apart. */
export const forReaders = (text) => el("span", { className: "for-readers", textContent: text });

/** Something to unfold; `name` lets it stay open when the page is drawn again. `summary` is a text, to which readers
    of the screen hear `more`, or an element. */
export function unfold(name, summary, more, ...content) {
  const label = summary instanceof Element ? summary : el("span", {}, summary, forReaders(more));
  return el(
    "details",
    { attrs: { "data-name": name } },
    el("summary", {}, label),
    el("div", { className: "inside" }, ...content.filter(Boolean)),
  );
}

/** Whether enough is known for an advice. */
export const hasAdvice = ({ status, advies }) => status === "afgerond" || advies.interventies.length > 0;

/** The elements of the whole advice. */
export function adviceParts(analysis) {
  const { advies, kennis } = analysis;
  const isFinished = analysis.status === "afgerond";
  if (!hasAdvice(analysis)) return [lead(TEXTS.tooEarly)];
  const chosen = new Set(analysis.antwoorden.flatMap((answer) => answer.keuzes));
  const lists = {
    richtingen: advies.richtingen.filter((advised) => !kennis[advised.id]?.onder),
    interventies: advies.interventies,
    doelgroepen: advies.doelgroepen ?? [],
  };
  const referrals = advies.verwijzingen.filter((id) => kennis[id]).map((id) => referral(kennis[id]));
  const ranked = Object.entries(lists).map(([kind, advised]) => ranking(kind, advised, analysis, chosen));
  return [lead(isFinished ? TEXTS.fits : TEXTS.fitsSoFar), ...referrals, ...ranked.filter(Boolean)];
}

const lead = (text) => el("p", { className: "lead", textContent: text });

function referral(item) {
  return el(
    "div",
    { className: "notice" },
    el("h3", { textContent: TEXTS.attention(item.titel) }),
    el("p", { textContent: item.antwoord }),
    el("p", {}, el("strong", { textContent: item.contact })),
  );
}

function ranking(kind, advised, analysis, chosen) {
  if (!advised.length) return null;
  const [title, intro] = TEXTS.kinds[kind];
  const cards = advised.map((each, index) => card(each, index + 1, analysis, chosen));
  const isShown = (index) => index < SHOWN[kind] || chosen.has(advised[index].id);
  const shown = cards.filter((_, index) => isShown(index));
  const rest = cards.filter((_, index) => !isShown(index));
  const list = (items) => el("ol", { className: "cards" }, ...items);
  return el(
    "div",
    { className: "group" },
    el("h3", { textContent: title }),
    lead(intro),
    list(shown),
    rest.length ? unfold(`more/${kind}`, TEXTS.more(rest.length), TEXTS.about(title), list(rest)) : null,
  );
}

function card(advised, number, analysis, chosen) {
  const item = analysis.kennis[advised.id] ?? { titel: advised.id };
  const heading = el(
    "h4",
    {},
    el("span", { className: "number", textContent: String(number), attrs: { "aria-hidden": "true" } }),
    el("span", { className: "title", textContent: item.titel }),
    chosen.has(advised.id) ? el("span", { className: "label", textContent: TEXTS.yourChoice }) : null,
  );
  const method = item.methode ? el("p", { textContent: item.methode }) : null;
  const reason = advised.redenen[0];
  const because = reason ? el("p", { className: "soft", textContent: reason.tekst }) : null;
  return el("li", { className: "card" }, heading, method, because, background(advised, item, analysis));
}

function background(advised, item, analysis) {
  const { kennis, advies } = analysis;
  const below = advies.richtingen.filter((each) => kennis[each.id]?.onder === advised.id);
  const rung = kennis[item.trede];
  return unfold(
    advised.id,
    TEXTS.why,
    TEXTS.about(item.titel),
    item.antwoord ? el("p", { textContent: item.antwoord }) : null,
    named(TEXTS.reasons, el("ul", { className: "reasons" }, ...advised.redenen.map((each) => reasonItem(each, kennis)))),
    below.length ? named(TEXTS.partsThatFit, points(below.map((each) => kennis[each.id].titel))) : null,
    item.vraagt?.length ? named(TEXTS.asksOfYou, points(item.vraagt.map(capital))) : null,
    rung ? el("p", {}, el("strong", { textContent: TEXTS.ladder }), rung.titel) : null,
    item.werkzaamheid ? el("p", {}, el("strong", { textContent: TEXTS.doesItWork }), item.werkzaamheid) : null,
  );
}

function reasonItem(reason, kennis) {
  const answers = reason.antwoorden.map((id) => kennis[id]?.titel).filter(Boolean);
  const source = TEXTS.source(kennis[reason.bron]?.titel ?? reason.bron, reason.waar);
  return el(
    "li",
    {},
    el("span", { textContent: reason.tekst }),
    answers.length ? el("span", { className: "soft", textContent: TEXTS.restsOn(answers.join("; ")) }) : null,
    el("span", { className: "soft", textContent: source }),
  );
}

const named = (name, content) => el("div", { className: "named" }, el("strong", { textContent: name }), content);

/** A plain list. */
export const points = (texts) =>
  el("ul", { className: "points" }, ...texts.map((text) => el("li", { textContent: text })));

/** Every source of this advice with the sections that were used, as [id, [section, …]]. */
export function sourcesOf({ advies, kennis }) {
  const sections = new Map();
  const note = ({ bron, waar }) => sections.set(bron, (sections.get(bron) ?? new Set()).add(waar));
  const advised = [...advies.richtingen, ...advies.interventies, ...(advies.doelgroepen ?? [])];
  advised.flatMap((each) => each.redenen).forEach(note);
  const ids = [...advised.map((each) => each.id), ...advies.verwijzingen];
  ids.flatMap((id) => kennis[id]?.bronnen ?? []).forEach(note);
  const inOrder = (a, b) => a.localeCompare(b, "nl", { numeric: true });
  return [...sections].filter(([id]) => kennis[id]).map(([id, found]) => [id, [...found].sort(inOrder)]);
}
