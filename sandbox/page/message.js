// One message as its reader sees it, with what can be done to it.

import { renderBlock } from "./blocks.js";
import { make } from "./dom.js";
import { QUICK, emoji, emojiName } from "./emoji.js";
import { objectCard } from "./entity.js";
import { openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { hour, lately, whole } from "./times.js";

const CAME = { channel_join: "joined", group_join: "joined", channel_leave: "left", group_leave: "left" };

function bodyOf(message, desk) {
  const blocks = (message.blocks || []).filter((block) => block.type !== "rich_text" || message.bot_id);
  const context = desk.context(`${message.ts}`, {
    state: message.state || {},
    click: (block, element, value) => desk.click(message, block, element, value),
    field: (node, { block, element, read }) => {
      node.addEventListener("change", () => desk.click(message, block, element, read()));
      return node;
    },
  });
  const text = desk.words[CAME[message.subtype]]?.(`<@${message.user}>`) || message.text || "";
  const said = blocks.length ? blocks.map((block) => renderBlock(block, context)) : [mrkdwn(text, context)];
  return [...said, ...(message.attachments || []).map((one) =>
    one.entity ? objectCard(one, message, desk, context) : attached(one, context))];
}

// What hangs below a message, as the card of a link does.
function attached(one, context) {
  const blocks = (one.blocks || []).map((block) => renderBlock(block, context));
  return make("div", { class: "attached" }, ...(blocks.length ? blocks : [mrkdwn(one.text || one.fallback || "", context)]));
}

const tool = (label, name, run, focus) =>
  make("button", { type: "button", class: "tool", "aria-label": name, title: name, onclick: run, "data-focus": focus }, label);

function reactMenu(message, desk) {
  const mine = (name) =>
    (message.reactions || []).some((one) => one.name === name && one.users.includes(desk.person));
  const react = (name) => () =>
    desk.act("reactions", { channel: desk.room, ts: message.ts, name, remove: mine(name) });
  return (event) =>
    openMenu(event.currentTarget, QUICK.map((name) => [emoji(name), react(name), emojiName(name, desk.locale)]), "grid");
}

function moreItems(message, desk) {
  const { words } = desk;
  const place = { channel: desk.room, message_ts: message.ts };
  const shortcuts = desk.shortcuts("message").map((one) =>
    [one.name, () => desk.act("shortcut", { callback_id: one.callback_id, ...place })]);
  const own = message.user === desk.person && !message.subtype
    ? [[words.edit, () => desk.startEditing(message.ts)], [words.remove, () => desk.remove(message)]] : [];
  return [...shortcuts, ...own];
}

function tools(message, desk, inThread) {
  if (message.ephemeral || message.subtype === "tombstone") return null;
  const { words } = desk;
  const more = moreItems(message, desk);
  return make("div", { class: "tools", role: "group" },
    tool("☺", words.react, reactMenu(message, desk), `react/${message.ts}`),
    inThread ? null : tool("💬", words.start, () => desk.openThread(message.ts, true), `start/${message.ts}`),
    more.length ? tool("⋯", words.more, (event) => openMenu(event.currentTarget, more), `more/${message.ts}`) : null);
}

function reactions(message, desk) {
  const pills = (message.reactions || []).map((one) => {
    const mine = one.users.includes(desk.person);
    const toggle = () => desk.act("reactions", { channel: desk.room, ts: message.ts, name: one.name, remove: mine });
    return make("button", { type: "button", class: "pill", "aria-pressed": String(mine), "data-focus": `pill/${message.ts}/${one.name}`,
      "aria-label": `${emojiName(one.name, desk.locale)} ${one.count}`, title: one.users.map(desk.names.user).join(", "), onclick: toggle },
    `${emoji(one.name)} ${one.count}`);
  });
  return pills.length ? make("div", { class: "pills" }, ...pills) : null;
}

function answers(message, desk, inThread) {
  if (inThread || !message.reply_count) return null;
  const { words, locale, zone } = desk;
  const when = message.latest_reply ? make("span", { class: "small" },
    words.last(lately(message.latest_reply, desk.seen.now, locale, zone))) : null;
  return make("button", { type: "button", class: "replies", "data-focus": `replies/${message.ts}`,
    onclick: () => desk.openThread(message.ts) }, make("b", {}, words.replies(message.reply_count)), " ", when);
}

function only(message, desk) {
  if (!message.ephemeral) return null;
  const dismiss = () => desk.act("delete", { channel: desk.room, ts: message.ts });
  return make("div", { class: "only small" }, `👁 ${desk.words.only} · `,
    make("button", { type: "button", class: "plainly", "data-focus": `dismiss/${message.ts}`, onclick: dismiss }, desk.words.dismiss));
}

function editor(message, desk) {
  const box = make("textarea", { rows: 3, "aria-label": desk.words.edit, "data-focus": "editing" }, message.text);
  const save = () => desk.saveEdit(message, box.value);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") desk.startEditing(null);
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      save();
    }
  });
  return make("div", { class: "editor" }, box, make("div", { class: "actions" },
    make("button", { type: "button", class: "button", onclick: () => desk.startEditing(null) }, desk.words.cancel),
    make("button", { type: "button", class: "button primary", onclick: save }, desk.words.save)));
}

const colour = (id) => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);

function head(message, desk) {
  const { words, locale, zone } = desk;
  return make("header", {}, make("b", { class: "writer" }, message.user_name),
    message.bot_id ? make("span", { class: "app" }, words.app) : null,
    make("time", { title: whole(message.ts, locale, zone) }, hour(message.ts, locale, zone)));
}

export function messageNode(message, desk, inThread) {
  const editing = desk.editing === message.ts;
  const face = make("span", { class: "face", "aria-hidden": "true", style: `--hue:${colour(message.user)}` },
    [...message.user_name][0]);
  return make("article", { class: `message ${message.ephemeral ? "ephemeral" : ""}`,
    "aria-label": `${message.user_name} ${hour(message.ts, desk.locale, desk.zone)}`, "data-ts": message.ts },
    face,
    make("div", { class: "content" }, only(message, desk), head(message, desk),
      ...(editing ? [editor(message, desk)] : bodyOf(message, desk)),
      message.edited ? make("span", { class: "small" }, desk.words.edited) : null,
      reactions(message, desk), answers(message, desk, inThread)),
    tools(message, desk, inThread));
}
