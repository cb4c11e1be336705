"""People at work: what they do and see, through the sandbox's person-level control API only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from demo.people import Colleague
from demo.story.screen import field, has_button, shows, words
from sandbox.person import Person

Json = dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """One colleague in their team's channel."""

    who: Colleague
    person: Person

    @property
    def channel(self) -> str:
        return f"#{self.who.channel}"

    @property
    def language(self) -> str:
        return "ja" if self.who.team == "jp" else "en"

    # --- reading -----------------------------------------------------------------------------

    async def cards(self, ref: str) -> list[Json]:
        """Heads of threads in the channel that bear this reference, oldest first."""
        roots = await self.person.messages(self.channel)
        return [one for one in roots if not one.get("ephemeral") and shows(words(one), ref)]

    async def card(self, ref: str) -> Json | None:
        return next(iter(await self.cards(ref)), None)

    async def card_words(self, ref: str) -> str:
        card = await self.card(ref)
        return words(card) if card else ""

    async def thread(self, ref: str) -> list[Json]:
        """The whole thread of this ticket, its card first; empty where there is none."""
        card = await self.card(ref)
        return await self.person.thread(self.channel, card["ts"]) if card else []

    async def thread_words(self, ref: str) -> str:
        return "\n".join(words(one) for one in await self.thread(ref))

    async def everything(self, ref: str) -> str:
        """All that this person has on the screen about the ticket: channel, thread and modals."""
        roots = await self.person.messages(self.channel)
        views = await self.person.views()
        return "\n".join(map(words, [*roots, *await self.thread(ref), *views]))

    async def public(self, *refs: str) -> str:
        """What everybody in the channel sees: its roots and these tickets' threads."""
        seen = await self.person.messages(self.channel)
        for ref in refs:
            seen += await self.thread(ref)
        return "\n".join(words(one) for one in seen if not one.get("ephemeral"))

    async def private(self, ref: str, action: str) -> Json | None:
        """The latest answer to this person alone that has such a button."""
        roots = await self.person.messages(self.channel)
        seen = [one for one in [*roots, *await self.thread(ref)] if one.get("ephemeral")]
        fitting = [one for one in seen if has_button(one, action)]
        return max(fitting, key=lambda one: str(one["ts"])) if fitting else None

    async def modal(self) -> Json | None:
        views = await self.person.views()
        return views[-1] if views else None

    async def in_modal(self, prefix: str) -> str | None:
        """What stands in a field of the modal on top."""
        view = await self.modal()
        return field(view, prefix) if view else None

    # --- acting ------------------------------------------------------------------------------

    async def write(self, ref: str, text: str) -> Json:
        """A message in the ticket's thread."""
        card = await self.card(ref)
        return await self.person.say(self.channel, text, thread_ts=card["ts"] if card else None)

    async def command(self, command: str, text: str) -> str:
        """A slash command in the channel; what it answered."""
        answer = await self.person.command(self.channel, command, text)
        return str(answer.get("shown") or "")

    async def press(self, ref: str, action: str) -> Json:
        """A button on the ticket's card."""
        card = await self.card(ref)
        ts = card["ts"] if card else ""
        return await self.person.click(action, channel=self.channel, message_ts=ts)

    async def press_at(self, message: Json, action: str) -> Json:
        return await self.person.click(action, channel=self.channel, message_ts=message["ts"])

    async def submit(self, values: Mapping[str, str] | None = None) -> Json:
        """Sends the modal on top, with these fields filled in."""
        view = await self.modal()
        return await self.person.submit(view["id"] if view else "", dict(values or {}))

    async def close(self) -> None:
        await self.person.close(everything=True)


Holds = Callable[[str], bool]


def having(*parts: str) -> Holds:
    """Whether all of these are on the screen."""
    return lambda seen: shows(seen, *parts)


def lacking(seen: str, *parts: str) -> bool:
    return not any(shows(seen, part) for part in parts)
