// For administrators: how Buurtbrug is doing, how long what is kept, who may come in, and who did what. No contents.

import { button, el } from "./rendering.js";
import { attempt, call, download, page, section, sure, tell } from "./person-page.js";
import { TEXTS, brief, month } from "./person-texts.js";

const T = TEXTS.admin;
const COLUMNS = ["tijd", "wie", "daad", "analyse"];

await page(T.title, async (main) => {
  const found = await call("GET", "beheer");
  const people = el("div", { className: "ways" });
  main.append(
    el("h1", { textContent: T.title }),
    el("p", { className: "lead", textContent: T.lead }),
    el("p", { className: "soft", textContent: T.logged }),
    state(found.toestand),
    section(T.counts, terms(Object.entries(found.aantallen).map(([what, count]) => [T.counted[what], String(count)]))),
    periods(found.bewaartermijnen),
    section(T.people, el("p", { className: "soft", textContent: T.peopleLead }), people),
    log(),
  );
  await drawPeople(people);
});

function terms(lines) {
  return el("dl", { className: "facts-list" }, ...lines.map(([term, text]) => el("div", {}, el("dt", { textContent: term }), el("dd", { textContent: text }))));
}

function state({ status, onderdelen, taalmodel_app, kennisversie }) {
  const isWell = status === "goed";
  const lines = Object.entries(onderdelen).map(([part, how]) => [T.parts[part], T[how]]);
  lines.push([T.language, taalmodel_app?.naam ?? T.unknown], [T.knowledge, kennisversie]);
  return section(T.state, el("p", isWell ? {} : { className: "notice wrong" }, el("strong", { textContent: isWell ? T.well : T.notWell })), terms(lines));
}

function periods(given) {
  const lines = Object.entries(T.kept).map(([kind, name]) => [name, given[kind] ? TEXTS.data.days(given[kind]) : T.forEver]);
  return section(T.periods, el("p", { className: "soft", textContent: T.periodsLead }), terms(lines));
}

// People

async function drawPeople(place) {
  const { mensen } = await call("GET", "beheer/mensen");
  const field = el("input", { id: "zoek", type: "search", autocomplete: "off" });
  const count = el("p", { className: "soft", attrs: { role: "status" } });
  const list = el("ul", { className: "lines accounts" });
  const show = () => {
    const wanted = field.value.trim().toLowerCase();
    const found = mensen.filter(({ naam }) => naam.toLowerCase().includes(wanted));
    count.textContent = found.length ? T.found(found.length) : T.nobody;
    list.hidden = !found.length;
    list.replaceChildren(...found.map((one) => account(one, place)));
  };
  field.addEventListener("input", show);
  place.replaceChildren(el("div", { className: "ask" }, el("label", { htmlFor: "zoek", textContent: T.search }), field), count, list);
  show();
}

function account(one, place) {
  const roles = one.rollen.map((role) => T.roles[role]).join(", ");
  const more = [one.teams.join(", "), organisation(one.organisatie), T.seen(month(one.laatst_gezien)), T.ways(one.sessies, one.tokens)];
  const who = el(
    "div",
    { className: "who" },
    el("span", { className: "facts" }, el("strong", { textContent: one.naam }), el("span", { textContent: roles }),
      one.geblokkeerd ? el("span", { className: "label", textContent: T.blocked }) : null),
    el("span", { className: "soft", textContent: more.filter(Boolean).join(" · ") }),
  );
  return el("li", {}, who, one.uzelf ? el("span", { className: "soft", textContent: T.you }) : deeds(one, place));
}

function organisation(issuer) {
  return URL.canParse(issuer) ? new URL(issuer).host : T.local;
}

function deeds({ id, naam, geblokkeerd, sessies, tokens }, place) {
  const change = async (method, path, told) => {
    if (!(await attempt(() => call(method, `beheer/mensen/${id}/${path}`)))) return;
    await drawPeople(place);
    tell(told);
    place.querySelector("input").focus();
  };
  const block = () => sure(T.blockSure(naam), T.blockText, T.blockYes, () => change("PUT", "blokkade", T.isBlocked(naam)));
  const turnOut = () => sure(T.turnOutSure(naam), T.turnOutText, T.turnOutYes, () => change("DELETE", "toegang", T.isOut(naam)));
  const unblock = () => change("DELETE", "blokkade", T.isUnblocked(naam));
  return el(
    "span",
    { className: "deeds" },
    sessies + tokens ? named(button(T.turnOut, "quiet", turnOut), T.whom(naam)) : null,
    named(geblokkeerd ? button(T.unblock, "quiet", unblock) : button(T.block, "quiet", block), T.who(naam)),
  );
}

function named(made, more) {
  made.append(el("span", { className: "for-readers", textContent: more }));
  return made;
}

// The log

function log() {
  const shown = el("div", { className: "ways" });
  const about = field("analyse", T.analysis, { maxLength: 120 });
  const from = field("van", T.from, { type: "date" });
  const to = field("tot", T.to, { type: "date" });
  const query = () => {
    const chosen = [about, from, to].map((one) => one.querySelector("input")).filter((input) => input.value);
    return new URLSearchParams(chosen.map((input) => [input.id, input.value]));
  };
  const show = async () => {
    const { logboek } = await call("GET", `beheer/logboek?${query()}`);
    shown.replaceChildren(el("p", { className: "soft", textContent: logboek.length ? T.lines(logboek.length) : T.none, attrs: { role: "status" } }), logboek.length ? table(logboek) : "");
  };
  const save = async () => {
    await download(`beheer/logboek/csv?${query()}`, "logboek.csv");
    tell(T.saved);
  };
  const form = el(
    "form",
    { className: "filter" },
    about, from, to,
    el("div", { className: "deeds" }, el("button", { className: "button main", textContent: T.show }), button(T.save, "button", () => attempt(save))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(show);
  });
  about.append(el("span", { className: "soft", id: "analyse-uitleg", textContent: T.analysisHelp }));
  about.querySelector("input").setAttribute("aria-describedby", "analyse-uitleg");
  return section(T.log, el("p", { className: "soft", textContent: T.logLead }), form, shown);
}

function field(id, label, options) {
  return el("div", {}, el("label", { htmlFor: id, textContent: label }), el("input", { id, ...options }));
}

/** A wide table scrolls by itself, with the keyboard too. */
function table(rows) {
  const head = COLUMNS.map((name) => el("th", { scope: "col", textContent: T.columns[name] }));
  const lines = rows.map((row) => el("tr", {}, ...COLUMNS.map((name) => el("td", { className: name, textContent: name === "tijd" ? brief(row.tijd) : row[name] }))));
  const made = el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...lines));
  return el("div", { className: "table", tabIndex: 0, attrs: { role: "region", "aria-label": T.table } }, made);
}
