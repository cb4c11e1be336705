"""Who is told that there is work: this process at once, others over PostgreSQL."""

from __future__ import annotations

import asyncio

from bot.wake import Wake


def heard_by(wake: Wake) -> asyncio.Event:
    event = asyncio.Event()
    wake.listeners.append(event.set)
    return event


async def test_this_process_is_told_at_once(database_url: str) -> None:
    wake = Wake(database_url)
    heard = heard_by(wake)
    wake()
    assert heard.is_set()


async def test_another_process_is_told_where_the_database_can(database_url: str) -> None:
    here, there = Wake(database_url), Wake(database_url)
    heard = heard_by(there)
    async with here.shared_with_others(), there.shared_with_others():
        if not here.shared:
            here()
            assert not heard.is_set()
            return
        async with asyncio.timeout(60):
            while not heard.is_set():
                here()
                with_next_call = asyncio.wait_for(heard.wait(), timeout=0.2)
                await asyncio.gather(with_next_call, return_exceptions=True)


async def test_a_thousand_calls_are_few_notifications(database_url: str) -> None:
    here, there = Wake(database_url), Wake(database_url)
    calls: list[int] = []
    there.listeners.append(lambda: calls.append(1))
    async with here.shared_with_others(), there.shared_with_others():
        async with asyncio.timeout(60):
            while here.shared and not calls:
                here()
                await asyncio.to_thread(lambda: None)
        for _ in range(1000):
            here()
    assert len(calls) < 20
