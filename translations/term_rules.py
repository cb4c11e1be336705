"""Whether a translation keeps to the fixed terms of its source."""

import re
from collections.abc import Iterator

from translations.engines.base import Pair
from translations.term_forms import english_key, folded, japanese_forms
from translations.termbase import Termbase, Violation, bounded, matches, phrases
from translations.terms import FixedTerm

_MOST_WORDS = 8

_Place = tuple[int, int]


def violations(
    source: str, translation: str, pair: Pair, terms: Termbase, marketplace: str = ""
) -> list[Violation]:
    """What the fixed terms in ``source`` find wrong with ``translation``, each term once."""
    terms = terms.within(marketplace) if marketplace else terms
    found = matches(source, pair[0], terms)
    if not found:
        return []
    spoken = _Spoken(translation, pair[1])
    wanted = {match.term: match.text for match in found}
    right = [place for term in wanted for place in spoken.places(_renderings(term, pair, terms))]
    judged = (_judged(term, text, spoken, right, pair, terms) for term, text in wanted.items())
    return [one for violation in judged for one in violation]


class _Spoken:
    """A translation in which renderings are looked for."""

    def __init__(self, text: str, language: str) -> None:
        self.text = folded(text).text
        self.language = language
        self.keys: dict[str, list[_Place]] = {}
        if language != "ja":
            for span in phrases(self.text, _MOST_WORDS):
                self.keys.setdefault(span.key, []).append((span.start, span.end))

    def places(self, renderings: tuple[str, ...], *, whole: bool = False) -> list[_Place]:
        """Where any of them stands; ``whole``: as a word of its own."""
        return [place for one in renderings for place in self._places(one, whole)]

    def _places(self, rendering: str, whole: bool) -> Iterator[_Place]:
        if self.language != "ja":
            yield from self.keys.get(english_key(rendering), ())
            return
        for form in japanese_forms(rendering):
            for found in re.finditer(re.escape(form), self.text):
                if not whole or bounded(self.text, *found.span()):
                    yield found.span()


def _judged(
    term: FixedTerm,
    text: str,
    spoken: _Spoken,
    right: list[_Place],
    pair: Pair,
    terms: Termbase,
) -> Iterator[Violation]:
    if term.keep:
        if not _kept(term, text, spoken):
            yield Violation(term, "translated", text)
        return
    wrong = _forbidden(term, spoken, right, pair[1])
    if wrong:
        yield Violation(term, "forbidden", wrong)
    elif not spoken.places(_renderings(term, pair, terms)):
        yield Violation(term, "missing", term.preferred(pair[1]))


def _kept(term: FixedTerm, text: str, spoken: _Spoken) -> bool:
    """In any script's neighbourhood: Japanese writes ASINは without a blank."""
    accepted = {text, *term.accepted("ja"), *term.accepted("en")}
    return any(folded(one).text in spoken.text for one in accepted)


def _renderings(term: FixedTerm, pair: Pair, terms: Termbase) -> tuple[str, ...]:
    """The term's own, and those of other terms for which the same word of the source may stand."""
    key = japanese_forms(term.ja)[0] if pair[0] == "ja" else english_key(term.en)
    sharing = [
        other
        for other in terms.tables[pair[0]].shared.get(key, ())
        if other.marketplace in ("", terms.marketplace)
        and other.preferred(pair[0]) != term.preferred(pair[0])
    ]
    return tuple(dict.fromkeys(one for each in (term, *sharing) for one in each.accepted(pair[1])))


def _forbidden(term: FixedTerm, spoken: _Spoken, right: list[_Place], target: str) -> str:
    """The first forbidden rendering that is no part of a right one."""
    for rendering in term.forbidden(target):
        for start, end in spoken.places((rendering,), whole=True):
            if not any(begin <= start and end <= close for begin, close in right):
                return rendering
    return ""
