"""How well a rendering leads back to what it renders.

A small model writes fluent nonsense beyond what it knows, and is sure of it; the model of the
opposite direction is not fooled: it finds the source unlikely, given that nonsense. Both scores
together also pick the better of several renderings (the "noisy channel" of Yee et al., "Simple
and Effective Noisy Channel Modeling for Neural Machine Translation", 2019).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from translations.engines.base import Hypothesis
from translations.normalise import readable

CHOSEN_FROM = 6
"""Renderings among which the two scores choose."""

_BATCH_TOKENS = 2_048

Encode = Callable[[str], list[str]]


def chosen(
    segments: Sequence[str],
    offered: Sequence[Sequence[Hypothesis]],
    back: Any,
    encode: Encode,
) -> list[list[Hypothesis]]:
    """Each segment's renderings with ``returned``, those first that are likely both ways.

    ``back`` is the CTranslate2 translator of the opposite direction, ``encode`` its tokenizer.
    """
    pairs = [
        (one.text, segment) for segment, some in zip(segments, offered, strict=True) for one in some
    ]
    scores = iter(_returned(pairs, back, encode))
    scored = [[replace(one, returned=next(scores)) for one in some] for some in offered]
    return [sorted(some, key=_both, reverse=True) for some in scored]


def _both(one: Hypothesis) -> float:
    return one.score + (one.returned or 0.0)


def _returned(pairs: Sequence[tuple[str, str]], back: Any, encode: Encode) -> list[float]:
    """The mean log-probability (≤ 0) of each source's pieces, given its rendering."""
    scored = back.score_batch(
        [encode(rendering) for rendering, _ in pairs],
        [encode(readable(segment)) for _, segment in pairs],
        max_batch_size=_BATCH_TOKENS,
        batch_type="tokens",
    )
    return [sum(one.log_probs) / max(1, len(one.log_probs)) for one in scored]
