"""What makes longer sentences of shorter ones: words before a sentence, and things said of a thing.

A small model learns to put known pieces together only if it sees many of them put together.
"""

import random
from collections.abc import Mapping

from translations.phrasebook.entries import Speaker

LEADS: Mapping[Speaker, tuple[tuple[str, str], ...]] = {
    "customer": (
        ("また、", "Also, "),
        ("それと、", "Also, "),
        ("ただ、", "However, "),
        ("しかし、", "However, "),
        ("ちなみに、", "By the way, "),
        ("念のため、", "Just to be sure, "),
        ("もし可能であれば、", "If possible, "),
        ("すみません、", "Excuse me, "),
        ("確認したところ、", "I checked, and "),
        ("残念ながら、", "Unfortunately, "),
    ),
    "agent": (
        ("また、", "Also, "),
        ("なお、", "Please note: "),
        ("申し訳ございませんが、", "I'm sorry, but "),
        ("恐れ入りますが、", "I'm sorry, but "),
        ("誠に恐れ入りますが、", "I'm sorry, but "),
        ("あいにく、", "Unfortunately, "),
        ("確認しましたところ、", "I checked, and "),
        ("通常、", "Normally, "),
    ),
    "note": (
        ("また、", "Also, "),
        ("ただ、", "However, "),
        ("念のため、", "Just to be sure, "),
        ("ちなみに、", "By the way, "),
        ("お客様によると、", "According to the customer, "),
        ("確認したところ、", "I checked, and "),
    ),
}
_BUYER: Mapping[Speaker, str] = {"customer": "I", "agent": "you", "note": "the customer"}
_DEEDS = (("購入した", "bought"), ("注文した", "ordered"), ("買った", "bought"))
_TIMES = (
    ("", ""), ("昨日", " yesterday"), ("先週", " last week"), ("先月", " last month"),
    ("今月", " this month"), ("先日", " the other day"), ("去年", " last year"),
    ("昨年", " last year"), ("今朝", " this morning"), ("⟦bought⟧に", " on ⟦bought⟧"),
    ("2か月前に", " two months ago"), ("1週間前に", " a week ago"), ("3日前に", " three days ago"),
)  # fmt: skip


def described(ja: str, en: str, by: Speaker, chance: random.Random) -> tuple[str, str]:
    """A thing and who got it when: ``先週購入した加湿器``, ``humidifier I bought last week``."""
    deed_ja, deed_en = chance.choice(_DEEDS)
    time_ja, time_en = chance.choice(_TIMES)
    return f"{time_ja}{deed_ja}{ja}", f"{en} {_BUYER[by]} {deed_en}{time_en}"


def coloured(ja: str, en: str, colour: tuple[str, str]) -> tuple[str, str]:
    """``黒の加湿器``, ``black humidifier``."""
    return f"{colour[0]}の{ja}", f"{colour[1]} {en}"


def lowered(english: str) -> str:
    """``english`` as it goes on within a sentence."""
    first = english.split(maxsplit=1)[0].rstrip(",.")
    kept = first in ("I", "I'm", "I'd", "I've", "I'll") or first[1:2].isupper() or first[0] == "⟦"
    return english if kept else english[0].lower() + english[1:]
