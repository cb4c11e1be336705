"""The worker: claims mirrors that are behind and brings them into step; runs the clock; keeps Homes
up to date."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from bot.application import Application
from bot.clock import Clock
from bot.delivery.follow import Doubt, Follower, Later, Medium, Never, held
from bot.delivery.homes import Homes
from bot.delivery.mail import Mailbox
from bot.delivery.slack import SlackThreads
from bot.delivery.sweep import sweep_twins
from bot.search_follower import SearchFollower
from bot.slack.where import within
from tickets import mirrors
from tickets.mirrors import LeaseLost

log = logging.getLogger(__name__)

LANES = 4
"""Mirrors that are followed at the same time."""

POLL = 1.0
"""Seconds after which the store is asked even if nobody called."""

INDEX_AFTER = 0.5
"""Seconds after which tickets are looked for whose words are not in the index yet."""

HOMES_AFTER = 0.1
"""Seconds for which calls are gathered before Homes are looked at."""

AGAIN = 5.0
"""Seconds until a step that failed is tried again."""

STOP_WITHIN = 10.0
"""Seconds that a step under way is given when the process is told to stop."""


class Worker:
    """Runs until cancelled; ``call`` says that there may be work."""

    def __init__(self, application: Application) -> None:
        self.application = application
        slack = SlackThreads(application)
        self.slack = slack
        self.media: Mapping[str, Medium] = {
            "slack": slack,
            "alert": slack,
            "mail": Mailbox(application),
        }
        self.follower = Follower(application.database, application.settings.settle)
        self.clock = Clock(application)
        self.search = SearchFollower(application)
        self.homes = Homes(application)
        self.called = asyncio.Event()
        self.called_for_homes = asyncio.Event()
        self.steps: set[asyncio.Task[None]] = set()

    def call(self) -> None:
        self.called.set()
        self.homes.call()
        self.called_for_homes.set()

    async def run(self) -> None:
        """Works until cancelled; then finishes what is under way and gives the leases back."""
        loops = [
            asyncio.create_task(self._lane(), name=f"lane-{number}") for number in range(LANES)
        ]
        loops.append(asyncio.create_task(self._tick(), name="clock"))
        loops.append(asyncio.create_task(self._index(), name="search"))
        loops.append(asyncio.create_task(self._homes(), name="homes"))
        try:
            await asyncio.gather(*loops)
        finally:
            for loop in loops:
                loop.cancel()
            await asyncio.gather(*loops, return_exceptions=True)
            if self.steps:
                await asyncio.wait(self.steps, timeout=STOP_WITHIN)

    async def _lane(self) -> None:
        while True:
            self.called.clear()
            try:
                worked = await self.work_once()
            except Exception:
                log.exception("the worker stumbled and goes on")
                worked = False
                await asyncio.sleep(POLL)
            if not worked:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.called.wait(), POLL)

    async def _tick(self) -> None:
        while True:
            try:
                if await self.clock.tick():
                    self.call()
                await sweep_twins(self.application, self.slack)
            except Exception:
                log.exception("the clock stumbled and goes on")
            await asyncio.sleep(self.clock.interval)

    async def _index(self) -> None:
        """Never for the sake of a call: a new entry is found before it is in the index."""
        while True:
            try:
                pause = 0.0 if await self.search.step() else INDEX_AFTER
            except Exception:
                log.exception("the words of tickets could not be kept; again in a moment")
                pause = AGAIN
            await asyncio.sleep(pause)

    async def _homes(self) -> None:
        while True:
            self.called_for_homes.clear()
            try:
                await self.homes.look()
            except Exception:
                log.exception("Homes could not be looked at; again in a moment")
                await asyncio.sleep(AGAIN)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.called_for_homes.wait(), POLL)
            await asyncio.sleep(HOMES_AFTER)

    async def work_once(self) -> bool:
        """Claims one mirror and follows it until it is in step; false when none was due."""
        token = secrets.token_hex(8)
        mirror = await self.application.database.write(mirrors.claim, token)
        if mirror is None:
            return False
        # Shielded: a step under way is finished even when the process is told to stop.
        with within(self._workspace(mirror)):
            step = asyncio.create_task(self._follow(mirror.id, mirror.kind, token))
        self.steps.add(step)
        step.add_done_callback(self.steps.discard)
        await asyncio.shield(step)
        return True

    def _workspace(self, mirror: Row[Any]) -> str:
        """Where it is, or where its team is while nothing has been posted."""
        team = self.application.settings.team(mirror.target)
        return mirror.workspace or (team.workspace if team else "")

    async def _follow(self, mirror_id: int, kind: str, token: str) -> None:
        database = self.application.database
        try:
            async with held(database, mirror_id, token):
                wait: float | None = 0.0
                while wait == 0.0:
                    wait = await self.follower.step(self.media[kind], mirror_id, token)
            await database.write(mirrors.release, mirror_id, token, wait=wait or 0.0)
        except LeaseLost:
            log.info("mirror %s went to another worker", mirror_id)
        except Doubt as doubt:
            await self._retry(mirror_id, token, self.application.settings.settle, str(doubt))
        except Later as later:
            await self._retry(mirror_id, token, later.wait, later.error)
        except Never as never:
            log.warning("mirror %s is parked: %s", mirror_id, never.error)
            await database.write(
                mirrors.park, mirror_id, token, error=never.error, now=self.application.now()
            )
        except Exception as error:
            log.exception("mirror %s could not be followed", mirror_id)
            await self._retry(mirror_id, token, 10.0, type(error).__name__)

    async def _retry(self, mirror_id: int, token: str, wait: float, error: str) -> None:
        log.warning("mirror %s: %s; again in %.1f s", mirror_id, error, wait)
        await self.application.database.write(
            mirrors.retry_later, mirror_id, token, wait=wait, error=error
        )
