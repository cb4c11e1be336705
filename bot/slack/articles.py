"""Articles as blocks: the answer's card, two rules side by side, those that follow, the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.mrkdwn import Marked, bold, escape, say
from bot.texts.formats import day
from knowledge.freshness import Freshness

PASSAGE = 1_200
"""UTF-16 units of a card's passage."""

SHORT = 140
"""Characters of the passage of an article that follows."""

Value = dict[str, Any]
Pieces = Sequence[tuple[str, bool]]
"""A text in pieces; True for those that answer the question."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """An article as one reader sees it today.

    ``passage`` is the part that answers, in the article's words with its values filled in.
    ``owner`` is a team's name in the reader's language, empty where nobody owns it. ``stale``: the
    other language's text is newer. ``languages`` are those it is written in. ``silent_on``: the
    marketplace that was asked of, where the article speaks of the matter for the other one only.
    """

    slug: str
    language: str
    title: str
    topic: str
    marketplace: str
    owner: str
    freshness: Freshness
    passage: Pieces = ()
    stale: bool = False
    reviewed: bool = True
    languages: tuple[str, ...] = ()
    status: str = "published"
    score: float = 0.0
    silent_on: str | None = None


@dataclass(frozen=True)
class For:
    """The reader, the day on their clock, and what a card's buttons carry beside the article."""

    language: str
    today: date
    value: Mapping[str, Any]

    def carried(self, sheet: Sheet) -> Value:
        return {**self.value, "slug": sheet.slug, "in": sheet.language}

    def label(self, key: str, **facts: object) -> str:
        return texts.say(key, self.language, **facts)

    def button(self, action: str, label: str, sheet: Sheet) -> Block:
        return blocks.button(f"kb.{action}", label[:75], self.carried(sheet))


# --- lines ----------------------------------------------------------------------------------


def flags(marketplace: str, language: str) -> str:
    key = f"kb.marketplace.{marketplace}"
    return texts.say(key, language) if key in texts.catalogue() else marketplace.upper()


def title_line(sheet: Sheet, language: str, key: str = "kb.title") -> str:
    title = " ".join(sheet.title.split()).replace("*", "＊")
    return say(key, language, title=title, marketplace=flags(sheet.marketplace, language))


def highlighted(passage: Pieces, room: int = PASSAGE) -> str:
    """The passage as a block quote, what answers in bold."""
    lines: list[str] = []
    left = room
    for text, marked in passage:
        shown, cut = blocks.fitted(text, left, bold if marked and text.strip() else escape)
        lines.append(shown)
        left -= blocks.units(shown)
        if cut or left <= 0:
            break
    return "\n".join(f"> {line}" for line in "".join(lines).strip("\n").split("\n"))


def language_name(language: str, reader: str) -> str:
    return texts.say(f"language.{language}", reader)


def facts_line(sheet: Sheet, to: For) -> str:
    """In which language, whose it is, and until when it can be trusted."""
    language = to.language
    own = language in sheet.languages or sheet.language == language
    named = language_name(sheet.language, language)
    reader = language_name(language, language)
    return texts.joined(
        language,
        [
            say("kb.language", language, language=named)
            if own
            else say("kb.only_in", language, language=named, reader=reader),
            *trusted(sheet.freshness, to),
            say("kb.owner", language, team=sheet.owner) if sheet.owner else None,
        ],
    )


def trusted(fresh: Freshness, to: For) -> list[str | None]:
    verified = fresh.verified_on
    return [
        say("kb.verified", to.language, day=on(verified, to)) if verified else None,
        say(f"kb.{fresh.state}", to.language, day=on(fresh.review_by, to))
        if fresh.review_by and fresh.state != "overdue"
        else None,
        say("kb.unconfirmed", to.language) if fresh.unconfirmed else None,
    ]


def warnings(sheet: Sheet, to: For) -> str | None:
    """What has to be seen before anything is quoted."""
    fresh, language = sheet.freshness, to.language
    others = [one for one in sheet.languages if one != sheet.language]
    newer = language_name(others[0], language) if others else ""
    overdue = None
    if fresh.verify:
        late = fresh.review_by and fresh.review_by < to.today
        key = "kb.overdue" if late else "kb.expired"
        overdue = say(key, language, **({"day": on(fresh.review_by, to)} if late else {}))
    return (
        texts.lines(
            None if sheet.status == "published" else say(f"kb.status.{sheet.status}", language),
            overdue,
            say("kb.stale", language, language=newer) if sheet.stale and newer else None,
            None if sheet.reviewed else say("kb.unreviewed", language),
        )
        or None
    )


def on(at: date | None, to: For) -> str:
    return day(at, to.language, now=to.today) if at else ""


# --- the answer -----------------------------------------------------------------------------


def card(sheet: Sheet, to: For, *, unknown: bool = False) -> list[Block]:
    """One article that answers, with what can be done with it; ``unknown``: nobody has said where
    the customer bought."""
    said = texts.lines(title_line(sheet, to.language), highlighted(sheet.passage))
    return [
        *([silence(sheet, to)] if sheet.silent_on else []),
        blocks.section(said),
        *about(sheet, to),
        *([only_there(sheet, to)] if unknown and sheet.marketplace != "both" else []),
        blocks.actions(*inserting(sheet, to), whole(sheet, to), *judging(sheet, to)),
    ]


def only_there(sheet: Sheet, to: For) -> Block:
    where = texts.say(f"marketplace.{sheet.marketplace}", to.language)
    return blocks.context(say("kb.only_there", to.language, marketplace=where))


def silence(sheet: Sheet, to: For) -> Block:
    where = texts.say(f"marketplace.{sheet.silent_on}", to.language)
    return blocks.context(say("kb.silent_on", to.language, marketplace=where))


def about(sheet: Sheet, to: For) -> list[Block]:
    warned = warnings(sheet, to)
    facts = blocks.context(facts_line(sheet, to))
    return [*([blocks.section(warned)] if warned else []), facts]


def side_by_side(pair: Sequence[Sheet], why: str, to: For) -> list[Block]:
    """Both marketplaces' rules in two columns, where nobody knows yet which one holds."""
    columns = [
        texts.lines(
            title_line(sheet, to.language),
            highlighted(sheet.passage, blocks.FIELD // 3),
            warnings(sheet, to),
            facts_line(sheet, to),
        )
        for sheet in pair
    ]
    wholes = [
        to.button(
            f"whole.{number}",
            to.label("kb.label.show_at", marketplace=flags(sheet.marketplace, to.language)),
            sheet,
        )
        for number, sheet in enumerate(pair)
    ]
    return [
        blocks.section(say(f"kb.{why}", to.language)),
        blocks.columns(columns),
        blocks.actions(*wholes, *verdicts(pair[0], to)),
    ]


def inserting(sheet: Sheet, to: For) -> list[Block]:
    """Only where a ticket is known is there a reply to insert into."""
    if to.value.get("ticket") is None:
        return []
    return [to.button("insert", to.label("button.kb_insert"), sheet)]


def whole(sheet: Sheet, to: For) -> Block:
    return to.button("whole", to.label("button.show_whole"), sheet)


def verdicts(sheet: Sheet, to: For) -> list[Block]:
    if to.value.get("lookup") is None:
        return []
    return [
        to.button("helpful", to.label("button.kb_helpful"), sheet),
        to.button("not", to.label("button.kb_not"), sheet),
    ]


def judging(sheet: Sheet, to: For) -> list[Block]:
    return [
        *verdicts(sheet, to),
        to.button("outdated", to.label("button.kb_outdated"), sheet),
        to.button("ask", to.label("button.kb_ask"), sheet),
    ]


def in_short(sheets: Sequence[Sheet], heading: str, to: For) -> list[Block]:
    """Articles that follow the answer, a line and a button each."""
    if not sheets:
        return []
    return [blocks.section(heading), *(short_row(sheet, to) for sheet in sheets)]


def short_row(sheet: Sheet, to: For) -> Block:
    words = " ".join("".join(text for text, _ in sheet.passage).split())
    below, _ = blocks.fitted(words, SHORT)
    mark = "⚠️ " if sheet.freshness.verify else ""
    button = to.button("whole", to.label("button.show"), sheet)
    head = title_line(sheet, to.language, "kb.row")
    return blocks.section(texts.lines(head, f"{mark}{below}"), accessory=button)


# --- the whole ------------------------------------------------------------------------------


def whole_view(sheet: Sheet, body: str, to: For) -> Block:
    """The article in a modal; ``body`` in Slack's markup."""
    others = [one for one in sheet.languages if one != sheet.language]
    label = to.label(
        "kb.label.other", language=language_name(others[0], to.language) if others else ""
    )
    other = (
        [blocks.button("kb.other", label, {**to.carried(sheet), "in": others[0]})] if others else []
    )
    content = [
        blocks.section(title_line(sheet, to.language)),
        *about(sheet, to),
        blocks.divider(),
        *(blocks.section(part) for part in parted(body)),
        blocks.divider(),
        blocks.actions(
            *inserting(sheet, to),
            *other,
            *judging(sheet, to),
            to.button("edit", to.label("button.kb_edit"), sheet),
            to.button("revisions", to.label("button.kb_revisions"), sheet),
        ),
    ]
    view = blocks.modal(
        texts.say("modal.kb_whole", to.language),
        content[: blocks.VIEW_BLOCKS],
        close=texts.say("button.ok", to.language),
    )
    return {**view, "callback_id": "kb.whole"}


def parted(markup: str) -> list[str]:
    """Markup in parts that fit a section each, cut between paragraphs where that is possible."""
    parts: list[str] = []
    for paragraph in markup.split("\n\n"):
        for piece in lines_of(paragraph):
            joined = f"{parts[-1]}\n\n{piece}" if parts else piece
            if parts and blocks.units(joined) <= blocks.SECTION:
                parts[-1] = joined
            elif piece.strip():
                parts.append(piece)
    return parts


def lines_of(paragraph: str) -> list[str]:
    if blocks.units(paragraph) <= blocks.SECTION:
        return [paragraph]
    count = -(-blocks.units(paragraph) // (blocks.SECTION - 200))
    return [part for part in blocks.split(paragraph, count) if part]


def proposals(sheets: Sequence[Sheet], to: For) -> list[Block]:
    """Up to three titles under a new ticket's card: a hint, no more."""
    if not sheets:
        return []
    titles = [
        to.button(f"whole.{number}", " ".join(sheet.title.split()), sheet)
        for number, sheet in enumerate(sheets[:3])
    ]
    return [blocks.context(Marked(texts.say("kb.suggested", to.language))), blocks.actions(*titles)]
