// The box in which a person writes: Enter sends, `/` offers the app's commands.

import { make } from "./dom.js";

const typedWord = (text) => text.match(/^[/／]([^\s　]*)$/)?.[1];

// `offers()` gives the commands, `send(text)` answers whether it went, `kept` is the draft.
export class Composer {
  constructor(form, { offers, send, keep, words }) {
    Object.assign(this, { form, offers, send, keep, words, found: [], at: 0 });
    this.box = form.querySelector("textarea");
    this.list = form.querySelector(".offers");
    this.hint = form.querySelector(".hint");
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("blur", () => this.offer([]));
    this.box.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  show(text, placeholder) {
    this.box.placeholder = placeholder;
    this.box.setAttribute("aria-label", placeholder);
    if (this.box.value !== text) this.box.value = text;
    this.grow();
  }

  grow() {
    this.box.style.height = "auto";
    if (!this.box.offsetParent) return;
    this.box.style.height = `${Math.min(this.box.scrollHeight + 2, 220)}px`;
  }

  typed() {
    this.keep(this.box.value);
    this.grow();
    const word = typedWord(this.box.value);
    const known = this.offers();
    this.offer(word === undefined ? [] : known.filter((one) => one.command.startsWith(`/${word.toLowerCase()}`)));
    const first = this.box.value.match(/^\/(\S+)\s/)?.[1];
    const command = known.find((one) => one.command === `/${first}`);
    this.hint.textContent = command ? `${command.command} ${command.usage_hint}` : "";
    this.hint.hidden = !command?.usage_hint;
  }

  offer(found) {
    Object.assign(this, { found, at: 0 });
    this.list.hidden = !found.length;
    this.list.replaceChildren(...found.map((one, index) =>
      make("li", { role: "option", id: `${this.list.id}-${index}`,
        onpointerdown: (event) => { event.preventDefault(); this.take(one); } },
      make("b", {}, one.command), " ", make("span", { class: "usage" }, one.usage_hint),
      make("span", { class: "small" }, one.description))));
    this.point(0);
  }

  point(at) {
    if (!this.found.length) return this.box.removeAttribute("aria-activedescendant");
    this.at = (at + this.found.length) % this.found.length;
    [...this.list.children].forEach((node, index) =>
      node.setAttribute("aria-selected", String(index === this.at)));
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
    return this.box.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
  }

  take(one) {
    this.box.value = `${one.command} `;
    this.typed();
    this.box.focus();
  }

  // Enter also ends a Japanese conversion: that one must not send.
  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const act = this.found.length ? this.offerKey(event.key) : null;
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      return act();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.submit();
  }

  offerKey(key) {
    const chosen = this.found[this.at];
    switch (key) {
      case "ArrowDown": return () => this.point(this.at + 1);
      case "ArrowUp": return () => this.point(this.at - 1);
      case "Escape": return () => this.offer([]);
      case "Tab": return () => this.take(chosen);
      case "Enter": return chosen.command === this.box.value ? null : () => this.take(chosen);
      default: return null;
    }
  }

  async submit() {
    const text = this.box.value;
    if (!text.trim()) return;
    this.box.value = "";
    this.typed();
    if (await this.send(text) || this.box.value) return;
    this.box.value = text;
    this.typed();
  }
}
