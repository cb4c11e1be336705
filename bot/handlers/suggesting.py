"""What memory suggests in the preview."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot import texts
from bot.application import Application
from bot.drafting import Looked
from bot.slack.asking import Asker
from bot.slack.faults import log_fault
from bot.slack.mrkdwn import bold, escape
from bot.slack.previewed import Preview
from bot.slack.suggestions import Near
from bot.suggestions import DEMO, Suggestion, differing
from bot.texts import formats
from translations.phrasebook.pairs import BY as PHRASEBOOK

log = logging.getLogger(__name__)

OFFERED = ("ready", "missing")
"""States of a preview in which there is a field for what the customer gets."""

NOBODYS = {PHRASEBOOK: "preview.near_shipped", DEMO: "preview.near_demo"}
"""Who vouches for sentences without being a colleague."""

LONGEST = 600
"""Characters of an approved sentence that are compared and shown."""


async def with_near(
    application: Application, asker: Asker, looked: Looked, preview: Preview
) -> Preview:
    """The preview with suggestions for the draft's text. It never fails for their sake."""
    if preview.state not in OFFERED:
        return preview
    try:
        found = await suggestions(application, looked)
    except Exception as error:
        log_fault(log, "memory could not be asked for suggestions", error)
        return preview
    standing = "".join(preview.customer)
    fresh = [one for one in found if one.text not in standing]
    return replace(preview, near=tuple(shown(one, asker, application) for one in fresh))


async def suggestions(application: Application, looked: Looked) -> list[Suggestion]:
    draft, target = looked.draft, looked.case.language
    source = draft.language or ""
    if source in ("", target) or not draft.text.strip():
        return []
    return await application.translator.near(draft.text, source=source, target=target)


def shown(one: Suggestion, asker: Asker, application: Application) -> Near:
    return Near(
        key=one.key,
        percent=min(99, int(one.ratio * 100)) if one.source != one.sentence else 100,
        source=marked(one),
        text=one.text,
        origin=origin(one, asker, application),
    )


def origin(one: Suggestion, asker: Asker, application: Application) -> str:
    """Who approved it and when; no person did where it came with the product
    or with the demo."""
    language, zone = asker.language, asker.team.timezone
    if one.by in NOBODYS:
        return texts.say(NOBODYS[one.by], language)
    day = formats.day(
        one.at.astimezone(zone).date(), language, now=application.now().astimezone(zone).date()
    )
    who = formats.agent_name(one.by, language) if one.by else texts.say("system", language)
    return texts.say("preview.near_origin", language, agent=who, day=day)


def marked(one: Suggestion) -> str:
    """The approved sentence, bold where the agent's own says something else."""
    stretches = differing(one.sentence[:LONGEST], one.source[:LONGEST])
    return "".join(
        bold(text) if differs and text.strip() else escape(text) for text, differs in stretches
    )
