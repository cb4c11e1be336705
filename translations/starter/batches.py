"""Batches of encoded examples, made by several processes, in an order that the seed decides."""

import itertools
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path

import numpy
import sentencepiece
from numpy.typing import NDArray

from translations.starter.corpus import WRITTEN_OUT, Corpus, Example

NOTHING, UNKNOWN, BEGIN, END = 0, 1, 2, 3
LONGEST = 96
"""Pieces: longer examples are left out."""

_SHARD = 8_192
_BESIDE = 8
_RESAMPLED = 0.5
_SHARPNESS = 0.2

Batch = tuple[NDArray[numpy.uint16], NDArray[numpy.uint16]]
"""Source and target pieces: two arrays of (examples, longest), filled up with ``NOTHING``."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where batches come from: a direction, a seed, a vocabulary, target pieces a batch, and the
    share of pairs written out."""

    source: str
    target: str
    seed: int
    vocabulary: Path
    pieces: int
    share: float = WRITTEN_OUT


def batches(source: Source, processes: int, rounds: int) -> Iterator[Batch]:
    """Without end. Every shard is gone through ``rounds`` times, shuffled anew, with those that
    were made beside it."""
    with get_context("spawn").Pool(processes, _open, (source,)) as pool:
        shards = _in_order(pool, ahead=2 * _BESIDE)
        for number in itertools.count():
            beside = [one for shard in itertools.islice(shards, _BESIDE) for one in shard]
            chance = random.Random(source.seed + number)
            for _ in range(rounds):
                chance.shuffle(beside)
                yield from beside


def _in_order(pool: Pool, ahead: int) -> Iterator[list[Batch]]:
    """Every shard in turn, with ``ahead`` of them in work: ``imap`` would ask for all at once."""
    asked = deque(pool.apply_async(_shard, (number,)) for number in range(ahead))
    for number in itertools.count(ahead):
        yield asked.popleft().get()
        asked.append(pool.apply_async(_shard, (number,)))


_opened: tuple[Source, sentencepiece.SentencePieceProcessor] | None = None


def _open(source: Source) -> None:
    global _opened
    _opened = source, sentencepiece.SentencePieceProcessor(model_file=str(source.vocabulary))


def _shard(number: int) -> list[Batch]:
    """Examples of similar length together, so that little is spent on padding."""
    if _opened is None:
        raise RuntimeError("_open comes first")
    source, tokenizer = _opened
    seed = source.seed * 1_000_003 + number
    sentencepiece.set_random_generator_seed(seed % 2**32)
    chance = random.Random(seed)
    corpus = Corpus(source.source, source.target, seed, source.share)
    examples = itertools.islice(corpus, _SHARD)
    pairs = [pair for one in examples if (pair := _encoded(one, tokenizer, chance))]
    pairs.sort(key=lambda pair: (len(pair[1]), len(pair[0])))
    return [
        (_padded([a for a, _ in group]), _padded([b for _, b in group]))
        for group in _groups(pairs, source.pieces)
    ]


def _encoded(
    one: Example, tokenizer: sentencepiece.SentencePieceProcessor, chance: random.Random
) -> tuple[list[int], list[int]] | None:
    """Half of the sources in another segmentation than the best, so that rare ones are known too
    (Kudo, "Subword Regularization", 2018)."""
    source, target = encode(tokenizer, one.source, chance), tokenizer.encode(one.target)
    if max(len(source), len(target)) > LONGEST - 2:
        return None
    return [*source, END], [BEGIN, *target, END]


def encode(
    tokenizer: sentencepiece.SentencePieceProcessor, text: str, chance: random.Random
) -> list[int]:
    if chance.random() >= _RESAMPLED:
        return list(tokenizer.encode(text))
    sampled = tokenizer.encode(text, enable_sampling=True, alpha=_SHARPNESS, nbest_size=-1)
    return list(sampled)


def _groups(
    pairs: list[tuple[list[int], list[int]]], pieces: int
) -> Iterator[list[tuple[list[int], list[int]]]]:
    group: list[tuple[list[int], list[int]]] = []
    widest = 0
    for pair in pairs:
        wider = max(widest, *map(len, pair))
        if group and wider * (len(group) + 1) > pieces:
            yield group
            group, wider = [], max(map(len, pair))
        group.append(pair)
        widest = wider
    if group:
        yield group


def _padded(rows: list[list[int]]) -> NDArray[numpy.uint16]:
    filled = numpy.full((len(rows), max(map(len, rows))), NOTHING, dtype=numpy.uint16)
    for at, row in enumerate(rows):
        filled[at, : len(row)] = row
    return filled
