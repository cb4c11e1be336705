// The window on top of a desk: the app's modals, and the questions asked before a dangerous click.

import { giveFocus, heldFocus, make } from "./dom.js";
import { Form } from "./form.js";

const REACHED = "a[href], button, textarea, input, select, summary, [tabindex='0']";
const FIRST = "[data-first], textarea, input:not([type=hidden]), select";

const actionOf = (name) => name?.split("/")[1];

// The window that was opened or used last: an Escape that reaches no control is meant for it.
let latest = null;

function focusedName(root) {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  return focused?.closest("[data-focus]")?.dataset.focus;
}

// The control of this name, else the only one that does the same: an update may name its block anew.
function giveFocusAgain(root, name) {
  if (giveFocus(root, name)) return true;
  const alike = [...root.querySelectorAll("[data-focus]")].map((one) => one.dataset.focus)
    .filter((one) => actionOf(one) && actionOf(one) === actionOf(name));
  return alike.length === 1 && giveFocus(root, alike[0]);
}

// Keeps Tab inside (F6 leads to the next pane); the rest of this desk is not there while a window is open.
export class Modal {
  constructor(desk, root) {
    Object.assign(this, { desk, root, mark: "", form: null, asked: null, wanted: null });
    this.box = root.querySelector(".dialog");
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("focusin", () => { latest = this; });
    document.addEventListener("keydown", (event) => this.strayKey(event));
  }

  draw(views) {
    if (this.asked) return;
    const view = views.at(-1);
    const mark = view ? `${view.id} ${view.hash}` : "";
    if (mark === this.mark) return;
    this.mark = mark;
    if (view) this.show(view, views.length > 1);
    else this.hide();
  }

  show(view, stacked) {
    const before = this.form?.view.id === view.id ? this.form : null;
    const [inside, top] = [this.hasFocus(), this.box.querySelector(".scroll")?.scrollTop];
    this.wanted = before ? focusedName(this.box) || this.wanted : null;
    this.form = new Form(this.desk, view);
    const body = make("div", { class: "scroll" }, ...this.form.nodes(before),
      make("p", { class: "error", role: "alert" }));
    this.open([this.head(view.title.text, stacked), body, this.foot(view)]);
    if (before) body.scrollTop = top;
    if (!before || !this.wanted) this.focusFirst();
    else if (inside) giveFocusAgain(this.box, this.wanted) || this.box.focus({ preventScroll: true });
  }

  // Nothing else has it: what had it here may be gone.
  hasFocus() {
    return document.activeElement === document.body || this.root.contains(document.activeElement);
  }

  head(title, stacked) {
    const { words } = this.desk;
    const close = (all) => () => this.leave({ all });
    const back = stacked ? make("button", { type: "button", class: "plainly", "aria-label": words.close,
      onclick: close(false) }, "‹") : null;
    return make("header", {}, back, make("h3", { id: this.titleId() }, title),
      make("button", { type: "button", class: "plainly x", "aria-label": words.close, onclick: close(true) }, "×"));
  }

  foot(view) {
    const close = make("button", { type: "button", class: "button", "data-focus": "close",
      onclick: () => this.leave({}) }, view.close?.text || this.desk.words.close);
    const submit = view.submit ? make("button", { type: "button", class: "button primary", "data-focus": "submit",
      onclick: (event) => this.submit(event.currentTarget) }, view.submit.text) : null;
    this.sending = submit;
    return make("footer", {}, close, submit);
  }

  titleId() {
    return `${this.desk.key}-dialog-title`;
  }

  open(nodes) {
    if (this.box.hidden) {
      this.giveBack = heldFocus(this.root.querySelector(".messages"));
      latest = this;
    }
    this.box.replaceChildren(...nodes);
    this.box.setAttribute("aria-labelledby", this.titleId());
    this.box.hidden = false;
    this.root.classList.add("veiled");
    for (const part of this.root.querySelectorAll(":scope > :not(.over)")) part.inert = true;
  }

  focusFirst() {
    const elsewhere = document.activeElement?.closest(".desk, .pane");
    if (elsewhere && elsewhere !== this.root) return;
    (this.box.querySelector(FIRST) || this.box).focus({ preventScroll: true });
  }

  hide() {
    const within = this.box.contains(document.activeElement) || document.activeElement === document.body;
    this.form = null;
    this.box.hidden = true;
    this.box.replaceChildren();
    this.root.classList.remove("veiled");
    if (latest === this) latest = null;
    for (const part of this.root.querySelectorAll(":scope > *")) part.inert = false;
    if (within && this.giveBack) this.giveBack();
    this.giveBack = null;
  }

  // The app is told of it with the last words that were typed.
  async leave(which) {
    await this.form?.keepNow();
    return this.desk.act("close", which);
  }

  async submit(button) {
    if (button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    this.errors({}, "");
    const answer = await this.form.submit();
    button.removeAttribute("aria-busy");
    if (!answer.ok) this.errors(answer.errors || {}, answer.shown || "");
  }

  errors(errors, whole) {
    for (const node of this.box.querySelectorAll(".field .error")) node.remove();
    for (const node of this.box.querySelectorAll("[aria-invalid]")) node.removeAttribute("aria-invalid");
    for (const [block, text] of Object.entries(errors)) this.error(block, text);
    const general = this.box.querySelector(".scroll > .error");
    if (general) general.textContent = Object.keys(errors).length ? "" : whole;
    this.box.querySelector("[aria-invalid]")?.focus();
  }

  error(block, text) {
    const field = this.box.querySelector(`[data-block="${CSS.escape(block)}"]`);
    field?.append(make("div", { class: "error", role: "alert" }, text));
    field?.querySelector(FIRST)?.setAttribute("aria-invalid", "true");
  }

  // A question of the app's own (`confirm`) or of the page: true where the answer is yes.
  ask({ title, text, confirm, deny, style }) {
    return new Promise((answered) => {
      const choose = (yes) => () => {
        this.asked = null;
        this.mark = "";
        this.hide();
        answered(yes);
        this.desk.refresh();
      };
      this.asked = choose(false);
      const no = make("button", { type: "button", class: "button", onclick: choose(false) }, deny);
      const yes = make("button", { type: "button", class: `button ${style || "primary"}`, onclick: choose(true) }, confirm);
      this.open([make("header", {}, make("h3", { id: this.titleId() }, title)),
        make("div", { class: "scroll" }, text), make("footer", {}, no, yes)]);
      yes.focus();
    });
  }

  // From the last to the first, and back.
  turn(event) {
    const all = [...this.box.querySelectorAll(REACHED)].filter((one) => one.checkVisibility() && !one.disabled);
    const [edge, other] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (document.activeElement !== edge && document.activeElement !== this.box) return;
    if (document.activeElement === this.box && !event.shiftKey) return;
    event.preventDefault();
    (other || this.box).focus();
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Tab") this.turn(event);
    if (event.key === "Escape") {
      event.stopPropagation();
      if (this.asked) this.asked();
      else this.leave({ all: true });
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.sending && !this.asked) {
      this.submit(this.sending);
    }
  }

  strayKey(event) {
    if (event.key !== "Escape" || event.target !== document.body) return;
    if (latest === this && this.box.checkVisibility()) this.key(event);
  }
}
