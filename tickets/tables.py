"""Tickets, their timelines, what is kept in step with them, and handoffs."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from store.columns import Json, UtcDateTime


class Counter(SQLModel, table=True):
    """A number that is handed out once; there is one for ticket references."""

    name: str = Field(primary_key=True)
    value: int


class Agent(SQLModel, table=True):
    """A member of a team, known by Slack workspace and user.

    ``language`` is the agent's own setting, ``locale`` what Slack says of them. ``notices`` holds
    what they chose otherwise than ``tickets.notices.NOTICES`` has it.
    """

    __table_args__ = (UniqueConstraint("workspace", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    user_id: str
    team: str
    name: str
    language: str | None = None
    locale: str | None = None
    notices: dict[str, bool] = Field(default_factory=dict, sa_type=Json)
    seen_at: datetime = Field(sa_type=UtcDateTime)


UNSEARCHED = "searched < last_seq"
"""When a ticket has entries that its search words do not hold yet, said of its own row alone."""


class Ticket(SQLModel, table=True):
    """One case. ``id`` is the number in its reference, unique across marketplaces.

    ``searched`` is the entry up to which its words can be searched; below zero, all of it is to be
    read anew.
    """

    __table_args__ = (
        Index(
            "ix_ticket_active",
            "team",
            "priority",
            "updated_at",
            sqlite_where=text("status <> 'closed'"),
            postgresql_where=text("status <> 'closed'"),
        ),
        Index("ix_ticket_updated", "updated_at"),
        Index(
            "ix_ticket_unsearched",
            "id",
            sqlite_where=text(UNSEARCHED),
            postgresql_where=text(UNSEARCHED),
        ),
    )

    id: int = Field(primary_key=True)
    marketplace: str
    channel: str
    customer_id: int = Field(foreign_key="customer.id", index=True)
    subject: str
    language: str
    status: str = "new"
    priority: str = "normal"
    team: str
    assignee_id: int | None = Field(default=None, foreign_key="agent.id", index=True)
    order_ids: list[str] = Field(default_factory=list, sa_type=Json)
    safety: bool = False
    last_seq: int = 0
    searched: int = 0
    opened_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)

    @property
    def ref(self) -> str:
        return reference(self.marketplace, self.id)


def reference(marketplace: str, number: int) -> str:
    return f"{marketplace.upper()}-{number}"


class Entry(SQLModel, table=True):
    """One thing that happened on a ticket, numbered 1, 2, 3 … per ticket; never updated.

    ``kind``: message, reply, note, status, assignment, priority, handoff, promise, look, alert;
    and, with ``about`` naming the entry they change: edit, retraction, translation.
    ``audience``: ``customer``, ``internal`` or ``team:KEY``.
    ``origin_mirror`` and ``origin_ts`` say which Slack thread it was written in, and where.
    """

    __table_args__ = (
        Index(
            "ix_entry_about",
            "ticket_id",
            "about",
            sqlite_where=text("about IS NOT NULL"),
            postgresql_where=text("about IS NOT NULL"),
        ),
    )

    ticket_id: int = Field(primary_key=True, foreign_key="ticket.id")
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    kind: str
    author_kind: str
    author_id: int | None = None
    author_name: str | None = None
    author_team: str | None = None
    language: str | None = None
    text: str = ""
    data: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    about: int | None = None
    audience: str = "internal"
    origin_mirror: int | None = None
    origin_ts: str | None = None
    edit_ts: str | None = None
    at: datetime = Field(sa_type=UtcDateTime)
    recorded: datetime = Field(sa_type=UtcDateTime)


DUE = (
    "NOT parked AND (touched > 0 OR redrawn < head"
    " OR (cursor < head AND (until IS NULL OR cursor < until)))"
)
"""When a mirror has something to do, said of its own row alone: compared with another row, an
append that commits meanwhile would be missed on PostgreSQL."""


class Mirror(SQLModel, table=True):
    """Something outside that is kept in step with a timeline, in one language.

    ``kind``: ``slack`` (a team's thread), ``mail`` (the customer's mailbox) or ``alert`` (one
    message in the channel of a desk that is awake). Entries 1..``cursor`` are dealt with, ``head``
    is the newest, ``until`` is where it rests after a decline. ``redrawn`` is the entry up to which
    older posts have been brought up to date; ``touched`` counts the times that somebody asked for a
    look in any case, and is cleared by comparison, so that no request is lost.
    ``next_try`` and ``lease_until`` are seconds since 1970 by the database's clock.
    """

    __table_args__ = (
        UniqueConstraint("ticket_id", "kind", "target"),
        Index("ix_mirror_due", "next_try", sqlite_where=text(DUE), postgresql_where=text(DUE)),
        Index("ix_mirror_thread", "workspace", "channel", "thread"),
    )

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    kind: str
    target: str
    language: str
    workspace: str | None = None
    channel: str | None = None
    thread: str | None = None
    cursor: int = 0
    head: int = 0
    until: int | None = None
    redrawn: int = 0
    touched: int = 1
    parked: bool = False
    next_try: float = 0
    lease: str | None = None
    lease_until: float = 0
    attempts: int = 0
    last_error: str | None = None
    parked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Post(SQLModel, table=True):
    """One message outside that shows entries ``first``..``last`` of a mirror; the card is 0..0.

    ``state``: ``posting`` or ``updating`` (a call is under way, or was when we died), ``posted``,
    ``unsent`` (refused for certain, to be sent again), ``theirs`` (a person's own message).
    ``shown`` is the ticket's ``last_seq`` that it was drawn from. ``key`` goes out as message
    metadata and identifies the post when its answer was lost. ``began`` is in seconds since 1970.
    """

    __table_args__ = (
        UniqueConstraint("mirror_id", "first"),
        Index("ix_post_place", "mirror_id", "ts"),
        Index(
            "ix_post_sweep",
            "sweep_at",
            sqlite_where=text("sweep_at IS NOT NULL"),
            postgresql_where=text("sweep_at IS NOT NULL"),
        ),
        Index(
            "ix_post_untranslated",
            "untranslated",
            sqlite_where=text("untranslated"),
            postgresql_where=text("untranslated"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    mirror_id: int = Field(foreign_key="mirror.id")
    first: int
    last: int
    state: str
    key: str
    shown: int = -1
    redraw: bool = False
    untranslated: bool = False
    ts: str | None = None
    began: float = 0
    sweep_at: float | None = None


class Handoff(SQLModel, table=True):
    """The offer of a ticket by one team to another.

    ``state``: offered, accepted, declined, expired, withdrawn, returned. ``due_at`` is when the
    agreed working time is over, ``returns_at`` when an untaken offer goes back.
    """

    __table_args__ = (
        Index(
            "ix_handoff_open",
            "ticket_id",
            unique=True,
            sqlite_where=text("state = 'offered'"),
            postgresql_where=text("state = 'offered'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    from_team: str
    to_team: str
    reason: str
    reason_language: str | None = None
    state: str = "offered"
    seq: int
    offered_by: int | None = None
    offered_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    returns_at: datetime = Field(sa_type=UtcDateTime)
    alerted: bool = False
    answered_by: int | None = None
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str | None = None


class TicketWords(SQLModel, table=True):
    """What a ticket is found by, for one circle of readers.

    ``viewer`` is empty for what every desk may see; a desk with private notes on the ticket has a
    row of its own that holds its notes besides, so that each reader needs one row alone. ``words``
    are those of ``translations.search_tokens`` with one space between them; ``parts`` says how many
    belong to which entry, in order: ``[seq, number]``, with 0 for the subject. ``place`` orders by
    ticket. Each database keeps its own index over the words: see ``tickets/search_schema.py``.
    """

    __table_args__ = (
        UniqueConstraint("ticket_id", "viewer"),
        Index(
            "ix_ticketwords_again",
            "again_at",
            sqlite_where=text("again_at IS NOT NULL"),
            postgresql_where=text("again_at IS NOT NULL"),
        ),
    )

    place: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    ticket_id: int = Field(foreign_key="ticket.id")
    viewer: str = ""
    words: str = Field(sa_column=Column(Text, nullable=False))
    parts: list[list[int]] = Field(default_factory=list, sa_type=Json)
    tries: int = 0
    again_at: float | None = None


class Draft(SQLModel, table=True):
    """A reply to a customer on its way: written, previewed, confirmed, and only then sent.

    ``state``: ``open``, ``queued`` (confirmed, may still be undone until ``send_at``), ``sent``,
    ``discarded``. ``text`` is the agent's own, ``customer_text`` what the customer will get;
    ``rendered_from`` is the agent's text that ``customer_text`` renders. ``place`` says in which
    thread it was begun.
    """

    __table_args__ = (
        Index(
            "ix_draft_queued",
            "send_at",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
    )

    id: str = Field(primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    agent_id: int = Field(foreign_key="agent.id")
    state: str = "open"
    text: str
    language: str | None = None
    customer_text: str | None = None
    customer_language: str
    rendered_from: str | None = None
    engine: str | None = None
    promises: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    place: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    created_at: datetime = Field(sa_type=UtcDateTime)
    send_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    seq: int | None = None
