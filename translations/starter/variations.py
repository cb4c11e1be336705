"""Other ways of writing the same, so that a small model is not thrown by them.

Each rule turns the phrasebook's wording into one that people type as well. They are applied to
the source side only: what the model writes is always the phrasebook's own wording.
"""

import random
import re

Rule = tuple[re.Pattern[str], str]


def _rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((re.compile(before), after) for before, after in pairs)


JAPANESE = _rules(
    ("いただ", "頂"),
    ("頂", "いただ"),
    ("ください", "下さい"),
    ("できます", "出来ます"),
    ("できません", "出来ません"),
    ("ていません。", "てないです。"),
    ("ていません", "ておりません"),
    ("ています", "ております"),
    ("でしょうか。", "ですか。"),
    ("ますか。", "ますでしょうか。"),
    ("してください", "してもらえますか"),
    ("していただけますか", "してもらえますか"),
    ("していただけますでしょうか", "していただけますか"),
    ("お願いします", "お願いいたします"),
    ("お願いいたします", "お願いします"),
    ("お願い致します", "お願いします"),
    ("いたします", "致します"),
    ("のですが", "んですが"),
    ("んですが", "のですが"),
    ("たいです。", "たいのですが。"),
    ("たいのですが。", "たいです。"),
    ("お問い合わせ", "問い合わせ"),
    ("問い合わせ", "問合せ"),
    ("届", "とど"),
    ("注文した", "購入した"),
    ("購入した", "買った"),
    ("商品", "品物"),
    ("まだ", "未だに"),
    ("昨日", "きのう"),
    ("今日", "本日"),
    ("とても", "大変"),
    ("壊れ", "こわれ"),
    ("、", ""),
    ("？", "?"),
    ("か。", "か？"),
    ("。$", ""),
)
ENGLISH = _rules(
    (r"\bI'm\b", "I am"),
    (r"\bI am\b", "I'm"),
    (r"\bI'd\b", "I would"),
    (r"\bI would\b", "I'd"),
    (r"\bI've\b", "I have"),
    (r"\bI have\b(?= \w+ed\b)", "I've"),
    (r"\bit's\b", "it is"),
    (r"\bIt's\b", "It is"),
    (r"\b([Dd])idn't\b", r"\1id not"),
    (r"\b([Dd])oesn't\b", r"\1oes not"),
    (r"\b([Dd])on't\b", r"\1o not"),
    (r"\b([Hh])asn't\b", r"\1as not"),
    (r"\b([Hh])aven't\b", r"\1ave not"),
    (r"\b([Ii])sn't\b", r"\1s not"),
    (r"\b([Ww])asn't\b", r"\1as not"),
    (r"\b([Cc])an't\b", r"\1annot"),
    (r"\b([Cc])ouldn't\b", r"\1ould not"),
    (r"\b([Ww])on't\b", r"\1ill not"),
    (r"\b([Ww])e'll\b", r"\1e will"),
    (r"\b([Ww])e're\b", r"\1e are"),
    (r"\b([Ww])e've\b", r"\1e have"),
    (r"^Could you please\b", "Please"),
    (r"^Please (\w+)\b(.*)\.$", r"Could you \1\2?"),
    (r"^Could you\b", "Can you"),
    (r"^Can you\b", "Could you"),
    (r"^Could you\b", "Could you please"),
    (r"\bpackage\b", "parcel"),
    (r"\bparcel\b", "package"),
    (r", ", " "),
    (r"[.]$", ""),
)
RULES = {"ja": JAPANESE, "en": ENGLISH}
OFTEN = 0.12


def varied(text: str, language: str, chance: random.Random) -> str:
    """``text`` with a few of the rules that fit applied, now and then also in lower case."""
    for pattern, other in RULES[language]:
        if chance.random() < OFTEN:
            text = pattern.sub(other, text, count=1)
    if language == "en" and chance.random() < OFTEN / 2:
        text = text.lower()
    return text
