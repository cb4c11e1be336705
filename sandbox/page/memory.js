// Where a page stood, so that it comes back there: this tab's own memory first, then the browser's.

export function remembered(name, otherwise) {
  try {
    const kept = sessionStorage.getItem(name) ?? localStorage.getItem(name);
    return { ...otherwise, ...JSON.parse(kept || "{}") };
  } catch {
    return { ...otherwise };
  }
}

export function remember(name, what) {
  const text = JSON.stringify(what);
  try {
    sessionStorage.setItem(name, text);
    localStorage.setItem(name, text);
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
