"""What is said in the story, in both languages; `{…}` is filled for this seed. Pure.

Every line but `UNPREPARED` and the private ones is also a pair in the story's memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from demo.story.cast import Buyer, Cast, Terms


@dataclass(frozen=True)
class Said:
    """Sentences in both languages, one to one."""

    ja: tuple[str, ...]
    en: tuple[str, ...]

    def filled(self, facts: Mapping[str, str]) -> Said:
        return Said(
            tuple(one.format_map(facts) for one in self.ja),
            tuple(one.format_map(facts) for one in self.en),
        )

    def written(self, language: str) -> str:
        return "\n".join(self.ja) if language == "ja" else " ".join(self.en)

    def sentences(self, language: str) -> tuple[str, ...]:
        return self.ja if language == "ja" else self.en

    def pairs(self) -> list[dict[str, str]]:
        return [{"ja": ja, "en": en} for ja, en in zip(self.ja, self.en, strict=True)]


SUBJECT = Said(("{part_ja}が入っていませんでした",), ("The {part_en} was missing",))
MESSAGE = Said(
    (
        "先日購入した{product_ja}について伺います。",
        "届いた箱に{part_ja}が入っていませんでした。",
        "注文番号は{order}です。",
        "{part_ja}だけを送っていただけますか。",
    ),
    (
        "I have a question about the {product_en} I bought the other day.",
        "The {part_en} was missing from the box.",
        "The order number is {order}.",
        "Could you send me just the {part_en}?",
    ),
)
OTHER_SUBJECT = Said(("{other_ja}の色の交換",), ("Another colour for a {other_en}",))
OTHER_MESSAGE = Said(
    (
        "{other_ja}の色を間違えて注文しました。",
        "注文番号は{order}です。",
        "別の色に交換できますか。",
    ),
    (
        "I ordered the {other_en} in the wrong colour.",
        "The order number is {order}.",
        "Can I exchange it for another colour?",
    ),
)
NOTE = Said(("東京の倉庫には{part_ja}がありません。",), ("The Tokyo warehouse has no {part_en}.",))
REQUEST = Said(
    ("シアトルの倉庫で{part_ja}の在庫を確認してください。",),
    ("Please check the Seattle warehouse for the {part_en}.",),
)
OTHER_REQUEST = Said(
    ("別の色の在庫がシアトルにあるか確認してください。",),
    ("Please check whether Seattle has another colour in stock.",),
)
FROM_TOKYO = Said(
    ("お客様は{day_ja}までに必要だそうです。",), ("The customer needs it by {day_en}.",)
)
FROM_SEATTLE = Said(
    ("シアトルの棚に{part_ja}が1個あります。",),
    ("There is one {part_en} on the shelf in Seattle.",),
)
REPLY = Said(
    (
        "お待ちいただき、ありがとうございます。",
        "{part_ja}が倉庫にありました。",
        "本日発送し、{day_ja}までにお届けいたします。",
        "送料の{amount}は返金いたします。",
    ),
    (
        "Thank you for waiting.",
        "We found the {part_en} in our warehouse.",
        "We will send it today, and it will arrive by {day_en}.",
        "We will refund the shipping fee of {amount}.",
    ),
)
EDITED = Said(
    (
        "お待たせしてしまい、誠に申し訳ございません。",
        "ご注文の{part_ja}を倉庫で確保いたしました。",
        "本日発送し、{day_ja}までにお届けいたします。",
        "送料の{amount}は返金いたします。",
    ),
    REPLY.en,
)
"""The reply as its writer edits what the customer gets."""

UNPREPARED = Said(
    ("念のため、箱の写真もお願いしておきました。",),
    ("I asked for a photo of the box as well, to be safe.",),
)
PRIVATE = Said(
    ("棚卸しの差異は課長に先に伝えておきます。",),
    ("I'll tell our manager about the stock count first.",),
)

PREPARED = (
    (SUBJECT, MESSAGE, NOTE, REQUEST, FROM_TOKYO, FROM_SEATTLE, REPLY),
    (OTHER_SUBJECT, OTHER_MESSAGE, OTHER_REQUEST),
)


def facts_of(cast: Cast, buyer: Buyer, terms: Terms | None = None) -> dict[str, str]:
    return {**cast.goods, **(terms or cast.terms).facts(), "order": buyer.order}


def memory(cast: Cast) -> list[dict[str, str]]:
    """What the memory knows at the beginning: each prepared sentence, filled for this seed."""
    first, other = PREPARED
    return [
        *pairs_of(first, facts_of(cast, cast.first)),
        *pairs_of(other, facts_of(cast, cast.nobodys)),
    ]


def pairs_of(lines: Iterable[Said], facts: Mapping[str, str]) -> list[dict[str, str]]:
    return [pair for said in lines for pair in said.filled(facts).pairs()]
