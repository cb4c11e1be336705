"""What a package has been trained on, so that it can tell when a sentence lies outside.

A small model writes fluent nonsense beyond what it knows, with a good score. The ground keeps which
short runs of characters (Japanese) or words (English) occurred in its training, in a Bloom filter
(B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translations.normalise import comparable

FILE = "ground.bin"
"""Its name in a package's folder."""

_HASHES = 4
_BITS_EACH = 8
"""About one unseen run in forty is taken for seen; more bits would not fit into a package."""
_MAGIC = b"ground1\n"
_MARK = re.compile(r"⟦\d+⟧")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_UNITS = {
    "ja": re.compile(r"[⟦0-9A-Za-z]+|[^\s、。，．,.!?！？「」『』（）()・…~〜-]"),
    "en": re.compile(r"[⟦\w]+(?:['’]\w+)*"),
}
_RUN = {"ja": 3, "en": 2}
_ENDS = ("^", "$")


@dataclass(frozen=True, slots=True)
class Ground:
    """The runs that were seen in one source language."""

    language: str
    bits: bytes

    def unknown(self, text: str) -> float:
        """The share (0–1) of ``text`` that no seen run covers; 1 where nothing can be told."""
        units = _units(text, self.language)
        covered = [False] * len(units)
        length = _RUN[self.language]
        for start, run in enumerate(_runs(units, length)):
            if run in self:
                for at in range(start - 1, start - 1 + length):
                    if 0 <= at < len(units):
                        covered[at] = True
        return covered.count(False) / len(units) if units else 0.0

    def strange(self, text: str) -> float:
        """The share (0–1) of runs in ``text`` that were never seen."""
        runs = list(_runs(_units(text, self.language), _RUN[self.language]))
        return sum(run not in self for run in runs) / len(runs) if runs else 0.0

    def __contains__(self, run: str) -> bool:
        return all(self.bits[place >> 3] >> (place & 7) & 1 for place in self._places(run))

    def _places(self, run: str) -> Iterator[int]:
        return _places(run, 8 * len(self.bits))

    def write(self, folder: Path) -> None:
        head = _MAGIC + self.language.encode("ascii") + b"\n"
        (folder / FILE).write_bytes(head + self.bits)


def learned(sentences: Iterable[str], language: str) -> Ground:
    """The ground of a model that was trained on ``sentences``."""
    length = _RUN[language]
    seen = {run for one in sentences for run in _runs(_units(one, language), length)}
    bits = bytearray(max(1, len(seen) * _BITS_EACH // 8 + 1))
    for run in seen:
        for place in _places(run, 8 * len(bits)):
            bits[place >> 3] |= 1 << (place & 7)
    return Ground(language, bytes(bits))


def read(folder: Path) -> Ground | None:
    """The ground beside a package, None where it has none. Raises ``ValueError`` if damaged."""
    file = folder / FILE
    if not file.is_file():
        return None
    head, _, rest = file.read_bytes().partition(b"\n")
    language, _, bits = rest.partition(b"\n")
    if head + b"\n" != _MAGIC or language.decode("ascii", "replace") not in _UNITS or not bits:
        raise ValueError(f"{FILE} is damaged")
    return Ground(language.decode("ascii"), bits)


def _units(text: str, language: str) -> list[str]:
    plain = _DIGITS.sub("0", _MARK.sub("⟦", comparable(text).casefold()))
    return _UNITS[language].findall(plain)


def _runs(units: list[str], length: int) -> Iterator[str]:
    """Runs of ``length`` units, one end mark before and after them all."""
    ended = [_ENDS[0], *units, _ENDS[1]]
    joint = " " if length == _RUN["en"] else ""
    for start in range(len(ended) - length + 1):
        yield joint.join(ended[start : start + length])


def _places(run: str, size: int) -> Iterator[int]:
    digest = hashlib.blake2b(run.encode("utf-8"), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
    return ((first + turn * second) % size for turn in range(_HASHES))
