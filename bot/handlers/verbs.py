"""Everything that can be asked for in words, and the ways in which it is asked: slash commands and
buttons that mean a verb."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.application import Application
from bot.grammar import DESKS, Command, Incomplete, Unknown, Verb, parse_command
from bot.handlers import (
    customers,
    duty,
    handoffs,
    knowledge,
    lacking,
    queue,
    reviewing,
    show,
    tickets,
    translations,
    writing,
)
from bot.handlers.deeds import Deed, Doers
from bot.handlers.pressing import Pressed, asked, pressing
from bot.slack import responses
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader, explain, with_buttons
from bot.slack.mrkdwn import from_slack, say
from bot.slack.seen import Repeated

DO: Doers = {
    **tickets.VERBS,
    **show.VERBS,
    **handoffs.VERBS,
    **queue.VERBS,
    **customers.VERBS,
    **translations.VERBS,
    **duty.VERBS,
    **knowledge.VERBS,
    **writing.VERBS,
    **reviewing.VERBS,
}

PRESSED: Doers = {
    **DO,
    Verb.HANDOFF: handoffs.ask_for_offer,
    Verb.DECLINE: handoffs.ask_for_reason,
    Verb.RETURN: handoffs.ask_for_return,
}
"""What a button does whose verb needs words first: it opens a form."""


async def perform(deed: Deed) -> Answer | None:
    """Does what was asked. Raises TicketError, Repeated."""
    return await DO[deed.command.verb](deed)


def desks(application: Application) -> Mapping[str, tuple[str, ...]]:
    """How each desk may be called: the words everybody knows, and its configured names."""
    return {
        team.key: (*DESKS.get(team.key, ()), *team.names.values())
        for team in application.settings.teams
    }


def canonical(application: Application) -> Mapping[str, str]:
    """Our own name of each command by the name under which it is installed."""
    names = {name: name for name in COMMANDS}
    for name, installed in application.settings.commands.items():
        names[installed.lstrip("/")] = name.lstrip("/")
    return names


RUN = "command.run"
LONGEST_RUN = 1_500
"""Characters of a command that its button carries: Slack takes 2,000 with all that is around them
(https://docs.slack.dev/reference/block-kit/block-elements/button-element)."""

COMMANDS = ("ticket", "handoff", "queue", "customer", "order", "translate", "duty", "kb")


class Commands:
    """One listener for all slash commands; our own grammar tells them apart."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.names = canonical(application)
        self.desks = desks(application)

    async def __call__(self, ack: Any, command: dict[str, Any]) -> None:
        async def answer(asker: Asker) -> Answer | None:
            return await self.answer(asker, command)

        told = await asked(self.application, command["user_id"], answer)
        if told is None:
            await ack()
        else:
            await ack(text=told.text, blocks=told.blocks, response_type="ephemeral")

    async def answer(self, asker: Asker, command: Mapping[str, Any]) -> Answer | None:
        name = self.names.get(command["command"].lstrip("/"), "ticket")
        text = from_slack(str(command.get("text") or ""))
        meant = parse_command(name, text, desks=self.desks)
        match meant:
            case Command():
                return await perform(self.deed(asker, command, meant))
            case Incomplete():
                return await lacking.lacking(self.deed(asker, command, meant.understood), meant)
        told = explain(meant, asker.language, self.application, team=asker.team)
        if isinstance(meant, Unknown) and (run := self.run_button(asker, command, name, meant)):
            return with_buttons(told.text, run)
        return told

    def run_button(
        self, asker: Asker, sent: Mapping[str, Any], name: str, slip: Unknown
    ) -> Block | None:
        """What runs the command as it was meant, where that is one thing and nothing is missing."""
        words = slip.meant
        if words is None or len(words) > LONGEST_RUN:
            return None
        if not isinstance(parse_command(name, words, desks=self.desks), Command):
            return None
        value = {"name": name, "words": words, "trigger": sent["trigger_id"]}
        return Reader(asker.language, self.application).button(RUN, "button.run", value)

    async def run(self, asker: Asker, pressed: Pressed) -> Answer | None:
        """Does what was meant, once for each time that it was typed."""
        name, words = str(pressed.value.get("name")), str(pressed.value.get("words"))
        meant = parse_command(name, words, desks=self.desks) if name in COMMANDS else None
        if not isinstance(meant, Command):
            return Answer(say("face.slip_gone", asker.language))
        deed = Deed(
            application=self.application,
            asker=asker,
            command=meant,
            key=f"run:{pressed.value.get('trigger')}",
            channel=pressed.channel,
            trigger_id=pressed.trigger_id,
            value={"response_url": pressed.response_url},
        )
        try:
            return await perform(deed)
        except Repeated:
            return Answer(say("face.slip_gone", asker.language))

    def deed(self, asker: Asker, sent: Mapping[str, Any], command: Command) -> Deed:
        return Deed(
            application=self.application,
            asker=asker,
            command=command,
            key=f"trigger:{sent['trigger_id']}",
            channel=sent["channel_id"],
            trigger_id=sent["trigger_id"],
            value={"response_url": sent.get("response_url")},
        )


def register(app: AsyncApp, application: Application) -> None:
    async def press(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        pressed = Pressed.of(body)
        verb = Verb(pressed.action.removeprefix("verb."))
        await pressing(application, pressed, Command(verb=verb), PRESSED[verb])

    async def press_run(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        pressed = Pressed.of(body)

        async def answer(asker: Asker) -> Answer | None:
            return await commands.run(asker, pressed)

        told = await asked(application, pressed.user_id, answer)
        await responses.replace(application, pressed.response_url, told)

    commands = Commands(application)
    app.command(re.compile(""))(commands)
    app.action(RUN)(press_run)
    pressable = "|".join(verb for verb in PRESSED if verb is not Verb.REPLY)
    app.action(re.compile(rf"verb\.({pressable})$"))(press)
