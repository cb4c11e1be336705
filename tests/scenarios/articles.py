"""A few articles as a small shop would have them, for stories about asking."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import select

from knowledge.articles import ArticleDraft, VariantDraft, save_article
from knowledge.tables import Lookup
from knowledge.values import Value
from tests.scenarios.stage import Json, Stage, spoken

WINDOW = Value(
    name="window",
    value="30",
    source="made up",
    verified_on=date(2026, 11, 20),
    review_by=date(2027, 2, 20),
)
OLD = Value(name="fee", value="20%", source="made up", review_by=date(2026, 10, 1))

QUOTE_JA = "商品の到着から30日以内でしたら、ご返品を承ります。"
QUOTE_EN = "You can return it within 30 days of arrival."

RETURNS_JP = ArticleDraft(
    slug="return-window-japan",
    marketplace="jp",
    topic="returns",
    owner="jp",
    status="published",
    values=[WINDOW],
    variants=[
        VariantDraft(
            language="ja",
            title="返品期限（日本）",
            aliases=["返品できる期間", "カメラの返品"],
            body="カメラを含む商品は、到着から{{window}}日以内なら返品を受け付けます。\n\n"
            "## お客様への伝え方\n\n"
            "> 商品の到着から{{window}}日以内でしたら、ご返品を承ります。",
        ),
        VariantDraft(
            language="en",
            title="Return window, Japan",
            aliases=["camera return", "how long to return"],
            body="Items, cameras included, can be returned within {{window}} days of arrival.\n\n"
            "## What to tell the customer\n\n"
            "> You can return it within {{window}} days of arrival.",
        ),
    ],
)
RETURNS_US = ArticleDraft(
    slug="return-window-us",
    marketplace="us",
    topic="returns",
    owner="us",
    status="published",
    values=[OLD],
    variants=[
        VariantDraft(
            language="ja",
            title="返品期限（米国）",
            aliases=["米国の返品期間", "カメラの返品"],
            body="Amazon.comのカメラの返品には、最大{{fee}}の手数料がかかることがあります。",
        ),
        VariantDraft(
            language="en",
            title="Return window, US",
            aliases=["camera return", "restocking"],
            body="Camera returns on Amazon.com may cost up to {{fee}}. <b>Check</b> first.",
        ),
    ],
)
BATTERY = ArticleDraft(
    slug="battery-shipping",
    marketplace="both",
    topic="delivery",
    status="published",
    variants=[
        VariantDraft(
            language="ja",
            title="リチウム電池の発送",
            aliases=["バッテリーを送る"],
            body="リチウム電池は航空便で送れないことがあります。",
        )
    ],
)


async def publish(stage: Stage, *drafts: ArticleDraft) -> None:
    """Saved, and found by the next question."""

    def save(session: Any) -> None:
        for draft in drafts or (RETURNS_JP, RETURNS_US, BATTERY):
            save_article(session, draft, by="Mori", now=stage.application.now())

    stage.at("2026-11-24T01:00:00")
    await stage.application.database.write(save)
    await stage.application.knowledge.catch_up()


def plain(message: Json) -> str:
    """What is read in a message, without the marks that keep Slack's markup apart."""
    return spoken(message).replace("\u200b", "")


async def lookups(stage: Stage) -> list[Lookup]:
    """The questions noted so far, the oldest first."""
    return await stage.application.database.read(
        lambda session: list(session.exec(select(Lookup).order_by(Lookup.id)))
    )


async def found(stage: Stage) -> list[str]:
    """What the newest question found, the answer first."""
    return list((await lookups(stage))[-1].found)
