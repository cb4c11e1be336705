"""What a reply promises is listed in its window with what is promised, not the day alone."""

from __future__ import annotations

from typing import Any

from sandbox.person import Person
from tests.scenarios.previewing import Json, by_command, later, remember, window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tickets.timeline import Author, NewEntry, append

SENTENCE = "12月4日までに代わりの品をお届けいたします。"


def offered(view: Json) -> list[tuple[str, str | None]]:
    """The promises to tick, each with the words below it."""
    return [
        (option["text"]["text"], (option.get("description") or {}).get("text"))
        for block in view["blocks"]
        if str(block.get("block_id", "")).startswith("promises:")
        for option in block["element"]["options"]
    ]


async def replied(stage: Stage, text: str) -> Json:
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} {text}")
    return await window(stage.sato)


async def test_a_day_is_listed_with_its_sentence(stage: Stage) -> None:
    view = await replied(stage, f"お待たせしております。\n{SENTENCE}")
    assert offered(view) == [("期日：「12月4日までに」", SENTENCE)]
    await stage.sato.submit(view["id"])
    await later(stage)


async def test_of_a_long_sentence_the_words_around_it_are_shown(stage: Stage) -> None:
    before = "このたびはお届けした商品に不備があり、たいへんご迷惑をおかけいたしましたため、"
    after = "倉庫で検品を済ませた代わりの品を、送料は当店の負担でお届けいたします。"
    [(_, words)] = offered(await replied(stage, f"{before}12月4日までに{after}"))
    assert words is not None
    assert len(words) <= 75
    assert "12月4日までに倉庫で検品を済ませた代わりの品" in words
    assert words.startswith("…")
    assert words.endswith("…")


async def test_what_says_it_all_stands_alone(stage: Stage) -> None:
    [(_, words)] = offered(await replied(stage, "11/27(金)までに返金。"))
    assert words is None


async def test_in_english_it_is_the_agents_own_sentence(stage: Stage) -> None:
    mine = "Your new lamp leaves our warehouse in Osaka by Dec 4."
    await remember(stage, mine, SENTENCE)
    view = await by_command(stage, await stage.customer_writes(), mine)
    assert ('Date: "by Dec 4"', mine) in offered(view)


# --- asked for afterwards ---------------------------------------------------------------------


async def asked(who: Person, channel: str, stage: Stage, words: str) -> Json:
    await who.say(channel, f"<@U0KAKEHASHI> {words}")
    return (await stage.whispers(who, channel))[-1]


async def test_what_was_promised_is_answered_with_what_is_recorded(stage: Stage) -> None:
    view = await replied(stage, f"返金3,200円を11月27日までに行います。\n{SENTENCE}")
    await stage.sato.submit(view["id"])
    await later(stage)
    answer = await asked(stage.sato, JP, stage, "JP-1001にどんな約束をした？")
    said = spoken(answer).replace("\u200b", "")
    assert "JP-1001でお客様に約束したこと" in said
    assert "（2件）" in said
    assert said.count("3,200円") == 1
    assert f"期日：「{SENTENCE}」　佐藤 美咲さん　" in said
    assert said.index("約束したこと") < said.index("🎫")
    labels = [
        element["text"]["text"]
        for block in answer["blocks"]
        for element in block.get("elements") or []
        if element.get("type") == "button"
    ]
    assert labels.count("履歴をすべて見る") == 1
    said = spoken(await asked(stage.miller, US, stage, "what did we promise on JP-1001?"))
    assert "Promised to the customer on JP-1001" in said.replace("\u200b", "")
    assert "佐藤 美咲, " in said


async def test_that_nothing_is_recorded_is_said(stage: Stage) -> None:
    await stage.customer_writes()
    said = spoken(await asked(stage.miller, US, stage, "any promises on JP-1001?"))
    assert "No promise to the customer is recorded on JP-1001." in said
    answer = await asked(stage.sato, JP, stage, "JP-1001の経緯を教えて")
    assert "記録されていません" not in spoken(answer)
    assert "history.full" in buttons_of(answer)


def promise(session: Any, stage: Stage, ticket_id: int, text: str) -> None:
    sato = Author("agent", None, "佐藤 美咲", "jp")
    data = {"kind": "date", "text": text, "language": "ja"}
    append(
        session,
        ticket_id,
        NewEntry(kind="promise", author=sato, data=data),
        stage.application.now(),
    )


async def test_of_many_promises_the_latest_are_listed_and_the_others_counted(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    for day in range(1, 15):
        text = f"12月{day}日までにお届けします。"
        await stage.application.database.write(promise, stage, ticket.id, text)
    answer = await asked(stage.sato, JP, stage, "JP-1001にどんな約束をした？")
    said = spoken(answer).replace("\u200b", "")
    assert "（14件）" in said
    assert "12月2日" not in said
    assert "12月3日" in said
    assert "これより前の約束がほかに2件あります。［履歴をすべて見る］で確認できます。" in said
    assert "history.full" in buttons_of(answer)
