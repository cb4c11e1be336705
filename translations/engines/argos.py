"""Argos Translate's packages, run in batches on CTranslate2.

Of Argos Translate only ``argostranslate.package`` and its tokenizers are used: its ``translate``
module imports stanza and with it torch, and works one sentence at a time.
"""

import math
import os
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from translations.engines import ground
from translations.engines.base import Edition, EngineUnavailable, Hypothesis, Pair
from translations.engines.ground import Ground
from translations.engines.returning import CHOSEN_FROM, chosen
from translations.normalise import readable
from translations.packages import Installed, usable

BEAM = 4
BATCH_TOKENS = 512
LENGTH_PENALTY = 0.2
"""As Argos Translate itself decodes."""
LONGEST_OUTPUT = 512
_REPEATED = 4
_SPACE = "▁"
_LETTERS = 3
_PIECES_LATIN = 4
_IMPORT = threading.Lock()


@cache
def argos_engine(*folders: Path) -> "ArgosEngine":
    """The one engine of this process for these folders of packages."""
    return ArgosEngine(*folders)


@dataclass(frozen=True, slots=True)
class _Loaded:
    translator: Any
    tokenizer: Any
    prefix: str
    ground: Ground | None


class ArgosEngine:
    """Renders with whatever packages stand in ``folders``, of which an earlier one's package for a
    pair comes before a later one's; loads each when first needed."""

    name = "argos"
    version = "1"

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._lock = threading.Lock()
        self._seen: tuple[tuple[str, int], ...] = ()
        self._installed: dict[Pair, Installed] = {}
        self._loaded: dict[Path, tuple[str, _Loaded]] = {}

    def pairs(self) -> Mapping[Pair, Edition]:
        """Looks at the folders anew, so that a package installed meanwhile is used at once."""
        return {
            pair: Edition(f"{found.source}_{found.target}-{found.version}", found.fingerprint)
            for pair, found in self._packages().items()
        }

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        if not segments:
            return []
        loaded = self._load(source, target)
        try:
            back = self._opposite(loaded, source, target)
            return _rendered(loaded, segments, hypotheses, back)
        except (RuntimeError, ValueError, OSError) as fault:
            raise EngineUnavailable("broken_package", f"{source}_{target}: {fault}") from fault

    def _packages(self) -> dict[Pair, Installed]:
        seen = tuple(one for folder in self._folders for one in _signature(folder))
        with self._lock:
            if seen != self._seen:
                self._installed = usable(self._folders)
                kept = {found.path for found in self._installed.values()}
                self._loaded = {at: it for at, it in self._loaded.items() if at in kept}
                self._seen = seen
            return self._installed

    def _load(self, source: str, target: str) -> _Loaded:
        found = self._packages().get((source, target))
        if found is None:
            raise EngineUnavailable("no_package", f"{source}_{target}")
        with self._lock:
            fingerprint, loaded = self._loaded.get(found.path, ("", None))
            if loaded is None or fingerprint != found.fingerprint:
                loaded = _open(found.path)
                self._loaded[found.path] = (found.fingerprint, loaded)
            return loaded

    def _opposite(self, loaded: _Loaded, source: str, target: str) -> _Loaded | None:
        """What tells whether a small package's rendering leads back: its sister, if it is there."""
        if loaded.ground is None or (target, source) not in self._packages():
            return None
        back = self._load(target, source)
        return back if back.ground else None


def _signature(folder: Path) -> tuple[tuple[str, int], ...]:
    """Which packages stand there and since when; costs one look at each."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple((str(entry), _changed(entry / "metadata.json")) for entry in entries)


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _open(path: Path) -> _Loaded:
    import ctranslate2

    try:
        package = _package_class(path.parent)(path)
        translator = ctranslate2.Translator(
            str(path / "model"), device="cpu", inter_threads=_cores(), intra_threads=1
        )
        package.tokenizer.encode("a")
        known = ground.read(path)
    except Exception as fault:  # whatever a damaged file makes three libraries raise
        raise EngineUnavailable("broken_package", f"{path.name}: {fault}") from fault
    return _Loaded(translator, package.tokenizer, package.target_prefix, known)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


@cache
def _package_class(folder: Path) -> Any:
    """``argostranslate.package.Package``; its import's folders are made where they vanish."""
    with _IMPORT, tempfile.TemporaryDirectory() as scratch, _environment(scratch, folder):
        from argostranslate.package import Package

        return Package


@contextmanager
def _environment(scratch: str, folder: Path) -> Iterator[None]:
    places = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), scratch)
    places["ARGOS_PACKAGES_DIR"] = str(folder)
    before = {name: os.environ.get(name) for name in (*places, "KMP_DUPLICATE_LIB_OK")}
    os.environ.update(places)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _rendered(
    loaded: _Loaded, segments: Sequence[str], hypotheses: int, back: _Loaded | None
) -> list[list[Hypothesis]]:
    encoded = [loaded.tokenizer.encode(readable(segment)) for segment in segments]
    prefix = [[loaded.prefix]] * len(encoded) if loaded.prefix else None
    wide = max(hypotheses, CHOSEN_FROM) if back else hypotheses
    results = loaded.translator.translate_batch(
        encoded,
        target_prefix=prefix,
        max_batch_size=BATCH_TOKENS,
        batch_type="tokens",
        beam_size=max(BEAM, wide),
        num_hypotheses=wide,
        length_penalty=LENGTH_PENALTY,
        no_repeat_ngram_size=_REPEATED,
        max_decoding_length=LONGEST_OUTPUT,
        return_scores=True,
    )
    offered = [
        _hypotheses(loaded, *all_of_one)
        for all_of_one in zip(segments, encoded, results, strict=True)
    ]
    if back:
        offered = chosen(segments, offered, back.translator, back.tokenizer.encode)
    return [some[:hypotheses] for some in offered]


def _hypotheses(loaded: _Loaded, segment: str, encoded: list[str], result: Any) -> list[Hypothesis]:
    if loaded.ground:
        unknown = loaded.ground.unknown(segment)
    else:
        unknown = _unknown(loaded.tokenizer, encoded)
    pairs = zip(result.hypotheses, result.scores, strict=True)
    return [
        Hypothesis(_decoded(loaded, tokens), _mean(score, len(tokens)), unknown)
        for tokens, score in pairs
    ]


def _mean(score: float, length: int) -> float:
    """The mean log-probability: CTranslate2 divides the sum by length ** penalty."""
    count = max(length, 1)
    return score * math.pow(count, LENGTH_PENALTY - 1)


def _decoded(loaded: _Loaded, tokens: list[str]) -> str:
    """The tokens as text. SentencePiece is asked directly: Argos' decode loses underscores."""
    if hasattr(loaded.tokenizer, "lazy_processor"):
        text = str(loaded.tokenizer.lazy_processor().decode_pieces(tokens))
    else:
        text = str(loaded.tokenizer.decode(tokens))
    return text.removeprefix(loaded.prefix).strip()


def _unknown(tokenizer: Any, encoded: list[str]) -> float:
    """The share of letters in pieces that are unknown, or that spell out an unknown word.

    Words that a vocabulary has never seen fall apart into single letters: three or more in a row,
    or a Latin word in four or more pieces. What follows from them is invention.
    """
    if not encoded or not hasattr(tokenizer, "lazy_processor"):
        return 0.0
    processor = tokenizer.lazy_processor()
    nothing = int(processor.unk_id())
    missing = [int(number) == nothing for number in processor.piece_to_id(encoded)]
    spelled = _spelled(encoded)
    sizes = [len(piece.strip(_SPACE)) for piece in encoded]
    lost = sum(n for n, one, other in zip(sizes, missing, spelled, strict=True) if one or other)
    return lost / max(1, sum(sizes))


def _spelled(pieces: list[str]) -> list[bool]:
    found = [False] * len(pieces)
    for start, end in _runs(pieces):
        letters = [piece.strip(_SPACE) for piece in pieces[start:end]]
        latin = all(letter.isascii() for letter in letters)
        if len(letters) >= (_PIECES_LATIN if latin else _LETTERS):
            found[start:end] = [True] * (end - start)
    return found


def _runs(pieces: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches that may be one word spelled out: single letters, or pieces of a Latin word."""
    start = 0
    for at in range(1, len(pieces) + 1):
        if at == len(pieces) or not _joins(pieces[at - 1], pieces[at]):
            yield start, at
            start = at


def _joins(before: str, piece: str) -> bool:
    one, other = before.strip(_SPACE), piece.strip(_SPACE)
    if one.isascii() or other.isascii():
        return not piece.startswith(_SPACE) and f"{one}{other}".isascii() and other.isalpha()
    return len(one) == len(other) == 1 and one.isalpha() and other.isalpha()
