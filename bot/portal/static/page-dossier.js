// One analysis with its people: how it stands, who may see it, what changed, who looked, and deleting it.

import { button, el } from "./rendering.js";
import { goOn, statusLabel } from "./analysis-entry.js";
import { attempt, call, download, inPlace, page, section, sure, tell } from "./person-page.js";
import { sharing } from "./sharing-form.js";
import { TEXTS, day, when } from "./person-texts.js";

const T = TEXTS.dossier;
const ID = location.pathname.split("/").filter(Boolean).at(-1);

await page(T.title, draw);

async function draw(main) {
  const found = await call("GET", `analyses/${ID}/dossier`).catch((error) => {
    if (error.status === 404) error.detail = T.gone;
    throw error;
  });
  const isOwn = found.recht === "eigen";
  document.title = `${found.titel} – ${TEXTS.brand}`;
  main.replaceChildren(
    el("p", {}, el("a", { href: "/start", textContent: T.back })),
    el("h1", { textContent: found.titel }),
    found.over ? el("p", { className: "about", textContent: found.over }) : "",
    el("p", { className: "facts" }, statusLabel(found), isOwn ? null : el("span", { textContent: found.recht === "lezen" ? TEXTS.mayRead : TEXTS.mayWrite })),
    facts(found),
    deeds(found),
    people(found, isOwn, inPlace(() => draw(main))),
    isOwn ? together() : "",
    versions(found.versies),
    isOwn ? log(found.logboek) : "",
    isOwn ? removal() : "",
  );
}

function facts({ eigenaar, begonnen, gewijzigd, versie }) {
  const lines = [
    [T.facts.owner, eigenaar],
    [T.facts.begun, day(begonnen)],
    [T.facts.changed, when(gewijzigd)],
    [T.facts.version, String(versie)],
  ];
  return el("dl", { className: "facts-list" }, ...lines.map(([term, text]) => el("div", {}, el("dt", { textContent: term }), el("dd", { textContent: text }))));
}

function deeds(found) {
  const save = async () => {
    await download(`analyses/${ID}/rapport?formaat=json`, `${found.vragenlijst}-${found.gewijzigd.slice(0, 10)}.json`);
    tell(T.saved);
  };
  return el(
    "div",
    { className: "deeds" },
    goOn(found, found.status === "afgerond" ? T.change : T.goOn),
    el("a", { className: "button", href: `/analyse/${ID}`, textContent: T.report }),
    button(T.save, "button", () => attempt(save)),
  );
}

function people(found, isOwn, redraw) {
  const lines = found.delingen.map((share) => {
    const stop = button(T.withdraw, "quiet", () => withdraw(share, redraw));
    stop.append(el("span", { className: "for-readers", textContent: T.withdrawWith(share.naam) }));
    return el("li", {}, el("span", {}, el("strong", { textContent: share.naam }), ` ${T.right[share.recht]}`), isOwn ? stop : null);
  });
  const owner = el("li", {}, el("span", {}, el("strong", { textContent: found.eigenaar }), ` ${T.owner}`));
  return section(
    T.people,
    isOwn && !lines.length ? el("p", { className: "empty", textContent: T.onlyYou }) : el("ul", { className: "lines" }, owner, ...lines),
    isOwn ? sharing(found, redraw) : "",
  );
}

async function withdraw({ soort, wie, naam }, redraw) {
  const query = new URLSearchParams({ soort, wie });
  const worked = await attempt(() => call("DELETE", `analyses/${ID}/delingen?${query}`));
  if (!worked) return;
  await redraw();
  tell(T.withdrawn(naam));
}

function versions(found) {
  const lines = found.map((version) => {
    const said = [version.keuzes.join(", "), version.tekst && `“${version.tekst}”`, T.outcomes[version.uitkomst]].filter(Boolean).join(" ");
    const more = [version.door, when(version.tijd), version.ingetrokken ? T.withdrawnAnswer : ""].filter(Boolean).join(", ");
    return el("li", {}, el("span", {}, el("strong", { textContent: `${version.kort}: ` }), said), el("span", { className: "soft", textContent: more }));
  });
  if (!lines.length) return section(T.versions, el("p", { className: "empty", textContent: T.noVersions }));
  return section(T.versions, unfolding(T.versionsLead, lines));
}

function log(found) {
  const lines = found.map((line) =>
    el("li", {}, el("span", {}, el("strong", { textContent: line.wie }), ` ${T.deeds[line.daad]}`), el("span", { className: "soft", textContent: when(line.tijd) })),
  );
  if (!lines.length) return section(T.log, el("p", { className: "empty", textContent: T.noLog }));
  return section(T.log, unfolding(T.logLead, lines));
}

function unfolding(title, lines) {
  return el("details", {}, el("summary", { textContent: title }), el("ul", { className: "lines" }, ...lines));
}

function together() {
  return section(
    T.together,
    el("p", { textContent: T.togetherText }),
    el("p", {}, el("a", { className: "button", href: `/start/overleg/${ID}`, textContent: T.togetherButton })),
  );
}

function removal() {
  const remove = async () => {
    const worked = await attempt(() => call("DELETE", `analyses/${ID}`));
    if (worked) location.assign("/start");
  };
  return section(
    T.remove,
    el("p", { textContent: T.removeText }),
    el("p", {}, button(T.removeButton, "button danger", () => sure(T.removeSure, T.removeText, T.removeYes, remove))),
  );
}
