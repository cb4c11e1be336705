"""Articles written, translated, reviewed and published in Slack; gaps that become articles."""

from __future__ import annotations

from typing import Any

from knowledge.articles import Whole, article, save_article, withdraw
from tests.scenarios.articles import RETURNS_JP, publish
from tests.scenarios.previewing import Json, later, said, settled, window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from translations.service import ApprovedPair, load_memory


def field(view: Json, stem: str) -> str:
    """The block id of the field, which is its action id, too."""
    return next(one["block_id"] for one in view["blocks"] if one["block_id"].split(".")[0] == stem)


def typed(view: Json, stem: str) -> str:
    name = field(view, stem)
    return view["state"]["values"].get(name, {}).get(name, {}).get("value") or ""


async def article_now(stage: Stage, slug: str) -> Whole:
    return await stage.application.database.read(article, slug)


async def whisper(stage: Stage, person: Any, channel: str) -> Json:
    await settled()
    return (await stage.whispers(person, channel))[-1]


async def write_one(stage: Stage, **more: str) -> Json:
    """森さん writes nothing here: 佐藤 writes a new article; the private answer to it."""
    await stage.sato.command(JP, "/kb", "新規 Tripod returns")
    view = await window(stage.sato)
    given = {
        field(view, "body"): "三脚は到着から{{days}}日以内に返品できます。",
        field(view, "values"): "days = 14; 出典: 社内; 確認日: 2026-11-20; 次の確認: 2027-02-20",
        "topic": "returns",
        **more,
    }
    await stage.sato.submit(view["id"], given)
    return await whisper(stage, stage.sato, JP)


async def test_an_article_is_written_as_a_draft_and_published(stage: Stage) -> None:
    stage.at("2026-11-24T01:00:00")
    told = await write_one(stage)
    assert "「Tripod returns」を保存しました" in spoken(told)
    assert "まだ下書き" in spoken(told)
    assert {"kb.submit", "kb.publish", "kb.version"} <= set(buttons_of(told))
    found = await article_now(stage, "tripod-returns")
    assert (found.article.status, found.article.owner) == ("draft", "jp")
    assert found.values[0].value == "14"
    answer = await stage.sato.command(JP, "/kb", "三脚")
    assert "Tripod returns" not in answer["shown"]
    await stage.sato.click("kb.publish", channel=JP, message_ts=told["ts"])
    published = await whisper(stage, stage.sato, JP)
    assert "公開しました" in spoken(published)
    assert "英語版ができるまで、シアトルチームには日本語のまま表示されます。" in spoken(published)
    assert buttons_of(published)["kb.version"] == "英語版の下書きを作る"
    await stage.application.knowledge.catch_up()
    answer = await stage.sato.command(JP, "/kb", "三脚")
    assert "14日以内" in spoken(answer["message"]).replace("*", "").replace("\u200b", "")


async def test_what_cannot_be_saved_stands_under_its_field_and_nothing_is_lost(
    stage: Stage,
) -> None:
    await stage.sato.command(JP, "/kb", "新規 Tripod")
    view = await window(stage.sato)
    body = field(view, "body")
    refused = await stage.sato.submit(
        view["id"], {body: "到着から{{days}}日以内です。", "topic": "returns"}
    )
    assert "{{days}} の値がありません" in str(refused)
    refused = await stage.sato.submit(view["id"], {field(view, "values"): "days: 14"})
    assert "1行目を読めません" in str(refused)
    assert typed((await stage.sato.views())[-1], "body") == "到着から{{days}}日以内です。"


async def test_two_editors_lose_nothing(stage: Stage) -> None:
    await publish(stage, RETURNS_JP)
    await stage.sato.command(JP, "/kb", "編集 return-window-japan")
    view = await window(stage.sato)
    other = RETURNS_JP.variants[0]
    theirs = save_article
    await stage.application.database.write(
        lambda session: theirs(
            session,
            type(RETURNS_JP)(
                slug=RETURNS_JP.slug,
                variants=[type(other)(language="ja", title=other.title, body="先に直しました。")],
            ),
            by="Chen",
            now=stage.application.now(),
        )
    )
    await stage.sato.submit(view["id"], {field(view, "body"): "私の直しです。"})
    view = await window(stage.sato)
    assert "Chenさんが保存しました" in said(view)
    assert "− 先に直しました。" in said(view)
    assert "＋ 私の直しです。" in said(view)
    assert typed(view, "body") == "私の直しです。"
    assert (await article_now(stage, RETURNS_JP.slug)).variants["ja"].body == "先に直しました。"
    await stage.sato.submit(view["id"], {field(view, "body"): "二人で直しました。"})
    told = await whisper(stage, stage.sato, JP)
    assert "英語版はまだ古い内容のままです" in spoken(told)
    found = await article_now(stage, RETURNS_JP.slug)
    assert found.variants["ja"].body == "二人で直しました。"
    assert found.lagging() == ("en",)


async def test_a_version_in_the_other_language_begins_as_a_translation(stage: Stage) -> None:
    stage.at("2026-11-24T01:00:00")
    pair = ApprovedPair("三脚は返品できます。", "Tripods can be returned.", "ja", "en", "Miller")
    await stage.application.database.write(load_memory, [pair], stage.application.now())
    told = await write_one(stage, **{})
    await stage.sato.click("kb.version", channel=JP, message_ts=told["ts"])
    view = await window(stage.sato)
    assert "機械翻訳の下書きです" in said(view)
    assert "{{days}}" in typed(view, "body")
    await stage.sato.submit(
        view["id"],
        {field(view, "body"): "Tripods can be returned within {{days}} days.", "topic": "returns"},
    )
    await settled()
    found = await article_now(stage, "tripod-returns")
    assert set(found.variants) == {"ja", "en"}
    assert found.lagging() == ()


async def test_after_one_language_the_other_is_a_press_away(stage: Stage) -> None:
    await publish(stage, RETURNS_JP)
    await stage.sato.command(JP, "/kb", "編集 return-window-japan")
    view = await window(stage.sato)
    await stage.sato.submit(view["id"], {field(view, "body"): "到着から{{window}}日です。"})
    told = await whisper(stage, stage.sato, JP)
    assert "英語版も編集する" in str(told["blocks"])
    await stage.sato.click("kb.edit", channel=JP, message_ts=told["ts"])
    english = await window(stage.sato)
    assert typed(english, "title") == "Return window, Japan"
    changed = "{{window}} days from arrival."
    await stage.sato.submit(english["id"], {field(english, "body"): changed})
    await settled()
    found = await article_now(stage, RETURNS_JP.slug)
    assert found.variants["ja"].body == "到着から{{window}}日です。"
    assert found.variants["en"].body == changed


async def test_words_that_say_little_of_an_article_offer_it_to_an_editor(stage: Stage) -> None:
    await publish(stage)
    told = await stage.sato.command(JP, "/kb", "編集 会社の冷蔵庫を返品する人")
    assert "kb.edit" in buttons_of(told["message"])


async def test_a_review_is_asked_of_the_owner_who_alone_publishes(stage: Stage) -> None:
    stage.at("2026-11-24T01:00:00")
    told = await write_one(stage, owner="us")
    assert "kb.publish" not in buttons_of(told)
    await stage.sato.click("kb.submit", channel=JP, message_ts=told["ts"])
    assert "シアトルチームに確認を依頼しました" in spoken(await whisper(stage, stage.sato, JP))
    [post] = [one for one in await stage.miller.messages(US) if "Please review" in spoken(one)]
    listed = await stage.miller.command(US, "/kb", "review")
    assert "waiting for a review" in spoken(listed["message"])
    await stage.miller.click("kb.publish", channel=US, message_ts=post["ts"])
    assert "Published" in spoken(await whisper(stage, stage.miller, US))
    assert (await article_now(stage, "tripod-returns")).article.status == "published"
    [post] = [one for one in await stage.miller.messages(US) if "Please review" in spoken(one)]
    assert "Published by" in spoken(post)
    assert "Mon, Nov 23, 5:00 PM PST" in spoken(post)
    assert set(buttons_of(post)) == {"kb.whole", "kb.edit"}


async def test_a_review_decided_elsewhere_is_told_in_its_post(stage: Stage) -> None:
    stage.at("2026-11-24T01:00:00")
    await publish(stage)
    told = await write_one(stage)
    await stage.sato.click("kb.submit", channel=JP, message_ts=told["ts"])
    await settled()
    [post] = [one for one in await stage.sato.messages(JP) if "確認をお願いします" in spoken(one)]
    assert "kb.publish" in buttons_of(post)
    await stage.sato.click("kb.publish", channel=JP, message_ts=told["ts"])
    await settled()
    [post] = [one for one in await stage.sato.messages(JP) if "確認をお願いします" in spoken(one)]
    assert "✅ 佐藤 美咲さんが公開しました。11/24(火) 10:00 JST" in spoken(post)
    assert "kb.publish" not in buttons_of(post)


async def test_what_waits_is_listed_with_its_reasons(stage: Stage) -> None:
    assert (
        "確認が必要な記事はありません" in (await stage.sato.command(JP, "/kb", "要確認"))["shown"]
    )
    await publish(stage)
    text = spoken((await stage.sato.command(JP, "/kb", "要確認"))["message"])
    assert "返品期限（米国）" in text
    assert "確認の期限を過ぎています（10/1(木)）" in text
    assert "日本語版だけです" in text


async def test_gaps_are_listed_and_written(stage: Stage) -> None:
    await publish(stage)
    assert "had an answer" in (await stage.miller.command(US, "/kb", "gaps"))["shown"]
    for words in ("宇宙旅行の保険", "宇宙旅行 保険"):
        await stage.sato.command(JP, "/kb", words)
    listed = (await stage.sato.command(JP, "/kb", "不足"))["message"]
    assert "2回" in spoken(listed)
    await stage.sato.click("kb.write", channel=JP, message_ts=listed["ts"])
    assert typed(await window(stage.sato), "title") in ("宇宙旅行の保険", "宇宙旅行 保険")


async def test_in_a_thread_a_button_opens_the_window(stage: Stage) -> None:
    await publish(stage)
    await stage.sato.say(JP, "<@U0KAKEHASHI> !kb 編集 return-window-japan")
    told = await whisper(stage, stage.sato, JP)
    await stage.sato.click("kb.edit", channel=JP, message_ts=told["ts"])
    assert typed(await window(stage.sato), "title") == "返品期限（日本）"


async def test_words_that_name_no_article_offer_those_they_find(stage: Stage) -> None:
    await publish(stage)
    listed = (await stage.sato.command(JP, "/kb", "編集 カメラの返品"))["message"]
    assert "どの記事を編集しますか" in spoken(listed)
    await stage.sato.click("kb.edit", channel=JP, message_ts=listed["ts"])
    assert typed(await window(stage.sato), "title").startswith("返品期限")


async def test_a_closed_ticket_becomes_a_draft_without_its_customer(stage: Stage) -> None:
    ticket = await stage.customer_writes(
        "高橋です。注文249-1234567-1234567の三脚は返品できますか。naoko@example.comへ返信ください。"
    )
    answer = "高橋様\n三脚は14日以内でしたら返品を承ります。"
    await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} {answer}")
    view = await window(stage.sato)
    await stage.sato.submit(view["id"], {})
    await later(stage)
    await stage.sato.command(JP, "/ticket", f"完了 {ticket.ref}")
    closed = await stage.sato.command(JP, "/ticket", f"再開 {ticket.ref}")
    assert "kb.ticket" not in buttons_of(closed.get("message") or {})
    closed = await stage.sato.command(JP, "/ticket", f"完了 {ticket.ref}")
    await stage.sato.click("kb.ticket", channel=JP, message_ts=closed["message"]["ts"])
    view = await window(stage.sato)
    body = typed(view, "body")
    assert "三脚は14日以内でしたら返品を承ります。" in body
    assert "三脚は返品できますか" in body
    for secret in ("高橋", "249-1234567", "naoko"):
        assert secret not in body + typed(view, "title")
    assert "JP-1001の質問と回答から作った下書きです" in said(view)


async def test_the_owner_is_reminded_once_a_week(stage: Stage) -> None:
    await publish(stage)
    await stage.deliver()
    await stage.deliver()

    async def reminders() -> list[Json]:
        return [one for one in await stage.miller.messages(US) if "waiting for a look" in str(one)]

    [first] = await reminders()
    assert "Return window, US" in spoken(first)
    assert "review overdue (Thu, Oct 1)" in spoken(first)
    assert "Return window, Japan" not in spoken(first)
    stage.worker.clock.reminders.done.clear()
    await stage.deliver()
    assert len(await reminders()) == 1
    stage.at("2026-12-01T02:00:00")
    await stage.deliver()
    assert len(await reminders()) == 2


async def test_an_earlier_text_is_compared_and_brought_back(stage: Stage) -> None:
    await publish(stage, RETURNS_JP)
    await stage.sato.command(JP, "/kb", "編集 return-window-japan")
    view = await window(stage.sato)
    changed = {field(view, "body"): "返品は{{window}}日までです。", "reason": "短くした"}
    await stage.sato.submit(view["id"], changed)
    await settled()
    await stage.sato.command(JP, "/kb", "表示 return-window-japan")
    view = await window(stage.sato)
    await stage.sato.click("kb.revisions", view_id=view["id"])
    view = await window(stage.sato)
    assert "短くした" in said(view)
    assert "＋ 返品は{{window}}日までです。" in said(view)
    await stage.sato.click("kb.back", view_id=view["id"])
    assert "第1版の内容に戻しました" in said(await window(stage.sato))
    found = await article_now(stage, RETURNS_JP.slug)
    assert found.variants["ja"].body == RETURNS_JP.variants[0].body
    assert found.variants["ja"].revision == 3


async def test_the_history_says_who_published_and_withdrew(stage: Stage) -> None:
    stage.at("2026-11-24T01:00:00")
    told = await write_one(stage)
    await stage.sato.click("kb.publish", channel=JP, message_ts=told["ts"])
    await settled()
    stage.at("2026-11-25T01:00:00")
    now = stage.application.now()
    await stage.application.database.write(withdraw, "tripod-returns", by="森", now=now)
    await stage.sato.command(JP, "/kb", "表示 tripod-returns")
    view = await window(stage.sato)
    await stage.sato.click("kb.revisions", view_id=view["id"])
    words = said(await window(stage.sato))
    withdrawn, published, written = (words.index(one) for one in ("取り下げ", "公開", "第1版"))
    assert withdrawn < published < written
    assert "森　11/25(水) 10:00" in words[withdrawn:published]
    assert "佐藤" in words[published:written]
