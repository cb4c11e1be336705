// A Work Object: as it stands under a message, and the parts that its pane shows as well.
// https://docs.slack.dev/messaging/work-objects-implementation

import { renderBlock } from "./blocks.js";
import { make } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { anchor, markdown } from "./mrkdwn.js";
import { whole } from "./times.js";
import { inItsLanguage } from "./tongue.js";

const MOMENTS = new Set(["date_created", "date_updated"]);
const TYPES = "slack#/types/";

const text = (value, { locale }) => inItsLanguage(withEmoji(String(value)), locale);
const person = ({ text: name, user_id }, context) => text(name || `@${context.names.user(user_id)}`, context);

// Each kind of value: whether a field is of it, and how it is shown.
const VALUES = [
  [(field) => field.user, (field, context) => person(field.user, context)],
  [(field, name) => MOMENTS.has(name) || field.type === `${TYPES}timestamp`,
    (field, { locale, zone }) => [whole(field.value, locale, zone)]],
  [(field) => field.image_url, (field) => [make("img", { src: field.image_url, alt: field.alt_text, loading: "lazy" })]],
  [(field) => field.type === `${TYPES}link`, (field) => [anchor(field.value)]],
  [(field) => field.format === "markdown", (field, context) => [markdown(String(field.value), context)]],
  [(field) => field.tag_color, (field, context) => [make("span", { class: `tag ${field.tag_color}` }, ...text(field.value, context))]],
  [() => true, (field, context) => text([].concat(field.value ?? "").join(", "), context)],
];

function shown(name, field, context) {
  const [, draw] = VALUES.find(([is]) => is(field, name));
  return draw(field, context);
}

function inOrder({ fields = {}, custom_fields: own = [], display_order: order = [] }) {
  const known = new Map([...Object.entries(fields), ...own.map((one) => [one.key, one])]);
  const names = order.length ? order.filter((name) => known.has(name)) : [...known.keys()];
  return names.map((name) => [name, known.get(name)]);
}

const plainName = (name) => name[0].toUpperCase() + name.slice(1).replaceAll("_", " ");

// Label and value of each field, in the order that the app wants.
export function facts(payload, context) {
  const rows = inOrder(payload).map(([name, field]) =>
    make("div", { class: field.long ? "long" : null },
      make("dt", {}, field.label || context.words.facts[name] || plainName(name)),
      make("dd", {}, ...shown(name, field, context))));
  return rows.length ? make("dl", { class: "facts" }, ...rows) : null;
}

export const titleOf = (entity) => entity.entity_payload.attributes.title.text;

// What it is, in a line: its number, its kind, whose it is.
export function kindOf(entity, service, context) {
  const { display_id: id, display_type: type } = entity.entity_payload.attributes;
  const kind = type || plainName(entity.entity_type.split("/").at(-1));
  const said = [id === titleOf(entity) ? null : id, kind, service].filter(Boolean);
  return make("p", { class: "small" }, ...text(said.join(" · "), context));
}

export const objectName = ({ ts, url }) => `object/${ts}/${url}`;

// Under its message: the whole of it opens the pane.
export function objectCard(one, message, desk, context) {
  const { entity, app_unfurl_url: url, blocks, service_name: service } = one;
  const place = { channel: desk.room, ts: message.ts, url };
  const open = make("button", { type: "button", class: "opens", "data-focus": objectName(place),
    onclick: () => desk.object.open(place) }, ...text(titleOf(entity), context));
  const buttons = (blocks || []).filter((block) => block.type === "actions").map((block) => renderBlock(block, context));
  const refresh = make("button", { type: "button", class: "plainly small", "data-focus": `refresh/${message.ts}/${url}`,
    onclick: () => desk.act("refresh", { channel: desk.room, ts: message.ts }) }, `↻ ${desk.words.refresh}`);
  return make("div", { class: "attached card" }, open, kindOf(entity, service, context),
    facts(entity.entity_payload, context), ...buttons, refresh);
}
