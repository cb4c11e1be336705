// Block Kit and mrkdwn as HTML elements. Text from outside never becomes markup by itself.

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const unescape = (text) =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

function link(token, names) {
  const [target, label] = token.split("|");
  if (target.startsWith("@")) return mention(`@${names.user(target.slice(1))}`);
  if (target.startsWith("#")) return mention(`#${label || names.channel(target.slice(1))}`);
  if (target.startsWith("!")) return mention(label || `@${target.slice(1).split("^")[0]}`);
  if (!/^(https?|mailto):/.test(target)) return document.createTextNode(`<${token}>`);
  return make("a", { href: unescape(target), rel: "noreferrer" }, unescape(label || target));
}

const mention = (text) => make("span", { class: "mention" }, text);

// Slack wants a space, a zero-width space or punctuation beside a mark: none beside Japanese text.
const EDGE = "[\\s\\u200b!-/:-@\\[-`{-~]";
const MARKS = [
  [/```([\s\S]+?)```/, "pre"],
  [/`([^`\n]+)`/, "code"],
  [new RegExp(`(?<=^|${EDGE})\\*([^*\\n]+)\\*(?=$|${EDGE})`), "b"],
  [new RegExp(`(?<=^|${EDGE})_([^_\\n]+)_(?=$|${EDGE})`), "i"],
  [new RegExp(`(?<=^|${EDGE})~([^~\\n]+)~(?=$|${EDGE})`), "s"],
];

function inline(text, names) {
  const linked = text.match(/<([^<>\n]+)>/);
  const marks = MARKS.map(([pattern, tag]) => [text.match(pattern), tag]);
  const found = [[linked, "a"], ...marks].filter(([match]) => match);
  if (!found.length) return [document.createTextNode(unescape(text))];
  const [match, tag] = found.reduce((best, next) => (next[0].index < best[0].index ? next : best));
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  return [...inline(before, names), marked(match[1], tag, names), ...inline(after, names)];
}

function marked(inner, tag, names) {
  if (tag === "a") return link(inner, names);
  if (tag === "code" || tag === "pre") return make(tag, {}, unescape(inner));
  return make(tag, {}, ...inline(inner, names));
}

export function mrkdwn(text, names) {
  const lines = text.includes("```") ? [text] : text.split("\n");
  const box = make("div", {});
  lines.forEach((line, index) => {
    const quote = line.match(/^(?:&gt;|>)\s?(.*)/);
    if (quote) box.append(make("blockquote", {}, ...inline(quote[1], names)));
    else box.append(...inline(line, names), index < lines.length - 1 ? make("br") : "");
  });
  return box;
}

function markdown(text, names) {
  const box = make("div", {});
  for (const line of text.split("\n")) {
    const heading = line.match(/^#{1,6}\s+(.*)/);
    const item = line.match(/^\s*[-*]\s+(.*)/);
    const content = (heading || item || [null, line])[1];
    const asSlack = content
      .replace(/\*\*([^*]+)\*\*/g, "\u200b*$1*\u200b")
      .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>");
    const tag = heading ? "b" : "span";
    box.append(make(tag, {}, item ? "• " : "", ...inline(asSlack, names)), make("br"));
  }
  return box;
}

function textObject(value, names) {
  if (!value) return null;
  return value.type === "mrkdwn" ? mrkdwn(value.text, names) : make("span", {}, value.text);
}

const labelOf = (option) => option.text.text;

function optionsOf(element) {
  return element.options || (element.option_groups || []).flatMap((group) => group.options);
}

function menu(element, state, context, many) {
  const chosen = many ? (state.selected_options || []) : [state.selected_option].filter(Boolean);
  const held = new Set(chosen.map((option) => option.value));
  const options = optionsOf(element).map((option) =>
    make("option", { value: option.value, selected: held.has(option.value) }, labelOf(option)));
  const blank = make("option", { value: "" }, element.placeholder?.text || "—");
  const field = make("select", { multiple: many }, ...(many ? [] : [blank]), ...options);
  const read = () => many ? [...field.selectedOptions].map((o) => o.value) : field.value || null;
  return context.field(field, element, read);
}

function choices(element, state, context, kind) {
  const chosen = kind === "radio" ? [state.selected_option] : state.selected_options || [];
  const held = new Set(chosen.filter(Boolean).map((option) => option.value));
  const name = Math.random().toString(36).slice(2);
  const boxes = element.options.map((option) =>
    make("input", { type: kind, name, value: option.value, checked: held.has(option.value) }));
  const rows = element.options.map((option, index) =>
    make("label", { class: "choice" }, boxes[index], " ", textObject(option.text, context.names)));
  const read = () => {
    const picked = boxes.filter((box) => box.checked).map((box) => box.value);
    return kind === "radio" ? picked[0] || null : picked;
  };
  return context.field(make("div", {}, ...rows), element, read);
}

function typed(element, state, context, type) {
  const value = state.value ?? state.selected_date ?? state.selected_time ?? "";
  const hint = element.placeholder?.text;
  const field = element.multiline
    ? make("textarea", { rows: 5, placeholder: hint }, value)
    : make("input", { type, value, placeholder: hint });
  return context.field(field, element, () => field.value);
}

function button(element, context) {
  if (element.url) return make("a", { href: element.url, rel: "noreferrer" }, element.text.text);
  const ask = element.confirm;
  const press = () => {
    if (!ask || confirm(`${ask.title.text}\n\n${ask.text.text}`)) context.click(element);
  };
  return make("button", { type: "button", class: element.style, onclick: press }, element.text.text);
}

function overflow(element, context) {
  const options = element.options.map((o) => make("option", { value: o.value }, labelOf(o)));
  const field = make("select", {}, make("option", { value: "" }, "…"), ...options);
  field.addEventListener("change", () => context.click(element, field.value));
  return field;
}

function element(item, block, context) {
  const state = context.state?.[block.block_id]?.[item.action_id] || {};
  const own = { ...context, field: (node, of, read) => context.field(node, block, of, read),
    click: (of, value) => context.click(block, of, value) };
  switch (item.type) {
    case "button": return button(item, own);
    case "overflow": return overflow(item, own);
    case "static_select": return menu(item, state, own, false);
    case "multi_static_select": return menu(item, state, own, true);
    case "checkboxes": return choices(item, state, own, "checkbox");
    case "radio_buttons": return choices(item, state, own, "radio");
    case "datepicker": return typed(item, state, own, "date");
    case "timepicker": return typed(item, state, own, "time");
    case "image": return make("img", { src: item.image_url, alt: item.alt_text, height: 20 });
    case "mrkdwn": case "plain_text": return textObject(item, context.names);
    default: return typed(item, state, own, "text");
  }
}

// A label around several boxes would tick the first one at every click.
const CHOICES = new Set(["checkboxes", "radio_buttons"]);

function richText(block, names) {
  const parts = (block.elements || []).flatMap((part) => part.elements || []);
  const nodes = parts.map((part) => part.type === "user"
    ? mention(`@${names.user(part.user_id)}`) : make("span", { style: "white-space:pre-wrap" }, part.text || ""));
  return make("div", {}, ...nodes);
}

function tableBlock(block, names) {
  const cell = (c) => make("td", {}, c.type === "raw_text" ? c.text : richText(c, names));
  return make("table", {}, ...block.rows.map((row) => make("tr", {}, ...row.map(cell))));
}

export function renderBlock(block, context) {
  const { names } = context;
  switch (block.type) {
    case "section": {
      const fields = (block.fields || []).map((field) => textObject(field, names));
      const body = make("div", {}, textObject(block.text, names),
        fields.length ? make("div", { class: "fields" }, ...fields) : null);
      const side = block.accessory ? element(block.accessory, block, context) : null;
      return make("div", { class: "section" }, body, side);
    }
    case "header": return make("div", { class: "header" }, block.text.text);
    case "divider": return make("hr");
    case "image": return make("img", { src: block.image_url, alt: block.alt_text });
    case "context": case "actions":
      return make("div", { class: block.type },
        ...block.elements.map((item) => element(item, block, context)));
    case "input":
      return make(CHOICES.has(block.element.type) ? "div" : "label",
        { class: "field", "data-block": block.block_id },
        make("b", {}, block.label.text), element(block.element, block, context),
        block.hint ? make("span", { class: "small" }, block.hint.text) : null);
    case "markdown": return markdown(block.text, names);
    case "rich_text": return richText(block, names);
    case "table": return tableBlock(block, names);
    default: return make("div", { class: "small" }, `[${block.type}]`);
  }
}
