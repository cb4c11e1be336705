// By what a desk shows that a step of the tour was done: only what its person can see there.

const PLACES = { messages: ".messages article", answers: ".answers article", home: ".home",
  anywhere: ".messages article, .answers article" };

export const says = (node, texts) => texts.every((text) => node.textContent.includes(text));

// `{within, texts, without, root, fresh, person}`: the latest node with all `texts` and none of `without`;
// in the thread of `root`, since the step began (`fresh`), written by a person.
export function found(desk, sign, since) {
  if (sign.within === "home" && !desk.at.home) return undefined;
  const root = desk.root.querySelector(".answers article");
  if (sign.root && !(root && desk.at.thread && says(root, [sign.root]))) return undefined;
  return [...desk.root.querySelectorAll(PLACES[sign.within])].findLast((node) =>
    says(node, sign.texts || []) && !(sign.without || []).some((text) => says(node, [text]))
    && !(sign.fresh && Number(node.dataset.ts) < since)
    && !(sign.person && node.querySelector(".app")));
}
