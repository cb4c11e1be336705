"""What is asked of translation, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from translations.checks import Reason
from translations.facts import Fact
from translations.segments import Segmented
from translations.shield import shield

MEMORY = "memory"
"""The engine's name of what people approved."""

ADAPTED = "memory-adapted"
"""The same for an approved sentence with its values or fixed words exchanged."""

TranslationState = Literal["same", "good", "uncertain", "failed", "untranslated"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to translate; ``fallback`` is its language where the text itself does not tell."""

    text: str
    source: str | None = None
    fallback: str = "ja"


@dataclass(frozen=True, slots=True)
class Part:
    """One segment and what came of it. ``state`` as in ``Translation``; ``engine`` may be empty."""

    text: str
    source: str
    rendering: str = ""
    engine: str = ""
    score: float | None = None
    state: TranslationState = "untranslated"
    reasons: tuple[Reason, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """What came of one text.

    ``state``: ``same`` (was in the target language), ``good``, ``uncertain``, ``failed`` or
    ``untranslated``; with the last two and ``same``, ``text`` is the original. ``engine`` is
    ``memory``, ``argos:ja_en-1.0`` or empty. ``score`` is the lowest mean log-probability of a
    segment, ``kept`` the identifiers that passed through, ``parts`` the segments one by one.
    """

    text: str
    source: str
    target: str
    engine: str
    score: float | None
    state: TranslationState
    kept: tuple[str, ...]
    reasons: tuple[Reason, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """One wanted text on its way; ``approved`` holds its translation as people approved it."""

    wanted: Wanted
    source: str
    segmented: Segmented
    parts: tuple[Part, ...]
    approved: str | None = None


def passed(text: str, protected: Sequence[Fact] = ()) -> tuple[str, ...]:
    """What stands in ``text`` that a translation lets through unchanged."""
    return tuple(token.text for token in shield(text, protected).tokens)


_WORST_FIRST: tuple[TranslationState, ...] = ("untranslated", "failed", "uncertain", "good")
_SAME: TranslationState = "same"


def whole(text: Planned, target: str) -> Translation:
    """One verdict over all segments: a message with a refused sentence is refused."""
    original = text.wanted.text
    if text.approved is not None:
        return Translation(
            text.approved, text.source, target, MEMORY, None, "good", passed(original), ()
        )
    states = {part.state for part in text.parts}
    state = next((one for one in _WORST_FIRST if one in states), _SAME)
    written = any(part.rendering != part.text for part in text.parts)
    usable = state in ("good", "uncertain") or (state == _SAME and written)
    return Translation(
        text=text.segmented.rejoined([p.rendering for p in text.parts], target)
        if usable
        else original,
        source=text.source,
        target=target,
        engine=_engine(text.parts) if state != "untranslated" else "",
        score=min((part.score for part in text.parts if part.score is not None), default=None),
        state=state,
        kept=tuple(dict.fromkeys(kept for part in text.parts for kept in part.kept)),
        reasons=tuple(dict.fromkeys(reason for part in text.parts for reason in part.reasons)),
        parts=text.parts,
    )


def _engine(parts: Sequence[Part]) -> str:
    """``memory`` only where memory did it all; else what adapted or rendered the rest."""
    names = list(dict.fromkeys(part.engine for part in parts if part.engine))
    machines = [name for name in names if name not in (MEMORY, ADAPTED)]
    return ", ".join(machines) or (ADAPTED if ADAPTED in names else "".join(names))
