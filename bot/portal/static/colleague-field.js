// Finding a colleague: a field in which one types a part of a name, and a row of choices with who was found.

import { el } from "./rendering.js";
import { attempt, call } from "./person-page.js";
import { TEXTS } from "./person-texts.js";

const T = TEXTS.dossier;
const SHORTEST = 2;
const PAUSE_MS = 250;

/** Looks while one types; what is found is a row of choices. */
export function colleagueField() {
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
