"""The preview of a reply to a customer as a modal, built from plain values.

What a person types stays over a ``views.update`` where ``block_id`` and ``action_id`` stay
(https://docs.slack.dev/surfaces/modals#updating_views): the agent's own text keeps its ids, what
the customer gets has its revision in them, so that it is replaced exactly when that is meant.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot import texts
from bot.manners import Manners, manners
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.manners import Labelled, mending, noted
from bot.slack.mrkdwn import Marked, escape, say
from bot.slack.preview_fields import promise_fields, rendering, text_fields
from bot.slack.preview_notes import pointed_out
from bot.slack.previewed import Case, Preview, language_name
from bot.slack.suggestions import suggested

WRITE = "preview.compose"
SEND = "preview.send"
"""Callback ids: the modal that asks for the text, and the preview."""

INFORM = "preview.inform"

# --- building -------------------------------------------------------------------------------


def compose_view(preview: Preview) -> Block:
    """Asks for the text first."""
    hint = texts.say("preview.compose.hint", preview.language)
    content = [*heading(preview), *text_fields(preview, hint=hint)]
    return form(preview, WRITE, content, submit=texts.say("button.preview", preview.language))


def preview_view(preview: Preview) -> Block:
    content = [
        *heading(preview),
        *([blocks.section(escape(preview.notice))] if preview.notice else []),
        *text_fields(preview),
        *rendering(preview),
        *pointed_out(preview),
        *noted(manners_of(preview), preview.case.language, preview.language),
        *suggested(preview.near, preview.draft, preview.language),
        *promise_fields(preview),
        *buttons(preview),
    ]
    return form(preview, SEND, content, submit=texts.say("button.send", preview.language))


def notice_view(language: str, text: str) -> Block:
    """Says one thing, in Slack's markup; nothing can be sent from it."""
    return {
        **blocks.modal(
            texts.say("modal.reply", language),
            [blocks.section(text)],
            close=texts.say("button.ok", language),
        ),
        "callback_id": INFORM,
    }


def form(preview: Preview, callback_id: str, content: Sequence[Block], *, submit: str) -> Block:
    language = preview.language
    return {
        **blocks.modal(
            texts.say("modal.reply", language), content, close=texts.say("button.cancel", language)
        ),
        "submit": blocks.plain(submit),
        "callback_id": callback_id,
        "notify_on_close": True,
        "private_metadata": json.dumps(
            {"draft": preview.draft, "revision": preview.revision, "renders": preview.renders}
        ),
    }


def heading(preview: Preview) -> list[Block]:
    case, language = preview.case, preview.language
    reads = Marked(language_name(case.language, language))
    facts = texts.joined(
        language,
        [
            escape(case.ref),
            say("preview.to", language, customer=case.customer),
            say("preview.language", language, language=reads),
        ],
    )
    found = [blocks.section(say("preview.title", language)), blocks.context(facts)]
    if not case.mailed:
        found.append(blocks.section(say("preview.recorded_only", language)))
    return [*found, *map(blocks.section, said_since(case, language))]


def said_since(case: Case, language: str) -> list[str]:
    """What happened after the draft was begun, before it is sent as if nothing had."""
    found = []
    if case.replied:
        key = "preview.since.you" if case.mine else "preview.since.replied"
        found.append(say(key, language, agent=case.replied))
    if case.wrote:
        found.append(say("preview.since.wrote", language))
    return found


def buttons(preview: Preview) -> list[Block]:
    value = {"draft": preview.draft}
    labels = [*translating(preview), *mending(manners_of(preview), preview.case.language)]
    found = [
        blocks.button(action, texts.say(label, preview.language), value) for action, label in labels
    ]
    return [blocks.actions(*found)] if found else []


def translating(preview: Preview) -> list[Labelled]:
    if preview.state == "own":
        return []
    offered = [("preview.translate", "button.translate_again", True)]
    offered.append(("preview.another", "button.another", preview.state == "ready"))
    back = preview.state in ("ready", "missing")
    offered.append(("preview.back", "button.check_back", back))
    return [(action, label) for action, label, there in offered if there]


def manners_of(preview: Preview) -> Manners:
    """Those of what the customer gets, as the window is drawn."""
    shown = {"ready": preview.customer, "own": preview.text}.get(preview.state, ())
    return manners("".join(shown), preview.case.language)
