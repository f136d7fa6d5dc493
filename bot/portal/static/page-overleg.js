// Buurtoverleg: who takes part and how far each is, and per question what everybody saw, where they agree and what the
// group settled. Settling is done in the conversation of the owner.

import { button, el } from "./rendering.js";
import { colleagueField } from "./colleague-field.js";
import { attempt, call, inPlace, page, section, tell } from "./person-page.js";
import { TEXTS } from "./person-texts.js";

const T = TEXTS.meeting;
const ID = location.pathname.split("/").filter(Boolean).at(-1);
const PATH = `analyses/${ID}/overleg`;

await page(T.title, draw);

async function draw(main, person) {
  const found = await call("GET", PATH).catch((error) => {
    if (error.status === 404) error.detail = TEXTS.dossier.gone;
    throw error;
  });
  const redraw = inPlace(() => draw(main, person));
  const back = found.is_eigenaar ? [`/start/analyse/${ID}`, T.back] : ["/start", T.backHome];
  main.replaceChildren(
    el("p", {}, el("a", { href: back[0], textContent: back[1] })),
    el("h1", { textContent: `${T.title}: ${found.titel}` }),
    found.is_eigenaar ? "" : el("p", { className: "soft", textContent: T.of(found.eigenaar) }),
    el("p", { className: "lead", textContent: T.lead }),
    people(found, person, redraw),
    found.doet_mee ? own(found) : "",
    result(found, redraw),
  );
}

function people(found, person, redraw) {
  const lines = found.deelnemers.map((one) => participant(one, found.is_eigenaar, redraw));
  return section(
    T.people,
    lines.length ? el("ul", { className: "lines" }, ...lines) : el("p", { className: "empty", textContent: T.nobody }),
    found.is_eigenaar ? inviting(found, person, redraw) : "",
  );
}

function participant({ wie, naam, domein, voortgang }, isOwner, redraw) {
  const far = !voortgang ? T.notBegun : voortgang.klaar ? T.done : T.far(voortgang.beantwoord, voortgang.totaal);
  const remove = async () => {
    if (!(await attempt(() => call("DELETE", `${PATH}/deelnemers/${wie}`)))) return;
    await redraw();
    tell(T.gone(naam));
  };
  const away = button(T.uninvite, "quiet", remove);
  away.append(el("span", { className: "for-readers", textContent: T.uninviteWho(naam) }));
  const who = el("span", {}, el("strong", { textContent: naam }), ` ${T.domains[domein]}, ${far}`);
  return el("li", {}, who, isOwner ? away : null);
}

function inviting(found, person, redraw) {
  const options = Object.entries(T.domains).map(([value, text]) => el("option", { value, textContent: text }));
  const domain = el("select", { id: "domein", name: "domein" }, ...options);
  const form = el(
    "form",
    { className: "share" },
    el("h3", { textContent: T.invite }),
    colleagueField(),
    el("p", {}, el("label", { htmlFor: "domein", textContent: T.domain }), domain),
    el("div", { className: "deeds" }, el("button", { className: "button main", textContent: T.inviteButton })),
  );
  const invite = async (wie, naam) => {
    if (!(await attempt(() => call("PUT", `${PATH}/deelnemers`, { wie, domein: domain.value })))) return;
    await redraw();
    tell(T.invited(naam));
  };
  if (!found.doet_mee) form.lastChild.append(button(T.inviteSelf, "button", () => invite(person.id, person.naam)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [wie, naam] = (new FormData(form).get("persoon") ?? "").split("|");
    if (naam) invite(wie, naam);
    else tell(TEXTS.dossier.chooseFirst, true);
  });
  return form;
}

function own(found) {
  const go = async () => {
    const { gesprek, vragenlijst, begonnen } = await call("POST", `${PATH}/gesprek`, {});
    location.assign(`/#gesprek=${gesprek}${begonnen ? "" : `&start=${vragenlijst}`}`);
  };
  const text = found.begonnen ? T.goOn : T.begin;
  return section(T.own, el("p", { textContent: T.ownText }), el("p", {}, button(text, "button main", () => attempt(go))));
}

function result(found, redraw) {
  if (!found.mag_zien) return section(T.result, el("p", { className: "empty", textContent: found.is_eigenaar && !found.doet_mee ? T.laterOwner : T.later }));
  if (!found.vragen.length) return section(T.result, el("p", { className: "empty", textContent: T.none }));
  const same = found.vragen.filter((question) => question.eens === "eens").length;
  return section(
    T.result,
    el("p", { textContent: T.count(same, found.vragen.length) }),
    ...found.vragen.map((question) => compared(question, found, redraw)),
    el("p", { className: "deeds" }, button(T.print, "button", () => print())),
  );
}

function compared(question, found, redraw) {
  const lines = question.gezien.map((one) => {
    const who = el("span", {}, el("strong", { textContent: one.naam }), ` (${T.domains[one.domein]}): ${said(one)}`);
    return el("li", {}, who, found.is_eigenaar && question.eens !== "eens" ? takeOver(one, question, redraw) : null);
  });
  return el(
    "article",
    { className: "card compared" },
    el("div", { className: "facts" }, el("h3", { textContent: question.vraagtekst }), el("span", { className: `label ${question.eens}`, textContent: T.agreement[question.eens] })),
    lines.length ? el("ul", { className: "lines" }, ...lines) : null,
    settled(question, found, redraw),
  );
}

/** What this participant answered becomes the answer of the group. */
async function settle({ wie }, { vraag }, redraw) {
  if (!(await attempt(() => call("PUT", `${PATH}/vastgesteld`, { vraag, van: wie })))) return;
  await redraw();
  tell(T.isSettled);
}

function takeOver(one, question, redraw) {
  const take = button(T.takeOver, "quiet", () => settle(one, question, redraw));
  take.append(el("span", { className: "for-readers", textContent: T.takeOverWhose(one.naam, question.kort) }));
  return take;
}

function settled(question, found, redraw) {
  const { vastgesteld, vraag, kort, gezien, eens } = question;
  const words = vastgesteld
    ? el("p", {}, el("strong", { textContent: `${T.settled} ` }), said(vastgesteld))
    : el("p", { className: "soft", textContent: T.notSettled });
  const deeds = [];
  if (found.is_eigenaar && !vastgesteld && eens === "eens") {
    deeds.push(button(T.settle, "button", () => settle(gezien[0], question, redraw)));
  }
  if (found.is_eigenaar && vastgesteld) {
    deeds.push(el("a", { className: "button", href: `/#gesprek=${found.gesprek}&wijzig=${vraag}`, textContent: T.change }));
  }
  for (const deed of deeds) deed.append(el("span", { className: "for-readers", textContent: T.settleWhat(kort) }));
  return el("div", { className: "settled" }, words, ...deeds);
}

function said({ keuzes, tekst, uitkomst }) {
  return [keuzes.join(", "), tekst && `“${tekst}”`, TEXTS.dossier.outcomes[uitkomst]].filter(Boolean).join(" ");
}
