"""A message that somebody points at, by shortcut or emoji: what it says, where it stands."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot import texts
from bot.application import Application
from bot.grammar import Command, Verb
from bot.handlers.asking_at import words_in
from bot.handlers.deeds import Deed
from bot.handlers.places import Thread, thread_at
from bot.handlers.pressing import asked
from bot.opening import became
from bot.slack import private
from bot.slack.asking import Asker
from bot.slack.directory import Refused, name_of
from bot.slack.explain import Answer
from bot.slack.heard import file_names
from bot.slack.responses import respond

log = logging.getLogger(__name__)

Body = dict[str, Any]


@dataclass(frozen=True)
class Pointed:
    """``thread_ts`` is the root's timestamp of an answer, None for a root. ``words`` end with the
    names of its files. ``author`` is a Slack user, ``name`` what a bot calls itself."""

    channel: str
    ts: str
    thread_ts: str | None
    words: str
    files: tuple[str, ...]
    author: str
    name: str
    by_bot: bool

    @classmethod
    def at(cls, message: Mapping[str, Any], channel: str, language: str) -> Pointed:
        ts, thread = str(message.get("ts") or ""), message.get("thread_ts")
        files = tuple(one or texts.say("face.file", language) for one in file_names(dict(message)))
        listed = texts.say("face.between", language).join(files)
        by_bot = bool(message.get("bot_id") or message.get("app_id"))
        profile = message.get("bot_profile") or {}
        return cls(
            channel=channel,
            ts=ts,
            thread_ts=str(thread) if thread and thread != ts else None,
            words=texts.lines(
                words_in(message).strip(),
                texts.say("face.files", language, names=listed) if files else None,
            ),
            files=files,
            author="" if by_bot else str(message.get("user") or ""),
            name=str(message.get("username") or profile.get("name") or "") if by_bot else "",
            by_bot=by_bot,
        )

    @property
    def about(self) -> dict[str, Any]:
        return {"ts": self.ts, "author": self.author, "name": self.name[:80]}


def kept(deed: Deed, pointed: Pointed) -> dict[str, Any]:
    """The message as a window keeps it, for ``forms.submitted``."""
    place = {"channel": deed.channel, "thread_ts": deed.thread_ts}
    return {"about": {**deed.value, **pointed.about}, "place": place}


@dataclass(frozen=True)
class Before:
    """What became of a message before now."""

    thread: Thread | None
    ticket_id: int | None


def before(session: Session, workspace: str, pointed: Pointed) -> Before:
    root = pointed.thread_ts or pointed.ts
    thread = thread_at(session, workspace, pointed.channel, root)
    return Before(thread, became(session, origin_key(workspace, pointed.channel, pointed.ts)))


def origin_key(workspace: str, channel: str, ts: str) -> str:
    """Under which it is remembered that a ticket was opened from this message."""
    return f"origin:{workspace}:{channel}:{ts}"


def added_key(workspace: str, channel: str, ts: str, ticket_id: int) -> str:
    return f"added:{workspace}:{channel}:{ts}:{ticket_id}"


async def origin_of(deed: Deed, about: Mapping[str, Any]) -> dict[str, Any]:
    """Who wrote the message and where it stands, as an entry keeps it; what Slack does not tell is
    left out, as when the message was deleted meanwhile."""
    author = await author_name(deed, str(about.get("author") or "")) or about.get("name")
    url = await permalink(deed.application, deed.channel, str(about.get("ts") or ""))
    found = {"author": author, "url": url}
    return {name: value for name, value in found.items() if value}


async def author_name(deed: Deed, user: str) -> str:
    if not user:
        return ""
    try:
        return (await deed.application.directory.agent(deed.asker.workspace, user)).name
    except (Refused, *private.NOT_SHOWN):
        pass
    try:
        answer = await deed.application.slack.users_info(user=user)
    except private.NOT_SHOWN as error:
        log.info("a writer's name is not known: %s", private.refusal(error))
        return ""
    return name_of(answer["user"])


async def permalink(application: Application, channel: str, ts: str) -> str | None:
    try:
        answer = await application.slack.chat_getPermalink(channel=channel, message_ts=ts)
    except private.NOT_SHOWN as error:
        log.info("a message has no link: %s", private.refusal(error))
        return None
    return str(answer["permalink"])


# --- shortcuts ------------------------------------------------------------------------------


Doing = Callable[[Deed, Pointed], Awaitable[Answer | None]]


async def at_shortcut(application: Application, body: Body, doing: Doing) -> None:
    """Does what was asked at a message; what there is to say is said privately beside it, or, where
    the bot is no member, as the answer to the shortcut itself."""
    channel = str((body.get("channel") or {}).get("id") or "")
    message = body.get("message") or {}

    async def answer(asker: Asker) -> Answer | None:
        pointed = Pointed.at(message, channel, asker.language)
        if not pointed.ts or not pointed.words:
            return Answer(texts.say("shortcut.nothing", asker.language))
        return await doing(deed_at(application, asker, body, pointed), pointed)

    told = await asked(application, body["user"]["id"], answer)
    if told is not None:
        thread = message.get("thread_ts")
        await say_there(
            application,
            told,
            channel=channel,
            user=body["user"]["id"],
            thread_ts=str(thread) if thread and thread != message.get("ts") else None,
            response_url=body.get("response_url"),
        )


def deed_at(application: Application, asker: Asker, body: Body, pointed: Pointed) -> Deed:
    return Deed(
        application=application,
        asker=asker,
        command=Command(verb=Verb.NEW, text=pointed.words),
        key=f"trigger:{body.get('trigger_id')}",
        channel=pointed.channel,
        trigger_id=str(body.get("trigger_id") or ""),
        thread_ts=pointed.thread_ts,
        message_ts=pointed.ts,
        value={"response_url": body.get("response_url")},
    )


async def say_there(
    application: Application,
    told: Answer,
    *,
    channel: str,
    user: str,
    thread_ts: str | None,
    response_url: Any = None,
) -> bool:
    shown = await private.tell(
        application,
        channel=channel,
        user=user,
        thread_ts=thread_ts,
        text=told.text,
        blocks=told.blocks,
    )
    return shown or await respond(application, response_url, told)


async def say_after(deed: Deed, told: Answer) -> None:
    """Says it where the message stands whose window was sent."""
    await say_there(
        deed.application,
        told,
        channel=deed.channel,
        user=deed.asker.user_id,
        thread_ts=deed.thread_ts,
        response_url=deed.value.get("response_url"),
    )
