"""Slack as a medium: threads with a card at their head, and alerts."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from sqlalchemy import Row

from bot.application import Application
from bot.delivery import draw
from bot.delivery.follow import Doubt, Drawn, Later, Never, Pace, Sent
from bot.delivery.writers import tell_writers
from bot.slack.faults import log_fault
from bot.slack.presence import desk_room
from bot.slack.rooms import Showing, may_show
from tickets import timeline
from tickets.mirrors import Place
from tickets.posts import Opening

log = logging.getLogger(__name__)

EVENT_TYPE = "kakehashi_post"
"""Message metadata under which a post carries its key."""

PAGE = 200
ENTRIES_AT_ONCE = 120
"""Entries read for one post: more than fit, few enough to translate at once."""

PERSON_NEEDED = {
    "channel_not_found",
    "not_in_channel",
    "is_archived",
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "token_revoked",
    "token_expired",
    "missing_scope",
    "restricted_action",
    "no_permission",
    "ekm_access_denied",
    "team_access_not_granted",
    "cant_update_message",
    "edit_window_closed",
}
"""Refusals that no repetition cures."""

OUTSIDE = "shared_outside"
"""Why a thread stands still whose channel another company has come into."""

LASTING = ("invalid_", "msg_", "no_text", "too_many_")

GONE = {"message_not_found", "thread_not_found"}
"""What was to be updated has been deleted by hand."""


class SlackThreads:
    has_card = True
    redraws = True

    def __init__(self, application: Application) -> None:
        self.application = application
        self.client: AsyncWebClient = application.slack
        self.pace = Pace()

    def pause(self, mirror: Row[Any]) -> float:
        return self.pace.wait(self.application.directory.known_id(mirror.channel))

    async def draw(
        self, mirror: Row[Any], *, first: int, last: int, upto: int, again: bool
    ) -> Drawn:
        if last == 0:
            return await draw.card(self.application, mirror, upto=upto)
        end = last if again else min(last, first + ENTRIES_AT_ONCE - 1)
        tolds = await self.application.database.read(
            timeline.read_range, mirror.ticket_id, first, end, upto
        )
        mine = [told for told in tolds if timeline.belongs(mirror, told.entry)]
        if not mine:
            return Drawn(last=end, empty=True)
        if again:
            return await draw.again(self.application, mirror, mine, last=last)
        drawn = await draw.next_post(self.application, mirror, mine, last=end)
        return replace(drawn, first=mine[0].seq)

    async def send(self, mirror: Row[Any], opening: Opening, drawn: Drawn) -> Sent:
        channel = await self._channel(mirror.channel)
        await self._admitted(channel)
        if opening.ts is not None:
            return await self._update(mirror, opening, drawn)
        self.pace.spend(channel)
        answer = await self._call(
            "chat.postMessage",
            {
                "channel": channel,
                **({"thread_ts": mirror.thread} if mirror.thread else {}),
                **drawn.content,
                "metadata": {"event_type": EVENT_TYPE, "event_payload": {"key": opening.key}},
                "unfurl_links": False,
                "unfurl_media": False,
            },
        )
        return Sent(answer["ts"], await self._place(answer["channel"]))

    async def _update(self, mirror: Row[Any], opening: Opening, drawn: Drawn) -> Sent:
        assert opening.ts is not None
        arguments = {
            "channel": mirror.channel,
            "ts": opening.ts,
            **drawn.content,
            "metadata": {"event_type": EVENT_TYPE, "event_payload": {"key": opening.key}},
        }
        try:
            await self._call("chat.update", arguments)
        except Never as error:
            if error.error not in GONE:
                raise
        return Sent(opening.ts)

    async def stands(self, mirror: Row[Any], drawn: Drawn) -> None:
        """Never a reason for the next post not to come."""
        try:
            await tell_writers(self.application, mirror, drawn.refused)
        except Exception as error:
            log_fault(log, "writers could not be told what is read in the original", error)

    async def find(self, mirror: Row[Any], post: Row[Any]) -> Sent | None:
        """Looks for the post's key in the thread, or, for a card, in the channel's history."""
        channel = await self._channel(mirror.channel)
        stands = await self.standing_under(channel, mirror.thread, post.key, since=post.began)
        return Sent(stands[0], await self._place(channel)) if stands else None

    async def standing_under(
        self, channel: str, thread: str | None, key: str, *, since: float
    ) -> list[str]:
        """Timestamps of all messages there that carry this key, oldest first."""
        method, arguments = "conversations.history", {"channel": channel}
        if thread:
            method, arguments = "conversations.replies", arguments | {"ts": thread}
        # Clocks differ a little; a minute costs nothing.
        arguments |= {
            "oldest": f"{since - 60:.6f}",
            "limit": str(PAGE),
            "include_all_metadata": "true",
        }
        found: list[str] = []
        cursor = ""
        while True:
            answer = await self._call(method, arguments | {"cursor": cursor}, get=True)
            found += [message["ts"] for message in answer["messages"] if key_of(message) == key]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return sorted(found)

    async def delete(self, channel: str, ts: str) -> None:
        await self._call("chat.delete", {"channel": channel, "ts": ts})

    async def _channel(self, named: str) -> str:
        """The channel's id. Raises Doubt, Later, Never."""
        try:
            return await self.application.directory.channel_id(named)
        except Exception as error:
            raise self._told_apart(error, named) from error

    async def _admitted(self, channel: str) -> None:
        """Whether customers' data may be shown in this team's channel. Raises Later, Never."""
        try:
            room = await desk_room(self.application, channel)
        except Exception as error:
            told = self._told_apart(error, channel)
            # Nothing has been sent yet, so nothing is in doubt.
            raise (Later(2.0, str(told)) if isinstance(told, Doubt) else told) from error
        if room.outside and may_show(room, thread=True) is not Showing.FULL:
            raise Never(OUTSIDE)

    async def _place(self, channel: str) -> Place:
        return Place(await self.application.directory.workspace(), channel)

    async def _call(
        self, method: str, arguments: dict[str, Any], *, get: bool = False
    ) -> AsyncSlackResponse:
        """One call of the Web API, its failures told apart. Raises Doubt, Later, Never."""
        try:
            if get:
                return await self.client.api_call(method, http_verb="GET", params=arguments)
            return await self.client.api_call(method, json=arguments)
        except Exception as error:
            raise self._told_apart(error, arguments["channel"]) from error

    def _told_apart(self, error: Exception, channel: str) -> Exception:
        match error:
            case SlackApiError():
                return self._refused(error, channel)
            case aiohttp.ClientConnectorError() | ConnectionRefusedError():
                # Nothing was listening, so nothing can have been accepted.
                return Later(2.0, f"unreachable: {error}")
            case aiohttp.ClientError() | TimeoutError() | OSError():
                return Doubt(str(error) or type(error).__name__)
        return error

    def _refused(self, error: SlackApiError, channel: str) -> Exception:
        response = error.response
        status = getattr(response, "status_code", 0)
        name = str(response.get("error") or "")
        if status == 429 or name == "ratelimited":
            wait = float(response.headers.get("Retry-After", 1))
            self.pace.hold(channel, wait)
            return Later(wait, "ratelimited")
        if status >= 500 or not name:
            return Doubt(f"status {status} {name}")
        lasting = name in PERSON_NEEDED | GONE or name.startswith(LASTING)
        return Never(name) if lasting else Later(10.0, name)


def key_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    key = (metadata.get("event_payload") or {}).get("key")
    return str(key) if key else None
