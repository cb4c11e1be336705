"""Judges a translation by itself and against its source; in doubt it is refused, not passed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from translations.differences import differences
from translations.engines.base import Pair
from translations.facts import facts
from translations.negation import negated
from translations.normalise import comparable
from translations.patterns import SHIELDED
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

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々\u4e00-\u9fff]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_LATIN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_FOREIGN_RUN = re.compile(r"(?:[A-Za-z][A-Za-z'’-]*[ ,]+){3,}[A-Za-z]+")
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"\n]*\"|[(（][^)）\n]*[)）]")
_LOOPS = {
    "ja": re.compile(r"([^\W\d_ー]{2,20}?[、。,.]?)\1{3,}|([^\W\d_ー]{6,40}[、。]?)\2{2,}"),
    "en": re.compile(r"\b(\w+(?:[ ,]+\w+){0,5})(?:[ ,.]+\1\b){2,}", re.IGNORECASE),
}
_BROKEN = re.compile("⁇|\ufffd|<unk>|⟦|⟧|▁")
_SHORT = 8


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
    {"length_far", "lowest_score", "unknown"}
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
    terms: Termbase = NO_TERMS,
) -> Verdict:
    """States what is wrong with ``translation``.

    ``score`` is a mean token log-probability (≤ 0) and ``unknown`` the share of the source that
    the engine has no pieces for, both where an engine tells them. ``terms`` are the fixed terms
    that hold for this text.
    """
    outside_source, outside = _outside(source), _outside(translation)
    bare_source, bare = comparable(outside_source), comparable(outside)
    reasons = [
        *_confidence(score, unknown),
        *_emptiness(bare_source, bare, source_language, target_language),
        *_loop(bare_source, bare, target_language),
        *_breakage(outside_source, outside),
        *_script(bare_source, bare, target_language),
        *_values(source, translation),
        *_length(bare_source, bare, source_language, target_language),
        *_negation(source, translation, source_language, target_language),
        *_terms(source, translation, (source_language, target_language), terms),
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


def _breakage(source: str, translation: str) -> Iterator[Reason]:
    """Unknown pieces and leftover marks; NFKC would turn ⁇ into question marks."""
    broken = _BROKEN.search(translation)
    if broken and not _BROKEN.search(source):
        yield Reason("broken", broken[0])


def _script(source: str, translation: str, target: str) -> Iterator[Reason]:
    if not _worded(source) or not _worded(translation):
        return
    yield from (_into_japanese if target == "ja" else _into_latin)(source, translation)


def _into_japanese(source: str, translation: str) -> Iterator[Reason]:
    kanji_alone = not _KANA.search(translation) and len(translation) > _SHORT
    if kanji_alone or not _JAPANESE.search(translation):
        yield Reason("script")
    run = _FOREIGN_RUN.search(_QUOTED.sub(" ", translation))
    if run:
        yield Reason("remainder", run[0])


def _into_latin(source: str, translation: str) -> Iterator[Reason]:
    outside = _QUOTED.sub(" ", translation)
    left = _JAPANESE.findall(outside)
    if not _LATIN.search(translation) or len(left) > len("".join(_LATIN.findall(outside))):
        yield Reason("script")
    elif left:
        yield Reason("remainder", "".join(left)[:40])


def _values(source: str, translation: str) -> Iterator[Reason]:
    for difference in differences(source, translation):
        yield Reason(difference.reason, difference.text)


_WEIGHT = {"ja": 2.2, "zh": 3.0, "ko": 2.0}
"""Roughly how many English letters one character of the language stands for."""


def _length(source: str, translation: str, origin: str, target: str) -> Iterator[Reason]:
    expected = len(source) * _WEIGHT.get(origin, 1.0) / _WEIGHT.get(target, 1.0)
    actual = len(translation)
    slack = 12 / _WEIGHT.get(target, 1.0)
    if actual + slack < expected * 0.22 or actual - 2 * slack > expected * 4.5:
        yield Reason("length_far")
    elif actual + slack < expected * 0.42 or actual - 2 * slack > expected * 2.6:
        yield Reason("length")


def _negation(source: str, translation: str, origin: str, target: str) -> Iterator[Reason]:
    before, after = negated(source, origin), negated(translation, target)
    if before is None or after is None or before == after:
        return
    yield Reason("negation_lost" if before else "negation_added")


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
