"""``/translate``: a text in the other language, marked where it could not be translated."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import aiohttp

from bot import texts
from bot.grammar import Verb
from bot.handlers.deeds import Deed, Doers
from bot.slack import mrkdwn
from bot.slack.explain import Answer
from bot.slack.mrkdwn import Marked, quote
from translations.languages import detect
from translations.outcomes import Translation, Wanted

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds until a command answers that it is still translating: Slack waits for three."""

SHOWN = 20_000
"""Characters of a translation that one answer holds: a message holds 40,000."""


async def translate(deed: Deed) -> Answer:
    text, fallback = deed.command.text, deed.asker.language
    source = detect(text, fallback)
    target = "en" if source == "ja" else "ja"
    wanted = Wanted(text, None if source == "mixed" else source, fallback)
    work = asyncio.ensure_future(deed.application.translator.translate([wanted], target))
    done, _ = await asyncio.wait({work}, timeout=PATIENCE)
    if not done and (url := deed.value.get("response_url")):
        follow = asyncio.create_task(answer_later(deed, work, url))
        PENDING.add(follow)
        follow.add_done_callback(PENDING.discard)
        return Answer(deed.to.say("translate.pending"))
    return said(deed, (await work)[0])


PENDING: set[asyncio.Task[None]] = set()
"""Answers still to come; held here so that they are not collected."""


async def answer_later(deed: Deed, work: asyncio.Future[list[Translation]], url: str) -> None:
    try:
        (translation,) = await work
        answer: dict[str, Any] = {"text": said(deed, translation).text}
    except Exception as error:
        log.error("a translation failed: %s", type(error).__name__)
        answer = {"text": deed.to.say("error.busy")}
    session = deed.application.slack.session
    if session is None:
        return
    try:
        body = {"response_type": "ephemeral", "replace_original": False, **answer}
        async with session.post(url, json=body):
            pass
    except (aiohttp.ClientError, TimeoutError) as error:
        log.warning("a translation could not be shown: %s", type(error).__name__)


def said(deed: Deed, translation: Translation) -> Answer:
    shown = quote(translation.text[:SHOWN])
    if translation.state in ("untranslated", "failed"):
        why = reasons(translation, deed.asker.language)
        return Answer(texts.lines(deed.to.say("face.untranslated", reason=Marked(why)), shown))
    warning = None
    if translation.state == "uncertain":
        why = reasons(translation, deed.asker.language)
        warning = deed.to.say("mark.uncertain", reason=Marked(why))
    return Answer(texts.lines(deed.to.say("translate.result", text=Marked(shown)), warning))


def reasons(translation: Translation, language: str) -> str:
    """The first reason for doubt, as the catalogue words it."""
    reason = next(iter(translation.reasons), None)
    key = f"reason.{reason.code}" if reason else "reason.no_engine"
    if key not in texts.catalogue():
        key = "reason.no_rendering"
    return mrkdwn.say(key, language, text=reason.text if reason else "")


VERBS: Doers = {Verb.TRANSLATE: translate}
