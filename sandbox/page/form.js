// The fields of a modal or of Home, and what stands in them.

import { renderBlock } from "./blocks.js";

const nameOf = (block, element) => `${block.block_id}/${element.action_id}`;
const KEEP_AFTER = 250;

export class Form {
  constructor(desk, view) {
    Object.assign(this, { desk, view, fields: [], keeping: null, kept: null });
  }

  // Draws the view's blocks; what `before` held stays where block_id and action_id stay.
  nodes(before) {
    const context = this.desk.context(this.view.id, {
      state: this.view.state.values,
      field: (node, field) => this.field(node, field),
      click: (block, element, value) => this.click(block, element, value),
    });
    const nodes = this.view.blocks.map((block) => renderBlock(block, context));
    const held = new Map((before?.fields || []).map((one) => [nameOf(one.block, one.element), one]));
    for (const field of this.fields) {
      const old = held.get(nameOf(field.block, field.element));
      if (old?.element.type === field.element.type) field.write(old.read());
    }
    return nodes;
  }

  // Outside an input block a choice is told to the app at once.
  field(node, field) {
    this.fields.push(field);
    const { block, element, read } = field;
    if (block.type !== "input" || block.dispatch_action) {
      node.addEventListener("change", () => this.click(block, element, read()));
    }
    node.addEventListener("input", () => this.keepSoon());
    node.addEventListener("change", () => this.keepSoon());
    return node;
  }

  values() {
    const values = {};
    for (const { block, element, read } of this.fields) {
      (values[block.block_id] ||= {})[element.action_id] = read();
    }
    return values;
  }

  // What is typed goes to the sandbox soon, so that a reloaded page still shows it.
  keepSoon() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepNow(), KEEP_AFTER);
  }

  // What waits to be kept, at once: its window closes or its page goes away.
  keepNow() {
    if (this.keeping) this.kept = this.desk.quietly("fill", this.whole());
    this.forget();
    return this.kept;
  }

  forget() {
    clearTimeout(this.keeping);
    this.keeping = null;
  }

  whole() {
    return { view_id: this.view.id, values: this.values() };
  }

  async click(block, element, value) {
    this.forget();
    const chosen = value === undefined ? { value: element.value } : { value };
    await this.desk.act("click", { ...this.whole(), action_id: element.action_id,
      block_id: block.block_id, ...chosen });
  }

  async submit() {
    this.forget();
    return this.desk.act("submit", this.whole(), { silent: true });
  }
}
