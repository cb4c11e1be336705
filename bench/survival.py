"""Whether identifiers stand in a translation exactly as often as in the source.

Judged by the writings that people use for a value, not by the patterns of the shield. A value is
``¥12800``, ``$38.5``, ``€…``, ``£…`` (amounts), ``11-27`` or ``2026-11-27`` or ``2025-12`` (days),
``15:30`` (times), ``M11`` (months), ``#3`` (numbers, which may be spelled); without one, an
identifier must stand as it was written, in full or half width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MONTHS_LISTED = (
    "January February March April May June July August September October November December"
)
MONTHS = MONTHS_LISTED.split()
SPELLED = {
    "1": "one|a|an|一|ひとつ", "2": "two|both|二|ふたつ|両", "3": "three|third|三|みっつ",
    "4": "four|四", "5": "five|五", "10": "ten|十", "12": "twelve|十二", "20": "twenty|二十",
}  # fmt: skip
SIGNS = {
    "¥": (r"[¥￥]|JPY ?|JP¥", "円| ?yen| ?JPY"),
    "$": (r"US\$|\$|USD ?", " ?米?ドル| ?dollars?| ?USD"),
    "€": ("€|EUR ?", "ユーロ| ?euros?"),
    "£": ("£|GBP ?", "ポンド| ?pounds?"),
}


@dataclass(frozen=True)
class Identifier:
    text: str
    value: str | None = None


def half(text: str) -> str:
    """Full-width ASCII, yen signs and dashes folded."""
    table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    table |= {0x3000: 0x20, 0xFFE5: 0xA5} | dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013), 0x2D)
    return text.translate(table)


def astray(identifiers: Sequence[Identifier], translation: str) -> list[str]:
    """The identifiers that ``translation`` lost, doubled or changed, as the source wrote them."""
    folded = half(translation)
    groups: dict[tuple[str, bool], list[str]] = {}
    for one in identifiers:
        key = (one.value, True) if one.value else (half(one.text), False)
        groups.setdefault(key, []).append(one.text)
    return [texts[0] for key, texts in groups.items() if not kept(*key, texts, folded)]


def kept(key: str, valued: bool, texts: Sequence[str], folded: str) -> bool:
    """As often as in the source; of a bare number, at least as often."""
    found = len(pattern(key, valued, texts).findall(folded))
    return found >= len(texts) if valued and key[0] == "#" else found == len(texts)


def pattern(key: str, valued: bool, texts: Iterable[str]) -> re.Pattern[str]:
    written = [bounded(half(text)) for text in dict.fromkeys(texts)]
    return re.compile("|".join([*(writings(key) if valued else ()), *written]))


def bounded(text: str) -> str:
    start = r"(?<![A-Za-z0-9])" if text[:1].isascii() and text[:1].isalnum() else ""
    end = r"(?![A-Za-z0-9])" if text[-1:].isascii() and text[-1:].isalnum() else ""
    return f"{start}{re.escape(text)}{end}"


def writings(value: str) -> Iterator[str]:
    if value[0] in SIGNS:
        yield from amounts(value[0], value[1:])
    elif value[0] == "#":
        yield rf"(?<![\d,.]){grouped(value[1:])}(?![\d,]|\.\d)"
        if value[1:] in SPELLED:
            yield rf"(?i:(?<![a-z])(?:{SPELLED[value[1:]]})(?![a-z]))"
    elif value[0] == "M":
        yield rf"(?<!\d){value[1:]}月|{MONTHS[int(value[1:]) - 1]}"
    elif ":" in value:
        yield from times(*map(int, value.split(":")))
    elif re.fullmatch(r"(\d{4}-)?\d{1,2}-\d{1,2}|\d{4}-\d{1,2}", value):
        yield from days(value)


def grouped(number: str) -> str:
    whole, _, rest = number.partition(".")
    with_commas = f"{int(whole):,}"
    return f"(?:{whole}|{with_commas})" + (rf"\.{rest}0?" if rest else r"(?:\.0+)?")


def amounts(sign: str, number: str) -> Iterator[str]:
    before, after = SIGNS[sign]
    yield rf"(?:{before}) ?{grouped(number)}(?![\d,]*\d|\.\d)(?:円)?"
    yield rf"(?<![\d,.¥￥$]){grouped(number)}(?:{after})"


def times(hour: int, minute: int) -> Iterator[str]:
    half_day = "[AaPp]" if hour == 12 else "[Aa]" if hour < 12 else "[Pp]"
    twelve = (hour + 11) % 12 + 1
    yield rf"(?<![\d:])0?{hour}:{minute:02}(?![:\d])(?! ?[AaPp]\.?[Mm])"
    minutes = rf":{minute:02}" if minute else "(?::00)?"
    yield rf"(?<![\d:]){twelve}{minutes} ?{half_day}\.?[Mm]"
    minutes = "(?:半|30分)" if minute == 30 else f"{minute}分" if minute else ""
    yield rf"(?<!\d){'(?<!午前)(?<!午後)'}{hour}時{minutes}(?![\d半])"
    yield rf"{'午前' if hour < 12 else '午後'} ?{hour % 12}時{minutes}"


def days(value: str) -> Iterator[str]:
    parts = value.split("-")
    if len(parts) == 2 and len(parts[0]) == 4:
        yield rf"{parts[0]}年{parts[1]}月|{MONTHS[int(parts[1]) - 1]},? {parts[0]}"
        return
    month, day = int(parts[-2]), int(parts[-1])
    year = parts[0] if len(parts) == 3 else r"20\d\d"
    name = rf"{MONTHS[month - 1][:3]}[a-z]*\.?"
    yield rf"(?:{year}[年/.-] ?)?(?<!\d)0?{month}(?:[月/.-]){day:d}(?!\d)日?(?:/{year})?"
    yield rf"(?:{year}[年/.-] ?)?(?<!\d)0?{month}(?:[月/.-])0{day:d}(?!\d)日?(?:/{year})?"
    yield rf"{name} {day}(?:st|nd|rd|th)?(?!\d)|(?<!\d){day}(?:st|nd|rd|th)? (?:of )?{name}"
