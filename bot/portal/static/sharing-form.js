// Sharing an analysis: with a colleague who is looked for by name, a team of one's own, or the whole organisation.

import { el } from "./rendering.js";
import { colleagueField } from "./colleague-field.js";
import { attempt, call, tell } from "./person-page.js";
import { TEXTS } from "./person-texts.js";

const T = TEXTS.dossier;

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
