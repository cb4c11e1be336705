// A small menu under a button: arrow keys, Enter, Escape, a click elsewhere.

import { make } from "./dom.js";

let open = null;

export function closeMenu(back) {
  if (!open) return;
  const { anchor, box } = open;
  open = null;
  anchor.removeAttribute("aria-expanded");
  box.remove();
  if (back) anchor.focus();
}

function move(box, step) {
  const items = [...box.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length].focus();
}

const KEYS = {
  ArrowDown: (box) => move(box, 1), ArrowUp: (box) => move(box, -1),
  ArrowRight: (box) => move(box, 1), ArrowLeft: (box) => move(box, -1),
  Escape: () => closeMenu(true), Tab: () => closeMenu(true),
};

function onKey(event) {
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act(event.currentTarget);
}

function place(anchor, box) {
  const at = anchor.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  box.style.left = `${Math.max(4, Math.min(at.left, innerWidth - size.width - 4))}px`;
  const below = at.bottom + size.height < innerHeight;
  box.style.top = `${Math.max(4, below ? at.bottom + 2 : at.top - size.height - 2)}px`;
}

// `items`: [label, run, accessible name?]; `looks` is a further class, "grid" for emoji.
export function openMenu(anchor, items, looks = "") {
  const again = open?.anchor === anchor;
  closeMenu(false);
  if (again) return;
  const choose = (run) => () => {
    closeMenu(true);
    run();
  };
  const called = anchor.getAttribute("aria-label") || anchor.textContent;
  const box = make("div", { role: "menu", "aria-label": called, class: `menu ${looks}`, onkeydown: onKey },
    ...items.map(([label, run, name]) => make("button",
      { type: "button", role: "menuitem", "aria-label": name, title: name, onclick: choose(run) }, label)));
  (anchor.closest(".desk") || document.body).append(box);
  anchor.setAttribute("aria-expanded", "true");
  open = { anchor, box };
  place(anchor, box);
  box.firstChild?.focus();
}

addEventListener("pointerdown", (event) => {
  if (open && !open.box.contains(event.target) && !open.anchor.contains(event.target)) closeMenu(false);
});
