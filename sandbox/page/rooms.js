// A desk's frame: who it is, the list of channels, the title above the messages.

import { keyed, make, replace } from "./dom.js";

function personName(person, words) {
  const marks = [person.is_ultra_restricted && words.guest, person.is_stranger && words.stranger];
  const mark = marks.filter(Boolean).join(", ");
  return mark ? `${person.real_name} (${mark})` : person.real_name;
}

export function people(desk) {
  desk.root.querySelector(".who select").replaceChildren(...desk.people.map((one) =>
    make("option", { value: one.id, selected: one.id === desk.person }, personName(one, desk.words))));
}

function roomButton(label, open, unread, desk, run, name) {
  const badge = unread && !open ? make("span", { class: "unread" },
    make("span", { "aria-hidden": "true" }, unread), make("span", { class: "unseen" }, desk.words.unread(unread))) : null;
  return make("button", { type: "button", class: badge ? "new" : "", "aria-current": open ? "true" : null,
    "data-focus": name, onclick: run }, make("span", { class: "name" }, label), badge);
}

function entries(desk) {
  const { seen, at, workspace } = desk;
  const shown = seen.channels.filter((one) => !one.is_im);
  const direct = seen.channels.find((one) => one.is_im);
  const app = { id: "app", label: desk.names.user(workspace.bot_user), unread: direct?.unread,
    open: Boolean(direct) && seen.channel === direct.id, run: () => desk.openApp(desk.seen.view ? "home" : "messages") };
  const list = shown.map((one) => ({ id: one.id, label: `# ${one.name}`, unread: one.unread,
    open: one.id === seen.channel && !at.home, run: () => desk.openRoom(one.id) }));
  return [{ id: "rooms", title: desk.words.rooms }, ...list, { id: "apps", title: desk.words.apps },
    { ...app, open: app.open || at.home }];
}

function title(desk, room) {
  const { words, at } = desk;
  if (!room?.is_im) return [make("h3", {}, room ? `# ${room.name}` : ""),
    room?.purpose?.value ? make("span", { class: "small" }, room.purpose.value) : null];
  const tab = (name, label, chosen) => make("button", { type: "button", role: "tab", "aria-selected": String(chosen),
    "data-focus": `tab/${name}`, onclick: () => desk.openApp(name) }, label);
  return [make("h3", {}, desk.names.user(desk.workspace.bot_user)),
    make("div", { role: "tablist", class: "tabs" }, tab("home", words.home, at.home), tab("messages", words.chat, !at.home))];
}

export function rooms(desk) {
  const { seen } = desk;
  keyed(desk.root.querySelector(".rooms ul"), entries(desk), {
    key: (one) => one.id,
    mark: (one) => JSON.stringify([one.title, one.label, one.unread, one.open, desk.person]),
    draw: (one) => one.title ? make("li", { class: "group" }, one.title)
      : make("li", {}, roomButton(one.label, one.open, one.unread, desk, () => one.run(), `room/${one.id}`)),
  });
  const room = seen.channels.find((one) => one.id === seen.channel);
  const fresh = make("div", { class: "title" }, ...title(desk, room));
  const old = desk.root.querySelector(".room > .title");
  if (old.innerHTML !== fresh.innerHTML) replace(old, fresh);
}
