"""An engine that does to a text whatever engines have been seen to do, shipped for tests.

It keeps the engine's contract to the letter and breaks everything else: masks are dropped,
doubled, swapped and renumbered, digits changed, sentences looped, emptied or left as they were.
What is built on top must never let an identifier go astray unmarked.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from translations.engines.base import Edition, EngineUnavailable, Hypothesis, Pair
from translations.normalise import readable

_WORDS = {
    "en": ["the", "order", "has", "been", "shipped", "to", "your", "address", "on", "its", "way"],
    "ja": ["ご注文の", "商品を", "本日", "発送", "しました", "ので", "ご確認を", "お願いします"],
}
_MASK = re.compile(r"⟦\d+⟧|\d+|XQ\d+")

Mangler = Callable[[list[str], random.Random], list[str]]


def _faithful(pieces: list[str], _: random.Random) -> list[str]:
    return pieces


def _dropping(pieces: list[str], chance: random.Random) -> list[str]:
    marks = [at for at, piece in enumerate(pieces) if _MASK.search(piece)]
    gone = chance.choice(marks) if marks else 0
    return pieces[:gone] + pieces[gone + 1 :]


def _doubling(pieces: list[str], chance: random.Random) -> list[str]:
    marks = [piece for piece in pieces if _MASK.search(piece)]
    return [*pieces, chance.choice(marks)] if marks else pieces * 2


def _swapping(pieces: list[str], _: random.Random) -> list[str]:
    marks = [at for at, piece in enumerate(pieces) if _MASK.search(piece)]
    swapped = dict(zip(marks, reversed(marks), strict=True))
    return [pieces[swapped.get(at, at)] for at in range(len(pieces))]


def _renumbering(pieces: list[str], chance: random.Random) -> list[str]:
    return [re.sub(r"\d", lambda _: str(chance.randrange(10)), piece) for piece in pieces]


def _looping(pieces: list[str], _: random.Random) -> list[str]:
    return pieces[:2] * 9


def _emptying(pieces: list[str], _: random.Random) -> list[str]:
    return []


def _unbracketing(pieces: list[str], _: random.Random) -> list[str]:
    return [piece.replace("⟦", "").replace("⟧", " ") for piece in pieces]


def _breaking(pieces: list[str], _: random.Random) -> list[str]:
    return [*pieces, "⁇"]


MANGLERS: Mapping[str, Mangler] = {
    "faithful": _faithful,
    "dropping": _dropping,
    "doubling": _doubling,
    "swapping": _swapping,
    "renumbering": _renumbering,
    "looping": _looping,
    "emptying": _emptying,
    "unbracketing": _unbracketing,
    "breaking": _breaking,
}


class ManglingEngine:
    """Deterministic for a seed. ``manglers`` limits what it does; by default it does it all."""

    name = "mangling"
    version = "1"
    _pairs: ClassVar[tuple[Pair, ...]] = (("ja", "en"), ("en", "ja"))

    def __init__(self, seed: int = 0, manglers: Sequence[str] = tuple(MANGLERS)) -> None:
        self._seed = seed
        self._manglers = tuple(MANGLERS[name] for name in manglers)

    def pairs(self) -> Mapping[Pair, Edition]:
        return {pair: Edition(f"{'_'.join(pair)}-{self._seed}", "") for pair in self._pairs}

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        if (source, target) not in self._pairs:
            raise EngineUnavailable("no_package", f"{source}_{target}")
        return [self._offered(readable(segment), target, hypotheses) for segment in segments]

    def _offered(self, segment: str, target: str, count: int) -> list[Hypothesis]:
        texts = [self._mangled(segment, target, rank) for rank in range(count)]
        return [Hypothesis(text, -0.1 * rank) for rank, text in enumerate(dict.fromkeys(texts))]

    def _mangled(self, segment: str, target: str, rank: int) -> str:
        chance = random.Random(f"{self._seed}|{segment}|{rank}")
        pieces = chance.choice(self._manglers)(self._pieces(segment, target), chance)
        return ("" if target == "ja" else " ").join(pieces)

    def _pieces(self, segment: str, target: str) -> list[str]:
        """Plain words, about as many as a translation has, with the masks spread among them."""
        words = _WORDS[target]
        count = max(1, len(_MASK.sub("", segment)) // (6 if target == "ja" else 2))
        spoken = [words[at % len(words)] for at in range(min(count, len(words)))]
        for mark in _MASK.findall(segment):
            spoken.insert(len(spoken) // 2, mark)
        if segment.endswith((".", "。", "!", "?", "！", "？")):
            spoken[-1] += "。" if target == "ja" else "."
        return spoken
