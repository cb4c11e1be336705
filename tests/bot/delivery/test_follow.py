"""Threads stay in step however workers die and however the outside answers.

Workers are killed at any point, calls are refused, lost, answered late; people write, edit, delete,
keep things private, hand over and send back. In the end every thread shows exactly what belongs
there: nothing lost, nothing doubled, in order, up to date, nothing leaked.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Row, update
from sqlmodel import Session

from bot.database import Database
from bot.delivery.follow import Doubt, Drawn, Follower, Later, Never, Sent
from tests.tickets.conftest import MORNING_IN_TOKYO as NOW
from tests.tickets.conftest import TEAMS, Cast, make_cast, osaka_writes
from tickets import actions, handoffs, mirrors, posts, timeline
from tickets.access import access_ticket
from tickets.mirrors import LeaseLost, Place
from tickets.posts import Opening
from tickets.tables import Entry, Mirror

SETTLE = 0.03
Shown = list[tuple[int, str]]


class Killed(BaseException):
    """The worker's process died here."""


@dataclass
class Message:
    ts: str
    thread: str | None
    key: str
    shown: Shown


@dataclass
class Board:
    """An outside like Slack, with faults; it obeys the same protocol as the real media."""

    database: Database
    chance: random.Random
    faulty: bool = True
    messages: list[Message] = field(default_factory=list)
    late: list[Callable[[], None]] = field(default_factory=list)
    has_card: bool = True
    redraws: bool = True
    gone: bool = False

    def pause(self, mirror: Row[Any]) -> float:
        return 0.0

    async def find(self, mirror: Row[Any], post: Row[Any]) -> Sent | None:
        self.die("find")
        self.arrive()
        found = [one.ts for one in self.messages if one.key == post.key]
        return Sent(found[0], Place("T1", mirror.channel)) if found else None

    async def draw(
        self, mirror: Row[Any], *, first: int, last: int, upto: int, again: bool
    ) -> Drawn:
        self.die("draw")
        if last == 0:
            return Drawn(last=0, content=[(0, "card")])
        tolds = await self.database.read(timeline.read_range, mirror.ticket_id, first, last, upto)
        mine = [told for told in tolds if timeline.belongs(mirror, told.entry)]
        if not again:
            mine = mine[: self.chance.randint(1, 4)]
        if not mine:
            return Drawn(last=last, empty=True)
        shown = [(told.seq, said(told)) for told in mine]
        end = last if again else mine[-1].seq
        return Drawn(last=end, content=shown, first=mine[0].seq)

    async def send(self, mirror: Row[Any], opening: Opening, drawn: Drawn) -> Sent:
        self.die("before the call")
        if self.gone:
            raise Never("channel_not_found")
        sort = self.chance.random() if self.faulty else 1.0
        if sort < 0.05:
            raise Later(0.0, "ratelimited")
        if sort < 0.10:
            raise Doubt("no answer, no effect")
        if sort < 0.15:
            self.late.append(lambda: self.accept(mirror, opening, drawn.content))
            raise Doubt("accepted late")
        sent = self.accept(mirror, opening, drawn.content)
        if sort < 0.25:
            raise Doubt("answer lost")
        self.die("after the call")
        return sent

    async def stands(self, mirror: Row[Any], drawn: Drawn) -> None:
        self.die("after the post was settled")

    def accept(self, mirror: Row[Any], opening: Opening, shown: Shown) -> Sent:
        if opening.ts is not None:
            (message,) = [one for one in self.messages if one.ts == opening.ts]
            message.shown = shown
            return Sent(opening.ts)
        ts = f"{len(self.messages) + 1:06d}"
        self.messages.append(Message(ts, mirror.thread, opening.key, shown))
        return Sent(ts, Place("T1", mirror.channel))

    def arrive(self) -> None:
        waiting, self.late = self.late, []
        for accept in waiting:
            accept()

    def die(self, where: str) -> None:
        if self.faulty and self.chance.random() < 0.02:
            raise Killed(where)

    def thread(self, mirror: Mirror) -> Shown:
        return [line for one in self.messages if one.thread == mirror.thread for line in one.shown]


def said(told: timeline.Told) -> str:
    return "(retracted)" if told.retracted else told.text


@dataclass
class World:
    database: Database
    board: Board
    ticket: int
    cast: Cast
    chance: random.Random
    edits: int = 0

    async def people_act(self) -> None:
        await self.database.write(self._act)

    def _act(self, session: Session) -> None:
        """One thing that somebody does; decided before the transaction may be run again."""
        ticket = access_ticket(session, number=self.ticket, lock=True)
        sort, c = self.chance.random(), self.cast
        author = self.chance.choice((c.sato, c.emily))
        if sort < 0.5:
            self._note(session, ticket, author, private=sort < 0.1)
        elif sort < 0.8:
            self._change(session, ticket, retract=sort > 0.72)
        elif offer := actions.open_offer(session, ticket.id):
            assert offer.id is not None
            if sort < 0.9 or ticket.team == "us":
                handoffs.decline(
                    session, offer.id, actor=c.emily, reason="no", language="en", now=NOW
                )
            else:
                handoffs.withdraw(session, offer.id, actor=c.sato, now=NOW)
        else:
            handoffs.offer(
                session,
                ticket,
                actor=c.sato,
                to="us",
                reason="please",
                language="en",
                teams=TEAMS,
                answer_within=60,
                now=NOW,
            )

    def _note(self, session: Session, ticket: Any, author: Any, *, private: bool) -> None:
        thread = mirrors.find(session, ticket.id, "slack", author.team)
        written = None
        if thread is not None and thread.thread and self.chance.random() < 0.5:
            assert thread.id is not None
            written = actions.Written(thread.id, f"9{self.chance.random()}")
        actions.note(
            session,
            ticket,
            actor=author,
            text=f"note {self.chance.random()}",
            language="en",
            now=NOW,
            private=private,
            written=written,
        )

    def _change(self, session: Session, ticket: Any, *, retract: bool) -> None:
        seq = self.chance.randint(1, ticket.last_seq)
        entry = session.get_one(Entry, (ticket.id, seq))
        if entry.about is not None or entry.kind != "note":
            return
        self.edits += 1
        if retract:
            actions.retract(session, ticket, entry, now=NOW)
            return
        edit_ts = f"{self.chance.random():.6f}"
        actions.edit(
            session, ticket, entry, text=f"edit {edit_ts}", language="en", edit_ts=edit_ts, now=NOW
        )


async def work(world: World, follower: Follower) -> bool:
    """A worker takes one mirror and does what is next; it may die on the way."""
    token = f"{world.chance.random()}"
    mirror = await world.database.write(mirrors.claim, token)
    if mirror is None:
        return False
    try:
        wait: float | None = 0.0
        while wait == 0.0:
            wait = await follower.step(world.board, mirror.id, token)
        await world.database.write(mirrors.release, mirror.id, token, wait=wait or 0.0)
    except Killed:
        # The lease of a dead worker runs out by itself; here time is helped along.
        await world.database.write(run_out, mirror.id)
    except (Doubt, Later) as error:
        await world.database.write(
            mirrors.retry_later, mirror.id, token, wait=SETTLE, error=str(error)
        )
    except LeaseLost:
        pass
    return True


def run_out(session: Session, mirror_id: int) -> None:
    session.connection().execute(
        update(mirrors.mirrors).where(mirrors.mirrors.c.id == mirror_id).values(lease_until=0)
    )


async def until_in_step(world: World, follower: Follower) -> None:
    async with asyncio.timeout(60):
        while await world.database.read(mirrors.backlog):
            world.board.arrive()
            if not await work(world, follower):
                await asyncio.sleep(0.005)


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_is_lost_doubled_out_of_order_stale_or_leaked(
    database: Database, seed: int
) -> None:
    chance = random.Random(seed)
    cast = await database.write(make_cast)
    ticket = await database.write(osaka_writes, address=None)
    board = Board(database, chance)
    world = World(database, board, ticket.id, cast, chance)
    follower = Follower(database, SETTLE)
    for _ in range(150):
        await world.people_act()
        await asyncio.gather(*(work(world, follower) for _ in range(chance.randint(0, 3))))
        board.arrive()
    board.faulty = False
    await until_in_step(world, follower)
    for mirror in await database.read(mirrors.of_ticket, ticket.id):
        told = await database.read(timeline.read, ticket.id)
        end = mirror.until if mirror.until is not None else 10**9
        expected = [
            (one.seq, said(one))
            for one in told
            if one.seq <= end and timeline.belongs(mirror, one.entry)
        ]
        assert board.thread(mirror) == expected
        cards = [one for one in board.messages if one.ts == mirror.thread]
        assert len(cards) == 1
    assert world.edits > 10


async def test_a_refusal_for_ever_parks_and_a_person_resumes(database: Database) -> None:
    await database.write(make_cast)
    ticket = await database.write(osaka_writes, address=None)
    board = Board(database, random.Random(1), faulty=False, gone=True)
    follower = Follower(database, SETTLE)
    claimed = await database.write(mirrors.claim, "a")
    assert claimed is not None
    with pytest.raises(Never):
        await follower.step(board, claimed.id, "a")
    await database.write(mirrors.park, claimed.id, "a", error="channel_not_found", now=NOW)
    assert await database.write(mirrors.claim, "b") is None
    (parked,) = await database.read(mirrors.parked)
    assert (parked.ticket_id, parked.last_error) == (ticket.id, "channel_not_found")
    board.gone = False
    assert await database.write(mirrors.resume, claimed.id)
    assert not await database.write(mirrors.resume, claimed.id)
    world = World(database, board, ticket.id, await database.write(make_cast), random.Random(1))
    await until_in_step(world, follower)
    assert [one.shown for one in board.messages] == [[(0, "card")], [(1, ticket.subject)]]


async def test_whoever_lost_the_lease_sends_nothing(database: Database) -> None:
    await database.write(make_cast)
    await database.write(osaka_writes, address=None)
    board = Board(database, random.Random(1), faulty=False)
    claimed = await database.write(mirrors.claim, "frozen")
    assert claimed is not None
    await database.write(run_out, claimed.id)
    assert await database.write(mirrors.claim, "awake") is not None
    with pytest.raises(LeaseLost):
        await Follower(database, SETTLE).step(board, claimed.id, "frozen")
    assert board.messages == []


async def test_an_untranslated_post_is_drawn_again_once_asked(database: Database) -> None:
    await database.write(make_cast)
    ticket = await database.write(osaka_writes, address=None)
    board = Board(database, random.Random(1), faulty=False)
    follower = Follower(database, SETTLE)
    world = World(database, board, ticket.id, await database.write(make_cast), random.Random(1))
    await until_in_step(world, follower)
    await database.write(mark_untranslated)
    board.messages[1].shown = []
    assert await database.write(posts.redraw_untranslated) == 1
    await until_in_step(world, follower)
    assert board.messages[1].shown == [(1, ticket.subject)]


def mark_untranslated(session: Session) -> None:
    session.connection().execute(
        update(posts.posts).where(posts.posts.c.first == 1).values(untranslated=True)
    )
