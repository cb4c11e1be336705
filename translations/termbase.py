"""Fixed terms found in a text, and whether a translation keeps to them.

A termbase is compiled once per revision into one table of spellings per language, so that the
work for a text does not grow with the number of terms.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from translations.facts import NAME, Fact
from translations.templates import digest
from translations.term_forms import GAP, WORD, english_key, folded, japanese_forms, stem
from translations.terms import FixedTerm

Kind = Literal["missing", "forbidden", "translated"]


@dataclass(frozen=True, slots=True)
class Match:
    """``text`` is ``source[start:end]``."""

    term: FixedTerm
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Violation:
    """``text``: the rendering that is missing, the forbidden one found, or the word to be kept."""

    term: FixedTerm
    kind: Kind
    text: str


class Termbase:
    """Terms compiled for look-up. ``marketplace`` limits it; empty means the terms of both."""

    def __init__(self, terms: Iterable[FixedTerm] = (), marketplace: str = "") -> None:
        self.terms = tuple(terms)
        self.marketplace = marketplace
        self.tables = {"ja": _Table(self.terms, "ja"), "en": _Table(self.terms, "en")}

    def within(self, marketplace: str) -> "Termbase":
        """The same terms as they hold in ``marketplace``."""
        other = object.__new__(Termbase)
        other.terms, other.tables, other.marketplace = self.terms, self.tables, marketplace
        return other


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a spelling stands in the folded text."""

    key: str
    start: int
    end: int


class _Table:
    """Spelling to the terms it stands for; ``shared`` also holds what is accepted only."""

    def __init__(self, terms: tuple[FixedTerm, ...], language: str) -> None:
        spell = _SPELLINGS[language]
        self.known: dict[str, list[FixedTerm]] = {}
        self.shared: dict[str, list[FixedTerm]] = {}
        for rank in range(2):
            for term in terms:
                words = recognised(term, language)
                for word in words[:1] if rank == 0 else words[1:]:
                    for key in spell(word):
                        _add(self.known, key, term)
        for term in terms:
            for word in term.accepted(language):
                for key in spell(word):
                    _add(self.shared, key, term)
        self.lengths = _lengths(self.known)
        self.most_words = max((len(WORD.findall(term.en.lower())) for term in terms), default=0)


def recognised(term: FixedTerm, language: str) -> tuple[str, ...]:
    """What stands for the term in a source; English renderings besides the first are too common."""
    if language == "ja" or term.keep:
        return term.accepted(language)
    return (term.en,)


def _add(table: dict[str, list[FixedTerm]], key: str, term: FixedTerm) -> None:
    held = table.setdefault(key, [])
    if not held or held[-1] is not term:
        held.append(term)


def _lengths(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First character to the lengths of spellings that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for key in keys:
        found.setdefault(key[0], set()).add(len(key))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


_SPELLINGS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "ja": japanese_forms,
    "en": lambda word: (key,) if (key := english_key(word)) else (),
}


def matches(text: str, language: str, terms: Termbase, marketplace: str = "") -> list[Match]:
    """The terms that stand in ``text``, in order, the longest at each place, without overlaps."""
    table = terms.tables.get(language)
    if table is None or not table.known:
        return []
    plain = folded(text)
    spans = (_japanese if language == "ja" else _english)(plain.text, table)
    found: list[Match] = []
    at = 0
    for span in spans:
        if span.start < at:
            continue
        start, end = plain.starts[span.start], plain.ends[span.end - 1]
        term = _holding(table.known[span.key], text[start:end], marketplace or terms.marketplace)
        if term:
            found.append(Match(term, start, end, text[start:end]))
            at = span.end
    return found


def _holding(offered: list[FixedTerm], text: str, marketplace: str) -> FixedTerm | None:
    """The marketplace's own term before the one for both."""
    fitting = [term for term in offered if term.marketplace in ("", marketplace)]
    fitting = [term for term in fitting if _same_word(term, text)]
    return max(fitting, key=lambda term: bool(term.marketplace), default=None)


def _same_word(term: FixedTerm, text: str) -> bool:
    """Nouns in -ing are not their verbs (packing, pack), abbreviations not small words (IT, it)."""
    letters = re.sub(r"[^A-Za-zＡ-Ｚａ-ｚ]", "", text.removesuffix("s"))
    if not letters:
        return True
    if term.en.endswith("ing"):
        return letters.lower().endswith("ing")
    return letters.isupper() or not term.en.isupper()


def _japanese(text: str, table: _Table) -> Iterator[_Span]:
    for start, first in enumerate(text):
        for size in table.lengths.get(first, ()):
            key = text[start : start + size]
            if len(key) == size and key in table.known and bounded(text, start, start + size):
                yield _Span(key, start, start + size)


_CLOSED = re.compile("[ぁ-ゖ]{1,2}")
"""Too short in hiragana alone to be told from grammar: けが stands in お届けが."""
_KATAKANA = re.compile("[ァ-ヺー]")
_LATIN = re.compile("[a-z0-9]")
_KANJI = r"[々\u3400-\u4dbf\u4e00-\u9fff]"
_BEFORE = re.compile(
    rf"(?:^|[^々\u3400-\u4dbf\u4e00-\u9fff])(?:[未要各全御当本同両毎即]|{_KANJI}{{2,}})?$"
)
_AFTER = re.compile(rf"(?:[後前中時分額込済用等側内]|{_KANJI}{{2,}})?(?!{_KANJI})")
"""What joins a word in kanji and leaves it the same word: 返品後, 返金手続き, but not 返品券."""
_REACH = 12


def bounded(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands there as a word of its own. Runs of one script decide."""
    if _CLOSED.fullmatch(text, start, end):
        return False
    return not any(
        _runs_on(script, text, start, end) for script in (_KATAKANA, _LATIN)
    ) and _whole_in_kanji(text, start, end)


def _runs_on(script: re.Pattern[str], text: str, start: int, end: int) -> bool:
    before = start > 0 and script.match(text[start]) and script.match(text[start - 1])
    after = end < len(text) and script.match(text[end - 1]) and script.match(text[end])
    return bool(before or after)


def _whole_in_kanji(text: str, start: int, end: int) -> bool:
    opening, closing = re.match(_KANJI, text[start]), re.match(_KANJI, text[end - 1])
    if opening and not _BEFORE.search(text[max(0, start - _REACH) : start]):
        return False
    return not closing or bool(_AFTER.match(text[end : end + _REACH]))


def _english(text: str, table: _Table) -> Iterator[_Span]:
    yield from (span for span in phrases(text, table.most_words) if span.key in table.known)


def phrases(text: str, most: int) -> Iterator[_Span]:
    """Every run of up to ``most`` words as a key, the longest first at each place."""
    words = [(stem(word[0]), word.start(), word.end()) for word in WORD.finditer(text)]
    for at, (_, start, _) in enumerate(words):
        runs: list[_Span] = []
        key = ""
        for stemmed, begin, end in words[at : at + most]:
            if key and not GAP.fullmatch(text, runs[-1].end, begin):
                break
            key += stemmed
            runs.append(_Span(key, start, end))
        yield from reversed(runs)


NO_TERMS = Termbase()
"""For texts that no termbase is asked about."""


def fingerprint(text: str, language: str, terms: Termbase) -> str:
    """Changes when a term that stands in ``text`` changes; empty where none does."""
    digests = {match.term.digest for match in matches(text, language, terms)}
    return digest("".join(sorted(digests)))[:32] if digests else ""


def protected(text: str, language: str, terms: Termbase) -> list[Fact]:
    """The words in ``text`` that pass untranslated."""
    found = [match for match in matches(text, language, terms) if match.term.keep]
    return [Fact("term", one.text, (one.text,), one.start, one.end) for one in found]


def named(text: str, language: str, terms: Termbase) -> list[Fact]:
    """The proper names in ``text``; the value of each is its writing in the other language."""
    other = "en" if language == "ja" else "ja"
    found = [match for match in matches(text, language, terms) if match.term.pos == NAME]
    return [Fact(NAME, one.text, (one.term.preferred(other),), one.start, one.end) for one in found]
