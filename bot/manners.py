"""The manners of what a customer gets: what the preview points out, and what its buttons change.

Flags, never a block: a person decides. Facts stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translations import courtesy, register
from translations.courtesy import Kind, Occasion, Part
from translations.register import Spot

LOOKED_AT = 4_000
"""Characters in which spots are looked for while somebody waits for a window."""

LONGEST_ADDRESS = 40
"""Characters of a line that addresses a customer and says nothing else."""


@dataclass(frozen=True, slots=True)
class Manners:
    """``spots`` are plainer than keigo or heavier than a person writes, ``lacking`` what a letter
    has and this text has not."""

    spots: tuple[Spot, ...] = ()
    lacking: tuple[Part, ...] = ()

    @property
    def improvable(self) -> bool:
        return any(spot.offered is not None for spot in self.spots)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a text once it opens and closes like a letter."""

    before: str
    after: str

    @property
    def kept(self) -> dict[str, str]:
        """As drafts keep it."""
        return {"before": self.before, "after": self.after}


def manners(text: str, language: str) -> Manners:
    """What there is to point out in a text for a customer who reads ``language``."""
    if not text.strip():
        return Manners()
    find = register.plain_spots if language == "ja" else register.heavy_spots
    return Manners(tuple(find(text[:LOOKED_AT])), lacking(text, language))


def lacking(text: str, language: str) -> tuple[Part, ...]:
    parts: dict[Part, bool] = {
        "opening": courtesy.has_opening(text, language),
        "closing": courtesy.has_closing(text, language),
    }
    return tuple(part for part, there in parts.items() if not there)


def improved(text: str, language: str) -> str:
    return register.raised(text) if language == "ja" else register.eased(text)


def framed(
    text: str, language: str, *, name: str, business: bool, answered: bool, sender: str = ""
) -> str:
    """The text with what ``lacking`` says of it and nothing else: whoever writes a name without a
    greeting has opened the letter as they like. ``name`` as the customer is addressed in
    ``language``, empty when unknown; ``answered``: it is not the first reply. ``sender`` signs
    below an English closing, which ends in a comma; a Japanese one is a whole sentence."""
    kind: Kind = "business" if business else "consumer"
    occasion: Occasion = "follow_up" if answered else "inquiry"
    parts = lacking(text, language)
    signed = "" if language == "ja" else sender
    return courtesy.framed(text, language, kind, occasion, name, signed, parts)


def unsigned(before: str, after: str, language: str) -> bool:
    """Whether ``after`` got a closing below which a name has yet to stand."""
    closed = lacking(before, language) != lacking(after, language)
    return language != "ja" and closed and after.rstrip().endswith(",")


def frame_around(before: str, after: str) -> Frame | None:
    """What was put around ``before``; None where it was put inside it."""
    at = after.find(before.strip("\n"))
    if at < 0 or not before.strip():
        return None
    return Frame(after[:at], after[at + len(before.strip("\n")) :])


def unframed(text: str, kept: Mapping[str, Any] | None) -> str:
    """``text`` without the frame that was kept, as far as that still stands around it."""
    if not kept:
        return text
    return text.removeprefix(str(kept["before"])).removesuffix(str(kept["after"]))


def nameless(text: str, names: Sequence[str]) -> str | None:
    """``text`` without the line that addresses somebody of these names at its head; None where a
    name stands elsewhere as well."""
    head, *rest = text.lstrip().split("\n")
    addressed = any(name in head for name in names) and len(head) <= LONGEST_ADDRESS
    body = "\n".join(rest).lstrip("\n") if addressed and rest else text
    return None if any(name in body for name in names) or not body.strip() else body
