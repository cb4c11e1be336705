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

export function giveFocus(node, name) {
  if (name) node.querySelector(`[data-focus="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
}

export function replace(old, fresh) {
  const name = focusedIn(old);
  old.replaceWith(fresh);
  giveFocus(fresh, name);
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
  for (const { node } of held.values()) node.remove();
}

// A list that was read to its end stays there, whatever is added and however high it becomes.
export function keepAtEnd(box) {
  let atEnd = true;
  const follow = () => { if (atEnd) box.scrollTop = box.scrollHeight; };
  box.addEventListener("scroll", () => {
    atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  });
  new ResizeObserver(follow).observe(box);
  new MutationObserver(follow).observe(box, { childList: true, subtree: true });
  return () => {
    atEnd = true;
    follow();
  };
}
