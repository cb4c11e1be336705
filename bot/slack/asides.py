"""A translation for one person as Slack shows it: original, translation, marks, and in small who
translated it. Nothing is cut: what is longer than one message goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot import texts
from bot.asides import Aside
from bot.refusals import refusal
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.mrkdwn import Marked, quote, say
from translations.outcomes import ADAPTED, MEMORY

ONE = 9_000
"""UTF-16 units of markup up to which an answer is drawn as blocks."""

SECTION = 2_900
MESSAGE = 30_000
"""Units of one message of plain text: Slack cuts at 40,000."""

BEGINNING = 300
"""Characters of an original that its reader has before them, where the whole is very long."""

REASONS = 4
LONGEST_REASON = 60

_MENTION = re.compile(r"&lt;@([UW][A-Z0-9]+)&gt;")


def quoted(text: str) -> str:
    """Colleagues show by name; a private answer notifies nobody."""
    return _MENTION.sub(r"<@\1>", quote(text))


def answers(asides: Sequence[Aside], language: str) -> list[Answer]:
    """One message, or several that are to be shown in order; ``language`` is the reader's."""
    paragraphs = [part for one in asides for part in said(one, language)]
    small = [line for one in asides if (line := origin(one, language))]
    small = list(dict.fromkeys(small))
    whole = texts.lines(*(lines_of(*part) for part in paragraphs), *small)
    if blocks.units(whole) <= ONE:
        return [Answer(whole, drawn(paragraphs, small))]
    return in_parts(asides, language, small)


Paragraph = tuple[str, str]
"""A line in Slack's markup, and the text quoted below it; either may be empty."""


def lines_of(line: str, text: str) -> str:
    return texts.lines(line, quoted(text) if text else None)


def said(aside: Aside, language: str) -> list[Paragraph]:
    """What there is to show of one text."""
    original = texts.lines(aside.head, named("aside.original", aside.source, language))
    match aside.kind:
        case "translated" | "partly":
            translation = named("aside.translation", aside.target, language)
            return [(original, aside.original), (translation, aside.text), *doubts(aside, language)]
        case "original":
            return [*doubts(aside, language), (aside.head, aside.original)]
        case "written":
            return [(original, aside.original)]
    return [(taken(aside, language), "")]


def taken(aside: Aside, language: str) -> str:
    """What it was taken for, and that there is nothing to translate."""
    name = language_name(aside.source, language)
    if aside.kind == "foreign" and name is None:
        return say("aside.foreign_other", language)
    return say(f"aside.{aside.kind}", language, language=name or "")


def doubts(aside: Aside, language: str) -> list[Paragraph]:
    keys = {"translated": "aside.uncertain", "partly": "aside.partly"}
    if aside.kind == "translated" and not aside.reasons:
        return []
    key = keys.get(aside.kind, "aside.untranslated")
    return [(say(key, language, reasons=reasons(aside, language)), "")]


def reasons(aside: Aside, language: str) -> str:
    """What makes a translation doubtful, the first few reasons by name; or why there is none."""
    if not aside.reasons:
        return texts.say("reason.no_engine", language)
    if aside.kind != "translated":
        return refusal(aside.reasons, language)
    known = texts.catalogue()
    worded = [
        texts.say(
            key if (key := f"reason.{one.code}") in known else "reason.no_rendering",
            language,
            text=one.text[:LONGEST_REASON],
        )
        for one in aside.reasons
    ]
    return texts.say("face.between_reasons", language).join(dict.fromkeys(worded[:REASONS]))


def origin(aside: Aside, language: str) -> str | None:
    if aside.kind not in ("translated", "partly") or not aside.engine:
        return None
    match aside.engine:
        case "person":
            return say("aside.by_person", language)
        case engine if engine == MEMORY:
            return say("aside.by_memory", language)
        case engine if engine == ADAPTED:
            return say("aside.by_adapted", language)
    return say("aside.by_engine", language, engine=aside.engine)


def named(key: str, code: str, language: str) -> str:
    name = language_name(code, language) or texts.say("language.other", language)
    return say(key, language, language=Marked(name))


def language_name(code: str, language: str) -> str | None:
    key = f"language.{code}"
    return texts.say(key, language) if key in texts.catalogue() else None


# --- one message, or several -----------------------------------------------------------------


def drawn(paragraphs: Sequence[Paragraph], small: Sequence[str]) -> list[Block]:
    sections = [blocks.section(text) for part in paragraphs for text in sectioned(*part)]
    return [*sections, *([blocks.context("　".join(small))] if small else [])]


def sectioned(line: str, text: str) -> Iterator[str]:
    """The paragraph in as many pieces as sections need."""
    rows = [row[0] for row in blocks.parts([text], SECTION - blocks.units(line), quoted)]
    yield lines_of(line, rows[0])
    yield from (quoted(row) for row in rows[1:] if row.strip())


def in_parts(asides: Sequence[Aside], language: str, small: Sequence[str]) -> list[Answer]:
    """The translation whole; of the original, which its reader has, the beginning."""
    room = MESSAGE - 1_000
    pieces: list[str] = []
    for one in asides:
        for line, text in said(one, language):
            if text == one.original and one.kind in ("translated", "partly"):
                text = shortened(text)
            rows = [row[0] for row in blocks.parts([text], room, quoted)]
            pieces += [lines_of(line, rows[0]), *(quoted(row) for row in rows[1:])]
    messages = packed([*pieces, *small], MESSAGE - 100)
    count = len(messages)
    return [
        Answer(text if count == 1 else f"{part_of(number, count, language)}\n{text}")
        for number, text in enumerate(messages, start=1)
    ]


def shortened(text: str) -> str:
    return text if len(text) <= 4 * BEGINNING else f"{text[:BEGINNING].rstrip()}…"


def packed(pieces: Sequence[str], room: int) -> list[str]:
    messages = [""]
    for piece in pieces:
        joined = texts.lines(messages[-1], piece)
        if blocks.units(joined) <= room:
            messages[-1] = joined
        else:
            messages.append(piece)
    return [one for one in messages if one]


def part_of(number: int, count: int, language: str) -> str:
    return say("aside.part", language, number=number, count=count)
