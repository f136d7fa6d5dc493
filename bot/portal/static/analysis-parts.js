// From the JSON form of an analysis to the parts of its page. Text is only ever put in as text.

import { adviceParts, forReaders, hasAdvice, points, sourcesOf, unfold } from "./analysis-advice.js";
import { agreementParts, findingParts, versionParts } from "./analysis-findings.js";
import { outcomeParts, outcomeSources } from "./analysis-outcome.js";
import { TEXTS, capital, day } from "./analysis-texts.js";
import { button, el } from "./rendering.js";

const ROOM_FOR_ALL_STEPS = "(min-width: 40rem)";

/** The whole page. `pictures` are SVG elements; `chat(order)` gives the address of the conversation. */
export function renderAnalysis(analysis, pictures, { chat, print, download, report }) {
  const isFinished = analysis.status === "afgerond";
  const parts = [
    ["beeld", TEXTS.pictures, pictures.length ? [el("div", { className: "pictures" }, ...pictures.map(figure))] : []],
    ["uitkomst", TEXTS.outcome(isFinished), analysis.met_advies ? [] : outcomeParts(analysis)],
    ["advies", TEXTS.advice(isFinished), analysis.met_advies ? adviceParts(analysis) : []],
    ["aandacht", TEXTS.heed, analysis.met_advies && hasAdvice(analysis) ? heed(analysis) : []],
    ["afspraken", TEXTS.agreements, agreementParts(analysis)],
    ["antwoorden", TEXTS.answers, answers(analysis, chat)],
    ["versies", TEXTS.versions, versionParts(analysis)],
    ["bronnen", TEXTS.sources, sources(analysis)],
  ].filter(([, , content]) => content.length);
  return [
    head(analysis, { chat, print, download, report }),
    guide(parts),
    ...parts.map(([id, title, content]) => section(id, title, content)),
    el("p", { className: "footer", textContent: TEXTS.footer(analysis.advies.kennisversie) }),
  ];
}

const heed = (analysis) => [...findingParts(analysis), ...outcomeParts(analysis)];

function section(id, title, content) {
  const heading = el("h2", { id: `${id}-kop`, tabIndex: -1, textContent: title });
  return el("section", { id, attrs: { "aria-labelledby": heading.id } }, heading, ...content);
}

/** Links to the parts; inside a shadow tree the browser does not find them by itself. */
function guide(parts) {
  const items = parts.map(([id, title]) => {
    const go = (event) => {
      event.preventDefault();
      const heading = event.target.getRootNode().getElementById(`${id}-kop`);
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
    };
    return el("li", {}, el("a", { href: `#${id}`, textContent: title, onclick: go }));
  });
  return el("nav", { attrs: { "aria-label": TEXTS.onThisPage } }, el("ul", {}, ...items));
}

function head(analysis, { chat, print, download, report }) {
  const isFinished = analysis.status === "afgerond";
  const told = analysis.antwoorden.find((answer) => answer.vraag === "buurt" && answer.tekst);
  const goOn = analysis.te_wijzigen && !isFinished;
  return el(
    "div",
    { className: "head" },
    el("h1", { textContent: analysis.titel }),
    el(
      "p",
      { className: "state" },
      el("span", { className: `label ${analysis.status}`, textContent: isFinished ? TEXTS.finished : TEXTS.unfinished }),
      el("span", { textContent: isFinished ? TEXTS.finishedOn(day(analysis.gewijzigd)) : howFar(analysis) }),
    ),
    analysis.oefening ? el("p", { className: "notice", textContent: TEXTS.practice }) : null,
    told ? el("blockquote", { textContent: told.tekst }) : null,
    analysis.te_wijzigen ? null : el("p", { className: "notice", textContent: TEXTS.readOnly }),
    el(
      "div",
      { className: "deeds" },
      goOn ? el("a", { className: "button main", href: chat(), textContent: TEXTS.goOn }) : null,
      button(TEXTS.print, "button", print),
      button(TEXTS.download, "button", download),
    ),
    reports(report),
  );
}

/** The forms of the report, and below them what became of the last one that was asked for. */
function reports(report) {
  const title = el("strong", { id: "rapport-kop", textContent: TEXTS.report });
  const said = el("p", { className: "soft said", attrs: { role: "status" } });
  const forms = Object.entries(TEXTS.reportForms).map(([form, name]) => {
    const made = button("", "button", () => report(form, said));
    made.append(forReaders(TEXTS.reportAs), name);
    return made;
  });
  const group = el("div", { className: "deeds", attrs: { role: "group", "aria-labelledby": title.id } }, title, ...forms);
  return el("div", { className: "reports" }, group, said);
}

function howFar({ stappen, gewijzigd }) {
  const questions = stappen.flatMap((step) => step.vragen);
  const step = stappen.find((each) => each.vragen.some(isOpen));
  const answered = questions.filter((question) => !isOpen(question)).length;
  const far = step ? TEXTS.howFar(step.nummer, stappen.length, answered, questions.length) : TEXTS.allAsked;
  return TEXTS.changedOn(far, day(gewijzigd));
}

const isOpen = (question) => question.uitkomst === "open";

function figure(svg) {
  const title = svg.querySelector("title").textContent;
  const words = svg.querySelector("desc").textContent;
  return el(
    "figure",
    {},
    el("figcaption", {}, el("h3", { textContent: title })),
    svg,
    unfold(`picture/${title}`, TEXTS.inWords, TEXTS.about(title), el("p", { textContent: words })),
  );
}

function answers(analysis, chat) {
  const given = new Map(analysis.antwoorden.map((answer) => [answer.vraag, answer]));
  const hasRoom = matchMedia(ROOM_FOR_ALL_STEPS).matches;
  return analysis.stappen.map((step) => {
    const left = step.vragen.filter(isOpen).length;
    const far = left ? TEXTS.stepOpen(step.vragen.length - left, step.vragen.length) : TEXTS.stepDone;
    const title = el("h3", {}, TEXTS.step(step.nummer, step.titel), el("span", { className: "soft", textContent: far }));
    const rows = step.vragen.map((question) => row(question, given.get(question.vraag), analysis, chat));
    const unfolded = unfold(`step/${step.nummer}`, title, "", el("dl", {}, ...rows));
    unfolded.open = hasRoom && left < step.vragen.length;
    unfolded.className = "step";
    return unfolded;
  });
}

function row(question, answer, analysis, chat) {
  const without = TEXTS.without[question.uitkomst];
  const content = without ? el("span", { className: "soft", textContent: without }) : said(question, answer);
  const proposed = answer?.herkomst === "voorgesteld" ? el("p", { className: "soft", textContent: TEXTS.proposed }) : null;
  const change = el(
    "a",
    { className: "change", href: chat(`wijzig=${question.vraag}`) },
    TEXTS.change,
    forReaders(TEXTS.changeWhat(question.kort)),
  );
  return el(
    "div",
    {},
    el("dt", { textContent: capital(question.kort) }),
    el("dd", {}, content, proposed, remark(answer), question.uitgewerkt ? worked(question.uitgewerkt, analysis) : null),
    analysis.te_wijzigen && answer ? el("dd", { className: "deed" }, change) : null,
  );
}

/** What the worked-out analysis of a case says, beside what somebody answered who practises with it. */
function worked({ antwoord, waarom, bronnen }, { kennis }) {
  const [{ bron, waar }] = bronnen;
  return el(
    "div",
    { className: "notice worked" },
    el("p", {}, el("strong", { textContent: TEXTS.worked }), antwoord),
    el("p", { textContent: waarom }),
    el("p", { className: "soft", textContent: TEXTS.source(kennis[bron]?.titel ?? bron, waar) }),
  );
}

function said(question, answer) {
  if (!answer?.labels.length) return el("span", { className: "told", textContent: capital(question.antwoord) });
  return answer.labels.length === 1 ? el("span", { textContent: answer.labels[0] }) : points(answer.labels);
}

function remark(answer) {
  if (!answer?.tekst || !answer.labels.length) return null;
  return el("p", { className: "soft told" }, `${TEXTS.said} “${answer.tekst}”`);
}

/** The sources of the advice with those of the outcome, each section once. */
function withSections(advised, outcome, kennis) {
  const sections = new Map(advised.map(([id, found]) => [id, new Set(found)]));
  for (const [id, section] of outcome) {
    if (kennis[id]) sections.set(id, (sections.get(id) ?? new Set()).add(section));
  }
  return [...sections].map(([id, found]) => [id, [...found]]);
}

function sources(analysis) {
  const { kennis } = analysis;
  const advised = analysis.met_advies && hasAdvice(analysis) ? sourcesOf(analysis) : [];
  const items = withSections(advised, outcomeSources(analysis), kennis).map(([id, sections]) => {
    const { titel, uitgever, jaar } = kennis[id];
    const published = [uitgever, jaar].filter(Boolean).join(", ");
    return el(
      "li",
      {},
      el("strong", { textContent: titel }),
      `. ${published}.`,
      unfold(`source/${id}`, TEXTS.usedParts, TEXTS.of(titel), points(sections)),
    );
  });
  return items.length ? [el("ul", { className: "sources" }, ...items)] : [];
}
