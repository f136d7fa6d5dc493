// The open question as something to answer by hand: buttons, checkboxes with one "Verder", or a grid of radio
// buttons. Knows what was chosen, not who it is sent to.

import { TEXTS } from "./texts.js";
import { button, el } from "./rendering.js";

const MANY_OPTIONS = 6;
const APART = new Set(["geen", "weet-niet"]);
let lastNumber = 0;

/** The controls of one question. `submit({keuzes, label})` is called when the user is done.

    `earlier` is what was answered before, in the form of `keuzes`. */
export class AnswerForm {
  touched = false;
  element;
  #vraag;
  #submit;
  #hint = el("p", { className: "hint", attrs: { role: "alert" } });
  #names = `bb-${(lastNumber += 1)}`;

  constructor(vraag, earlier, { submit, isWide }) {
    this.#vraag = vraag;
    this.#submit = submit;
    const main = vraag.opties.filter((option) => !APART.has(option.id));
    const apart = vraag.opties.filter((option) => APART.has(option.id));
    const shown = this.#controls(main, earlier);
    this.element = el("div", { className: `answers ${vraag.soort}` }, this.#explanations(main, isWide), ...shown);
    this.element.append(this.#ending(apart, main));
    this.element.addEventListener("change", () => {
      this.touched = true;
      this.#hint.textContent = "";
    });
  }

  /** What is ticked or filled in now, in the form of the API. */
  get choices() {
    const checked = [...this.element.querySelectorAll("input:checked")];
    if (this.#vraag.soort === "raster") return checked.map((i) => ({ rij: i.dataset.row, keuze: i.value }));
    return checked.map((input) => input.value);
  }

  /** The same in words. */
  get label() {
    const option = new Map(this.#vraag.opties.map((o) => [o.id, o.label]));
    const row = new Map((this.#vraag.rijen ?? []).map((r) => [r.id, r.label]));
    const words = this.choices.map((c) => (c.rij ? `${row.get(c.rij)}: ${option.get(c.keuze)}` : option.get(c)));
    return words.join("\n");
  }

  get #isMany() {
    return this.#vraag.soort === "meer" || this.#vraag.soort === "raster";
  }

  #controls(options, earlier) {
    if (this.#vraag.soort === "raster") return [this.#grid(options, earlier)];
    if (this.#vraag.soort === "meer") return [this.#checkboxes(options, earlier)];
    return options.length ? [this.#buttons(options, earlier)] : [];
  }

  #buttons(options, earlier) {
    const made = options.map((option) => {
      const mark = earlier.includes(option.id) ? TEXTS.yourAnswer : null;
      const node = el("button", { type: "button", className: "option" }, this.#label(option, mark));
      node.value = option.id;
      node.onclick = () => this.#submit({ keuzes: [option.id], label: option.label });
      return node;
    });
    return el("div", { className: "options" }, ...made);
  }

  #label(option, mark) {
    const label = el("span", { className: "label", textContent: `${option.label} ` });
    const explanation = el("span", { className: "explanation", textContent: ` ${option.toelichting}` });
    return el("span", {}, label, mark && badge(mark), option.toelichting ? explanation : null);
  }

  #checkboxes(options, earlier) {
    const ticked = new Set(earlier.length ? earlier : options.filter((o) => o.voorstel).map((o) => o.id));
    const made = options.map((option) => {
      const input = el("input", { type: "checkbox", value: option.id, checked: ticked.has(option.id) });
      const mark = option.voorstel ? TEXTS.proposal : null;
      const label = el("label", { className: "option" }, input, this.#label(option, mark));
      if (!option.voorstel) return el("div", { className: "choice" }, label);
      return el("div", { className: "choice proposed" }, label, evidence(option.bewijs));
    });
    return el("div", { className: "options" }, ...made);
  }

  #grid(columns, earlier) {
    const before = new Map(earlier.filter((cell) => cell.rij).map((cell) => [cell.rij, cell.keuze]));
    const rows = this.#vraag.rijen.map((row, number) => {
      const labelId = `${this.#names}-${number}`;
      const cells = columns.map((column) => {
        const input = el("input", { type: "radio", name: labelId, value: column.id });
        input.dataset.row = row.id;
        input.checked = before.get(row.id) === column.id;
        return el("label", { className: "cell" }, input, el("span", { textContent: column.label }));
      });
      const clear = button(TEXTS.clear, "quiet clear", () => clearRow(group), { "aria-label": TEXTS.clearRow(row.label) });
      const group = el(
        "div",
        { className: "row", attrs: { role: "radiogroup", "aria-labelledby": labelId } },
        el("span", { className: "row-label", id: labelId, textContent: row.label }),
        el("div", { className: "cells" }, ...cells, clear),
      );
      return group;
    });
    return el("div", { className: "grid" }, ...rows);
  }

  #explanations(options, isWide) {
    if (!options.some((option) => option.toelichting)) return null;
    const toggle = button("", "quiet explain", () => show(toggle.getAttribute("aria-expanded") !== "true"));
    const show = (on) => {
      toggle.setAttribute("aria-expanded", String(on));
      toggle.textContent = on ? TEXTS.hideExplanation : TEXTS.showExplanation;
      this.element?.classList.toggle("explained", on);
    };
    const isShown = isWide && options.length <= MANY_OPTIONS;
    queueMicrotask(() => show(isShown));
    return toggle;
  }

  #ending(apart, main) {
    const ending = el("div", { className: "ending" });
    if (this.#isMany && main.length) ending.append(button(TEXTS.next, "primary", () => this.#finish()));
    for (const option of apart) {
      const submit = () => this.#submit({ keuzes: [option.id], label: option.label });
      ending.append(button(option.label, "quiet outlined", submit, { value: option.id }));
    }
    if (this.#isMany) ending.append(this.#hint);
    return ending;
  }

  #finish() {
    if (this.choices.length) this.#submit({ keuzes: this.choices, label: this.label });
    else this.#hint.textContent = TEXTS.chooseFirst;
  }
}

function badge(text) {
  return el("span", { className: "badge", textContent: text });
}

function evidence(text) {
  return el(
    "details",
    { className: "evidence" },
    el("summary", { textContent: TEXTS.whyProposal }),
    el("p", { textContent: text }),
  );
}

function clearRow(group) {
  for (const input of group.querySelectorAll("input")) input.checked = false;
  group.querySelector("input").focus();
}
