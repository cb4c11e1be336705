"""What is pressed in the window of a preview: translate again, another rendering, send, close.

A refusal never replaces what somebody typed: it stands under a field, or above all of them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import approval, drafting, texts
from bot.application import Application
from bot.delivery.reader import one_line
from bot.draft_preview import preview_of
from bot.drafting import Looked
from bot.handlers import notices
from bot.handlers.behind import spawn
from bot.handlers.checking import show_back
from bot.handlers.mending import show_framed, show_mended
from bot.handlers.opened import update_view
from bot.handlers.pressing import asked, carried
from bot.handlers.previews import (
    BEGINNING,
    Filling,
    kept,
    offer_undo,
    on_its_way,
    show_other,
    tell_writer,
)
from bot.handlers.redrawing import redrawn, show_notice
from bot.handlers.taking import use_near
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.patches import with_notice
from bot.slack.preview import SEND, WRITE, preview_view
from bot.slack.previewed import language_name
from bot.slack.standing import Standing, standing, unseen
from tickets.errors import AnotherReply, DraftGone
from tickets.tables import Draft

Body = dict[str, Any]
Reply = dict[str, Any]
"""The answer to a submission: nothing closes the window."""


@dataclass(frozen=True)
class Window:
    """A preview's window when something was pressed in it, and by whom."""

    application: Application
    asker: Asker
    view: Body
    here: Standing
    near: str = ""
    """Which suggestion was pressed."""

    @property
    def language(self) -> str:
        return self.asker.language

    async def looked(self) -> Looked:
        """The agent's draft. Raises DraftGone."""
        return await self.application.database.read(
            drafting.look, self.here.draft, self.asker.agent.id, self.language
        )

    async def open_draft(self) -> Looked:
        """The same, which has not been sent or discarded. Raises DraftGone."""
        found = await self.looked()
        if found.draft.state != "open":
            raise DraftGone(found.draft.id, found.draft.state, found.draft.send_at)
        return found

    async def taken(self) -> Looked:
        """The draft with the text that stands in the window, to be rendered."""
        found = await self.open_draft()
        draft = await self.application.database.write(drafting.take_text, self.here)
        return replace(found, draft=draft)

    def filling(self, looked: Looked) -> Filling:
        return Filling(
            self.application, self.asker, looked, self.view["id"], self.here.revision + 1
        )

    @property
    def translates(self) -> bool:
        """Whether the window has the button to translate: one in the customer's own language,
        as it was opened, has none."""
        pressable = (one for block in self.view["blocks"] for one in block.get("elements") or ())
        return any(one.get("action_id") == "preview.translate" for one in pressable)


Doing = Callable[[Window], Awaitable[None]]
Submitting = Callable[[Window], Awaitable[Reply]]


# --- buttons --------------------------------------------------------------------------------


async def translate_again(window: Window) -> None:
    if window.here.filled.text.strip():
        filling = window.filling(await window.taken())
        spawn(filling.renew())


async def another(window: Window) -> None:
    looked = await window.open_draft()
    spawn(show_other(window.application, window.asker, looked, window.here, window.view))


async def use(window: Window) -> None:
    looked = await window.open_draft()
    spawn(use_near(window.application, window.asker, looked, window.here, window.view, window.near))


async def check_back(window: Window) -> None:
    looked, filled = await window.open_draft(), window.here.filled
    at = window.application, window.asker, looked, window.here, window.view
    customer, refused = filled.customer or "", None
    if not customer.strip():
        refused = "preview.refused.customer_empty"
    elif approval.same_words(filled.text, customer):
        refused = "preview.refused.copy"
    if refused is None:
        spawn(show_back(*at))
        return
    name = language_name(looked.case.language, window.language)
    spawn(show_notice(*at, texts.say(refused, window.language, language=name)))


async def mend(window: Window) -> None:
    looked = await window.open_draft()
    spawn(show_mended(window.application, window.asker, looked, window.here, window.view))


async def frame(window: Window) -> None:
    looked = await window.open_draft()
    spawn(show_framed(window.application, window.asker, looked, window.here, window.view))


async def close(window: Window) -> None:
    """What was written stays as a draft, and its writer is told where."""
    looked = await window.looked()
    if looked.draft.state != "open":
        return
    draft = await window.application.database.write(drafting.take_typed, window.here)
    if draft.state == "open":
        spawn(tell_kept(window.application, window.asker, replace(looked, draft=draft)))


async def tell_kept(application: Application, asker: Asker, looked: Looked) -> None:
    """Unless just this stands there from a moment ago."""
    draft, now = looked.draft, application.now()
    text, content = kept(looked, asker.language, "draft.kept")
    said = f"{text} {one_line(draft.text, BEGINNING)}"
    if notices.stands(draft, said, now):
        return
    await tell_writer(application, asker, draft, text, content)
    if not notices.fresh(draft, now, notices.CHANGED_FOR).get("url"):
        await application.database.write(notices.keep_said, draft.id, asker.agent.id, said, now)


BUTTONS: dict[str, Doing] = {
    "preview.translate": translate_again,
    "preview.another": another,
    "preview.use": use,
    "preview.back": check_back,
    "preview.mend": mend,
    "preview.frame": frame,
}


# --- submissions ----------------------------------------------------------------------------


async def preview(window: Window) -> Reply:
    """The text is there: the same window becomes its preview."""
    if not window.here.filled.text.strip():
        return under(window.here, "text", texts.say("preview.refused.empty", window.language))
    looked = await window.taken()
    shown = preview_of(looked, window.language, revision=window.here.revision + 1)
    if shown.state == "waiting":
        shown = await window.filling(looked).answer()
    return {"response_action": "update", "view": preview_view(shown)}


async def send(window: Window) -> Reply:
    """Refused under the field that is wrong, shown again where a promise turned up, else on its
    way. Raises DraftGone when it went out from another window."""
    looked, here = await window.looked(), window.here
    draft = looked.draft
    if draft.state == "queued":
        return under(here, "text", texts.say("draft.gone.queued", window.language))
    if draft.state != "open":
        raise DraftGone(draft.id, draft.state, draft.send_at)
    against = approval.objection(
        here.filled, rendered=here.rendered, customer_language=draft.customer_language
    )
    if against is not None and against.reason == "untranslated" and not window.translates:
        return await preview(window)
    if against is not None:
        sentence = objection_text(against, looked, window.language)
        return under(here, against.field, sentence)
    if unseen(approval.promised(here.filled.text, here.filled.customer), here.offered):
        return {"response_action": "update", "view": await with_promises(window, looked)}
    try:
        await send_for_certain(window, looked)
    except AnotherReply as other:
        sentence = texts.say("preview.refused.another", window.language, agent=other.agent)
        return under(here, "customer" if here.filled.customer is not None else "text", sentence)
    return {}


ON_ITS_WAY = {
    (True, True): "draft.queued",
    (True, False): "draft.sending",
    (False, True): "draft.recorded",
    (False, False): "draft.recording",
}
"""What is said of a confirmed reply: whether it is mailed, whether it can be undone."""


async def send_for_certain(window: Window, looked: Looked) -> None:
    application, delay = window.application, window.application.settings.undo
    draft: Draft = await application.database.write(
        drafting.confirm,
        window.here,
        agent_id=window.asker.agent.id,
        undo=delay,
        now=application.now(),
    )
    key = ON_ITS_WAY[looked.case.mailed, bool(delay)]
    looked = replace(looked, draft=draft)
    if delay:
        spawn(offer_undo(application, window.asker, looked, key))
        return
    told = on_its_way(looked, window.language, key, 0)
    spawn(tell_writer(application, window.asker, draft, *told))


async def with_promises(window: Window, looked: Looked) -> Block:
    """The window as it stands, with the promises that were found in it since."""
    again = texts.say("preview.look_again", window.language)
    at = window.application, window.asker, looked, window.here, window.view
    return await redrawn(*at, notice=again)


def objection_text(against: approval.Objection, looked: Looked, language: str) -> str:
    return texts.say(
        f"preview.refused.{against.reason}",
        language,
        text=against.text[:200],
        theirs=against.theirs[:200],
        language=language_name(looked.case.language, language),
    )


def under(here: Standing, field: str, sentence: str) -> Reply:
    """Keeps the window open, with the sentence under its field."""
    return {"response_action": "errors", "errors": {here.first_ids[field]: sentence}}


# --- what Slack calls -----------------------------------------------------------------------


async def pressed(application: Application, body: Body, doing: Doing) -> None:
    """Does what a button in the window asks; a refusal stands above what was typed."""
    view, here = body["view"], standing(body["view"])

    async def answer(asker: Asker) -> None:
        await doing(Window(application, asker, view, here, chosen_in(body)))

    told = await asked(application, body["user"]["id"], answer)
    if told is not None and body["type"] != "view_closed":
        await update_view(application, view["id"], view["hash"], with_notice(view, told.text))


def chosen_in(body: Body) -> str:
    actions: list[Body] = body.get("actions") or [{}]
    return str(carried(actions[0].get("value")).get("near") or "")


async def submitted(application: Application, body: Body, doing: Submitting) -> Reply:
    """The answer to a submission; a refusal stands under the text."""
    view, here = body["view"], standing(body["view"])
    replies: list[Reply] = []

    async def answer(asker: Asker) -> Answer | None:
        replies.append(await doing(Window(application, asker, view, here)))
        return None

    told = await asked(application, body["user"]["id"], answer)
    return under(here, "text", told.text) if told is not None else replies[0]


def register(app: AsyncApp, application: Application) -> None:
    """The listeners of the window."""

    def on_button(doing: Doing) -> Callable[[AsyncAck, Body], Awaitable[None]]:
        async def on_press(ack: AsyncAck, body: Body) -> None:
            await ack()
            await pressed(application, body, doing)

        return on_press

    async def on_close(ack: AsyncAck, body: Body) -> None:
        await ack()
        await pressed(application, body, close)

    async def on_text(ack: AsyncAck, body: Body) -> None:
        await ack(**await submitted(application, body, preview))

    async def on_send(ack: AsyncAck, body: Body) -> None:
        await ack(**await submitted(application, body, send))

    for action, doing in BUTTONS.items():
        app.action(action)(on_button(doing))
    app.view_submission(WRITE)(on_text)
    app.view_submission(SEND)(on_send)
    app.view_closed(WRITE)(on_close)
    app.view_closed(SEND)(on_close)
