// "Later verder": the personal link, a new conversation, and those before it in this browser. On a website "Opties":
// the conversation goes after the visit, unless it is kept.

import { TEXTS } from "./texts.js";
import { button, el } from "./rendering.js";

/** Opens the dialog. `earlier` are the conversations before; `open(one)`, `begin`, `forget` and `save` what the buttons
    do. `signIn` is the address where one signs in, where that can be done. */
export function openLater(dialog, link, earlier, { open, begin, forget, save, signIn }) {
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
    button(TEXTS.download, "quiet outlined", closing(save)),
    kept.length ? el("h3", { textContent: TEXTS.earlierLead }) : null,
    ...kept,
    el("div", { className: "dialog-end" }, close, button(TEXTS.forget, "quiet", closing(forget))),
  ];
  dialog.replaceChildren(...parts.filter(Boolean));
  dialog.showModal();
}

/** The same on a website; `keep` gives whether it worked, `isKept` whether it was done before. */
export function openOptions(dialog, link, isKept, { begin, keep, save }) {
  const closing = (action) => () => {
    dialog.close();
    action();
  };
  const said = el("p", { attrs: { role: "status" }, textContent: isKept ? TEXTS.kept : TEXTS.visitText });
  const room = el("div", { className: "kept" }, ...(isKept ? linkParts(link) : [button(TEXTS.keep, "primary", keepIt)]));
  async function keepIt() {
    const done = await keep();
    said.textContent = done ? TEXTS.kept : TEXTS.keepFailed;
    if (!done) return;
    room.replaceChildren(...linkParts(link));
    room.querySelector("input").focus();
  }
  dialog.replaceChildren(
    el("h2", { id: "later-title", textContent: TEXTS.optionsLead }),
    said,
    room,
    button(TEXTS.download, "quiet outlined", closing(save)),
    el("h3", { textContent: TEXTS.otherLead }),
    el("p", { textContent: TEXTS.wipeText }),
    button(TEXTS.newConversation, "quiet outlined", closing(begin)),
    el("div", { className: "dialog-end" }, button(TEXTS.close, "primary", () => dialog.close())),
  );
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
