"""What a question is looked for by, and in which order what was found is shown. Pure.

The weights were found on thousands of questions over 6,235 articles of other people and sit on a
plateau; they are not to be tuned on small sets.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.vocabulary import Near, Vocabulary
from translations.search_tokens import Tokens
from translations.term_forms import folded

WORDS, HEAD, BIGRAMS, TITLE_GRAMS, READING = "words", "head", "bigrams", "title_grams", "reading"

WEIGHTS = {WORDS: 1.0, HEAD: 0.3, BIGRAMS: 0.3, TITLE_GRAMS: 0.1, READING: 0.5}
"""Of a token in each field: title, aliases and body together; title and aliases; neighbouring
Japanese characters of all; letters and characters of the title; how the title is read."""

CORRECTED = {1: 0.7, 2: 0.5}
"""Of a word that a mistyped one may have meant, by the number of edits."""

RARE = 2
"""A word that fewer variants use may be mistyped."""

SAID_MORE = 3
"""Title and aliases count as often in the text."""

MOST_TOKENS = {WORDS: 32, HEAD: 32, BIGRAMS: 48, TITLE_GRAMS: 48, READING: 32}
"""Of a long question the rarest tokens are looked for."""

RERANKED = 50
TITLE_SHARE = 0.3
LIKE_AN_ALIAS = 50.0
"""Of 100: what is less like it has letters in common, as any two texts have. Twice as quick."""

ALIKE = 0.8
"""Share of their sketches from which two texts are shown as one."""

Way = tuple[bool, bool]
"""Whether the one and the other of two countries named is Japan."""

_JAPAN = re.compile("japan|jp|日本")
_COUNTRY = "(japan|jp|日本|usa?|america|the us|米国|アメリカ)"
_WAY = re.compile(rf"{_COUNTRY}(?: to (?:the )?|から){_COUNTRY}(?![a-z])")

Frequency = Callable[[str, str], int]
"""Field and token to the number of variants that have it."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A token to be looked for. ``corrected`` ones are only supposed to have been meant."""

    field: str
    token: str
    weight: float
    corrected: bool = False

    @property
    def tells(self) -> bool:
        """Whether it is a word, or how one is read; letters in common alone prove nothing."""
        return self.field in (WORDS, READING)


def clues(
    tokens: Tokens,
    kana: Iterable[str],
    letters: Iterable[str],
    *,
    vocabulary: Vocabulary | None,
    frequency: Frequency,
) -> list[Clue]:
    """What to look for: words, what mistyped ones may have meant (with a ``vocabulary``), the
    characters of the text, the ``letters`` of its words, and ``kana`` typed without conversion."""
    wanted: dict[tuple[str, str], Clue] = {}
    for word in dict.fromkeys(tokens.words):
        for clue in _word(word, 1.0):
            _strongest(wanted, clue)
        if vocabulary is not None:
            for clue in _corrections(word, vocabulary, frequency):
                _strongest(wanted, clue)
    grams = [(BIGRAMS, tokens.bigrams), (TITLE_GRAMS, tokens.bigrams)]
    for field, some in (*grams, (TITLE_GRAMS, letters), (READING, kana)):
        for token in some:
            _strongest(wanted, Clue(field, token, WEIGHTS[field]))
    return _rarest(wanted.values(), frequency)


def rendered_clues(renderings: Iterable[tuple[Tokens, float]], frequency: Frequency) -> list[Clue]:
    """What to look for in another language: renderings, each with how far it is believed."""
    wanted: dict[tuple[str, str], Clue] = {}
    for tokens, belief in renderings:
        for word in tokens.words:
            for clue in _word(word, belief):
                _strongest(wanted, clue)
        for token in tokens.bigrams:
            for field in (BIGRAMS, TITLE_GRAMS):
                _strongest(wanted, Clue(field, token, WEIGHTS[field] * belief))
    return _rarest(wanted.values(), frequency)


def merged(*several: Iterable[Clue]) -> list[Clue]:
    wanted: dict[tuple[str, str], Clue] = {}
    for some in several:
        for clue in some:
            _strongest(wanted, clue)
    return list(wanted.values())


def _word(word: str, belief: float, *, corrected: bool = False) -> Iterator[Clue]:
    for field in (WORDS, HEAD):
        yield Clue(field, word, WEIGHTS[field] * belief, corrected)


def _corrections(word: str, vocabulary: Vocabulary, frequency: Frequency) -> Iterator[Clue]:
    if frequency(WORDS, word) >= RARE:
        return
    near: list[Near] = vocabulary.near(word, lambda other: frequency(WORDS, other))
    for one in near:
        yield from _word(one.word, CORRECTED[one.edits], corrected=True)


def _strongest(wanted: dict[tuple[str, str], Clue], clue: Clue) -> None:
    held = wanted.get((clue.field, clue.token))
    if held is None or held.weight < clue.weight:
        wanted[clue.field, clue.token] = clue


def _rarest(wanted: Iterable[Clue], frequency: Frequency) -> list[Clue]:
    """Those that anything is found by; of too many in one field, the rarest."""
    by_field: dict[str, list[tuple[int, Clue]]] = {}
    for clue in wanted:
        if seen := frequency(clue.field, clue.token):
            by_field.setdefault(clue.field, []).append((seen, clue))
    kept: list[Clue] = []
    for field, some in by_field.items():
        if len(some) > MOST_TOKENS[field]:
            some.sort(key=lambda pair: pair[0])
        kept += [clue for _, clue in some[: MOST_TOKENS[field]]]
    return kept


# --- order ----------------------------------------------------------------------------------


def reranked(query: str, names: Sequence[Sequence[str]], scores: Sequence[float]) -> list[float]:
    """The scores in parts of the highest, plus how like the question the likest name is.

    ``names`` are the title and the aliases of each article, these and ``query`` as
    ``comparable_title`` gives them. By BM25 alone an article with many aliases is a long text,
    of which each alias is little.
    """
    highest = max(scores, default=0.0) or 1.0
    way = way_of(query)
    return [
        score / highest + TITLE_SHARE * likest(query, some, way)
        for some, score in zip(names, scores, strict=True)
    ]


def likest(query: str, names: Sequence[str], way: Way | None = None) -> float:
    """How like the question the likest of the names is, from 0 to 1; aliases count from
    ``LIKE_AN_ALIAS`` on."""
    from rapidfuzz import fuzz, process

    best = likeness(query, names[0], way) * 100
    aliases = names[1:] if way is None else [one for one in names[1:] if way_of(one) != way[::-1]]
    for scorer in (fuzz.token_set_ratio, fuzz.partial_ratio) if aliases else ():
        cutoff = max(best, LIKE_AN_ALIAS)
        found = process.extractOne(query, aliases, scorer=scorer, score_cutoff=cutoff)
        best = found[1] if found else best
    return best / 100


def likeness(query: str, title: str, way: Way | None = None) -> float:
    """From 0 to 1. A title that goes the other way is not like the question, whatever its words."""
    from rapidfuzz import fuzz

    if way is not None and way_of(title) == way[::-1]:
        return 0.0
    return max(fuzz.token_set_ratio(query, title), fuzz.partial_ratio(query, title)) / 100


def way_of(text: str) -> Way | None:
    """The two countries in the order in which a text names them, where it says from one to the
    other."""
    found = _WAY.search(text)
    if found is None:
        return None
    first, second = (_JAPAN.fullmatch(one) is not None for one in found.group(1, 2))
    return (first, second) if first != second else None


def comparable_title(text: str) -> str:
    return " ".join(folded(text).text.split())


def alike(one: str, other: str) -> bool:
    """Whether two texts say nearly the same, by their sketches as they are stored: as sets they
    would be most of an index's memory."""
    if not one or not other:
        return False
    mine, theirs = set(one.split()), set(other.split())
    return len(mine & theirs) >= ALIKE * max(len(mine), len(theirs))
