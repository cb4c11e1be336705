"""Translation at the edge: look up in a transaction, translate outside of it, keep in another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot import suggestions
from bot.database import Database
from bot.suggestions import Suggestion
from translations import service
from translations.engines.base import Engine
from translations.service import Plan, Translation, Wanted


class Translator:
    """Translates through memory, kept results and the engine, if there is one.

    ``marketplace`` is that of the ticket to which a text belongs: its own fixed terms then hold
    beside those of both. Empty where no ticket is known.
    """

    def __init__(
        self, database: Database, engine: Engine | None, now: Callable[[], datetime]
    ) -> None:
        self.database = database
        self.engine = engine
        self.now = now

    async def translate(
        self, wanted: Sequence[Wanted], target: str, *, marketplace: str = ""
    ) -> list[Translation]:
        """One translation for each text, in order. Never raises for an engine's faults: what could
        not be translated is the original, marked so."""
        if not wanted:
            return []
        plan = await self._planned(wanted, target, marketplace)
        known = service.translations(plan)
        if all(one.state != "untranslated" for one in known):
            return known
        plan = await asyncio.to_thread(service.run, plan, self.engine)
        if plan.fresh:
            await self.database.write(service.keep, plan, self.now())
        return service.translations(plan)

    async def known(
        self, wanted: Sequence[Wanted], target: str, *, marketplace: str = ""
    ) -> list[Translation]:
        """The same without asking the engine: only what memory and kept results hold."""
        if not wanted:
            return []
        return service.translations(await self._planned(wanted, target, marketplace))

    async def _planned(self, wanted: Sequence[Wanted], target: str, marketplace: str) -> Plan:
        return await self.database.read(
            service.plan, wanted, target, engine=self.engine, marketplace=marketplace
        )

    async def alternatives(
        self, text: str, *, source: str, target: str, count: int = 4, marketplace: str = ""
    ) -> list[Translation]:
        """Other renderings of a text, best first; empty without an engine."""
        terms = await self.database.read(service.terms_in_force, marketplace)
        return await asyncio.to_thread(
            service.alternatives, text, source, target, self.engine, count, terms
        )

    async def near(self, text: str, *, source: str, target: str) -> list[Suggestion]:
        """Approved sentences like those of ``text``, the likest first."""
        return await self.database.read(suggestions.suggested, text, source, target)

    async def back(
        self, text: str, *, source: str, target: str, marketplace: str = ""
    ) -> Translation | None:
        """What the engine itself makes of ``text``, whatever memory holds; None where it cannot."""
        found = await self.alternatives(
            text, source=source, target=target, count=1, marketplace=marketplace
        )
        return next(iter(found), None)
