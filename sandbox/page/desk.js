// One desk: a person's window on the workspace. It is drawn anew from one answer of the sandbox.

import { ask, coalesced } from "./control.js";
import { Composer } from "./composer.js";
import { giveFocus, keepAtEnd, keyed, make } from "./dom.js";
import { Form } from "./form.js";
import { remember, remembered } from "./memory.js";
import { messageNode } from "./message.js";
import { Modal } from "./modal.js";
import { mrkdwn, textObject } from "./mrkdwn.js";
import { News } from "./news.js";
import { ObjectPane } from "./object.js";
import { rooms } from "./rooms.js";
import { clock, dayName, dayOf } from "./times.js";
import { wordsOf } from "./words.js";

// Milliseconds after which a person is told that something takes long.
const PATIENT = 2000;
const NOWHERE = { person: null, room: "", thread: "", object: null, home: false, drafts: {} };

export class Desk {
  constructor(root, { language, workspace, people }) {
    Object.assign(this, { root, workspace, people, key: root.id, words: wordsOf(language), editing: null, acts: new Set() });
    this.at = remembered(this.key, NOWHERE);
    if (!people.some((one) => one.id === this.at.person)) this.at = { ...NOWHERE, person: people[0].id };
    this.seen = null;
    this.refresh = coalesced(() => this.load());
    this.modal = new Modal(this, root);
    this.object = new ObjectPane(this, root);
    this.names = {
      user: (id) => workspace.people.find((one) => one.id === id)?.real_name || id,
      channel: (id) => workspace.channels.find((one) => one.id === id)?.name || id,
      users: () => workspace.people.filter((one) => !one.is_bot).map((one) => [one.id, one.real_name]),
      channels: () => (this.seen?.channels || []).filter((one) => !one.is_im).map((one) => [one.id, `#${one.name}`]),
    };
    this.toLastMessage = keepAtEnd(this.part("messages"));
    this.toLastAnswer = keepAtEnd(this.part("answers"));
    this.news = { room: new News(this.part("room .news")), thread: new News(this.part("thread .news")) };
    this.compose();
    setInterval(() => this.tick(), 5000);
  }

  get person() { return this.at.person; }
  get room() { return this.seen?.channel; }
  get threadKey() { return `${this.at.room}/${this.at.thread}`; }
  get locale() { return this.seen?.user.locale || "en-US"; }
  get zone() { return this.seen?.user.tz || "UTC"; }

  part(name) { return this.root.querySelector(`.${name}`); }

  shortcuts(type) {
    return this.workspace.shortcuts.filter((one) => one.type === type);
  }

  compose() {
    const common = { words: this.words, keep: () => {} };
    const draft = (place) => (text) => {
      this.at.drafts[place()] = text;
      remember(this.key, this.at);
    };
    this.writing = new Composer(this.part("room form"), { ...common, keep: draft(() => this.at.room),
      offers: () => this.workspace.commands, send: (text) => this.say(text, {}) });
    this.answering = new Composer(this.part("thread form"), { ...common, keep: draft(() => this.threadKey), offers: () => [],
      send: (text) => this.say(text, { thread_ts: this.at.thread, broadcast: this.broadcast() }) });
    this.part("thread .shut").addEventListener("click", () => this.openThread(""));
    this.part("thread").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.openThread("");
    });
    this.part("who select").addEventListener("change", (event) => this.become(event.target.value));
  }

  broadcast() {
    const box = this.part("thread .also input");
    const also = box.checked;
    box.checked = false;
    return also;
  }

  // --- what this person does --------------------------------------------------------------

  quietly(what, body) { return ask(`/people/${this.person}/${what}`, body); }

  async act(what, body, { silent = false } = {}) {
    this.notice("");
    const answer = await this.watched(this.quietly(what, body));
    if (!answer.ok && !silent) this.notice(answer.shown || "");
    await this.refresh();
    return answer;
  }

  async watched(answer) {
    const act = { since: performance.now() };
    this.acts.add(act);
    this.tellWait();
    try {
      return await answer;
    } finally {
      this.acts.delete(act);
      this.tellWait();
    }
  }

  // Says, quietly, that the app is yet to answer, for as long as it is so.
  tellWait() {
    clearTimeout(this.awaiting);
    const { seen, drawnAt } = this;
    const told = seen?.awaited ? [drawnAt - (seen.now - seen.awaited) * 1000] : [];
    const since = Math.min(...told, ...[...this.acts].map((one) => one.since));
    const left = PATIENT - (performance.now() - since);
    for (const line of this.root.querySelectorAll(".awaited")) {
      const text = left <= 0 ? this.words.awaited(this.names.user(this.workspace.bot_user)) : "";
      if (line.textContent !== text) line.textContent = text;
    }
    if (left > 0 && left <= PATIENT) this.awaiting = setTimeout(() => this.tellWait(), left);
  }

  // To where this person has turned, although what stands there may still be on its way.
  async say(text, more) {
    (more.thread_ts ? this.toLastAnswer : this.toLastMessage)();
    if (!this.at.room) await this.refresh();
    return (await this.act("messages", { channel: this.at.room, text, ...more })).ok;
  }

  click(message, block, element, value) {
    const chosen = value === undefined ? { value: element.value } : { value };
    return this.act("click", { channel: this.room, message_ts: message.ts, action_id: element.action_id,
      block_id: block.block_id, ...chosen });
  }

  confirm(asked) {
    const text = textObject(asked.text, this.context("confirm", {}));
    return this.modal.ask({ title: asked.title.text, text, confirm: asked.confirm.text, deny: asked.deny.text, style: asked.style });
  }

  async remove(message) {
    const { words } = this;
    const asked = { title: words.remove, text: words.sure, confirm: words.deleting, deny: words.cancel, style: "danger" };
    if (await this.modal.ask(asked)) await this.act("delete", { channel: this.room, ts: message.ts });
  }

  startEditing(ts) {
    this.editing = ts;
    this.draw();
    this.root.querySelector(".editor textarea")?.focus();
  }

  async saveEdit(message, text) {
    this.editing = null;
    if (text.trim() && text !== message.text) await this.act("edit", { channel: this.room, ts: message.ts, text });
    this.draw();
  }

  // --- where this person is ---------------------------------------------------------------

  keepPlace(where) {
    Object.assign(this.at, where);
    remember(this.key, this.at);
  }

  go(where) {
    this.keepPlace(where);
    this.notice("");
    if (this.seen) this.turnBoxes();
    return this.refresh();
  }

  // At once, before anything is loaded: what is typed next belongs to the new place.
  turnBoxes() {
    const { at, seen, words } = this;
    const room = seen.channels.find((one) => one.id === at.room);
    const where = room?.is_im ? this.names.user(this.workspace.bot_user) : `#${room?.name || ""}`;
    this.root.classList.toggle("with-thread", Boolean(at.thread && seen.thread) && !at.home);
    this.writing.show(at.drafts[at.room] || "", words.write(where));
    this.answering.show(at.drafts[this.threadKey] || "", words.answer);
  }

  become(person) {
    this.keepNow();
    return this.go({ person, room: "", thread: "", object: null, home: false });
  }

  keepNow() {
    for (const form of [this.modal.form, this.homeForm]) form?.keepNow();
  }

  async openRoom(room) {
    await this.go({ room, thread: "", object: null, home: false });
    this.toLastMessage();
  }

  async openThread(thread, write) {
    const [root, inside] = [this.at.thread, this.part("thread").contains(document.activeElement)];
    await this.go({ thread });
    this.toLastAnswer();
    if (!thread) return inside && this.leaveThread(root);
    return (write ? this.answering.box : this.part("answers")).focus();
  }

  // Back to the message whose thread it was.
  leaveThread(ts) {
    const box = this.part("messages");
    giveFocus(box, `replies/${ts}`) || giveFocus(box, `start/${ts}`) || box.focus();
  }

  async openApp(tab) {
    const { channel } = await this.quietly("home", { tab });
    await this.go({ room: channel || "", thread: "", object: null, home: tab === "home" });
  }

  // --- drawing ------------------------------------------------------------------------------

  async load() {
    const { person, room, thread } = this.at;
    const answer = await ask(`/people/${person}/desk?channel=${encodeURIComponent(room)}&thread=${thread}`);
    if (!answer.ok || person !== this.person) return;
    this.seen = answer;
    if (room === this.at.room) this.at.room = answer.channel;
    this.draw();
    this.markRead();
  }

  markRead() {
    const open = this.seen.channels.find((one) => one.id === this.room);
    const watched = document.visibilityState === "visible" && this.root.offsetParent;
    if (open?.unread && watched && !this.at.home) this.quietly("mark", { channel: open.id, ts: open.latest });
  }

  notice(text) {
    const box = this.part("notice");
    box.hidden = !text;
    box.textContent = text;
  }

  context(prefix, more) {
    const { names, words, locale, zone } = this;
    const asked = (one) => this.confirm(one);
    return { names, words, locale, zone, state: {}, confirm: asked, ...more, prefix: `${this.key}-${prefix}` };
  }

  tick() {
    if (!this.seen) return;
    const seconds = this.seen.now + (performance.now() - this.drawnAt) / 1000;
    this.part("clock").textContent = clock(seconds, this.locale, this.zone);
    if (this.seen.awaited && performance.now() - this.drawnAt > PATIENT) this.refresh();
  }

  draw() {
    const { seen } = this;
    this.drawnAt = this.drawnFor === seen ? this.drawnAt : performance.now();
    this.drawnFor = seen;
    this.tick();
    rooms(this);
    this.root.classList.toggle("at-home", this.at.home);
    this.turnBoxes();
    this.list(this.part("messages"), seen.messages, false);
    this.tell("room", this.room, seen.messages);
    this.drawThread(seen.thread);
    this.drawHome(seen.view);
    this.object.draw(seen.details);
    this.modal.draw(seen.views);
    this.tellWait();
  }

  tell(which, place, messages) {
    const read = (message) => mrkdwn(message.text || "", this.context("news", {})).textContent;
    this.news[which].hear(`${this.person} ${place}`, messages, this, read);
  }

  drawThread(thread) {
    this.tell("thread", this.at.thread, thread || []);
    if (thread) this.list(this.part("answers"), thread, true);
  }

  drawHome(view) {
    const box = this.part("home");
    const mark = `${view?.id} ${view?.hash}`;
    if (box.dataset.mark === mark) return;
    box.dataset.mark = mark;
    const before = this.homeForm;
    this.homeForm = view && new Form(this, view);
    const nodes = view ? this.homeForm.nodes(before) : [make("p", { class: "small" }, this.words.empty)];
    box.replaceChildren(...nodes);
  }

  list(box, messages, inThread) {
    const { zone, locale } = this;
    const items = messages.flatMap((message, index) => {
      const day = dayOf(message.ts, zone);
      const fresh = !inThread && (!index || day !== dayOf(messages[index - 1].ts, zone));
      return fresh ? [{ day, name: dayName(message.ts, locale, zone) }, message] : [message];
    });
    keyed(box, items.length ? items : [{ day: "", name: this.words.quiet }], {
      key: (item) => item.ts || `day ${item.day}`,
      mark: (item) => `${this.person} ${this.room} ${this.editing === item.ts} ${JSON.stringify(item)}`,
      draw: (item) => item.ts ? messageNode(item, this, inThread)
        : make("div", { class: "day" }, make("span", {}, item.name)),
    });
  }
}
