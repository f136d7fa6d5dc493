// Signing in: with the provider of the organisation, or with the code of a link that works once. The code stands
// behind the # of the address, so that it is in no log, and is taken out of it at once.

import { el } from "./rendering.js";
import { Refused, call } from "./person-page.js";
import { TEXTS } from "./person-texts.js";

const T = TEXTS.signIn;
const asked = new URLSearchParams(location.search);
const OWN_PATH = /^\/(?![/\\])(?!api\/)/;
const onward = OWN_PATH.test(asked.get("naar") ?? "") ? asked.get("naar") : "/start";

const told = el("div", { attrs: { role: "status" } });
const ways = el("div", { className: "ways" });
document.body.append(
  el(
    "main",
    { className: "small" },
    el("p", { className: "brand" }, el("img", { src: "/static/favicon.svg", alt: "", width: 40, height: 40 }), TEXTS.brand),
    el("h1", { textContent: T.title }),
    told,
    ways,
  ),
);
await begin();

async function begin() {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  history.replaceState(null, "", location.pathname + location.search);
  try {
    if (code) return await useLink(code);
    const { persoon, inloggen } = await call("GET", "ik");
    if (persoon) return location.replace(onward);
    explain();
    ways.replaceChildren(...(inloggen === "openid" ? provider() : link()), without());
  } catch (error) {
    say(error instanceof Refused ? error.detail : TEXTS.failed, true);
    ways.replaceChildren(...link(), without());
  }
}

async function useLink(code) {
  say(T.busy);
  await call("POST", "sessie", { code });
  location.replace(onward);
}

function explain() {
  const wrong = T.wrong[asked.get("fout")];
  if (wrong) say(wrong, true);
  else if (asked.has("uitgelogd")) say(T.out);
}

function say(text, isWrong = false) {
  told.replaceChildren(el("p", { className: isWrong ? "notice wrong" : "notice", textContent: text }));
}

function provider() {
  const href = `/inloggen/openid?naar=${encodeURIComponent(onward)}`;
  return [el("p", { textContent: T.lead }), el("p", {}, el("a", { className: "button main", href, textContent: T.provider }))];
}

function link() {
  return [
    el("p", { textContent: T.link }),
    el("p", { textContent: T.newLink }),
    el("p", {}, el("code", { textContent: T.command })),
  ];
}

function without() {
  return el("p", {}, el("a", { href: "/", textContent: T.without }));
}
