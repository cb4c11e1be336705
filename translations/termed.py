"""A segment that as a whole is one word of the trade, as the termbase renders it.

Engines are trained on sentences: a word alone turns into something else, or is refused.
"""

import re

from translations.frames import shipped_words
from translations.term_forms import WORD, folded, japanese_forms
from translations.termbase import NO_TERMS, Termbase, matches
from translations.terms import FixedTerm

_ENDED = re.compile(r"(?P<word>.*?)\s*(?P<marks>[。．.!！?？:：、,，…]*)\s*", re.DOTALL)
_MARKS = {
    "ja": str.maketrans(".!?:,", "。！？：、"),
    "en": str.maketrans("。．！？：、，", "..!?:,,"),
}
_ENDS_A_SENTENCE = frozenset(".!?")


def term_rendering(
    text: str, source: str, target: str, terms: Termbase = NO_TERMS, marketplace: str = ""
) -> str | None:
    """``text`` in ``target`` where it is a fixed term or a shipped word and nothing else, whatever
    its case, number and last marks; None for anything more, and where the terms disagree."""
    if (source, target) not in (("ja", "en"), ("en", "ja")):
        return None
    found = _ENDED.fullmatch(text.strip())
    if found is None or not found["word"]:
        return None
    word, marks = found["word"], found["marks"].translate(_MARKS[target])
    said = _as_term(word, source, target, terms, marketplace or terms.marketplace)
    said = said or _as_shipped(word, source, target)
    if said is None:
        return None
    sentence = target == "en" and marks[-1:] in _ENDS_A_SENTENCE
    return f"{said[:1].upper() + said[1:] if sentence else said}{marks}"


def _as_term(word: str, source: str, target: str, terms: Termbase, marketplace: str) -> str | None:
    spans = matches(word, source, terms, marketplace)
    if len(spans) != 1 or (spans[0].start, spans[0].end) != (0, len(word)):
        return None
    forms = _forms(word, source)
    same = [
        term
        for term in terms.terms
        if term.marketplace in ("", marketplace) and not forms.isdisjoint(_own(term, source))
    ]
    own = [term for term in same if term.marketplace] or same
    renderings = {term.preferred(target) for term in own}
    return renderings.pop() if len(renderings) == 1 else None


def _own(term: FixedTerm, language: str) -> frozenset[str]:
    return _forms(term.preferred(language), language)


def _as_shipped(word: str, source: str, target: str) -> str | None:
    words = shipped_words()
    found = list(words.found(word, source))
    if len(found) != 1 or found[0].text != word or found[0].word is None:
        return None
    return words.rendering(found[0].word, target)


def _forms(word: str, language: str) -> frozenset[str]:
    """Spellings of the very word: ``returned`` is not ``return``, ``returns`` is."""
    if language == "ja":
        return frozenset(japanese_forms(word))
    parts = WORD.findall(folded(word).text)
    return frozenset({" ".join([*parts[:-1], _singular(parts[-1])])}) if parts else frozenset()


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith("ss"):
        return word
    for ending, one in (("ies", "y"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss")):
        if word.endswith(ending):
            return word.removesuffix(ending) + one
    return word.removesuffix("s")
