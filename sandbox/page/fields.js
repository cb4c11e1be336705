// Elements that hold a value. `context.field(node, element, read, write)` makes them known to their form.

import { make } from "./dom.js";
import { textObject } from "./mrkdwn.js";
import { languageOf } from "./tongue.js";

const labelOf = (option) => option.text.text;
const option = (one, chosen) => make("option", { value: one.value, selected: chosen }, labelOf(one));

function menu(element, state, context, many) {
  const chosen = many ? state.selected_options || [] : [state.selected_option].filter(Boolean);
  const held = new Set(chosen.map((one) => one.value));
  const drawn = (options) => options.map((one) => option(one, held.has(one.value)));
  const groups = (element.option_groups || []).map((group) =>
    make("optgroup", { label: group.label.text }, ...drawn(group.options)));
  const blank = many ? [] : [make("option", { value: "" }, element.placeholder?.text || "—")];
  const field = make("select", { multiple: many, ...context.named },
    ...blank, ...drawn(element.options || []), ...groups);
  const read = () => (many ? [...field.selectedOptions].map((o) => o.value) : field.value || null);
  const write = (value) => {
    for (const one of field.options) one.selected = [value].flat().includes(one.value);
  };
  return context.field(field, element, read, write);
}

function choices(element, state, context, kind) {
  const chosen = kind === "radio" ? [state.selected_option] : state.selected_options || [];
  const held = new Set(chosen.filter(Boolean).map((one) => one.value));
  const name = `${context.named.name}:${element.action_id}`;
  const boxes = element.options.map((one) =>
    make("input", { type: kind, name, value: one.value, checked: held.has(one.value),
      "data-focus": `${name}/${one.value}` }));
  const rows = element.options.map((one, index) =>
    make("label", { class: "choice" }, boxes[index], make("span", {}, textObject(one.text, context),
      one.description ? make("small", {}, textObject(one.description, context)) : null)));
  const read = () => {
    const picked = boxes.filter((box) => box.checked).map((box) => box.value);
    return kind === "radio" ? picked[0] || null : picked;
  };
  const write = (value) => {
    for (const box of boxes) box.checked = [value].flat().includes(box.value);
  };
  const group = make("div", { role: kind === "radio" ? "radiogroup" : "group",
    "aria-label": context.named["aria-label"] }, ...rows);
  return context.field(group, element, read, write);
}

function typed(element, state, context, type) {
  const value = state.value ?? state.selected_date ?? state.selected_time ?? "";
  const asked = { placeholder: element.placeholder?.text, maxlength: element.max_length, ...context.named };
  const field = element.multiline
    ? make("textarea", { rows: 5, ...asked }, value) : make("input", { type, value, ...asked });
  const language = languageOf(value);
  if (language) field.lang = language;
  if (element.focus_on_load) field.dataset.first = "";
  return context.field(field, element, () => field.value, (text) => { field.value = text; });
}

// Slack counts seconds; the browser's field speaks of the time on its own wall.
function moment(element, state, context) {
  const local = (seconds) => {
    const at = new Date(seconds * 1000);
    return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  const held = state.selected_date_time;
  const field = make("input", { type: "datetime-local", value: held ? local(held) : "", ...context.named });
  const read = () => (field.value ? Math.floor(new Date(field.value) / 1000) : null);
  return context.field(field, element, read, (value) => { field.value = value ? local(value) : ""; });
}

function among(element, state, context, selected, offered) {
  const options = offered.map(([value, text]) => ({ value, text: { text } }));
  const held = options.find((one) => one.value === state[selected]);
  return menu({ ...element, options }, { selected_option: held }, context, false);
}

const FIELDS = {
  static_select: (...given) => menu(...given, false),
  multi_static_select: (...given) => menu(...given, true),
  checkboxes: (...given) => choices(...given, "checkbox"),
  radio_buttons: (...given) => choices(...given, "radio"),
  datepicker: (...given) => typed(...given, "date"),
  timepicker: (...given) => typed(...given, "time"),
  datetimepicker: moment,
  plain_text_input: (...given) => typed(...given, "text"),
  email_text_input: (...given) => typed(...given, "email"),
  url_text_input: (...given) => typed(...given, "url"),
  number_input: (...given) => typed(...given, "number"),
  users_select: (e, s, c) => among(e, s, c, "selected_user", c.names.users()),
  channels_select: (e, s, c) => among(e, s, c, "selected_channel", c.names.channels()),
  conversations_select: (e, s, c) => among(e, s, c, "selected_conversation", c.names.channels()),
};

export const holdsValue = (element) => element.type in FIELDS;
export const field = (element, state, context) => FIELDS[element.type](element, state, context);
