"""One entry as a thread shows it: who, when, what in the reader's language, and its marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from bot.delivery.facts import MENTION
from bot.delivery.happenings import HAPPENINGS, mentions
from bot.delivery.pieces import Piece
from bot.delivery.reader import Reader
from bot.reading import UNTRANSLATED, Read
from bot.refusals import refusal
from bot.slack import blocks
from bot.slack.blocks import Block, fitted, section, units
from bot.slack.mrkdwn import Marked, escape, quote
from bot.texts import catalogue, joined, lines
from tickets.timeline import Kept, Told
from translations.outcomes import ADAPTED, MEMORY

FENCE = "```"
BROKEN_FENCE = "`\u200b`\u200b`"
"""Looks the same, ends nothing."""

LINE = 120
ORIGINAL = "history.original"
"""The action that opens what one entry's translation renders."""
LONGEST_REASON = 60


def draw_entry(read: Read, reader: Reader, room: int) -> Piece:
    """The entry in one block; its text takes no more than ``room`` and is otherwise cut, with
    *Show whole* beside it."""
    told = read.told
    draw = happening if told.entry.kind in HAPPENINGS else speech
    text, cut = draw(read, reader, room)
    return Piece(
        seq=told.seq,
        blocks=(section(text, accessory=beside(read, reader, cut)),),
        line=line_of(read, reader),
        translated=original_of(read) is not None,
        untranslated=read.in_original and not told.retracted,
        waits=read.state == UNTRANSLATED and not told.retracted,
        rings=rings(told, reader),
    )


def rings(told: Told, reader: Reader) -> bool:
    data = told.entry.data
    return data.get("event") == "overdue" and data.get("to") == reader.team


def calls(told: Told, reader: Reader) -> str:
    """The names of those who want to be told of it, with a space behind."""
    return "" if told.retracted else mentions(reader.called.get(told.seq, ()))


def original_of(read: Read) -> str | None:
    """What was written, where the reader sees something else in its place."""
    told = read.told
    if told.retracted:
        return None
    data = told.entry.data
    promise = str(data.get("text") or data.get("customer_text") or "")
    written = promise if told.entry.kind == "promise" else told.text
    return written if written.strip() and written != read.text else None


def beside(read: Read, reader: Reader, cut: bool) -> Block | None:
    """The button next to an entry: the rest of it, or what a doubtful translation renders."""
    value = {"ticket": read.told.entry.ticket_id, "seq": read.told.seq}
    if cut:
        return blocks.button("history.whole", reader.say("button.show_whole"), value)
    if read.state == "uncertain":
        return blocks.button(ORIGINAL, reader.say("button.original"), value)
    return None


# --- something happened ---------------------------------------------------------------------


def happening(read: Read, reader: Reader, room: int) -> tuple[str, bool]:
    write = HAPPENINGS[read.told.entry.kind]
    tail = doubts(read, reader)
    call = calls(read.told, reader)
    frame = units(call + write(read.told.entry, reader, Marked(""))) + units(tail)
    text, cut = fitted(spoken(read, reader), min(room, blocks.SECTION - frame - 20))
    line = call + write(read.told.entry, reader, Marked(text))
    return lines(joined(reader.language, [line, *marks(read, reader)]), tail), cut


# --- somebody said something ----------------------------------------------------------------


def speech(read: Read, reader: Reader, room: int) -> tuple[str, bool]:
    told = read.told
    top, tail = calls(told, reader) + head(read, reader), doubts(read, reader)
    if told.retracted:
        return lines(top, reader.say("entry.retracted")), False
    if not told.text.strip():
        return lines(top, reader.say("entry.empty")), False
    bodies = said(read, reader)
    captions = sum(units(caption) + 2 for caption, _, _ in bodies)
    free = blocks.SECTION - units(top) - units(tail) - captions - 20
    each = min(room, free) // len(bodies)
    drawn = [(caption, *fitted(text, each, form)) for caption, text, form in bodies]
    parts = [lines(caption, text) for caption, text, _ in drawn]
    return lines(top, *parts, tail), any(cut for _, _, cut in drawn)


def said(read: Read, reader: Reader) -> list[tuple[str, str, Callable[[str], str]]]:
    """Caption, text and form of what an entry says: a reply also with what the customer got."""
    entry = read.told.entry
    text = spoken(read, reader)
    if entry.kind != "reply":
        return [("", text, quote if entry.kind == "message" else escape)]
    got = entry.data.get("customer_text") or entry.text
    form = code if to_copy(entry) else quote
    if got == read.text:
        return [("", got, form)]
    language = reader.language_name(entry.data.get("customer_language"))
    return [("", text, quote), (reader.say("post.got", language=language), got, form)]


def spoken(read: Read, reader: Reader) -> str:
    """The text with colleagues named where somebody mentions them."""
    if read.told.retracted:
        return ""
    if read.told.entry.author_kind != "agent":
        return read.text
    return MENTION.sub(lambda found: f"@{reader.names.get(found[1], found[1])}", read.text)


def code(text: str) -> str:
    """A text to be copied as it is."""
    return f"{FENCE}\n{escape(text).replace(FENCE, BROKEN_FENCE)}\n{FENCE}"


def head(read: Read, reader: Reader) -> str:
    """Who said it to whom, when, and what has to be known of it."""
    told = read.told
    notices = marks(read, reader)
    line = joined(reader.language, [HEADS.get(told.entry.kind, note)(told, reader), *notices])
    unsent = told.entry.kind == "reply" and to_copy(told.entry)
    return lines(line, origin(told, reader), reader.say("reply.not_sent") if unsent else None)


PERMALINK = re.compile(r"https://[a-z0-9.-]+/archives/[A-Z0-9]+/p[0-9]+(?:\?[\w=&.]+)?")


def origin(told: Told, reader: Reader) -> str | None:
    """Which message of Slack an entry was taken from, with a link to it."""
    taken = told.entry.data.get("origin")
    if not taken or told.retracted:
        return None
    author, url = str(taken.get("author") or ""), str(taken.get("url") or "")
    key = "entry.origin" if author else "entry.origin_nameless"
    linked = PERMALINK.fullmatch(url) is not None
    label = reader.say("entry.origin_link")
    link = f"<{url.replace('&', '&amp;')}|{label}>" if linked else None
    return joined(reader.language, ["↗ " + reader.say(key, author=author), link])


def to_copy(entry: Kept) -> bool:
    """Whether nothing mails this reply: there is no address. One that came in with its history was
    sent elsewhere, long ago."""
    return not entry.data.get("address") and not entry.data.get("imported")


def message(told: Told, reader: Reader) -> str:
    return reader.say(
        "entry.message", customer=reader.customer(), moment=reader.when(told.entry.at)
    )


def note(told: Told, reader: Reader) -> str:
    entry = told.entry
    facts = {
        "agent": reader.author(entry),
        "team": reader.desk_name(entry.author_team),
        "moment": reader.when(entry.at),
    }
    if entry.audience.startswith("team:"):
        return "🔒 " + reader.say("entry.private", **facts)
    if entry.author_kind != "agent":
        return reader.say("entry.system_note", moment=facts["moment"])
    return reader.say("entry.note", **facts)


def reply(told: Told, reader: Reader) -> str:
    entry = told.entry
    home = reader.case.ticket.marketplace
    facts = {
        "agent": reader.author(entry),
        "customer": reader.customer(),
        "moment": reader.both_clocks(entry.at, entry.author_team, home),
    }
    if to_copy(entry):
        return reader.say("entry.reply", team=reader.desk_name(entry.author_team), **facts)
    language = reader.language_name(entry.data.get("customer_language"))
    return "✉️ " + reader.say(
        "reply.sent", channel=reader.say("channel.mail"), language=language, **facts
    )


HEADS: dict[str, Callable[[Told, Reader], str]] = {"message": message, "reply": reply}


# --- marks ----------------------------------------------------------------------------------


def marks(read: Read, reader: Reader) -> list[str]:
    told = read.told
    if told.retracted:
        return []
    shown = [
        ("entry.edited", told.edited),
        ("entry.from_memory", read.engine == MEMORY),
        ("entry.adapted", read.engine == ADAPTED),
        ("post.untranslated", read.state == "untranslated"),
    ]
    notices = [reader.say(key) for key, holds in shown if holds]
    name = corrector(told, read, reader)
    fixed = reader.say("entry.corrected", agent=reader.person(name)) if name else None
    return [*notices, *([fixed] if fixed else [])]


def corrector(told: Told, read: Read, reader: Reader) -> str | None:
    """Who gave the translation that is shown; None where nobody did."""
    if told.corrections.get(reader.language) != read.text:
        return None
    given = [
        change
        for change in told.changes
        if change.kind == "translation" and change.language == reader.language
    ]
    return str(given[-1].author_name or "") if given else None


def doubts(read: Read, reader: Reader) -> str:
    """What makes a translation doubtful, or why there is none."""
    if read.told.retracted:
        return ""
    if read.state == "failed":
        return reader.say("mark.failed", reason=refusal(read.reasons, reader.language))
    if read.state != "uncertain":
        return ""
    reason = next(iter(read.reasons), None)
    return reader.say("mark.uncertain", reason=Marked(reason_text(reason, reader)))


def reason_text(reason: object, reader: Reader) -> str:
    code_of, about = getattr(reason, "code", ""), getattr(reason, "text", "")
    known = f"reason.{code_of}" in catalogue()
    key = f"reason.{code_of}" if known else "reason.no_rendering"
    return reader.say(key, text=about[:LONGEST_REASON])


def line_of(read: Read, reader: Reader) -> str:
    """The beginning of the entry on one line."""
    text, _ = fitted(" ".join(spoken(read, reader).split()), LINE, escape)
    if read.told.entry.kind in HAPPENINGS:
        return HAPPENINGS[read.told.entry.kind](read.told.entry, reader, Marked(text))
    return partial(joined, reader.language)([reader.author(read.told.entry), text])
