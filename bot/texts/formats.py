"""Moments, money and names as each language writes them."""

import re
import unicodedata
from datetime import date, datetime, tzinfo
from decimal import Decimal

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency

from customers.readings import latin_of

_DAY = {"ja": "M/d(EEE)", "en": "EEE, MMM d"}
_DAY_OF_ANOTHER_YEAR = {"ja": "y年M月d日(EEE)", "en": "EEE, MMM d, y"}
_BETWEEN_DAY_AND_CLOCK = {"ja": " ", "en": ", "}
_TITLES = re.compile(r"(\s*(様|さま|さん|御中|殿))+$|(?<=\w)-?\bsan$", re.IGNORECASE)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々]")


def moment(
    at: datetime,
    language: str,
    home_tz: tzinfo,
    other_tz: tzinfo | None = None,
    *,
    now: datetime | None = None,
    short: bool = False,
) -> str:
    """A moment on the reader's clock and, in brackets, on the other desk's.

    `11/24(火) 09:52 JST（11/23(月) 16:52 PST）`; `Mon, Nov 23, 4:52 PM PST (Tue, Nov 24, 09:52
    JST)`. The day stands beside the other clock where it differs, as a weekday alone when
    `short`; the year only when it is not that of `now`. `at` must be aware.
    """
    home = at.astimezone(home_tz)
    first = _day_and_clock(home, language, now)
    if other_tz is None or other_tz == home_tz:
        return first
    other = at.astimezone(other_tz)
    return (
        f"{first}（{_beside(home, other, language, now, short)}）"
        if language == "ja"
        else (f"{first} ({_beside(home, other, language, now, short)})")
    )


def day(at: date, language: str, *, now: date | None = None) -> str:
    """`11/27(金)`, `Fri, Nov 27`; the year only when it is not that of `now`.

    For a moment, convert it to the reader's zone first.
    """
    other_year = now is not None and now.year != at.year
    pattern = (_DAY_OF_ANOTHER_YEAR if other_year else _DAY)[language]
    return format_date(at, pattern, locale=language)


def clock(at: datetime, language: str, home_tz: tzinfo) -> str:
    """The time of day without its zone: `09:58`, `4:58 PM`."""
    home = at.astimezone(home_tz)
    return format_datetime(home, _clock_pattern(home, language), locale=language)


def to_the_second(at: datetime, language: str) -> str:
    """A time of day that is over within a minute, in the zone of ``at``: `09:58:07`,
    `4:58:07 PM`."""
    pattern = _clock_pattern(at, language).replace("mm", "mm:ss")
    return format_datetime(at, pattern, locale=language)


def money(amount: Decimal | int, currency: str, language: str) -> str:
    """An amount in major units: `¥4,980`, `$38.00`. `currency` is an ISO 4217 code."""
    locale = "en_US" if currency in ("JPY", "USD") else language
    return format_currency(amount, currency, locale=locale)


def customer_name(
    family: str | None,
    given: str | None,
    company: str | None,
    language: str,
    kana: str | None = None,
) -> str:
    """How a customer is named: 姓＋様 once, 御中 for a company, お客様 where nothing is known.

    English has no title, and never one that nobody told us; names stay in the order in which they
    were given, and before one in kanji stands how it is read, where its ``kana`` are known.
    """
    own, first, firm = (_untitled(part) for part in (family, given, company))
    if language == "ja":
        return _japanese_name(own, first, firm)
    return _english_name(own, first, firm, kana or "")


def agent_name(name: str, language: str) -> str:
    """A colleague: `佐藤さん`, `Emily`."""
    return f"{_untitled(name)}さん" if language == "ja" else _untitled(name)


def _day_and_clock(at: datetime, language: str, now: datetime | None) -> str:
    here = now.astimezone(at.tzinfo) if now else None
    return f"{day(at, language, now=here)}{_BETWEEN_DAY_AND_CLOCK[language]}{_clock(at, language)}"


def _beside(
    home: datetime, other: datetime, language: str, now: datetime | None, short: bool
) -> str:
    if home.date() == other.date():
        return _clock(other, language)
    if short and language == "en":
        return f"{format_datetime(other, 'EEE', locale=language)} {_clock(other, language)}"
    return _day_and_clock(other, language, now)


def _clock(at: datetime, language: str) -> str:
    return f"{format_datetime(at, _clock_pattern(at, language), locale=language)} {_zone(at)}"


def _clock_pattern(at: datetime, language: str) -> str:
    """Japan's clocks count to 24, also in English; American ones only in Japanese."""
    american = str(at.tzinfo).startswith(("America/", "US/", "Pacific/Honolulu"))
    return "h:mm a" if language != "ja" and american else "HH:mm"


def _zone(at: datetime) -> str:
    name = at.tzname() or "UTC"
    return name if name.isalpha() else f"UTC{at:%z}"


def _untitled(name: str | None) -> str:
    return _TITLES.sub("", (name or "").strip()).strip()


def _japanese_name(family: str, given: str, company: str) -> str:
    person = family or given
    if company:
        return f"{company}　{person}様" if person else f"{company}御中"
    return f"{person}様" if person else "お客様"


def _english_name(family: str, given: str, company: str, kana: str) -> str:
    japanese = bool(_JAPANESE.search(unicodedata.normalize("NFC", family + given)))
    order = (family, given) if japanese else (given, family)
    person = _read(" ".join(part for part in order if part), kana)
    if company:
        return f"{person}, {company}" if person else company
    return person or "the customer"


def _read(person: str, kana: str) -> str:
    """`Yamamoto (山本)`: of the readings, as many as there are names."""
    words = [latin_of(word) for word in kana.split()[: len(person.split())]]
    if not all(words) or len(words) < len(person.split()) or not _JAPANESE.search(person):
        return person
    return f"{' '.join(words)} ({person})" if words else person
