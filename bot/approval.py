"""What a reply needs before it may go out: pure checks of what stands in the preview.

Only kana, kanji and letters tell a language here; a text of nothing but numbers and identifiers
reads the same in every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from translations.checks import Reason, judge
from translations.differences import Difference, differences
from translations.facts import facts
from translations.languages import detect
from translations.patterns import SHIELDED
from translations.promises import Promise, promises
from translations.segments import sentences
from translations.termbase import NO_TERMS, Termbase

Field = Literal["text", "customer"]

IDENTIFIERS = SHIELDED - {"amount", "date", "time", "emoji", "slack", "code", "placeholder"}
BLOCKING = IDENTIFIERS | {"amount", "date"}
"""Kinds of values that must not be missing from or changed in what the customer gets. What was
added is marked, but may go out: an editor may well be more precise than the first text."""

MOST_PROMISES = 50
"""Of each text; nobody reads more."""

VALUES = ("missing", "changed", "added")


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a preview. ``customer`` is None where there is one field for both, and
    ``ticked`` are the keys of the promises to record."""

    text: str
    customer: str | None = None
    ticked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Objection:
    """Why nothing is sent, and under which field it is said; ``text`` is what it is about, and
    ``theirs`` what the customer's text has in its place."""

    field: Field
    reason: str
    text: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A promise in the reply, as the agent's text says it and as the customer reads it; None where
    only the other text says it. ``sentence`` is the one in which ``words`` stand."""

    kind: str
    text: str | None
    customer_text: str | None = None
    sentence: str = field(default="", compare=False)

    @property
    def words(self) -> str:
        return self.text or self.customer_text or ""

    @property
    def key(self) -> str:
        """Short, and the same for the same promise."""
        return f"{self.kind}:{self.words}"[:120]


def is_own(text: str, customer_language: str) -> bool:
    """Whether the customer can read ``text`` as it is. Japanese stays Japanese with a few foreign
    words in its sentences."""
    if wordless(text):
        return True
    language = detect(text, "ja")
    if language == "mixed" and customer_language == "ja":
        return all(detect(one, "ja") in ("ja", "mixed") for one in sentences(text))
    return language == customer_language


def wordless(text: str) -> bool:
    """Whether ``text`` has no word: numbers, amounts, addresses and signs only."""
    pieces, at = [], 0
    for fact in facts(text):
        pieces.append(text[at : fact.start])
        at = fact.end
    return not any(character.isalpha() for character in "".join([*pieces, text[at:]]))


def same_words(one: str, other: str) -> bool:
    """Equal but for blanks: Slack may trim what stands in a field."""
    return "".join(one.split()) == "".join(other.split())


def objection(filled: Filled, *, rendered: bool, customer_language: str) -> Objection | None:
    """What keeps the reply from being sent, the gravest first; None when it may go.

    ``rendered``: a translation of just this text was shown, or asked for in vain.
    """
    if not filled.text.strip():
        return Objection("text", "empty")
    if is_own(filled.text, customer_language):
        return Objection("text", "stale") if filled.customer is not None else None
    if filled.customer is None:
        return Objection("text", "no_rendering" if rendered else "untranslated")
    return translation_objection(filled.text, filled.customer, rendered, customer_language)


def translation_objection(
    text: str, customer: str, rendered: bool, language: str
) -> Objection | None:
    """The same for a reply with two fields, in two languages."""
    if not customer.strip():
        return Objection("customer", "customer_empty")
    if same_words(text, customer):
        return Objection("customer", "copy")
    if not rendered:
        return Objection("text", "stale")
    if left := left_over(text, customer, language):
        return Objection("customer", "left_over", left[0])
    if not wordless(customer) and detect(customer, "ja") not in (language, "mixed"):
        return Objection("customer", "language")
    if wrong := wrong_values(text, customer):
        return value_objection(wrong, text, customer)
    return None


def value_objection(wrong: Sequence[Difference], text: str, customer: str) -> Objection:
    said = ", ".join(one.text for one in wrong[:3])
    if wrong[0].kind != "amount":
        return Objection("customer", "value", said)
    amounts = [fact for fact in facts(text) if fact.kind == "amount"]
    theirs = [
        fact.text
        for fact in facts(customer)
        if fact.kind == "amount" and not any(fact.same(own) for own in amounts)
    ]
    if not theirs:
        return Objection("customer", "amount", said)
    ours = ", ".join(one.text for one in wrong if one.kind == "amount")
    return Objection("customer", "amounts", ours, ", ".join(dict.fromkeys(theirs)))


def left_over(text: str, customer: str, language: str) -> list[str]:
    """The agent's sentences that stand untranslated in what the customer gets."""
    pending = (one.strip() for one in sentences(text))
    return [one for one in pending if one in customer and not is_own(one, language)]


def wrong_values(text: str, customer: str) -> list[Difference]:
    return [
        one
        for one in differences(text, customer)
        if one.kind in BLOCKING and one.reason in ("missing", "changed")
    ]


# --- what the preview points out ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to look at: ``kind`` is a value's kind or empty, ``reason`` a code."""

    reason: str
    text: str = ""
    kind: str = ""


def marks(
    text: str,
    customer: str,
    source: str,
    target: str,
    told: Sequence[Reason] = (),
    terms: Termbase = NO_TERMS,
) -> list[Mark]:
    """What may be wrong with ``customer`` as a translation of ``text``; ``told`` is what was found
    out when it was made, such as an engine's doubt, and ``terms`` are the fixed terms in force."""
    values = [Mark(one.reason, one.text, one.kind) for one in differences(text, customer)]
    judged = [*told, *judge(text, customer, source, target, terms=terms).reasons]
    doubts = [Mark(one.code, one.text) for one in judged if one.code not in VALUES]
    return list(dict.fromkeys([*values, *doubts]))


def promised(text: str, customer: str | None) -> list[Found]:
    """What either text promises; what both say is one promise, in the agent's words."""
    theirs = promises(customer)[:MOST_PROMISES] if customer else []
    found = []
    for promise in promises(text)[:MOST_PROMISES]:
        twin = twin_of(promise, theirs)
        twin_text = twin.text if twin else None
        found.append(Found(promise.kind, promise.text, twin_text, promise.sentence))
        theirs = [one for one in theirs if one != twin]
    only_theirs = (Found(one.kind, None, one.text, one.sentence) for one in theirs)
    return merged([*found, *only_theirs])


def merged(found: Sequence[Found]) -> list[Found]:
    """One language may say in one breath what the other says in two: a day or an amount that only
    one text promises belongs to the promise in which the other text has it."""
    kept = list(found)
    for one in found:
        whole = next((other for other in kept if other != one and states(other, one)), None)
        if whole is not None and one in kept:
            kept[kept.index(whole)] = Found(
                whole.kind,
                both(whole.text, one.text),
                both(whole.customer_text, one.customer_text),
                whole.sentence if whole.text or not one.text else one.sentence,
            )
            kept.remove(one)
    return kept


def states(whole: Found, one: Found) -> bool:
    """Whether ``one``, which stands in one text only, is in the other text a part of ``whole``."""
    if one.text and one.customer_text:
        return False
    return contains(whole.customer_text if one.text else whole.text, one.words)


def contains(text: str | None, part: str) -> bool:
    """Whether ``text`` has all days and amounts of ``part``, which has some."""
    stated = [fact for fact in facts(part) if fact.kind in ("amount", "date")]
    known = facts(text or "")
    return bool(stated) and all(any(fact.same(other) for other in known) for fact in stated)


def both(text: str | None, added: str | None) -> str | None:
    if not text or not added:
        return text or added
    return text if contains(text, added) else f"{text} / {added}"


def twin_of(promise: Promise, others: Sequence[Promise]) -> Promise | None:
    """The same promise in the other language. A refund is the same also where only one of the two
    names its day in one breath."""
    alike = [one for one in others if one.kind == promise.kind]
    exact = (one for one in alike if not differences(promise.text, one.text))
    bare = (
        one
        for one in alike
        if promise.kind == "refund" and not (facts(promise.text) and facts(one.text))
    )
    return next(exact, None) or next(bare, None)


def to_record(
    found: Sequence[Found], ticked: frozenset[str], language: str, customer_language: str
) -> tuple[dict[str, str | None], ...]:
    """The confirmed promises as entries keep them: ``text`` in ``language``, ``customer_text`` in
    ``customer_language``, each None where that text does not say it."""
    return tuple(
        {
            "kind": one.kind,
            "text": one.text,
            "language": language,
            "customer_text": one.customer_text,
            "customer_language": customer_language,
        }
        for one in found
        if one.key in ticked
    )
