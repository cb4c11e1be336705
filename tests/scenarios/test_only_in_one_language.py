"""An article that the asker's language lacks is offered, marked as such."""

from __future__ import annotations

from bot import shipped
from knowledge.articles import ArticleDraft, VariantDraft
from tests.scenarios.articles import publish
from tests.scenarios.stage import US, Stage, spoken

TRIPOD = ArticleDraft(
    slug="tripod-legs",
    marketplace="both",
    topic="product",
    status="published",
    variants=[
        VariantDraft(
            language="ja",
            title="三脚の脚の固定",
            body="三脚の脚が縮むときは、レバーを締め直します。",
        )
    ],
)

LOCKED = ArticleDraft(
    slug="locked-here",
    marketplace="both",
    topic="account",
    status="published",
    variants=[
        VariantDraft(
            language="ja", title="ロックされたアカウント", body="解除できるのはAmazonだけです。"
        )
    ],
)


async def test_a_question_whose_words_meet_it_finds_it_first(stage: Stage) -> None:
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await publish(stage, TRIPOD)
    answer = await stage.miller.command(US, "/kb", "tripod leg lock")
    said = spoken(answer["message"]).replace("\u200b", "")
    assert said.startswith("*三脚の脚の固定*")
    assert "only in Japanese, no English version yet" in said
    assert said.index("レバーを締め直します") < said.index("Locked account")


async def test_what_the_own_article_says_as_much_of_stays_below_it(stage: Stage) -> None:
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await publish(stage, LOCKED)
    answer = await stage.miller.command(US, "/kb", "locked account")
    said = spoken(answer["message"]).replace("\u200b", "")
    assert said.index("Locked account") < said.index("ロックされたアカウント")
