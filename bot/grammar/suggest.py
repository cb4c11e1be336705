"""Did you mean …: the nearest words of both languages."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from bot.grammar.folding import fold
from bot.grammar.results import Verb
from bot.grammar.vocabulary import WORDS


def nearest(word: str, verbs: Iterable[Verb], *, limit: int = 3) -> tuple[Verb, ...]:
    """The verbs whose word is within a slip of `word`, best first.

    Slips are counted as optimal string alignment: a letter wrong, missing, extra, or two swapped.
    """
    folded = fold(word)
    measured = sorted((_slips(folded, verb), order, verb) for order, verb in enumerate(verbs))
    return tuple(verb for slips, _, verb in measured if slips <= _allowed(folded))[:limit]


def in_the_language_of(word: str, verb: Verb) -> str:
    """The verb's word in the script that the person was typing."""
    return WORDS[verb].english if fold(word).isascii() else WORDS[verb].japanese


def _slips(folded: str, verb: Verb) -> int:
    words = WORDS[verb]
    known = [fold(each) for each in (words.english, words.japanese, *words.also) if len(each) > 1]
    if any(folded.startswith(each) for each in known if not each.isascii() or len(each) > 3):
        return 0
    if len(folded) > 1 and any(each.startswith(folded) for each in known):
        return 1
    return min(_distance(folded, each) for each in known)


def _distance(folded: str, known: str) -> int:
    # Two characters with one wrong share too little unless the other one stands in its place.
    if len(known) == 2 and not any(a == b for a, b in zip(folded, known, strict=False)):
        return len(known) + len(folded)
    return int(OSA.distance(folded, known))


def _allowed(folded: str) -> int:
    return 2 if len(folded) >= 5 else 1
