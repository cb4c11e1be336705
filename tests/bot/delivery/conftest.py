"""A case, two desks, and the sandbox as the Slack that they look at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from sqlmodel import Session
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.application import Application
from bot.database import Database
from bot.delivery.follow import Pace
from bot.handlers import history
from bot.settings import Settings
from bot.slack.directory import Directory
from bot.translator import Translator
from bot.worker import Worker
from customers.accounts import Given, take_in
from tests.sandbox.serving import SECRET, Bot, Running, running, serving
from tickets import actions, handoffs, posts
from tickets.access import access_ticket
from tickets.agents import keep_agent
from tickets.intake import NewTicket, customer_writes, open_ticket
from tickets.tables import Agent, Entry, Handoff, Ticket
from translations import service
from translations.engines.base import Engine

MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""Tuesday 10:00 in Tokyo, Monday 17:00 in Seattle."""

JP, US = "C0SUPPORTJP", "C0SUPPORTUS"


@dataclass
class Moving:
    """A clock that goes on by a minute whenever somebody does something."""

    at: datetime = MORNING

    def tick(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@dataclass
class Cases:
    """What people do to tickets, written straight into the store."""

    database: Database
    settings: Settings
    clock: Moving = field(default_factory=Moving)

    async def people(self) -> tuple[Agent, Agent]:
        def write(session: Session) -> tuple[Agent, Agent]:
            def agent(user: str, team: str, name: str) -> Agent:
                return keep_agent(
                    session,
                    workspace="T0KAKEHASHI",
                    user_id=user,
                    team=team,
                    name=name,
                    locale=None,
                    now=MORNING,
                )

            return agent("U0SATO", "jp", "佐藤"), agent("U0MILLER", "us", "Dana Miller")

        return await self.database.write(write)

    async def opened(self, text: str, *, family: str | None = "田中", **more: object) -> Ticket:
        def write(session: Session) -> Ticket:
            given = Given(family_name=family, given_name="一郎", email="tanaka@example.com")
            customer = take_in(session, marketplace="jp", given=given, now=self.clock.at)
            assert customer.id is not None
            new = NewTicket(
                marketplace="jp",
                channel="web",
                customer_id=customer.id,
                language="ja",
                text=text,
                text_language="ja",
                **more,  # type: ignore[arg-type]
            )
            return open_ticket(session, new, teams=self.settings.teams, now=self.clock.tick())

        return await self.database.write(write)

    async def writes(self, ticket: Ticket, text: str, language: str | None = "ja") -> int:
        def write(session: Session) -> int:
            return customer_writes(
                session,
                access_ticket(session, number=ticket.id, lock=True),
                text=text,
                language=language,
                teams=self.settings.teams,
                now=self.clock.tick(),
            )

        return await self.database.write(write)

    async def notes(
        self,
        ticket: Ticket,
        actor: Agent,
        text: str,
        language: str | None = "ja",
        private: bool = False,
    ) -> int:
        def write(session: Session) -> int:
            return actions.note(
                session,
                access_ticket(session, number=ticket.id, lock=True),
                actor=actor,
                text=text,
                language=language,
                now=self.clock.tick(),
                private=private,
            )

        return await self.database.write(write)

    async def retracts(self, ticket: Ticket, seq: int) -> None:
        def write(session: Session) -> None:
            held = access_ticket(session, number=ticket.id, lock=True)
            entry = session.get_one(Entry, (ticket.id, seq))
            actions.retract(session, held, entry, now=self.clock.tick())

        await self.database.write(write)

    async def offers(self, ticket: Ticket, actor: Agent, reason: str) -> Handoff:
        def write(session: Session) -> Handoff:
            return handoffs.offer(
                session,
                access_ticket(session, number=ticket.id, lock=True),
                actor=actor,
                to="us",
                reason=reason,
                language="ja",
                teams=self.settings.teams,
                answer_within=60,
                now=self.clock.tick(),
            )

        return await self.database.write(write)

    async def accepts(self, handoff: Handoff, actor: Agent) -> None:
        def write(session: Session) -> None:
            assert handoff.id is not None
            handoffs.accept(session, handoff.id, actor=actor, now=self.clock.tick())

        await self.database.write(write)

    async def again(self) -> None:
        """What shows an original is to be drawn again, as after a package was installed."""
        await self.database.write(posts.redraw_untranslated)

    async def approves(self, source: str, target: str) -> None:
        """A Japanese text and its English rendering, as a person confirmed it."""

        def write(session: Session) -> None:
            service.approve(
                session,
                source_text=source,
                target_text=target,
                source="ja",
                target="en",
                by="佐藤",
                now=MORNING,
            )

        await self.database.write(write)


@dataclass
class Desk:
    """The application at work, and the Slack that it works in."""

    application: Application
    slack: Running
    worker: Worker

    async def bring_into_step(self) -> None:
        while await self.worker.work_once():
            pass

    async def card(self, channel: str, person: str, at: int = -1) -> dict[str, object]:
        """The latest card that this person sees there, or the one at a place from 0 on."""
        roots = await self.slack.person(person).messages(channel)
        return [root for root in roots if root.get("subtype") != "thread_broadcast"][at]

    async def thread(self, channel: str, person: str, at: int = -1) -> list[dict[str, object]]:
        card = await self.card(channel, person, at)
        return await self.slack.person(person).thread(channel, str(card["ts"]))


@pytest.fixture
def engine() -> Engine | None:
    """No translation package; tests that need an engine bring their own."""
    return None


@pytest.fixture
def cases(database: Database) -> Cases:
    return Cases(database, Settings())


@pytest.fixture
async def desk(database: Database, cases: Cases, engine: Engine | None) -> AsyncIterator[Desk]:
    played, hands = Bot(), Hands()
    async with serving(hands.app()) as url:
        played.url = f"{url}/slack/events"
        async with running(played) as slack:
            await slack.control.rates(False)

            def now() -> datetime:
                return cases.clock.at

            application = Application(
                settings=cases.settings,
                database=database,
                translator=Translator(database, engine, now),
                slack=slack.client,
                directory=Directory(slack.client, database, cases.settings, now),
                wake=lambda: None,
                now=now,
            )
            hands.take_up(application)
            worker = Worker(application)
            worker.slack.pace = Pace(burst=1000)
            yield Desk(application, slack, worker)


class Hands:
    """Slack's requests to the handlers, once there is an application for them."""

    def __init__(self) -> None:
        self.bolt: AsyncApp | None = None

    def take_up(self, application: Application) -> None:
        app = AsyncApp(
            signing_secret=SECRET, client=application.slack, process_before_response=True
        )
        history.register(app, application)
        self.bolt = app

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/slack/events", self.answer, methods=["POST"])])

    async def answer(self, request: Request) -> Response:
        assert self.bolt is not None
        return await AsyncSlackRequestHandler(self.bolt).handle(request)
