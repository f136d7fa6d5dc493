// For editors: what was not understood, what people thought of answers, and how often what was used. No persons.

import { button, el } from "./rendering.js";
import { attempt, call, download, page, section } from "./person-page.js";
import { TEXTS, day } from "./person-texts.js";

const T = TEXTS.editor;
const PARTS = [
  ["onbeantwoord", T.unanswered, T.noneUnanswered, ["dag", "vraag", "soort", "bij"]],
  ["oordelen", T.feedback, T.noneFeedback, ["dag", "duim", "tekst", "antwoord"]],
  ["onderwerpen", T.items, T.noneItems, ["titel", "aantal"]],
  ["vragenlijsten", T.lists, T.noneLists, ["titel", "begonnen", "afgerond"]],
];
const WORDS = { dag: day, soort: (kind) => T.kinds[kind], duim: (thumb) => T.thumbs[thumb] };

await page(T.title, async (main) => {
  const found = await call("GET", "redactie");
  main.append(
    el("h1", { textContent: T.title }),
    el("p", { className: "lead", textContent: T.lead }),
    ...PARTS.map(([part, title, none, columns]) => partOf(part, title, none, columns, found[part])),
  );
});

function partOf(part, title, none, columns, rows) {
  if (!rows.length) return section(title, el("p", { className: "empty", textContent: none }));
  const save = button(T.save, "button", () => attempt(() => download(`redactie/csv?deel=${part}`, `${part}.csv`)));
  save.append(el("span", { className: "for-readers", textContent: `: ${title}` }));
  return section(title, table(title, columns, rows), el("p", {}, save));
}

/** Wide tables scroll by themselves, with the keyboard too. */
function table(title, columns, rows) {
  const head = columns.map((name) => el("th", { scope: "col", textContent: T.columns[name] }));
  const lines = rows.map((row) => el("tr", {}, ...columns.map((name) => cell(name, row[name]))));
  const made = el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...lines));
  return el("div", { className: "table", tabIndex: 0, attrs: { role: "region", "aria-label": T.table(title) } }, made);
}

function cell(name, value) {
  return el("td", { textContent: WORDS[name] ? WORDS[name](value) : String(value) });
}
