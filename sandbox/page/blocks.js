// Block Kit as HTML elements. https://docs.slack.dev/reference/block-kit

import { make } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { field, holdsValue } from "./fields.js";
import { openMenu } from "./menu.js";
import { anchor, markdown, textObject } from "./mrkdwn.js";
import { richText, table } from "./richtext.js";

const image = (item, size) =>
  make("img", { src: item.image_url, alt: item.alt_text, height: size, loading: "lazy" });

// A second click while the first is under way does nothing.
async function once(node, run) {
  if (node.getAttribute("aria-busy")) return;
  node.setAttribute("aria-busy", "true");
  try {
    await run();
  } finally {
    node.removeAttribute("aria-busy");
  }
}

async function allowed(element, context) {
  return !element.confirm || context.confirm(element.confirm);
}

function button(element, block, context) {
  const label = withEmoji(element.text.text);
  const press = async (event) => {
    const node = event.currentTarget;
    if (await allowed(element, context)) await once(node, () => context.click(block, element));
  };
  const looks = { class: `button ${element.style || ""}`, "aria-label": element.accessibility_label,
    "data-focus": `${block.block_id}/${element.action_id}/${element.value || ""}`, onclick: press };
  if (!element.url) return make("button", { type: "button", ...looks }, label);
  const link = anchor(element.url, label);
  link.className = looks.class;
  link.addEventListener("click", press);
  return link;
}

function overflow(element, block, context) {
  const node = make("button", { type: "button", class: "button overflow", "aria-haspopup": "menu",
    "aria-label": context.words.more, "data-focus": `${block.block_id}/${element.action_id}` }, "⋯");
  const pick = async (one) => {
    if (await allowed(element, context)) await once(node, () => context.click(block, element, one.value));
  };
  node.addEventListener("click", () =>
    openMenu(node, element.options.map((one) => [withEmoji(one.text.text), () => pick(one)])));
  return node;
}

function feedback(element, block, context) {
  const judge = (which, sign) => {
    const given = element[`${which}_button`];
    const press = (event) => once(event.currentTarget, () => context.click(block, element, which));
    return make("button", { type: "button", class: "button", "aria-label": given.accessibility_label || given.text.text,
      "data-focus": `${block.block_id}/${element.action_id}/${which}`, onclick: press },
    `${sign} ${withEmoji(given.text.text)}`);
  };
  return make("div", { class: "actions", role: "group" }, judge("positive", "👍"), judge("negative", "👎"));
}

function part(item, block, context) {
  switch (item.type) {
    case "button": return button(item, block, context);
    case "icon_button": return button(item, block, context);
    case "overflow": return overflow(item, block, context);
    case "feedback_buttons": return feedback(item, block, context);
    case "image": return image(item, 20);
    case "mrkdwn": case "plain_text": return textObject(item, context);
    default: return holdsValue(item) ? fieldPart(item, block, context) : unknown(item);
  }
}

function fieldPart(item, block, context) {
  const state = context.state?.[block.block_id]?.[item.action_id] || {};
  const name = `${block.block_id}/${item.action_id}`;
  const described = block.hint ? `${context.prefix}-hint-${block.block_id}` : null;
  const label = block.label ? withEmoji(block.label.text) : item.placeholder?.text;
  const named = { name, "data-focus": name, "aria-label": label, "aria-describedby": described };
  const register = (node, element, read, write) => context.field(node, { block, element, read, write });
  return field(item, state, { ...context, named, field: register });
}

const unknown = (item) => make("span", { class: "small" }, `[${item.type}]`);

function section(block, context) {
  const fields = (block.fields || []).map((one) => textObject(one, context));
  const body = make("div", { class: "body" }, textObject(block.text, context),
    fields.length ? make("div", { class: "fields" }, ...fields) : null);
  const side = block.accessory ? part(block.accessory, block, context) : null;
  return make("div", { class: "section" }, body, side);
}

function input(block, context) {
  const optional = block.optional ? make("span", { class: "small" }, ` ${context.words.optional}`) : null;
  const hint = block.hint
    ? make("p", { class: "small", id: `${context.prefix}-hint-${block.block_id}` }, block.hint.text) : null;
  return make("div", { class: "field", "data-block": block.block_id },
    make("div", { class: "label" }, withEmoji(block.label.text), optional),
    part(block.element, block, context), hint);
}

const row = (block, context) =>
  make("div", { class: block.type }, ...block.elements.map((item) => part(item, block, context)));

function picture(block) {
  const title = block.title ? make("figcaption", {}, block.title.text) : null;
  return make("figure", {}, title, image(block));
}

const BLOCKS = {
  section, input, context: row, actions: row, context_actions: row, image: picture, rich_text: richText, table,
  header: (block) => make("h4", { class: "header" }, withEmoji(block.text.text)),
  divider: () => make("hr"),
  markdown: (block, context) => markdown(block.text, context),
};

// `context`: {names, words, locale, zone, prefix, state, field, click, confirm}.
export const renderBlock = (block, context) => (BLOCKS[block.type] || unknown)(block, context);
