// <buurtbrug-chat>: the conversation as one web component, for our own page and for any website.
//
//   api            address of the portal; by default the site that the page comes from
//   kanaal         "web" or "widget" (the default)
//   titel          what stands in the bar
//   begroeting     a word of welcome of the website itself, above the first message
//   openingsvraag  the question above the choices at the start
//   schermvullend  the component is the whole page: it heeds the address (#gesprek=…, #wijzig=…) and the keyboard
//                  of a phone
//   aangemeld      the session of the browser says who talks: nothing is remembered here beyond this tab
//
// On the channel "widget" it is a visit: the browser forgets it with the tab, the portal some hours later. The event
// `berichten` tells how many messages of Buurtbrug stand there.

import { TEXTS } from "./texts.js";
import { Connection, Memory, NoConnection, Patience, Problem, newKey } from "./connection.js";
import { button, el } from "./rendering.js";
import { AnswerForm } from "./answering.js";
import { openLater, openOptions } from "./going-on.js";
import { MessageLog } from "./message-log.js";
import { progressParts, progressSummary } from "./progress.js";
import { furnish } from "./skeleton.js";
import { followSeenPart, matchGround, ownMeasure } from "./seen-part.js";
import { startParts } from "./start.js";
import { saveFile, saveTranscript } from "./transcript.js";
import { askOtherTabs, shareVisit } from "./visit.js";

const MAX_TEXT = 12_000;
const WIDE = 560;
const STORY = "actie/verhaal";
const KEPT_CONVERSATIONS = 5;
const START = "actie/start/buurtanalyse";
/** The tag that loads this file; a module does not know its own. */
export const TAG = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
/** Where this file came from: the portal, also on another website. */
export const HOME = TAG?.src ? new URL(".", TAG.src).href : "";

class BuurtbrugChat extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #memory;
  #patience;
  #connection;
  #conversation = null;
  #log;
  #question = null; // the message with the open question
  #form = null;
  #analysis = null;
  #isBusy = false;
  #mustSignIn = false; // the page goes to where one signs in
  #tellsStory = false;
  #prefilled = ""; // what the page itself put in the input
  #channel = null;
  #leaving;

  connectedCallback() {
    ownMeasure();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [sheet];
    this.#memory = new Memory(this.#isVisit || this.#isSignedIn ? "sessionStorage" : "localStorage");
    furnish(this.#root, {
      title: this.getAttribute("titel") ?? "Buurtbrug",
      later: this.#isSignedIn ? TEXTS.myWork : this.#isVisit ? TEXTS.options : TEXTS.later,
      greeting: this.getAttribute("begroeting"),
      order: (id, text) => this.#order(id, text),
    });
    matchGround(this, this);
    this.#log = new MessageLog(
      this.#$(".log"),
      this.#$(".scroller"),
      (anchor, url) => this.#openLink(anchor, url),
      (id, duim, tekst) => this.#judge(id, duim, tekst),
    );
    this.#leaving = new AbortController();
    this.#patience = new Patience(this.#leaving.signal);
    this.#connection = new Connection(this.getAttribute("api") ?? HOME, this.#isSignedIn);
    if (this.#isVisit) shareVisit(this.#portal, () => this.#conversation, this.#leaving.signal);
    this.#listen();
    this.#begin();
  }

  disconnectedCallback() {
    this.#leaving.abort();
    this.#channel?.close();
  }

  // Parts

  #$(selector) {
    return this.#root.querySelector(selector);
  }

  get #input() {
    return this.#$("#input");
  }

  get #isPage() {
    return this.hasAttribute("schermvullend");
  }

  get #isSignedIn() {
    return this.hasAttribute("aangemeld");
  }

  get #isVisit() {
    return this.#kanaal === "widget" && !this.#isSignedIn;
  }

  get #kanaal() {
    return this.getAttribute("kanaal") ?? "widget";
  }

  get #portal() {
    return this.#connection.address("/");
  }

  get #vraag() {
    return this.#question?.vraag ?? null;
  }

  get #isInInterview() {
    return Boolean(this.#vraag?.stap);
  }

  get #isWelcome() {
    return this.#question !== null && this.#log.hasOnlyBot && !this.#isInInterview;
  }

  // Events

  #listen() {
    const { signal } = this.#leaving;
    this.#$("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submitText();
    });
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("input", () => this.#typed());
    this.#$(".answer").addEventListener("change", () => this.#hintBelow());
    this.#$(".later").addEventListener("click", () => this.#onLater());
    this.#$(".toggle").addEventListener("click", () => this.#showProgress(!this.#isProgressShown));
    this.#root.addEventListener("keydown", (event) => this.#onEscape(event));
    document.addEventListener("visibilitychange", () => document.hidden || this.#catchUp(), { signal });
    addEventListener("focus", () => this.#catchUp(), { signal });
    addEventListener("pageshow", (event) => event.persisted && this.#catchUp(), { signal });
    if (!this.#isPage) return;
    addEventListener("hashchange", () => this.#begin(), { signal });
    followSeenPart(this, signal);
  }

  /** Escape closes what is open here; the page around us, or the panel we are in, does not hear of it. */
  #onEscape(event) {
    if (event.key !== "Escape") return;
    if (this.#$("dialog").open) event.stopPropagation();
    else if (this.#isProgressShown) {
      event.stopPropagation();
      event.preventDefault();
      this.#showProgress(false, true);
    }
  }

  /** It has come into view: to what was said last, and with the cursor in the input. */
  show({ withInput }) {
    this.#grow();
    if (!this.#isWelcome) this.#log?.showLast("instant");
    if (withInput) this.#input.focus();
  }

  #onKey(event) {
    const isTouch = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || isTouch) return;
    event.preventDefault();
    this.#submitText();
  }

  #typed() {
    this.#hintBelow();
    this.#grow();
    if (this.#conversation) this.#memory.write("concept", { gesprek: this.#conversation.id, tekst: this.#input.value });
  }

  #hintBelow() {
    const left = MAX_TEXT - this.#input.value.length;
    const goesAlong = this.#form?.touched && this.#input.value ? TEXTS.goesAlong : "";
    const special = left < 1000 ? TEXTS.tooLong(left) : goesAlong;
    this.#$(".keys").textContent = special || TEXTS.keys;
    this.#$(".keys").classList.toggle("shown", Boolean(special));
  }

  #grow() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight + 2}px`;
  }

  #write(text) {
    this.#input.value = text;
    this.#typed();
  }

  /** Text to go on with; it goes away with the question, unless the user changes it. */
  #prefill(text) {
    this.#write(text);
    this.#prefilled = text;
  }

  // Opening, going on

  async #begin() {
    const wanted = this.#takeFromAddress();
    if (wanted.gesprek) this.#keep(wanted.gesprek);
    const known = wanted.nieuw ? null : await this.#known();
    if (known) await this.#resume(known);
    else await this.#open();
    if (this.#conversation) await this.#carryOut(wanted);
  }

  #onLater() {
    if (this.#isSignedIn) location.assign("/start");
    else if (this.#isVisit) this.#openOptions();
    else this.#openLater();
  }

  /** The conversation to go on with: of this browser, or the latest of who is signed in. */
  async #known() {
    const kept = this.#memory.read("gesprek");
    if (kept?.id && (kept.token || this.#isSignedIn)) return kept;
    if (this.#isVisit) return askOtherTabs(this.#portal);
    if (!this.#isSignedIn) return null;
    const found = await this.#patiently(() => this.#connection.conversations(), TEXTS.offlineOpening);
    return found?.gesprekken[0] ?? null;
  }

  /** What another page asked for by the address. */
  async #carryOut({ wijzig, start, verder, vraag, verhaal }) {
    if (wijzig) await this.#order(`actie/wijzig/${wijzig}`, TEXTS.change(wijzig));
    else if (start) await this.#order(`actie/start/${start}`, TEXTS.begin);
    else if (verder) await this.#order(`actie/verder/${verder}`, TEXTS.goOn);
    else if (vraag) await this.#say({ tekst: vraag }, vraag, vraag);
    else if (verhaal) this.#invite(true);
  }

  /** What the address asks for; it is taken out, so that nobody sees or shares it by accident. */
  #takeFromAddress() {
    if (!this.#isPage || location.hash.length < 2) return {};
    const asked = new URLSearchParams(location.hash.slice(1));
    const [id, token] = (asked.get("gesprek") ?? "").split(".");
    const plain = (name) => (/^[a-z0-9-]+$/.test(asked.get(name) ?? "") ? asked.get(name) : null);
    history.replaceState(null, "", location.pathname + location.search);
    return {
      gesprek: id && (token || this.#isSignedIn) ? { id, token } : null,
      nieuw: asked.has("nieuw"),
      wijzig: plain("wijzig"),
      start: plain("start"),
      verder: plain("verder"),
      vraag: (asked.get("vraag") ?? "").trim().replace(/^\/+/, ""),
      verhaal: asked.get("opdracht") === "verhaal",
    };
  }

  async #open() {
    this.#clear();
    const opened = await this.#patiently(() => this.#openedHere(), TEXTS.offlineOpening);
    if (!opened) return;
    this.#join(this.#isSignedIn ? { id: opened.id } : { id: opened.id, token: opened.token });
    this.#keep(this.#conversation);
    this.#fill(opened.berichten);
  }

  /** A new conversation; when only the API is closed to us, trying again is of no use. */
  async #openedHere() {
    try {
      return await this.#connection.open(this.#kanaal);
    } catch (error) {
      const isElsewhere = this.#portal !== new URL("/", location.href).href;
      if (!(error instanceof NoConnection && isElsewhere && (await this.#connection.isShut()))) throw error;
      throw new Problem(403, TEXTS.shut(location.origin), null);
    }
  }

  async #resume(conversation) {
    this.#clear();
    this.#join(conversation);
    if (this.#isVisit) this.#memory.write("gesprek", conversation);
    const found = await this.#patiently(() => this.#connection.history(conversation), TEXTS.offlineOpening);
    if (!found) return;
    this.#fill(found.berichten);
    const draft = this.#memory.read("concept");
    if (draft?.gesprek === conversation.id) this.#write(draft.tekst);
    const waiting = this.#memory.read("wacht");
    if (waiting?.gesprek === conversation.id) await this.#deliver(waiting.body, waiting.label, true);
  }

  #join(conversation) {
    this.#conversation = conversation;
    this.#channel?.close();
    this.#channel = new BroadcastChannel(`buurtbrug-${conversation.id}`);
    this.#channel.onmessage = () => this.#catchUp();
  }

  /** Remember the conversation in this browser, and the ones before it. */
  #keep(conversation) {
    if (this.#isSignedIn) {
      this.#memory.write("gesprek", { id: conversation.id });
      return;
    }
    const before = this.#memory.read("gesprek");
    if (this.#isVisit) {
      this.#memory.write("gesprek", conversation);
      return;
    }
    const others = (this.#memory.read("eerder") ?? []).filter((c) => c.id !== conversation.id);
    if (before?.id && before.id !== conversation.id) others.unshift({ ...before, tijd: Date.now() });
    this.#memory.write("eerder", others.slice(0, KEPT_CONVERSATIONS));
    this.#memory.write("gesprek", { id: conversation.id, token: conversation.token });
  }

  #clear() {
    this.#conversation = null;
    this.#question = null;
    this.#analysis = null;
    this.#tellsStory = false;
    this.#log.fill([]);
    this.#$(".answer").replaceChildren();
    this.#tell("");
    this.#showProgress(false);
    this.#renderProgress();
  }

  /** All of a conversation at once: nothing of it is new, so nothing is announced. */
  #fill(messages) {
    this.#log.fill(messages);
    this.#settle(messages);
    requestAnimationFrame(() => {
      if (this.#isWelcome) this.#$(".scroller").scrollTop = 0;
      else this.#log.showLast("instant");
    });
  }

  /** What was said in another window, or what came in while this one was away. */
  async #catchUp() {
    if (this.#isBusy || !this.#conversation || !this.#question) return;
    const conversation = this.#conversation;
    const found = await this.#connection.history(conversation).catch(() => null);
    if (!found || this.#isBusy || conversation !== this.#conversation) return;
    const unseen = this.#log.catchUp(found.berichten);
    if (unseen === null) this.#fill(found.berichten);
    else if (unseen.length) this.#settle(unseen);
  }

  // Saying something

  #submitText() {
    const text = this.#input.value.trim();
    if (!text || !this.#conversation) return;
    if (this.#isBusy) {
      this.#tell(TEXTS.sendingStill);
      return;
    }
    if (text.length > MAX_TEXT) return;
    this.#write("");
    if (this.#tellsStory) {
      this.#tellsStory = false;
      this.#say({ tekst: text, keuzes: [STORY] }, text, text);
      return;
    }
    const chosen = this.#form?.touched ? this.#form.choices : [];
    const label = [chosen.length ? this.#form.label : "", text].filter(Boolean).join("\n");
    this.#say(chosen.length ? { tekst: text, keuzes: chosen } : { tekst: text }, label, text);
  }

  #choose({ keuzes, label }) {
    const isOrder = typeof keuzes[0] === "string" && /^(actie|kennis)\//.test(keuzes[0]);
    const isTyped = this.#isInInterview && !isOrder && this.#input.value !== this.#prefilled;
    const text = isTyped ? this.#input.value.trim() : "";
    if (text) this.#write("");
    this.#say(text ? { tekst: text, keuzes } : { keuzes }, [label, text].filter(Boolean).join("\n"), text);
  }

  #order(id, label) {
    if (!this.#isBusy) return this.#say({ keuzes: [id] }, label);
    this.#tell(TEXTS.sendingStill);
    return Promise.resolve();
  }

  #say(message, label, typed = "") {
    const body = { sleutel: newKey(), ...message };
    if (this.#isInInterview) body.vraag = this.#vraag.id;
    return this.#deliver(body, label, false, typed);
  }

  /** Send it until it has arrived; the key makes that it counts once. */
  async #deliver(body, label, isResumed, typed = "") {
    const conversation = this.#conversation;
    const said = this.#log.add({ van: "gebruiker", soort: "tekst", tekst: label, id: null });
    this.#memory.write("wacht", { gesprek: conversation.id, body, label });
    this.#setBusy(true);
    const asked = this.#question;
    this.#retireAnswers();
    const reply = await this.#patiently(() => this.#connection.say(conversation, body), TEXTS.offline, said.node);
    if (this.#mustSignIn) return;
    this.#memory.forget("wacht");
    this.#setBusy(false);
    if (conversation !== this.#conversation) return;
    said.node.classList.remove("waiting");
    if (!reply) {
      this.#log.remove(said);
      this.#ask(asked);
      if (typed && !this.#input.value) this.#write(typed);
      return;
    }
    if (isResumed) await this.#refill();
    else this.#hear(reply.berichten);
    this.#channel?.postMessage("nieuw");
  }

  #hear(messages) {
    for (const message of messages) this.#log.add(message);
    this.#settle(messages);
    this.#log.showLast("smooth");
    if (messages.some((message) => message.soort === "melding")) this.#catchUp();
  }

  async #refill() {
    const found = await this.#patiently(() => this.#connection.history(this.#conversation), TEXTS.offlineOpening);
    if (found) this.#fill(found.berichten);
  }

  /** The result, or null when it failed for good; what goes on meanwhile is told. */
  async #patiently(action, offlineText, node) {
    const attempt = () => {
      this.#$(".thinking").hidden = !this.#isBusy;
      return action();
    };
    try {
      const result = await this.#patience.until(attempt, (error) => this.#waits(error, offlineText, node));
      this.#tell("");
      return result;
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  #waits(error, offlineText, node) {
    this.#$(".thinking").hidden = true;
    if (node) {
      node.classList.add("waiting");
      node.dataset.state = TEXTS.pending;
    }
    const detail = error instanceof NoConnection ? offlineText : TEXTS.waiting(error.detail);
    this.#tell(detail, button(TEXTS.now, "quiet outlined", () => this.#patience.hurry()));
  }

  #failed(error) {
    if (!(error instanceof Problem)) reportError(error);
    if (error.status === 404 || error.status === 401) {
      if (error.status === 401 && this.#isSignedIn) {
        // What waits is sent after signing in again.
        this.#mustSignIn = true;
        location.assign("/inloggen?naar=/");
        return;
      }
      this.#memory.forget("gesprek", "wacht", "bewaard");
      const text = this.#isVisit ? TEXTS.visitOver : TEXTS.gone;
      this.#tell(text, button(TEXTS.newConversation, "primary", () => this.#open()));
      return;
    }
    this.#tell(error.detail || TEXTS.failed);
    this.#$(".status").classList.add("error");
  }

  #tell(text, ...more) {
    const status = this.#$(".status");
    status.classList.remove("error");
    if (!text) status.replaceChildren();
    else if (status.firstChild?.textContent !== text) status.replaceChildren(el("span", { textContent: text }), ...more);
  }

  #setBusy(isBusy) {
    this.#isBusy = isBusy;
    this.#$(".thinking").hidden = !isBusy;
    this.#$(".send").setAttribute("aria-disabled", String(isBusy));
  }

  // Showing

  /** After messages came: the question that is open now, and how far the analysis is. */
  #settle(messages) {
    const asked = messages.filter((message) => message.vraag).at(-1);
    if (asked) this.#question = asked;
    this.dispatchEvent(new CustomEvent("berichten", { detail: this.#log.countOfBot }));
    const about = messages.filter((message) => message.analyse).at(-1);
    this.#ask(this.#question);
    if (about) this.#refreshAnalysis(about.analyse);
    else this.#renderProgress();
  }

  async #refreshAnalysis(id) {
    const conversation = this.#conversation;
    const found = await this.#connection.analysis(conversation, id).catch(() => null);
    if (!found || conversation !== this.#conversation) return;
    this.#analysis = found;
    this.#renderProgress();
    const earlier = this.#earlierAnswer();
    if (earlier && !this.#form?.touched) this.#fillIn(earlier);
  }

  /** The answer that the open question had before, when it was opened again. */
  #earlierAnswer() {
    const found = this.#analysis?.antwoorden.find((answer) => answer.vraag === this.#vraag?.id);
    return this.#isInInterview && found?.uitkomst === "beantwoord" ? found : null;
  }

  #fillIn(answer) {
    if (answer.keuzes.length) {
      this.#ask(this.#question, answer.keuzes);
      const isTicked = ["meer", "raster"].includes(this.#vraag.soort);
      if (isTicked) this.#$(".answer").prepend(el("p", { className: "help", textContent: TEXTS.chosenBefore }));
    } else if (answer.tekst && !this.#input.value) this.#prefill(answer.tekst);
  }

  #ask(message, earlier = []) {
    this.#question = message;
    this.#$(".frame").classList.toggle("welcome", this.#isWelcome);
    this.#$(".orders").hidden = !this.#isInInterview;
    this.#$(".answer").dataset.question = this.#vraag?.id ?? "";
    const isClosing = this.#vraag?.opties.some((option) => option.id === "actie/afronden");
    this.#$('.orders [value="actie/overslaan"]').hidden = Boolean(isClosing);
    if (this.#isWelcome) this.#welcome();
    else if (message) this.#offer(message.vraag, earlier);
    this.#prepareInput();
  }

  #offer(vraag, earlier) {
    const isWide = this.clientWidth >= WIDE;
    this.#form = new AnswerForm(vraag, earlier, { submit: (chosen) => this.#choose(chosen), isWide });
    this.#replaceAnswers(this.#form.element);
  }

  /** The controls are gone while a message is under way. */
  #retireAnswers() {
    if (this.#prefilled && this.#input.value === this.#prefilled) this.#write("");
    this.#prefilled = "";
    this.#form = null;
    this.#replaceAnswers();
    this.#$(".answer").dataset.question = "";
  }

  /** Other controls; when one of the old had the focus, it stays at that place. */
  #replaceAnswers(...controls) {
    const area = this.#$(".answer");
    const hadFocus = area.contains(this.#root.activeElement);
    area.replaceChildren(...controls);
    if (hadFocus) area.focus({ preventScroll: true });
  }

  #prepareInput() {
    const isLong = this.#tellsStory || this.#vraag?.soort === "tekst";
    this.#input.rows = isLong ? 3 : 1;
    const start = this.#isWelcome ? TEXTS.placeholderStart : TEXTS.placeholder;
    this.#input.placeholder = this.#tellsStory ? TEXTS.placeholderStory : start;
    this.#grow();
  }

  #openLink(anchor, url) {
    anchor.href = this.#linkTo(url);
    if (this.#isVisit) leaveThePage(anchor);
    if (!url.startsWith("/api/")) return;
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      this.#download(url);
    });
  }

  /** What the user thinks of an answer; whether it arrived. */
  #judge(id, duim, tekst) {
    return this.#connection.judge(this.#conversation, id, { duim, tekst }).then(
      () => true,
      () => false,
    );
  }

  async #download(url) {
    const blob = await this.#connection.file(this.#conversation, url).catch(() => null);
    if (!blob) {
      this.#tell(TEXTS.notFetched);
      return;
    }
    saveFile(blob, "analyse.json");
    this.#tell(TEXTS.downloaded);
  }

  /** The portal does not know a visit to another website: the link says which one it is. */
  #linkTo(path) {
    const address = this.#connection.address(path);
    const { id, token } = this.#conversation ?? {};
    return this.#isVisit && path.startsWith("/analyse/") && id ? `${address}#gesprek=${id}.${token}` : address;
  }

  // The first minute

  #welcome() {
    this.#form = null;
    const parts = startParts(this.getAttribute("openingsvraag"), this.#question?.vraag.opties ?? [], {
      begin: () => this.#say({ keuzes: [START] }, TEXTS.startAnalysis),
      tell: () => this.#invite(true),
      ask: () => this.#invite(false),
      say: (text) => this.#say({ tekst: text }, text),
      choose: ({ id, label }) => this.#say({ keuzes: [id] }, label),
    });
    this.#replaceAnswers(...parts);
  }

  #invite(tellsStory) {
    this.#tellsStory = tellsStory;
    this.#prepareInput();
    this.#tell(tellsStory ? TEXTS.storyHint : "");
    this.#input.focus();
  }

  // How far

  get #isProgressShown() {
    return this.#$(".toggle").getAttribute("aria-expanded") === "true";
  }

  #showProgress(isShown, returnFocus = false) {
    this.#$(".toggle").setAttribute("aria-expanded", String(isShown));
    this.#$(".frame").classList.toggle("progress-shown", isShown);
    if (returnFocus) this.#$(".toggle").focus();
  }

  #renderProgress() {
    const analysis = this.#analysis;
    const hasProgress = Boolean(analysis?.stappen?.length) && !this.#isWelcome;
    this.#$(".toggle").hidden = !hasProgress;
    this.#$(".progress").hidden = !hasProgress;
    this.#$(".frame").classList.toggle("has-progress", hasProgress);
    if (!hasProgress) return;
    const now = this.#isInInterview ? this.#vraag : null;
    const link = this.#linkTo(`/analyse/${analysis.id}`);
    const actions = {
      close: () => this.#showProgress(false, true),
      change: (asked) => this.#change(asked),
      order: (id, text) => {
        this.#showProgress(false);
        this.#order(id, text);
      },
    };
    this.#$(".toggle").replaceChildren(...progressSummary(analysis, now));
    this.#$(".progress").replaceChildren(...progressParts(analysis, now, link, actions));
    if (this.#isVisit) leaveThePage(this.#$(".progress-end a"));
  }

  #change(asked) {
    const wasShown = this.#isProgressShown;
    this.#showProgress(false);
    if (wasShown) this.#$(".answer").focus({ preventScroll: true });
    this.#order(`actie/wijzig/${asked.vraag}`, TEXTS.change(asked.kort));
  }

  // Later verder

  #openLater() {
    openLater(this.#$("dialog"), this.#personalLink, this.#memory.read("eerder") ?? [], {
      open: (one) => {
        this.#keep(one);
        this.#resume({ id: one.id, token: one.token });
      },
      begin: () => this.#open(),
      signIn: this.#isPage ? "/inloggen" : null,
      save: () => this.#saveTranscript(),
      forget: () => {
        this.#memory.forget("gesprek", "eerder", "wacht", "concept");
        this.#open();
      },
    });
  }

  // Opties

  #openOptions() {
    openOptions(this.#$("dialog"), this.#personalLink, this.#memory.read("bewaard") === this.#conversation?.id, {
      begin: () => this.#beginAnew(),
      keep: () => this.#keepVisit(),
      save: () => this.#saveTranscript(),
    });
  }

  async #keepVisit() {
    const conversation = this.#conversation;
    const kept = conversation && this.#connection.keep(conversation).then(() => true, () => false);
    if (!(await kept)) return false;
    this.#memory.write("bewaard", conversation.id);
    return true;
  }

  /** The old one is wiped at once, unless it is kept; when that fails now, the portal does it later. */
  async #beginAnew() {
    const old = this.#conversation;
    if (old && this.#memory.read("bewaard") !== old.id) this.#connection.wipe(old).catch(() => null);
    this.#memory.forget("gesprek", "wacht", "concept", "bewaard");
    this.#write("");
    await this.#open();
  }

  #saveTranscript() {
    saveTranscript(this.#log.nodes);
    this.#tell(TEXTS.saved);
  }

  get #personalLink() {
    if (!this.#conversation) return "";
    const { id, token } = this.#conversation;
    const page = this.#isPage ? location.origin + location.pathname : this.#connection.address("/");
    return `${page}#gesprek=${id}.${token}`;
  }
}

/** A link on another website opens beside it. */
function leaveThePage(anchor) {
  Object.assign(anchor, { target: "_blank", rel: "noopener" });
  anchor.append(el("span", { className: "for-readers", textContent: TEXTS.newWindow }));
}

if (!customElements.get("buurtbrug-chat")) customElements.define("buurtbrug-chat", BuurtbrugChat);
