// Home: go on, begin, ask, and all analyses that one has or was given to see.

import { button, el } from "./rendering.js";
import { entryCard, goOn, statusLabel } from "./analysis-entry.js";
import { attempt, call, page, section, tell } from "./person-page.js";
import { TEXTS, day } from "./person-texts.js";

const T = TEXTS.home;

await page(TEXTS.start, async (main) => {
  const { persoon, analyses, gedeeld, overleg, vragenlijsten } = await call("GET", "mijn/overzicht");
  const latest = [...analyses, ...gedeeld]
    .filter((entry) => entry.status !== "afgerond" && entry.recht !== "lezen")
    .sort((one, other) => other.gewijzigd.localeCompare(one.gewijzigd))[0];
  main.append(
    el("h1", { textContent: T.title(persoon.naam) }),
    takeAlong(),
    goesSoon(analyses),
    latest ? onward(latest) : "",
    overleg.length ? meetings(overleg) : "",
    begin(vragenlijsten),
    list(T.mine, analyses, T.noneMine),
    list(T.shared, gedeeld, T.noneShared),
  );
});

/** What was not used for long is told before it goes. */
function goesSoon(analyses) {
  const days = analyses.map((entry) => entry.gewist_op).filter(Boolean).sort();
  if (!days.length) return "";
  const box = section(T.goesSoon, el("p", { textContent: T.goesSoonText(days.length, day(days[0])) }));
  box.classList.add("notice");
  return box;
}

function onward(entry) {
  const card = el(
    "div",
    { className: "card wide" },
    el("h3", { textContent: entry.titel }),
    entry.over ? el("p", { className: "about", textContent: entry.over }) : null,
    el("p", { className: "soft facts" }, statusLabel(entry), TEXTS.changed(day(entry.gewijzigd))),
    el("div", { className: "deeds" }, goOn(entry, T.goOnButton)),
  );
  return section(T.goOn, card);
}

function begin(questionnaires) {
  const story = ["#nieuw&opdracht=verhaal", T.story, T.storyMore];
  const lists = questionnaires.map(({ id, titel, minuten }) => [`#nieuw&start=${id}`, titel, T.minutes(minuten)]);
  const tiles = [story, ...lists].map(([hash, title, more]) =>
    el("li", {}, el("a", { className: "tile", href: `/${hash}` }, el("strong", { textContent: title }), el("span", { textContent: more }))),
  );
  return section(T.begin, el("p", { className: "soft", textContent: T.beginLead }), el("ul", { className: "tiles" }, ...tiles), ask());
}

function ask() {
  const field = el("input", { id: "vraag", name: "vraag", required: true, maxLength: 500, placeholder: T.askExample });
  const form = el(
    "form",
    { className: "ask" },
    el("label", { htmlFor: "vraag", textContent: T.askLabel }),
    el("div", { className: "row" }, field, el("button", { className: "button", textContent: T.askButton })),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`/#nieuw&vraag=${encodeURIComponent(field.value.trim())}`);
  });
  return form;
}

function meetings(found) {
  const tiles = found.map(({ id, titel, eigenaar }) =>
    el("li", {}, el("a", { className: "tile", href: `/start/overleg/${id}` }, el("strong", { textContent: titel }), el("span", { textContent: TEXTS.meeting.from(eigenaar) }))),
  );
  return section(TEXTS.meeting.onHome, el("ul", { className: "tiles" }, ...tiles));
}

function list(title, entries, empty) {
  const content = entries.length
    ? el("ul", { className: "cards" }, ...entries.map(entryCard))
    : el("p", { className: "empty", textContent: empty });
  return section(title, content);
}

/** Conversations that this browser keeps from before signing in. */
function takeAlong() {
  const read = (name) => JSON.parse(localStorage.getItem(`buurtbrug.${name}`) ?? "null");
  let kept = [];
  try {
    kept = [read("gesprek"), ...(read("eerder") ?? [])].filter((one) => one?.id && one.token);
  } catch {
    // nothing that can be read is kept
  }
  if (!kept.length) return "";
  const box = section(T.takeAlong, el("p", { textContent: T.takeAlongText(kept.length) }));
  const done = (text) => {
    for (const name of ["gesprek", "eerder", "wacht", "concept"]) localStorage.removeItem(`buurtbrug.${name}`);
    box.remove();
    if (text) tell(text);
  };
  const take = async () => {
    for (const { id, token } of kept) await call("POST", "mijn/gesprekken", { id, token }).catch(skipGone);
    done(T.taken);
    setTimeout(() => location.reload(), 1500);
  };
  box.classList.add("notice");
  box.append(
    el("div", { className: "deeds" }, button(T.takeAlongButton, "button main", () => attempt(take)), button(T.leaveButton, "button", () => box.remove())),
  );
  return box;
}

/** One that is gone, or somebody else's by now, stays behind. */
function skipGone(error) {
  if (error.status !== 404) throw error;
}
