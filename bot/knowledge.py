"""This process's index of articles: filled, kept in step with the store, asked.

Whatever happens to it, questions are answered: by SQL alone, and said to be so, until it is ready.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import ParamSpec, TypeVar

from bot.database import Database
from knowledge import crossing, fallback, indexing, search
from knowledge.index import KnowledgeIndex
from knowledge.scope import Market
from knowledge.search import Found, Question
from translations import service
from translations.engines.base import Engine
from translations.languages import detect
from translations.search_tokens import analysed

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

POLL = 0.05
"""Seconds between two looks for changes: a look-up by key each."""

AGAIN = 2.0
"""Seconds until the store is asked again after it could not be."""

CHECK = 30.0
"""Seconds after which the index is compared with the store."""

AT_ONCE = 1_000
"""Rows that are read and taken in together."""

HEALED_AT_ONCE = 10
"""Variants whose tokens are made anew in one transaction."""

WAIT = 1.0
"""Seconds that a question waits for an index that is being filled."""

TRANSLATING = 0.4
"""Seconds that a question's translation is waited for."""

THREADS = 2
LANGUAGES = ("ja", "en")


class Knowledge:
    """Follows the store from its first question, or from ``start``, until ``stop``."""

    def __init__(
        self,
        database: Database,
        engine: Engine | None,
        now: Callable[[], datetime],
        *,
        patience: float = TRANSLATING,
    ) -> None:
        self.database = database
        self.engine = engine
        self.now = now
        self.patience = patience
        self.index = KnowledgeIndex()
        self.ready = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._checked = 0.0
        self._taking_in = asyncio.Lock()
        """Whoever asks for the newest state waits for the follower: an index has one writer."""

    # --- asking ---------------------------------------------------------------------------

    async def find(
        self,
        text: str,
        *,
        language: str,
        on: date | None = None,
        marketplace: str | None = None,
        asked_of: Market | None = None,
        limit: int = 5,
        passages: bool = True,
        translate: bool = True,
    ) -> Found:
        """Articles for a reader of ``language``. Never raises for what is asked or for a fault of
        the index. ``translate``: the engine, if there is one, helps with the other language."""
        question = Question(
            text=text[: search.LONGEST],
            language=language,
            on=on or self.now().date(),
            written=detect(text[: search.LONGEST], language),
            marketplace=marketplace,
            asked_of=asked_of,
            limit=limit,
            passages=passages,
            terms=await self.database.read(service.terms_in_force, marketplace or ""),
        )
        if not await self._is_ready():
            return await self.database.read(fallback.find, question)
        if translate:
            question = replace(question, translations=await self._translated(question))
        try:
            return await self._in_thread(search.find, self.index, question)
        except Exception:
            log.exception("the index of articles is damaged and is filled anew")
            self._begin_anew()
            return await self.database.read(fallback.find, question)

    async def _is_ready(self) -> bool:
        self.start()
        if not self.ready.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.ready.wait(), WAIT)
        return self.ready.is_set()

    async def _translated(self, question: Question) -> dict[str, str]:
        """The question in the other language; empty where there is no engine or no time."""
        target = next((one for one in LANGUAGES if one != question.written), "")
        if self.engine is None or question.written not in LANGUAGES:
            return {}
        if target not in self.index.shards or not analysed(question.text, "").words:
            return {}
        try:
            made = self._in_thread(
                crossing.translated, question.text, question.written, target, self.engine
            )
            said = await asyncio.wait_for(made, self.patience)
        except Exception as error:
            log.info("a question was asked without its translation: %s", type(error).__name__)
            return {}
        return {target: said} if said else {}

    # --- following ------------------------------------------------------------------------

    def start(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._follow(), name="knowledge")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            self._threads = None

    async def _follow(self) -> None:
        while True:
            pause = POLL
            try:
                await self.catch_up()
            except Exception:
                log.exception("articles could not be followed; trying again in %s seconds", AGAIN)
                self._begin_anew()
                pause = AGAIN
            await asyncio.sleep(pause)

    async def catch_up(self, batches: int | None = None) -> None:
        """Takes in what has changed, ``batches`` of it at most; once in step, compares with the
        store every now and then."""
        async with self._taking_in:
            await self._take_in(batches)

    async def _take_in(self, batches: int | None) -> None:
        newest = await self.database.read_at_once(indexing.newest)
        if newest < self.index.rev:
            log.warning("the store is older than the index of articles, which is filled anew")
            self._begin_anew()
        while self.index.rev < newest and batches != 0:
            batches = batches - 1 if batches is not None else None
            rows = await self.database.read(indexing.changes, self.index.rev, AT_ONCE)
            if not rows:
                self.index.rev = newest
                break
            await self._in_thread(self.index.apply, rows)
        due = time.monotonic() - self._checked > CHECK or not self.ready.is_set()
        if due and self.index.rev >= newest:
            await self._check()

    async def _check(self) -> None:
        state = await self.database.read(indexing.state)
        if state.rev == self.index.rev and state.found != len(self.index):
            log.warning("the index of articles differs from the store and is filled anew")
            self._begin_anew()
            return
        self.ready.set()
        if not self._checked:
            await self._heal()
        self._checked = time.monotonic()

    async def _heal(self) -> None:
        """Makes tokens that are missing, or that an earlier version made."""
        while waiting := await self.database.read(indexing.lagging, HEALED_AT_ONCE):
            try:
                await self.database.write(indexing.note_all, waiting, self.now())
            except Exception:
                log.exception("variants %s cannot be indexed", waiting)
                return

    def _begin_anew(self) -> None:
        self.index = KnowledgeIndex()
        self.ready.clear()

    async def _in_thread(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(THREADS, "knowledge")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(work, *args, **kwargs))
