"""One running sandbox: its state, clock, rates, faults, records and the way out to the app."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox import limits
from sandbox.clock import Clock
from sandbox.deliveries import Events
from sandbox.faults import Faults
from sandbox.outbound import Outbound
from sandbox.persistence import state_text, write_state
from sandbox.rates import Rates
from sandbox.records import Record
from sandbox.state import State
from sandbox.waits import Waits

SAVE_AFTER = 0.05


@dataclass(frozen=True)
class Settings:
    """`app_url` takes every event, command and interaction, as Bolt's single endpoint does.

    `panes` are further pages that the page shows beside the desks: title → address. `levers` are
    processes that an operator may kill: what the button says → file with the process id. `tour` is
    what the page suggests step by step, in the shape that `page/tour.js` describes.
    """

    app_url: str
    signing_secret: str
    state_file: Path | None = None
    rates: bool = True
    ack_seconds: float = limits.ACK_SECONDS
    retry_delays: tuple[float, ...] = limits.RETRY_DELAYS
    trigger_seconds: float = limits.TRIGGER_SECONDS
    panes: Mapping[str, str] = field(default_factory=dict)
    levers: Mapping[str, Path] = field(default_factory=dict)
    client_id: str = "sandbox-client"
    client_secret: str = "sandbox-client-secret"
    token_seconds: int | None = None
    """How long tokens last that are fetched with a code; None for ever."""
    tour: Mapping[str, Any] | None = None


class World:
    def __init__(self, settings: Settings, state: State) -> None:
        self.settings = settings
        self.state = state
        self.clock = Clock()
        self.rates = Rates(settings.rates)
        self.faults = Faults()
        self.waits = Waits(self.clock.now)
        self._watchers: set[asyncio.Event] = set()
        self.calls = Record(self.tell)
        self.requests = Record(self.tell)
        self.outbound = Outbound(
            settings.app_url, settings.signing_secret, settings.ack_seconds, self.requests
        )
        self.events = Events(
            state, self.clock, self.faults, self.outbound, settings.retry_delays, self.changed
        )
        self.base_url = ""
        self.version = 0
        self._saving: asyncio.Task[None] | None = None

    def next_ts(self) -> str:
        """A message timestamp: seconds and six digits, never given twice."""
        self.state.last_ts = max(int(self.clock.now() * 1_000_000), self.state.last_ts + 1)
        return f"{self.state.last_ts // 1_000_000}.{self.state.last_ts % 1_000_000:06d}"

    def next_id(self, prefix: str) -> str:
        self.state.counter += 1
        return f"{prefix}{self.state.counter:09d}"

    def changed(self) -> None:
        """Tells open pages and has the state file written soon."""
        self.version += 1
        self.tell()
        if self.settings.state_file and (self._saving is None or self._saving.done()):
            self._saving = asyncio.get_running_loop().create_task(self._save_soon())

    def tell(self) -> None:
        """Tells open pages that there is something new, be it for the operator alone."""
        for watcher in self._watchers:
            watcher.set()

    @contextlib.contextmanager
    def watching(self) -> Iterator[asyncio.Event]:
        """An event that is set at every change."""
        watcher = asyncio.Event()
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)

    async def _save_soon(self) -> None:
        saved = -1
        while saved != self.version:
            await asyncio.sleep(SAVE_AFTER)
            saved = self.version
            if self.settings.state_file:
                text = state_text(self.state)
                await asyncio.to_thread(write_state, self.settings.state_file, text)

    async def close(self) -> None:
        """Stops what is under way and writes the state a last time."""
        self.changed()
        await self.events.close()
        await self.outbound.close()
        if self._saving:
            await self._saving
