"""What a read command costs over HTTP, its look-up apart, beside a Bolt app that does nothing."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import dataclass
from typing import Any

import uvloop
from sqlmodel import Session

from bench.figures import Figure, Size, middle
from bench.house import SIGNING_SECRET, House, cpu_of, house
from bench.stores import NOW, WORDS, desks
from bot.database import Database
from bot.grammar import Reference
from bot.handlers.show import look
from customers.accounts import Given, take_in
from demo.ports import Ports, url
from tickets.intake import FIRST_NUMBER, NewTicket, open_ticket

CLIENTS = 16
SHOW = f"show {FIRST_NUMBER}"


def run(size: Size) -> list[Figure]:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(measured(size))


def one_case(session: Session) -> None:
    given = Given(account="osaka", family_name="田中")
    customer = take_in(session, marketplace="jp", given=given, now=NOW)
    assert customer.id is not None
    new = NewTicket(
        marketplace="jp",
        channel="web",
        customer_id=customer.id,
        language="ja",
        text=WORDS,
        text_language="ja",
    )
    open_ticket(session, new, teams=desks(), now=NOW)


@dataclass(frozen=True)
class Server:
    pid: int
    port: int


@dataclass(frozen=True)
class Round:
    """``cpu`` in µs a request, ``ms`` the median latency."""

    cpu: float
    ms: float
    answer: str


async def measured(size: Size) -> list[Figure]:
    async with house(one_case, serve=("--no-worker",)) as home:
        ours, bare = Server(home.bot, home.port), await start_bare(home)
        for server in (ours, bare):
            await loaded(server, CLIENTS, size.number // 4)
        rounds = [
            [await loaded(server, clients, size.number) for server in (ours, bare)]
            for _ in range(size.rounds)
            for clients in (CLIENTS, 1)
        ]
        lookup = await lookup_cost(home, size)
    busy, alone = rounds[0::2], rounds[1::2]
    assert str(FIRST_NUMBER) in busy[0][0].answer, busy[0][0].answer
    return [cpu_figure(busy, lookup), latency_figure(alone)]


def cpu_figure(rounds: list[list[Round]], lookup: float) -> Figure:
    beyond = middle([mine.cpu - bare.cpu for mine, bare in rounds])
    floor = middle([bare.cpu for _, bare in rounds])
    return Figure(
        name=f"/ticket show at {CLIENTS} clients, its look-up of {lookup:.0f} µs apart",
        unit="µs CPU",
        ours=floor + beyond - lookup,
        floor=floor,
        floor_name="Bolt, process_before_response, no-op",
        aim=150,
        held="beyond",
        remark=f"{floor + beyond:.0f} µs with it; CPU of the server's process, SQLite",
    )


def latency_figure(rounds: list[list[Round]]) -> Figure:
    bare = middle([bare.ms for _, bare in rounds])
    return Figure(
        name="/ticket show at 1 client, p50",
        unit="ms",
        ours=middle([mine.ms for mine, _ in rounds]),
        aim=1.0,
        remark=f"the no-op of Bolt in the same run: {bare:.2f} ms",
    )


async def start_bare(home: House) -> Server:
    port = Ports.free().bot
    command = [sys.executable, "-m", "bench.bare", str(port), SIGNING_SECRET]
    child = await home.family.start("bare", command)
    await home.family.ready(child, f"{url(port)}/readyz")
    return Server(child.process.pid, port)


async def loaded(server: Server, clients: int, number: int) -> Round:
    before = cpu_of(server.pid)
    answer = await generate(server.port, clients, max(clients, number))
    used = (cpu_of(server.pid) - before) * 1e6 / len(answer["ms"])
    return Round(max(used, 1.0), middle(answer["ms"]), answer["answer"])


async def generate(port: int, clients: int, number: int) -> dict[str, Any]:
    command = ("-m", "bench.load", str(port), SIGNING_SECRET, str(clients), str(number), SHOW)
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(output.decode())
    answer: dict[str, Any] = json.loads(output)
    return answer


async def lookup_cost(home: House, size: Size) -> float:
    """Microseconds of CPU of the read alone, by as many callers at once."""
    database = Database(home.database_url)
    which = Reference(None, FIRST_NUMBER)

    async def caller(number: int) -> None:
        for _ in range(number):
            await database.read(look, which)

    async def all_callers() -> float:
        each = max(1, size.number // CLIENTS)
        began = time.process_time()
        await asyncio.gather(*(caller(each) for _ in range(CLIENTS)))
        return (time.process_time() - began) * 1e6 / (each * CLIENTS)

    try:
        await all_callers()
        return middle([await all_callers() for _ in range(size.rounds)])
    finally:
        database.close()
