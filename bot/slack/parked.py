"""Threads and mailboxes that stand still until somebody helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Reader, channel_link
from bot.slack.mrkdwn import Marked
from tickets.tables import Mirror


@dataclass(frozen=True)
class Stuck:
    """A parked mirror, its ticket's reference, and how many entries it holds back."""

    mirror: Mirror
    ref: str
    count: int


def parked_blocks(parked: Sequence[Stuck], to: Reader) -> list[Block]:
    if not parked:
        return []
    title = blocks.section(to.say("face.queue_parked"))
    return [blocks.divider(), title, *(parked_line(one, to) for one in parked)]


def parked_line(one: Stuck, to: Reader) -> Block:
    mirror, mailed = one.mirror, one.mirror.kind == "mail"
    said = to.say(
        "parked.mail" if mailed else "parked",
        ref=one.ref,
        count=one.count,
        channel=Marked(channel_link(to.application, mirror.channel or "")),
        since=to.moment(mirror.parked_at),
        cause=Marked(cause(mirror, to)),
    )
    resume = to.button("mirror.resume", "button.resume", {"mirror": mirror.id})
    return blocks.section(said, accessory=resume)


def cause(mirror: Mirror, to: Reader) -> str:
    error = mirror.last_error or ""
    if mirror.kind == "mail":
        return to.say("parked.cause.smtp", detail=error)
    key = f"parked.cause.{error}"
    return to.say(key if key in texts.catalogue() else "parked.cause.other", detail=error)
