"""What waits for a desk: offers first, its own tickets, those of desks that are closed; and threads
that cannot be updated until somebody helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp
from sqlmodel import Session

from bot.application import Application
from bot.grammar import Command, Verb
from bot.handlers.deeds import Deed, Doers, commit
from bot.handlers.pressing import Pressed, integer, pressing
from bot.handlers.subjects import subjects_for
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader
from bot.slack.parked import Stuck, parked_blocks
from bot.slack.rows import row
from tickets import mirrors, queues, timeline
from tickets.access import access_ticket
from tickets.errors import UnknownTeam
from tickets.queues import Waiting
from tickets.tables import Handoff, Mirror
from tickets.teams import Team

ROWS = 15
"""Tickets shown at once: with their buttons well within Slack's 50 blocks of a message."""

STUCK = 5
"""Parked threads shown at once."""


def waiting_for(
    session: Session, team: Team, teams: Sequence[Team], deed: Deed
) -> tuple[list[Waiting], list[Stuck]]:
    rows = queues.queue(session, team, teams=teams, now=deed.now, limit=ROWS * 4)
    if deed.command.mine:
        rows = [one for one in rows if one.ticket.assignee_id == deed.agent.id]
    return rows, [stuck(session, mirror) for mirror in mirrors.parked(session)[:STUCK]]


def stuck(session: Session, mirror: Mirror) -> Stuck:
    ticket = access_ticket(session, number=mirror.ticket_id)
    held = timeline.read_range(
        session, ticket.id, mirror.cursor + 1, ticket.last_seq, ticket.last_seq
    )
    count = sum(timeline.belongs(mirror, told.entry) for told in held)
    return Stuck(mirror, ticket.ref, max(count, 1))


async def queue(deed: Deed) -> Answer:
    settings, to = deed.application.settings, deed.to
    team = deed.asker.team
    if deed.command.desk:
        named = settings.team(deed.command.desk)
        if named is None:
            known = tuple(one.key for one in settings.teams)
            raise UnknownTeam(deed.command.desk, known)
        team = named
    rows, parked = await deed.application.database.read(waiting_for, team, settings.teams, deed)
    title = (
        to.say("queue.title_mine")
        if deed.command.mine
        else to.say("queue.title", team=team.name(deed.asker.language))
    )
    subjects = await subjects_for(deed, [one.ticket for one in rows[:ROWS]])
    listed = [block for one in rows[:ROWS] for block in line(one, deed, team, subjects)]
    if not rows:
        listed = [blocks.section(to.say("queue.empty"))]
    elif len(rows) > ROWS:
        listed.append(blocks.context(to.say("queue.more", count=len(rows) - ROWS)))
    said = " ".join(one.ticket.ref for one in rows[:ROWS]) or to.say("queue.empty")
    return Answer(f"{title}\n{said}", [blocks.section(title), *listed, *parked_blocks(parked, to)])


def line(one: Waiting, deed: Deed, team: Team, subjects: Mapping[int, str]) -> list[Block]:
    """A ticket of the team's queue; an offer to the asker's team with its buttons."""
    to, offer = deed.to, one.offer
    owner = to.team_name(one.ticket.team)
    about = row(
        one.ticket,
        to,
        assigned(one, team, to),
        on_offer(offer, team, to) if offer else None,
        to.say("queue.row.closed_desk", team=owner, opens=to.moment(one.opens_at))
        if one.opens_at
        else None,
        to.say("queue.since", moment=to.moment(one.ticket.updated_at)),
        subject=subjects.get(one.ticket.id),
    )
    if offer is None or offer.to_team != deed.asker.team.key:
        return [about]
    value = {"handoff": offer.id, "ticket": one.ticket.id}
    answers = blocks.actions(
        to.button("handoff.accept", "button.accept", value),
        to.button("handoff.decline", "button.decline", value),
    )
    return [about, answers]


def assigned(one: Waiting, team: Team, to: Reader) -> str | None:
    """Who has it; that nobody has is no news of what another team offers."""
    if one.assignee:
        return to.say("card.assigned", agent=to.agent(one.assignee))
    offered_here = one.offer is not None and one.offer.to_team == team.key
    return None if offered_here else to.say("card.unassigned")


def on_offer(offer: Handoff, team: Team, to: Reader) -> str:
    if offer.to_team == team.key:
        return to.say("queue.row.offered", team=to.team_name(offer.from_team))
    return to.say("card.offered", team=to.team_name(offer.to_team))


# --- threads that stand still -----------------------------------------------------------------


async def resume(deed: Deed) -> Answer:
    mirror_id = integer(deed.value.get("mirror")) or 0
    resumed = await commit(deed, mirrors.resume, mirror_id)
    return Answer(deed.to.say("resumed" if resumed else "resumed.already"))


VERBS: Doers = {Verb.QUEUE: queue}


def register(app: AsyncApp, application: Application) -> None:
    async def press(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        await pressing(application, Pressed.of(body), Command(verb=Verb.QUEUE), resume)

    app.action("mirror.resume")(press)
