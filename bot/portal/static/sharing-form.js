// Sharing an analysis: with a colleague who is looked for by name, a team of one's own, or the whole organisation.

import { el } from "./rendering.js";
import { attempt, call, tell } from "./person-page.js";
import { TEXTS } from "./person-texts.js";

const T = TEXTS.dossier;
const SHORTEST = 2;
const PAUSE_MS = 250;

/** The form; `redraw` shows the page anew after sharing. */
export function sharing(found, redraw) {
  const colleague = colleagueField();
  const team = teamField(found.teams);
  const none = el("div");
  const parts = { persoon: colleague, team, organisatie: none };
  const kinds = { persoon: T.person, team: T.team, organisatie: T.organisation };
  const choice = radios("soort", T.whom, kinds, (kind) => place.replaceChildren(parts[kind]));
  const place = el("div", { className: "whom" }, colleague);
  const right = radios("recht", T.may, T.right);
  const form = el(
    "form",
    { className: "share" },
    el("h3", { textContent: T.share }),
    el("p", { className: "soft", textContent: T.shareLead }),
    choice,
    place,
    right,
    el("p", {}, el("button", { className: "button main", textContent: T.shareButton })),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    share(found.id, new FormData(form), redraw);
  });
  return form;
}

async function share(id, given, redraw) {
  const soort = given.get("soort");
  const [wie, naam] = (given.get(soort) ?? (soort === "organisatie" ? `|${T.organisation}` : "")).split("|");
  if (!naam) return tell(T.chooseFirst, true);
  const body = { soort, wie, recht: given.get("recht") };
  if (!(await attempt(() => call("PUT", `analyses/${id}/delingen`, body)))) return;
  await redraw();
  tell(T.shared(naam === T.organisation ? naam.toLowerCase() : naam));
}

function radios(name, legend, options, chosen = () => {}) {
  const boxes = Object.entries(options).map(([value, text], index) => {
    const box = el("input", { type: "radio", name, value, checked: index === 0 });
    box.addEventListener("change", () => chosen(value));
    return el("label", { className: "choice" }, box, el("span", { textContent: text }));
  });
  return el("fieldset", {}, el("legend", { textContent: legend }), ...boxes);
}

function teamField(teams) {
  if (!teams.length) return el("p", { className: "empty", textContent: T.noTeams });
  const options = teams.map((team) => el("option", { value: `${team}|${team}`, textContent: team }));
  return el("p", {}, el("label", { htmlFor: "team", textContent: T.team }), el("select", { id: "team", name: "team" }, ...options));
}

/** Looks while one types; what is found is a row of choices. */
function colleagueField() {
  const field = el("input", { id: "zoek", type: "search", autocomplete: "off", attrs: { "aria-describedby": "zoek-uitleg" } });
  const help = el("p", { className: "soft", id: "zoek-uitleg", textContent: T.searchHelp });
  const told = el("p", { className: "soft", attrs: { role: "status" } });
  const found = el("div", { className: "found" });
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(field.value.trim(), found, told), PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  return el("div", {}, el("label", { htmlFor: "zoek", textContent: T.search }), field, help, told, found);
}

async function look(wanted, found, told) {
  if (wanted.length < SHORTEST) {
    found.replaceChildren();
    told.textContent = "";
    return;
  }
  await attempt(async () => {
    const { collegas } = await call("GET", `collegas?zoek=${encodeURIComponent(wanted)}`);
    told.textContent = collegas.length ? T.found(collegas.length) : T.nobody;
    found.replaceChildren(...collegas.map(colleagueChoice));
  });
}

function colleagueChoice({ id, naam, email }, index) {
  const box = el("input", { type: "radio", name: "persoon", value: `${id}|${naam}`, checked: index === 0 });
  return el("label", { className: "choice" }, box, el("span", {}, naam, email ? el("span", { className: "soft", textContent: ` ${email}` }) : null));
}
