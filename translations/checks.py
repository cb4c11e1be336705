"""Judges a translation by itself and against its source; in doubt it is refused, not passed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from translations.alignment import aligned
from translations.amount_owner import strange_owner
from translations.contacting import contact_turned, contacts
from translations.differences import differences
from translations.engines.base import Pair
from translations.extent import complaints, lost
from translations.facts import facts
from translations.giving import gives, turned_round
from translations.merging import squeezed
from translations.negation import contradiction
from translations.normalise import comparable
from translations.patterns import SHIELDED
from translations.range_checks import broken
from translations.residue import breakage, residues
from translations.term_rules import violations
from translations.termbase import NO_TERMS, Termbase

State = Literal["good", "uncertain", "failed"]

LOW_SCORE = -0.5
"""Mean token log-probability below which a rendering is doubtful."""
LOWEST_SCORE = -1.0
"""Below this, what reads fluently is invention."""
SOME_UNKNOWN = 0.12
"""Share of the source that the engine's vocabulary lacks, above which it is off its ground."""
MANY_UNKNOWN = 0.3
"""Above this, what reads fluently is invention."""
LOW_RETURNED = -0.9
"""Mean log-probability of the source, given the rendering, below which something may be amiss."""
LOWEST_RETURNED = -1.3
"""Below this, the rendering says something else."""

_HEARSAY = re.compile(r"(?:とのこと|そう)(?:です|でした)[。．.\s]*$", re.MULTILINE)
_YOU = re.compile(r"あなた|そちら|ご(?:希望|依頼|要望|連絡)|御社|貴")
_YOU_SAID = re.compile(r"\byou(?:[’']ve| have)? (?:asked|said|told|wanted|want|requested)\b", re.I)
_MOST_NAMED = 3
"""Clauses of the source that left no trace; with more of them there is no need to name each."""

_LOOPS = {
    "ja": re.compile(
        r"([^\s。、]{2,20}?[、。,.]?)\1{3,}|([^\s。]{6,40}[、。]?)\2{2,}|(.{12,60}?)\3"
    ),
    "en": re.compile(
        r"(?<!\S)((?:\S+[ ]+){0,5}?\S*[\w%)])(?:[ ,.!?;]+\1(?!\w)){2,}"
        r"|(?<!\S)((?:\S+[ ]+){3,12}?\S*[\w%)])[ ,.!?;]+\2(?!\w)",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A code for the catalogue, and the stretch of text it is about where there is one."""

    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``good`` only without any reason."""

    state: State
    reasons: tuple[Reason, ...] = ()


FATAL = frozenset({"empty", "copy", "loop", "script", "broken", "missing", "changed"}) | frozenset(
    {"doubled", "length_far", "lowest_score", "unknown", "astray"}
)
"""Reasons that fail a translation; any other makes it uncertain."""


def judge(
    source: str,
    translation: str,
    source_language: str,
    target_language: str,
    *,
    score: float | None = None,
    unknown: float = 0.0,
    returned: float | None = None,
    terms: Termbase = NO_TERMS,
) -> Verdict:
    """States what is wrong with ``translation``.

    ``score`` is a mean token log-probability (≤ 0), ``unknown`` the share of the source that the
    engine has no pieces for, and ``returned`` how likely the source is, given ``translation``:
    where an engine tells them. ``terms`` are the fixed terms that hold for this text.
    """
    outside_source, outside = _outside(source), _outside(translation)
    bare_source, bare = comparable(outside_source), comparable(outside)
    reasons = [
        *_confidence(score, unknown),
        *_way_back(returned),
        *_emptiness(bare_source, bare, source_language, target_language),
        *_loop(comparable(source), comparable(translation), target_language),
        *_reasons(breakage(outside_source, outside)),
        *_reasons(residues(bare_source, bare, target_language)),
        *_values(source, translation),
        *(Reason("range", text) for text in broken(source, translation)),
        *_extent(source, translation, source_language, target_language),
        *_negation(source, translation, source_language, target_language),
        *_terms(source, translation, (source_language, target_language), terms),
        *_speaker(source, translation, target_language),
        *_giver(source, translation, target_language),
        *_contact(source, translation, source_language, target_language),
        *_owner(source, translation, (source_language, target_language)),
    ]
    return verdict(reasons)


def verdict(reasons: list[Reason]) -> Verdict:
    """The state that these reasons amount to."""
    kept = tuple(dict.fromkeys(reasons))
    if any(reason.code in FATAL for reason in kept):
        return Verdict("failed", kept)
    return Verdict("uncertain" if kept else "good", kept)


def _outside(text: str) -> str:
    """``text`` without what passes through unchanged."""
    pieces, at = [], 0
    for fact in facts(text):
        if fact.kind in SHIELDED:
            pieces.append(text[at : fact.start])
            at = fact.end
    return " ".join([*pieces, text[at:]])


def _worded(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _way_back(returned: float | None) -> Iterator[Reason]:
    if returned is None:
        return
    if returned < LOWEST_RETURNED:
        yield Reason("astray")
    elif returned < LOW_RETURNED:
        yield Reason("loose")


def _emptiness(source: str, translation: str, origin: str, target: str) -> Iterator[Reason]:
    if not _worded(source):
        return
    if not _worded(translation):
        yield Reason("empty")
    elif origin != target and source.casefold() == translation.casefold():
        yield Reason("copy")


def _loop(source: str, translation: str, target: str) -> Iterator[Reason]:
    found = _LOOPS["ja" if target == "ja" else "en"].search(translation)
    if found and not any(pattern.search(source) for pattern in _LOOPS.values()):
        yield Reason("loop", found[0][:40])


def _reasons(found: Iterable[tuple[str, str]]) -> Iterator[Reason]:
    return (Reason(code, text) for code, text in found)


def _values(source: str, translation: str) -> Iterator[Reason]:
    for difference in differences(source, translation):
        yield Reason(difference.reason, difference.text)


def _extent(source: str, translation: str, origin: str, target: str) -> Iterator[Reason]:
    """Of whole texts: identifiers are as long on both sides."""
    before, after = comparable(source), comparable(translation)
    if _worded(before) and _worded(after):
        gone = list(islice(lost(before, after, origin, target), _MOST_NAMED))
        found = list(complaints(before, after, origin, target))
        if squeezed(before, after, origin, target):
            found.append("sentences")
        yield from (Reason(code) for code in found if not (gone and code == "sentences"))
        yield from (Reason("unanswered", one) for one in gone)


def _negation(source: str, translation: str, origin: str, target: str) -> Iterator[Reason]:
    found = contradiction(source, translation, origin, target)
    if found:
        yield Reason(found)


def _speaker(source: str, translation: str, target: str) -> Iterator[Reason]:
    """What somebody else said is told as said by the reader, whom とのことですが alone means."""
    if target == "en" and _HEARSAY.search(source) and not _YOU.search(source):
        found = _YOU_SAID.search(translation)
        if found:
            yield Reason("speaker", found[0])


def _giver(source: str, translation: str, target: str) -> Iterator[Reason]:
    if target == "en" and gives(source):
        both = (turned_round(*one) for one in aligned(source, translation, "ja", "en"))
        yield from (Reason("giver", found) for found in both if found)


def _contact(source: str, translation: str, origin: str, target: str) -> Iterator[Reason]:
    if contacts(source, origin):
        both = aligned(source, translation, origin, target)
        found = (contact_turned(*one, origin, target) for one in both)
        yield from (Reason("giver", words) for words in found if words)


def _owner(source: str, translation: str, pair: Pair) -> Iterator[Reason]:
    if pair == ("en", "ja") and "amount" in {fact.kind for fact in facts(source)}:
        found = (strange_owner(*one) for one in aligned(source, translation, *pair))
        yield from (Reason("owner", words) for words in found if words)


def _terms(source: str, translation: str, pair: Pair, terms: Termbase) -> Iterator[Reason]:
    for violation in violations(source, translation, pair, terms):
        yield Reason(f"term_{violation.kind}", violation.text)


def _confidence(score: float | None, unknown: float) -> Iterator[Reason]:
    if unknown > MANY_UNKNOWN:
        yield Reason("unknown")
    elif unknown > SOME_UNKNOWN:
        yield Reason("unfamiliar")
    if score is None:
        return
    if score < LOWEST_SCORE:
        yield Reason("lowest_score")
    elif score < LOW_SCORE:
        yield Reason("low_score")
