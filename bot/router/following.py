"""What a follow-up asks: the question before it with what is new put in its place. Pure.

"And for the US?" keeps the subject and exchanges the marketplace, "what about JP-1043?" the
reference, "レンズは？" the product or the topic, "who has it?" takes the reference along. Whatever
stands by itself is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.marketplaces import Market, marketplace_in
from bot.router import following_words as words
from bot.router.asked import narrow
from bot.router.cues import Intent
from bot.router.intents import intents_of
from bot.router.names import names_in
from bot.router.references import Found, Kind, references, without
from bot.router.subject import holds
from bot.router.wording import wording

LONGEST = 80
"""Characters: whoever writes more says what they mean."""
TERSE_JA, TERSE_EN = 6, 3
"""Characters, and words, of a line that asks and is hardly a question by itself."""
HALF_SURE = 0.5
"""How sure the router is of a reference beside words that do not say what is asked of it."""

SHOP: dict[Market, str] = {"jp": "Amazon.co.jp", "us": "Amazon.com"}
COUNTRY: dict[Market, tuple[str, str]] = {"jp": ("日本", "Japan"), "us": ("アメリカ", "the US")}

ASIDE: frozenset[Intent] = frozenset({"smalltalk", "help"})
OF_THE_DESKS: frozenset[Intent] = frozenset({"duty", "queue"})
OF_A_CASE: frozenset[Intent] = frozenset(
    {"status", "history", "owner", "customer", "order", "handoff"}
)
STANDS_FOR: dict[Kind, str] = {
    "tickets": "t",
    "orders": "o",
    "tracking": "o",
    "emails": "n",
    "asins": "p",
    "skus": "p",
}


def in_conversation(text: str, said: Sequence[str], *, of_a_case: bool = False) -> str:
    """``text`` as it is meant after what the same person ``said`` before, the oldest first.
    ``of_a_case``: said in a case's thread, where "this customer" is the case's."""
    before = ""
    for line in said:
        if not _aside(narrow(line)):
            before = followed(line, before, of_a_case=of_a_case)
    return followed(text, before, of_a_case=of_a_case)


def followed(text: str, before: str, *, of_a_case: bool = False) -> str:
    """``text`` as it is meant right after ``before``, up to the router's own ``LONGEST``."""
    plain, earlier = narrow(text), narrow(before)
    if not earlier or len(plain) > LONGEST or _whole(plain):
        return text
    found = references(plain)
    rest = without(plain, found)
    core, opened = _core(rest)
    if (town := words.TOWN.fullmatch(core)) and _of_the_desks(earlier):
        return _of_the_desk(earlier, town["town"])
    place = _place(core)
    if found:
        if holds(core.casefold()) or _asks_by_itself(core, found):
            return text
        asks = opened or plain.endswith("?") or bool(words.CLOSES.sub("", plain) != plain)
        return _exchanged(earlier, found, text) if asks else text
    if place:
        return _elsewhere(earlier, place) or text
    if of_a_case and not opened:
        return text
    return _of_the_same(plain, core, earlier, opened) or text


def _asks_by_itself(core: str, found: Sequence[Found]) -> bool:
    """Whether the words beside a reference say what is asked of it, such as who has it."""
    worded = any(one.isalnum() for one in core)
    return worded and intents_of(core, _letters(found))[0].sure > HALF_SURE


# --- what is exchanged --------------------------------------------------------------------------


def _core(rest: str) -> tuple[str, bool]:
    """What is left without the words that only tie it to what was said, and whether any of them
    opened it."""
    opening = words.OPENS.match(rest)
    bare = rest[opening.end() :] if opening else rest
    return words.CLOSES.sub("", bare).strip(), bool(opening)


def _place(core: str) -> Market | None:
    """The one marketplace that is named, where nothing else is."""
    named = [key for key, place in words.PLACES.items() if place.search(core)]
    if len(named) != 1:
        return None
    return named[0] if words.AROUND_PLACE.fullmatch(words.PLACES[named[0]].sub(" ", core)) else None


def _elsewhere(earlier: str, place: Market) -> str | None:
    """The same for the other marketplace; a country that is no marketplace is exchanged by name.
    None where the earlier line asked nothing."""
    asked = without(earlier, [one for one in references(earlier) if one.kind == "tickets"])
    if not holds(asked.casefold()):
        return None
    known, bare = marketplace_in(asked)
    other: Market = "jp" if place == "us" else "us"
    if known is None and words.PLACES[other].search(asked):
        ja, en = COUNTRY[place]
        return words.PLACES[other].sub(ja if words.JAPANESE.search(asked) else en, asked, count=1)
    return f"{_tidy(bare)} {SHOP[place]}"


def _of_the_desk(earlier: str, town: str) -> str:
    """The same of the desk in ``town``."""
    if named := words.TOWN.search(earlier):
        return f"{earlier[: named.start('town')]}{town}{earlier[named.end('town') :]}"
    if words.JAPANESE.search(earlier):
        return f"{town}の{earlier}"
    return f"{earlier.rstrip(' ?')} in {town}?"


def _exchanged(earlier: str, found: Sequence[Found], text: str) -> str:
    """The same of another reference; a marketplace that was named gives way to the reference's."""
    kinds = {one.kind for one in found}
    kept = [one for one in references(earlier) if one.kind in kinds]
    named = " ".join(dict.fromkeys(str(one.value) for one in found))
    if kept:
        return _tidy(f"{earlier[: kept[0].start]}{named}{earlier[kept[-1].end :]}")
    asked = marketplace_in(earlier)[1]
    return f"{_tidy(asked)} {named}" if holds(asked.casefold()) else text


def _tidy(text: str) -> str:
    return re.sub(r"\s+(?=[?!,.。、の])", "", " ".join(text.split()))


# --- what is kept -------------------------------------------------------------------------------


def _of_the_same(plain: str, core: str, earlier: str, opened: bool) -> str | None:
    """The line with what the earlier one was about; None where it stands by itself."""
    if names_in(plain):
        return None
    points = bool(words.POINTS.search(words.POINTS_AT_NOTHING.sub(" ", plain)))
    hangs_on = points or opened or _terse(plain) or _asks_when(plain, core)
    hangs_on = hangs_on or bool(words.IN_THAT_CASE.search(plain))
    about, letters = _about(earlier)
    if about and (hangs_on or _of_a_case(plain, letters)):
        return f"{plain} {about}"
    if not hangs_on or about:
        return None
    if not holds(earlier.casefold()):
        return None
    place, asked = marketplace_in(earlier)
    merged = _merged(plain, core, _tidy(asked))
    return f"{merged} {SHOP[place]}" if place else merged


def _about(earlier: str) -> tuple[str, str]:
    """The references and the names that the earlier question hung on, and their letters."""
    found = references(earlier)
    named = [str(one.value) for one in found]
    letters = _letters(found)
    for name in names_in(without(earlier, found)):
        named.append(f"{name}様" if words.JAPANESE.search(name) else f"customer {name}")
        letters += "n"
    return " ".join(dict.fromkeys(named)), letters


def _letters(found: Sequence[Found]) -> str:
    return "".join(STANDS_FOR[one.kind] for one in found)


def _of_a_case(plain: str, letters: str) -> bool:
    """Whether it asks what can only be asked of something that was named."""
    bare = words.FILLS.sub(" ", plain)
    alone, beside = intents_of(bare, ""), intents_of(bare, letters)
    if _is_topic(bare, sure=0.5):
        return False
    if alone[0].intent == "translate":
        return wording(plain) is None
    cued = beside[0].intent in OF_A_CASE and beside[0].sure not in (HALF_SURE, 0.9)
    return cued and not any(one.intent in OF_A_CASE for one in alone)


def _terse(plain: str) -> bool:
    """Whether it asks something in a word or two."""
    if not plain.endswith(("?", "は", "か")):
        return False
    if words.JAPANESE.search(plain):
        return len(plain.strip("?。 ")) <= TERSE_JA
    return plain.endswith("?") and len(plain.split()) <= TERSE_EN


def _asks_when(plain: str, core: str) -> bool:
    """Whether it asks of nothing but a time or a state of things."""
    asks = plain.endswith("?") or words.CLOSES.sub("", plain) != plain
    return asks and bool(words.CIRCUMSTANCE.fullmatch(core))


def _merged(plain: str, core: str, earlier: str) -> str:
    """The earlier question with its topic exchanged for a topic, its product for a product; where
    neither can be told apart, both lines together. A circumstance takes no place: what is asked
    stays, and is asked for then."""
    if words.CIRCUMSTANCE.fullmatch(core):
        return _then(core, earlier)
    new = words.WITH.sub("", core)
    topic = _is_topic(new)
    if not holds(new.casefold()) or words.ASKS_HOW.match(new):
        return f"{earlier} {plain}"
    if topic and words.ON_CONDITION.search(plain):
        return f"{earlier} {new}"
    if parts := words.OF_JA.match(earlier):
        return f"{parts['of']}の{new}は?" if topic else f"{new}の{parts['what']}は?"
    if parts := words.OF_EN.match(earlier):
        preposition = words.PREPOSITION.match(parts["of"])
        tied = f"{preposition[1]} {new}" if preposition else new
        return f"{new} {parts['of']}?" if topic else f"{parts['what']} {tied}?"
    return f"{earlier} {new}"


def _then(when: str, earlier: str) -> str:
    """The earlier question, asked for that time or state of things: before it in Japanese, behind
    it in English."""
    if not words.JAPANESE.search(earlier):
        ends = "?" if earlier.endswith("?") else ""
        return f"{earlier.rstrip(' ?.')} {when}{ends}"
    return f"{when}{'の' if words.NOUN_ASKED.search(earlier) else '、'}{earlier}"


def _is_topic(text: str, *, sure: float = 0.31) -> bool:
    """Whether it names a rule rather than a product."""
    guess = intents_of(text, "")[0]
    return guess.intent == "policy" and guess.sure >= sure


def _whole(plain: str) -> bool:
    """Whether it is an aside, or asks about the desks themselves and so about nothing before."""
    return _aside(plain) or _of_the_desks(plain)


def _of_the_desks(plain: str) -> bool:
    return intents_of(plain, "x")[0].intent in OF_THE_DESKS


def _aside(plain: str) -> bool:
    """Whether it asks nothing, or nothing of what was said."""
    return bool(words.NODS.fullmatch(plain)) or intents_of(plain, "")[0].intent in ASIDE
