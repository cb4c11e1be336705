"""Posts: what stands outside for a mirror, kept so that a worker may die at any moment.

Each post is committed with its range *before* its call goes out and settled with the timestamp that
came back. Whoever finds a post in between knows what to ask.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, bindparam, case, func, select, text, update
from sqlmodel import Session, col

from tickets.mirrors import Place, clock, mirrors, own
from tickets.tables import Entry, Post, Ticket

posts: Table = Post.__table__  # type: ignore[attr-defined]
entries: Table = Entry.__table__  # type: ignore[attr-defined]

CARD_KINDS = (
    *("status", "assignment", "priority", "handoff", "message", "alert"),
    *("reply", "promise", "edit", "retraction", "translation"),
)
"""Kinds after which a ticket's card or brief looks different: a brief quotes entries, and what was
edited or deleted must not go on standing there."""


@dataclass(frozen=True)
class Opening:
    """A post about to be sent: what it shows, and what identifies it outside."""

    post_id: int
    key: str
    first: int
    last: int
    ts: str | None


@dataclass(frozen=True)
class Standing:
    """How a mirror stands: read in one go before anything is done about it.

    ``doubts`` are posts whose call was under way or that are still to be sent; ``stale`` is a post
    to draw again; ``last_seq`` was read before the rest; ``now`` is the database's time.
    """

    mirror: Row[Any]
    last_seq: int
    doubts: list[Row[Any]]
    stale: int | None
    now: float


def standing(session: Session, mirror_id: int) -> Standing:
    connection = session.connection()
    mirror = connection.execute(select(mirrors).where(mirrors.c.id == mirror_id)).one()
    last = select(col(Ticket.last_seq)).where(col(Ticket.id) == mirror.ticket_id)
    return Standing(
        mirror=mirror,
        last_seq=connection.execute(last).scalar_one(),
        doubts=in_doubt(session, mirror_id),
        stale=stale_post(session, mirror_id=mirror_id, ticket_id=mirror.ticket_id),
        now=float(connection.execute(select(clock(session))).scalar_one()),
    )


def post_row(session: Session, post_id: int) -> Row[Any]:
    return session.connection().execute(select(posts).where(posts.c.id == post_id)).one()


def in_doubt(session: Session, mirror_id: int) -> list[Row[Any]]:
    """Posts whose call was under way, or that are still to be sent, oldest first."""
    statement = (
        select(posts)
        .where(posts.c.mirror_id == mirror_id, posts.c.state.in_(("posting", "updating", "unsent")))
        .order_by(posts.c.first)
    )
    return list(session.connection().execute(statement).all())


def begin(
    session: Session, *, mirror_id: int, token: str, first: int, last: int, shown: int
) -> Opening:
    """Commits to a new post before the call goes out. Raises LeaseLost."""
    own(session, mirror_id, token)
    post = Post(
        mirror_id=mirror_id, first=first, last=last, state="posting", key=new_key(), shown=shown
    )
    session.add(post)
    session.flush()
    assert post.id is not None
    stamp(session, post.id, state="posting", shown=shown)
    return Opening(post.id, post.key, first, last, None)


def begin_again(
    session: Session, *, mirror_id: int, token: str, post_id: int, shown: int
) -> Opening:
    """Commits to sending or updating an existing post; its range never changes."""
    own(session, mirror_id, token)
    row = session.connection().execute(select(posts).where(posts.c.id == post_id)).one()
    stamp(session, post_id, state="updating" if row.ts else "posting", shown=shown)
    session.connection().execute(
        update(mirrors).where(mirrors.c.id == mirror_id).values(touched=mirrors.c.touched + 1)
    )
    return Opening(row.id, row.key, row.first, row.last, row.ts)


def stamp(session: Session, post_id: int, *, state: str, shown: int) -> None:
    session.connection().execute(
        update(posts)
        .where(posts.c.id == post_id)
        .values(state=state, shown=shown, redraw=False, began=clock(session))
    )


def settle(
    session: Session,
    *,
    mirror_id: int,
    token: str,
    post_id: int,
    ts: str,
    untranslated: bool = False,
    doubted: bool = False,
    place: Place | None = None,
    sweep_after: float = 300.0,
) -> None:
    """Records that the post stands outside under ``ts``, and moves the cursor.

    A post that was in doubt is looked at once more later: its first call may have been accepted
    late. ``place`` is where a card was posted, by Slack's own ids; the configuration may have given
    a name.
    """
    own(session, mirror_id, token)
    sweep_at: Any = clock(session) + sweep_after if doubted else posts.c.sweep_at
    row = (
        session.connection()
        .execute(
            update(posts)
            .where(posts.c.id == post_id)
            .values(state="posted", ts=ts, untranslated=untranslated, sweep_at=sweep_at)
            .returning(posts.c.first, posts.c.last)
        )
        .one()
    )
    moved: dict[str, Any] = {"attempts": 0, "last_error": None}
    if row.last == 0:
        moved["thread"] = func.coalesce(mirrors.c.thread, ts)
        if place is not None:
            moved |= {"workspace": place.workspace, "channel": place.channel}
    else:
        moved["cursor"] = case((mirrors.c.cursor < row.last, row.last), else_=mirrors.c.cursor)
    session.connection().execute(update(mirrors).where(mirrors.c.id == mirror_id).values(**moved))


def unsend(session: Session, *, mirror_id: int, token: str, post_id: int) -> None:
    """The call was refused for certain: the post stays to be sent, and nothing is in doubt."""
    own(session, mirror_id, token)
    session.connection().execute(
        update(posts)
        .where(posts.c.id == post_id)
        .values(
            state=text("CASE WHEN ts IS NULL THEN 'unsent' ELSE 'posted' END"),
            redraw=posts.c.ts.is_not(None),
        )
    )
    session.connection().execute(
        update(mirrors).where(mirrors.c.id == mirror_id).values(touched=mirrors.c.touched + 1)
    )


STALE = (
    select(posts.c.id)
    .join(
        entries,
        (entries.c.ticket_id == bindparam("ticket"))
        & entries.c.about.is_not(None)
        & entries.c.about.between(posts.c.first, posts.c.last)
        & (entries.c.seq > posts.c.shown),
    )
    .where(posts.c.mirror_id == bindparam("mirror"), posts.c.state == "posted")
    .order_by(posts.c.first)
    .limit(1)
)
STALE_CARD = (
    select(posts.c.id)
    .join(
        entries,
        (entries.c.ticket_id == bindparam("ticket"))
        & entries.c.kind.in_(CARD_KINDS)
        & (entries.c.seq > posts.c.shown),
    )
    .where(posts.c.mirror_id == bindparam("mirror"), posts.c.state == "posted", posts.c.last == 0)
    .limit(1)
)
ASKED = (
    select(posts.c.id)
    .where(posts.c.mirror_id == bindparam("mirror"), posts.c.redraw, posts.c.state == "posted")
    .order_by(posts.c.first)
    .limit(1)
)


def stale_post(session: Session, *, mirror_id: int, ticket_id: int) -> int | None:
    """The first post that shows something older than what is known now; None when all are fresh.

    A person's own messages are never redrawn.
    """
    where = {"mirror": mirror_id, "ticket": ticket_id}
    for statement in (ASKED, STALE_CARD, STALE):
        found = session.connection().execute(statement, where).scalar_one_or_none()
        if found is not None:
            return int(found)
    return None


def redraw_untranslated(session: Session) -> int:
    """Asks for every post that shows an original for want of a translation to be drawn again."""
    marked = session.connection().execute(
        update(posts)
        .where(posts.c.untranslated, posts.c.state != "theirs")
        .values(redraw=True)
        .returning(posts.c.mirror_id)
    )
    ids = {row.mirror_id for row in marked}
    if ids:
        session.connection().execute(
            update(mirrors)
            .where(mirrors.c.id.in_(ids))
            .values(touched=mirrors.c.touched + 1, next_try=0)
        )
    return len(ids)


def due_sweeps(session: Session, *, limit: int = 20) -> list[Row[Any]]:
    """Posts that were in doubt and whose thread should be searched for a late twin now."""
    statement = (
        select(posts, mirrors.c.workspace, mirrors.c.channel, mirrors.c.thread)
        .join(mirrors, mirrors.c.id == posts.c.mirror_id)
        .where(posts.c.sweep_at.is_not(None), posts.c.sweep_at <= clock(session))
        .order_by(posts.c.sweep_at)
        .limit(limit)
    )
    return list(session.connection().execute(statement).all())


def swept(session: Session, post_id: int) -> None:
    session.connection().execute(update(posts).where(posts.c.id == post_id).values(sweep_at=None))


def write_theirs(session: Session, *, mirror_id: int, seq: int, ts: str) -> None:
    """Notes that entry ``seq`` stands in this thread already, as a person's own message."""
    session.add(
        Post(mirror_id=mirror_id, first=seq, last=seq, state="theirs", key=new_key(), ts=ts)
    )
    session.flush()


def new_key() -> str:
    return uuid.uuid4().hex


def all_in_doubt(session: Session) -> None:
    """After a restore from a backup: nothing that was sent since can be known, so every thread is
    looked into before anything is posted again."""
    session.connection().execute(
        update(posts).where(posts.c.state == "unsent").values(state="posting")
    )
    session.connection().execute(
        update(mirrors).values(lease=None, lease_until=0, touched=mirrors.c.touched + 1, next_try=0)
    )
