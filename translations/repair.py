"""Near hits repaired: what differs is exchanged where both sides provably say the same thing.

An approved pair helps with a sentence that differs from it only in values (dates, amounts, ids,
numbers, weekdays) or in words of the termbase and lexicon. Everything else must be the same, each
exchanged thing must stand exactly once on the other side, and what comes out must pass the checks.
Anything less certain is no repair, but a suggestion.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translations.checks import judge
from translations.day_names import MONTHS, WEEKDAYS, WEEKDAYS_JA
from translations.facts import Fact, facts
from translations.frames import Frame, Span, Words, frame
from translations.normalise import half_width
from translations.phrasebook.filling import starts_with_vowel
from translations.written import written

_ARTICLE = re.compile(r"\b(a)n? $", re.IGNORECASE)


def repaired(
    text: str, approved: tuple[str, str], source: str, target: str, words: Words
) -> str | None:
    """``approved`` (source and target text) made to fit ``text``; None where it is not certain."""
    wanted, before = frame(text, source, words), frame(approved[0], source, words)
    if wanted.key != before.key or len(wanted.spans) != len(before.spans):
        return None
    changed = [
        (old, new) for old, new in zip(before.spans, wanted.spans, strict=True) if not old.same(new)
    ]
    after = frame(approved[1], target, words)
    edits = [_edit(old, new, before, after, target, words) for old, new in changed]
    if any(edit is None for edit in edits):
        return None
    adapted = _applied(approved[1], [edit for edit in edits if edit])
    verdict = judge(text, adapted, source, target, score=None, unknown=0.0)
    return adapted if verdict.state == "good" else None


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def _edit(
    old: Span, new: Span, before: Frame, after: Frame, target: str, words: Words
) -> _Edit | None:
    """The exchange on the other side, where ``old`` stands exactly once in both."""
    if sum(old.same(span) for span in before.spans) != 1:
        return None
    places = [span for span in after.spans if old.same(span)]
    if len(places) != 1:
        return None
    place = places[0]
    if new.word is not None:
        return _word_edit(place, words.rendering(new.word, target), after.text, target)
    if place.fact is None or new.fact is None:
        return None
    value = _value_text(place.fact, new.fact, target)
    return _Edit(place.start, place.end, value) if value else None


def _word_edit(place: Span, word: str, text: str, target: str) -> _Edit:
    if target == "ja":
        return _Edit(place.start, place.end, word)
    start = place.start
    article = _ARTICLE.search(text, 0, start)
    lead = ""
    if article:
        start = article.start()
        lead = f"{article[1]}{'n' if starts_with_vowel(word) else ''} "
    elif place.text[:1].isupper() and (start == 0 or text[:start].rstrip()[-1:] in ".!?"):
        word = word[:1].upper() + word[1:]
    return _Edit(start, place.end, f"{lead}{word}")


def _value_text(place: Fact, new: Fact, target: str) -> str | None:
    """``new`` in the form that ``place`` has, proved by reading it back."""
    form = _FORMS.get(place.kind, _as_written)
    candidate = form(place, new, target)
    if candidate is None:
        return None
    back = facts(candidate)
    proved = len(back) == 1 and back[0].text == candidate and back[0].same(new)
    return candidate if proved else None


def _as_written(place: Fact, new: Fact, target: str) -> str | None:
    return written(new, target)


def _counted(place: Fact, new: Fact, target: str) -> str | None:
    """Digits for digits. One thing and several are different grammar in English: no exchange."""
    plain = re.fullmatch(r"([\d,.]+)(\D*)", half_width(place.text))
    digits = re.match(r"[\d,.]+", half_width(new.text))
    if not plain or not digits or plain[2] not in ("", "%", " %"):
        return None
    if target == "en" and place.kind == "number" and "1" in (place.value[0], new.value[0]):
        return None
    return f"{digits[0]}{plain[2]}"


def _weekday(place: Fact, new: Fact, target: str) -> str | None:
    old, fresh = int(place.value[0]) - 1, int(new.value[0]) - 1
    if target == "en":
        return WEEKDAYS[fresh] if place.text == WEEKDAYS[old] else None
    return place.text.replace(WEEKDAYS_JA[old], WEEKDAYS_JA[fresh])


def _month(place: Fact, new: Fact, target: str) -> str | None:
    if target == "ja":
        return f"{new.value[0]}月"
    return MONTHS[int(new.value[0]) - 1]


_FORMS: dict[str, Callable[[Fact, Fact, str], str | None]] = {
    "number": _counted,
    "percent": _counted,
    "weekday": _weekday,
    "month": _month,
}


def _applied(text: str, edits: Sequence[_Edit]) -> str:
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return text
