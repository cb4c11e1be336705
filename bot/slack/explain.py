"""What went wrong, in the asker's language, with the remedy and, where it helps, a button."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from bot import texts
from bot.grammar import Incomplete, Mistyped, NotYet, Unknown, Verb
from bot.grammar.folding import parse_person
from bot.slack import blocks
from bot.slack.directory import Refused
from bot.slack.moments import both_clocks
from bot.slack.mrkdwn import Marked, say
from bot.texts.formats import agent_name
from tickets import errors
from tickets.teams import Team

if TYPE_CHECKING:
    from datetime import datetime

    from bot.application import Application

Block = dict[str, Any]
EXAMPLE = "JP-1042"
"""The ticket that stands in usages."""
LONGEST = 80
"""Characters of a person's own words that an answer repeats."""


@dataclass(frozen=True)
class Answer:
    """What one person is shown: ``text`` in Slack's markup; ``blocks`` where there is more."""

    text: str
    blocks: list[Block] | None = None


def with_buttons(text: str, *buttons: Block) -> Answer:
    """The text with buttons below it; none, and it is the text alone."""
    if not buttons:
        return Answer(text)
    return Answer(text, [blocks.section(text), blocks.actions(*buttons)])


@dataclass(frozen=True)
class Reader:
    """For whom something is explained, and where names and clocks come from; ``here`` is the
    ticket in whose thread it is read."""

    language: str
    application: Application
    team: Team | None = field(default=None)
    here: str | None = None

    @property
    def home(self) -> Team:
        """The reader's team; where it is not known, the one that speaks their language."""
        teams = self.application.settings.teams
        speaks = (team for team in teams if team.language == self.language)
        return self.team or next(speaks, teams[0])

    def say(self, key: str, **facts: object) -> str:
        return say(key, self.language, **facts)

    def team_name(self, key: str | None) -> str:
        team = self.application.settings.team(key or "")
        return team.name(self.language) if team else (key or "").upper()

    def agent(self, name: str | None) -> str:
        return agent_name(name, self.language) if name else texts.say("system", self.language)

    def moment(self, at: datetime | None) -> str:
        if at is None:
            return ""
        teams, now = self.application.settings.teams, self.application.now()
        return both_clocks(at, self.language, self.home, teams, now)

    def usage(self, key: str, of: str | None = None) -> Marked:
        """How to type it for the ticket ``of``, else for the one of this thread."""
        return Marked(texts.say(key, self.language).replace(EXAMPLE, of or self.here or EXAMPLE))

    def button(self, action: str, label: str, value: dict[str, Any] | str) -> Block:
        return blocks.button(action, texts.say(label, self.language), value)


def explain(
    error: object, language: str, application: Application, *, team: Team | None = None
) -> Answer:
    """A refusal (TicketError, Refused, or what the grammar could not carry out) as a sentence.

    ``team`` is the reader's, for the clocks. Raises TypeError for anything else: what was not
    foreseen is no answer.
    """
    return explained(error, Reader(language, application, team))


@singledispatch
def explained(error: object, to: Reader) -> Answer:
    raise TypeError(f"nothing to explain: {type(error).__name__}") from (
        error if isinstance(error, BaseException) else None
    )


def number_of(ref: str) -> int:
    """1042 of ``JP-1042``."""
    return int(ref.rpartition("-")[2])


def clipped(words: str) -> str:
    """A person's own words, short enough to repeat."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


# --- tickets --------------------------------------------------------------------------------


@explained.register
def _(error: errors.TicketNotFound, to: Reader) -> Answer:
    text = to.say("error.not_found", looked_for=clipped(error.looked_for))
    find = to.button("verb.find", "button.find", {"text": clipped(error.looked_for)})
    if error.near is None:
        return with_buttons(text, find)
    show = to.button("verb.show", "button.show", {"ticket": number_of(error.near)})
    return with_buttons(f"{text} {to.say('error.did_you_mean', near=error.near)}", show, find)


@explained.register
def _(error: errors.IllegalMove, to: Reader) -> Answer:
    text = to.say(
        "ticket.illegal",
        ref=error.ref,
        status=texts.say(f"status.{error.status}", to.language),
        verb=texts.say(f"verb.{error.verb}", to.language),
    )
    if error.instead is None:
        return Answer(text)
    button = to.button(
        f"verb.{error.instead}", f"button.{error.instead}", {"ticket": number_of(error.ref)}
    )
    return with_buttons(f"{text} {to.say(f'ticket.remedy.{error.instead}')}", button)


@explained.register
def _(error: errors.AlreadyDone, to: Reader) -> Answer:
    key = f"ticket.already.{error.verb}"
    if key not in texts.catalogue():
        return Answer(to.say("error.already_done"))
    return Answer(to.say(key, ref=error.ref, agent=to.agent(error.by)))


@explained.register
def _(error: errors.OfferOpen, to: Reader) -> Answer:
    value = {"handoff": error.handoff_id, "ticket": number_of(error.ref)}
    if to.team is not None and to.team.key == error.to_team:
        return with_buttons(
            to.say("handoff.error.offered_to_you", ref=error.ref),
            to.button("handoff.accept", "button.accept", value),
            to.button("handoff.decline", "button.decline", value),
        )
    text = to.say("handoff.error.offer_open", ref=error.ref, team=to.team_name(error.to_team))
    return with_buttons(text, to.button("handoff.withdraw", "button.withdraw", value))


@explained.register
def _(error: errors.NoOffer, to: Reader) -> Answer:
    verb = texts.say(f"verb.{error.verb}", to.language)
    return Answer(to.say("handoff.error.no_offer", ref=error.ref, verb=verb))


@explained.register
def _(error: errors.OfferAnswered, to: Reader) -> Answer:
    return Answer(
        to.say(
            f"handoff.already.{error.state}",
            ref=error.ref,
            agent=to.agent(error.by),
            team=to.team_name(error.team),
            moment=to.moment(error.at),
        ).rstrip()
    )


@explained.register
def _(error: errors.NotForYourTeam, to: Reader) -> Answer:
    verb = texts.say(f"verb.{error.verb}", to.language)
    team = to.team_name(error.team)
    return Answer(to.say("handoff.error.not_your_team", ref=error.ref, verb=verb, team=team))


@explained.register
def _(error: errors.UnknownTeam, to: Reader) -> Answer:
    known = texts.say("face.between", to.language).join(error.known)
    return Answer(to.say("handoff.error.unknown_team", desk=error.looked_for, known=known))


@explained.register
def _(error: errors.OwnTeam, to: Reader) -> Answer:
    return Answer(to.say("handoff.error.own_team", ref=error.ref, team=to.team_name(error.team)))


@explained.register
def _(error: errors.EmptyText, to: Reader) -> Answer:
    return Answer(to.say("error.empty_text"))


@explained.register
def _(error: errors.UnknownEntry, to: Reader) -> Answer:
    return Answer(to.say("error.unknown_entry", ref=error.ref, seq=error.seq))


@explained.register
def _(error: errors.UnknownAssignee, to: Reader) -> Answer:
    mention = parse_person(error.looked_for) is not None
    who = Marked(error.looked_for) if mention else error.looked_for
    text = to.say("error.unknown_assignee", looked_for=who)
    if error.near is None:
        return Answer(text)
    return Answer(f"{text} {to.say('error.did_you_mean', near=to.agent(error.near))}")


@explained.register
def _(error: errors.SeveralAssignees, to: Reader) -> Answer:
    names = texts.say("face.between", to.language).join(error.names)
    return Answer(to.say("error.several_assignees", looked_for=error.looked_for, names=names))


@explained.register
def _(error: errors.DraftGone, to: Reader) -> Answer:
    if error.state in ("sent", "queued"):
        return Answer(to.say("reply.draft_sent", moment=to.moment(error.at)).rstrip())
    return Answer(to.say("reply.draft_discarded"))


@explained.register
def _(error: errors.TooLateToUndo, to: Reader) -> Answer:
    return Answer(to.say("reply.undo_too_late", moment=to.moment(error.at)))


# --- people ---------------------------------------------------------------------------------

REFUSALS = {
    "guest": "error.guest",
    "stranger": "error.stranger",
    "both": "error.several_teams",
}


@explained.register
def _(error: Refused, to: Reader) -> Answer:
    teams = to.application.settings.teams
    named = [team for team in teams if team.key in error.data.get("teams", ())] or teams
    channels = Marked(
        texts.say("face.between", to.language).join(
            channel_link(to.application, team.channel) for team in named
        )
    )
    return Answer(to.say(REFUSALS.get(error.reason, "error.not_member"), channels=channels))


def channel_link(application: Application, named: str) -> str:
    """The channel as a link where its id is known, else by name."""
    known = application.directory.known_id(named)
    return f"<#{known}>" if known != named else f"#{named}"


# --- words ----------------------------------------------------------------------------------


@explained.register
def _(unknown: Unknown, to: Reader) -> Answer:
    """A slash command's word; the one in a thread has buttons of its own."""
    return Answer(
        to.say(
            "error.unknown_command", word=clipped(unknown.word), suggestion=suggestion(unknown, to)
        )
    )


def suggestion(unknown: Unknown, to: Reader) -> Marked:
    """*Did you mean …?* with a space behind it; empty where nothing is near."""
    if not unknown.suggestions:
        return Marked("")
    words = Marked(texts.say("face.or", to.language).join(unknown.suggestions))
    return Marked(to.say("thread.did_you_mean", words=words))


@explained.register
def _(incomplete: Incomplete, to: Reader) -> Answer:
    typed = incomplete.understood.text.split()
    if incomplete.verb is Verb.HANDOFF and incomplete.missing == ("desk",) and typed:
        known = tuple(team.key for team in to.application.settings.teams)
        return explained(errors.UnknownTeam(clipped(typed[0]), known), to)
    between = texts.say("face.and", to.language)
    named = {"text": "request"} if incomplete.verb is Verb.HANDOFF else {}
    parts = (named.get(part, part) for part in incomplete.missing)
    missing = between.join(texts.say(f"part.{part}", to.language) for part in parts)
    usage = to.usage(incomplete.usage_key)
    return Answer(to.say("error.incomplete", missing=missing, usage=usage))


@explained.register
def _(verb: NotYet, to: Reader) -> Answer:
    return Answer(to.say("error.not_yet", verb=texts.say(f"verb.{verb.verb}", to.language)))


@explained.register
def _(slip: Mistyped, to: Reader) -> Answer:
    return Answer(to.say("thread.mistyped", command=clipped(f"/{slip.command} {slip.text}")))
