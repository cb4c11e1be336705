"""A request that somebody made, wherever they made it: command, thread or button."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from bot.application import Application
from bot.grammar import Command, Reference, Verb
from bot.slack.asking import Asker
from bot.slack.explain import Answer, Reader
from bot.slack.seen import once
from tickets.access import access_ticket
from tickets.actions import Written
from tickets.tables import Agent, Ticket

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class Deed:
    """``key`` tells a repeat from the same words said again. ``ticket_id`` is the thread's ticket;
    ``written`` where the words stand in that thread. ``trigger_id`` can open one modal;
    ``beneath`` is the thread of a root whose button was pressed by somebody who takes part in
    it."""

    application: Application
    asker: Asker
    command: Command
    key: str
    channel: str
    ticket_id: int | None = None
    trigger_id: str | None = None
    thread_ts: str | None = None
    beneath: str | None = None
    message_ts: str | None = None
    written: Written | None = None
    value: dict[str, Any] = field(default_factory=dict)

    @property
    def to(self) -> Reader:
        return Reader(self.asker.language, self.application, self.asker.team)

    @property
    def agent(self) -> Agent:
        return self.asker.agent

    @property
    def now(self) -> datetime:
        return self.application.now()

    @property
    def which(self) -> Reference | None:
        """The ticket that is meant: the one named, else the thread's."""
        if self.command.reference is None and self.ticket_id is not None:
            return Reference(None, self.ticket_id)
        return self.command.reference

    @property
    def place(self) -> dict[str, Any]:
        """Where an answer belongs, as drafts keep it."""
        return {"channel": self.channel, "thread_ts": self.thread_ts, "ts": self.message_ts}

    @property
    def place_of_forms(self) -> dict[str, Any]:
        """Where what comes of a form is said: a thread that is open covers the channel, and who
        takes part in one works there."""
        return {"channel": self.channel, "thread_ts": self.thread_ts or self.beneath}


Doer = Callable[[Deed], Awaitable[Answer | None]]
Doers = dict[Verb, Doer]


async def commit(
    deed: Deed, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Writes, unless this very request was carried out before, and wakes the worker.

    Raises Repeated, and whatever ``work`` raises."""
    application = deed.application
    result = await application.database.write(once, deed.key, deed.now, work, *args, **kwargs)
    application.wake()
    return result


def locked(session: Session, which: Reference | None) -> Ticket:
    """The ticket that is meant, locked for a change. Raises TicketNotFound."""
    assert which is not None
    return access_ticket(session, number=which.number, marketplace=which.marketplace, lock=True)


def found(session: Session, which: Reference | None) -> Ticket:
    """The ticket that is meant, to be looked at. Raises TicketNotFound."""
    assert which is not None
    return access_ticket(session, number=which.number, marketplace=which.marketplace)
