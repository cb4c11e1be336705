"""A question to the bot alone, answered in its thread: understood with what the same person asked
there before, said in pieces with its sources and Slack's feedback buttons."""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from typing import Any

from bot.application import Application
from bot.grammar import Command, Verb, parse_thread
from bot.handlers import hearing
from bot.handlers.asked_before import LAST, messages_before, roots_before, stands_alone
from bot.handlers.behind import spawn
from bot.handlers.beside import ticket_beside
from bot.handlers.deeds import Deed
from bot.handlers.pressing import asked, stumbled
from bot.handlers.sources import sources
from bot.router.following import in_conversation
from bot.slack import assistant, streams
from bot.slack.asking import Asker
from bot.slack.assistant import Beside, View
from bot.slack.explain import Answer, Reader
from bot.slack.heard import Said
from bot.slack.mrkdwn import from_slack
from bot.slack.private import NOT_SHOWN, refusal
from bot.slack.seen import first_time
from bot.slack.streams import Thread
from bot.texts import say

log = logging.getLogger(__name__)

Body = dict[str, Any]


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
    try:
        messages = await before(question)
    except NOT_SHOWN as error:
        log.warning("a thread could not be read: %s", refusal(error))
        return Conversation("agent")
    root = next((one for one in messages if one["ts"] == question.said.thread_ts), {})
    mine = [one for one in messages if one.get("user") == question.said.user]
    view: View = "assistant" if root.get("subtype") == assistant.ROOT else "agent"
    return Conversation(view, tuple(lines(mine)))


async def before(question: Question) -> list[Body]:
    """The thread so far. At the bottom of a direct message people go on as in a chat: there, what
    was said a moment ago counts, though each answer has a thread of its own."""
    said, application = question.said, question.application
    if said.thread_ts is not None:
        return await messages_before(application, said.channel, said.thread_ts, said.ts)
    if not said.direct or stands_alone(question.words):
        return []
    return await roots_before(application, said.channel, said.ts)


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
    named = await sources(question.application, question.asker, drawn)
    below = [*assistant.sources_line(named, language), *assistant.feedback(drawn, language)]
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


async def quietly(call: Awaitable[Any]) -> bool:
    """What stands around a conversation; where Slack would not take it, it is left out."""
    try:
        await call
    except NOT_SHOWN as error:
        log.info("the pane was not brought up to date: %s", refusal(error))
        return False
    return True
