"""What may be a slip: an unknown `!word`, a command that Slack took for a message, a note that
reads like an answer to the customer. Its writer is asked privately; nothing is done before."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from slack_bolt.async_app import AsyncApp
from sqlmodel import Session

from bot.application import Application
from bot.grammar import (
    Command,
    Mistyped,
    Unknown,
    Verb,
    parse_thread,
    without_verb,
    words_behind,
)
from bot.handlers.changes import SLIP, close_slip
from bot.handlers.deeds import Deed, commit
from bot.handlers.pressing import Pressed, asked, integer
from bot.handlers.replies import open_preview
from bot.handlers.verbs import desks, perform
from bot.slack import blocks, responses
from bot.slack.asking import Asker
from bot.slack.explain import Answer, clipped, explain, suggestion, with_buttons
from bot.slack.mrkdwn import say
from bot.slack.seen import Repeated
from bot.tables import Inbox
from tickets import actions, timeline
from tickets.access import access_ticket
from tickets.actions import Written
from translations.languages import detect

if TYPE_CHECKING:
    from bot.handlers.threads import Place

FIRST_WORD = re.compile(r"\s*[!！]\S+\s*")


# --- asking -----------------------------------------------------------------------------------


async def ask_about_slip(place: Place, asker: Asker, slip: Unknown | Mistyped) -> None:
    """Keeps the words until their writer has chosen."""
    kept = payload(place, slip)
    if not await place.is_new(result=SLIP, payload=kept):
        return
    to = place.reader(asker)
    value = {"slip": place.key}
    if isinstance(slip, Mistyped):
        told = explain(slip, asker.language, place.application, team=asker.team).text
    else:
        told = to.say(
            "thread.unknown_word", word=clipped(slip.word), suggestion=suggestion(slip, to)
        )
    ways = [
        ("slip.run", "button.run", kept["run"] is not None),
        ("slip.reply", "button.reply", place.thread is not None and isinstance(slip, Unknown)),
        ("slip.note", "button.save_note", place.thread is not None),
        ("slip.private", "face.private_label", place.thread is not None),
    ]
    buttons = [to.button(action, label, value) for action, label, there in ways if there]
    await place.tell(with_buttons(told, *buttons))


async def keep_aside(place: Place) -> None:
    """Keeps what was said to the bot alone in a ticket's thread, as a slip is kept."""
    await place.is_new(result=SLIP, payload=payload(place, None))


def not_saved(place: Place, asker: Asker, told: Answer) -> Answer:
    """The answer; below it, that the question is no note, and the button that makes it one."""
    to, shown = place.reader(asker), told.blocks or [blocks.section(told.text)]
    below = [blocks.context(to.say("thread.not_saved"))]
    if place.said.bare and place.thread is not None and not place.thread.ended:
        save_it = to.button("slip.note", "button.save_note", {"slip": place.key})
        below.append(blocks.actions(save_it))
    return Answer(told.text, [*shown, *below])


def payload(place: Place, slip: Unknown | Mistyped | None) -> dict[str, Any]:
    """``run`` is what *Run it* carries out: the words as they were meant; None where nobody knows,
    or where the button that writes to the customer does the same."""
    said, thread = place.said, place.thread
    words = said.words
    if isinstance(slip, Unknown):
        words = FIRST_WORD.sub(f"{next(iter(slip.suggestions), '')} ", words, count=1)
    meant = command_in(place.application, words, ticket_known=thread is not None)
    run = words if meant is not None and meant.verb is not Verb.REPLY else None
    return {
        "user": said.user,
        "text": timeline.storable(said.words),
        "run": timeline.storable(run),
        "channel": said.channel,
        "thread_ts": said.thread_ts,
        "ts": said.ts,
        "ticket": thread.ticket_id if thread else None,
        "mirror": thread.mirror_id if thread and not thread.ended else None,
    }


def command_in(application: Application, words: str, *, ticket_known: bool) -> Command | None:
    """What these words do once they are typed as they were meant."""
    parsed = parse_thread(words, ticket_known=ticket_known, desks=desks(application))
    meant = parsed.meant if isinstance(parsed, Mistyped) else parsed
    return meant if isinstance(meant, Command) else None


# --- choosing ---------------------------------------------------------------------------------


def kept_slip(session: Session, key: str, user: str) -> dict[str, Any] | None:
    """What was kept of the slip; None when it is settled, deleted or somebody else's."""
    row = session.get(Inbox, key)
    if row is None or row.result != SLIP or not row.payload or row.payload.get("user") != user:
        return None
    return row.payload


Choice = Callable[["Chosen"], Awaitable[Answer | None]]


class Chosen:
    """What the writer chose to do with a slip."""

    def __init__(
        self, application: Application, asker: Asker, pressed: Pressed, kept: dict[str, Any]
    ) -> None:
        self.application = application
        self.asker = asker
        self.pressed = pressed
        self.kept = kept

    @property
    def slip(self) -> str:
        return str(self.pressed.value["slip"])

    def deed(self, command: Command) -> Deed:
        kept = self.kept
        written = Written(kept["mirror"], kept["ts"]) if kept["mirror"] is not None else None
        return Deed(
            application=self.application,
            asker=self.asker,
            command=command,
            key=f"slip:{self.slip}",
            channel=kept["channel"],
            ticket_id=kept["ticket"],
            trigger_id=self.pressed.trigger_id,
            thread_ts=kept["thread_ts"],
            message_ts=kept["ts"],
            written=written,
            value={"response_url": self.pressed.response_url},
        )


async def save(chosen: Chosen, *, private: bool = False) -> Answer:
    """The words become a note after all, as they were typed."""
    deed = chosen.deed(Command(verb=Verb.PRIVATE if private else Verb.NOTE))
    ref = await commit(deed, write_slip, deed, chosen.slip, chosen.kept["text"], private)
    if private:
        team = deed.asker.team.name(deed.asker.language)
        return Answer(deed.to.say("ticket.private_saved", ref=ref, team=team))
    return Answer(deed.to.say("face.slip_saved", ref=ref))


def write_slip(session: Session, deed: Deed, slip: str, text: str, private: bool) -> str:
    assert deed.ticket_id is not None
    ticket = access_ticket(session, number=deed.ticket_id, lock=True)
    close_slip(session, slip, "note")
    actions.note(
        session,
        ticket,
        actor=deed.agent,
        text=text,
        language=detect(text, deed.asker.language),
        now=deed.now,
        private=private,
        written=deed.written,
    )
    return ticket.ref


async def save_privately(chosen: Chosen) -> Answer:
    return await save(chosen, private=True)


async def reply(chosen: Chosen) -> None:
    """Opens the preview with the words behind the one that was wrong."""
    deed = chosen.deed(Command(verb=Verb.REPLY))
    assert deed.ticket_id is not None
    await open_preview(
        chosen.application,
        chosen.asker,
        trigger_id=chosen.pressed.trigger_id,
        ticket_id=deed.ticket_id,
        text=words_behind(chosen.kept["text"]),
        place=deed.place,
    )
    await chosen.application.database.write(close_slip, chosen.slip, "reply")


async def run(chosen: Chosen) -> Answer | None:
    """Does what the words would have done, had they been typed as they were meant."""
    known = chosen.kept["ticket"] is not None
    meant = command_in(chosen.application, chosen.kept["run"] or "", ticket_known=known)
    if meant is None:
        return Answer(say("face.slip_gone", chosen.asker.language))
    answer = await perform(chosen.deed(meant))
    await chosen.application.database.write(close_slip, chosen.slip, "run")
    return answer


CHOICES: dict[str, Choice] = {
    "slip.note": save,
    "slip.private": save_privately,
    "slip.reply": reply,
    "slip.run": run,
}


async def choose(application: Application, asker: Asker, pressed: Pressed) -> Answer | None:
    if "slip" not in pressed.value:
        await reply_with_note(application, asker, pressed)
        return None
    kept = await application.database.read(kept_slip, str(pressed.value["slip"]), asker.user_id)
    if kept is None:
        return Answer(say("face.slip_gone", asker.language))
    try:
        return await CHOICES[pressed.action](Chosen(application, asker, pressed, kept))
    except Repeated:
        # A double click: without an answer of its own it would take away the first one's.
        return Answer(say("face.slip_gone", asker.language))


async def reply_with_note(application: Application, asker: Asker, pressed: Pressed) -> None:
    """The note was meant for the customer: the preview opens with it as it reads now."""
    ticket_id = integer(pressed.value.get("ticket")) or 0
    seq = integer(pressed.value.get("seq")) or 0
    text = without_verb(await application.database.read(note_text, ticket_id, seq))
    place = {
        "channel": pressed.channel,
        "thread_ts": pressed.thread_ts,
        "ts": pressed.value.get("ts"),
    }
    await open_preview(
        application,
        asker,
        trigger_id=pressed.trigger_id,
        ticket_id=ticket_id,
        text=text,
        place=place,
    )


def note_text(session: Session, ticket_id: int, seq: int) -> str:
    """Raises TicketNotFound. Empty where the note was deleted meanwhile."""
    ticket = access_ticket(session, number=ticket_id)
    told = timeline.read_range(session, ticket.id, seq, seq, ticket.last_seq)
    return told[0].text if told and not told[0].retracted else ""


# --- where Slack calls --------------------------------------------------------------------------


async def in_place(application: Application, pressed: Pressed, answer: Answer | None) -> None:
    """Puts the answer where the question stood, so that nobody presses it twice; without one, the
    question goes away."""
    await responses.replace(application, pressed.response_url, answer)


def register(app: AsyncApp, application: Application) -> None:
    async def press(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        pressed = Pressed.of(body)

        async def answer(asker: Asker) -> Answer | None:
            return await choose(application, asker, pressed)

        await in_place(application, pressed, await asked(application, pressed.user_id, answer))

    async def keep(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        await in_place(application, Pressed.of(body), None)

    app.action(re.compile(r"slip\.(note|private|reply|run)$"))(press)
    app.action("slip.keep")(keep)
