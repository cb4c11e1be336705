"""Where something was said: the thread's mirror and ticket; keys under which it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot.slack.heard import Deleted, Said
from tickets import mirrors, timeline
from tickets.access import access_ticket
from tickets.tables import Mirror


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
