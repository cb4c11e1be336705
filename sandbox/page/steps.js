// From pane to pane by the keyboard: F6, and Shift+F6 back.

const FIRST = ".dialog:not([hidden]) textarea, .dialog:not([hidden]), .thread textarea, .write textarea, .home, .help, iframe, .list, button";

function enter(pane) {
  const all = [...pane.querySelectorAll(FIRST)].filter((one) => one.checkVisibility() && !one.closest("[inert]"));
  const chosen = FIRST.split(", ").map((form) => all.find((one) => one.matches(form))).find(Boolean);
  chosen?.focus();
}

// `button` does the same for whoever doesn't know the key.
export function step(button, panes) {
  const go = (by) => {
    const shown = panes.filter((one) => one.checkVisibility());
    const at = shown.findIndex((one) => one.contains(document.activeElement));
    enter(shown[(at < 0 && by < 0 ? 0 : at + by + shown.length) % shown.length]);
  };
  button.addEventListener("click", () => go(1));
  addEventListener("keydown", (event) => {
    if (event.key !== "F6" || event.altKey) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  });
}
