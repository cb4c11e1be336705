"""A message of a channel as one agent wants to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.application import Application
from bot.asides import Aside, aside_of, from_read
from bot.delivery import draw, entries, facts
from bot.delivery.reader import Reader
from bot.grammar import Command, parse_thread
from bot.handlers.places import Shown, Spot, entries_at, marketplace_at
from bot.slack.asides import answers
from bot.slack.asking import Asker
from bot.slack.explain import Answer
from bot.slack.mrkdwn import from_slack
from bot.texts import say

Message = Mapping[str, Any]


async def asides_at(
    application: Application, asker: Asker, message: Message, channel: str, target: str | None
) -> list[Answer]:
    """The message in ``target``, by default the asker's language, or the other one where it is in
    that already. A ticket's entries are read from the timeline, so that a colleague's correction
    counts and a translation is never translated back."""
    found = await found_at(application, asker, message, channel, target)
    if not found:
        return [Answer(say("aside.nothing", asker.language))]
    return answers(found, asker.language)


async def found_at(
    application: Application, asker: Asker, message: Message, channel: str, target: str | None
) -> list[Aside]:
    spot = spot_of(message, channel)
    shown = await application.database.read(entries_at, asker.workspace, spot, asker.team.key)
    if shown is not None:
        return await entries_of(application, asker, shown, target or asker.language)
    text = words_in(message)
    if not text.strip():
        return []
    return [await said_in(application, asker, text, spot.channel, spot.thread_ts, target)]


async def said_in(
    application: Application,
    asker: Asker,
    text: str,
    channel: str,
    thread: str | None,
    target: str | None,
) -> Aside:
    """``text`` in ``target``; in a ticket's thread by the fixed terms of its marketplace."""
    market = await application.database.read(marketplace_at, asker.workspace, channel, thread)
    return await aside_of(
        application.translator,
        text,
        target=target,
        reader=asker.language,
        marketplace=market,
    )


def spot_of(message: Message, channel: str) -> Spot:
    ts = str(message["ts"])
    return Spot(channel, ts, str(message.get("thread_ts") or ts))


async def entries_of(
    application: Application, asker: Asker, shown: Shown, target: str
) -> list[Aside]:
    team = asker.team.key
    case = await application.database.read(facts.case_of, shown.ticket_id, team)
    tolds = [told for told in shown.tolds if told.text.strip() and not told.retracted]
    reader = draw.reader_for(application, case, target, team)
    reads = await draw.entries_in(application, reader, tolds)
    own: Reader = replace(reader, language=asker.language)
    several = len(reads) > 1
    return [
        from_read(
            read,
            target,
            shown_in=shown.language,
            head=entries.head(read, own) if several else "",
        )
        for read in reads
    ]


def words_in(message: Message) -> str:
    """What a person said, without a verb in front of it; of a bot's message what its blocks say,
    buttons aside."""
    if not (message.get("bot_id") or message.get("app_id")):
        text = from_slack(str(message.get("text") or ""))
        said = parse_thread(text)
        return said.text if isinstance(said, Command) else text
    spoken = "\n".join(spoken_in(message.get("blocks") or ()))
    return from_slack(spoken or str(message.get("text") or ""))


def spoken_in(blocks: Any) -> Iterator[str]:
    for block in blocks:
        if block.get("type") == "section":
            parts = (block.get("text"), *(block.get("fields") or ()))
            yield from (plain(part["text"]) for part in parts if part)


def plain(text: str) -> str:
    """Without the marks of bold type and quotes."""
    bare = text.replace("\u200b", "").replace("*", "")
    return "\n".join(line.removeprefix("&gt; ").removeprefix("> ") for line in bare.split("\n"))
