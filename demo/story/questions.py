"""What the desks ask in step 6, and what each answer must then say. Pure.

Both ask the same, each in its own words; the article that answers is known beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot import texts
from bot.texts.formats import day
from knowledge.drafts import ArticleDraft
from knowledge.freshness import Freshness, freshness
from knowledge.lines import Given
from knowledge.starter import starter_articles

Way = Literal["command", "thread", "mention", "direct"]

CAUTION = {"ja": "ご案内の前に確認してください", "en": "Verify before quoting"}


@dataclass(frozen=True)
class Asked:
    """``slug`` names the article that answers; ``way`` is how a person asks."""

    way: Way
    ja: str
    """As Tokyo types it."""

    en: str
    """As Seattle types it."""

    slug: str

    def typed(self, language: str) -> str:
        return self.ja if language == "ja" else self.en


QUESTIONS = (
    Asked(
        "command",
        "コンビニ払いの返勤",
        "convenence store payment refnud",
        "refund-convenience-store-japan",
    ),
    Asked("thread", "返品期限は？", "return window?", "return-terms-japan"),
    Asked(
        "mention",
        "リチウムでんちは送れますか",
        "Can we ship lithum bateries?",
        "lithium-batteries-shipping",
    ),
    Asked(
        "direct",
        "Will you charge a restocking fee?",
        "返品手数料はかかりますか。",
        "restocking-fees-us",
    ),
)
"""The first and the third have slips of the finger; in the last each desk asks in a customer's
words, which are the other desk's language."""


@dataclass(frozen=True)
class Answering:
    """The article that must be the answer, as a reader of ``language`` sees it on ``today``."""

    article: ArticleDraft
    language: str
    today: date

    @property
    def title(self) -> str:
        return next(one.title for one in self.article.variants if one.language == self.language)

    def scope(self) -> str:
        return texts.say(f"kb.marketplace.{self.article.marketplace}", self.language)

    def opposite(self) -> str:
        """How the other marketplace's rules are marked."""
        other = "us" if self.article.marketplace == "jp" else "jp"
        return texts.say(f"kb.marketplace.{other}", self.language)

    def only_there(self) -> list[str]:
        """What stands below a rule of one marketplace while nobody has said which it is."""
        if self.article.marketplace == "both":
            return []
        where = texts.say(f"marketplace.{self.article.marketplace}", self.language)
        return [texts.say("kb.only_there", self.language, marketplace=where)]

    def fresh(self) -> Freshness:
        return freshness(self.article, self.article.values or (), self.today)

    def dates(self) -> list[str]:
        """What the card says of when it was looked at, and when it is to be again."""
        fresh = self.fresh()
        held = {"verified": fresh.verified_on}
        if not fresh.verify:
            held[fresh.state] = fresh.review_by
        return [
            texts.say(f"kb.{key}", self.language, day=day(at, self.language, now=self.today))
            for key, at in held.items()
            if at
        ]

    def is_cautioned(self, card: str) -> bool:
        """Whether the caution is there exactly where it has to be."""
        return (CAUTION[self.language] in card) == self.fresh().verify


def articles() -> dict[str, ArticleDraft]:
    """The articles that come with the product, by slug."""
    return {one.draft.slug: one.draft for one in starter_articles() if isinstance(one, Given)}
