// Rich text and tables. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

import { make } from "./dom.js";
import { emoji } from "./emoji.js";
import { anchor, mention } from "./mrkdwn.js";

const STYLES = [["code", "code"], ["bold", "b"], ["italic", "i"], ["strike", "s"]];

function styled(node, style = {}) {
  return STYLES.reduce((inner, [name, tag]) => (style[name] ? make(tag, {}, inner) : inner), node);
}

function piece(part, { names }) {
  switch (part.type) {
    case "user": return mention(`@${names.user(part.user_id)}`);
    case "channel": return mention(`#${names.channel(part.channel_id)}`);
    case "broadcast": return mention(`@${part.range}`);
    case "emoji": return document.createTextNode(emoji(part.name));
    case "link": return styled(anchor(part.url, part.text), part.style);
    default: return styled(make("span", { class: "plain" }, part.text || ""), part.style);
  }
}

const pieces = (part, context) => (part.elements || []).map((one) => piece(one, context));

function list(part, context) {
  const items = part.elements.map((item) => make("li", {}, ...pieces(item, context)));
  const indent = part.indent ? `margin-left:${part.indent * 1.5}em` : null;
  return make(part.style === "ordered" ? "ol" : "ul", { style: indent, start: (part.offset || 0) + 1 }, ...items);
}

function section(part, context) {
  switch (part.type) {
    case "rich_text_list": return list(part, context);
    case "rich_text_preformatted": return make("pre", {}, ...pieces(part, context));
    case "rich_text_quote": return make("blockquote", {}, ...pieces(part, context));
    default: return make("p", {}, ...pieces(part, context));
  }
}

export function richText(block, context) {
  const parts = (block.elements || []).map((part) => section(part, context));
  return make("div", { class: "mrkdwn" }, ...parts);
}

function cell(one, tag, setting, context) {
  const inner = one.type === "rich_text" ? richText(one, context) : String(one.text ?? one.value ?? "");
  const style = setting?.align ? `text-align:${setting.align}` : null;
  return make(tag, { style, scope: tag === "th" ? "col" : null }, inner);
}

export function table(block, context) {
  const settings = block.column_settings || [];
  const row = (cells, tag) =>
    make("tr", {}, ...cells.map((one, at) => cell(one, tag, settings[at], context)));
  const [head, ...rows] = block.rows;
  return make("div", { class: "table", role: "group", "aria-label": context.words.table, tabindex: 0 }, make("table", {},
    make("thead", {}, row(head, "th")), make("tbody", {}, ...rows.map((cells) => row(cells, "td")))));
}
