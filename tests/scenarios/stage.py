"""The stage for stories: sandbox and application, both really serving, and the people in them."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

from bot import server
from bot.application import Application
from bot.assembly import assembled
from bot.delivery.follow import Pace
from bot.settings import ApiKey, Settings, default_teams
from bot.translation_settings import TranslationSettings
from bot.worker import Worker
from customers.accounts import Given, keep_order, take_in
from sandbox.app import create_app, default_workspaces
from sandbox.defaults import CHEN, GUEST, MILLER, MORI, SATO, STRANGER, SUZUKI
from sandbox.person import Control, Person
from sandbox.world import Settings as SandboxSettings
from tests.sandbox.serving import serving
from tickets import timeline
from tickets.hours import parse_hours
from tickets.intake import NewTicket, open_ticket
from tickets.tables import Ticket

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
PATIENT = 60.0
"""Seconds for an answer: how busy the machine is must not decide a story about something else."""
TOKEN = "xoxb-sandbox"
JP, US = "support-jp", "support-us"
ALWAYS = parse_hours("00:00-24:00")

Json = dict[str, Any]


class Late:
    """An ASGI application that is put in place after its address is known."""

    app: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)


class Stage:
    """One test's world. ``sato`` sits in Tokyo, ``miller`` in Seattle."""

    def __init__(self, application: Application, control: Control, url: str) -> None:
        self.application = application
        self.control = control
        self.url = url
        self.worker = Worker(application)
        self.worker.slack.pace = Pace(burst=1000.0, rate=1000.0)
        self.sato = control.person(SATO)
        self.suzuki = control.person(SUZUKI)
        self.miller = control.person(MILLER)
        self.chen = control.person(CHEN)
        self.both = control.person(MORI)
        self.guest = control.person(GUEST)
        self.stranger = control.person(STRANGER)

    # --- what happens -----------------------------------------------------------------------

    async def customer_writes(
        self, text: str = "カメラが届きません。", *, marketplace: str = "jp", **given: Any
    ) -> Ticket:
        """A new case; its cards and entries are posted by the time this returns."""
        language = "ja" if marketplace == "jp" else "en"
        facts = {"family_name": "高橋", "given_name": "直子", "email": "naoko@example.com"}
        facts |= {"phone": "090-1234-5678", "language": language, "account": "A1", **given}
        ticket = await self.application.database.write(
            new_case, self.application, text, marketplace, language, Given(**facts)
        )
        await self.deliver()
        return ticket

    async def deliver(self) -> None:
        """The clock ticks and the worker works until there is nothing left to do."""
        busy = True
        while busy:
            busy = await self.worker.clock.tick()
            while await self.worker.work_once():
                busy = True

    def at(self, moment: str) -> None:
        """From now on it is this moment (ISO 8601, UTC)."""
        fixed = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        self.application.now = lambda: fixed

    # --- what people see --------------------------------------------------------------------

    async def card(self, person: Person, channel: str, ref: str) -> Json:
        """The card of this ticket in the channel."""
        cards = [one for one in await person.messages(channel) if ref in spoken(one)]
        assert cards, f"no card of {ref} in #{channel}"
        return next(one for one in cards if not one["ephemeral"])

    async def thread(self, person: Person, channel: str, ref: str) -> list[str]:
        """The thread of this ticket, in words, without private answers."""
        card = await self.card(person, channel, ref)
        answers = (await person.thread(channel, card["ts"]))[1:]
        return [spoken(one) for one in answers if not one["ephemeral"]]

    async def whispers(self, person: Person, channel: str, ts: str | None = None) -> list[Json]:
        """Private answers, in the channel or in the thread of ``ts``."""
        seen = await (person.thread(channel, ts) if ts else person.messages(channel))
        return [one for one in seen if one["ephemeral"]]

    # --- what the store holds -----------------------------------------------------------------

    async def entries(self, ticket: Ticket) -> list[timeline.Told]:
        return await self.application.database.read(timeline.read, ticket.id)

    async def ticket(self, number: int) -> Ticket:
        return await self.application.database.read(lambda session: session.get_one(Ticket, number))

    # --- what Slack sends, by hand --------------------------------------------------------------

    async def send(
        self,
        body: bytes,
        kind: str = "application/json",
        *,
        secret: str = SECRET,
        at: float | None = None,
        **headers: str,
    ) -> httpx.Response:
        """One signed request; ``at`` is when it claims to have been signed."""
        stamp = str(int(time.time() if at is None else at))
        signature = sign(secret, stamp, body)
        given = {
            "content-type": kind,
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": signature,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        async with httpx.AsyncClient(trust_env=False) as client:
            return await client.post(
                self.url, content=body, headers={k: v for k, v in given.items() if v}
            )

    async def send_event(self, event: Json, event_id: str = "Ev1") -> httpx.Response:
        envelope = {
            "type": "event_callback",
            "team_id": await self.application.directory.workspace(),
            "event_id": event_id,
            "event": event,
        }
        return await self.send(json.dumps(envelope).encode())

    async def send_command(self, person: Person, command: str, text: str, **more: str) -> Json:
        """A slash command with a trigger of our own; the answer's JSON, empty for none."""
        fields = {
            "command": command,
            "text": text,
            "team_id": await self.application.directory.workspace(),
            "user_id": person.user,
            "channel_id": "C0SUPPORTJP",
            "trigger_id": "1.2.3",
            **more,
        }
        answer = await self.send(urlencode(fields).encode(), "application/x-www-form-urlencoded")
        assert answer.status_code == 200, answer.text
        shown: Json = answer.json() if answer.content else {}
        return shown


def sign(secret: str, stamp: str, body: bytes) -> str:
    base = f"v0:{stamp}:".encode() + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def new_case(
    session: Any, application: Application, text: str, marketplace: str, language: str, given: Given
) -> Ticket:
    now = application.now()
    customer = take_in(session, marketplace=marketplace, given=given, now=now)
    for order_id in given.order_ids:
        keep_order(
            session,
            order_id=order_id,
            marketplace=marketplace,
            customer_id=customer.id,
            status="shipped",
            total="12800",
            currency="JPY",
            items=[{"title": "カメラ", "quantity": 1, "price": "12800"}],
            ship_to="大阪市北区1-2-3",
        )
    assert customer.id is not None
    case = NewTicket(
        marketplace=marketplace,
        channel="api",
        customer_id=customer.id,
        language=language,
        text=text,
        text_language=language,
        address=given.email,
        order_ids=given.order_ids,
    )
    return open_ticket(session, case, teams=application.settings.teams, now=now)


def spoken(message: Json) -> str:
    """Everything that a message says: its text, or that of its blocks."""
    parts = list(words_in(message.get("blocks") or []))
    return "\n".join(parts) or str(message.get("text") or "")


def words_in(value: Any) -> Any:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for part in value.values():
            yield from words_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_in(part)


def buttons_of(message: Json) -> dict[str, str]:
    """Labels of a message's buttons by action id."""
    found = {}
    for block in message.get("blocks") or []:
        for element in [*(block.get("elements") or []), block.get("accessory") or {}]:
            if element.get("type") == "button":
                found[element["action_id"]] = element["text"]["text"]
    return found


def settings_for(database_url: str, folder: Path, api_url: str) -> Settings:
    teams = tuple(replace(team, hours=ALWAYS) for team in default_teams())
    return Settings(
        teams=teams,
        database_url=database_url,
        data_dir=folder,
        api_keys=(ApiKey("test-key"),),
        bot_token=TOKEN,
        signing_secret=SECRET,
        slack_api_url=api_url,
        translation=TranslationSettings(shipped=False),
    )


@contextlib.asynccontextmanager
async def staged(database_url: str, folder: Path) -> AsyncIterator[Stage]:
    late = Late()
    async with serving(late) as bot_url:
        url = f"{bot_url}/slack/events"
        sandbox = create_app(
            default_workspaces(TOKEN),
            SandboxSettings(
                app_url=url,
                signing_secret=SECRET,
                rates=False,
                ack_seconds=PATIENT,
                trigger_seconds=PATIENT,
                retry_delays=(0.0, 0.0, 0.0),
            ),
        )
        async with serving(sandbox) as sandbox_url, Control(sandbox_url) as control:
            settings = settings_for(database_url, folder, f"{sandbox_url}/api/")
            async with assembled(settings) as application:
                late.app = server.build(application)
                yield Stage(application, control, url)
