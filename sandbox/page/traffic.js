// What goes over the wire, both ways: requests to the app and its Web API calls, with their bodies.

import { ask } from "./control.js";
import { keyed, make } from "./dom.js";
import { pageWords as words } from "./words.js";

const KEPT = 300;
const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 };

function actionOf(body) {
  const named = (body.actions || []).map((one) => one.action_id);
  return [body.type, ...named, body.callback_id || body.view?.callback_id].filter(Boolean).join(" ");
}

// Where it happened, in whatever shape it is told.
function placeOf(sent) {
  const at = sent.event || sent;
  const channel = at.channel?.name || at.channel_name || at.channel || at.item?.channel || "";
  return typeof channel === "string" ? channel : "";
}

function requestName({ kind, body }) {
  if (kind === "event") return `${body.event.type} ${body.event.subtype || ""}`;
  return kind === "command" ? `${body.command} ${body.text}` : actionOf(body);
}

const REQUEST = {
  path: "requests", sign: "→", name: requestName, sent: (one) => one.body,
  good: (one) => !one.failure, outcome: (one) => one.failure || one.status,
  marks: ({ headers }) => headers["X-Slack-Retry-Num"]
    ? [`${words.retry(headers["X-Slack-Retry-Num"])}: ${headers["X-Slack-Retry-Reason"]}`] : [],
};
const CALL = {
  path: "calls", sign: "←", name: (one) => one.method, sent: (one) => one.arguments,
  good: (one) => one.answer?.ok && !one.fault, outcome: (one) => (one.answer?.ok ? one.status : one.answer?.error),
  marks: (one) => (one.fault ? [one.fault] : []),
};

// A structured argument may come as JSON in a string.
function opened(value) {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function pretty(value) {
  const whole = value && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, opened(one)])) : value;
  return make("pre", {}, typeof whole === "string" ? whole : JSON.stringify(whole, null, 2));
}

function bodies(entry, kind) {
  return [make("h4", {}, words.request), pretty(kind.sent(entry)), make("h4", {}, words.answer), pretty(entry.answer)];
}

function row({ entry, kind }) {
  const time = new Date(entry.at * 1000).toLocaleTimeString("sv", TIME);
  const marks = kind.marks(entry).map((mark) => make("mark", {}, mark));
  const node = make("details", { class: `${kind.path} ${kind.good(entry) ? "" : "bad"}` },
    make("summary", {}, make("time", {}, time), make("b", {}, kind.sign), make("span", { class: "name" }, kind.name(entry)),
      make("span", { class: "small" }, placeOf(kind.sent(entry))), ...marks, make("span", { class: "outcome" }, String(kind.outcome(entry))),
      make("span", { class: "ms" }, `${Math.round(entry.ms)} ms`)));
  node.addEventListener("toggle", () => node.children.length > 1 || node.append(...bodies(entry, kind)));
  return node;
}

export class Traffic {
  constructor(root) {
    this.list = root.querySelector(".list");
    this.filter = root.querySelector(".filter");
    this.rows = [];
    this.last = { requests: 0, calls: 0 };
    this.filter.placeholder = words.filter;
    this.filter.addEventListener("input", () => this.draw());
    root.querySelector(".clear").addEventListener("click", () => this.clear());
  }

  async clear() {
    this.rows = [];
    await Promise.all([REQUEST, CALL].map((kind) => ask(`/${kind.path}`, null, "DELETE")));
    this.draw();
  }

  async load() {
    const fresh = (await Promise.all([REQUEST, CALL].map((kind) => this.fresh(kind)))).flat();
    if (!fresh.length && this.rows.length) return;
    this.rows = [...this.rows, ...fresh].sort((a, b) => b.entry.at - a.entry.at).slice(0, KEPT);
    this.draw();
  }

  async fresh(kind) {
    const after = this.last[kind.path];
    const answer = await ask(`/${kind.path}?after=${after}&latest=${KEPT}`);
    if (!answer.ok) return [];
    this.last[kind.path] = answer.last;
    // A sandbox that was started anew counts from one again.
    if (answer.last < after) this.last[kind.path] = 0;
    return answer.entries.map((entry) => ({ entry, kind, text: JSON.stringify(entry).toLowerCase() }));
  }

  draw() {
    const wanted = this.filter.value.toLowerCase();
    const shown = this.rows.filter((one) => one.text.includes(wanted));
    keyed(this.list, shown.length ? shown : [{ none: true }], {
      key: (one) => (one.none ? "none" : `${one.kind.path} ${one.entry.id} ${one.entry.at}`),
      mark: () => "", draw: (one) => (one.none ? make("p", { class: "small" }, words.none) : row(one)),
    });
  }
}
