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
from bot.reading import Read
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.due import Review, review_line
from bot.slack.explain import Reader, clipped
from bot.slack.parked import Stuck, parked_line
from bot.slack.preferences import choices
from bot.slack.rows import row
from tickets.duty import is_open, next_opening
from tickets.queues import Part, Waiting
from tickets.tables import Agent, Ticket

OFFERS = 8
MINE = 15
AWAITED = 5
UNASSIGNED = 12
OTHERS = 5
ASLEEP = 5
STUCK = 5
DUE = 6
"""Lines of each part; an offer takes two blocks, the others one: 97 blocks when all are full."""

ANSWER = "home.answer"
"""Callback id of the window that answers what was pressed on a Home."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a Home shows. ``parked`` is empty for those who are not asked to help; ``asleep`` are
    tickets of desks that are closed now; ``subjects`` by ticket; ``awaited`` are tickets that
    another team was offered, one's own first, or has taken over; ``due`` are articles, the soonest
    first; ``backs`` by ticket what was said when it came back from another team."""

    agent: Agent
    offers: Sequence[Waiting]
    offers_total: int
    mine: Part
    unassigned: Part
    awaited: Sequence[Waiting]
    awaited_total: int
    others: Part
    names: Mapping[int, str]
    asleep: Sequence[Waiting]
    parked: Sequence[Stuck]
    parked_total: int
    due: Sequence[Review]
    due_total: int
    subjects: Mapping[int, str]
    backs: Mapping[int, Read]


def desk_blocks(desk: Desk, to: Reader) -> list[Block]:
    """The whole Home but for the moment at which it was drawn."""
    parts = [
        offers(desk, to),
        due_soon(desk, to),
        parked(desk, to),
        tickets("home.mine", desk.mine, desk, to, empty="home.mine_none"),
        tickets("home.unassigned", desk.unassigned, desk, to, empty="home.unassigned_none"),
        awaited(desk, to),
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
    listed = [review_line(one, to) for one in desk.due]
    return [
        title("home.due", desk.due_total, to),
        *listed,
        *more(desk.due_total, len(listed), to, "home.more_listed"),
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
    assignee = desk.names.get(ticket.assignee_id or 0)
    return row(
        ticket,
        to,
        to.say("card.assigned", agent=to.agent(assignee)) if assignee else None,
        to.say("queue.since", moment=to.moment(ticket.updated_at)),
        subject=desk.subjects.get(ticket.id),
        under=came_back(desk.backs[ticket.id], to) if ticket.id in desk.backs else None,
    )


def came_back(read: Read, to: Reader) -> str:
    """Who sent it back or returned it, and what they said."""
    entry = read.told.entry
    said = to.say(
        f"home.back.{entry.data['event']}",
        team=to.team_name(entry.data["to"]),
        agent=to.agent(entry.author_name),
        text=clipped(read.text),
    )
    mark = texts.say("post.untranslated", to.language)
    return f"{said} {mark}" if read.in_original else said


def awaited(desk: Desk, to: Reader) -> list[Block]:
    if not desk.awaited:
        return []
    listed = [awaited_line(one, desk, to) for one in desk.awaited]
    left = more(desk.awaited_total, len(listed), to, "home.more_listed")
    return [title("home.awaited", desk.awaited_total, to), *listed, *left]


def awaited_line(one: Waiting, desk: Desk, to: Reader) -> Block:
    """Until when an offer may be taken, else who took it over."""
    subject = desk.subjects.get(one.ticket.id)
    if one.offer is None:
        key = "card.assigned_elsewhere" if one.assignee else "card.owner_unassigned"
        team = to.team_name(one.ticket.team)
        has_it = to.say(key, agent=to.agent(one.assignee), team=team)
        since = to.say("queue.since", moment=to.moment(one.ticket.updated_at))
        return row(one.ticket, to, has_it, since, subject=subject)
    return row(
        one.ticket,
        to,
        to.say("card.offered", team=to.team_name(one.offer.to_team)),
        to.say("home.comes_back", moment=to.moment(one.offer.returns_at)),
        to.say("card.assigned", agent=to.agent(one.assignee)) if one.assignee else None,
        subject=subject,
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
