"""Where somebody waits for the app: its post was refused or takes long, or it has not taken an
event yet. In this process alone: a sandbox that was started anew waits for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sandbox.state import Delivery, Json

POSTS = "chat."
"""Methods by which something appears in a channel."""

TRIED_AGAIN = {"chat.postEphemeral": 90.0}
TRIED_FOR = 300.0
"""Seconds after a refusal in which an app tries again; what only one person sees is less often."""

APART = 1.5
"""Seconds between two calls that are one wait: an app posts one thing after the other."""


@dataclass
class Wait:
    """``until`` is None while the call is under way; it is in the past once it has come."""

    since: float
    until: float | None = None


class Waits:
    """Times are the sandbox's own, in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._waits: dict[tuple[str, str], Wait] = {}

    def begin(self, method: str, arguments: Json) -> None:
        """A call that lingers or is refused."""
        if (place := place_of(method, arguments)) is None:
            return
        before, now = self._waits.get(place), self._now()
        goes_on = before and (before.until is None or now - before.until < APART)
        self._waits[place] = Wait(before.since if before and goes_on else now)

    def refused(self, method: str, arguments: Json) -> None:
        """It will be tried again, or never be heard of."""
        self.begin(method, arguments)
        if (place := place_of(method, arguments)) is not None:
            later = TRIED_AGAIN.get(method, TRIED_FOR)
            self._waits[place].until = self._now() + later

    def came(self, method: str, arguments: Json) -> bool:
        """The app has caught up there; whether anybody waited."""
        place = place_of(method, arguments)
        wait = self._waits.get(place) if place else None
        if wait is None or not self._lasts(wait):
            return False
        wait.until = self._now()
        return True

    def of(self, user: str, channel: str, name: str) -> Iterator[float]:
        """Since when this person waits in the channel for what the app posts."""
        for (room, reader), wait in self._waits.items():
            if room in (channel, name, f"#{name}") and reader in ("", user) and self._lasts(wait):
                yield wait.since

    def _lasts(self, wait: Wait) -> bool:
        return wait.until is None or wait.until > self._now()


def place_of(method: str, arguments: Json) -> tuple[str, str] | None:
    """The channel, and the only person who is to see it."""
    channel = str(arguments.get("channel") or "")
    if not method.startswith(POSTS) or not channel:
        return None
    return channel, str(arguments.get("user") or "")


def undelivered(deliveries: dict[str, Delivery], user: str, channel: str) -> Iterator[float]:
    """When this person did there what the app has not taken yet."""
    for one in deliveries.values():
        event = one.envelope["event"]
        message = event.get("message") or event
        if message.get("user") == user and event.get("channel") == channel:
            yield float(event["event_ts"])
