"""A person in the sandbox, driven over HTTP: what a story or a test holds in its hands."""

from __future__ import annotations

from types import TracebackType
from typing import Any

import aiohttp

Json = dict[str, Any]


class Control:
    """The operator's side. `base_url` is the sandbox's address, e.g. http://127.0.0.1:3001."""

    def __init__(self, base_url: str, session: aiohttp.ClientSession | None = None) -> None:
        self.base_url = base_url.rstrip("/")
        self._session = session
        self._own = session is None

    async def __aenter__(self) -> Control:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        if self._own and self._session:
            await self._session.close()

    async def call(self, verb: str, path: str, body: Any = None, **query: Any) -> Json:
        """Any control call; the answer as JSON, `ok` false where Slack would refuse."""
        if self._session is None:
            self._session = aiohttp.ClientSession()
        url = f"{self.base_url}/control{path}"
        shown = {name: str(value) for name, value in query.items() if value is not None}
        async with self._session.request(verb, url, json=body, params=shown) as response:
            answer: Json = await response.json()
            return answer

    def person(self, user: str) -> Person:
        """By id or name; shares this one's connections."""
        return Person(self, user)

    async def workspaces(self) -> list[Json]:
        return list((await self.call("GET", "/workspaces"))["workspaces"])

    async def fault(self, kind: str, **details: Any) -> Json:
        """See `sandbox.faults.Fault` for kinds and details."""
        return await self.call("POST", "/faults", {"kind": kind, **details})

    async def clear_faults(self) -> Json:
        return await self.call("DELETE", "/faults")

    async def calls(self, method: str | None = None, after: int = 0) -> list[Json]:
        """Web API calls: `{id, method, arguments, status, answer, fault, ms}`."""
        answer = await self.call("GET", "/calls", method=method, after=after)
        return list(answer["entries"])

    async def requests(self, kind: str | None = None, after: int = 0) -> list[Json]:
        """Requests to the app: `{id, kind, headers, body, status, answer, failure, ms}`."""
        answer = await self.call("GET", "/requests", kind=kind, after=after)
        return list(answer["entries"])

    async def forget(self) -> None:
        """Empties both records."""
        await self.call("DELETE", "/calls")
        await self.call("DELETE", "/requests")

    async def deliveries(self) -> list[Json]:
        """Events that still wait for a retry."""
        return list((await self.call("GET", "/deliveries"))["deliveries"])

    async def advance(self, seconds: float) -> Json:
        return await self.call("POST", "/clock", {"advance": seconds})

    async def rates(self, on: bool) -> Json:
        return await self.call("PUT", "/rates", {"on": on})

    async def scopes(self, **change: list[str]) -> Json:
        """scopes=[…], revoke=[…] or grant=[…]."""
        return await self.call("PUT", "/scopes", change)

    async def install(self, manifest: Json, team: str | None = None) -> Json:
        return await self.call("PUT", "/app", {"manifest": manifest}, team=team)

    async def uninstall(self, team: str | None = None) -> Json:
        """`{deliveries}`; the first workspace where none is named."""
        return await self.call("POST", "/uninstall", team=team)

    async def new_channel(
        self, name: str, members: list[str], *, private: bool = False, **sharing: Any
    ) -> Json:
        """`sharing`: is_ext_shared, connected_team_ids, is_org_shared, is_pending_ext_shared."""
        body = {"name": name, "members": members, "is_private": private, **sharing}
        return await self.call("POST", "/channels", body)

    async def change_channel(self, channel: str, **change: Any) -> Json:
        return await self.call("PATCH", f"/channels/{bare(channel)}", change)

    async def add_to_channel(self, channel: str, user: str) -> Json:
        return await self.call("PUT", f"/channels/{bare(channel)}/members/{user}")

    async def remove_from_channel(self, channel: str, user: str) -> Json:
        return await self.call("DELETE", f"/channels/{bare(channel)}/members/{user}")

    async def new_member(self, **member: Any) -> Json:
        return await self.call("POST", "/members", member)

    async def change_member(self, user: str, **change: Any) -> Json:
        return await self.call("PATCH", f"/members/{user}", change)


class Person:
    """`control` is a Control, whose connections are shared, or the sandbox's address.

    Every action answers once the app's own answer is in.

    The answer has `ok`; where false, `error` is a stable name and `shown` the sentence on screen.
    """

    def __init__(self, control: Control | str, user: str) -> None:
        self.control = Control(control) if isinstance(control, str) else control
        self.user = user

    async def _act(self, what: str, **body: Any) -> Json:
        given = {name: value for name, value in body.items() if value is not None}
        return await self.control.call("POST", f"/people/{self.user}/{what}", given)

    async def _see(self, what: str) -> Json:
        return await self.control.call("GET", f"/people/{self.user}/{what}")

    async def say(
        self, channel: str, text: str, *, thread_ts: str | None = None, broadcast: bool = False
    ) -> Json:
        """`{ts, message, deliveries}`; a text that begins with `/` is a slash command."""
        return await self._act(
            "messages", channel=channel, text=text, thread_ts=thread_ts, broadcast=broadcast
        )

    async def edit(self, channel: str, ts: str, text: str) -> Json:
        return await self._act("edit", channel=channel, ts=ts, text=text)

    async def delete(self, channel: str, ts: str) -> Json:
        return await self._act("delete", channel=channel, ts=ts)

    async def unfurl(self, channel: str, ts: str) -> Json:
        return await self._act("unfurl", channel=channel, ts=ts)

    async def open_entity(self, channel: str, ts: str, *, url: str | None = None) -> Json:
        """Opens a Work Object under a message; see ``details`` for what the app makes of it."""
        return await self._act("entity", channel=channel, ts=ts, url=url)

    async def press_in_details(self, action_id: str, *, value: Any = None) -> Json:
        """A button in the pane of the Work Object that is open."""
        return await self._act("click", details=True, action_id=action_id, value=value)

    async def refresh_entity(self, channel: str, ts: str) -> Json:
        """Asks the app for the message's objects anew."""
        return await self._act("refresh", channel=channel, ts=ts)

    async def react(self, channel: str, ts: str, name: str, *, remove: bool = False) -> Json:
        return await self._act("reactions", channel=channel, ts=ts, name=name, remove=remove)

    async def mark(self, channel: str, ts: str) -> Json:
        return await self._act("mark", channel=channel, ts=ts)

    async def join(self, channel: str) -> Json:
        return await self._act("join", channel=channel)

    async def leave(self, channel: str) -> Json:
        return await self._act("leave", channel=channel)

    async def command(
        self, channel: str, command: str, text: str = "", *, thread_ts: str | None = None
    ) -> Json:
        """`{status, shown, message}`: what the acknowledgement showed."""
        return await self._act(
            "commands", channel=channel, command=command, text=text, thread_ts=thread_ts
        )

    async def click(
        self,
        action_id: str,
        *,
        channel: str | None = None,
        message_ts: str | None = None,
        view_id: str | None = None,
        block_id: str | None = None,
        value: Any = None,
        values: Json | None = None,
    ) -> Json:
        """In a message (channel and message_ts) or in a modal or Home (view_id)."""
        return await self._act(
            "click",
            action_id=action_id,
            channel=channel,
            message_ts=message_ts,
            view_id=view_id,
            block_id=block_id,
            value=value,
            values=values,
        )

    async def shortcut(
        self, callback_id: str, *, channel: str | None = None, message_ts: str | None = None
    ) -> Json:
        return await self._act(
            "shortcut", callback_id=callback_id, channel=channel, message_ts=message_ts
        )

    async def fill(self, view_id: str, values: Json) -> Json:
        return await self._act("fill", view_id=view_id, values=values)

    async def submit(self, view_id: str, values: Json | None = None) -> Json:
        """`{status, views}`, or `errors` by block_id where the form is refused."""
        return await self._act("submit", view_id=view_id, values=values)

    async def close(self, *, everything: bool = False) -> Json:
        return await self._act("close", all=everything)

    async def open_home(self, tab: str = "home") -> Json:
        return await self._act("home", tab=tab)

    async def open_pane(self, beside: str | None = None, *, thread_ts: str | None = None) -> Json:
        """Opens the conversation with the app beside a channel or one of its threads; `{channel,
        thread_ts}`, the thread being None where the first question begins it (agent_view)."""
        return await self._act("pane", beside=beside, thread_ts=thread_ts)

    async def look_beside(self, channel: str, *, thread_ts: str | None = None) -> Json:
        """Goes to another channel while the pane is open."""
        return await self._act("beside", beside=channel, thread_ts=thread_ts)

    async def press_prompt(self, title: str, *, thread_ts: str | None = None) -> Json:
        """Says what a suggested prompt stands for; answers as `say`."""
        return await self._act("prompt", title=title, thread_ts=thread_ts)

    async def panes(self) -> list[Json]:
        """`{channel, thread_ts, title, status, prompts, prompts_title}` of each thread with the
        app; one with an empty `thread_ts` is the conversation itself."""
        return list((await self._see("panes"))["panes"])

    async def me(self) -> Json:
        return dict((await self._see("me"))["user"])

    async def channels(self) -> list[Json]:
        return list((await self._see("channels"))["channels"])

    async def messages(self, channel: str) -> list[Json]:
        """Roots and own ephemeral posts, oldest first; empty for a channel they are not in."""
        answer = await self._see(f"channels/{bare(channel)}/messages")
        return list(answer.get("messages", []))

    async def thread(self, channel: str, ts: str) -> list[Json]:
        """The root and every answer this person can see; empty where they can see none."""
        answer = await self._see(f"channels/{bare(channel)}/threads/{ts}")
        return list(answer.get("messages", []))

    async def views(self) -> list[Json]:
        """The open modals, the one on top last."""
        return list((await self._see("views"))["views"])

    async def details(self) -> Json:
        """`{entity, error, channel, ts, url}` of the Work Object that is open beside a message; an
        error that the sandbox itself finds is `timeout`."""
        return await self._see("details")

    async def home(self) -> Json | None:
        view: Json | None = (await self._see("home"))["view"]
        return view


def bare(channel: str) -> str:
    """A channel's name as it stands in an address."""
    return channel.removeprefix("#")
