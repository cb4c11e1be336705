"""TMX as it comes from other programs, unit by unit.

Read with ``expat``, so that a file may be larger than memory. Nothing outside the file is ever
fetched, and a file that declares entities is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO, Literal
from xml.parsers import expat

from translations.approvals import ApprovedPair

LANGUAGES = ("ja", "en")
STAMP = "%Y%m%dT%H%M%SZ"
UNKNOWN = "tmx"
"""Who vouches for a unit that does not say."""

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements of a segment whose content is another program's markup, not words."""

_CHUNK = 1 << 16
_ENCODINGS = {expat.errors.codes[message] for message in (
    expat.errors.XML_ERROR_UNKNOWN_ENCODING, expat.errors.XML_ERROR_INCORRECT_ENCODING,
)}  # fmt: skip

Fault = Literal["xml", "entity", "not_tmx", "encoding"]


class BadTmx(ValueError):
    """The file cannot be read on from ``line``; ``read`` units before it were sound."""

    def __init__(self, fault: Fault, line: int, read: int, detail: str = "") -> None:
        super().__init__(f"{fault} at line {line}: {detail}")
        self.fault: Fault = fault
        self.line = line
        self.read = read
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Unit:
    """One ``tu``: its pairs, in the directions for which it holds.

    ``line`` is where it begins; ``refused`` says why it gives no pair: *languages* when Japanese
    or English is absent, *empty* when a side has no words.
    """

    line: int
    pairs: tuple[ApprovedPair, ...] = ()
    refused: Literal["", "languages", "empty"] = ""


def read_tmx(file: BinaryIO) -> Iterator[Unit]:
    """The units of a file, as they come. Raises BadTmx, after the units before the fault.

    ``ja-JP`` and ``en-US`` count as ``ja`` and ``en``; of several variants the first is taken. A
    unit holds from its source language, and both ways where that is ``*all*`` or a third one.
    Inline tags are dropped with the codes they carry; highlighted words stay.
    """
    reader = _Reader()
    more = True
    while more:
        chunk = file.read(_CHUNK)
        more = bool(chunk)
        fault = reader.fault_of(chunk, last=not more)
        yield from reader.taken()
        if fault:
            raise fault


@dataclass
class _Variant:
    language: str
    said: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.words)


class _Reader:
    """The parser's events, gathered into units."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity
        self.open: list[str] = []
        self.units: list[Unit] = []
        self.read = 0
        self.source = ""
        self.unit: dict[str, str] = {}
        self.line = 0
        self.variants: list[_Variant] = []

    def fault_of(self, chunk: bytes, *, last: bool) -> BadTmx | None:
        """Reads on; what was read before a fault can be taken."""
        try:
            self.parser.Parse(chunk, last)
        except BadTmx as bad:
            return bad
        except expat.ExpatError as error:
            fault: Fault = "encoding" if error.code in _ENCODINGS else "xml"
            return self._bad(fault, expat.ErrorString(error.code) or "", error.lineno)
        except (LookupError, ValueError) as error:  # an encoding that expat cannot be taught
            return self._bad("encoding", str(error))
        return None

    def taken(self) -> list[Unit]:
        units, self.units = self.units, []
        return units

    def _bad(self, fault: Fault, detail: str = "", line: int | None = None) -> BadTmx:
        return BadTmx(fault, line or self.parser.CurrentLineNumber, self.read, detail)

    def _entity(self, name: str, *_: object) -> None:
        raise self._bad("entity", name)

    def _start(self, name: str, said: dict[str, str]) -> None:
        if not self.open and name != "tmx":
            raise self._bad("not_tmx", name)
        self.open.append(name)
        match name:
            case "header":
                self.source = said.get("srclang", "")
            case "tu":
                self.unit, self.line, self.variants = said, self.parser.CurrentLineNumber, []
            case "tuv":
                language = said.get("xml:lang") or said.get("lang", "")
                self.variants.append(_Variant(_base(language), said))

    def _end(self, name: str) -> None:
        self.open.pop()
        if name == "tu":
            self.units.append(self._gathered())
            self.read += 1

    def _words(self, words: str) -> None:
        if "seg" in self.open and self.variants and not _CODES.intersection(self.open):
            self.variants[-1].words.append(words)

    def _gathered(self) -> Unit:
        sides: dict[str, _Variant] = {}
        for variant in self.variants:
            sides.setdefault(variant.language, variant)
        if not all(language in sides for language in LANGUAGES):
            return Unit(self.line, refused="languages")
        if not all(sides[language].text.strip() for language in LANGUAGES):
            return Unit(self.line, refused="empty")
        first = _base(self.unit.get("srclang") or self.source)
        sources = (first,) if first in LANGUAGES else LANGUAGES
        return Unit(self.line, tuple(self._pair(sides, source) for source in sources))

    def _pair(self, sides: dict[str, _Variant], source: str) -> ApprovedPair:
        target = next(language for language in LANGUAGES if language != source)
        said = (sides[target].said, self.unit)
        by = _first(said, "changeid", "creationid") or UNKNOWN
        at = _time(_first(said, "changedate", "creationdate"))
        return ApprovedPair(sides[source].text, sides[target].text, source, target, by, at)


def _base(language: str) -> str:
    """``ja-JP`` → ``ja``."""
    return language.replace("_", "-").partition("-")[0].lower()


def _first(said: tuple[dict[str, str], ...], *names: str) -> str:
    found = (one[name] for one in said for name in names if one.get(name))
    return next(found, "")


def _time(stamp: str) -> datetime | None:
    """None where it is absent or no time of TMX's form."""
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
