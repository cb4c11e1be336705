// What is measured in the page itself: each gives a list of what falls short, or a truth.

window.audit = (() => {
const seen = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  && !node.closest("[inert], .unseen") && node.getClientRects().length
  && node.getBoundingClientRect().width > 1;
const called = (node) => `${node.tagName} ${node.className} ${(node.textContent || "").trim().slice(0, 40)}`;

// WCAG 2.2, 1.4.3, of each text and placeholder: 4.5, or 3 for large text.
function contrast() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((one, at) => one * a + under[at] * (1 - a));
  const ground = (node) => {
    if (!node) return [255, 255, 255];
    const own = rgba(getComputedStyle(node).backgroundColor);
    return own[3] === 1 ? own.slice(0, 3) : over(own, ground(node.parentElement));
  };
  const light = (colour) => colour.map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const ratio = (node, colour) => {
    const behind = ground(node);
    const [low, high] = [light(over(rgba(colour), behind)), light(behind)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const large = (style) => parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
  const texts = (node) => [...node.childNodes].some((one) => one.nodeType === 3 && /[\p{L}\p{N}]/u.test(one.data));
  return [...document.querySelectorAll("body *")].filter(seen).flatMap((node) => {
    const style = getComputedStyle(node);
    const kinds = [[texts(node) || node.value, style.color],
      [node.placeholder && !node.value, getComputedStyle(node, "::placeholder").color]];
    return kinds.filter(([has]) => has).map(([, colour]) => ratio(node, colour))
      .filter((found) => found < (large(style) ? 3 : 4.5)).map((found) => `${found.toFixed(2)} ${called(node)}`);
  });
}

// WCAG 2.2, 2.5.8: 24 by 24 CSS pixels; links within a sentence are exempt, a label counts as its box.
function small() {
  const SIDE = 23.5;
  return [...document.querySelectorAll("button, a.button, select, input, textarea, summary, [role=option]")].filter(seen)
    .map((node) => (node.closest("label") && node.matches("[type=checkbox], [type=radio]") ? node.closest("label") : node))
    .filter((node) => {
      const { width, height } = node.getBoundingClientRect();
      return width < SIDE || height < SIDE;
    }).map(called);
}

function nameless() {
  const name = (node) => node.getAttribute("aria-label") || node.getAttribute("title") || node.textContent.trim()
    || [...(node.labels || [])].map((one) => one.textContent.trim()).join("")
    || (node.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id)?.textContent).join("");
  const wanted = "button, a, select, input, textarea, iframe, summary, [tabindex], section, nav, [role]:not([role=alert], [role=status])";
  return [...document.querySelectorAll(wanted)].filter((node) => seen(node) && !name(node)).map(called);
}

function focusShown() {
  const style = getComputedStyle(document.activeElement);
  const frame = document.activeElement.closest(".write");
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    || Boolean(frame) && getComputedStyle(frame).borderColor !== getComputedStyle(document.querySelector(".bar")).borderColor;
}

return { contrast, small, nameless, focusShown };
})();
