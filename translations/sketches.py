"""Where a text stands among its likes: a forest of min-hashes as plain whole numbers.

Each n-gram of a text is hashed by many functions. The smallest value under one of them is the same
for two texts as often as they share grams (Broder 1997). A tree strings ``DEPTH`` such values
together, so that in its order the nearest neighbours share the longest beginning (LSH forest, Bawa
et al. 2005). A store finds them by reading an ordinary index to both sides of a place: the work is
bounded however many texts look alike.

Places are kept in stores: whoever changes a figure here has to have them computed anew.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

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

Places = tuple[int, ...]


def places(forms: Sequence[str], source: str, target: str) -> list[Places]:
    """For each form its place in every tree, signed 64 bit; none for a short form."""
    long = [form for form in forms if len(form) >= SHORTEST]
    found = _computed(long, source, target)
    return [next(found) if len(form) >= SHORTEST else () for form in forms]


def span(place: int) -> tuple[int, int]:
    """The first and the last place of the tree in which ``place`` stands."""
    start = (place - _LOWEST) >> _WIDTH << _WIDTH
    return start + _LOWEST, start + (1 << _WIDTH) - 1 + _LOWEST


def alike(found: Any, own: Sequence[int]) -> Any:
    """How many values each of these places (signed 64 bit) has in common, at its beginning, with
    that one of ``own`` that stands in its tree."""
    import numpy

    there = numpy.array(own, dtype=numpy.int64)
    trees = numpy.searchsorted(there >> _WIDTH, found >> _WIDTH)
    differing = (found ^ there[trees]).astype(numpy.float64)
    _, bits = numpy.frexp(differing)
    return (_WIDTH - bits) // _BITS


def _computed(forms: Sequence[str], source: str, target: str) -> Iterator[Places]:
    size = _GRAM.get(source, _OTHER_GRAM)
    heads = [_head(source, target, tree) + _LOWEST for tree in range(TREES)]
    for start in range(0, len(forms), _TOGETHER):
        sketches = _sketches(forms[start : start + _TOGETHER], size)
        for row in sketches.tolist():
            yield tuple(head + sketch for head, sketch in zip(heads, row, strict=True))


@cache
def _head(source: str, target: str, tree: int) -> int:
    """What sets the trees of a pair of languages apart from all others."""
    named = hashlib.sha256(f"{source}>{target}".encode()).digest()
    return ((int.from_bytes(named[:2], "big") >> 3 << 3) + tree) << _WIDTH


def _sketches(forms: Sequence[str], size: int) -> Numbers:
    """One row a form, one column a tree."""
    import numpy

    smallest = _smallest(forms, size) >> numpy.uint64(7) & numpy.uint64((1 << _BITS) - 1)
    rungs = smallest.reshape(TREES, DEPTH, len(forms))
    sketch = numpy.zeros((TREES, len(forms)), dtype=numpy.uint64)
    for depth in range(DEPTH):
        sketch = sketch << numpy.uint64(_BITS) | rungs[:, depth]
    return sketch.T


def _smallest(forms: Sequence[str], size: int) -> Numbers:
    """The smallest hash of each form's grams: one row a function, one column a form."""
    import numpy

    framed = [f"{_START}{form.lower()}{_END}" for form in forms]
    grams = _grams("".join(framed), size)
    ends = numpy.cumsum([len(one) for one in framed])
    starts = ends - [len(one) for one in framed]
    edges = numpy.stack([starts, ends - size + 1], axis=1).ravel()
    hashes = grams * _functions()[:, None]
    hashes ^= hashes >> numpy.uint64(32)
    least: Numbers = numpy.minimum.reduceat(hashes, edges, axis=1)[:, ::2]
    return least


def _grams(text: str, size: int) -> Numbers:
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
