"""A text that one person wants to read in the other language: what it is, and its translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reading import Read
from bot.taken import taken_for
from bot.translator import Translator
from translations.checks import Reason
from translations.segments import segment
from translations.service import Translation, Wanted

USABLE = ("good", "uncertain", "person")
OTHER = {"ja": "en", "en": "ja"}

Kind = Literal[
    "translated", "partly", "original", "written", "same", "wordless", "romaji", "foreign"
]


@dataclass(frozen=True, slots=True)
class Aside:
    """``original`` in ``source``, and ``text`` in ``target``.

    ``partly``: sentences that could not be translated stand in ``text`` as they were; ``original``:
    none could; ``written``: the original is what was asked for; ``same``: it was in ``target``
    already. The last three kinds say what it was taken for, ``source`` being the language.
    ``engine`` as in ``Translation``, ``person`` for somebody's own correction.
    """

    kind: Kind
    original: str
    source: str
    target: str
    text: str = ""
    engine: str = ""
    reasons: tuple[Reason, ...] = ()
    head: str = ""


async def aside_of(
    translator: Translator, text: str, *, target: str | None, reader: str, marketplace: str = ""
) -> Aside:
    """``text`` in ``target``; by default in the language that it is not in. ``marketplace`` as in
    ``Translator``."""
    taken = taken_for(text, reader)
    into = target or (OTHER.get(taken.language, reader))
    if taken.kind in ("wordless", "romaji"):
        return Aside(taken.kind, text, taken.language, into)
    if taken.language == into:
        return Aside("same", text, taken.language, into)
    wanted = Wanted(text, None if taken.language == "mixed" else taken.language, reader)
    [made] = await translator.translate([wanted], into, marketplace=marketplace)
    if taken.kind == "foreign" and made.state not in USABLE:
        return Aside("foreign", text, taken.language, into)
    return from_translation(text, taken.language, made)


def from_translation(text: str, source: str, made: Translation) -> Aside:
    kind, shown = outcome(made)
    return Aside(kind, text, source, made.target, shown, made.engine, made.reasons)


def outcome(made: Translation) -> tuple[Kind, str]:
    """A message with one sentence refused is still read, sentence by sentence."""
    if made.state in USABLE:
        return "translated", made.text
    if not any(part.state in USABLE for part in made.parts):
        return "original", made.text
    whole = segment(made.text, made.source)
    rows = [part.rendering if part.state in USABLE else part.text for part in made.parts]
    return "partly", whole.rejoined(rows, made.target)


def from_read(read: Read, target: str, *, shown_in: str, head: str = "") -> Aside:
    """An entry of a ticket as a reader of ``target`` sees it, where it is shown in ``shown_in``."""
    told = read.told
    source = told.language or taken_for(told.text, target).language
    kind: Kind = "translated" if read.state in USABLE else "original"
    if read.state == "same":
        kind = "written" if head or source != shown_in else "same"
    engine = "person" if read.state == "person" else read.engine or ""
    return Aside(kind, told.text, source, target, read.text, engine, read.reasons, head)
