"""What Slack gets to see of a mirror: its card, and posts that carry as many entries as fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.application import Application
from bot.approval import wordless
from bot.delivery import cards, facts
from bot.delivery.calling import called_to_offer, with_calls
from bot.delivery.cards import BriefRead
from bot.delivery.entries import ORIGINAL, draw_entry
from bot.delivery.facts import Brief, Case
from bot.delivery.follow import Drawn
from bot.delivery.pieces import POST, ROOMS, Piece, fit, pack
from bot.delivery.proposing import proposals
from bot.delivery.reader import Reader, one_line
from bot.reading import AS_WRITTEN, BY_PERSON, REFUSED, UNTOUCHED, Read, read_in, translated
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.mrkdwn import Marked
from tickets.timeline import Told
from translations.service import Translation, Wanted

Content = dict[str, Any]


# --- cards ----------------------------------------------------------------------------------


async def card(application: Application, mirror: Row[Any], *, upto: int) -> Drawn:
    """The head of a thread as of entry ``upto``: card, brief or alert."""
    reader = await reader_of(application, mirror)
    subject = await subject_in(application, reader)
    if mirror.kind == "alert":
        return await alert(application, reader, subject, upto)
    match cards.stage(reader.case, reader.team):
        case "brief":
            return await brief(application, reader, subject, upto)
        case "ended":
            return headed(reader, subject, cards.ended(reader, subject))
    drawn = cards.ordinary(reader, subject, await proposals(application, reader))
    return headed(reader, subject, drawn)


async def brief(application: Application, reader: Reader, subject: Translation, upto: int) -> Drawn:
    offer = reader.case.received
    assert offer is not None
    tolds = await application.database.read(facts.seen_by, reader.case.ticket.id, reader.team, upto)
    told = facts.brief_of(tolds, offer)
    if told is None:
        return headed(reader, subject, cards.ordinary(reader, subject))
    spoken = await brief_in(application, reader, told)
    call = await called_to_offer(application, reader, told.offered)
    return headed(reader, subject, cards.brief(reader, subject, spoken, call), spoken.reads)


async def brief_in(application: Application, reader: Reader, told: Brief) -> BriefRead:
    latest = (told.latest,) if told.latest else ()
    tolds = (told.offered, *latest, *told.promises, *told.recent)
    reads = {read.told.seq: read for read in await entries_in(application, reader, tolds)}
    return BriefRead(
        offered=reads[told.offered.seq],
        latest=reads[told.latest.seq] if told.latest else None,
        answered=told.answered,
        promises=[reads[one.seq] for one in told.promises],
        recent=[reads[one.seq] for one in told.recent],
    )


async def alert(application: Application, reader: Reader, subject: Translation, upto: int) -> Drawn:
    tolds = await application.database.read(facts.seen_by, reader.case.ticket.id, reader.team, upto)
    message = facts.alerted_by(tolds)
    reads = await entries_in(application, reader, [message] if message else [])
    drawn = cards.alert(reader, subject, next(iter(reads), None))
    text = cards.calls(reader) + reader.say("ticket.alert", ref=reader.case.ticket.ref)
    return headed(reader, subject, drawn, reads, text=text)


def headed(
    reader: Reader,
    subject: Translation,
    drawn: list[Block],
    reads: Sequence[Read] = (),
    *,
    text: str | None = None,
) -> Drawn:
    """``reads`` are the entries that the card shows."""
    in_original = subject.state in AS_WRITTEN or any(read.in_original for read in reads)
    return Drawn(
        last=0,
        content={"text": text or fallback(reader, subject), "blocks": drawn},
        untranslated=in_original,
        refused=refused(reads),
    )


def refused(reads: Sequence[Read]) -> tuple[Read, ...]:
    return tuple(read for read in reads if read.state == REFUSED)


def fallback(reader: Reader, subject: Translation) -> str:
    shown = one_line(subject.text, cards.LONGEST_SUBJECT)
    return reader.say("card.fallback", ref=reader.case.ticket.ref, subject=shown)


# --- posts ----------------------------------------------------------------------------------


async def next_post(
    application: Application, mirror: Row[Any], tolds: Sequence[Told], *, last: int
) -> Drawn:
    """As many of these entries as fit into one message, in order, at least the first.

    ``Drawn.last`` is the last entry shown, or ``last`` where all of them are.
    """
    within = tolds[: POST.blocks]
    reader, reads = await read_for(application, mirror, within)
    pieces = pack((draw_entry(read, reader, ROOMS[0]) for read in reads), POST)
    all_shown = len(pieces) == len(tolds)
    end = last if all_shown else pieces[-1].seq
    return replace(posted(reader, pieces, end), refused=refused(reads[: len(pieces)]))


async def again(
    application: Application, mirror: Row[Any], tolds: Sequence[Told], *, last: int
) -> Drawn:
    """Exactly these entries in one message, whatever has grown since: cut where it must be."""
    reader, reads = await read_for(application, mirror, tolds)

    def draw(room: int) -> list[Piece]:
        return [draw_entry(read, reader, room) for read in reads]

    return replace(posted(reader, fit(draw, POST), last), refused=refused(reads))


def posted(reader: Reader, pieces: Sequence[Piece], last: int) -> Drawn:
    untranslated = any(piece.untranslated for piece in pieces)
    alone = len(pieces) == 1
    drawn = [block for piece in pieces for block in (once(piece) if alone else piece.blocks)]
    if any(piece.waits for piece in pieces):
        drawn.append(blocks.context(reader.say("mark.untranslated")))
    drawn += turning(reader, pieces)
    content: Content = {"text": notice(reader, pieces), "blocks": drawn}
    if any(piece.rings for piece in pieces):
        content["reply_broadcast"] = True
    return Drawn(last=last, content=content, untranslated=untranslated)


def once(piece: Piece) -> list[Block]:
    """An entry that stands alone in its post: what its original was, the row below tells."""
    return [
        {name: part for name, part in block.items() if name != "accessory"}
        if opens_original(block)
        else block
        for block in piece.blocks
    ]


def opens_original(block: Block) -> bool:
    return (block.get("accessory") or {}).get("action_id") == ORIGINAL


def told_beside(pieces: Sequence[Piece]) -> bool:
    """Whether the one translated entry among several has the button to its original beside it: a
    second one below them all would say the same, and not of which."""
    translated = [piece for piece in pieces if piece.translated]
    if len(pieces) == 1 or len(translated) != 1:
        return False
    return any(opens_original(block) for block in translated[0].blocks)


def turning(reader: Reader, pieces: Sequence[Piece]) -> list[Block]:
    """The buttons to what was written, and to the right translation of it."""
    several = sum(piece.translated for piece in pieces) > 1
    beside = told_beside(pieces)
    value = {
        "ticket": reader.case.ticket.id,
        "first": pieces[0].seq,
        "last": pieces[-1].seq,
        "in": reader.language,
    }
    within = {name: value[name] for name in ("ticket", "first", "last")}
    offered = [
        (
            "history.originals",
            "button.originals" if several else "button.original",
            within,
            [one.translated for one in pieces if not beside],
        ),
        (
            "fix.choose",
            "button.fix",
            value,
            [one.translated or one.untranslated for one in pieces],
        ),
    ]
    buttons = [
        blocks.button(action, reader.say(label), carried)
        for action, label, carried, holds in offered
        if any(holds)
    ]
    return [blocks.actions(*buttons)] if buttons else []


def notice(reader: Reader, pieces: Sequence[Piece]) -> str:
    """What a notification says of the post."""
    first = Marked(pieces[0].line)
    if len(pieces) > 1:
        first = Marked(reader.say("post.more", first=first, count=len(pieces) - 1))
    return reader.say("post.fallback", ref=reader.case.ticket.ref, first=first)


# --- reading --------------------------------------------------------------------------------


async def reader_of(application: Application, mirror: Row[Any]) -> Reader:
    case = await application.database.read(facts.headed_case_of, mirror.ticket_id, mirror.target)
    return reader_for(application, case, mirror.language, mirror.target)


def reader_for(application: Application, case: Case, language: str, team: str) -> Reader:
    settings = application.settings
    return Reader(
        language=language,
        team=team,
        teams=settings.teams,
        case=case,
        now=application.now(),
        answer_within=settings.answer_within,
    )


async def read_for(
    application: Application, mirror: Row[Any], tolds: Sequence[Told]
) -> tuple[Reader, list[Read]]:
    case = await application.database.read(facts.case_of, mirror.ticket_id)
    reader = reader_for(application, case, mirror.language, mirror.target)
    named = await with_calls(application, await with_names(application, reader, tolds), tolds)
    return named, await entries_in(application, reader, tolds)


async def with_names(application: Application, reader: Reader, tolds: Sequence[Told]) -> Reader:
    """The reader knowing those whom these entries mention."""
    if not any(facts.MENTION.search(told.text) for told in tolds):
        return reader
    return replace(reader, names=await application.database.read(facts.names_in, tolds))


async def entries_in(application: Application, reader: Reader, tolds: Sequence[Told]) -> list[Read]:
    """The entries in the reader's language; a promise says what its reply promised, and to readers
    of the customer's language in the customer's own words."""
    translator, market = application.translator, reader.case.ticket.marketplace
    seen = await read_in(translator, tolds, reader.language, marketplace=market)
    reads = [promised(read, reader) for read in seen]
    promises = [read for read in reads if read.told.entry.kind == "promise" and not read.text]
    if not promises:
        return reads
    wanted = [unspoken(read, reader) for read in promises]
    found = await translator.translate(wanted, reader.language, marketplace=market)
    spoken = {
        read.told.seq: translated(read.told, translation)
        for read, translation in zip(promises, found, strict=True)
    }
    return [spoken.get(read.told.seq, read) for read in reads]


def promised(read: Read, reader: Reader) -> Read:
    """A promise in the words that were written in the reader's language: the customer's before the
    agent's. Figures alone read the same everywhere."""
    if read.told.entry.kind != "promise" or read.text:
        return read
    data = read.told.entry.data
    text, theirs = data.get("text"), data.get("customer_text")
    if theirs and reader.language == data.get("customer_language", reader.case.ticket.language):
        return replace(read, text=str(theirs), state=BY_PERSON)
    if text and (reader.language == data.get("language") or wordless(str(text))):
        return replace(read, text=str(text), state=UNTOUCHED)
    return read


def unspoken(read: Read, reader: Reader) -> Wanted:
    """A promise that nobody wrote in the reader's language."""
    data, fallback = read.told.entry.data, reader.case.ticket.language
    if text := data.get("text"):
        return Wanted(str(text), data.get("language"), fallback)
    return Wanted(str(data.get("customer_text") or ""), data.get("customer_language"), fallback)


async def subject_in(application: Application, reader: Reader) -> Translation:
    ticket = reader.case.ticket
    wanted = Wanted(ticket.subject, None, ticket.language)
    [found] = await application.translator.translate(
        [wanted], reader.language, marketplace=ticket.marketplace
    )
    return found
