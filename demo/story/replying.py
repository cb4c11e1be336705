"""Step 5: the reply, from its preview to the customer's mailbox, and what it teaches."""

from __future__ import annotations

from demo.story import script
from demo.story.desk import Desk, Json, having
from demo.story.record import eventually
from demo.story.screen import normal, shows
from demo.story.script import facts_of
from demo.story.stage import SENDER
from demo.story.steps import Day, modal_words, nothing_mailed

TEXT, CUSTOMER = "preview.text", "preview.customer"


async def reply_with_preview(day: Day) -> None:
    seattle, record = day.stage.seattle, day.record
    await seattle.press(day.ref, "verb.reply")
    await eventually(lambda: modal_words(day.stage.seattle), bool)
    await seattle.submit({f"{TEXT}.0": day.said(script.REPLY, "en")})
    await record.await_(
        "preview",
        lambda: modal_words(day.stage.seattle),
        having("not sent yet", "Japanese", *said_in(script.REPLY, day.facts)),
    )
    await nothing_mailed(day, "not_sent_yet")
    await amount_is_watched(day)
    await sent_and_undone(day)
    await sent_for_good(day)
    await remembered(day)


def edited(day: Day) -> str:
    return day.said(script.EDITED, "ja")


async def amount_is_watched(day: Day) -> None:
    lost = edited(day).replace(day.facts["amount"], "全額")
    answer = await day.stage.seattle.submit({f"{CUSTOMER}.0": lost})
    told = str(answer.get("errors") or answer)
    number = day.facts["amount"].strip("¥")
    day.record.note("refused", bool(answer.get("errors")) and shows(told, number), told)


async def sent_and_undone(day: Day) -> None:
    seattle, record = day.stage.seattle, day.record
    await send(day, {f"{CUSTOMER}.0": edited(day)})
    undo = await private_with(day, "draft.undo")
    record.require("undo_offered", bool(undo), await seattle.everything(day.ref))
    await seattle.press_at(undo, "draft.undo")
    draft = await private_with(day, "draft.open")
    record.require("undone", bool(draft), await seattle.everything(day.ref))
    await seattle.press_at(draft, "draft.open")
    await record.await_(
        "draft_there", lambda: in_field(day), lambda seen: normal(seen) == normal(edited(day))
    )


async def send(day: Day, values: dict[str, str] | None = None) -> None:
    """Presses *Send*; once more where the window points out a promise that came in by the edit."""
    await day.stage.seattle.submit(values)
    if await modal_words(day.stage.seattle):
        await day.stage.seattle.submit()


async def private_with(day: Day, action: str) -> Json:
    """The latest private answer with such a button; empty where none comes."""
    found: Json = {}

    async def look() -> str:
        found.update(await day.stage.seattle.private(day.ref, action) or {})
        return str(found.get("ts", ""))

    await eventually(look, bool)
    return found


async def in_field(day: Day) -> str:
    return await day.stage.seattle.in_modal(CUSTOMER) or ""


async def sent_for_good(day: Day) -> None:
    stage, record, buyer = day.stage, day.record, day.stage.cast.first
    await send(day)
    await eventually(lambda: stage.mailbox.count(buyer), lambda seen: seen != "0")
    letters = await stage.mailbox.of(buyer)
    exact = [one["text"] for one in letters] == [edited(day)]
    record.require("mailed", exact, str([one["text"] for one in letters]))
    headers = f"{letters[0]['subject']} {letters[0]['from']}"
    record.note("headers", day.ref in headers and SENDER in headers, headers)
    await shown_as_sent(day, "reply_in_tokyo", stage.tokyo, "送信しました")
    await shown_as_sent(day, "reply_in_seattle", stage.seattle, "Reply sent to")


async def shown_as_sent(day: Day, key: str, desk: Desk, mark: str) -> None:
    await day.record.await_(key, lambda: desk.thread_words(day.ref), having(mark, edited(day)))


async def remembered(day: Day) -> None:
    """The next customer has the same trouble; amount and day differ."""
    stage, cast, record = day.stage, day.stage.cast, day.record
    facts = facts_of(cast, cast.next, cast.next_terms)
    ref = await stage.shop.write(
        cast.next,
        subject=script.SUBJECT.filled(facts).written("ja"),
        text=script.MESSAGE.filled(facts).written("ja"),
    )
    reply = script.REPLY.filled(facts).written("en")
    await stage.seattle.command("/ticket", f"reply {ref} {reply}")
    wanted = said_in(script.EDITED, facts)
    await record.await_("recalled", lambda: in_field(day), having(*wanted))
    view = await modal_words(day.stage.seattle)
    record.note("recalled_mark", shows(view, "From memory: approved before."), view)
    await stage.seattle.close()
    letters = await stage.mailbox.of(cast.next)
    record.note("cancelled", not letters, str(letters))


def said_in(line: script.Said, facts: dict[str, str]) -> list[str]:
    """The Japanese of it, whether an amount is written ¥980 or 980円."""
    parts = [part for one in line.filled(facts).ja for part in one.split(facts["amount"])]
    return [*parts, facts["amount"].strip("¥")]


async def nothing_leaked(day: Day) -> None:
    letters = await day.stage.mailbox.all()
    texts = [one["text"] for one in letters]
    day.record.note("nothing_leaked", texts == [edited(day)], str(letters))
