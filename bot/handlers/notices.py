"""The private message about a draft: one for each, changed in its place where Slack lets us.

A message that only one person sees can be changed through nothing but the address
(``response_url``) that comes when a button in it is pressed, for half an hour and five times
(https://docs.slack.dev/interactivity/handling-user-interaction#message_responses). The one that
follows *Send* in a window often has had no press before, and a window's submission brings no
address of a private message: it then stays when the reply has gone out, so its words give the
moment at which that happens and stay true.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.application import Application
from bot.slack import blocks, responses
from bot.slack.asking import Asker
from bot.slack.explain import Answer
from tickets.tables import Draft

NOTICE = "notice"
"""Where in a draft's place it is kept what its private message says, and how to change it."""

CHANGED_FOR = timedelta(minutes=29)
STANDS_FOR = timedelta(minutes=5)
"""For which a message that cannot be changed is not shown a second time."""


def keep_address(
    session: Session, draft_id: str, agent_id: int | None, url: str, now: datetime
) -> None:
    """A button was pressed in the message: from now on it can be changed."""
    keep(session, draft_id, agent_id, {"url": url}, now)


def keep_said(
    session: Session, draft_id: str, agent_id: int | None, said: str, now: datetime
) -> None:
    keep(session, draft_id, agent_id, {"said": said}, now)


def keep(
    session: Session, draft_id: str, agent_id: int | None, notice: dict[str, Any], now: datetime
) -> None:
    draft = session.get(Draft, draft_id)
    if draft is not None and draft.agent_id == agent_id:
        draft.place = {**draft.place, NOTICE: {**notice, "at": now.isoformat()}}
        session.add(draft)


def fresh(draft: Draft, now: datetime, within: timedelta) -> dict[str, Any]:
    """What is kept of the message, if that is not older; else nothing."""
    notice = dict(draft.place.get(NOTICE) or {})
    young = notice and now - datetime.fromisoformat(notice["at"]) < within
    return notice if young else {}


def stands(draft: Draft, said: str, now: datetime) -> bool:
    """Whether just this was shown a moment ago."""
    return fresh(draft, now, STANDS_FOR).get("said") == said


async def put(application: Application, draft: Draft, answer: Answer) -> bool:
    """Puts the answer where the message stands; false where it cannot be changed any more."""
    url = fresh(draft, application.now(), CHANGED_FOR).get("url")
    content = answer.blocks or [blocks.section(answer.text)]
    return bool(url) and await responses.replace(application, url, Answer(answer.text, content))


async def take_away(application: Application, draft: Draft) -> None:
    """The reply has gone out, and everybody sees it in the thread: nothing is left to press."""
    if url := fresh(draft, application.now(), CHANGED_FOR).get("url"):
        await responses.replace(application, url, None)


async def pressed_in(application: Application, asker: Asker, draft_id: str, body: Any) -> None:
    """Notes how the message can be changed in which a button was pressed."""
    private = (body.get("container") or {}).get("is_ephemeral")
    if private and (url := body.get("response_url")):
        await application.database.write(
            keep_address, draft_id, asker.agent.id, url, application.now()
        )
