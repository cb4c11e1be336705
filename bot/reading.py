"""A timeline as one reader sees it: each entry in the reader's language, the original kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.translator import Translator
from tickets.timeline import Told
from translations.checks import Reason
from translations.service import Translation, Wanted

UNTOUCHED = "same"
UNTRANSLATED = "untranslated"
"""No engine was there; it is translated later."""
REFUSED = "failed"
"""What engines made of it was not reliable."""
AS_WRITTEN = (REFUSED, UNTRANSLATED)
"""The reader sees the original for want of a translation."""
BY_PERSON = "person"
"""The translation was given by a person."""


@dataclass(frozen=True, slots=True)
class Read:
    """An entry in the reader's language.

    ``state`` is ``same`` (no translation was needed), ``person``, ``good``, ``uncertain``,
    ``failed`` or ``untranslated``; in the last two ``text`` is the original.
    """

    told: Told
    text: str
    state: str
    reasons: tuple[Reason, ...] = ()
    engine: str | None = None
    score: float | None = None

    @property
    def original(self) -> str | None:
        """What was written, where it differs from what is shown."""
        return self.told.text if self.text != self.told.text else None

    @property
    def in_original(self) -> bool:
        """Whether the reader sees the original for want of a translation."""
        return self.state in AS_WRITTEN


def original_mark(states: Iterable[str]) -> str | None:
    """The line on what is shown in the original, if anything is. That a translation will follow
    is only promised where none could be made: what was refused once is refused again."""
    seen = set(states)
    if UNTRANSLATED in seen:
        return "mark.untranslated"
    return "mark.refused" if REFUSED in seen else None


async def read_in(
    translator: Translator, tolds: Sequence[Told], language: str, *, marketplace: str
) -> list[Read]:
    """The entries of a ticket of ``marketplace`` in this language. A reply shows the text that the
    customer gets where that is the reader's language; a person's translation comes before any
    engine's."""
    known = {told.seq: known_text(told, language) for told in tolds}
    missing = [told for told in tolds if known[told.seq] is None]
    wanted = [Wanted(told.text, told.language, language) for told in missing]
    made = await translator.translate(wanted, language, marketplace=marketplace)
    found = dict(zip((told.seq for told in missing), made, strict=True))
    return [known[told.seq] or translated(told, found[told.seq]) for told in tolds]


def known_text(told: Told, language: str) -> Read | None:
    """What needs no engine: nothing to say, retracted, corrected, or in this language already."""
    if told.retracted or not told.text.strip():
        return Read(told, told.text, UNTOUCHED)
    if (correction := told.corrections.get(language)) is not None:
        return Read(told, correction, BY_PERSON)
    data = told.entry.data or {}
    if told.entry.kind == "reply" and data.get("customer_language") == language:
        return Read(told, data["customer_text"], BY_PERSON)
    if told.language == language:
        return Read(told, told.text, UNTOUCHED)
    return None


def translated(told: Told, translation: Translation) -> Read:
    return Read(
        told,
        translation.text,
        translation.state,
        translation.reasons,
        translation.engine,
        translation.score,
    )
