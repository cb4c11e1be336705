"""The engine beside Argos' own ways: a sentence a call, one message's latency, memory, loading.

Argos Translate decodes a sentence at a time with a beam of 4 and CTranslate2's defaults
(``inter_threads=1``, ``intra_threads=0``); here the same is done with CTranslate2 itself, so that
neither stanza nor torch has to be there.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Figure, Size
from translations.engines import argos
from translations.packages import Installed

DEFAULT_FASTER, BEST_FASTER = 5.0, 1.8
FRESH = """
import json, sys, time
from pathlib import Path
from translations.engines.argos import ArgosEngine
def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
before = resident()
began = time.perf_counter()
ArgosEngine(Path(sys.argv[1])).translate([sys.argv[4]], sys.argv[2], sys.argv[3])
took = time.perf_counter() - began
after = resident()
print(json.dumps([took * 1e3, (after - before) / 1024]))
"""


def figures(
    size: Size, folder: Path, package: Installed, sentences: Sequence[str]
) -> Iterator[Figure]:
    """Of the first 200 sentences."""
    some = list(sentences[: min(size.calls, 200)])
    engine = argos.ArgosEngine(folder)
    pair = (package.source, package.target)
    engine.translate(some[:4], *pair)
    ours = best(size, lambda: engine.translate(some, *pair)) / len(some)
    for threads, faster in ((0, DEFAULT_FASTER), (1, BEST_FASTER)):
        alone = one_by_one(package.path, threads)
        theirs = best(size, lambda: [alone(one) for one in some]) / len(some)  # noqa: B023
        yield Figure(
            name=f"{pair[0]} to {pair[1]}, a batch beside a sentence a call, {threads} threads",
            unit="µs a sentence",
            ours=ours * 1e6,
            floor=theirs * 1e6,
            floor_name=f"as Argos, intra_threads={threads}",
            aim=1 / faster,
            remark=f"{theirs / ours:.1f} x as fast",
        )
    yield from single(engine, pair, some)
    yield from fresh(folder, pair, some[0])


def best(size: Size, work: Callable[[], object]) -> float:
    """Seconds of the quickest round: a busy neighbour only ever slows."""
    return min(timed(work) for _ in range(max(1, min(size.rounds, 3))))


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def one_by_one(path: Path, threads: int) -> Callable[[str], str]:
    import ctranslate2
    import sentencepiece

    tokenizer: Any = sentencepiece.SentencePieceProcessor(
        model_file=str(path / "sentencepiece.model")
    )
    translator = ctranslate2.Translator(
        str(path / "model"), device="cpu", inter_threads=1, intra_threads=threads
    )

    def translate(sentence: str) -> str:
        (result,) = translator.translate_batch(
            [tokenizer.encode(sentence, out_type=str)],
            replace_unknowns=True,
            max_batch_size=32,
            beam_size=4,
            num_hypotheses=1,
            length_penalty=argos.LENGTH_PENALTY,
            return_scores=True,
        )
        return str(tokenizer.decode_pieces(result.hypotheses[0]))

    return translate


def single(
    engine: argos.ArgosEngine, pair: tuple[str, str], some: Sequence[str]
) -> Iterator[Figure]:
    spent = sorted(timed(lambda: engine.translate([one], *pair)) for one in some)  # noqa: B023
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        yield Figure(
            name=f"{pair[0]} to {pair[1]}, one message, {name}",
            unit="ms",
            ours=1e3 * spent[min(len(spent) - 1, int(share * len(spent)))],
            aim=None,
        )


def fresh(folder: Path, pair: tuple[str, str], sentence: str) -> Iterator[Figure]:
    """Loading and the first sentence in a process of its own."""
    import json

    command = [sys.executable, "-c", FRESH, str(folder), *pair, sentence]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    took, grown = json.loads(done.stdout)
    name = f"{pair[0]} to {pair[1]}, a fresh process"
    yield Figure(name=f"{name}, until its first sentence", unit="ms", ours=took, aim=None)
    yield Figure(name=f"{name}, memory it takes", unit="MiB", ours=grown, aim=None)
