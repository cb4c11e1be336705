"""Facts that expire, as one line each in a form: read and written. Pure.

``return_window_days = 30; source: amazon.co.jp …; verified: 2026-11-23; review: 2027-02-23``
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.values import Value

FIELDS: Mapping[str, tuple[str, ...]] = {
    "effective_from": ("from", "開始"),
    "effective_to": ("to", "until", "終了"),
    "source": ("source", "出典"),
    "verified_on": ("verified", "確認日", "確認"),
    "review_by": ("review", "次の確認"),
}
"""What may follow a value: the word in English and in Japanese, then what else is accepted."""

_BY_WORD = {word: name for name, words in FIELDS.items() for word in words}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


@dataclass
class Unreadable(Exception):
    """A line that is none: its number from 1, the words, and what is wrong with them
    (``name``, ``word``, ``day``)."""

    line: int
    text: str
    why: str


def read(text: str) -> list[Value]:
    """Raises Unreadable for the first line that is no value."""
    lines = enumerate(text.splitlines(), start=1)
    return [_value(number, line) for number, line in lines if line.strip()]


def written(values: Iterable[Value], language: str) -> str:
    at = 1 if language == "ja" else 0
    return "\n".join(
        "; ".join(
            [
                f"{one.name} = {one.value}",
                *(
                    f"{words[at]}: {held}"
                    for name, words in FIELDS.items()
                    if (held := getattr(one, name))
                ),
            ]
        )
        for one in values
    )


def _value(number: int, line: str) -> Value:
    head, *parts = (part.strip() for part in re.split("[;；]", line))
    name, equals, value = _narrow(head).partition("=")
    if not equals or not re.fullmatch(r"[a-z][a-z0-9_]*", name.strip()) or not value.strip():
        raise Unreadable(number, head, "name")
    facts = dict(_fact(number, part) for part in parts if part)
    return Value(name=name.strip(), value=value.strip(), **facts)  # type: ignore[arg-type]


def _fact(number: int, part: str) -> tuple[str, date | str]:
    word, colon, rest = _narrow(part).partition(":")
    name = _BY_WORD.get(word.strip().lower())
    if name is None or not colon:
        raise Unreadable(number, part, "word")
    if name == "source":
        return name, rest.strip()
    found = _DAY.fullmatch(rest.strip())
    try:
        return name, date(*map(int, found.groups())) if found else _no_day(number, part)
    except ValueError:
        return name, _no_day(number, part)


def _no_day(number: int, part: str) -> date:
    raise Unreadable(number, part, "day")


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
