// The pane in which a person opens a Work Object beside its message: what the app presents to them,
// or why it doesn't. https://docs.slack.dev/reference/methods/entity.presentDetails

import { renderBlock } from "./blocks.js";
import { giveFocus, make } from "./dom.js";
import { facts, kindOf, objectName, titleOf } from "./entity.js";
import { markdown, mrkdwn } from "./mrkdwn.js";

// Milliseconds after which it is looked whether the app has answered, or may no longer.
const AGAIN = 1000;
// What may be otherwise the next time.
const PASSING = new Set(["timeout", "internal_error"]);

export class ObjectPane {
  constructor(desk, root) {
    Object.assign(this, { desk, mark: "" });
    this.box = root.querySelector(".object");
    this.body = root.querySelector(".details");
    this.box.querySelector(".shut").addEventListener("click", () => this.close());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.close();
    });
  }

  // The place of the object that is open in this window: `{channel, ts, url}`.
  get place() { return this.desk.at.home ? null : this.desk.at.object; }

  // Whoever goes on elsewhere before it is there keeps the focus.
  async open(place) {
    const { desk } = this;
    const from = document.activeElement;
    desk.keepPlace({ object: place });
    const answer = await desk.act("entity", place);
    if (!answer.ok) this.close();
    else if (this.place === place && this.waits(from, objectName(place))) this.body.focus();
  }

  waits(from, name) {
    const at = document.activeElement;
    return [from, document.body].includes(at) || at.dataset.focus === name;
  }

  // Back to where it was opened, unless this person is elsewhere already.
  close() {
    const { desk, place } = this;
    const inside = this.box.contains(document.activeElement);
    desk.keepPlace({ object: null });
    this.draw(null);
    if (!inside || !place) return;
    const lists = ["answers", "messages"].map((name) => desk.part(name)).filter((list) => list.checkVisibility());
    if (!lists.some((list) => giveFocus(list, objectName(place)))) lists[0]?.focus();
  }

  // `details` are of the object that the person opened last, in this window or in another one.
  draw(details) {
    clearTimeout(this.waiting);
    const { place } = this;
    const here = place && details && ["channel", "ts", "url"].every((name) => details[name] === place[name]);
    this.desk.root.classList.toggle("with-object", Boolean(here));
    if (!here) return void (this.mark = "");
    const { entity, error } = details;
    if (!entity && !error) this.waiting = setTimeout(() => this.desk.refresh(), AGAIN);
    const mark = JSON.stringify([details, this.desk.person]);
    if (mark === this.mark) return;
    this.mark = mark;
    this.show(entity, error);
  }

  show(entity, error) {
    const { desk } = this;
    const context = desk.context("details", { click: (block, element, value) => this.press(element, value) });
    const title = entity ? titleOf(entity) : error?.custom_title || this.titleUnder() || desk.words.details;
    const focused = this.body.contains(document.activeElement) && document.activeElement.dataset.focus;
    this.box.setAttribute("aria-label", title);
    this.box.querySelector("h3").textContent = title;
    this.body.setAttribute("aria-busy", String(!entity && !error));
    this.body.replaceChildren(...this.content(entity, error, context).filter(Boolean));
    if (focused && !giveFocus(this.body, focused)) this.body.focus();
  }

  content(entity, error, context) {
    const { words } = this.desk;
    if (!entity && !error) return [make("p", { class: "small" }, words.loading)];
    const told = error ? this.told(error, context) : [];
    if (!entity) return told;
    const payload = entity.entity_payload;
    return [...told, kindOf(entity, this.app(), context), facts(payload, context), this.buttons(payload.actions, context)];
  }

  told(error, context) {
    const { words } = this.desk;
    const said = error.custom_message
      && (error.message_format === "markdown" ? markdown : mrkdwn)(error.custom_message, context);
    const denied = words.denied[error.status] || words.denied.internal_error;
    const again = PASSING.has(error.status) ? make("div", { class: "actions" },
      make("button", { type: "button", class: "button", "data-focus": "again", onclick: () => this.open(this.place) }, words.again)) : null;
    return [said || make("p", {}, denied(this.app())), again];
  }

  buttons(actions, context) {
    const every = [...(actions?.primary_actions || []), ...(actions?.overflow_actions || [])];
    const elements = every.map((one) => ({ ...one, type: "button", text: { type: "plain_text", text: one.text } }));
    return elements.length ? renderBlock({ type: "actions", block_id: "details", elements }, context) : null;
  }

  // What the app answers comes at the end of what stands beside.
  press(element, value) {
    const { desk } = this;
    desk.toLastMessage();
    desk.toLastAnswer();
    return desk.act("click", { details: true, action_id: element.action_id, value: value ?? element.value });
  }

  app() { return this.desk.names.user(this.desk.workspace.bot_user); }

  // While nothing has come: as it is called under its message.
  titleUnder() {
    const { seen } = this.desk;
    const message = [...seen.messages, ...(seen.thread || [])].find((one) => one.ts === this.place.ts);
    return message?.attachments?.find((one) => one.app_unfurl_url === this.place.url)?.title;
  }
}
