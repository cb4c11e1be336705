// What helps with a step of the tour: words put where they belong, the button to press pointed at.
// Nothing here sends or presses: that is the person's part.

import { says } from "./signs.js";

const POINTED_FOR = 4000;
const SMOOTH = matchMedia("(prefers-reduced-motion: no-preference)");

const buttonOf = (node, label) =>
  [...node.querySelectorAll("button")].find((one) => one.textContent.trim() === label);
const articles = (desk, place) => [...desk.root.querySelectorAll(`.${place} article`)];
// What only this person sees has no thread and no card's buttons.
const cards = (desk, texts, place = "messages") =>
  articles(desk, place).filter((node) => says(node, texts) && !node.matches(".ephemeral"));
const dialogOf = (desk) => (desk.part("dialog").hidden ? null : desk.part("dialog"));
const written = (dialog) => dialog.querySelector("textarea")?.value.trim();

function point(node) {
  if (!node) return;
  node.scrollIntoView({ block: "center", behavior: SMOOTH.matches ? "smooth" : "auto" });
  node.focus({ preventScroll: true });
  node.classList.add("pointed");
  setTimeout(() => node.classList.remove("pointed"), POINTED_FOR);
}

function put(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  point(box);
}

// Brings the desk to its channel, with the thread shut where it would cover it.
async function enter(desk, room) {
  const found = desk.seen?.channels.find((one) => one.name === room);
  if (found && (desk.at.home || desk.room !== found.id)) await desk.openRoom(found.id);
  if (!desk.part("room").offsetParent) await desk.openThread("");
}

async function openThreadOf(desk, { room, card }) {
  const [root] = articles(desk, "answers");
  if (!desk.at.home && desk.at.thread && root && says(root, card)) return true;
  await enter(desk, room);
  const ts = cards(desk, card).at(-1)?.dataset.ts;
  if (ts) await desk.openThread(ts, true);
  return Boolean(ts);
}

// Whether the card that an aid points at is on this desk's screen.
export const arrived = (desk, aid) => ["messages", "answers"].some((place) => cards(desk, aid.card || [], place).length);

// `ready`: whether this is the next thing to do; `help` does it, and answers `yet` where that is not on the
// screen so far, `absent` where its button is gone.
export const AIDS = {
  frame: { ready: () => true, help: (desk, { query }, { frame }) => frame(query) },
  write: {
    ready: (desk) => !dialogOf(desk),
    async help(desk, aid) {
      if (!aid.thread) await enter(desk, aid.room);
      else if (!await openThreadOf(desk, aid)) return "yet";
      return void put((aid.thread ? desk.answering : desk.writing).box, aid.text);
    },
  },
  press: {
    ready: (desk) => !dialogOf(desk),
    async help(desk, aid) {
      if (!aid.thread) await enter(desk, aid.room);
      else if (!await openThreadOf(desk, aid)) return "yet";
      const found = cards(desk, aid.card, aid.thread ? "answers" : "messages");
      const button = found.map((card) => buttonOf(card, aid.button)).findLast(Boolean);
      point(button);
      if (!button) return found.length ? "absent" : "yet";
    },
  },
  fill: {
    ready: (desk) => Boolean(dialogOf(desk)?.querySelector("textarea")) && !written(dialogOf(desk)),
    help: (desk, aid) => put(dialogOf(desk).querySelector("textarea"), aid.text),
  },
  confirm: {
    ready: (desk, aid) => dialogOf(desk) && written(dialogOf(desk)) && buttonOf(dialogOf(desk), aid.button),
    help: (desk, aid) => point(buttonOf(dialogOf(desk), aid.button)),
  },
  home: {
    ready: () => true,
    help: (desk) => point(desk.root.querySelector("[data-focus='tab/home']")
      || desk.root.querySelector("[data-focus='room/app']")),
  },
};
