"""What memory gives for open segments: as approved, or adapted where that is proved.

What is adapted is not kept among results: it follows whatever is approved at the moment.
"""

from collections.abc import Iterable, Sequence

from sqlmodel import Session

from translations.frames import Words, frame, shipped_words
from translations.memory import recalled
from translations.memory_rows import newest, pair_of
from translations.near import near
from translations.outcomes import ADAPTED, MEMORY, Part, passed
from translations.repair import repaired
from translations.termbase import Termbase

Segment = tuple[str, str]
"""Source language and text."""


def recalled_parts(
    session: Session, parts: Sequence[Part], target: str, terms: Termbase
) -> dict[Segment, Part]:
    """Finished parts for those of ``parts`` that memory can answer."""
    found: dict[Segment, Part] = {}
    for source in {part.source for part in parts}:
        wanted = list(dict.fromkeys(part.text for part in parts if part.source == source))
        exact = recalled(session, wanted, source, target, "segment")
        rest = [text for text in wanted if text not in exact]
        adapted = _adapted(session, rest, source, target, terms)
        for engine, hits in ((MEMORY, exact), (ADAPTED, adapted)):
            for text, hit in hits.items():
                part = Part(text, source, hit, engine, state="good", kept=passed(text))
                found[source, text] = part
    return found


def _adapted(
    session: Session, texts: Sequence[str], source: str, target: str, terms: Termbase
) -> dict[str, str]:
    """By the frame first, which any number of exchanged words leaves alike; then by likeness."""
    found = _by_frame(session, texts, source, target)
    words = _words(terms)
    rest = [text for text in texts if text not in found]
    for text, hits in near(session, rest, source, target).items():
        pairs = ((hit.source_text, hit.target_text) for hit in hits)
        if (adapted := _first(text, pairs, source, target, words)) is not None:
            found[text] = adapted
    return found


def _by_frame(session: Session, texts: Sequence[str], source: str, target: str) -> dict[str, str]:
    words = shipped_words()
    frames = {text: frame(text, source, words) for text in texts}
    keys = {text: one.key for text, one in frames.items() if one.spans}
    rows = newest(session, sorted(set(keys.values())), source, target, "frame")
    found = {}
    for text, key in keys.items():
        if key in rows and not rows[key].withdrawn:
            pair = pair_of(rows[key])
            approved = (pair.source_text, pair.target_text)
            if (adapted := repaired(text, approved, source, target, words)) is not None:
                found[text] = adapted
    return found


def _first(
    text: str, pairs: Iterable[tuple[str, str]], source: str, target: str, words: Words
) -> str | None:
    tried = (repaired(text, pair, source, target, words) for pair in pairs)
    return next((one for one in tried if one is not None), None)


_COMPILED: list[tuple[Termbase, Words]] = []
"""The last termbase whose words were compiled, and these; held so that it stays the same object."""


def _words(terms: Termbase) -> Words:
    """The shipped words and the termbase's own; compiled once for each edition of the termbase."""
    for other, words in _COMPILED:
        if other.tables is terms.tables:
            return words
    pairs = [(term.ja, term.en) for term in terms.terms if term.pos in ("", "noun")]
    words = Words([*shipped_words().pairs, *pairs])
    _COMPILED[:] = [(terms, words)]
    return words
