// Words of the other language are marked as such: they are read aloud, drawn and broken in it.

const KANA = /[\u3041-\u30ff]/;
const CJK = "[\\u3000-\\u30ff\\u3400-\\u9fff\\uff01-\\uff65]";
const RUN = new RegExp(`((?:${CJK}(?:[\\d/:()¥.,-]+(?=${CJK}))?)+)`);
const SENTENCE = /[A-Za-z']{2,}[,;]? [A-Za-z']{2,}[,;]? [A-Za-z']{2,}/;

// "ja", "en", or null where a text doesn't tell.
export function languageOf(text) {
  if (KANA.test(text)) return "ja";
  return SENTENCE.test(text) && !new RegExp(CJK).test(text) ? "en" : null;
}

// Text nodes, and elements around those runs that are in the language that a reader of `locale` doesn't have.
export function inItsLanguage(text, locale) {
  return text.split(RUN).filter(Boolean).map((run) => {
    const node = document.createTextNode(run);
    const language = languageOf(run);
    if (!language || locale.startsWith(language)) return node;
    const span = document.createElement("span");
    span.lang = language;
    span.append(node);
    return span;
  });
}
