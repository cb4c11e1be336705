"""Talking with the bot alone: the pane in either of Slack's views, and direct messages.

Whatever opened it, a question is understood as everywhere (``bot.handlers.hearing``), with what the
same person asked before it in its thread, and the answer grows in that thread.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlmodel import Session, col, select

from bot.application import Application
from bot.grammar import Command, Verb, parse_thread
from bot.handlers import hearing, knowledge
from bot.handlers.behind import spawn
from bot.handlers.deeds import Deed
from bot.handlers.knowledge import Press
from bot.handlers.places import thread_at
from bot.handlers.pressing import asked, stumbled
from bot.handlers.questions import today_of
from bot.looking_up import articles_of, sheet_of
from bot.router.following import in_conversation
from bot.slack import assistant, streams
from bot.slack.asking import Asker, identify
from bot.slack.assistant import Beside, Drawn, Opened, View
from bot.slack.directory import Refused
from bot.slack.explain import Answer, Reader
from bot.slack.heard import Said
from bot.slack.mrkdwn import escape, from_slack
from bot.slack.private import NOT_SHOWN, refusal
from bot.slack.seen import first_time
from bot.slack.streams import Thread
from bot.texts import say
from tickets import mirrors
from tickets.access import access_ticket
from tickets.tables import Mirror, Ticket

log = logging.getLogger(__name__)

PAGE, PAGES = 200, 5
"""Of a thread, read for what was asked before."""
LAST = 12
"""Earlier lines that a follow-up may hang on."""

Body = dict[str, Any]


# --- opened -------------------------------------------------------------------------------------


async def on_opened(application: Application, event: Mapping[str, Any]) -> None:
    """Suggests what could be asked; to those who may ask, once for each event."""
    seen = assistant.opened(event)
    if seen is None:
        return
    workspace = await application.directory.workspace()
    try:
        asker = await identify(application, workspace=workspace, user_id=seen.user)
    except Refused:
        return
    if await application.database.write(first_time, seen.key, application.now(), result="pane"):
        spawn(suggest(application, asker, seen))


async def suggest(application: Application, asker: Asker, seen: Opened) -> None:
    ref = await application.database.read(ticket_beside, asker, seen.beside)
    # An agent's call that names a thread is taken and does nothing.
    await quietly(
        application.slack.assistant_threads_setSuggestedPrompts(
            channel_id=seen.channel,
            thread_ts=seen.thread_ts if seen.view == "assistant" else None,
            **assistant.prompts(asker.language, ref),
        )
    )


def ticket_beside(session: Session, asker: Asker, beside: Beside) -> str | None:
    """The reference of the ticket whose thread is open; beside a channel, of the asker's own ticket
    there that was touched last, else of anybody's."""
    if beside.channel is None:
        return None
    if beside.thread is not None:
        thread = thread_at(session, asker.workspace, beside.channel, beside.thread)
        if thread is not None:
            return thread.ref
    mine = (col(Ticket.assignee_id) == asker.agent.id).desc()
    query = (
        select(Ticket)
        .join(Mirror, col(Mirror.ticket_id) == col(Ticket.id))
        .where(Mirror.workspace == asker.workspace, Mirror.channel == beside.channel)
        .where(Ticket.status != "closed", col(Mirror.until).is_(None))
        .order_by(mine, col(Ticket.updated_at).desc())
    )
    ticket = session.exec(query.limit(1)).first()
    return ticket.ref if ticket else None


async def quietly(call: Awaitable[Any]) -> bool:
    """What stands around a conversation; where Slack would not take it, it is left out."""
    try:
        await call
    except NOT_SHOWN as error:
        log.info("the pane was not brought up to date: %s", refusal(error))
        return False
    return True


# --- asked --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Question:
    """``words`` are what was said without the bot's name, ``key`` tells a repeat."""

    application: Application
    asker: Asker
    said: Said
    words: str
    key: str
    beside: Beside

    @property
    def to(self) -> Reader:
        return Reader(self.asker.language, self.application, self.asker.team)

    @property
    def thread(self) -> Thread:
        return thread_of(self.application, self.asker.workspace, self.said)


@dataclass(frozen=True)
class Conversation:
    """``earlier`` are the asker's own lines in the thread, the oldest first."""

    view: View
    earlier: tuple[str, ...] = ()


def thread_of(application: Application, workspace: str, said: Said) -> Thread:
    root = said.thread_ts or said.ts
    return Thread(application, workspace, said.channel, root, said.user, said.ts)


async def on_question(question: Question) -> None:
    """Takes the question in, once, and answers it behind Slack's request."""
    application = question.application
    if await application.database.write(
        first_time, question.key, application.now(), result="asked"
    ):
        spawn(answer(question))


async def answer(question: Question) -> None:
    told = False
    talk = await conversation(question)
    await working(question, talk)
    try:
        told = await tell(question, talk)
    except Exception as error:
        await streams.post(question.thread, stumbled(error, question.to))
    finally:
        if not told:
            await at_rest(question, talk)


async def conversation(question: Question) -> Conversation:
    """The view that the thread belongs to and what was asked in it, read from Slack."""
    said = question.said
    if said.thread_ts is None:
        return Conversation("agent")
    try:
        messages = await messages_of(question)
    except NOT_SHOWN as error:
        log.warning("a thread could not be read: %s", refusal(error))
        return Conversation("agent")
    root = next((one for one in messages if one["ts"] == said.thread_ts), {})
    mine = [one for one in messages if one.get("user") == said.user and one["ts"] < said.ts]
    view: View = "assistant" if root.get("subtype") == assistant.ROOT else "agent"
    return Conversation(view, tuple(lines(mine)))


async def messages_of(question: Question) -> list[Body]:
    """The thread before the question, the root first."""
    found: list[Body] = []
    cursor = ""
    for _ in range(PAGES):
        page = await question.application.slack.conversations_replies(
            channel=question.said.channel,
            ts=question.said.thread_ts or "",
            latest=question.said.ts,
            limit=PAGE,
            cursor=cursor,
        )
        found += page["messages"]
        cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            break
    return found


def lines(messages: list[Body]) -> list[str]:
    """What was asked in them; a verb is no question."""
    said = [from_slack(str(one.get("text") or "")) for one in messages]
    return [one for one in said if parse_thread(one, ticket_known=False) is None][-LAST:]


# --- answered -----------------------------------------------------------------------------------


async def tell(question: Question, talk: Conversation) -> bool:
    """True when the answer was streamed, which ends the status by itself."""
    meant = await meaning(question, talk)
    found = await asked(
        question.application, question.asker.user_id, lambda asker: heard(question, asker, meant)
    )
    if found is None:
        return False
    language = question.asker.language
    shown = assistant.whole(found, language, meant if meant != question.words else None)
    drawn = assistant.drawn_from(shown)
    below = [
        *assistant.sources_line(await sources(question, drawn), language),
        *assistant.feedback(drawn, language),
    ]
    if await streams.stream(question.thread, assistant.pieces(shown), below):
        return True
    await streams.post(question.thread, replace(found, blocks=[*shown, *below]))
    return False


async def meaning(question: Question, talk: Conversation) -> str:
    """The question with what it hangs on; the first may hang on the thread that is open beside."""
    earlier = talk.earlier
    if question.beside.thread is not None:
        ref = await question.application.database.read(
            ticket_beside, question.asker, question.beside
        )
        earlier = (ref, *earlier) if ref else earlier
    return in_conversation(question.words, earlier)


async def heard(question: Question, asker: Asker, meant: str) -> Answer | None:
    return await hearing.hear(
        Deed(
            application=question.application,
            asker=asker,
            command=Command(verb=Verb.KB, text=meant),
            key=f"asked:{question.key}",
            channel=question.said.channel,
            thread_ts=question.thread.thread_ts,
            message_ts=question.said.ts,
        )
    )


async def sources(question: Question, drawn: Drawn) -> list[str]:
    """Articles by title, tickets as links to their thread in the asker's own channel."""
    titles, cases = await question.application.database.read(
        named_in, question.application, question.asker, drawn
    )
    links = [await link(question.application, *case) for case in cases]
    return [*map(escape, titles), *links]


Case = tuple[str, str | None, str | None]
"""Reference, channel and thread."""


def named_in(
    session: Session, application: Application, asker: Asker, drawn: Drawn
) -> tuple[list[str], list[Case]]:
    wholes, today = articles_of(session, drawn.articles), today_of(application, asker)
    titles = [
        sheet_of(wholes[slug], asker.language, today, str).title
        for slug in drawn.articles
        if slug in wholes
    ]
    return titles, [case_of(session, asker, number) for number in drawn.tickets]


def case_of(session: Session, asker: Asker, number: int) -> Case:
    ticket = access_ticket(session, number=number)
    own = (
        one
        for one in mirrors.of_ticket(session, number)
        if one.kind == "slack" and one.target == asker.team.key and one.thread
    )
    mirror = next(own, None)
    return (ticket.ref, mirror.channel, mirror.thread) if mirror else (ticket.ref, None, None)


async def link(application: Application, ref: str, channel: str | None, ts: str | None) -> str:
    """The ticket's thread; the reference alone where there is none or Slack will not say."""
    if channel is None or ts is None:
        return ref
    try:
        found = await application.slack.chat_getPermalink(channel=channel, message_ts=ts)
    except NOT_SHOWN as error:
        log.info("a thread's address could not be asked for: %s", refusal(error))
        return ref
    return f"<{found['permalink']}|{ref}>"


# --- what stands around it ------------------------------------------------------------------------


async def working(question: Question, talk: Conversation) -> None:
    """Says that somebody is at it; a thread's first question is its title."""
    slack, thread = question.application.slack, question.thread
    title = assistant.title_of(question.words)
    if talk.view == "agent":
        await in_session(question, "processing", title=title, initiator_user_id=thread.user)
        return
    await with_status(question, say("assistant.working", question.asker.language))
    if title and not talk.earlier:
        await quietly(
            slack.assistant_threads_setTitle(
                channel_id=thread.channel, thread_ts=thread.thread_ts, title=title
            )
        )


async def at_rest(question: Question, talk: Conversation) -> None:
    if talk.view == "agent":
        await in_session(question, "active")
    else:
        await with_status(question, "")


async def in_session(question: Question, status: str, **begun: str) -> None:
    """``begun`` counts where the session begins with it."""
    slack, thread = question.application.slack, question.thread
    await quietly(
        slack.agents_sessions_setStatus(
            channel_id=thread.channel, thread_ts=thread.thread_ts, status=status, **begun
        )
    )


async def with_status(question: Question, status: str) -> None:
    slack, thread = question.application.slack, question.thread
    await quietly(
        slack.assistant_threads_setStatus(
            channel_id=thread.channel, thread_ts=thread.thread_ts, status=status
        )
    )


# --- judged, and what Slack calls -----------------------------------------------------------------


async def judge(press: Press) -> Answer:
    helpful = press.deed.value.get("verdict") == "helpful"
    return await (knowledge.helpful if helpful else knowledge.not_helpful)(press)


def register(app: AsyncApp, application: Application) -> None:
    async def opened(event: Body) -> None:
        await on_opened(application, event)

    async def judged(ack: AsyncAck, body: Body) -> None:
        await ack()
        await knowledge.pressed(application, body, judge)

    app.event("assistant_thread_started")(opened)
    app.event("assistant_thread_context_changed")(opened)
    app.event("app_context_changed")(opened)
    app.action(assistant.FEEDBACK)(judged)
