// My data: what is kept of me, taking it along, tokens for scripts, and deleting everything.

import { button, el } from "./rendering.js";
import { attempt, call, download, page, section, sure, tell } from "./person-page.js";
import { TEXTS, day } from "./person-texts.js";

const T = TEXTS.data;

await page(T.title, async (main, person) => {
  const counts = await call("GET", "mijn/gegevens/aantallen");
  const periods = await call("GET", "mijn/gegevens/termijnen");
  const teams = el("div", { className: "ways" });
  const tokens = el("div", { className: "ways" });
  main.append(
    el("h1", { textContent: T.title }),
    el("p", { className: "lead", textContent: T.lead }),
    about(person),
    section(T.kept, terms(Object.entries(counts).map(([what, count]) => [T.counts[what], String(count)]))),
    keptFor(periods),
    takeAlong(),
    teams,
    section(T.tokens, el("p", { textContent: T.tokensLead }), tokens),
    removal(),
  );
  await drawLink(teams);
  await drawTokens(tokens);
});

function keptFor({ analyses, logboek, mensen, gewist_op }) {
  const lines = [
    analyses && T.periodsAnalyses(T.days(analyses)),
    logboek && T.periodsLog(T.days(logboek)),
    mensen && T.periodsPerson(T.days(mensen), day(gewist_op)),
  ].filter(Boolean);
  return section(T.periods, ...(lines.length ? lines : [T.periodsNever]).map((textContent) => el("p", { textContent })));
}

/** Being the same person in Teams; without Teams there is nothing to see. */
async function drawLink(place) {
  const { mogelijk, koppelingen } = await call("GET", "mijn/koppelingen");
  if (!mogelijk && !koppelingen.length) return place.remove();
  place.replaceChildren(section(T.teamsLink, ...(koppelingen.length ? linked(koppelingen[0], place) : notLinked(place))));
}

function linked({ sinds, manier }, place) {
  const undo = async () => {
    if (!(await attempt(() => call("DELETE", "mijn/koppelingen")))) return;
    await drawLink(place);
    tell(T.teamsUndone);
    place.querySelector("button")?.focus();
  };
  const ask = () => sure(T.teamsUndoSure, T.teamsUndoText, T.teamsUndoYes, undo);
  return [el("p", { textContent: T.teamsLinked(day(sinds), manier) }), el("p", {}, button(T.teamsUndo, "button", ask))];
}

function notLinked() {
  const shown = el("div", { className: "ways", attrs: { role: "status" } });
  const make = async () => {
    const { code } = await call("POST", "mijn/koppelingen", {});
    const field = el("input", { id: "koppelcode", readOnly: true, value: `koppel ${code}` });
    shown.replaceChildren(
      el("div", { className: "notice ways" },
        el("p", { textContent: T.teamsCode }),
        el("label", { htmlFor: "koppelcode", textContent: T.teamsCodeField }), field,
        el("p", { className: "soft", textContent: T.teamsCodeHelp })),
    );
    field.select();
  };
  return [el("p", { textContent: T.teamsNone }), el("p", {}, button(T.teamsButton, "button", () => attempt(make))), shown];
}

function about({ naam, email, teams }) {
  const lines = [
    [T.name, naam],
    [T.email, email ?? T.noEmail],
    [T.teams, teams.join(", ") || T.noTeams],
  ];
  return section(T.about, terms(lines), el("p", { className: "soft", textContent: T.source }));
}

function terms(lines) {
  return el("dl", { className: "facts-list" }, ...lines.map(([term, text]) => el("div", {}, el("dt", { textContent: term }), el("dd", { textContent: text }))));
}

function takeAlong() {
  const save = async () => {
    await download("mijn/gegevens", "mijn-gegevens.json");
    tell(T.downloaded);
  };
  return section(T.download, el("p", { textContent: T.downloadText }), el("p", {}, button(T.downloadButton, "button main", () => attempt(save))));
}

async function drawTokens(place, secret = "") {
  const { tokens } = await call("GET", "mijn/tokens");
  const lines = tokens.map((token) => tokenLine(token, place));
  place.replaceChildren(
    secret ? newToken(secret) : "",
    lines.length ? el("ul", { className: "lines" }, ...lines) : el("p", { className: "empty", textContent: T.noTokens }),
    tokenForm(place),
  );
}

function tokenLine({ id, naam, gemaakt, verloopt, gebruikt }, place) {
  const revoke = async () => {
    await call("DELETE", `mijn/tokens/${id}`);
    await drawTokens(place);
    tell(T.revoked);
  };
  const stop = button(T.revoke, "quiet", () => attempt(revoke));
  stop.append(el("span", { className: "for-readers", textContent: T.revokeWhat(naam) }));
  const used = gebruikt ? T.tokenUsed(day(gebruikt)) : T.tokenUnused;
  const more = `${T.tokenLine(day(gemaakt), day(verloopt))}, ${used}`;
  return el("li", {}, el("span", {}, el("strong", { textContent: naam }), el("br"), el("span", { className: "soft", textContent: more })), stop);
}

function newToken(secret) {
  const field = el("input", { id: "nieuw-token", readOnly: true, value: secret });
  return el("div", { className: "notice" }, el("p", { textContent: T.tokenMade }), el("label", { htmlFor: "nieuw-token", textContent: T.tokenField }), field);
}

function tokenForm(place) {
  const field = el("input", { id: "token-naam", required: true, maxLength: 80 });
  const form = el(
    "form",
    { className: "ask" },
    el("label", { htmlFor: "token-naam", textContent: T.tokenName }),
    el("div", { className: "row" }, field, el("button", { className: "button", textContent: T.tokenButton })),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(async () => {
      const { token } = await call("POST", "mijn/tokens", { naam: field.value });
      await drawTokens(place, token);
      place.querySelector("#nieuw-token").select();
    });
  });
  return form;
}

function removal() {
  const remove = async () => {
    const worked = await attempt(() => call("DELETE", "mijn/gegevens"));
    if (!worked) return;
    sessionStorage.clear();
    document.querySelector("main").replaceChildren(el("h1", { textContent: T.removed }), el("p", {}, el("a", { href: "/", textContent: TEXTS.brand })));
    document.querySelector("header nav").remove();
    document.querySelector("main").focus();
  };
  return section(
    T.remove,
    el("p", { textContent: T.removeText }),
    el("p", {}, button(T.removeButton, "button danger", () => sure(T.removeSure, T.removeText, T.removeYes, remove))),
  );
}
