"""How often a method may be called: token buckets per team and method.

Follows https://docs.slack.dev/apis/web-api/rate-limits and the tier on each method's page.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sandbox.errors import RateLimited

# One message a second and channel; how many may come in one burst no page says.
POST_BURST = 3
PER_MINUTE = {
    "agents.sessions.rename": 50,
    "agents.sessions.setStatus": 50,
    "assistant.threads.setStatus": 600,
    "assistant.threads.setSuggestedPrompts": 100,
    "assistant.threads.setTitle": 50,
    "auth.test": 600,
    "bots.info": 50,
    "chat.appendStream": 100,
    "chat.delete": 50,
    "chat.getPermalink": 600,
    "chat.postEphemeral": 100,
    "chat.startStream": 20,
    "chat.stopStream": 20,
    "chat.unfurl": 50,
    "chat.update": 50,
    "conversations.history": 50,
    "conversations.info": 50,
    "conversations.invite": 50,
    "conversations.join": 50,
    "conversations.list": 20,
    "conversations.members": 100,
    "conversations.open": 50,
    "conversations.replies": 50,
    "entity.presentDetails": 50,
    "reactions.add": 50,
    "reactions.get": 50,
    "reactions.remove": 20,
    "team.info": 50,
    "users.info": 100,
    "users.list": 20,
    "views.open": 100,
    "views.publish": 100,
    "views.push": 100,
    "views.update": 100,
}


@dataclass
class Bucket:
    """Holds up to `most` calls and regains `per_second` of them."""

    most: float
    per_second: float
    held: float
    at: float

    def take(self, now: float) -> float:
        """Takes one call; gives the seconds to wait when there is none."""
        self.held = min(self.most, self.held + (now - self.at) * self.per_second)
        self.at = now
        if self.held < 1.0:
            return (1.0 - self.held) / self.per_second
        self.held -= 1.0
        return 0.0


class Rates:
    """The buckets of every workspace; `on` is the operator's switch."""

    def __init__(self, on: bool = True) -> None:
        self.on = on
        self._buckets: dict[tuple[str, str, str], Bucket] = {}

    def check(self, team: str, method: str, channel: str, now: float) -> None:
        """Raises RateLimited when this call comes too soon."""
        if not self.on:
            return
        key, fresh = self._bucket(team, method, channel, now)
        wait = self._buckets.setdefault(key, fresh).take(now)
        if wait > 0.0:
            raise RateLimited(max(1, math.ceil(wait)))

    def reset(self) -> None:
        self._buckets.clear()

    @staticmethod
    def _bucket(
        team: str, method: str, channel: str, now: float
    ) -> tuple[tuple[str, str, str], Bucket]:
        if method == "chat.postMessage":
            return (team, method, channel), Bucket(POST_BURST, 1.0, POST_BURST, now)
        most = PER_MINUTE.get(method, 50)
        return (team, method, ""), Bucket(most, most / 60.0, most, now)
