"""One line of a list of tickets."""

from __future__ import annotations

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Reader, clipped
from bot.slack.mrkdwn import Marked
from tickets.tables import Ticket


def row(
    ticket: Ticket,
    to: Reader,
    *notes: str | None,
    subject: str | None = None,
    under: str | None = None,
) -> Block:
    """One line of a list, with a button that shows the ticket; ``subject`` is the reader's, and
    ``under`` stands below it, in Slack's markup."""
    head = to.say("queue.row", ref=ticket.ref, subject=clipped(subject or ticket.subject))
    below = texts.joined(to.language, [Marked(status_words(ticket, to.language)), *notes])
    show_it = to.button("verb.show", "button.show", {"ticket": ticket.id})
    return blocks.section(texts.lines(head, below, under), accessory=show_it)


def status_words(ticket: Ticket, language: str) -> str:
    status = texts.say(f"status.{ticket.status}", language)
    if ticket.priority != "urgent":
        return status
    return texts.say("status.urgent", language, status=status)
