"""What our way around the engine costs: a batch of sentences, beside raw CTranslate2.

Raw: one batched call with the same model, beam and batch size, tokenized by SentencePiece itself.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, product
from pathlib import Path
from typing import Any

from bench.figures import Figure, LeftOut, Outcome, Series, Size
from bench.latency import figures
from translations.engines import argos
from translations.packages import Installed, install_file, list_installed

HOW = (
    "No installed Argos package was found: give --packages FOLDER (installed packages or"
    " .argosmodel files), or set ARGOS_PACKAGES_DIR"
)
AT_LEAST = 0.9
"""Of raw CTranslate2's sentences a second."""

JAPANESE = (
    "昨日 今朝 先週 さっき 月曜日に",
    "友達と 母に 駅で 店で 郵便局で 家で",
    "本を買いました 荷物を送りました 手紙を受け取りました 箱を開けました 写真を見せました"
    " お金を払いました 電話をかけました 切符をなくしました 靴を見つけました 間違いに気づきました",
)
ENGLISH = (
    "Yesterday,This morning,Last week,Just now,On Monday",
    "we,my friend,my mother,the driver,my brother,our teacher",
    "bought a book,sent a parcel,received a letter,opened the box,showed me a picture,"
    "paid the money,made a phone call,lost the ticket,found new shoes,noticed the mistake",
)
SENTENCES = {
    "ja": ["".join(one) + "。" for one in product(*(part.split(" ") for part in JAPANESE))],
    "en": [" ".join(one) + "." for one in product(*(part.split(",") for part in ENGLISH))],
}


def run(size: Size) -> list[Outcome]:
    with packages(size.packages or os.environ.get("ARGOS_PACKAGES_DIR")) as folder:
        found = [one for one in list_installed(folder) if not one.fault] if folder else []
        measured = [one for one in found if one.source in SENTENCES]
        if folder is None or not measured:
            return [LeftOut("translation", HOW)]
        batches: list[Outcome] = [figure(size, folder, one) for one in measured]
        rest = (figures(size, folder, one, SENTENCES[one.source]) for one in measured)
        return [*batches, *chain.from_iterable(rest)]


@contextmanager
def packages(given: str | None) -> Iterator[Path | None]:
    """A folder of installed packages; files that stand there are unpacked aside."""
    if given is None:
        yield None
        return
    files = sorted(Path(given).glob("*.argosmodel"))
    if not files:
        yield Path(given)
        return
    with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as scratch:
        for file in files:
            install_file(file, Path(scratch))
        yield Path(scratch)


def figure(size: Size, folder: Path, package: Installed) -> Figure:
    sentences = SENTENCES[package.source][: size.number]
    engine = argos.ArgosEngine(folder)
    raw = raw_batch(package.path)

    def ours() -> float:
        return timed(
            lambda: engine.translate(sentences, package.source, package.target), len(sentences)
        )

    def floor() -> float:
        return timed(lambda: raw(sentences), len(sentences))

    ours(), floor()
    mine, its = Series.of(size.rounds, ours, floor).medians()
    return Figure(
        name=f"{package.source} to {package.target}, {len(sentences)} sentences in a batch",
        unit="µs a sentence",
        ours=mine,
        floor=its,
        floor_name="CTranslate2 and SentencePiece",
        aim=1 / AT_LEAST,
        remark=f"{1e6 / mine:.0f} sentences a second beside {1e6 / its:.0f}; by the wall's clock",
    )


def timed(work: Callable[[], object], sentences: int) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e6 / sentences


def raw_batch(path: Path) -> Callable[[Sequence[str]], list[str]]:
    import ctranslate2
    import sentencepiece

    tokenizer: Any = sentencepiece.SentencePieceProcessor(
        model_file=str(path / "sentencepiece.model")
    )
    translator = ctranslate2.Translator(
        str(path / "model"), device="cpu", inter_threads=os.cpu_count() or 1, intra_threads=1
    )

    def translate(sentences: Sequence[str]) -> list[str]:
        results = translator.translate_batch(
            tokenizer.encode(list(sentences), out_type=str),
            max_batch_size=argos.BATCH_TOKENS,
            batch_type="tokens",
            beam_size=argos.BEAM,
            length_penalty=argos.LENGTH_PENALTY,
            no_repeat_ngram_size=4,
            max_decoding_length=argos.LONGEST_OUTPUT,
            return_scores=True,
        )
        return [tokenizer.decode_pieces(result.hypotheses[0]) for result in results]

    return translate
