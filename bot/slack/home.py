"""The Home tab: what a desk's member finds there, as a view.

At most 100 blocks (https://docs.slack.dev/surfaces/app-home): each part shows its first few lines
and says how many more there are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.due import Due, due_line
from bot.slack.explain import Reader
from bot.slack.parked import Stuck, parked_line
from bot.slack.preferences import choices
from bot.slack.rows import row
from tickets.duty import is_open, next_opening
from tickets.queues import Part, Waiting
from tickets.tables import Agent, Handoff, Ticket

OFFERS = 8
MINE = 15
UNASSIGNED = 12
OTHERS = 5
ASLEEP = 5
STUCK = 5
DUE = 6
"""Lines of each part; an offer takes two blocks, the others one: 89 blocks when all are full."""

ANSWER = "home.answer"
"""Callback id of the window that answers what was pressed on a Home."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a Home shows. ``parked`` is empty for those who are not asked to help; ``asleep`` are
    tickets of desks that are closed now; ``subjects`` and ``offered`` (open offers) by ticket;
    ``due`` is what has a moment of its own, the soonest first."""

    agent: Agent
    offers: Sequence[Waiting]
    offers_total: int
    mine: Part
    unassigned: Part
    others: Part
    names: Mapping[int, str]
    asleep: Sequence[Waiting]
    parked: Sequence[Stuck]
    parked_total: int
    offered: Mapping[int, Handoff]
    due: Sequence[Due]
    due_total: int
    subjects: Mapping[int, str]


def desk_blocks(desk: Desk, to: Reader) -> list[Block]:
    """The whole Home but for the moment at which it was drawn."""
    parts = [
        offers(desk, to),
        due_soon(desk, to),
        parked(desk, to),
        tickets("home.mine", desk.mine, desk, to, empty="home.mine_none"),
        tickets("home.unassigned", desk.unassigned, desk, to, empty="home.unassigned_none"),
        tickets("home.others", desk.others, desk, to),
        asleep(desk, to),
    ]
    listed = [block for part in parts if part for block in [blocks.divider(), *part]]
    return [blocks.section(desks(to)), *listed, blocks.divider(), *choices(desk.agent, to)]


def desks(to: Reader) -> str:
    """Whose Home it is, and which desks are open."""
    now, home = to.application.now(), to.home
    lines = [to.say("home.title", team=home.name(to.language))]
    for team in [home, *(one for one in to.application.settings.teams if one.key != home.key)]:
        name = team.name(to.language)
        if is_open(team, now):
            lines.append(to.say("duty.open", team=name))
        else:
            opens = to.moment(next_opening(team, now))
            lines.append(to.say("duty.closed", team=name, opens=opens))
    return texts.lines(*lines)


# --- the parts ------------------------------------------------------------------------------


def offers(desk: Desk, to: Reader) -> list[Block]:
    if not desk.offers:
        return []
    listed = [block for one in desk.offers for block in offer(one, desk, to)]
    shown = len(desk.offers)
    return [
        title("home.offers", desk.offers_total, to),
        *listed,
        *more(desk.offers_total, shown, to),
    ]


def offer(one: Waiting, desk: Desk, to: Reader) -> list[Block]:
    assert one.offer is not None
    value = {"handoff": one.offer.id, "ticket": one.ticket.id}
    about = row(
        one.ticket,
        to,
        to.say("queue.row.offered", team=to.team_name(one.offer.from_team)),
        None if one.offer.alerted else to.say("home.answer_by", moment=to.moment(one.offer.due_at)),
        to.say("home.returns", moment=to.moment(one.offer.returns_at)),
        subject=desk.subjects.get(one.ticket.id),
    )
    answers = blocks.actions(
        to.button("handoff.accept", "button.accept", value),
        to.button("handoff.decline", "button.decline", value),
    )
    return [about, answers]


def due_soon(desk: Desk, to: Reader) -> list[Block]:
    if not desk.due:
        return []
    listed = [due_line(one, desk.subjects, to) for one in desk.due]
    return [
        title("home.due", desk.due_total, to),
        *listed,
        *more(desk.due_total, len(listed), to, "home.more_due"),
    ]


def tickets(
    heading: str, part: Part, desk: Desk, to: Reader, *, empty: str | None = None
) -> list[Block]:
    """A part that stays when it is empty, if there is something to say then."""
    if not part.tickets:
        return [title(heading, 0, to), blocks.context(to.say(empty))] if empty else []
    listed = [line(one, desk, to) for one in part.tickets]
    return [title(heading, part.total, to), *listed, *more(part.total, len(listed), to)]


def line(ticket: Ticket, desk: Desk, to: Reader) -> Block:
    offer, assignee = desk.offered.get(ticket.id), desk.names.get(ticket.assignee_id or 0)
    return row(
        ticket,
        to,
        to.say("card.assigned", agent=to.agent(assignee)) if assignee else None,
        to.say("card.offered", team=to.team_name(offer.to_team)) if offer else None,
        to.say("queue.since", moment=to.moment(ticket.updated_at)),
        subject=desk.subjects.get(ticket.id),
    )


def asleep(desk: Desk, to: Reader) -> list[Block]:
    if not desk.asleep:
        return []
    listed = [
        row(
            one.ticket,
            to,
            to.say(
                "queue.row.closed_desk",
                team=to.team_name(one.ticket.team),
                opens=to.moment(one.opens_at),
            ),
            subject=desk.subjects.get(one.ticket.id),
        )
        for one in desk.asleep
    ]
    return [blocks.section(to.say("home.asleep")), *listed]


def parked(desk: Desk, to: Reader) -> list[Block]:
    if not desk.parked:
        return []
    lines = [parked_line(one, to) for one in desk.parked]
    left = more(desk.parked_total, len(lines), to, "home.more_parked")
    return [blocks.section(to.say("face.queue_parked")), *lines, *left]


def title(key: str, count: int, to: Reader) -> Block:
    return blocks.section(to.say(key, count=count))


def more(total: int, shown: int, to: Reader, key: str = "home.more") -> list[Block]:
    left = total - shown
    return [blocks.context(to.say(key, count=left))] if left > 0 else []


# --- the view -------------------------------------------------------------------------------


def home_view(content: Sequence[Block], to: Reader) -> Block:
    """As published: below the first block stands when it was drawn, on the clocks of both desks."""
    drawn = blocks.context(to.say("home.drawn", moment=to.moment(to.application.now())))
    first, *others = content
    return {
        "type": "home",
        "private_metadata": json.dumps({"language": to.language}),
        "blocks": [first, drawn, *others][: blocks.VIEW_BLOCKS],
    }


def digest(content: Sequence[Block], language: str) -> str:
    """Tells whether a Home would look otherwise than the one published last."""
    drawn = json.dumps([language, list(content)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(drawn.encode()).hexdigest()[:32]


def answer_view(text: str, content: Sequence[Block] | None, language: str) -> Block:
    """A window that says what came of a press on a Home, where no channel is to say it in."""
    shown = list(content or [blocks.section(text[: blocks.SECTION])])[: blocks.VIEW_BLOCKS]
    return {
        **blocks.modal(
            texts.say("system", language), shown, close=texts.say("button.ok", language)
        ),
        "callback_id": ANSWER,
        "private_metadata": json.dumps({"language": language}),
    }


def language_in(view: Mapping[str, Any]) -> str:
    """The language in which a Home or a window of it was drawn."""
    try:
        return str(json.loads(view.get("private_metadata") or "{}").get("language") or "en")
    except (ValueError, AttributeError):
        return "en"
