"""One step of bringing a mirror into line with its timeline, safe against dying anywhere.

The order is always the same: settle what is in doubt, continue, redraw what changed; while nothing
new may be posted, what changed is redrawn. A post is committed with its range before its call goes
out; whoever finds it afterwards looks outside for its key before sending anything again.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Row

from bot.database import Database
from bot.reading import Read
from tickets import mirrors, posts
from tickets.mirrors import LEASE, LeaseLost, Place
from tickets.posts import Opening, Standing

CALL_TIMEOUT = 10.0
"""Seconds after which a call outside is given up; well below the lease."""

HEARTBEAT = LEASE / 3
MARGIN = 2.0


class Doubt(Exception):
    """The call may or may not have had its effect: time-out, dropped connection, 5xx."""


@dataclass
class Later(Exception):
    """Refused for certain, but not for ever: try again after ``wait`` seconds."""

    wait: float
    error: str


@dataclass
class Never(Exception):
    """Refused for certain until a person does something about it."""

    error: str


@dataclass(frozen=True)
class Drawn:
    """What a post shows: entries ``first`` (None: as asked) to ``last``, in a form that the medium
    sends. A post begins with an entry that belongs, so that it never begins where a person's own
    message does.

    ``untranslated``: something is shown in the original for want of a translation; ``refused`` are
    the entries of which no translation was reliable.
    ``empty``: none of the entries belongs here, so there is nothing to send.
    """

    last: int
    content: Any = None
    untranslated: bool = False
    empty: bool = False
    first: int | None = None
    refused: tuple[Read, ...] = ()


@dataclass(frozen=True)
class Sent:
    ts: str
    place: Place | None = None


class Medium(Protocol):
    """A kind of outside: Slack's threads, the customer's mailbox."""

    has_card: bool
    redraws: bool

    async def find(self, mirror: Row[Any], post: Row[Any]) -> Sent | None:
        """Where a post in doubt stands outside; None when it does not."""

    async def draw(
        self, mirror: Row[Any], *, first: int, last: int, upto: int, again: bool
    ) -> Drawn:
        """Entries ``first``..``last`` as of ``upto``: as many as fit in one post, or, ``again``,
        all of them, since a range never changes. The card is 0..0."""

    def pause(self, mirror: Row[Any]) -> float:
        """Seconds to wait before something new may be posted there."""

    async def send(self, mirror: Row[Any], opening: Opening, drawn: Drawn) -> Sent:
        """Sends or updates the post. Raises Doubt, Later or Never."""

    async def stands(self, mirror: Row[Any], drawn: Drawn) -> None:
        """Tells whoever has to know what the post shows, now that it is settled. Never fails."""


@dataclass
class Follower:
    """Brings claimed mirrors into step; ``token`` is the lease's."""

    database: Database
    settle: float

    async def step(self, medium: Medium, mirror_id: int, token: str) -> float | None:
        """Does what is next for this mirror. Seconds until the next look, None when in step.

        Raises LeaseLost, Doubt, Later, Never.
        """
        standing = await self.database.read(posts.standing, mirror_id)
        if standing.doubts:
            return await self._settle_doubt(medium, standing, token)
        mirror = standing.mirror
        if medium.has_card and mirror.thread is None:
            return await self._post(medium, standing, token, first=0, last=0)
        end = mirror.head if mirror.until is None else min(mirror.head, mirror.until)
        behind = mirror.cursor < end
        waits = behind and medium.pause(mirror) > 0
        if medium.redraws and standing.stale is not None and (waits or not behind):
            post = await self.database.read(posts.post_row, standing.stale)
            return await self._send_again(medium, standing, token, post)
        if behind:
            return await self._post(medium, standing, token, first=mirror.cursor + 1, last=end)
        await self.database.write(
            mirrors.rest_quietly, mirror_id, token, head=mirror.head, touched=mirror.touched
        )
        return None

    async def _settle_doubt(self, medium: Medium, standing: Standing, token: str) -> float:
        post = standing.doubts[0]
        if post.state == "unsent":
            return await self._send_again(medium, standing, token, post)
        wait = float(post.began) + self.settle - standing.now
        if wait > 0:
            return wait
        if post.state == "updating":
            return await self._send_again(medium, standing, token, post)
        sent = await medium.find(standing.mirror, post)
        if sent is None:
            return await self._send_again(medium, standing, token, post, doubted=True)
        drawn = await self._drawn_again(medium, standing, post)
        await self._settle(medium, standing.mirror, token, post.id, sent, drawn, doubted=True)
        return 0.0

    async def _post(
        self, medium: Medium, standing: Standing, token: str, *, first: int, last: int
    ) -> float:
        mirror = standing.mirror
        if (wait := medium.pause(mirror)) > 0:
            return wait
        drawn = await medium.draw(
            mirror, first=first, last=last, upto=standing.last_seq, again=False
        )
        if drawn.empty:
            await self.database.write(
                mirrors.skip_to, mirror_id=mirror.id, token=token, cursor=drawn.last
            )
            return 0.0
        started = time.monotonic()
        opening = await self.database.write(
            posts.begin,
            mirror_id=mirror.id,
            token=token,
            first=first if drawn.first is None else drawn.first,
            last=drawn.last,
            shown=standing.last_seq,
        )
        fresh(started)
        return await self._send(medium, mirror, token, opening, drawn)

    async def _send_again(
        self,
        medium: Medium,
        standing: Standing,
        token: str,
        post: Row[Any],
        *,
        doubted: bool = False,
    ) -> float:
        mirror = standing.mirror
        drawn = await self._drawn_again(medium, standing, post)
        started = time.monotonic()
        opening = await self.database.write(
            posts.begin_again,
            mirror_id=mirror.id,
            token=token,
            post_id=post.id,
            shown=standing.last_seq,
        )
        fresh(started)
        return await self._send(medium, mirror, token, opening, drawn, doubted=doubted)

    async def _drawn_again(self, medium: Medium, standing: Standing, post: Row[Any]) -> Drawn:
        return await medium.draw(
            standing.mirror, first=post.first, last=post.last, upto=standing.last_seq, again=True
        )

    async def _send(
        self,
        medium: Medium,
        mirror: Row[Any],
        token: str,
        opening: Opening,
        drawn: Drawn,
        *,
        doubted: bool = False,
    ) -> float:
        try:
            async with asyncio.timeout(CALL_TIMEOUT):
                sent = await medium.send(mirror, opening, drawn)
        except TimeoutError as error:
            raise Doubt(str(error) or "time-out") from error
        except (Later, Never):
            await self.database.write(
                posts.unsend, mirror_id=mirror.id, token=token, post_id=opening.post_id
            )
            raise
        await self._settle(medium, mirror, token, opening.post_id, sent, drawn, doubted=doubted)
        return 0.0

    async def _settle(
        self,
        medium: Medium,
        mirror: Row[Any],
        token: str,
        post_id: int,
        sent: Sent,
        drawn: Drawn,
        *,
        doubted: bool,
    ) -> None:
        await self.database.write(
            posts.settle,
            mirror_id=mirror.id,
            token=token,
            post_id=post_id,
            ts=sent.ts,
            untranslated=drawn.untranslated,
            doubted=doubted,
            place=sent.place,
        )
        await medium.stands(mirror, drawn)


def fresh(started: float) -> None:
    """After a freeze of the whole process the lease may be another's: the call must not go out,
    since it could no longer end within the lease. Raises LeaseLost."""
    if time.monotonic() - started > LEASE - CALL_TIMEOUT - MARGIN:
        raise LeaseLost


@contextlib.asynccontextmanager
async def held(database: Database, mirror_id: int, token: str) -> AsyncIterator[None]:
    """Prolongs the lease while a long step runs, such as a translation of a whole case."""

    async def beat() -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            await database.write(mirrors.own, mirror_id, token)

    beating = asyncio.create_task(beat())
    try:
        yield
    finally:
        beating.cancel()
        with contextlib.suppress(asyncio.CancelledError, LeaseLost):
            await beating


@dataclass
class Pace:
    """Slack lets an app post about one message a second in a channel, with short bursts
    (https://docs.slack.dev/apis/web-api/rate-limits)."""

    burst: float = 3.0
    rate: float = 1.0

    def __post_init__(self) -> None:
        self.levels: dict[str, tuple[float, float]] = {}

    def wait(self, channel: str) -> float:
        return max(0.0, (1.0 - self._level(channel)) / self.rate)

    def spend(self, channel: str) -> None:
        self.levels[channel] = (self._level(channel) - 1.0, time.monotonic())

    def hold(self, channel: str, seconds: float) -> None:
        """Slack asked to wait: nothing is posted there for so long."""
        self.levels[channel] = (1.0 - seconds * self.rate, time.monotonic())

    def _level(self, channel: str) -> float:
        level, at = self.levels.get(channel, (self.burst, time.monotonic()))
        return min(self.burst, level + (time.monotonic() - at) * self.rate)
