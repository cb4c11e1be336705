"""The day, step by step: what people do, and what must then be on whose screen."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field

from demo.story import script
from demo.story.desk import Desk, Json, having, lacking
from demo.story.questions import Asked
from demo.story.record import Record
from demo.story.screen import has_button, shows, words
from demo.story.script import facts_of
from demo.story.stage import Stage

BOTH_CLOCKS = re.compile(
    r"\d{1,2}:\d\d JST（[^（）]*(?:\([月火水木金土日]\) )?\d{1,2}:\d\d P[SD]T）"
)
ACCEPTED_JA = "引き受けました"
ORIGINALS = "history.originals"


@dataclass
class Day:
    """The story as far as it got: the references of its tickets, and what was asked with the
    answer's card in Tokyo and in Seattle."""

    stage: Stage
    record: Record
    ref: str = ""
    other_ref: str = ""
    answers: list[tuple[Asked, Json, Json]] = field(default_factory=list)

    @property
    def facts(self) -> dict[str, str]:
        return facts_of(self.stage.cast, self.stage.cast.first)

    @property
    def other_facts(self) -> dict[str, str]:
        return facts_of(self.stage.cast, self.stage.cast.nobodys)

    def said(self, line: script.Said, language: str) -> str:
        return line.filled(self.facts).written(language)


# --- 1 --------------------------------------------------------------------------------------


async def customer_writes(day: Day) -> None:
    stage, record = day.stage, day.record
    await both_cases_open(day)
    record.require("opened", day.ref.startswith("JP-"), day.ref, ref=day.ref)
    family = stage.cast.first.family
    await record.await_(
        "card",
        lambda: stage.tokyo.card_words(day.ref),
        having(f"{family}様", "Amazon.co.jp", day.said(script.SUBJECT, "ja")),
        ref=day.ref,
    )
    await record.await_(
        "message",
        lambda: stage.tokyo.thread_words(day.ref),
        having(*script.MESSAGE.filled(day.facts).ja),
    )
    await no_contact_data(day, "no_contact", stage.tokyo)
    await details_for_one(day)


async def both_cases_open(day: Day) -> None:
    """The customer's case, and the one that nobody will take, in this seed's order."""
    cast = day.stage.cast
    for nobodys in sorted((True, False), reverse=cast.nobodys_first):
        if nobodys:
            day.other_ref = await day.stage.shop.write(
                cast.nobodys,
                subject=script.OTHER_SUBJECT.filled(day.other_facts).written("ja"),
                text=script.OTHER_MESSAGE.filled(day.other_facts).written("ja"),
            )
        else:
            day.ref = await day.stage.shop.write(
                cast.first,
                subject=day.said(script.SUBJECT, "ja"),
                text=day.said(script.MESSAGE, "ja"),
            )


async def no_contact_data(day: Day, key: str, *desks: Desk) -> None:
    buyers = (day.stage.cast.first, day.stage.cast.nobodys)
    secrets = [
        one for buyer in buyers for one in (buyer.email, buyer.phone, buyer.given, buyer.kana)
    ]
    seen = "\n".join([await desk.public(day.ref, day.other_ref) for desk in desks])
    found = [one for one in secrets if shows(seen, one)]
    day.record.note(key, not found, " ".join(found))


async def details_for_one(day: Day) -> None:
    stage, buyer = day.stage, day.stage.cast.first
    await stage.tokyo.press(day.ref, "details")
    await day.record.await_(
        "details",
        lambda: stage.tokyo.everything(day.ref),
        having(buyer.email, buyer.phone, buyer.kana),
        agent=stage.tokyo.who.name,
    )
    others = await stage.tokyo_other.everything(day.ref)
    day.record.note("details_private", lacking(others, buyer.email, buyer.phone), others)
    await stage.tokyo.close()


# --- 2 --------------------------------------------------------------------------------------


async def note_in_thread(day: Day) -> None:
    stage, note = day.stage, day.said(script.NOTE, "ja")
    await stage.tokyo.write(day.ref, note)
    await day.record.await_("noted", lambda: stage.tokyo_other.thread_words(day.ref), having(note))
    await nothing_mailed(day, "note_no_mail")


async def nothing_mailed(day: Day, key: str) -> None:
    letters = await day.stage.mailbox.all()
    day.record.note(key, not letters, str(letters))


# --- 3 --------------------------------------------------------------------------------------


async def handed_over(day: Day) -> None:
    stage, record = day.stage, day.record
    await offer(day, day.ref, day.said(script.REQUEST, "ja"))
    await record.await_(
        "brief",
        lambda: stage.seattle.card_words(day.ref),
        having(
            *("Handoff from Tokyo", "［Accept］", stage.cast.first.family),
            day.said(script.REQUEST, "en"),
            *script.MESSAGE.filled(day.facts).en,
        ),
    )
    await record.await_(
        "history",
        lambda: stage.seattle.thread_words(day.ref),
        lambda seen: in_order(
            seen.partition("［Full history］")[2],
            script.MESSAGE.filled(day.facts).en[0],
            day.said(script.NOTE, "en"),
            day.said(script.REQUEST, "en"),
        ),
    )
    seen = await stage.seattle.thread_words(day.ref)
    record.note("from_memory", shows(seen, "(from memory)"), seen)
    await taken_at_once(day)
    await originals_open(day)
    await nobody_takes(day)


async def offer(day: Day, ref: str, reason: str) -> None:
    answer = await day.stage.tokyo.command("/handoff", f"{ref} us {reason}")
    day.record.require("offered", shows(answer, ref, "シアトル", "JST"), answer, ref=ref)


def in_order(seen: str, *parts: str) -> bool:
    at = [("".join(seen.split())).find("".join(part.split())) for part in parts]
    return -1 not in at and at == sorted(at)


async def taken_at_once(day: Day) -> None:
    """One colleague double-clicks *Accept* while another presses it too."""
    stage, record = day.stage, day.record
    await asyncio.gather(
        *(desk.press(day.ref, "handoff.accept") for desk in (stage.seattle,) * 2),
        stage.seattle_other.press(day.ref, "handoff.accept"),
    )
    seen = await record.await_(
        "accepted",
        lambda: stage.tokyo.thread_words(day.ref),
        lambda seen: any(
            ACCEPTED_JA in line and BOTH_CLOCKS.search(line) for line in seen.splitlines()
        ),
    )
    lines = [line for line in seen.splitlines() if ACCEPTED_JA in line]
    record.note("accepted_once", len(lines) == 1, "\n".join(lines))
    late = stage.seattle_other if stage.seattle.who.name in lines[0] else stage.seattle
    await record.await_(
        "told_first", lambda: late.everything(day.ref), having("already accepted", day.ref)
    )


async def originals_open(day: Day) -> None:
    seattle = day.stage.seattle
    post = next(one for one in await seattle.thread(day.ref) if has_button(one, ORIGINALS))
    await seattle.press_at(post, ORIGINALS)
    await day.record.await_(
        "originals",
        lambda: modal_words(seattle),
        having(*script.MESSAGE.filled(day.facts).ja, day.said(script.NOTE, "ja")),
    )
    await seattle.close()


async def nobody_takes(day: Day) -> None:
    stage = day.stage
    request = script.OTHER_REQUEST.filled(day.other_facts)
    await offer(day, day.other_ref, request.written("ja"))
    await day.record.await_(
        "other_brief",
        lambda: stage.seattle.card_words(day.other_ref),
        having("Handoff from Tokyo", "［Accept］", request.written("en")),
        ref=day.other_ref,
    )


async def comes_back(day: Day) -> None:
    stage, record = day.stage, day.record
    await record.await_(
        "came_back",
        lambda: stage.tokyo.thread_words(day.other_ref),
        having("シアトルチームに引き受けがなかったため", "東京チームに戻りました"),
        patience=30,
        ref=day.other_ref,
    )
    await record.await_(
        "ended_there",
        lambda: stage.seattle.card_words(day.other_ref),
        lambda seen: shows(seen, "Nobody accepted", "Tokyo") and lacking(seen, "［Accept］"),
    )


# --- 4 --------------------------------------------------------------------------------------


async def both_threads_in_step(day: Day) -> None:
    writers = [tokyo_writes, seattle_writes]
    for writes in writers if day.stage.cast.tokyo_first else reversed(writers):
        await writes(day)
    await unprepared(day)
    await private_note(day)
    await nothing_mailed(day, "notes_no_mail")


async def tokyo_writes(day: Day) -> None:
    stage = day.stage
    await stage.tokyo.write(day.ref, day.said(script.FROM_TOKYO, "ja"))
    await day.record.await_(
        "to_seattle",
        lambda: stage.seattle.thread_words(day.ref),
        having(day.said(script.FROM_TOKYO, "en")),
    )


async def seattle_writes(day: Day) -> None:
    stage = day.stage
    await stage.seattle.write(day.ref, day.said(script.FROM_SEATTLE, "en"))
    await day.record.await_(
        "to_tokyo",
        lambda: stage.tokyo.thread_words(day.ref),
        having(day.said(script.FROM_SEATTLE, "ja"), "（確認済みの訳）"),
    )


async def unprepared(day: Day) -> None:
    """There is no engine in the story, so what no memory knows stays as it is, marked."""
    stage = day.stage
    await stage.tokyo.write(day.ref, script.UNPREPARED.written("ja"))
    await day.record.await_(
        "untranslated",
        lambda: stage.seattle.thread_words(day.ref),
        having(script.UNPREPARED.written("ja"), "[not translated yet]"),
    )


async def private_note(day: Day) -> None:
    """Written by either desk; the other one opens the whole history and does not find it."""
    stage, record = day.stage, day.record
    here, verb, language = stage.seattle, "!private", "en"
    if stage.cast.private_in_tokyo:
        here, verb, language = stage.tokyo, "!チーム内", "ja"
    secret, there = script.PRIVATE.written(language), other_desk(day)
    await here.write(day.ref, f"{verb} {secret}")
    await record.await_("private_here", lambda: here.thread_words(day.ref), having(secret))
    await there.press(day.ref, "history.full")
    await record.await_(
        "full_history", lambda: modal_words(there), lambda seen: shows(seen, *spoken(day, there))
    )
    await private_stays(day, "private_stays")
    await there.close()


def other_desk(day: Day) -> Desk:
    """The desk that must never see the private note."""
    return day.stage.seattle if day.stage.cast.private_in_tokyo else day.stage.tokyo


def spoken(day: Day, desk: Desk) -> list[str]:
    """What a full history holds by now, in this desk's language."""
    lines = (script.MESSAGE, script.NOTE, script.FROM_TOKYO, script.FROM_SEATTLE)
    return [one for line in lines for one in line.filled(day.facts).sentences(desk.language)]


async def private_stays(day: Day, key: str) -> None:
    seen = await other_desk(day).everything(day.ref)
    both = [script.PRIVATE.written(language) for language in ("ja", "en")]
    day.record.note(key, lacking(seen, *both), seen)


async def modal_words(desk: Desk) -> str:
    view = await desk.modal()
    return words(view) if view else ""
