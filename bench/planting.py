"""Mistakes that translations are known to make, planted into right ones.

Each kind is a function of a pair that gives the wrong translation, or None where there is nothing
to spoil. Nothing here uses the patterns of the checks that are measured with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

JAPANESE = "ja"


@dataclass(frozen=True)
class Pair:
    """A text and its translation; ``origin`` and ``target`` are ``ja`` or ``en``."""

    origin: str
    target: str
    source: str
    translation: str


Plant = Callable[[Pair], str | None]

CODE = re.compile(r"[A-Za-z0-9+@.]*\d[A-Za-z0-9]*(?:[-.@][A-Za-z0-9]+)+|[A-Z]+\d[A-Z0-9]{3,}")
AMOUNT = re.compile(r"[¥$]\d[\d,.]*\d|\d[\d,]*円")
NUMBER = re.compile(r"(?<![\w.,-])\d+(?![\w.,-])|\d+(?=[個点日時月本脚枚台か年営])")
DATE = re.compile(
    r"(?P<before>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* |\d月|\d/)(?P<day>\d+)"
)
SENTENCE = re.compile(r"[^.!?。？！]*(?:\.(?=\S)[^.!?。？！]*)*[.!?。？！]+\s*")
OTHERS = {
    "zh": "您的包裹已经从仓库发出，预计下周送达，请您耐心等待。",
    "ko": "주문하신 상품은 이미 발송되었으며 다음 주에 도착할 예정입니다.",
    "fr": "Votre commande a été expédiée et arrivera la semaine prochaine.",
    "de": "Ihre Bestellung wurde verschickt und kommt in der nächsten Woche an.",
    "es": "Su pedido ya fue enviado y llegará la próxima semana a su casa.",
}


def next_digit(text: str, at: int) -> str:
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


def spoiled(text: str, pattern: re.Pattern[str], group: str | int = 0) -> str | None:
    """``text`` with one digit of the first match another: the last that is no closing zero."""
    found = pattern.search(text)
    if not found:
        return None
    digits = [at for at in range(*found.span(group)) if text[at].isascii() and text[at].isdigit()]
    telling = [at for at in digits if text[at] != "0"] or digits
    return next_digit(text, telling[-1])


def changed_number(pair: Pair) -> str | None:
    return spoiled(pair.translation, NUMBER)


def changed_amount(pair: Pair) -> str | None:
    return spoiled(pair.translation, AMOUNT)


def changed_date(pair: Pair) -> str | None:
    return spoiled(pair.translation, DATE, "day")


def changed_identifier(pair: Pair) -> str | None:
    return spoiled(pair.translation, CODE)


def swapped_identifier(pair: Pair) -> str | None:
    """The first of two stands in both places."""
    found = list(CODE.finditer(pair.translation))
    if len(found) < 2 or found[0][0] == found[1][0]:
        return None
    start, end = found[1].span()
    return pair.translation[:start] + found[0][0] + pair.translation[end:]


CURRENCIES = (("¥", "$"), ("$", "¥"), ("円", "ドル"), ("dollars", "yen"))


def changed_currency(pair: Pair) -> str | None:
    found = AMOUNT.search(pair.translation)
    if not found:
        return None
    for mark, other in CURRENCIES:
        if mark in found[0]:
            wrong = found[0].replace(mark, other)
            return pair.translation.replace(found[0], wrong, 1)
    return None


def sentences(text: str) -> list[str]:
    return SENTENCE.findall(text)


FORMULA = re.compile(
    r"^\W*(?:thank(?:s| you)\b[^.!?,]*|(?:i'm |we're )?(?:very |so )?sorry (?:to|for|about)\b"
    r"[^.!?,]*|(?:hi|hello|never mind)\b[^.!?]*|.{0,4}\b(?:Ms|Mr|Dr)|[^。、]*(?:"
    r"ありがとうございま(?:す|した)"
    r"|申し訳ございません(?:でした)?|失礼します|すみません|世話になっております|疲れさまです"
    r"|お騒がせしました))\W*$",
    re.IGNORECASE,
)
"""A sentence that a good translator may leave out."""


def told(sentence: str) -> bool:
    return not FORMULA.match(sentence)


def dropped_first(pair: Pair) -> str | None:
    parts = sentences(pair.translation)
    return "".join(parts[1:]) if len(parts) > 1 and told(parts[0]) else None


def dropped_last(pair: Pair) -> str | None:
    parts = sentences(pair.translation)
    return "".join(parts[:-1]).strip() if len(parts) > 1 and told(parts[-1]) else None


def looped_words(pair: Pair) -> str | None:
    """The last words of the translation four more times."""
    if pair.target == JAPANESE:
        bare = pair.translation.rstrip("。？！")
        return f"{bare}{bare[-5:] * 4}。"
    words = pair.translation.rstrip(".?!").split(" ")
    return " ".join([*words, *(words[-2:] * 4)]) + "."


def looped_whole(pair: Pair) -> str | None:
    return ("" if pair.target == JAPANESE else " ").join([pair.translation] * 4)


LOST_EN = (
    (re.compile(r"\b(has|have|is|are|was|were|could|would|does|did|do)n't\b", re.I), r"\1"),
    (re.compile(r"\bcan(?:not|'t)\b", re.I), "can"),
    (re.compile(r"\bwon't\b", re.I), "will"),
    (re.compile(r"\b(?:not|never) ", re.I), ""),
    (re.compile(r"\bno (?!longer|later)", re.I), "some "),
    (re.compile(r"\bnobody\b", re.I), "somebody"),
    (re.compile(r"\bnone\b", re.I), "all"),
    (re.compile(r"\bwithout\b", re.I), "with"),
    (re.compile(r"\bnothing\b", re.I), "something"),
)
POLITE_JA = r"(?<!申し訳ござい)(?<!申し訳あり)(?<!すみ)(?<!かもしれ)(?<!なり)(?<!いけ)"
LOST_JA = (
    (re.compile(rf"{POLITE_JA}ませんでした(?!か)"), "ました"),
    (re.compile(rf"{POLITE_JA}ません(?!か|でした|でしょうか)"), "ます"),
    (re.compile(r"しないで(?=ください)"), "して"),
    (re.compile(r"ではなく"), "で"),
)
ADDED_EN = (
    (
        re.compile(
            r"\b(is|are|was|were|has|have|can|could|will|would|should|must|may)\b"
            r"(?! (?:you|I|we|it|they|he|she|someone|this|there|the|not|never|no|nobody|nothing)\b)"
            r"(?!n't|'t)",
            re.I,
        ),
        r"\1 not",
    ),
    (re.compile(r"\b(I|we|you|they)(?= [a-z]{3,}\b)(?! (?:not|never|can|could|will|would|only)\b)",
                re.I), r"\1 do not"),
    (re.compile(r"\bPlease "), "Please do not "),
)  # fmt: skip
ADDED_JA = (
    (re.compile(r"ました(?=[。、が])"), "ませんでした"),
    (re.compile(r"(?<!ござい)ます(?=[。、がの])"), "ません"),
    (re.compile(r"(?<=[てい])です(?=[。、が])"), "ないです"),
    (re.compile(r"(?<![てい])です(?=[。、が])"), "ではありません"),
    (re.compile(r"してください"), "しないでください"),
)


def first_change(text: str, table: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    for pattern, offer in table:
        changed, count = pattern.subn(offer, text, count=1)
        if count:
            return changed
    return None


def lost_negation(pair: Pair) -> str | None:
    return first_change(pair.translation, LOST_JA if pair.target == JAPANESE else LOST_EN)


def added_negation(pair: Pair) -> str | None:
    return first_change(pair.translation, ADDED_JA if pair.target == JAPANESE else ADDED_EN)


def units(text: str, language: str) -> list[str]:
    """Words with the blank before them; single characters in Japanese."""
    return list(text) if language == JAPANESE else re.findall(r"\s*\S+", text)


def halved(pair: Pair) -> str | None:
    """It breaks off in the middle."""
    parts = units(pair.translation, pair.target)
    return "".join(parts[: len(parts) // 2]) if len(parts) > 3 else None


def halved_closed(pair: Pair) -> str | None:
    """It breaks off in the middle, and a full stop hides it."""
    broken = halved(pair)
    if broken is None:
        return None
    return broken.rstrip("、,。. ") + ("。" if pair.target == JAPANESE else ".")


def remainder(pair: Pair) -> str | None:
    """The last third is left in the language of the source."""
    kept, left = units(pair.translation, pair.target), units(pair.source, pair.origin)
    gap = " " if pair.target == JAPANESE else ""
    head = "".join(kept[: -max(1, len(kept) // 3)])
    return head + gap + "".join(left[-max(2, len(left) // 3) :])


def another_language(pair: Pair) -> Iterator[str]:
    return (text for code, text in OTHERS.items() if code != pair.target)


def untranslated(pair: Pair) -> str | None:
    return pair.source


def romanised(pair: Pair) -> str | None:
    return "Gochuumon no shouhin wa asu hassou itashimasu." if pair.target != JAPANESE else None


KINDS: Mapping[str, Plant] = {
    "changed number": changed_number,
    "changed amount": changed_amount,
    "changed currency": changed_currency,
    "changed date": changed_date,
    "changed identifier": changed_identifier,
    "swapped identifier": swapped_identifier,
    "first sentence dropped": dropped_first,
    "last sentence dropped": dropped_last,
    "words looped": looped_words,
    "whole looped": looped_whole,
    "negation lost": lost_negation,
    "negation added": added_negation,
    "halved": halved,
    "halved, closed with a full stop": halved_closed,
    "rest untranslated": remainder,
    "source given back": untranslated,
    "romanised": romanised,
}


def plants(pair: Pair) -> Iterator[tuple[str, Pair]]:
    """Every wrong translation that can be made of ``pair``, with its kind."""
    for kind, plant in KINDS.items():
        wrong = plant(pair)
        if wrong is not None and wrong != pair.translation:
            yield kind, replace(pair, translation=wrong)
    for wrong in another_language(pair):
        yield "another language", replace(pair, translation=wrong)
