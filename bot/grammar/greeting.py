"""Whom a note greets by name: the case's customer, or a colleague."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

CUSTOMER = 3
"""Of ``bot.grammar.audience``: what is said about a customer beside it does not outweigh it."""
COLLEAGUE = -2
SOMEBODY_ELSE = -1


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who may be greeted: the words of their names, without case, in every script known."""

    customer: frozenset[str] = frozenset()
    colleagues: frozenset[str] = frozenset()


NOBODY = Addressees()

_TITLES = frozenset({"mr", "ms", "mrs", "miss", "mx", "dr", "prof", "sir", "madam"})
_HELLO = re.compile(
    r"(?:hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day))\b"
    r"(?:[ \t]+(?:there|again))?[ \t,]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,!?:;()（）、。！]+")
_AS_A_NAME = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof)\b\.?[ \t]+)?[A-Z][^\s,!?:;]*(?:[ \t]+[^\s,!?:;]+)?"
    r"[ \t]*(?:[,!:–—-]|$)"
)
_CALLED = re.compile(
    r"(?:(?:mr|ms|mrs|miss|mx|dr)\b\.?[ \t]+)?(?P<name>[^\s,!?:;]+(?:[ \t]+[^\s,!?:;]+)?)"
    r"[,!:–—-]\s*(?:thank|please|you|we\b|i\b|i['’]|we['’]|it['’]?s\b|here)",
    re.IGNORECASE,
)
"""A name alone, then words to whoever bears it."""

_SAMA = re.compile(
    r"(?:(?:こんにちは|はじめまして|お世話になっております)[、。！\s]*)?"
    r"(?P<name>[^、。！？\n]{1,40}?)[ \t\u3000]*(?:様|さま|御中)[、,，。！:：\s]"
)
_POLITE = re.compile(r"(?:です|ます|ました|ません|ください|下さい|でしょうか)")


def words_of(names: Iterable[str | None]) -> frozenset[str]:
    """The words by which the bearers of these names may be greeted."""
    words = (word for name in names if name for word in _WORD.findall(name))
    return frozenset(word.casefold().strip(".") for word in words) - _TITLES


def greets(said: str, who: Addressees) -> int:
    """How much the opening says that the customer is spoken to; less than nothing where it is a
    colleague or somebody else, nothing where a name may be either's."""
    text = said.lstrip()
    to_customer = who.customer - who.colleagues
    greeted = _greeted(text, who.customer | who.colleagues)
    if greeted in to_customer or _named_in_japanese(text, who.customer):
        return CUSTOMER
    if greeted and greeted in who.colleagues - who.customer:
        return COLLEAGUE
    if greeted and who.customer and greeted not in who.customer:
        return SOMEBODY_ELSE
    called = _CALLED.match(text)
    named = words_of([called["name"]]) if called else frozenset()
    return CUSTOMER if named and named <= to_customer else 0


def _greeted(text: str, known: frozenset[str]) -> str:
    """The first word of the name behind a greeting in English, without a title. Words that nobody
    is known by are a name where they are written as one: "Hello, thank you" greets nobody."""
    hello = _HELLO.match(text)
    if hello is None:
        return ""
    line = text[hello.end() : hello.end() + 80].partition("\n")[0]
    words = _WORD.findall(line)
    name = next((word for word in words if word.casefold().strip(".") not in _TITLES), "")
    plain = re.sub(r"(?:[-‐](?:san|sama))?[.–—-]*$", "", name.casefold())
    return plain if plain in known or _AS_A_NAME.match(line) else ""


def _named_in_japanese(text: str, customer: frozenset[str]) -> bool:
    """Their name with 様, then a sentence in the polite form: short jottings have none."""
    opened = _SAMA.match(text)
    if opened is None or not _POLITE.search(text, opened.end()):
        return False
    name = re.sub(r"\s", "", opened["name"]).casefold()
    return any(name.endswith(one) for one in customer)
