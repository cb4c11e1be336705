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
WARM = 50
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


@dataclass(frozen=True)
class Turn:
    """One round: ours and the bare app in turns, and the look-up alone in µs of CPU."""

    busy: Round
    bare_busy: Round
    lookup: float
    alone: Round
    bare_alone: Round


async def measured(size: Size) -> list[Figure]:
    async with house(one_case, serve=("--no-worker",)) as home:
        ours, bare = Server(home.bot, home.port), await start_bare(home)
        for server in (ours, bare):
            await loaded(server, CLIENTS, size.number // 4)
        rounds = [await one_round(home, ours, bare, size) for _ in range(size.rounds)]
    answer = rounds[0].busy.answer
    assert str(FIRST_NUMBER) in answer, answer
    return [cpu_figure(rounds), latency_figure(rounds)]


async def one_round(home: House, ours: Server, bare: Server, size: Size) -> Turn:
    return Turn(
        busy=await loaded(ours, CLIENTS, size.number),
        bare_busy=await loaded(bare, CLIENTS, size.number),
        lookup=await lookup_cost(home, size),
        alone=await loaded(ours, 1, size.number),
        bare_alone=await loaded(bare, 1, size.number),
    )


def cpu_figure(rounds: list[Turn]) -> Figure:
    beyond = middle([turn.busy.cpu - turn.bare_busy.cpu - turn.lookup for turn in rounds])
    floor = middle([turn.bare_busy.cpu for turn in rounds])
    lookup = middle([turn.lookup for turn in rounds])
    return Figure(
        name=f"/ticket show at {CLIENTS} clients, its look-up of {lookup:.0f} µs apart",
        unit="µs CPU",
        ours=floor + beyond,
        floor=floor,
        floor_name="Bolt, process_before_response, no-op",
        aim=150,
        held="beyond",
        remark=f"{middle([turn.busy.cpu for turn in rounds]):.0f} µs with it;"
        " CPU of the server's process, SQLite",
    )


def latency_figure(rounds: list[Turn]) -> Figure:
    bare = middle([turn.bare_alone.ms for turn in rounds])
    return Figure(
        name="/ticket show at 1 client, p50",
        unit="ms",
        ours=middle([turn.alone.ms for turn in rounds]),
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
    """Microseconds of CPU of the read alone, in this process."""
    database = Database(home.database_url)
    which = Reference(None, FIRST_NUMBER)

    try:
        for _ in range(WARM):
            await database.read_at_once(look, which)
        began = time.process_time()
        for _ in range(size.number):
            await database.read_at_once(look, which)
        return (time.process_time() - began) * 1e6 / size.number
    finally:
        database.close()
