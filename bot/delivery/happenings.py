"""What happened, in one line each: status, assignment, handoff, promise and the like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.delivery.reader import Reader
from bot.slack.mrkdwn import Marked
from bot.texts import joined
from tickets.timeline import Kept

DATED = ("accepted", "expired")
"""Events of a handoff whose line says by itself when it was."""


def status(entry: Kept, reader: Reader, text: Marked) -> str:
    facts = {"status": reader.say(f"status.{entry.data['to']}"), "moment": reader.when(entry.at)}
    if entry.author_kind == "agent":
        return reader.say("entry.status", agent=reader.author(entry), **facts)
    return reader.say("entry.status_auto", **facts)


def assignment(entry: Kept, reader: Reader, text: Marked) -> str:
    facts = {"agent": reader.author(entry), "moment": reader.when(entry.at)}
    if entry.data.get("to_id") == entry.author_id:
        return reader.say("entry.assignment_self", **facts)
    return reader.say("entry.assignment", assignee=reader.person(entry.data["to"]), **facts)


def priority(entry: Kept, reader: Reader, text: Marked) -> str:
    if entry.author_kind == "agent":
        return reader.say(
            "entry.priority", agent=reader.author(entry), moment=reader.when(entry.at)
        )
    return reader.say("entry.priority_auto", moment=reader.when(entry.at))


def promise(entry: Kept, reader: Reader, text: Marked) -> str:
    return reader.say("entry.promise", text=text, moment=reader.when(entry.at))


def look(entry: Kept, reader: Reader, text: Marked) -> str:
    return reader.say("entry.look", agent=reader.author(entry), moment=reader.when(entry.at))


def alert(entry: Kept, reader: Reader, text: Marked) -> str:
    team = reader.desk_name(entry.data.get("team"))
    return reader.say("entry.alert", team=team, moment=reader.when(entry.at))


def handoff(entry: Kept, reader: Reader, text: Marked) -> str:
    """Offered, accepted, declined, withdrawn, returned, overdue, expired."""
    data = entry.data
    event, sender, receiver = data["event"], data["from"], data["to"]
    facts: dict[str, object] = {
        "agent": reader.author(entry),
        "team": reader.desk_name(receiver),
        "owner": reader.desk_name(sender),
        "moment": reader.both_clocks(entry.at, sender, receiver),
        "reason": text,
        "text": text,
        "count": max(1, round(reader.answer_within)),
    }
    if event == "overdue":
        return overdue(reader, data, facts)
    line = reader.say(f"handoff.event.{event}", **facts)
    if event in DATED:
        return line
    return joined(reader.language, [line, reader.both_clocks(entry.at, sender, receiver)])


def overdue(reader: Reader, data: dict[str, Any], facts: dict[str, object]) -> str:
    """The line on an offer that nobody took; in the receiver's own thread those of its leads are
    named who want to be."""
    returns_at = datetime.fromisoformat(data["returns_at"])
    facts["returns"] = reader.both_clocks(returns_at, data["from"], data["to"])
    receiver = reader.desk(data["to"])
    named = receiver.leads if receiver else ()
    leads = tuple(one for one in named if one not in reader.unwilling)
    line = reader.say(f"handoff.event.overdue{'' if leads else '.channel'}", **facts)
    return f"{mentions(leads)}{line}" if data["to"] == reader.team else line


def mentions(people: tuple[str, ...]) -> str:
    return "".join(f"<@{person}> " for person in people)


HAPPENINGS: dict[str, Callable[[Kept, Reader, Marked], str]] = {
    "status": status,
    "assignment": assignment,
    "priority": priority,
    "promise": promise,
    "look": look,
    "alert": alert,
    "handoff": handoff,
}
"""``text`` is what was said with it, in the reader's language and in Slack's markup."""
