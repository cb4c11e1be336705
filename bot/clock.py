"""The clock: what happens because time has passed. Each deed is a compare-and-set in its own
transaction, so any number of clocks may run; the first one does it, the others find it done."""

from __future__ import annotations

import asyncio

from bot import kept_windows
from bot.application import Application
from bot.handlers import notices
from bot.handlers.behind import spawn
from bot.handlers.waiting import take_up
from bot.reminding import Reminders
from bot.replies import send_reply
from tickets import drafts, handoffs, posts


class Clock:
    """``interval`` is in seconds."""

    def __init__(self, application: Application, interval: float = 0.5) -> None:
        self.application = application
        self.interval = interval
        self.engine_seen: object = None
        self.reminders = Reminders(application)

    async def tick(self) -> bool:
        """Does what is due; true when anything happened."""
        done = await self._handoffs() + await self._replies() + await self._translations()
        await self.reminders.tick()
        await self._closed_windows()
        return done + await take_up(self.application) > 0

    async def _handoffs(self) -> int:
        database, now = self.application.database, self.application.now()
        due = await database.read(handoffs.due, now)
        for handoff_id in due:
            await database.write(handoffs.expire, handoff_id, now=now)
        return len(due)

    async def _replies(self) -> int:
        database, now = self.application.database, self.application.now()
        due = await database.read(drafts.due, now)
        for draft_id in due:
            sent = await database.write(send_reply, draft_id, now=now)
            if sent is not None:
                spawn(notices.take_away(self.application, sent))
        return len(due)

    async def _closed_windows(self) -> None:
        """What is kept for a week stays no longer, also where nobody closes a window again."""
        database, now = self.application.database, self.application.now()
        if await database.read(kept_windows.overdue, now):
            await database.write(kept_windows.sweep, now)

    async def _translations(self) -> int:
        """When what can be translated changed (a package was installed, a server is back, or either
        while nothing ran): everything that shows an original is drawn again."""
        engine = await asyncio.to_thread(self._engine)
        before, self.engine_seen = self.engine_seen, engine
        if engine in (before, None):
            return 0
        return await self.application.database.write(posts.redraw_untranslated)

    def _engine(self) -> object:
        engine = self.application.translator.engine
        pairs = engine.pairs() if engine else {}
        return (engine.version, frozenset(pairs.items())) if engine and pairs else None
