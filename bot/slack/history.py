"""A timeline as pages of a modal, in one language or with the originals beside it: pure.

Which entries stand on which page is decided by the originals' lengths alone, so that turning a
page translates that page and no other, and page numbers do not move.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.delivery import entries
from bot.delivery.entries import head, original_of, spoken
from bot.delivery.happenings import HAPPENINGS
from bot.delivery.reader import Reader
from bot.reading import UNTRANSLATED, Read
from bot.slack import blocks
from bot.slack.blocks import Block, parts, split
from bot.slack.mrkdwn import Marked, escape
from bot.texts import joined, lines, say
from tickets.timeline import Told

PART = 6_000
"""Characters of one entry on one page; a longer entry goes on over several."""

PAGE = 7_000
"""Characters of originals on one page. A translation may be three times as long, and a view takes
250,000 bytes (https://docs.slack.dev/reference/views), in which a kanji may need six."""

SLICES = 40
"""Entries on one page; each needs a block of its own."""

HEAD = 100
"""What an entry's first line counts as."""

FIXABLE = ("message", "note", "handoff", "reply")
"""Kinds whose translation a person may correct."""

WRITE = "write"
"""In a button for what nobody has translated yet: how many texts stand in its message."""

ONE_LINE = 250
"""Characters that something which happened may say within its own line."""

COLUMN = 1_900
TEXT = 2_900
MOST_BLOCKS = blocks.VIEW_BLOCKS - 4


@dataclass(frozen=True)
class Asked:
    """What a modal shows: entries ``first``..``last`` (0: to the end) of a ticket, page by page
    from 0, with originals beside or without."""

    ticket: int
    first: int = 1
    last: int = 0
    page: int = 0
    beside: bool = False

    @property
    def value(self) -> dict[str, Any]:
        return asdict(self)

    def on(self, page: int) -> Asked:
        return replace(self, page=page)

    @classmethod
    def pressed(cls, action: str, value: Mapping[str, Any]) -> Asked:
        """What a button asks for. Raises KeyError or TypeError for a value that is none of ours."""
        match action:
            case "history.full":
                return cls(value["ticket"])
            case "history.originals":
                return cls(value["ticket"], value["first"], value["last"], beside=True)
            case "history.whole" | "history.original":
                beside = action == "history.original"
                return cls(value["ticket"], value["seq"], value["seq"], beside=beside)
        return cls(**value)


@dataclass(frozen=True)
class Slice:
    """Part ``part`` (from 0) of ``of`` of an entry."""

    told: Told
    part: int = 0
    of: int = 1


def pages(tolds: Sequence[Told]) -> list[list[Slice]]:
    """Every entry exactly once, in order, in slices that fill pages."""
    filled: list[list[Slice]] = []
    room = 0
    for piece in (one for told in tolds for one in slices(told)):
        size = HEAD + length(piece.told) // piece.of
        if not filled or size > room or len(filled[-1]) >= SLICES:
            filled.append([])
            room = PAGE
        filled[-1].append(piece)
        room -= size
    return filled


def slices(told: Told) -> list[Slice]:
    of = max(1, -(-length(told) // PART))
    return [Slice(told, part, of) for part in range(of)]


def length(told: Told) -> int:
    """The longest of what is known to be shown for it: original, corrections, what was sent."""
    if told.retracted:
        return 0
    sent = str(told.entry.data.get("customer_text") or "")
    versions = (told.text, *told.corrections.values(), sent)
    return max(map(len, versions))


# --- views ----------------------------------------------------------------------------------


def loading(asked: Asked, ref: str, language: str) -> Block:
    """What stands there while the page is being translated."""
    return view(asked, ref, language, [blocks.section(say("history.loading", language))])


def failed(asked: Asked, ref: str, language: str) -> Block:
    return view(asked, ref, language, [blocks.section(say("history.failed", language))])


def view(asked: Asked, ref: str, language: str, content: Sequence[Block]) -> Block:
    kind = "originals" if asked.beside else "whole" if asked.first == asked.last else "history"
    title = say(f"modal.{kind}", language)
    named = f"{title} {ref}" if len(title) + len(ref) < blocks.TITLE else title
    return blocks.modal(named, content, close=say("button.ok", language))


def page(
    asked: Asked, reader: Reader, reads: Sequence[tuple[Slice, Read]], *, count: int, total: int
) -> Block:
    """Page ``asked.page`` of ``count``; ``total`` is the number of entries on all of them."""
    language, ref = reader.language, reader.case.ticket.ref
    if not reads:
        return view(asked, ref, language, [blocks.section(reader.say("history.empty"))])
    draw = with_original if asked.beside else alone
    shown = [block for piece, read in reads for block in draw(piece, read, reader)]
    title = reader.say("history.title", ref=ref, count=total)
    number = reader.say("history.page", page=asked.page + 1, pages=count)
    waits = any(read.state == UNTRANSLATED for _, read in reads)
    note = reader.say("mark.untranslated") if waits else None
    return view(
        asked,
        ref,
        language,
        [
            blocks.context(joined(language, [title, number])),
            *shown[:MOST_BLOCKS],
            *([blocks.context(note)] if note else []),
            blocks.actions(*turning(asked, reader, count)),
        ],
    )


def turning(asked: Asked, reader: Reader, count: int) -> list[Block]:
    """Back, on, and the switch between one language and both."""
    beside = replace(asked, beside=not asked.beside)
    label = "alone" if asked.beside else "beside"
    moves = [("switch", label, beside)]
    if asked.page > 0:
        moves.insert(0, ("previous", "previous", replace(asked, page=asked.page - 1)))
    if asked.page + 1 < count:
        moves.append(("next", "next", replace(asked, page=asked.page + 1)))
    return [
        blocks.button(f"history.page.{move}", reader.say(f"button.{label}"), to.value)
        for move, label, to in moves
    ]


# --- entries --------------------------------------------------------------------------------


def alone(piece: Slice, read: Read, reader: Reader, accessory: Block | None = None) -> list[Block]:
    """The slice in the reader's language."""
    if brief_happening(piece, read):
        line = heading(piece, read, reader, whole=True)
        return [blocks.section(line, accessory=accessory)]
    top, text = heading(piece, read, reader), split(whole_text(read, reader), piece.of)[piece.part]
    if not text.strip():
        return [blocks.section(top)]
    rows = [row[0] for row in parts([text], TEXT - blocks.units(top))]
    first, *rest = (escape(row) for row in rows)
    return [
        blocks.section(lines(top, first), accessory=accessory),
        *map(blocks.section, filter(str.strip, rest)),
    ]


def with_original(piece: Slice, read: Read, reader: Reader) -> list[Block]:
    """The slice in both languages, the original on the left, and a button to correct it."""
    written, fix = original_of(read), fixing(piece, read, reader)
    if written is None:
        return alone(piece, read, reader, fix)
    sides = [split(text, piece.of)[piece.part] for text in (written, spoken(read, reader))]
    rows = [[escape(side) if side.strip() else "—" for side in row] for row in parts(sides, COLUMN)]
    first, *rest = rows
    return [
        blocks.columns(first, under=heading(piece, read, reader), accessory=fix),
        *map(blocks.columns, rest),
    ]


def fixing(piece: Slice, read: Read, reader: Reader) -> Block | None:
    """A person may give the right translation of what was translated, or could not be."""
    told, target = read.told, reader.language
    if read.state == "same" or piece.part or not fixable(told, target):
        return None
    value = {"ticket": told.entry.ticket_id, "seq": told.seq, "to": target}
    return blocks.button("fix.open", reader.say("button.fix"), value)


def fixable(told: Told, target: str) -> bool:
    """Whether the form can hold it. What the customer got of a reply is no translation any more."""
    entry = told.entry
    if told.retracted or entry.kind not in FIXABLE or not told.text.strip():
        return False
    got = entry.kind == "reply" and entry.data.get("customer_language") == target
    return not got and blocks.units(told.text) <= blocks.SECTION


def brief_happening(piece: Slice, read: Read) -> bool:
    return read.told.entry.kind in HAPPENINGS and piece.of == 1 and len(read.text) <= ONE_LINE


def heading(piece: Slice, read: Read, reader: Reader, *, whole: bool = False) -> str:
    """Number, who, when, marks; of a happening the line, and ``whole`` with all that was said."""
    told = read.told
    number = reader.say("history.number", seq=told.seq)
    place = None
    if piece.of > 1:
        place = reader.say("history.part", part=piece.part + 1, parts=piece.of)
    return lines(
        joined(reader.language, [number, place, top_line(read, reader, whole=whole)]),
        entries.doubts(read, reader) or None,
    )


def top_line(read: Read, reader: Reader, *, whole: bool) -> str:
    told = read.told
    write = HAPPENINGS.get(told.entry.kind)
    if write is None:
        gone = reader.say("entry.retracted") if told.retracted else None
        return joined(reader.language, [head(read, reader), gone])
    text = escape(spoken(read, reader)) if whole else "…"
    line = write(told.entry, reader, Marked(text))
    return joined(reader.language, [line, *entries.marks(read, reader)])


def whole_text(read: Read, reader: Reader) -> str:
    """All that an entry says: a reply also what the customer got where that differs."""
    text = spoken(read, reader)
    entry = read.told.entry
    got = str(entry.data.get("customer_text") or "") if entry.kind == "reply" else ""
    if read.told.retracted or not got or got == read.text:
        return text
    language = reader.language_name(entry.data.get("customer_language"))
    return f"{text}\n\n{reader.say('post.got', language=language)}\n{got}"
