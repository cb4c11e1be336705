// The page: chosen person, channel and thread; everything else is asked of the control API.
import { make, mrkdwn, renderBlock } from "./blocks.js";

const LABELS = {
  ja: {
    person: "使う人", home: "アプリのホーム", thread: "スレッド", send: "送信",
    write: "メッセージ、または /コマンド", answer: "スレッドに返信", replies: (n) => `${n}件の返信`,
    start: "スレッドで返信", edit: "編集", remove: "削除", only: "あなただけに表示されています",
    edited: "（編集済み）", shortcuts: "ショートカット…", app: "アプリ", close: "閉じる",
    empty: "ホームはまだありません。", newText: "新しい文", guest: "ゲスト", stranger: "社外",
    down: "サンドボックスにつながりません。",
  },
  en: {
    person: "Acting as", home: "App home", thread: "Thread", send: "Send",
    write: "Message, or /command", answer: "Reply in thread",
    replies: (n) => (n === 1 ? "1 reply" : `${n} replies`),
    start: "Reply in thread", edit: "Edit", remove: "Delete", only: "Only visible to you",
    edited: "(edited)", shortcuts: "Shortcuts…", app: "APP", close: "Close",
    empty: "Nothing on Home yet.", newText: "New text", guest: "guest", stranger: "external",
    down: "The sandbox can't be reached.",
  },
};

const $ = (id) => document.getElementById(id);
const here = { person: null, channel: null, thread: null, modal: "", home: false };
let workspace = { people: [], channels: [], shortcuts: [] };

const me = () => workspace.people.find((person) => person.id === here.person);
const words = () => LABELS[(me()?.locale || navigator.language).startsWith("ja") ? "ja" : "en"];
const names = {
  user: (id) => workspace.people.find((person) => person.id === id)?.real_name || id,
  channel: (id) => workspace.channels.find((channel) => channel.id === id)?.name || id,
};

async function ask(path, body) {
  const options = body && { method: "POST", body: JSON.stringify(body) };
  try {
    const response = await fetch(`/control${path}`, options);
    const answer = await response.json();
    if (body || !answer.ok) notice(answer.ok ? "" : answer.shown);
    return answer;
  } catch {
    notice(words().down);
    return { ok: false };
  }
}

const act = (what, body) => ask(`/people/${here.person}/${what}`, body);

function notice(text) {
  $("notice").hidden = !text;
  $("notice").textContent = text || "";
}

function labels() {
  document.documentElement.lang = words() === LABELS.ja ? "ja" : "en";
  for (const node of document.querySelectorAll("[data-label]")) {
    node.textContent = words()[node.dataset.label];
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.placeholder = words()[node.dataset.placeholder];
  }
}

function personName(person) {
  const marks = [person.is_ultra_restricted && words().guest, person.is_stranger && words().stranger];
  const mark = marks.filter(Boolean).join(", ");
  return `${person.real_name}${mark ? ` (${mark})` : ""} · ${person.tz}`;
}

async function loadWorkspace() {
  const answer = await ask("/workspaces");
  if (!answer.ok) return;
  workspace = answer.workspaces[0];
  const people = workspace.people.filter((person) => !person.is_bot && !person.deleted);
  here.person = here.person || people[0].id;
  $("person").replaceChildren(...people.map((person) =>
    make("option", { value: person.id, selected: person.id === here.person }, personName(person))));
}

// Fields outside a modal send their value at once; inside one they wait for the submission.
function contextFor(place, state, fields) {
  return {
    names,
    state,
    field(node, block, of, read) {
      fields?.push({ block, element: of, read });
      const sends = block.type !== "input" || block.dispatch_action;
      node.addEventListener("change", () => sends && this.click(block, of, read()));
      return node;
    },
    async click(block, of, value) {
      const chosen = value === undefined ? {} : { value };
      const values = fields ? collected(fields) : {};
      const click = { ...place, action_id: of.action_id, block_id: block.block_id, values };
      await act("click", { ...click, ...chosen });
      await refresh();
    },
  };
}

function collected(fields) {
  const values = {};
  for (const { block, element, read } of fields) {
    (values[block.block_id] ||= {})[element.action_id] = read();
  }
  return values;
}

function bodyOf(message) {
  const place = { channel: here.channel, message_ts: message.ts };
  const blocks = (message.blocks || []).filter((block) => block.type !== "rich_text");
  if (!blocks.length) return [mrkdwn(message.text, names)];
  return blocks.map((block) => renderBlock(block, contextFor(place, {}, null)));
}

function clock(ts) {
  const zone = { timeZone: me().tz, hour: "2-digit", minute: "2-digit", month: "numeric", day: "numeric" };
  return new Date(Number(ts) * 1000).toLocaleString(me().locale, zone);
}

function tools(message, inThread) {
  const own = message.user === here.person && !message.subtype;
  const place = { channel: here.channel, ts: message.ts };
  const tool = (label, run) => make("button", { type: "button", onclick: run }, label);
  const then = (what, body) => act(what, body).then(refresh);
  const change = () => {
    const text = prompt(words().newText, message.text);
    if (text) then("edit", { ...place, text });
  };
  const mine = own ? [tool(words().edit, change)] : [];
  const removable = own || message.ephemeral;
  return make("span", { class: "tools" },
    inThread || message.ephemeral ? null : tool(words().start, () => openThread(message.ts)),
    ...mine,
    removable ? tool(words().remove, () => then("delete", place)) : null,
    message.ephemeral ? null : shortcutMenu(message));
}

function shortcutMenu(message) {
  const offered = workspace.shortcuts.filter((shortcut) => shortcut.type === "message");
  if (!offered.length) return null;
  const options = offered.map((s) => make("option", { value: s.callback_id }, s.name));
  const field = make("select", {}, make("option", { value: "" }, words().shortcuts), ...options);
  field.addEventListener("change", () => act("shortcut", {
    callback_id: field.value, channel: here.channel, message_ts: message.ts,
  }).then(refresh));
  return field;
}

function messageNode(message, inThread) {
  const reactions = (message.reactions || []).map((r) => `:${r.name}: ${r.count}`).join("  ");
  const answers = !inThread && message.reply_count
    ? make("button", { class: "replies", type: "button", onclick: () => openThread(message.ts) },
      words().replies(message.reply_count))
    : null;
  return make("article", { class: `message ${message.ephemeral ? "ephemeral" : ""}` },
    make("header", {}, make("b", {}, message.user_name),
      message.bot_id ? make("span", { class: "app" }, words().app) : null,
      make("time", {}, clock(message.ts)), tools(message, inThread)),
    message.ephemeral ? make("div", { class: "small" }, words().only) : null,
    ...bodyOf(message),
    message.edited ? make("span", { class: "small" }, words().edited) : null,
    reactions ? make("div", { class: "small" }, reactions) : null,
    answers);
}

function fill(box, nodes) {
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
  box.replaceChildren(...nodes);
  if (atEnd) box.scrollTop = box.scrollHeight;
}

async function drawChannels() {
  const { channels = [] } = await ask(`/people/${here.person}/channels`);
  if (!channels.some((channel) => channel.id === here.channel)) here.channel = channels[0]?.id;
  $("channels").replaceChildren(...channels.map((channel) => {
    const current = channel.id === here.channel && !here.home ? "true" : null;
    const open = () => openChannel(channel.id);
    const unread = channel.unread && !current
      ? make("span", { class: "unread" }, channel.unread) : null;
    const name = channel.is_im ? `● ${channel.name}` : `# ${channel.name}`;
    return make("li", {},
      make("button", { type: "button", "aria-current": current, onclick: open }, name, unread));
  }));
  const current = channels.find((channel) => channel.id === here.channel);
  $("title").textContent = here.home ? words().home : current ? `# ${current.name}` : "";
}

async function drawMessages() {
  if (!here.channel) return fill($("messages"), []);
  const { messages = [] } =
    await ask(`/people/${here.person}/channels/${here.channel}/messages`);
  fill($("messages"), messages.map((message) => messageNode(message, false)));
}

async function drawHome() {
  const { view } = await ask(`/people/${here.person}/home`);
  const context = view && contextFor({ view_id: view.id }, view.state.values, []);
  const blocks = view ? view.blocks.map((block) => renderBlock(block, context)) : [words().empty];
  fill($("messages"), blocks);
}

async function drawThread() {
  $("thread").hidden = !here.thread;
  if (!here.thread) return;
  const place = `/people/${here.person}/channels/${here.channel}/threads/${here.thread}`;
  const { messages = [] } = await ask(place);
  fill($("answers"), messages.map((message) => messageNode(message, true)));
}

async function drawModal() {
  const { views = [] } = await ask(`/people/${here.person}/views`);
  const view = views.at(-1);
  const mark = view ? `${view.id} ${view.hash}` : "";
  if (mark === here.modal) return;
  here.modal = mark;
  if (!view) return $("modal").close();
  modalNodes(view);
  if (!$("modal").open) $("modal").showModal();
}

function modalNodes(view) {
  const fields = [];
  const context = contextFor({ view_id: view.id }, view.state.values, fields);
  const send = async () => {
    const answer = await act("submit", { view_id: view.id, values: collected(fields) });
    showErrors(answer.errors || {}, answer.ok ? "" : answer.shown);
    if (answer.ok) await refresh();
  };
  const submit = view.submit
    ? make("button", { type: "button", class: "primary", onclick: send }, view.submit.text) : null;
  const close = make("button", { type: "button", onclick: () => act("close", {}).then(refresh) },
    view.close?.text || words().close);
  $("modal").replaceChildren(make("h2", {}, view.title.text),
    ...view.blocks.map((block) => renderBlock(block, context)),
    make("p", { class: "error", id: "modal-error" }), make("footer", {}, close, submit));
  keepTyped(view, fields);
}

// What is typed goes to the sandbox at each change, so that an updated view still shows it.
function keepTyped(view, fields) {
  const keep = () => act("fill", { view_id: view.id, values: collected(fields) });
  for (const node of $("modal").querySelectorAll("textarea, input, select")) {
    node.addEventListener("change", keep);
  }
}

function showErrors(errors, whole) {
  for (const node of $("modal").querySelectorAll(".field .error")) node.remove();
  for (const [block, text] of Object.entries(errors)) {
    const field = $("modal").querySelector(`[data-block="${CSS.escape(block)}"]`);
    field?.append(make("div", { class: "error" }, text));
  }
  const general = $("modal-error");
  if (general) general.textContent = Object.keys(errors).length ? "" : whole;
}

async function refresh() {
  await drawChannels();
  await Promise.all([here.home ? drawHome() : drawMessages(), drawThread(), drawModal()]);
}

async function openChannel(channel) {
  Object.assign(here, { channel, thread: null, home: false });
  await refresh();
  const { messages = [] } = await ask(`/people/${here.person}/channels/${channel}/messages`);
  const last = messages.at(-1);
  if (last) await act("mark", { channel, ts: last.ts });
}

async function openThread(ts) {
  here.thread = ts;
  await refresh();
}

async function send(form) {
  const box = form.querySelector("textarea");
  const inThread = form.dataset.place === "thread";
  const body = { channel: here.channel, text: box.value };
  if (!box.value.trim()) return;
  const answer = await act("messages", inThread ? { ...body, thread_ts: here.thread } : body);
  if (answer.ok) box.value = "";
  const shown = answer.shown;
  await refresh();
  if (!answer.ok) notice(shown);
}

for (const form of document.querySelectorAll(".write")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  form.querySelector("textarea").addEventListener("keydown", (event) => {
    // Enter also ends a Japanese conversion: that one must not send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(form);
  });
}
$("person").addEventListener("change", async () => {
  Object.assign(here, { person: $("person").value, channel: null, thread: null, modal: "", home: false });
  if ($("modal").open) $("modal").close();
  labels();
  await refresh();
});
$("close-thread").addEventListener("click", () => openThread(null));
$("home").addEventListener("click", async () => {
  here.home = true;
  await act("home", { tab: "home" });
  await refresh();
});
$("modal").addEventListener("cancel", (event) => {
  event.preventDefault();
  act("close", { all: true }).then(refresh);
});

const asked = new URLSearchParams(location.search);
here.person = asked.get("person");
here.channel = asked.get("channel");
here.thread = asked.get("thread");
await loadWorkspace();
labels();
await refresh();
let drawing = false;
let stale = false;

// One redraw at a time; what changes meanwhile is drawn once more at the end.
async function redraw() {
  stale = true;
  if (drawing) return;
  drawing = true;
  while (stale) {
    stale = false;
    await refresh();
  }
  drawing = false;
}

new EventSource("/control/stream").onmessage = redraw;
