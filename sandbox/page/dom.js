// Elements, and lists of them that change only where their content does.

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

// What has the focus inside a node, so that its successor can get it.
function focusedIn(node) {
  const focused = node?.contains(document.activeElement) ? document.activeElement : null;
  return focused?.closest("[data-focus]")?.dataset.focus;
}

const named = (node, name) => name && node.querySelector(`[data-focus="${CSS.escape(name)}"]`);

// Whether the control of this name has the focus now.
export function giveFocus(node, name) {
  const found = named(node, name);
  found?.focus({ preventScroll: true });
  return Boolean(found) && document.activeElement === found;
}

// Where the control is gone, what it stood in has the focus: a reader goes on from there.
function landOn(node) {
  if (!node.hasAttribute("tabindex")) node.tabIndex = -1;
  node.focus({ preventScroll: true });
}

// What gives the focus back to where it is now, or to what was drawn there since.
export function heldFocus(otherwise) {
  const node = document.activeElement;
  const name = node?.closest("[data-focus]")?.dataset.focus;
  const ts = node?.closest("[data-ts]")?.dataset.ts;
  const list = node?.closest(".scroll");
  return () => {
    if (node?.isConnected && node !== document.body) node.focus({ preventScroll: true });
    if (document.activeElement === node && node !== document.body) return;
    const place = (ts && list?.querySelector(`[data-ts="${ts}"]`)) || (list?.isConnected && list) || otherwise;
    giveFocus(place, name) || landOn(place);
  };
}

export function replace(old, fresh) {
  const [within, name] = [old.contains(document.activeElement), focusedIn(old)];
  old.replaceWith(fresh);
  if (within) giveFocus(fresh, name) || landOn(fresh);
}

function remove(node) {
  const near = node.contains(document.activeElement) && (node.nextElementSibling || node.previousElementSibling || node.parentNode);
  const box = node.parentNode;
  node.remove();
  if (near) landOn(near.isConnected ? near : box);
}

// Draws each item under its key; a node stays, with focus and open menus, while its mark does.
export function keyed(box, items, { key, mark, draw }) {
  const held = box.drawn || new Map();
  box.drawn = new Map();
  let place = box.firstChild;
  for (const item of items) {
    const [name, now] = [key(item), mark(item)];
    const before = held.get(name);
    held.delete(name);
    const node = before?.now === now ? before.node : draw(item);
    if (before && before.node !== node) {
      if (place === before.node) place = node;
      replace(before.node, node);
    }
    if (node === place) place = place.nextSibling;
    else box.insertBefore(node, place);
    box.drawn.set(name, { node, now });
  }
  for (const { node } of held.values()) remove(node);
}

// A list that was read to its end stays there, whatever is added and however high it becomes: the
// beginning of its last item is always on the screen.
export function keepAtEnd(box) {
  let [atEnd, placed] = [true, 0];
  const follow = () => {
    if (!atEnd) return;
    box.scrollTop = box.scrollHeight;
    const last = box.lastElementChild?.getBoundingClientRect();
    if (last) box.scrollTop += Math.min(0, last.top - box.getBoundingClientRect().top);
    placed = box.scrollTop;
  };
  box.addEventListener("scroll", () => {
    atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60 || Math.abs(box.scrollTop - placed) < 2;
  });
  new ResizeObserver(follow).observe(box);
  new MutationObserver(follow).observe(box, { childList: true, subtree: true });
  return () => {
    atEnd = true;
    follow();
  };
}
