// What can be broken at a click, and what is broken now.

import { ask } from "./control.js";
import { keyed, make } from "./dom.js";
import { inPageLanguage, pageLanguage, pageWords as words } from "./words.js";

const line = (ja, en) => (pageLanguage === "ja" ? ja : en);
const FAULTS = [
  { name: line("Slack停止", "Slack down"), kind: "down" },
  { name: line("呼び出し制限（429）", "Rate limit (429)"), kind: "ratelimited", count: 5, retry_after: 5 },
  { name: line("応答が遅い（2秒）", "Slow (2 s)"), kind: "slow", seconds: 2 },
  { name: line("応答が届かない", "Answer lost"), kind: "lost_answer", count: 1, on: "chat.*" },
  { name: line("イベントが届かない", "Events fail"), kind: "fail_events", count: 3 },
  { name: line("イベントの重複", "Duplicate events"), kind: "duplicate_events" },
  { name: line("イベントの順序が逆", "Events out of order"), kind: "reorder_events", count: 2 },
];

export class Faults {
  constructor(root, levers) {
    this.box = root.querySelector(".faults .buttons");
    this.waiting = root.querySelector(".waiting");
    this.levers = levers;
    root.querySelector(".hurry").addEventListener("click", () => ask("/clock", { advance: 60 }));
  }

  async load(waiting) {
    const { faults = [] } = await ask("/faults");
    this.waiting.hidden = !waiting;
    this.waiting.querySelector("span").textContent = words.again(waiting);
    keyed(this.box, [...FAULTS, ...this.levers.map((name) => ({ name, lever: name }))], {
      key: (one) => one.name,
      mark: (one) => JSON.stringify(faults.filter((active) => active.kind === one.kind)),
      draw: (one) => (one.lever ? this.lever(one) : this.button(one, faults.filter((active) => active.kind === one.kind))),
    });
  }

  button({ name, ...fault }, active) {
    const left = active.length && active[0].count !== null ? ` · ${words.left(active[0].count)}` : "";
    const toggle = () => (active.length ? ask(`/faults?kind=${fault.kind}`, null, "DELETE") : ask("/faults", fault));
    return make("button", { type: "button", class: "button", "aria-pressed": String(active.length > 0),
      "data-focus": fault.kind, onclick: toggle }, name, left);
  }

  lever({ name }) {
    return make("button", { type: "button", class: "button danger", "data-focus": name,
      onclick: () => ask("/levers", { name }) }, inPageLanguage(name));
  }
}
