"""Step 5: the reply, from its preview to the customer's mailbox, and what it teaches."""

from __future__ import annotations

from demo.story import script
from demo.story.desk import Json, having
from demo.story.record import eventually
from demo.story.screen import normal, shows, words
from demo.story.script import facts_of
from demo.story.stage import SENDER
from demo.story.steps import Day, nothing_mailed

TEXT, CUSTOMER = "preview.text", "preview.customer"


async def reply_with_preview(day: Day) -> None:
    seattle, record = day.stage.seattle, day.record
    await seattle.press(day.ref, "verb.reply")
    await eventually(lambda: modal_words(day), bool)
    await seattle.submit({f"{TEXT}.0": day.said(script.REPLY, "en")})
    await record.await_(
        "preview",
        lambda: modal_words(day),
        having("not sent yet", "Japanese", *script.REPLY.filled(day.facts).ja),
    )
    await nothing_mailed(day, "not_sent_yet")
    await amount_is_watched(day)
    await sent_and_undone(day)
    await sent_for_good(day)
    await remembered(day)


async def modal_words(day: Day) -> str:
    view = await day.stage.seattle.modal()
    return words(view) if view else ""


def edited(day: Day) -> str:
    return day.said(script.EDITED, "ja")


async def amount_is_watched(day: Day) -> None:
    lost = edited(day).replace(day.facts["amount"], "全額")
    answer = await day.stage.seattle.submit({f"{CUSTOMER}.0": lost})
    told = str(answer.get("errors") or answer)
    day.record.note("refused", bool(answer.get("errors")) and shows(told, digits(day)), told)


def digits(day: Day) -> str:
    return day.facts["amount"].strip("¥")


async def sent_and_undone(day: Day) -> None:
    seattle, record = day.stage.seattle, day.record
    await seattle.submit({f"{CUSTOMER}.0": edited(day)})
    undo = await private_with(day, "draft.undo")
    record.require("undo_offered", bool(undo), await seattle.everything(day.ref))
    await seattle.press_at(undo, "draft.undo")
    draft = await private_with(day, "draft.open")
    record.require("undone", bool(draft), await seattle.everything(day.ref))
    await seattle.press_at(draft, "draft.open")
    await record.await_(
        "draft_there", lambda: in_field(day), lambda seen: normal(seen) == normal(edited(day))
    )


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
    await stage.seattle.submit()
    await eventually(lambda: stage.mailbox.count(buyer), lambda seen: seen != "0")
    letters = await stage.mailbox.of(buyer)
    exact = [one["text"] for one in letters] == [edited(day)]
    record.require("mailed", exact, str([one["text"] for one in letters]))
    headers = f"{letters[0]['subject']} {letters[0]['from']}"
    record.note("headers", day.ref in headers and SENDER in headers, headers)
    for key, desk, mark in (
        ("reply_in_tokyo", stage.tokyo, "送信しました"),
        ("reply_in_seattle", stage.seattle, "Reply sent to"),
    ):
        await record.await_(
            key, lambda desk=desk: desk.thread_words(day.ref), having(mark, edited(day))
        )


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
    wanted = script.EDITED.filled(facts).ja
    await record.await_("recalled", lambda: in_field(day), having(*sentences(wanted, facts)))
    view = await modal_words(day)
    record.note("recalled_mark", shows(view, "From memory: approved before."), view)
    await stage.seattle.close()
    letters = await stage.mailbox.of(cast.next)
    record.note("cancelled", not letters, str(letters))


def sentences(wanted: tuple[str, ...], facts: dict[str, str]) -> list[str]:
    """As memory fills them in: an amount is written ¥980 or 980円 in Japanese."""
    number = facts["amount"].strip("¥")
    return [part for one in wanted for part in one.split(facts["amount"])] + [number]


async def nothing_leaked(day: Day) -> None:
    letters = await day.stage.mailbox.all()
    texts = [one["text"] for one in letters]
    day.record.note("nothing_leaked", texts == [edited(day)], str(letters))
