"""A Japanese article is Japanese: what could not be translated is named, and not saved as such."""

from __future__ import annotations

from knowledge.articles import ArticleDraft, VariantDraft
from tests.scenarios.articles import publish
from tests.scenarios.previewing import Json, later, said, settled, window
from tests.scenarios.stage import JP, US, Stage
from tests.scenarios.test_articles import article_now, field, typed, whisper
from translations.service import ApprovedPair, load_memory

BODY = (
    "Tripods can be returned.\n\n- Please send the tripod back with its bag.\n"
    "- Sony WH-1000XM5\n\n`git push` https://example.com/returns"
)
TRIPODS = ArticleDraft(
    slug="tripod-returns",
    marketplace="us",
    topic="returns",
    status="published",
    owner="us",
    variants=[VariantDraft(language="en", title="Returning a tripod", body=BODY)],
)


async def drafted(stage: Stage, language: str = "ja") -> Json:
    """The window with the draft of the article in the other language, as 佐藤 gets it."""
    pair = ApprovedPair("Tripods can be returned.", "三脚は返品できます。", "en", "ja", "Miller")
    await stage.application.database.write(load_memory, [pair], stage.application.now())
    await publish(stage, TRIPODS)
    await stage.sato.command(JP, "/kb", "編集 tripod-returns")
    opened = await window(stage.sato)
    body = f"{typed(opened, 'body')}\nTripods ship in a bag."
    await stage.sato.submit(opened["id"], {field(opened, "body"): body})
    told = await whisper(stage, stage.sato, JP)
    await stage.sato.click("kb.version", channel=JP, message_ts=told["ts"])
    return await window(stage.sato)


async def test_what_could_not_be_translated_is_counted_and_quoted(stage: Stage) -> None:
    view = await drafted(stage)
    shown = said(view)
    assert "題名と2か所の段落は訳せなかったため、英語のままです" in shown
    assert "Please send the tripod back with its bag." in shown
    assert "Tripods ship in a bag." in shown
    assert "三脚は返品できます。" in typed(view, "body")


async def test_it_is_refused_under_its_field_until_it_is_written(stage: Stage) -> None:
    view = await drafted(stage)
    refused = await stage.sato.submit(view["id"])
    assert set(refused["errors"]) == {field(view, "title"), field(view, "body")}
    assert refused["errors"][field(view, "title")].startswith("日本語ではないようです。")
    assert "「Please send the tripod back" in refused["errors"][field(view, "body")]
    assert set((await article_now(stage, "tripod-returns")).variants) == {"en"}
    written = (
        "三脚は返品できます。\n\n- 三脚は袋に入れてお送りください。\n- Sony WH-1000XM5\n"
        "- 画面には「Please send the item back」と出ます。\n\n"
        "`git push` https://example.com/returns"
    )
    given = {field(view, "title"): "三脚の返品", field(view, "body"): written}
    await stage.sato.submit(view["id"], given)
    await later(stage)
    found = await article_now(stage, "tripod-returns")
    assert found.variants["ja"].body == written


async def test_an_english_article_takes_no_japanese_paragraph(stage: Stage) -> None:
    await publish(stage, TRIPODS)
    await stage.miller.command(US, "/kb", "edit tripod-returns")
    view = await window(stage.miller)
    body = f"{BODY}\n\n三脚は袋に入れて返品してください。"
    refused = await stage.miller.submit(view["id"], {field(view, "body"): body})
    said_below = refused["errors"][field(view, "body")]
    assert '"三脚は袋に入れて返品してください。" doesn\'t look like English.' in said_below


async def test_a_new_article_is_in_the_language_of_its_text(stage: Stage) -> None:
    await stage.sato.command(JP, "/kb", "新規 How to return a tripod")
    view = await window(stage.sato)
    given = {field(view, "body"): "三脚は返品できます。", "topic": "returns"}
    refused = await stage.sato.submit(view["id"], given)
    assert set(refused["errors"]) == {field(view, "title")}
    await stage.sato.submit(view["id"], {**given, field(view, "title"): "三脚の返し方"})
    await settled()
    assert "「三脚の返し方」を保存しました" in str(await whisper(stage, stage.sato, JP))
