"""Where a text stands among its likes: a forest of min-hashes as plain whole numbers.

Each n-gram of a text is hashed by many functions. The smallest value under one of them is the same
for two texts as often as they share grams (Broder 1997). A tree strings ``DEPTH`` such values
together, so that in its order the nearest neighbours share the longest beginning (LSH forest, Bawa
et al. 2005). A store finds them by reading an ordinary index to both sides of a place: the work is
bounded however many texts look alike.

Which of the neighbours are closest is told by the parities: of 64 boxes into which the grams are
hashed, those that hold an odd number (odd sketch, Mitzenmacher, Pagh and Pham 2014). Texts differ
in about as many bits as in grams as long as these are few, which is where a forest sees worst.

Both are kept in stores: whoever changes a figure here has to have them computed anew.
"""

from __future__ import annotations

import hashlib
import operator
import random
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.uint64]

TREES = 8
DEPTH = 8
SHORTEST = 6
"""Characters below which a text has no places: one edit already makes it another."""

_BITS = 6
_WIDTH = DEPTH * _BITS
_GRAM = {"ja": 2, "zh": 2}
_OTHER_GRAM = 3
_TOGETHER = 16
"""Forms hashed at once: what fits the processor's cache is fastest."""
_GOLDEN, _MIXER = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
_START, _END = "\x02", "\x03"
_LOWEST = -(1 << 63)


class Sketch(NamedTuple):
    """``places``: one in every tree, signed 64 bit, none for a short form. ``parities``: whether an
    odd number of grams is in each of 64 boxes, as a signed number."""

    places: tuple[int, ...]
    parities: int


def sketches(forms: Sequence[str], source: str, target: str) -> list[Sketch]:
    """The sketch of each form among those of this pair of languages."""
    size = _GRAM.get(source, _OTHER_GRAM)
    heads = [_head(source, target, tree) + _LOWEST for tree in range(TREES)]
    found: list[Sketch] = []
    for start in range(0, len(forms), _TOGETHER):
        some = forms[start : start + _TOGETHER]
        grams, edges = _grams(some, size)
        rows = zip(some, _climbed(grams, edges), _parities(grams, edges), strict=True)
        for form, row, odd in rows:
            places = tuple(map(operator.add, heads, row)) if len(form) >= SHORTEST else ()
            found.append(Sketch(places, odd))
    return found


def differing(found: Any, own: int) -> Any:
    """In how many bits each of these parities (signed 64 bit) differs from ``own``."""
    import numpy

    return numpy.bitwise_count((found ^ numpy.int64(own)).view(numpy.uint64))


def span(place: int) -> tuple[int, int]:
    """The first and the last place of the tree in which ``place`` stands."""
    start = (place - _LOWEST) >> _WIDTH << _WIDTH
    return start + _LOWEST, start + (1 << _WIDTH) - 1 + _LOWEST


@cache
def _head(source: str, target: str, tree: int) -> int:
    """What sets the trees of a pair of languages apart from all others."""
    named = hashlib.sha256(f"{source}>{target}".encode()).digest()
    return ((int.from_bytes(named[:2], "big") >> 3 << 3) + tree) << _WIDTH


def _climbed(grams: Numbers, edges: Any) -> list[list[int]]:
    """Where each form stands in each tree, apart from the tree's head."""
    import numpy

    smallest = _smallest(grams, edges) >> numpy.uint64(7) & numpy.uint64((1 << _BITS) - 1)
    rungs = smallest.reshape(TREES, DEPTH, -1)
    climbed = numpy.zeros((TREES, rungs.shape[2]), dtype=numpy.uint64)
    for depth in range(DEPTH):
        climbed = climbed << numpy.uint64(_BITS) | rungs[:, depth]
    rows: list[list[int]] = climbed.T.tolist()
    return rows


def _smallest(grams: Numbers, edges: Any) -> Numbers:
    """The smallest hash of each form's grams: one row a function, one column a form."""
    import numpy

    hashes = grams * _functions()[:, None]
    hashes ^= hashes >> numpy.uint64(32)
    least: Numbers = numpy.minimum.reduceat(hashes, edges, axis=1)[:, ::2]
    return least


def _parities(grams: Numbers, edges: Any) -> list[int]:
    import numpy

    boxes = numpy.uint64(1) << (grams >> numpy.uint64(64 - 6))
    odd: list[int] = numpy.bitwise_xor.reduceat(boxes, edges)[::2].view(numpy.int64).tolist()
    return odd


def _grams(forms: Sequence[str], size: int) -> tuple[Numbers, Any]:
    """The hashed grams of all forms in a row, and where each form's own begin and end."""
    import numpy

    framed = [f"{_START}{form.lower()}{_END}" for form in forms]
    ends = numpy.cumsum([len(one) for one in framed])
    starts = ends - [len(one) for one in framed]
    edges = numpy.stack([starts, ends - size + 1], axis=1).ravel()
    return _hashed("".join(framed), size), edges


def _hashed(text: str, size: int) -> Numbers:
    """A hash for the gram that begins at each character; the last ones run into nothing."""
    import numpy

    codes = numpy.frombuffer(text.encode("utf-32-le"), dtype=numpy.uint32)
    spread = codes.astype(numpy.uint64) * numpy.uint64(_GOLDEN)
    grams = numpy.zeros_like(spread)
    for shift in range(size):
        grams = grams * numpy.uint64(0x100000001B3) + numpy.roll(spread, -shift)
    grams ^= grams >> numpy.uint64(29)
    grams *= numpy.uint64(_MIXER)
    grams ^= grams >> numpy.uint64(32)
    return grams


@cache
def _functions() -> Any:
    import numpy

    drawn = random.Random(9)
    odd = [drawn.getrandbits(64) | 1 for _ in range(TREES * DEPTH)]
    return numpy.array(odd, dtype=numpy.uint64)
