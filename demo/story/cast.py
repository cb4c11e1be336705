"""Who and what the story is about this time: everything that a seed changes. Pure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.texts.formats import day, money
from demo.people import CHEN, MILLER, SATO, SUZUKI, Colleague

FAMILIES = (
    ("岡本", "オカモト", "okamoto"),
    ("西村", "ニシムラ", "nishimura"),
    ("三浦", "ミウラ", "miura"),
    ("藤井", "フジイ", "fujii"),
    ("松田", "マツダ", "matsuda"),
    ("原田", "ハラダ", "harada"),
    ("石川", "イシカワ", "ishikawa"),
    ("竹内", "タケウチ", "takeuchi"),
)
GIVEN = (("陽子", "ヨウコ"), ("直樹", "ナオキ"), ("美穂", "ミホ"), ("健太", "ケンタ"))

GOODS = (
    ("デジタルカメラ", "digital camera", "充電器", "charger"),
    ("スタンドミキサー", "stand mixer", "泡立て器", "whisk"),
    ("プロジェクター", "projector", "リモコン", "remote control"),
    ("スーツケース", "suitcase", "鍵", "key"),
    ("コーヒーメーカー", "coffee maker", "フィルター", "filter"),
    ("電動ドライバー", "electric screwdriver", "バッテリー", "battery"),
)
COLOURED = (("リュックサック", "backpack"), ("毛布", "blanket"), ("デスクマット", "desk mat"))
PREFIXES = ("249", "250", "503")
"""How order ids of Amazon.co.jp begin."""


@dataclass(frozen=True)
class Buyer:
    """A customer with one order, as the shop's web form sends them."""

    family: str
    given: str
    kana: str
    email: str
    phone: str
    account: str
    order: str

    def as_json(self) -> dict[str, object]:
        return {
            "account": self.account,
            "family_name": self.family,
            "given_name": self.given,
            "kana": self.kana,
            "email": self.email,
            "phone": self.phone,
            "language": "ja",
            "order_ids": [self.order],
        }


@dataclass(frozen=True)
class Terms:
    """What a reply names: money back, and the day by which something arrives."""

    amount: int
    by: date

    def facts(self) -> dict[str, str]:
        return {
            "amount": money(Decimal(self.amount), "JPY", "ja"),
            "day_ja": day(self.by, "ja"),
            "day_en": day(self.by, "en"),
        }


@dataclass(frozen=True)
class Cast:
    """``first`` is the customer whose case goes over and back, ``nobodys`` the one whose case no
    one takes, ``next`` writes about the same later."""

    first: Buyer
    nobodys: Buyer
    next: Buyer
    goods: Mapping[str, str]
    terms: Terms
    next_terms: Terms
    tokyo: Colleague
    tokyo_other: Colleague
    seattle: Colleague
    seattle_other: Colleague
    nobodys_first: bool
    """Whose case comes in first."""

    tokyo_first: bool
    """Which desk writes first once the case was taken over."""

    private_in_tokyo: bool
    """Which desk keeps a note to itself."""


def cast(seed: int, today: date) -> Cast:
    dice = random.Random(seed)
    families = dice.sample(FAMILIES, 3)
    orders = iter(dice.sample(range(1_000_000, 9_999_999), 6))
    first, nobodys, following = (
        buyer(dice, family, f"{dice.choice(PREFIXES)}-{next(orders)}-{next(orders)}")
        for family in families
    )
    product_ja, product_en, part_ja, part_en = dice.choice(GOODS)
    other_ja, other_en = dice.choice(COLOURED)
    amounts = dice.sample(range(480, 4_980, 20), 2)
    days = dice.sample(range(3, 12), 2)
    tokyo, tokyo_other = dice.sample((SATO, SUZUKI), 2)
    seattle, seattle_other = dice.sample((MILLER, CHEN), 2)
    return Cast(
        first=first,
        nobodys=nobodys,
        next=following,
        goods={
            "product_ja": product_ja,
            "product_en": product_en,
            "part_ja": part_ja,
            "part_en": part_en,
            "other_ja": other_ja,
            "other_en": other_en,
        },
        terms=Terms(amounts[0], today + timedelta(days=days[0])),
        next_terms=Terms(amounts[1], today + timedelta(days=days[1])),
        tokyo=tokyo,
        tokyo_other=tokyo_other,
        seattle=seattle,
        seattle_other=seattle_other,
        nobodys_first=dice.random() < 0.5,
        tokyo_first=dice.random() < 0.5,
        private_in_tokyo=dice.random() < 0.5,
    )


def buyer(dice: random.Random, family: tuple[str, str, str], order: str) -> Buyer:
    name, kana, latin = family
    given, given_kana = dice.choice(GIVEN)
    number = dice.randrange(1_000, 9_999)
    return Buyer(
        family=name,
        given=given,
        kana=f"{kana} {given_kana}",
        email=f"{latin}{number}@mail.example",
        phone=f"050-0000-{number}",
        account=f"A{number}{latin.upper()}",
        order=order,
    )
