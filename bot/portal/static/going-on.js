// "Later verder": the personal link, a new conversation, and those before it in this browser.

import { TEXTS } from "./texts.js";
import { button, el } from "./rendering.js";

/** Opens the dialog. `earlier` are the conversations before; `open(one)`, `begin` and `forget` what the buttons do.
    `signIn` is the address where one signs in, where that can be done. */
export function openLater(dialog, link, earlier, { open, begin, forget, signIn }) {
  const closing = (action) => () => {
    dialog.close();
    action();
  };
  const kept = earlier.map((one) => button(TEXTS.earlier(when(one.tijd)), "quiet outlined", closing(() => open(one))));
  const close = button(TEXTS.close, "primary", () => dialog.close());
  const parts = [
    el("h2", { id: "later-title", textContent: TEXTS.later }),
    el("p", { textContent: TEXTS.laterLead }),
    ...linkParts(link),
    signIn ? el("p", {}, el("a", { href: signIn, textContent: TEXTS.signIn })) : null,
    el("h3", { textContent: TEXTS.otherLead }),
    el("p", { textContent: TEXTS.otherText }),
    button(TEXTS.newConversation, "quiet outlined", closing(begin)),
    kept.length ? el("h3", { textContent: TEXTS.earlierLead }) : null,
    ...kept,
    el("div", { className: "dialog-end" }, close, button(TEXTS.forget, "quiet", closing(forget))),
  ];
  dialog.replaceChildren(...parts.filter(Boolean));
  dialog.showModal();
}

function linkParts(link) {
  const field = el("input", { readOnly: true, id: "link", value: link, className: "link-field" });
  const told = el("p", { className: "help", attrs: { role: "status" } });
  const tell = async () => (told.textContent = await copy(field));
  return [
    el("label", { className: "for-readers", htmlFor: "link", textContent: TEXTS.laterField }),
    field,
    button(TEXTS.copy, "primary", tell),
    told,
    el("p", { className: "help", textContent: TEXTS.laterWarning }),
  ];
}

function when(time) {
  const form = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat("nl-NL", form).format(time);
}

async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return TEXTS.copied;
  } catch {
    field.select();
    return document.execCommand("copy") ? TEXTS.copied : TEXTS.copyFailed;
  }
}
