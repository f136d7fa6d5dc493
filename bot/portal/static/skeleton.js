// The fixed parts of the chat component: its elements, their names for who does not see them, the quick orders.

import { TEXTS } from "./texts.js";
import { button } from "./rendering.js";

const ORDERS = [
  ["actie/terug", TEXTS.back],
  ["actie/overslaan", TEXTS.skip],
  ["actie/voorbeeld", TEXTS.example],
  ["actie/waarom", TEXTS.why],
  ["actie/pauze", TEXTS.pause],
];
const LOGO = `<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect class="logo-ground" width="32" height="32" rx="8"/>
<path class="logo-bridge" d="M4 22h24M7 22c0-12 18-12 18 0M12 22v-7M16 22v-8.500M20 22v-7"/><circle class="logo-one" cx="6" cy="9" r="2.400"/><circle class="logo-two" cx="26" cy="9" r="2.400"/></svg>`;
const SKELETON = `
<div class="frame">
  <div class="bar">
    <span class="brand">${LOGO}<span>Buurtbrug</span></span>
    <button type="button" class="quiet toggle" aria-expanded="false" aria-controls="progress" hidden></button>
    <button type="button" class="quiet later"></button>
  </div>
  <div class="middle">
    <nav class="progress" id="progress" hidden></nav>
    <div class="scroller" role="region" tabindex="0">
      <div class="column">
        <div class="log" role="log" aria-live="off" aria-relevant="additions"></div>
        <div class="thinking" aria-hidden="true" hidden><span></span><span></span><span></span><em></em></div>
        <div class="answer" role="group" tabindex="-1"></div>
        <div class="orders" role="group" hidden></div>
      </div>
    </div>
  </div>
  <form class="composer">
    <div class="column">
      <div class="status" role="status"></div>
      <div class="field">
        <label class="for-readers" for="input"></label>
        <textarea id="input" rows="1" aria-describedby="keys" enterkeyhint="send"></textarea>
        <button class="primary send"><span></span><svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 20V5M5 12l7-7 7 7"/></svg></button>
      </div>
      <p class="keys" id="keys"></p>
    </div>
  </form>
  <dialog class="dialog" aria-labelledby="later-title"></dialog>
</div>`;

const NAMES = {
  ".scroller": TEXTS.conversation,
  ".log": TEXTS.messages,
  ".answer": TEXTS.answers,
  ".orders": TEXTS.orders,
  ".progress": TEXTS.progress,
};
const WORDS = {
  "label": TEXTS.input,
  ".keys": TEXTS.keys,
  ".send span": TEXTS.send,
  ".later": TEXTS.later,
  ".thinking em": TEXTS.thinking,
};

/** Puts the parts into the shadow root. `order(id, text)` is called when a quick order is given. */
export function furnish(root, order) {
  root.innerHTML = SKELETON;
  for (const [selector, name] of Object.entries(NAMES)) root.querySelector(selector).setAttribute("aria-label", name);
  for (const [selector, text] of Object.entries(WORDS)) root.querySelector(selector).textContent = text;
  const orders = ORDERS.map(([id, text]) => button(text, "quiet outlined", () => order(id, text), { value: id }));
  root.querySelector(".orders").append(...orders);
}
