"""Slots filled: the same value in both languages, as each writes it."""

import re
from collections.abc import Mapping

from translations.phrasebook.markup import Choice, Sentence, render

EXAMPLES: Mapping[str, tuple[str, str]] = {
    "date": ("11月27日", "November 27"),
    "date2": ("12月4日", "December 4"),
    "time": ("15:30", "3:30 PM"),
    "time2": ("17:00", "5:00 PM"),
    "amount": ("4,980円", "¥4,980"),
    "amount2": ("1,200円", "¥1,200"),
    "order": ("250-1234567-7654321", "250-1234567-7654321"),
    "order2": ("112-7654321-1234567", "112-7654321-1234567"),
    "tracking": ("4012-3456-7890", "4012-3456-7890"),
    "asin": ("B0ABCD1234", "B0ABCD1234"),
    "sku": ("KH-200-BK", "KH-200-BK"),
    "url": ("https://example.com/help", "https://example.com/help"),
    "email": ("support@example.com", "support@example.com"),
    "phone": ("03-1234-5678", "03-1234-5678"),
    "ticket": ("JP-1042", "JP-1042"),
    "name": ("佐藤", "佐藤"),
    "percent": ("10%", "10%"),
    "weekday": ("金曜日", "Friday"),
    "month": ("11月", "November"),
    "n": ("3", "3"),
    "n2": ("2", "2"),
}
"""For each slot that states a fact an example, Japanese and English."""

_SPACES = ((re.compile(r" {2,}"), " "), (re.compile(r" (?=[,.?!;:])"), ""))
_ARTICLE = re.compile(r"\b([Aa]) (?=([A-Za-z]+))")
_LONG_U = re.compile(r"u(?:s|ni|te)|eu|one\b|once\b", re.IGNORECASE)
_SPELLED = re.compile(r"[AEFHILMNORSX](?:[A-Z]|\b)")


def tidy(english: str) -> str:
    """``a air purifier , please`` → ``An air purifier, please``."""
    for spaces, other in _SPACES:
        english = spaces.sub(other, english.strip())
    english = with_articles(english)
    return english[:1].upper() + english[1:]


def with_articles(english: str) -> str:
    """``a air purifier`` → ``an air purifier``."""
    return _ARTICLE.sub(lambda m: f"{m[1]}n " if starts_with_vowel(m[2]) else m[0], english)


def spoken(sentence: Sentence, picks: Mapping[int, int], values: Mapping[str, str]) -> str:
    """The best wording of a sentence for the options of its paired groups and these values."""

    def pick(choice: Choice) -> int:
        return 0 if choice.number is None else picks.get(choice.number, 0)

    return render(sentence, pick, lambda name: values[name])


def starts_with_vowel(word: str) -> bool:
    """Whether ``an`` stands before it: by sound, not by letter."""
    if word.isupper() and len(word) > 1:
        return bool(_SPELLED.match(word))
    return word[0].lower() in "aeiou" and not _LONG_U.match(word)
