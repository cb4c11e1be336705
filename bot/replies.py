"""Sending a confirmed reply: the entry, and what it teaches the memory, in one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from tickets import drafts
from tickets.access import agent_of
from tickets.tables import Draft
from translations import service


def send_reply(session: Session, draft_id: str, *, now: datetime) -> Draft | None:
    """Sends the draft if its time has come, and keeps what the agent approved as a pair for the
    next time. None when it was undone or sent meanwhile."""
    draft = drafts.send(session, draft_id, now=now)
    if draft is None or not teaches(draft):
        return draft
    author = agent_of(session, draft.agent_id)
    assert draft.customer_text is not None
    assert draft.language is not None
    service.approve(
        session,
        source_text=draft.text,
        target_text=draft.customer_text,
        source=draft.language,
        target=draft.customer_language,
        by=author.name if author else "",
        now=now,
    )
    return draft


def teaches(draft: Draft) -> bool:
    """Whether the reply pairs a text with its rendering in another language."""
    return bool(
        draft.language
        and draft.language != draft.customer_language
        and draft.text.strip()
        and draft.customer_text != draft.text
    )
