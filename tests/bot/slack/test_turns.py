"""Events of one thread are taken in one after the other, as they came."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.slack.turns import Turns, thread_of


async def test_who_comes_first_goes_first_and_other_threads_do_not_wait() -> None:
    turns, done, slow, others = Turns(), list[str](), asyncio.Event(), asyncio.Event()

    async def take(key: str, what: str) -> None:
        async with turns.turn(key):
            if what == "first":
                await slow.wait()
            done.append(what)
            if len(done) == 2:
                others.set()

    tasks = [
        asyncio.create_task(take(key, what))
        for key, what in (("a", "first"), ("a", "second"), ("b", "other"), ("", "free"))
    ]
    await others.wait()
    assert set(done) == {"other", "free"}
    slow.set()
    await asyncio.gather(*tasks)
    assert done[2:] == ["first", "second"]


async def test_a_turn_that_fails_lets_the_next_one_go() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="lost"):
        async with turns.turn("a"):
            raise ValueError("lost")
    async with asyncio.timeout(5), turns.turn("a"):
        pass


@pytest.mark.parametrize(
    ("event", "key"),
    [
        ({"type": "message", "channel": "C1", "ts": "2.0", "thread_ts": "1.0"}, "C1:1.0"),
        (
            {
                "type": "message",
                "subtype": "message_changed",
                "channel": "C1",
                "message": {"ts": "2.0", "thread_ts": "1.0"},
            },
            "C1:1.0",
        ),
        (
            {
                "type": "message",
                "subtype": "message_deleted",
                "channel": "C1",
                "previous_message": {"ts": "2.0", "thread_ts": "1.0"},
            },
            "C1:1.0",
        ),
        ({"type": "message", "channel": "C1", "ts": "2.0"}, ""),
        ({"type": "reaction_added", "item": {"channel": "C1", "ts": "2.0"}}, ""),
        ("rubbish", ""),
    ],
)
def test_an_event_belongs_to_its_thread(event: Any, key: str) -> None:
    assert thread_of({"event": event}) == key
