"""What a read command costs over HTTP, beside a Bolt app that only makes the same look-up."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import uvloop
from sqlmodel import Session

from bench.figures import Figure, Series, Size, middle
from bench.house import SIGNING_SECRET, House, cpu_of, house
from bench.stores import NOW, WORDS, desks
from customers.accounts import Given, take_in
from demo.ports import Ports, url
from tickets.intake import FIRST_NUMBER, NewTicket, open_ticket

CLIENTS = 16
OURS, NO_OP, LOOK_UP = "ours", "no-op", "look-up"
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
    """One round: all three in turns, with many clients and with one."""

    busy: dict[str, Round]
    alone: dict[str, Round]


async def measured(size: Size) -> list[Figure]:
    async with house(one_case, serve=("--no-worker",)) as home:
        store = (home.database_url, str(FIRST_NUMBER))
        servers = {
            OURS: Server(home.bot, home.port),
            NO_OP: await start_bare(home, "no-op"),
            LOOK_UP: await start_bare(home, "look-up", *store),
        }
        for server in servers.values():
            await loaded(server, CLIENTS, size.number // 4)
        turns = [
            Turn(
                busy={name: await loaded(one, CLIENTS, size.number) for name, one in order},
                alone={name: await loaded(one, 1, size.number) for name, one in order},
            )
            for order in orders(servers, size.rounds)
        ]
    answer = turns[0].busy[OURS].answer
    assert str(FIRST_NUMBER) in answer, answer
    return [cpu_figure(turns), latency_figure(turns)]


def orders(servers: dict[str, Server], rounds: int) -> Iterator[list[tuple[str, Server]]]:
    """Each round begins with another one."""
    listed = list(servers.items())
    for number in range(rounds):
        at = number % len(listed)
        yield listed[at:] + listed[:at]


def cpu_figure(turns: list[Turn]) -> Figure:
    series = Series(
        ours=[turn.busy[OURS].cpu for turn in turns],
        floor=[turn.busy[LOOK_UP].cpu for turn in turns],
    )
    ours, floor = series.medians()
    no_op = middle([turn.busy[NO_OP].cpu for turn in turns])
    return Figure(
        name=f"/ticket show at {CLIENTS} clients",
        unit="µs CPU",
        ours=ours,
        floor=floor,
        floor_name="Bolt, process_before_response, and the same look-up",
        aim=150,
        held="beyond",
        remark=f"Bolt without the look-up: {no_op:.0f} µs; CPU of the server's process, SQLite",
    )


def latency_figure(turns: list[Turn]) -> Figure:
    no_op = middle([turn.alone[NO_OP].ms for turn in turns])
    return Figure(
        name="/ticket show at 1 client, p50",
        unit="ms",
        ours=middle([turn.alone[OURS].ms for turn in turns]),
        aim=1.0,
        remark=f"the no-op of Bolt in the same run: {no_op:.2f} ms",
    )


async def start_bare(home: House, name: str, *store: str) -> Server:
    port = Ports.free().bot
    command = [sys.executable, "-m", "bench.bare", str(port), SIGNING_SECRET, *store]
    child = await home.family.start(name, command)
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
