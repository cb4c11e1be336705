"""Events on their way to the app, with Slack's retries.

Follows https://docs.slack.dev/apis/events-api: acknowledged within three seconds, else sent again
nearly at once, after one minute and after five, with X-Slack-Retry-Num and -Reason.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.faults import Fault, Faults
from sandbox.outbound import Answer, Outbound
from sandbox.state import Channel, Delivery, Json, State, Workspace

Attempt = asyncio.Future[Json]


@dataclass
class Events:
    """The queue of one sandbox. `first_attempts` collects what the current action sent out."""

    state: State
    clock: Clock
    faults: Faults
    outbound: Outbound
    retry_delays: tuple[float, ...]
    changed: Callable[[], None]

    def __post_init__(self) -> None:
        self.first_attempts: list[Attempt] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: list[Delivery] = []

    def emit(
        self,
        workspace: Workspace,
        channel: Channel | None,
        event: Json,
        *,
        anywhere: bool = False,
    ) -> None:
        """Sends an event if the app subscribed to it and its bot can see the channel; ``anywhere``
        also where it is no member."""
        if subscription(event, channel) not in workspace.events:
            return
        if channel and not anywhere and workspace.bot_user not in channel.members:
            return
        delivery = Delivery(id=f"Ev{uuid.uuid4().hex[:10].upper()}", envelope={})
        delivery.envelope = self._envelope(workspace, channel, event, delivery.id)
        self._dispatch(delivery, event["type"])

    def _dispatch(self, delivery: Delivery, event_type: str) -> None:
        first: Attempt = asyncio.get_running_loop().create_future()
        self.first_attempts.append(first)
        if fault := self.faults.for_event(event_type, "reorder_events"):
            first.set_result({"event": event_type, "status": None, "failure": "held"})
            self._hold(delivery, fault)
            return
        self.state.deliveries[delivery.id] = delivery
        self._start(delivery, first)
        if self.faults.for_event(event_type, "duplicate_events"):
            self._start(delivery.model_copy(), None)

    def _hold(self, delivery: Delivery, fault: Fault) -> None:
        self._held.append(delivery)
        if fault not in self.faults.active:
            held, self._held = self._held[::-1], []
            self.spawn(self._release(held))

    async def _release(self, held: list[Delivery]) -> None:
        for delivery in held:
            self.state.deliveries[delivery.id] = delivery
            await self._attempt(delivery)
            if delivery.id in self.state.deliveries:
                self._start(delivery, None)

    def resume(self) -> None:
        """Continues the retries that a restart interrupted."""
        for delivery in list(self.state.deliveries.values()):
            self._start(delivery, None)

    def _start(self, delivery: Delivery, first: Attempt | None) -> None:
        self.spawn(self._deliver(delivery, first))

    def spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, delivery: Delivery, first: Attempt | None) -> None:
        while True:
            await self.clock.sleep_until(delivery.due)
            answer = await self._attempt(delivery)
            if first and not first.done():
                first.set_result(_outcome(delivery, answer))
            if delivery.id not in self.state.deliveries or not answer.failure:
                return

    async def _attempt(self, delivery: Delivery) -> Answer:
        event_type = delivery.envelope["event"]["type"]
        if self.faults.for_event(event_type, "fail_events"):
            answer = Answer(None, failure="http_timeout")
        else:
            headers = _retry_headers(delivery)
            answer = await self.outbound.send_json("event", delivery.envelope, headers)
        self._settle(delivery, answer)
        return answer

    def _settle(self, delivery: Delivery, answer: Answer) -> None:
        spent = delivery.attempt >= len(self.retry_delays)
        if not answer.failure or answer.no_retry or spent:
            self.state.deliveries.pop(delivery.id, None)
        else:
            delivery.due = self.clock.now() + self.retry_delays[delivery.attempt]
            delivery.attempt += 1
            delivery.reason = answer.failure
        self.changed()

    def _envelope(
        self, workspace: Workspace, channel: Channel | None, event: Json, event_id: str
    ) -> Json:
        install = {"enterprise_id": None, "team_id": workspace.id, "user_id": workspace.bot_user}
        return {
            "token": "sandbox",
            "team_id": workspace.id,
            "context_team_id": workspace.id,
            "context_enterprise_id": None,
            "api_app_id": workspace.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": event_id,
            "event_time": int(self.clock.now()),
            "authorizations": [{**install, "is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
            "event_context": event_id,
        }

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def subscription(event: Json, channel: Channel | None) -> str:
    """The name under which an app subscribes to this event."""
    if event["type"] != "message" or channel is None:
        return str(event["type"])
    kind = channel.kind
    return {"channel": "message.channels", "group": "message.groups", "im": "message.im"}[kind]


def _retry_headers(delivery: Delivery) -> dict[str, str]:
    if delivery.attempt == 0:
        return {}
    return {
        "X-Slack-Retry-Num": str(delivery.attempt),
        "X-Slack-Retry-Reason": delivery.reason,
    }


def _outcome(delivery: Delivery, answer: Answer) -> Json:
    event_type = delivery.envelope["event"]["type"]
    return {"event": event_type, "status": answer.status, "failure": answer.failure}
