// What somebody thinks of an answer: two thumbs under it, and room for a line of text once one was given.

import { TEXTS } from "./texts.js";
import { button, drawing, el } from "./rendering.js";

const HAND = "M7 11v9H4v-9zm0 0 4-8c1.700 0 2.600 1 2.600 2.600V9H19a2 2 0 0 1 2 2.300l-1.200 7A2 2 0 0 1 17.800 20H7";
const JUDGED = new Set(["uitleg", "rapport"]);

/** The thumbs under a message of the bot; null where nothing is answered. `judge(id, duim, tekst)` sends it. */
export function verdict(message, judge) {
  if (!message.id || message.van !== "bot" || !JUDGED.has(message.soort)) return null;
  const told = el("span", { className: "told", attrs: { role: "status" } });
  const more = el("div", { className: "more" });
  const thumbs = ["omhoog", "omlaag"].map((duim) => {
    const attrs = { "aria-pressed": "false", "aria-label": TEXTS.thumbs[duim] };
    const thumb = button("", "quiet thumb", () => give(duim), attrs);
    const hand = drawing(24, [["path", "hand", { d: HAND }]]);
    hand.classList.add(duim);
    thumb.append(hand);
    return thumb;
  });

  async function give(duim) {
    thumbs.forEach((thumb, i) => thumb.setAttribute("aria-pressed", String((i === 0) === (duim === "omhoog"))));
    told.textContent = (await judge(message.id, duim, "")) ? TEXTS.thanks : TEXTS.notSent;
    more.replaceChildren(line(duim));
  }

  function line(duim) {
    const field = el("input", { maxLength: 500, attrs: { "aria-label": TEXTS.whyThumb, placeholder: TEXTS.whyThumb } });
    const form = el("form", {}, field, el("button", { className: "quiet outlined", textContent: TEXTS.send }));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const sent = await judge(message.id, duim, field.value.trim());
      told.textContent = sent ? TEXTS.thanksMore : TEXTS.notSent;
      if (sent) more.replaceChildren();
    });
    return form;
  }

  return el("div", { className: "verdict", attrs: { role: "group", "aria-label": TEXTS.verdict } }, ...thumbs, told, more);
}
