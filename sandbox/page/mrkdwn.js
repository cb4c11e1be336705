// Slack's markup as elements. Text from outside never becomes HTML by itself.
// https://docs.slack.dev/messaging/formatting-message-text

import { make } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { inItsLanguage } from "./tongue.js";

const unescape = (text) =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const plain = (text, { locale }) => inItsLanguage(withEmoji(unescape(text)), locale);

export const mention = (text) => make("span", { class: "mention" }, text);

export function anchor(url, label) {
  return make("a", { href: url, rel: "noreferrer", target: "_blank" }, label || url);
}

function link(token, context) {
  const { names } = context;
  const [target, label] = token.split("|");
  if (target.startsWith("@")) return mention(`@${names.user(target.slice(1))}`);
  if (target.startsWith("#")) return mention(`#${label || names.channel(target.slice(1))}`);
  if (target.startsWith("!date^")) return document.createTextNode(date(target, label, context));
  if (target.startsWith("!")) return mention(label || `@${target.slice(1).split("^")[0]}`);
  if (!/^(https?|mailto):/.test(target)) return document.createTextNode(`<${token}>`);
  return anchor(unescape(target), unescape(label || target));
}

const DAY = { year: "numeric", month: "short", day: "numeric" };
const DATES = {
  date: { ...DAY, month: "long" }, date_pretty: { ...DAY, month: "long" }, date_short: DAY,
  date_short_pretty: DAY, date_long: { ...DAY, month: "long", weekday: "long" },
  date_long_pretty: { ...DAY, month: "long", weekday: "long" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

function date(target, fallback, { locale, zone }) {
  const [, seconds, format] = target.split("^");
  const moment = new Date(Number(seconds) * 1000);
  if (!format || Number.isNaN(moment.getTime())) return unescape(fallback || target);
  const shown = (name) => name === "date_num"
    ? moment.toLocaleDateString("sv", { timeZone: zone })
    : moment.toLocaleString(locale, { ...DATES[name], timeZone: zone });
  return format.replace(/\{(\w+)\}/g, (whole, name) =>
    name === "date_num" || DATES[name] ? shown(name) : whole);
}

// Slack wants a space, a zero-width space or punctuation beside a mark: none beside Japanese text.
const EDGE = "[\\s\\u200b!-/:-@\\[-`{-~]";
const around = (mark) =>
  new RegExp(`(?<=^|${EDGE})\\${mark}([^\\s${mark}](?:[^${mark}\\n]*[^\\s${mark}])?)\\${mark}(?=$|${EDGE})`);
const MARKS = [
  [/<([^<>\n]+)>/, "a"],
  [/`([^`\n]+)`/, "code"],
  [around("*"), "b"],
  [around("_"), "i"],
  [around("~"), "s"],
];

export function inline(text, context) {
  const found = MARKS.map(([pattern, tag]) => [text.match(pattern), tag]).filter(([match]) => match);
  if (!found.length) return plain(text, context);
  const [match, tag] = found.reduce((best, next) => (next[0].index < best[0].index ? next : best));
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const shown = [marked(match[1], tag, context), ...(after ? inline(after, context) : [])];
  return before ? [...plain(before, context), ...shown] : shown;
}


function marked(inner, tag, context) {
  if (tag === "a") return link(inner, context);
  if (tag === "code") return make("code", {}, unescape(inner));
  return make(tag, {}, ...inline(inner, context));
}

function lines(texts, context) {
  return texts.flatMap((line, index) =>
    [...inline(line, context), ...(index < texts.length - 1 ? [make("br")] : [])]);
}

const QUOTE = /^(?:&gt;|>)\s?/;

// Consecutive quoted lines are one quote.
function paragraphs(text, context) {
  const nodes = [];
  let run = [], quoted = false;
  const close = () => {
    if (run.length) nodes.push(...(quoted
      ? [make("blockquote", {}, ...lines(run, context))] : [make("p", {}, ...lines(run, context))]));
    run = [];
  };
  for (const line of text.split("\n")) {
    if (QUOTE.test(line) !== quoted) close();
    quoted = QUOTE.test(line);
    run.push(line.replace(QUOTE, ""));
  }
  close();
  return nodes;
}

export function mrkdwn(text, context) {
  const parts = text.split("```");
  const whole = parts.length % 2 ? parts : [text];
  return make("div", { class: "mrkdwn" }, ...whole.flatMap((part, index) => {
    if (index % 2) return [make("pre", {}, unescape(part.replace(/^\n/, "")))];
    const rest = whole.length > 1 ? part.replace(/^\n|\n$/g, "") : part;
    return rest ? paragraphs(rest, context) : [];
  }));
}

// The `markdown` block: what of Markdown answers of an app use.
export function markdown(text, context) {
  const box = make("div", { class: "mrkdwn" });
  for (const line of text.split("\n")) {
    const heading = line.match(/^#{1,6}\s+(.*)/);
    const item = line.match(/^\s*[-*]\s+(.*)/);
    const quote = line.match(/^>\s?(.*)/);
    const content = (heading || item || quote || [null, line])[1];
    const asSlack = content
      .replace(/\*\*([^*]+)\*\*/g, "\u200b*$1*\u200b")
      .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>");
    const tag = heading ? "h4" : quote ? "blockquote" : "p";
    box.append(make(tag, {}, item ? "• " : "", ...inline(asSlack, context)));
  }
  return box;
}

export function textObject(value, context) {
  if (!value) return null;
  if (value.type === "mrkdwn") return mrkdwn(value.text, context);
  return make("span", { class: "plain" }, withEmoji(value.text));
}
