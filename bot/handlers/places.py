"""Where something was said: the thread's mirror and ticket; keys under which it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from bot.slack.heard import Deleted, Said
from tickets import mirrors, timeline
from tickets.access import access_ticket
from tickets.tables import Mirror, Post
from tickets.timeline import Told


@dataclass(frozen=True)
class Thread:
    """One of our threads. ``ended``: what is written there is no longer taken in."""

    mirror_id: int
    ticket_id: int
    ref: str
    owner: str
    ended: bool


def thread_at(session: Session, workspace: str, channel: str, thread: str) -> Thread | None:
    mirror = mirrors.by_thread(session, workspace=workspace, channel=channel, thread=thread)
    return described(session, mirror) if mirror else None


def described(session: Session, mirror: Mirror) -> Thread:
    ticket = access_ticket(session, number=mirror.ticket_id)
    assert mirror.id is not None
    ended = mirror.kind == "slack" and mirror.until is not None
    return Thread(mirror.id, ticket.id, ticket.ref, ticket.team, ended)


def marketplace_at(session: Session, workspace: str, channel: str, thread: str | None) -> str:
    """The marketplace of the ticket whose thread this is; empty where there is none."""
    mirror = thread and mirrors.by_thread(
        session, workspace=workspace, channel=channel, thread=thread
    )
    return access_ticket(session, number=mirror.ticket_id).marketplace if mirror else ""


def message_key(workspace: str, said: Said | Deleted) -> str:
    """A message by its place: `app_mention` and `message` of the same text are one."""
    return f"message:{workspace}:{said.channel}:{said.ts}"


def edit_key(workspace: str, said: Said, edit_ts: str) -> str:
    return f"edit:{workspace}:{said.channel}:{said.ts}:{edit_ts}"


def deletion_key(workspace: str, deleted: Deleted) -> str:
    return f"deletion:{workspace}:{deleted.channel}:{deleted.ts}"


def thread_key(workspace: str, channel: str, thread: str) -> str:
    """What a message waits for whose thread's card is not known yet."""
    return f"thread:{workspace}:{channel}:{thread}"


def storable(value: Any) -> Any:
    """An event as both databases keep it."""
    match value:
        case dict():
            return {storable(name): storable(part) for name, part in value.items()}
        case list():
            return [storable(part) for part in value]
    return timeline.storable(value)


# --- a message of a thread as entries ---------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """What of a ticket stands in one message, as far as ``team`` may see it: several entries in a
    post of ours, one in a person's own message. ``language`` is the thread's."""

    ticket_id: int
    language: str
    tolds: tuple[Told, ...]


@dataclass(frozen=True)
class Spot:
    """A message in Slack: its own timestamp, and its thread's, the same for a root."""

    channel: str
    ts: str
    thread_ts: str


def entries_at(session: Session, workspace: str, spot: Spot, team: str) -> Shown | None:
    """The entries that this message shows; None where it is no ticket's, or a card."""
    mirror = mirrors.by_thread(
        session, workspace=workspace, channel=spot.channel, thread=spot.thread_ts
    )
    if mirror is None or mirror.kind != "slack":
        return None
    statement = select(Post).where(col(Post.mirror_id) == mirror.id, col(Post.ts) == spot.ts)
    post = session.execute(statement).scalars().first()
    if post is None or post.last == 0:
        return None
    ticket = access_ticket(session, number=mirror.ticket_id)
    tolds = timeline.read_range(session, ticket.id, post.first, post.last, ticket.last_seq)
    shown = (told for told in tolds if stands_there(mirror, post, told))
    return Shown(
        ticket.id,
        mirror.language,
        tuple(told for told in shown if timeline.visible(told.entry, team)),
    )


def stands_there(mirror: Mirror, post: Post, told: Told) -> bool:
    return post.state == "theirs" or timeline.belongs(mirror, told.entry)
