"""Intents weighed by the words that stand for them and by what is named beside. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.router.clauses import questions_of
from bot.router.cues import Cue, Intent
from bot.router.english import ENGLISH
from bot.router.japanese import JAPANESE
from bot.router.slips import put_right
from bot.router.subject import asks_something, covered, holds

ENOUGH = 4.0
"""What a cue must weigh to be an intent by itself."""
BESIDE = 6.0
"""What a further intent must weigh."""
SUREST = 10.0


@dataclass(frozen=True, slots=True)
class Guess:
    """An intent and how sure, 0 to 1: below 0.5 another reading is to be offered first."""

    intent: Intent
    sure: float


Weighed = dict[Intent, tuple[float, int]]
_CUES: tuple[Cue, ...] = (*JAPANESE, *ENGLISH)

_BARE: tuple[tuple[str, Intent], ...] = (
    ("t", "status"),
    ("o", "order"),
    ("n", "customer"),
    ("p", "find"),
)
"""What a reference alone asks."""

SUBJECTS = frozenset("tonp")


def intents_of(rest: str, there: str) -> list[Guess]:
    """The intents of a narrow text without its references, the main one first; ``there`` are the
    letters of ``Cue.needs`` that hold."""
    whole = re.sub(r"[ \t]+", " ", put_right(rest.casefold().replace("’", "'"))).strip()
    said = covered(whole)[:ASKED_IN]
    weighed = _weighed(said, there + ("q" if said != whole else ""))
    bare = next((intent for letter, intent in _BARE if letter in there), None)
    greeted = weighed.keys() == {"smalltalk"}
    if "smalltalk" in weighed:
        weighed = _beyond_greeting(said, weighed, there)
    if bare and not any(weight >= ENOUGH for weight, _ in weighed.values()):
        return [Guess(bare, 0.9 if greeted or not _words(said) else 0.5)]
    ranked = sorted(weighed.items(), key=lambda one: (-one[1][0], one[1][1]))
    ranked = [one for one in ranked if one[1][0] >= ENOUGH]
    if not ranked:
        return [Guess("policy", 0.3) if asks_something(said) else Guess("none", 0.0)]
    best = ranked[0][1][0]
    chosen = [one for one in ranked if one is ranked[0] or one[1][0] >= max(BESIDE, best - 2)]
    guesses = [Guess(intent, _sure(weight, best, ranked)) for intent, (weight, _) in chosen]
    return _with_its_order(_first_asked(guesses, said, there), there)


_IN_TURN: frozenset[Intent] = frozenset(
    {"status", "history", "owner", "customer", "order", "policy", "find", "handoff"}
)
"""Intents that one line may ask one after the other."""


def _first_asked(guesses: list[Guess], text: str, there: str) -> list[Guess]:
    """With what is asked first at the front: the words of a later question may weigh more. Only a
    case is given away for reasons that come before it."""
    asked = questions_of(text)
    if len(asked) < 2 or guesses[0].intent not in _IN_TURN:
        return guesses
    if guesses[0].intent == "handoff" and not asked[0].marked:
        return guesses
    weighed = _weighed(asked[0].text, there)
    intent, (weight, _) = max(
        weighed.items(), key=lambda one: one[1][0], default=("none", (0.0, 0))
    )
    if weight < PLAIN or intent not in _IN_TURN:
        return guesses
    rest = [one for one in guesses if one.intent != intent]
    return [Guess(intent, round(weight / SUREST * _BOTH, 2)), *rest]


PLAIN = 6.45
"""What the first of several questions must weigh to be understood without the others."""
_BOTH = 0.7
"""How sure the first of several asked things is, beside how sure it were alone."""


_SUBJECTLESS: frozenset[Intent] = frozenset({"status", "history", "owner", "customer"})
SIMILAR = 7.5
ASKED_IN = 600
"""Characters in which a line says what it wants: some cues cost the square of the length."""
_LESS = 0.8
_OF_A_CASE = 0.95
"""What asks about a case weighs less where neither a reference nor a name stands."""


def _beyond_greeting(text: str, weighed: Weighed, there: str) -> Weighed:
    """Without the greeting, where it only opens something else."""
    left = _OPENERS.sub(" ", text)
    if any(one.pattern.search(left) for one in _CUES if one.intent == "smalltalk"):
        return weighed
    others: Weighed = {intent: held for intent, held in weighed.items() if intent != "smalltalk"}
    if any(weight >= ENOUGH for weight, _ in others.values()):
        return others
    return others if set(there) & SUBJECTS or asks_something(left) else weighed


_OPENERS = re.compile(
    r"お疲れ(?:様|さま)?(?:です|でございます)?|おつかれ(?:さま)?(?:です)?|おはよう?(?:ございます)?"
    r"|こんにち[はわ]|こんばん[はわ]|お世話に?なって(?:おり|い)?ます|お世話さまです|はじめまして"
    r"|\b(?:hi|hello|hey|howdy|morning|good (?:morning|afternoon|evening))\b"
)


def _weighed(text: str, there: str) -> Weighed:
    """The heaviest cue of each intent, and where it stands."""
    heaviest: Weighed = {}
    for one in _CUES:
        if one.needs and not set(one.needs) & set(there):
            continue
        match = one.pattern.search(text)
        if match is None:
            continue
        intent, weight = _in_place(one, match, text, there)
        if weight > heaviest.get(intent, (0.0, 0))[0]:
            heaviest[intent] = (weight, match.start())
    return heaviest


TOPIC = 4.5
"""Below it a cue only names what a rule may be about."""
_HAPPENED = re.compile(
    r"(?:て(?:い)?(?:る|ます)|た|でた|っけ)(?:の|か|っけ|んだっけ)?\W*$"
    r"|^\W*(?:did|was|were|has|have|is|are)\b|\b(?:\w+ed|sent|lost|broke)\W*$"
)
"""What is said of something that is so or was done: beside a case it asks about that case."""

_ANSWER = re.compile(
    r"返信|返事|回答|連絡|チケット|問い合わせ|repl|answer|respon|get back|got back"
    r"|ticket|case"
)


def _in_place(one: Cue, match: re.Match[str], text: str, there: str) -> tuple[Intent, float]:
    """What the cue weighs beside what else is named. How an order stands is one of its facts;
    beside a ticket's reference "ticket" asks for no others; and what is asked of a case needs
    one, or words that describe it."""
    if one.intent == "status" and "o" in there and "t" not in there and not _ANSWER.search(text):
        return "order", one.weight
    if one.intent == "find" and not one.needs and "n" in there and one.weight < SIMILAR:
        return "customer", one.weight
    if one.intent == "order" and "t" in there and "o" not in there:
        return one.intent, one.weight * _OF_A_CASE
    if one.needs == "d" and set(there) & {"t", "o"}:
        return one.intent, 0.0
    if one.intent == "find" and set(there) & {"t", "o"} and one.weight < SIMILAR:
        return one.intent, one.weight * _LESS
    if one.intent == "policy" and not set(there) & SUBJECTS and not holds(text):
        return one.intent, 0.0
    if one.intent == "policy" and one.weight < TOPIC and _HAPPENED.search(text):
        return one.intent, one.weight if not set(there) & {"t", "o"} else 0.0
    if one.intent in _SUBJECTLESS and not set(there) & SUBJECTS:
        described = holds(f"{text[: match.start()]} {text[match.end() :]}")
        return one.intent, one.weight * _LESS if described else 0.0
    return one.intent, one.weight


def _sure(weight: float, best: float, ranked: list[tuple[Intent, tuple[float, int]]]) -> float:
    """Weight, less where another intent weighs nearly as much."""
    runner_up = ranked[1][1][0] if len(ranked) > 1 else 0.0
    lead = min(1.0, 0.4 + (best - runner_up) / 2.5)
    return round(weight / SUREST * (lead if weight == best else 0.4), 2)


def _with_its_order(guesses: list[Guess], there: str) -> list[Guess]:
    """A rule asked of a case or an order hangs on that order's dates and amounts."""
    if guesses[0].intent != "policy" or not set(there) & {"t", "o"}:
        return guesses
    rest = [one for one in guesses[1:] if one.intent != "order"]
    return [guesses[0], Guess("order", guesses[0].sure), *rest]


def _words(text: str) -> bool:
    return any(one.isalnum() for one in text)
