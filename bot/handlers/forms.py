"""Small forms: a modal with one text to write, and what comes back from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.application import Application
from bot.grammar import Command, Reference, Verb
from bot.handlers.continuing import open_form
from bot.handlers.deeds import Deed
from bot.handlers.pressing import integer
from bot.slack import blocks
from bot.slack.asking import identify, served
from bot.slack.blocks import Block
from bot.slack.directory import Refused
from bot.slack.explain import explain
from bot.texts import say

FIELD = "text"
LONGEST = 3_000
"""Characters of one field (https://docs.slack.dev/reference/block-kit/block-elements)."""


@dataclass(frozen=True)
class Form:
    """``callback`` names it; the rest are keys of the catalogue, and blocks above the field."""

    callback: str
    title: str
    label: str
    submit: str
    above: tuple[Block, ...] = ()


async def opened(deed: Deed, form: Form, about: Mapping[str, Any], *, over: bool = False) -> None:
    """Opens the form for the asker, ``over`` the modal in which a button was pressed. Raises
    SlackApiError."""
    language = deed.asker.language
    view = blocks.form(
        say(form.title, language),
        [*form.above, text_field(say(form.label, language))],
        callback=form.callback,
        submit=say(form.submit, language),
        close=say("button.cancel", language),
        kept={"about": dict(about), "place": deed.place_of_forms},
    )
    await open_form(deed.application, deed.asker, deed.trigger_id or "", view, over=over)


def text_field(label: str) -> Block:
    return {
        "type": "input",
        "block_id": FIELD,
        "label": blocks.plain(label),
        "element": {
            "type": "plain_text_input",
            "action_id": FIELD,
            "multiline": True,
            "max_length": LONGEST,
        },
    }


async def submitted(
    application: Application, body: Mapping[str, Any], verb: Verb
) -> Deed | dict[str, Any]:
    """What was filled in, as a deed; for somebody who may not, the refusal to answer with."""
    view = body["view"]
    kept = json.loads(view["private_metadata"])
    about, place = kept["about"], kept["place"]
    workspace = await application.directory.workspace()
    try:
        asker = await identify(application, workspace=workspace, user_id=body["user"]["id"])
    except Refused as refused:
        language = served(refused.data.get("locale")) or "en"
        told = explain(refused, language, application).text
        return refused_field(with_names(told, application))
    number = integer(about.get("ticket"))
    return Deed(
        application=application,
        asker=asker,
        command=Command(
            verb=verb,
            reference=Reference(None, number) if number is not None else None,
            desk=filled(view, "desk"),
            text=(filled(view, FIELD) or "").strip(),
        ),
        key=f"view:{view['id']}",
        channel=place["channel"],
        thread_ts=place["thread_ts"],
        value=about,
    )


def filled(view: Mapping[str, Any], name: str) -> str | None:
    """What stands in the field with this block and action id."""
    entry = view["state"]["values"].get(name, {}).get(name, {})
    chosen = (entry.get("selected_option") or {}).get("value") or entry.get("value")
    return None if chosen is None else str(chosen)


def with_names(sentence: str, application: Application) -> str:
    """Channels by name: a form shows plain text, where a link would be its code."""
    for team in application.settings.teams:
        link = f"<#{application.directory.known_id(team.channel)}>"
        sentence = sentence.replace(link, f"#{team.channel}")
    return sentence


def refused_field(sentence: str) -> dict[str, Any]:
    """The answer to a submission that keeps the form open, the sentence under its field."""
    return {"response_action": "errors", "errors": {FIELD: sentence}}
