"""Openings and closings of a reply, and whether a text has them already."""

import re
from collections.abc import Callable, Collection
from typing import Literal, get_args

from translations.courtesy_words import CLOSINGS, GREETINGS, HOUSE

Kind = Literal["consumer", "business"]
Occasion = Literal["inquiry", "waiting", "apology", "follow_up", "thanks"]
Part = Literal["opening", "closing"]
PARTS: tuple[Part, ...] = get_args(Part)

_TITLED = re.compile(r"(?:様|さま|さん|御中|殿|-?\bsama|-?\bsan)\s*$", re.IGNORECASE)
_COMPANY = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|医療法人|学校法人|財団法人|社団法人|[㈱㈲]|（株）|\(株\)"
)
_STRANGE_SPACE = re.compile(r"[^\S 　]+")
_LATIN_COMPANY = re.compile(r"\b(?:Inc|LLC|Ltd|Corp|Co|GmbH)\.?$", re.IGNORECASE)
_UNKNOWN = frozenset({"", "お客様", "the customer", "customer"})
_ADDRESSED = {
    "ja": re.compile(
        r"^[^\n]{1,80}(?:様|さま|御中|殿|各位)[、，]?$"
        r"|^[^\s、。]{1,20}(?:[　 ][^\s、。]{1,20})?(?<![仕模同多有異])(?:様|さま|御中)[、，　 ]\s*"
    ),
    "en": re.compile(
        r"^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b"
        r"(?:[^\n]{0,80}[,:!]$|(?: [^\s.!?]+){0,4}$|(?: [^\s.,!?]+){0,3}[,!.] )"
        r"|^(?!best|regards|kind|warm|sincerely|yours|thank|cheers|many|all\b)"
        r"(?-i:[A-Z])[\w'’.-]*(?: (?-i:[A-Z])[\w'’.-]*){0,2},$",
        re.IGNORECASE,
    ),
}
_GREETED = {
    "ja": re.compile(
        r"^(?:拝啓|こんにち[はわ]|おはようございます|こんばんは|"
        r"いつも|平素|お世話にな|大変お世話|(?:この|その)(?:度|たび)|先日は|お問い合わせ(?:いただ|頂)|"
        r"お問い合わせの件|ご連絡(?:いただ|頂|くださ)|お待たせ|はじめまして|初めて|ご注文(?:いただ|頂)|"
        r"早速の|ご返信(?:いただ|頂|くださ)|先日お問い合わせ|[^。\n]{1,40}(?:ありがとうございま(?:す|した)|"
        r"(?:お礼|お詫び)(?:を)?(?:申し上げます|いたします)|申し訳(?:ございません|ありません)(?:でした)?)[。！])"
    ),
    "en": re.compile(
        r"^(?:(?:many )?thanks?\b|thank you\b|i['’]?m (?:writing|following)|we['’]?re sorry|"
        r"(?:i|we)(?: am| are|['’]?m) sorry|sorry\b|(?:please accept )?(?:my|our) apologies|"
        r"(?:i|we) (?:do )?(?:apologi[sz]e|appreciate)\b|i hope|just (?:a quick|following)|"
        r"following up|you(?:['’]ve| have) been waiting)",
        re.IGNORECASE,
    ),
}
_CLOSED = {
    "ja": re.compile(
        r"(?:お願い(?:いた|致)します|お願い(?:申|もう)し上げます|お詫び申し上げます|"
        r"(?:ご利用|ご来店|ご連絡|ご返信|お越し)を?(?:心より)?お待ち(?:して|申し上げて)おります|"
        r"お(?:気軽に)?(?:問い合わせ|申し付け)ください|敬具)(?:。|ませ。)?$"
    ),
    "en": re.compile(
        r"^(?:(?:kind|best|warm|warmest)(?: regards| wishes)?|regards|(?:many )?thanks(?: again)?|"
        r"thank you(?: again)?|sincerely|yours truly|all the best|take care|cheers)"
        r"(?: for your (?:patience|help|understanding|message))?"
        r"(?:[,.!]?|, (?-i:[A-Z])[\w'’.-]*(?: (?-i:[A-Z])[\w'’.-]*){0,2})$",
        re.IGNORECASE,
    ),
}
_HEAD, _TAIL = 4, 6
"""Lines from the start, and from the end, that may hold an opening or a closing: a signature
stands below the closing."""


def opening(language: str, kind: Kind, occasion: Occasion, name: str = "") -> str:
    """Who is addressed, a blank line and the greeting, a sentence per line.

    ``name`` as the customer's file has it, with a title or without; empty when unknown. A company
    with a person is written ``株式会社見本　田中``. Any other language than ``ja`` reads English.
    """
    language = _known(language)
    return f"{addressed(language, name)}\n\n{greeting(language, kind, occasion)}"


def greeting(language: str, kind: Kind, occasion: Occasion) -> str:
    """The opening without the name."""
    language = _known(language)
    house = HOUSE[language] if kind == "business" else ""
    return "\n".join(line for line in (house, GREETINGS[language][kind][occasion]) if line)


def closing(language: str, kind: Kind, occasion: Occasion, signed: str = "") -> str:
    """The last lines, a sentence per line; ``signed`` is who writes, below them."""
    said = CLOSINGS[_known(language)][kind][occasion]
    return f"{said}\n{signed}" if signed else said


def addressed(language: str, name: str) -> str:
    """``田中`` → ``田中様``, ``株式会社見本`` → ``株式会社見本御中``,
    ``株式会社見本　田中`` → ``株式会社見本　田中様``, nothing known → ``お客様``; ``Hi Emily,``."""
    bare = _STRANGE_SPACE.sub(" ", name).strip()
    while (shorter := _TITLED.sub("", bare).strip()) != bare:
        bare = shorter
    unknown = bare.lower() in _UNKNOWN or bare == "お客"
    if _known(language) == "en":
        return "Hello," if unknown else f"Hi {bare},"
    return "お客様" if unknown else f"{bare}{_title(bare)}"


def has_opening(text: str, language: str) -> bool:
    """Whether the first lines address or greet the customer."""
    head = _head(text)
    return any(find(head, _known(language)) is not None for find in (_name_at, _greeting_at))


def has_closing(text: str, language: str) -> bool:
    """Whether the last lines take leave."""
    return any(_CLOSED[_known(language)].search(line) for line in _filled(text)[-_TAIL:])


def framed(
    text: str,
    language: str,
    kind: Kind = "consumer",
    occasion: Occasion = "inquiry",
    name: str = "",
    signed: str = "",
    parts: Collection[Part] = PARTS,
) -> str:
    """``text`` with what it lacks of these parts, a blank line before and after it. Doing it twice
    adds nothing."""
    language = _known(language)
    body = text.strip("\n")
    if "opening" in parts:
        body = _opened(body, language, kind, occasion, name)
    if "closing" not in parts or has_closing(body, language):
        return body
    return f"{body.rstrip()}\n\n{closing(language, kind, occasion, signed)}"


def _opened(text: str, language: str, kind: Kind, occasion: Occasion, name: str) -> str:
    head = _head(text)
    named, greeted = _name_at(head, language), _greeting_at(head, language)
    if named is None and greeted is None:
        return f"{opening(language, kind, occasion, name)}\n\n{text}"
    if named is None:
        return f"{addressed(language, name)}\n\n{text}"
    if greeted is None and _ADDRESSED[language].fullmatch(head[named]):
        first, _, rest = text.partition(head[named])
        said = f"{first}{head[named]}\n\n{greeting(language, kind, occasion)}"
        return f"{said}\n\n{rest.lstrip()}"
    return text


def _title(bare: str) -> str:
    """A company alone is 御中; with a person after it, the person is 様."""
    company = _COMPANY.search(bare) and not re.search("[ 　]", bare)
    return "御中" if company or _LATIN_COMPANY.search(bare) else "様"


def _known(language: str) -> str:
    return "ja" if language == "ja" else "en"


def _filled(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _head(text: str) -> list[str]:
    return _filled(text)[:_HEAD]


def _first(head: list[str], holds: Callable[[str], object]) -> int | None:
    return next((number for number, line in enumerate(head) if holds(line)), None)


def _name_at(head: list[str], language: str) -> int | None:
    return _first(head, _ADDRESSED[language].search)


def _greeting_at(head: list[str], language: str) -> int | None:
    found = _first(head, _GREETED[language].search)
    if found is not None:
        return found
    inline = _ADDRESSED[language]
    return _first(head, lambda line: _GREETED[language].search(inline.sub("", line, count=1)))
