"""Numbers as people write them in Japanese and English, read as one decimal value."""

import re
from decimal import Decimal

from translations.normalise import half_width

PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
"""Digits with optional thousands separators and decimals."""

COMPOUND = rf"{PLAIN}(?:[億万千]{PLAIN})*[億万千]?"
"""Digits mixed with 億, 万 and 千, as in 1万2800."""

KANJI = r"[〇一二三四五六七八九十百千万億]+"

_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "億": 100_000_000}
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_PIECES = re.compile(rf"{PLAIN}|[億万千百十]|[〇一二三四五六七八九]", re.ASCII)

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(_ENGLISH.split())}
_WORDS |= {word: value for value, word in enumerate(_ORDINALS.split(), start=1)}
_WORDS |= {word: value for value, word in zip(range(30, 100, 10), _TENS.split(), strict=True)}
_WORDS |= {"a": 1, "an": 1, "once": 1, "single": 1, "another": 1, "twice": 2, "both": 2}
_WORDS |= {"double": 2, "dual": 2, "pair": 2, "couple": 2, "dozen": 12, "hundred": 100}
_KANA = {"ひとつ": 1, "ふたつ": 2, "みっつ": 3, "ひとり": 1, "ふたり": 2, "両方": 2, "片方": 1}
_PHRASES = (
    (re.compile(listed, re.IGNORECASE), values)
    for listed, values in (
        (r"\bhalf an hour\b|\bhalf-hour\b|半時間", "30"),
        (r"\b(?:an|one) hour and a half\b|1時間半|一時間半", "90 1.5 1"),
        (r"\bhalf (?:a|the) year\b|半年", "6"),
        (r"\bhalf\b|半[額分]", "50"),
        (r"\b(?:a|one) day\b|(?:1|一)日中", "24"),
        (r"\b(?:a|one|within the) week\b|(?:1|一)週間", "7 1"),
        (r"\b(?:two weeks|a fortnight)\b|(?:2|二)週間", "14 2"),
        (r"\b(?:a|one|the|first) month\b|(?:1|一)[かヶカ]月", "30 1"),
        (r"\b(?:a|one) year\b|(?:1|一)年", "12 1"),
        (r"\bupstairs\b|\bup the stairs\b|\banother (?:person|adult)\b", "2"),
        (r"\bsomeone else\b", "2"),
        (r"\bdownstairs\b|\bground floor\b|\b(?:each|every|apiece|individually|per)\b", "1"),
        (r"\bmore than one\b|\bat least two\b|二重|双方|いずれも|どちらも|両", "2"),
        (r"\b(?:everyone|all) three\b|\bboth of\b|\bthe other (?:one|two)\b|もう(?:1|一)", "2 1"),
        (
            r"\bthe (?:only|same|other) one\b|\bone\b|\b(?:the|only) \w+\b(?= (?:left|in stock))",
            "1",
        ),
        (r"\bthrice\b|\btriple\b", "3"),
        (r"\bnoon\b|\bmidday\b|正午|お?昼の12", "12"),
        (r"\bmidnight\b|深夜0時", "0 24"),
    )
)
_IN_WORDS = tuple((pattern, frozenset(values.split())) for pattern, values in _PHRASES)
"""Turns of phrase that hold a number without naming it."""
_WORD = re.compile(r"[a-z]+")
_KANJI_RUN = re.compile(KANJI)
_COUNTING = re.compile(rf"({KANJI})(?=[つ個枚本台箱回人名日週か月年時分円点冊足着杯袋組件通品])")
_CARDINALS = frozenset(_ENGLISH.split()) - {"zero", "one"}


def canonical(value: Decimal) -> str:
    """The shortest plain writing of a value: ``12800``, ``38.5``, never an exponent."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def read(text: str) -> Decimal:
    """The value of digits, kanji or both: ``12,800``, ``1万2800``, ``三千五百``."""
    total, section, current = Decimal(0), Decimal(0), None
    for piece in _PIECES.findall(half_width(text)):
        if piece in _MYRIADS:
            total += (section + _or(current, not section)) * _MYRIADS[piece]
            section, current = Decimal(0), None
        elif piece in _UNITS:
            section, current = section + _or(current, True) * _UNITS[piece], None
        elif piece in _DIGITS:
            current = _or(current, False) * 10 + _DIGITS[piece]
        else:
            current = Decimal(piece.replace(",", ""))
    return total + section + _or(current, False)


def _or(current: Decimal | None, unit_alone: bool) -> Decimal:
    return current if current is not None else Decimal(int(unit_alone))


def spelled(text: str) -> frozenset[str]:
    """Values that ``text`` may name in words, not digits (*twice*, 二つ, *half an hour*)."""
    english = {str(_WORDS[word]) for word in _WORD.findall(text.lower()) if word in _WORDS}
    kanji = {canonical(read(run)) for run in _KANJI_RUN.findall(text)}
    kana = {str(value) for word, value in _KANA.items() if word in text}
    turns = {value for turn, values in _IN_WORDS if turn.search(text) for value in values}
    return frozenset(english | kanji | kana | turns)


def named(text: str) -> frozenset[str]:
    """Values that words of ``text`` name beyond doubt: *five*, 五個; not *a*, 一部."""
    english = {str(_WORDS[word]) for word in _WORD.findall(text.lower()) if word in _CARDINALS}
    return frozenset(english | {canonical(read(run)) for run in _COUNTING.findall(text)})


def word_value(word: str) -> str:
    """``twelve`` → ``12``. Raises KeyError for what is no number word."""
    return str(_WORDS[word.lower()])
