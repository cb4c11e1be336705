"""What is asked of one ticket: note, assign, wait, close, reopen, urgent, reply, history, new."""

from __future__ import annotations

from functools import partial

from sqlmodel import Session

from bot import texts
from bot.delivery import facts
from bot.drafting import Place
from bot.grammar import Verb
from bot.grammar.vocabulary import KB_VERBS, SLASHES
from bot.handlers.deeds import Deed, Doers, commit, found, locked
from bot.handlers.history import open_history
from bot.handlers.previews import draft_button
from bot.handlers.replies import keep_draft, open_preview
from bot.handlers.show import marketplace_name
from bot.slack import people
from bot.slack.blocks import Block
from bot.slack.directory import Refused
from bot.slack.explain import Answer, clipped, with_buttons
from bot.slack.mrkdwn import Marked
from customers.accounts import Given, take_in
from tickets import actions, drafts, intake
from tickets.errors import AlreadyDone, EmptyText, SeveralAssignees, UnknownAssignee
from tickets.intake import NewTicket
from tickets.tables import Agent, Ticket
from tickets.teams import Team
from tickets.timeline import Author
from translations.languages import detect

CHANNEL = "slack"
"""Where a case came from that an agent wrote down."""


async def note(deed: Deed, *, private: bool = False) -> Answer:
    text = deed.command.text
    ticket = await commit(
        deed, write_note, deed, text, detect(text, deed.asker.language), private=private
    )
    key = "ticket.private_saved" if private else "ticket.note_saved"
    team = deed.asker.team.name(deed.asker.language)
    return Answer(deed.to.say(key, ref=ticket.ref, team=team))


def write_note(session: Session, deed: Deed, text: str, language: str, *, private: bool) -> Ticket:
    ticket = locked(session, deed.which)
    actions.note(
        session,
        ticket,
        actor=deed.agent,
        text=text,
        language=language,
        now=deed.now,
        private=private,
        written=deed.written if ticket.id == deed.ticket_id else None,
    )
    return ticket


async def assign(deed: Deed) -> Answer:
    assignee = await person_meant(deed)
    try:
        ticket = await commit(deed, write_assignment, deed, assignee)
    except AlreadyDone as done:
        if assignee.id == deed.agent.id:
            return Answer(deed.to.say("ticket.already.assign.you", ref=done.ref))
        raise AlreadyDone(done.ref, "assign", assignee.name) from done
    if assignee.id == deed.agent.id:
        return Answer(deed.to.say("ticket.assigned_to_you", ref=ticket.ref))
    name = deed.to.agent(assignee.name)
    return Answer(deed.to.say("ticket.assigned", ref=ticket.ref, agent=name))


async def person_meant(deed: Deed) -> Agent:
    """Who is to be responsible: the one who is mentioned or named, else the asker.

    Raises UnknownAssignee, SeveralAssignees."""
    command = deed.command
    if command.person is None:
        return await colleague_named(deed, command.text) if command.text else deed.agent
    try:
        return await deed.application.directory.agent(deed.asker.workspace, command.person)
    except Refused as refused:
        raise UnknownAssignee(f"<@{command.person}>") from refused


async def colleague_named(deed: Deed, name: str) -> Agent:
    colleagues = await deed.application.directory.colleagues(deed.asker.workspace)
    match people.named(name, colleagues):
        case [one]:
            return one.agent
        case []:
            near = people.nearest(name, colleagues)
            raise UnknownAssignee(clipped(name), near.agent.name if near else None)
        case several:
            raise SeveralAssignees(clipped(name), tuple(one.agent.name for one in several))


def write_assignment(session: Session, deed: Deed, assignee: Agent) -> Ticket:
    ticket = locked(session, deed.which)
    actions.assign(session, ticket, actor=deed.agent, assignee=assignee, now=deed.now)
    return ticket


STATUS_ANSWERS = {
    Verb.WAIT: ("ticket.waiting", Verb.REOPEN),
    Verb.CLOSE: ("ticket.closed", Verb.REOPEN),
    Verb.REOPEN: ("ticket.reopened", None),
}
"""What is answered, and the button that takes it back."""


async def change_status(deed: Deed) -> Answer:
    """Wait, close, reopen. What else was typed is kept as a note before it."""
    ticket = await commit(deed, write_status, deed, deed.command.verb)
    key, back = STATUS_ANSWERS[deed.command.verb]
    text = deed.to.say(key, ref=ticket.ref)
    if back is None:
        return Answer(text)
    silent = not deed.command.text.strip()
    if silent and await deed.application.database.read(unanswered, ticket.id, deed.asker.team.key):
        text = f"{text} {deed.to.say('ticket.unanswered')}"
    value = {"ticket": ticket.id}
    reopen = deed.to.button(f"verb.{back}", f"button.{back}", value)
    closed = deed.command.verb is Verb.CLOSE
    article = [deed.to.button("kb.ticket", "button.kb_from_ticket", value)] if closed else []
    begun, preview = await drafts_left(deed, ticket)
    return with_buttons(texts.lines(text, begun), *preview, reopen, *article)


async def drafts_left(deed: Deed, ticket: Ticket) -> tuple[str, list[Block]]:
    """Says whose replies are written and not sent; the asker's newest has its button."""
    left = await deed.application.database.read(
        lambda session: drafts.unsent(session, ticket_id=ticket.id)
    )
    to, own = deed.to, [draft for draft, agent in left if agent.id == deed.agent.id]
    names = dict.fromkeys(to.agent(agent.name) for _, agent in left if agent.id != deed.agent.id)
    others = texts.say("face.between", to.language).join(names)
    said = texts.lines(
        to.say("ticket.draft_left") if own else None,
        to.say("ticket.draft_left_by", agents=others) if others else None,
    )
    label = "button.open_preview"
    return said, [draft_button(one, to.language, "draft.open", label) for one in own[:1]]


def unanswered(session: Session, ticket_id: int, team: str) -> bool:
    """Whether the customer's latest message has no reply, not even one on its way."""
    tolds = facts.seen_by(session, ticket_id, team)
    latest = facts.latest_message(tolds)
    replied = latest is None or facts.answered(tolds, latest)
    return not replied and drafts.on_its_way(session, ticket_id=ticket_id, beside="") is None


def write_status(session: Session, deed: Deed, verb: Verb) -> Ticket:
    ticket = locked(session, deed.which)
    note_beside(session, ticket, deed)
    actions.change_status(session, ticket, verb.value, actor=deed.agent, now=deed.now)
    return ticket


async def urgent(deed: Deed) -> Answer:
    ticket = await commit(deed, write_urgency, deed)
    return Answer(deed.to.say("ticket.urgent", ref=ticket.ref))


def write_urgency(session: Session, deed: Deed) -> Ticket:
    ticket = locked(session, deed.which)
    note_beside(session, ticket, deed)
    actions.make_urgent(session, ticket, actor=deed.agent, now=deed.now)
    return ticket


def note_beside(session: Session, ticket: Ticket, deed: Deed) -> None:
    """Words behind a verb that takes none are a note: nothing that was typed is lost."""
    text = deed.command.text
    if text.strip():
        language = detect(text, deed.asker.language)
        actions.note(session, ticket, actor=deed.agent, text=text, language=language, now=deed.now)


async def reply(deed: Deed) -> Answer | None:
    """Opens the preview; where no modal can be opened, keeps a draft and offers the button."""
    ticket = await deed.application.database.read(found, deed.which)
    if deed.trigger_id:
        await open_preview(
            deed.application,
            deed.asker,
            trigger_id=deed.trigger_id,
            ticket_id=ticket.id,
            text=deed.command.text,
            place=deed.place,
        )
        return None
    if not deed.command.text.strip():
        raise EmptyText("reply")
    draft = await keep_draft(
        deed.application,
        deed.asker,
        ticket_id=ticket.id,
        text=deed.command.text,
        place=deed.place,
        key=deed.key,
    )
    if draft is None:
        return None
    button = draft_button(draft, deed.asker.language, "draft.open", "button.open_preview")
    return with_buttons(deed.to.say("preview.kept"), button)


async def history(deed: Deed) -> Answer | None:
    """Opens the whole history as a modal; in a thread, where nothing can be opened, offers it."""
    ticket = await deed.application.database.read(found, deed.which)
    if deed.trigger_id:
        await open_history(
            deed.application,
            deed.asker,
            trigger_id=deed.trigger_id,
            ticket_id=ticket.id,
            place=Place(deed.channel, deed.thread_ts),
        )
        return None
    button = deed.to.button("history.full", "button.full_history", {"ticket": ticket.id})
    return with_buttons(deed.to.say("face.opens_history", ref=ticket.ref), button)


async def new(deed: Deed) -> Answer:
    """Opens a case that an agent writes down; its text is an internal note."""
    teams = deed.application.settings.teams
    team = deed.application.settings.team(deed.command.desk or "") or deed.asker.team
    ticket = await commit(deed, write_ticket, deed, team, teams)
    named = marketplace_name(ticket.marketplace, deed.asker.language)
    value = {"ticket": ticket.id}
    return with_buttons(
        deed.to.say("face.new_ticket", ref=ticket.ref, marketplace=named),
        deed.to.button("verb.show", "button.show", value),
        deed.to.button("verb.assign", "button.take", value),
    )


def write_ticket(session: Session, deed: Deed, team: Team, teams: tuple[Team, ...]) -> Ticket:
    now, text = deed.now, deed.command.text
    given = Given(language=team.language)
    customer = take_in(session, marketplace=team.key, given=given, now=now)
    assert customer.id is not None
    written = NewTicket(
        marketplace=team.key,
        channel=CHANNEL,
        customer_id=customer.id,
        language=team.language,
        text=text,
        text_language=detect(text, deed.asker.language),
        author=Author.agent(deed.agent),
    )
    return intake.open_ticket(session, written, teams=teams, now=now)


async def help_(deed: Deed) -> Answer:
    """One line for each thing that can be typed; of a command typed alone, what it can do."""
    verbs = verbs_of(deed.command.text)
    rows = [
        deed.to.say(
            "help.row",
            usage=Marked(texts.say(f"usage.{verb}", deed.asker.language)),
            does=texts.say(f"does.{verb}", deed.asker.language),
        )
        for verb in verbs or Verb
        if f"usage.{verb}" in texts.catalogue()
    ]
    more = deed.to.say("help.more" if verbs else "help.thread")
    return Answer(texts.lines(deed.to.say("help.title"), *rows, more))


def verbs_of(name: str) -> list[Verb]:
    """What a slash command of one purpose does, in the order of the verbs; none of any other."""
    slash = SLASHES.get(name)
    if slash is None or slash.default is None:
        return []
    own = {slash.default, *slash.verbs, *(KB_VERBS if slash.default is Verb.KB else ())}
    return [verb for verb in Verb if verb in own]


VERBS: Doers = {
    Verb.NOTE: note,
    Verb.PRIVATE: partial(note, private=True),
    Verb.ASSIGN: assign,
    Verb.WAIT: change_status,
    Verb.CLOSE: change_status,
    Verb.REOPEN: change_status,
    Verb.URGENT: urgent,
    Verb.REPLY: reply,
    Verb.HISTORY: history,
    Verb.NEW: new,
    Verb.HELP: help_,
}
