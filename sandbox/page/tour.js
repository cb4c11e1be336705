// The guided tour: the next step in the visitor's language, help with it, and on once it was done.

import { AIDS, arrived } from "./aids.js";
import { make } from "./dom.js";
import { remember, remembered } from "./memory.js";
import { found } from "./signs.js";
import { pageLanguage, pageWords, pageWordsOf } from "./words.js";

const NAME = "tour";
const BEGIN = { at: 0, since: null, kept: {}, folded: false, language: pageLanguage };
const WORDING = /`([^`]+)`/;
const TYPED = ["frame", "write", "fill"];

function filled(value, facts) {
  if (typeof value === "string") return value.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
  if (Array.isArray(value)) return value.map((one) => filled(one, facts));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, facts)]));
}

// `told`: `{id, facts, steps: [{desk, say, aids, done, keep, then}]}`, where `then` are facts once a step was done; `outside`: what the page does for it.
export class Tour {
  constructor(root, opener, told, outside) {
    Object.assign(this, { root, opener, told, outside });
    const kept = remembered(NAME, BEGIN);
    this.state = kept.id === told.id ? kept : { ...BEGIN, id: told.id };
    opener.hidden = false;
    opener.addEventListener("click", () => this.fold(!this.state.folded));
    root.addEventListener("keydown", (event) => event.key === "Escape" && this.fold(true));
    addEventListener("storage", (event) => event.key === NAME && this.adopt(event.newValue));
    const main = document.querySelector("main");
    main.addEventListener("input", () => this.soon());
    new MutationObserver(() => this.soon()).observe(main,
      { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden", "class"] });
    this.draw();
  }

  get pattern() { return this.told.steps[this.state.at] || this.told.steps.at(-1); }
  get desk() { return this.outside.desks()[this.pattern.desk]; }
  get step() {
    const me = this.desk?.names.user(this.desk.person);
    const facts = { ...this.told.facts, ...this.state.kept };
    return filled(this.pattern, { ...filled(facts, facts), me, wire: pageWords.wire });
  }

  get words() { return pageWordsOf(this.state.language); }

  change(what) {
    Object.assign(this.state, what);
    remember(NAME, this.state);
    this.draw();
  }

  // Another window of the same browser went on.
  adopt(text) {
    if (!text) return;
    this.state = { ...BEGIN, ...JSON.parse(text) };
    remember(NAME, this.state);
    this.draw();
  }

  fold(folded) {
    this.change({ folded });
    (folded ? this.opener : this.root.querySelector("button"))?.focus();
  }

  // The sandbox's time: what was posted before a step began is no sign of it.
  get now() { return Object.values(this.outside.desks())[0].seen?.now ?? null; }

  go(at, kept = this.state.kept) {
    this.missing = "";
    this.change({ at, kept, since: this.now });
    this.soon();
  }

  anew() { this.go(0, {}); }

  // The first step begins with what is seen first: what is posted a moment later is a sign of it.
  soon() {
    if (this.state.since === null && this.now !== null) this.change({ since: this.now });
    this.waiting ||= setTimeout(() => {
      this.waiting = null;
      this.check();
    }, 150);
  }

  check() {
    if (this.state.since === null) return undefined;
    const { step, state } = this;
    const sign = (one) => found(this.outside.desks()[one.desk || step.desk], one, state.since);
    const node = (step.done || []).map(sign).find(Boolean);
    if (!node) return this.offer();
    const kept = Object.entries(step.keep || {}).map(([name, form]) => [name, node.textContent.match(form)?.[0]]);
    return this.go(state.at + 1, { ...state.kept, ...this.pattern.then, ...Object.fromEntries(kept) });
  }

  // The last thing that is ready is what comes next: a window that is open comes before the card.
  aid() {
    return (this.step.aids || []).findLast((one) => AIDS[one.kind].ready(this.desk, one));
  }

  async help() {
    const aid = this.aid();
    this.outside.show(this.step.desk || "pane");
    this.missing = aid && await AIDS[aid.kind].help(this.desk, aid, this.outside);
    this.offer();
  }

  // Why nothing was pointed at, for as long as it is so.
  tell(aid) {
    if (this.missing === "yet" && (!aid || arrived(this.desk, aid))) this.missing = "";
    this.root.querySelector(".told").textContent = this.missing ? this.words[this.missing] : "";
  }

  offer() {
    const aid = this.aid();
    const label = TYPED.includes(aid?.kind) ? this.words.fill : this.words.where;
    const button = this.root.querySelector(".help");
    button.hidden = !aid;
    if (button.textContent !== label) button.textContent = label;
    this.tell(aid);
  }

  draw() {
    const { state, root, opener, told } = this;
    opener.setAttribute("aria-expanded", String(!state.folded));
    root.hidden = state.folded;
    root.lang = state.language;
    if (!root.children.length) root.append(...this.parts());
    this.write();
    this.offer();
    root.querySelector(".skip").hidden = state.at >= told.steps.length - 1;
    root.querySelector(".anew").hidden = !state.at;
  }

  parts() {
    const button = (name, run, looks = "plainly") => make("button", { type: "button", class: `${looks} ${name}`, onclick: run });
    const other = () => this.change({ language: this.state.language === "ja" ? "en" : "ja" });
    return [make("div", { class: "step" }, make("b", { class: "count" }), make("div", {}, make("p", { class: "say", role: "status" }), make("p", { class: "told", role: "status" }))),
      make("div", { class: "helps" }, button("help", () => this.help(), "button primary"), button("skip", () => this.go(this.state.at + 1)),
        button("anew", () => this.anew()), button("language", other), button("shut", () => this.fold(true)))];
  }

  write() {
    const { words, state, root, told } = this;
    const put = (name, text) => { root.querySelector(`.${name}`).textContent = text; };
    root.setAttribute("aria-label", words.tour);
    put("count", `${words.tour} ${Math.min(state.at + 1, told.steps.length)}/${told.steps.length}`);
    for (const name of ["skip", "anew", "language"]) put(name, words[name]);
    put("shut", "×");
    root.querySelector(".shut").setAttribute("aria-label", words.fold);
    root.querySelector(".language").lang = state.language === "ja" ? "en" : "ja";
    const said = root.querySelector(".say");
    const text = this.step.say[state.language];
    if (said.dataset.text === text) return;
    said.dataset.text = text;
    said.replaceChildren(...text.split(WORDING).map((part, at) => (at % 2 ? make("code", {}, part) : part)));
  }
}
