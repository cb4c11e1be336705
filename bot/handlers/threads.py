"""Messages: in a ticket's thread they are internal notes, `!verbs` act, and what may be a slip is
asked about first. Elsewhere only what is said to the bot counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bot import texts
from bot.application import Application
from bot.grammar import (
    Command,
    Incomplete,
    Mistyped,
    NotYet,
    Unknown,
    Verb,
    parse_reference,
    parse_thread,
    reads_like_reply,
)
from bot.handlers import changes, conversing, hearing, lasting
from bot.handlers.addressees import addressees
from bot.handlers.deeds import Deed, Doer
from bot.handlers.lacking import lacking
from bot.handlers.places import Thread, message_key, storable, thread_at, thread_key
from bot.handlers.slips import ask_about_slip, keep_aside, not_saved
from bot.handlers.verbs import desks, perform
from bot.slack import assistant, streams
from bot.slack.asking import Asker, identify, served
from bot.slack.directory import Refused
from bot.slack.explain import Answer, Reader, explain, explained
from bot.slack.heard import Deleted, Edited, Said, heard
from bot.slack.seen import Repeated, first_time, once
from tickets import actions
from tickets.access import access_ticket
from tickets.actions import Written
from tickets.errors import TicketError
from translations.languages import detect

READS = {
    Verb.SHOW,
    Verb.FIND,
    Verb.QUEUE,
    Verb.DUTY,
    Verb.HISTORY,
    Verb.CUSTOMER,
    Verb.ORDER,
    Verb.TRANSLATE,
    Verb.HELP,
}
"""Verbs that write nothing, so that their mark is set behind them."""


@dataclass(frozen=True)
class Place:
    """A message with all that is known around it."""

    application: Application
    workspace: str
    said: Said
    event: Mapping[str, Any]
    key: str
    thread: Thread | None = None

    async def tell(self, answer: Answer) -> None:
        """To the writer alone; where only they and the bot are, as a message of its own."""
        if self.said.direct:
            thread = conversing.thread_of(self.application, self.workspace, self.said)
            await streams.post(thread, answer)
            return
        await lasting.tell(
            self.application,
            channel=self.said.channel,
            user=self.said.user,
            thread_ts=self.said.thread_ts,
            text=answer.text,
            blocks=answer.blocks,
        )

    async def is_new(self, **kept: Any) -> bool:
        """Notes the message; false when it was noted before."""
        application = self.application
        return await application.database.write(first_time, self.key, application.now(), **kept)

    def reader(self, asker: Asker) -> Reader:
        return Reader(asker.language, self.application, asker.team)


async def hear(application: Application, event: Mapping[str, Any]) -> None:
    """Takes in what a person did to a message. Raises what the store raises: Slack sends again."""
    bot_user = await application.directory.bot_user()
    workspace = await application.directory.workspace()
    match heard(event, bot_user):
        case Said() as said:
            await on_said(Place(application, workspace, said, event, message_key(workspace, said)))
        case Edited() as edited:
            anew = await changes.on_edited(application, workspace, edited, event)
            if anew is not None:
                await on_said(Place(application, workspace, edited.now, event, anew))
                await changes.replaced(application, message_key(workspace, edited.now), anew)
        case Deleted() as deleted:
            await changes.on_deleted(application, workspace, deleted, event)


async def on_said(place: Place) -> None:
    said, application = place.said, place.application
    if said.thread_ts is None or said.direct:
        await outside(place)
        return
    thread = await application.database.read(
        thread_at, place.workspace, said.channel, said.thread_ts
    )
    if thread is not None:
        await in_thread(replace(place, thread=thread))
    elif said.under_bot:
        await wait_for_card(place)
    elif anywhere(place):
        await outside(place)


def anywhere(place: Place) -> bool:
    """Whether a message counts in a thread that is no ticket's."""
    mentioned = place.said.mention and place.event.get("type") == "message"
    return mentioned or asks_to_translate(place.said.text)


def asks_to_translate(text: str) -> bool:
    """The one verb that needs no ticket in a thread."""
    parsed = parse_thread(text, ticket_known=False)
    return isinstance(parsed, Command) and parsed.verb is Verb.TRANSLATE


async def wait_for_card(place: Place) -> None:
    """An answer to a card of ours whose timestamp has not come back yet: kept until it has."""
    said = place.said
    waited = thread_key(place.workspace, said.channel, said.thread_ts or "")
    await place.is_new(waiting_for=waited, payload={"event": storable(dict(place.event))})


async def asker_at(place: Place) -> Asker | None:
    """Who wrote; somebody who may not is told so, once."""
    try:
        return await identify(place.application, workspace=place.workspace, user_id=place.said.user)
    except Refused as refused:
        if await place.is_new(result="refused"):
            language = served(refused.data.get("locale")) or "en"
            told = explain(refused, language, place.application)
            if place.thread is not None:
                lost = texts.say("thread.refused", language, ref=place.thread.ref)
                told = Answer(f"{told.text} {lost}")
            await place.tell(told)
    return None


# --- in a ticket's thread -------------------------------------------------------------------


async def in_thread(place: Place) -> None:
    asker = await asker_at(place)
    if asker is None:
        return
    said = place.said
    match parse_thread(said.words, ticket_known=True, desks=desks(place.application)):
        case None if said.alone and not said.files:
            await answer_aside(place, asker)
        case None:
            await note(place, asker)
        case Command() as command:
            await act(place, asker, command)
        case Unknown() | Mistyped() as slip:
            await ask_about_slip(place, asker, slip)
        case Incomplete() | NotYet() as lacking:
            await answer_once(place, asker, lacking)


async def answer_once(place: Place, asker: Asker, about: object) -> None:
    if await place.is_new(result="answered"):
        here = place.thread.ref if place.thread else None
        await place.tell(explained(about, replace(place.reader(asker), here=here)))


async def note(place: Place, asker: Asker) -> None:
    """The message becomes an internal note, or its writer learns why it does not."""
    thread, to = place.thread, place.reader(asker)
    assert thread is not None
    if thread.ended:
        if await place.is_new(result="ended"):
            owner = to.team_name(thread.owner)
            await place.tell(Answer(to.say("thread.resting", ref=thread.ref, team=owner)))
        return
    text = noted_text(place.said, asker.language)
    if not text.strip():
        return
    now = place.application.now()
    try:
        seq, letter = await place.application.database.write(
            once, place.key, now, take_note, place, asker, text, detect(text, asker.language)
        )
    except Repeated:
        return
    place.application.wake()
    if letter:
        await changes.ask_about_note(place.application, asker, place.said, thread.ticket_id, seq)


def noted_text(said: Said, language: str) -> str:
    """What was said, files named in words."""
    if not said.files:
        return said.text
    nameless = texts.say("face.file", language)
    names = texts.say("face.between", language).join(name or nameless for name in said.files)
    return texts.lines(said.text, texts.say("face.files", language, names=names))


def take_note(
    session: Session, place: Place, asker: Asker, text: str, language: str
) -> tuple[int, bool]:
    """The note, and the edits and the deletion that came before it; its number, and whether it
    reads like an answer to the customer."""
    thread, now = place.thread, place.application.now()
    assert thread is not None
    ticket = access_ticket(session, number=thread.ticket_id, lock=True)
    seq = actions.note(
        session,
        ticket,
        actor=asker.agent,
        text=text,
        language=language,
        now=now,
        written=Written(thread.mirror_id, place.said.ts),
    )
    changes.catch_up(session, ticket, thread, place.key, asker.language, now)
    return seq, reads_like_reply(text, addressees(session, ticket))


async def answer_aside(place: Place, asker: Asker) -> None:
    """What is said to the bot alone is no note: it is answered, and kept until its writer may have
    chosen to save it after all."""
    await keep_aside(place)

    async def answer(deed: Deed) -> Answer | None:
        told = await hearing.hear_after(deed)
        return told and not_saved(place, asker, told)

    await answer_question(place, asker, place.said.bare, answer)


async def answer_question(
    place: Place, asker: Asker, words: str, do: Doer = hearing.hear_after
) -> None:
    """Answers what was said to the bot, for whoever said it. The same message comes as two events,
    and what was understood may leave a mark of its own or none: who tells first has told."""
    asking = replace(place, key=f"asked:{place.key}")
    telling = replace(place, key=f"told:{place.key}")
    await act(asking, asker, Command(verb=Verb.KB, text=words), do, telling)


async def act(
    place: Place,
    asker: Asker,
    command: Command,
    do: Doer = perform,
    telling: Place | None = None,
) -> None:
    """Carries out a verb; its answer is for its writer alone. ``telling`` bears the mark of an
    answer that is given once, whatever was written for it."""
    said, thread = place.said, place.thread
    deed = Deed(
        application=place.application,
        asker=asker,
        command=command,
        key=place.key,
        channel=said.channel,
        ticket_id=thread.ticket_id if thread else None,
        thread_ts=said.thread_ts,
        message_ts=said.ts,
        written=Written(thread.mirror_id, said.ts) if thread and not thread.ended else None,
    )
    try:
        answer = await do(deed)
    except Repeated:
        return
    except TicketError as error:
        await answer_once(place, asker, error)
        return
    is_new = await (telling or place).is_new(result="done")
    if answer is not None and (is_new or (telling is None and command.verb not in READS)):
        await place.tell(answer)


# --- elsewhere --------------------------------------------------------------------------------


async def outside(place: Place) -> None:
    """A message in the channel, or straight to the bot. Nobody's talk is answered unasked."""
    said = place.said
    spoken_to = said.direct or said.mention
    if not spoken_to and not await is_teams(place.application, said.channel):
        return
    words = said.bare
    parsed = parse_thread(words, ticket_known=False, desks=desks(place.application))
    if spoken_to and parsed is None and (reference := parse_reference(words.strip())):
        parsed = Command(verb=Verb.SHOW, reference=reference)
    quiet = parsed is None or (isinstance(parsed, Unknown) and not parsed.suggestions)
    if quiet and not spoken_to:
        return
    asker = await asker_at(place)
    if asker is None:
        return
    match parsed:
        case None if said.direct:
            await ask_alone(place, asker, words)
        case None:
            await answer_question(place, asker, words)
        case Command() as command:
            await act(place, asker, command)
        case Mistyped() as slip:
            await ask_about_slip(place, asker, slip)
        case Incomplete() as lacks:
            await act(place, asker, lacks.understood, partial(lacking, what=lacks), place)
        case _:
            await answer_once(place, asker, parsed)


async def ask_alone(place: Place, asker: Asker, words: str) -> None:
    """Straight to the bot: answered in a thread, with what was asked in it before."""
    beside = assistant.beside(place.event)
    await conversing.on_question(
        conversing.Question(place.application, asker, place.said, words, place.key, beside)
    )


async def is_teams(application: Application, channel: str) -> bool:
    """Whether this is one of our teams' channels."""
    named = application.settings.teams
    return channel in [await known_channel(application, team.channel) for team in named]


async def known_channel(application: Application, named: str) -> str:
    try:
        return await application.directory.channel_id(named)
    except SlackApiError:
        return named


def register(app: AsyncApp, application: Application) -> None:
    async def on_message(event: dict[str, Any]) -> None:
        await hear(application, event)

    app.event("message")(on_message)
    app.event("app_mention")(on_message)
