"""What an article has been through: its texts, what each changed, who published or withdrew it, and
a text brought back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlmodel import Session

from bot.application import Application
from bot.handlers.knowledge import Press, pressed
from bot.handlers.opened import open_view
from bot.handlers.pressing import integer
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.mrkdwn import escape
from bot.slack.seen import once
from bot.slack.writing import told_apart
from bot.texts import joined, lines, say
from knowledge.articles import Saved, bring_back, compared, revisions, status_changes
from knowledge.errors import NoSuchRevision, UnfitDraft
from knowledge.tables import Revision, StatusChange

Body = dict[str, Any]

SHOWN = 10
DIFFERENCE = 900
"""UTF-16 units of what one revision changed."""


@dataclass(frozen=True)
class History:
    """``texts`` are of one language, ``steps`` of the whole article, both the newest first."""

    texts: Sequence[Revision]
    steps: Sequence[StatusChange]


async def show(press: Press) -> None:
    deed = press.deed
    found = await deed.application.database.read(history, press.slug, press.language)
    language = deed.asker.language
    view = blocks.modal(
        say("modal.kb_revisions", language),
        rows(found, press),
        close=say("button.ok", language),
    )
    place = f'{{"channel": "{deed.channel}"}}'
    shown = {**view, "callback_id": "kb.revisions", "private_metadata": place}
    await open_view(deed.application, deed.trigger_id or "", shown, over=press.view is not None)


def history(session: Session, slug: str, language: str) -> History:
    """Raises ArticleNotFound."""
    return History(
        revisions(session, slug, language)[: SHOWN + 1], status_changes(session, slug)[:SHOWN]
    )


def rows(found: History, press: Press) -> list[Block]:
    """The newest first, each text with what it changed."""
    texts = found.texts
    pairs = [*pairwise(texts), *([(texts[-1], None)] if len(texts) <= SHOWN and texts else [])]
    told = [
        *((one.at, became(one, press)) for one in found.steps),
        *((one.at, row(one, before, press, newest=one is texts[0])) for one, before in pairs),
    ]
    return [block for _, block in sorted(told, key=lambda one: one[0], reverse=True)]


def became(one: StatusChange, press: Press) -> Block:
    to = press.deed.to
    parts = [to.say(f"kb.became.{one.status}"), escape(one.by), to.moment(one.at)]
    return blocks.context(joined(to.language, parts))


def row(one: Revision, before: Revision | None, press: Press, *, newest: bool) -> Block:
    """The older one of a pair shows in its own row."""
    deed = press.deed
    said = joined(
        deed.asker.language,
        [
            deed.to.say("kb.revision", number=one.number),
            escape(one.author),
            deed.to.moment(one.at),
            escape(one.reason) or None,
        ],
    )
    change = told_apart(compared(before, one), DIFFERENCE) if before else None
    value = {"slug": press.slug, "in": press.language, "number": one.number}
    back = None if newest else deed.to.button("kb.back", "button.kb_back", value)
    return blocks.section(lines(said, change), accessory=back)


async def take_back(press: Press) -> Answer:
    deed = press.deed
    number = integer(deed.value.get("number")) or 0
    try:
        saved = await deed.application.database.write(
            once, deed.key, deed.now, brought_back, press, number
        )
    except UnfitDraft:
        return Answer(deed.to.say("kb.back.unfit"))
    except NoSuchRevision:
        return Answer(deed.to.say("kb.gone"))
    key = "kb.back.done" if saved.changed else "kb.saved.unchanged"
    return Answer(deed.to.say(key, **({"number": number} if saved.changed else {})))


def brought_back(session: Session, press: Press, number: int) -> Saved:
    deed = press.deed
    reason = deed.to.say("kb.back.reason", number=number)
    return bring_back(
        session,
        press.slug,
        press.language,
        number,
        by=deed.agent.name,
        reason=reason,
        now=deed.now,
    )


DOING = {"revisions": show, "back": take_back}


def register(app: AsyncApp, application: Application) -> None:
    async def on_press(ack: AsyncAck, body: Body) -> None:
        await ack()
        name = body["actions"][0]["action_id"].split(".")[1]
        await pressed(application, body, DOING[name])

    app.action(re.compile(rf"kb\.({'|'.join(DOING)})$"))(on_press)
