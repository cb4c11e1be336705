"""The preview's modal on its way: opened at once, filled in when the translation is there.

Nothing here sends a reply. A ``views.update`` that nobody pressed a button for carries the hash of
the view that it was made for, so one that comes late changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot import drafting, texts
from bot.application import Application
from bot.delivery.reader import one_line
from bot.draft_preview import preview_of
from bot.draft_renderings import OWN_WORDS
from bot.drafting import Looked
from bot.handlers import notices, suggesting
from bot.handlers.behind import spawn
from bot.handlers.opened import open_view, update_view
from bot.handlers.redrawing import show_notice
from bot.handlers.suggesting import with_near
from bot.slack import blocks, private
from bot.slack.asking import Asker
from bot.slack.explain import Answer
from bot.slack.mrkdwn import say
from bot.slack.preview import compose_view, notice_view, preview_view
from bot.slack.previewed import MOST, Preview, fits
from bot.slack.standing import Standing
from bot.texts.formats import to_the_second
from tickets import drafts
from tickets.tables import Draft
from translations.service import Translation, Wanted

log = logging.getLogger(__name__)

BEGINNING = 24
"""Characters of a draft that its buttons show."""

QUICK = 0.3
"""Seconds after which a window that is to be rendered anew says that it waits."""

WITH_THE_ANSWER = 1.5
"""Seconds for which an answer to Slack (due within three) may wait for a translation."""

AFTER_THE_ANSWER = 0.5
"""Seconds after which Slack has shown what the answer to a submission told it to show."""

AGAIN = 2.0
"""Seconds between two tries to show the button that stops a reply."""

ONE_TRY = 10.0
"""Seconds for such a try, or half the time to undo."""

OFFERED_FOR = 600.0
"""Seconds after which a reply goes out though the button could not be shown."""

# --- opening --------------------------------------------------------------------------------


async def show(
    application: Application,
    asker: Asker,
    trigger_id: str,
    looked: Looked,
    *,
    over: bool = False,
) -> None:
    """Opens the modal for a draft, before anything is translated; ``over`` the one whose button
    was pressed."""
    preview = waiting_for(looked, asker.language)
    try:
        shown = view_of(preview, looked.draft, asker.language)
        view = await open_view(application, trigger_id, shown, over=over)
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("a preview could not be opened: %s", private.refusal(error))
        await tell_writer(
            application, asker, looked.draft, *kept(looked, asker.language, "draft.not_opened")
        )
        return
    if preview.state == "waiting" and written(looked.draft) and fits(looked.draft.text):
        spawn(Filling(application, asker, looked, view["id"], 1).fill(view["hash"]))
    elif preview.state in suggesting.OFFERED:
        spawn(Filling(application, asker, looked, view["id"], 1).suggest(preview, view["hash"]))


def waiting_for(looked: Looked, language: str) -> Preview:
    """The preview as it opens: what has no rendering yet is about to get one."""
    preview = preview_of(looked, language)
    missing = preview.state == "missing"
    return replace(preview, state="waiting", renders="") if missing else preview


def view_of(preview: Preview, draft: Draft, language: str) -> blocks.Block:
    if not written(draft):
        return compose_view(preview)
    if not fits(draft.text):
        count = blocks.units(draft.text)
        return notice_view(
            language, texts.say("preview.text_too_long", language, count=count, limit=MOST)
        )
    return preview_view(preview)


def written(draft: Draft) -> bool:
    return bool(draft.text.strip())


# --- filling in -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Filling:
    """A modal whose draft is being rendered; ``revision`` is the one to be shown."""

    application: Application
    asker: Asker
    looked: Looked
    view_id: str
    revision: int

    async def translation(self) -> Translation:
        return await rendered_first(self.application, self.looked)

    async def rendered(self) -> Preview | None:
        """The preview with its translation; None when the draft has gone on meanwhile."""
        text = self.looked.draft.text
        made = await self.translation()
        draft = await self.application.database.write(
            drafting.keep_rendering, self.looked.draft.id, text, made
        )
        if draft is None:
            return None
        by_hand = bool(draft.customer_text) and made.state not in drafting.USABLE
        notice = texts.say("preview.kept_yours", self.asker.language) if by_hand else None
        looked = replace(self.looked, draft=draft)
        preview = preview_of(looked, self.asker.language, revision=self.revision, notice=notice)
        return await with_near(self.application, self.asker, looked, preview)

    def waiting(self) -> Preview:
        preview = waiting_for(self.looked, self.asker.language)
        return replace(preview, revision=self.revision, state="waiting", renders="")

    async def fill(self, view_hash: str | None) -> None:
        preview = await self.rendered()
        if preview is not None:
            await self.update(preview, view_hash)

    async def suggest(self, preview: Preview, view_hash: str) -> None:
        """Brings what memory suggests to a window that shows its translation already."""
        found = await with_near(self.application, self.asker, self.looked, preview)
        if found.near:
            await self.update(found, view_hash)

    async def renew(self) -> None:
        """The same for a window that shows something older, whatever that is by now: it was asked
        for. Meanwhile it says that it waits."""
        making = asyncio.create_task(self.rendered())
        done, _ = await asyncio.wait({making}, timeout=QUICK)
        if not done:
            await self.update(self.waiting(), None)
        preview = await making
        if preview is not None:
            await self.update(preview, None)

    async def answer(self) -> Preview:
        """For a submission's answer: the rendering if it comes soon enough, else the wait."""
        making = asyncio.create_task(self.rendered())
        done, _ = await asyncio.wait({making}, timeout=WITH_THE_ANSWER)
        if not done:
            spawn(self._fill_later(making))
            return self.waiting()
        return making.result() or self.waiting()

    async def _fill_later(self, making: asyncio.Task[Preview | None]) -> None:
        preview = await making
        await asyncio.sleep(AFTER_THE_ANSWER)
        if preview is not None:
            await self.update(preview, None)

    async def update(self, preview: Preview, view_hash: str | None) -> str | None:
        """Shows it; the new hash, or None where the window is closed or has gone on."""
        view = preview_view(preview)
        return await update_view(self.application, self.view_id, view_hash, view)


async def show_other(
    application: Application,
    asker: Asker,
    looked: Looked,
    here: Standing,
    view: dict[str, Any],
) -> None:
    """Puts the next rendering in place of the one that stands in the window."""
    offered = await renderings(application, looked)
    own = looked.draft.place.get(OWN_WORDS)
    choice = next_of([*offered, own], here.filled.customer or "")
    if choice is None:
        none = texts.say("preview.no_other", asker.language)
        await show_notice(application, asker, looked, here, view, none)
        return
    made = offered.get(choice)
    draft = await application.database.write(drafting.keep_choice, here, made, choice)
    found = replace(looked, draft=draft)
    preview = preview_of(found, asker.language, revision=here.revision + 1)
    shown = preview_view(await with_near(application, asker, found, preview))
    await update_view(application, view["id"], view["hash"], shown)


async def rendered_first(application: Application, looked: Looked) -> Translation:
    """The draft in the customer's language, as memory or the engine has it."""
    wanted, case = Wanted(looked.draft.text, None, "ja"), looked.case
    [made] = await application.translator.translate(
        [wanted], case.language, marketplace=case.marketplace
    )
    return made


async def renderings(application: Application, looked: Looked) -> dict[str, Translation]:
    """Text to rendering: the one shown first, then the engine's others."""
    draft, case = looked.draft, looked.case
    source = draft.language or "ja"
    first = await rendered_first(application, looked)
    others = await application.translator.alternatives(
        draft.text, source=source, target=case.language, marketplace=case.marketplace
    )
    usable = [one for one in (first, *others) if one.state in drafting.USABLE]
    found: dict[str, Translation] = {}
    for one in usable:
        found.setdefault(one.text, one)
    return found


def next_of(offered: list[str | None], current: str) -> str | None:
    """The one after ``current``, the first after the last; None where there is no other."""
    cycle = list(dict.fromkeys(one for one in offered if one))
    at = cycle.index(current) if current in cycle else -1
    choice = cycle[(at + 1) % len(cycle)] if cycle else None
    return choice if choice != current else None


# --- private answers ------------------------------------------------------------------------


async def tell_writer(
    application: Application,
    asker: Asker,
    draft: Draft,
    text: str,
    content: list[blocks.Block] | None = None,
) -> float | None:
    """Answers the draft's writer alone: where they began it, else in their team's thread, else in
    its channel; in place of the message about it that is there, if it can be changed. None when it
    was shown, else the seconds for which Slack wants no other try."""
    if await notices.put(application, draft, Answer(text, content)):
        return None
    places = await application.database.read(drafting.answering_places, draft, asker.agent.team)
    wait = 0.0
    for place in [*places, drafting.Place(asker.team.channel)]:
        try:
            await private.show(
                application,
                channel=application.directory.known_id(place.channel),
                user=asker.user_id,
                thread_ts=place.thread_ts,
                text=text,
                blocks=content,
            )
        except private.NOT_SHOWN as error:
            log.warning("a private answer could not be shown: %s", private.refusal(error))
            wait = max(wait, private.retry_after(error))
        else:
            return None
    return wait


async def offer_undo(application: Application, asker: Asker, looked: Looked, key: str) -> None:
    """Shows the button to stop a reply until Slack takes it. The time to undo begins when it is
    there, so the reply waits for it, though not for ever."""
    draft = looked.draft
    delay, clock = application.settings.undo, asyncio.get_running_loop().time
    given_up = clock() + OFFERED_FOR
    while clock() < given_up:
        until = (application.now() + delay).astimezone(asker.team.timezone)
        count, ends = round(delay.total_seconds()), to_the_second(until, asker.language)
        told = on_its_way(looked, asker.language, key, count, ends)
        telling = tell_writer(application, asker, draft, *told)
        wait = await offered(telling, min(ONE_TRY, delay.total_seconds() / 2))
        pause = AGAIN if wait is None else max(AGAIN, wait)
        later = timedelta() if wait is None else timedelta(seconds=pause)
        send_at = application.now() + later + delay
        queued = await application.database.write(drafts.postpone, draft.id, send_at)
        if wait is None or not queued:
            return
        await asyncio.sleep(min(pause, max(given_up - clock(), 0)))


async def offered(telling: Coroutine[Any, Any, float | None], limit: float) -> float | None:
    """A try that hangs is one that failed, before the time to undo is over."""
    try:
        async with asyncio.timeout(limit):
            return await telling
    except TimeoutError:
        return 0.0


def kept(looked: Looked, language: str, key: str) -> tuple[str, list[blocks.Block]]:
    """Says that the draft is there, with the buttons to open or delete it."""
    case = looked.case
    text = say(key, language, ref=case.ref, customer=case.customer)
    return text, [
        blocks.section(text),
        blocks.actions(
            draft_button(looked.draft, language, "draft.open", "button.open_preview"),
            draft_button(looked.draft, language, "draft.discard", "button.discard_draft"),
        ),
    ]


def draft_button(draft: Draft, language: str, action: str, label: str) -> blocks.Block:
    """A button that says how its draft begins: more than one may wait in a thread."""
    said = texts.say(label, language)
    if written(draft):
        beginning = one_line(draft.text, BEGINNING)
        said = texts.say("draft.labelled", language, label=said, text=beginning)
    return blocks.button(action, said, {"draft": draft.id})


def on_its_way(
    looked: Looked, language: str, key: str, count: int, until: str = ""
) -> tuple[str, list[blocks.Block]]:
    """Says when it goes out, with the button to stop it; ``until`` stays true when that is over."""
    case = looked.case
    facts = {"ref": case.ref, "customer": case.customer, "until": until}
    text = say(key, language, count=count, **facts)
    undo = blocks.button(
        "draft.undo", texts.say("button.undo", language), {"draft": looked.draft.id}
    )
    return text, [blocks.section(text, accessory=undo)] if count else [blocks.section(text)]
