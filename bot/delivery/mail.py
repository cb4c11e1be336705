"""The customer's mailbox as a medium: each reply is one mail, and mailed is final."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from bot.application import Application
from bot.delivery.follow import Drawn, Never, Sent
from bot.delivery.letter import Letter, message_id
from bot.delivery.post_office import hand_over
from bot.texts import say
from tickets import timeline
from tickets.access import access_ticket
from tickets.posts import Opening
from tickets.tables import Ticket
from tickets.timeline import Told


class Mailbox:
    """Sends exactly the text that was approved, to the address that was confirmed with it."""

    has_card = False
    redraws = False

    def __init__(self, application: Application) -> None:
        self.application = application

    async def find(self, mirror: Row[Any], post: Row[Any]) -> Sent | None:
        """Nobody can look into a customer's mailbox: what is in doubt is sent again under the
        same Message-ID, by which mail programs know a repeat."""
        return None

    async def draw(
        self, mirror: Row[Any], *, first: int, last: int, upto: int, again: bool
    ) -> Drawn:
        """The first reply of the range; its content is a Letter, or None without a sender."""
        ticket, replies = await self.application.database.read(read_replies, mirror, last, upto)
        reply = next((one for one in replies if one.seq >= first), None)
        if reply is None:
            return Drawn(last=last, empty=True)
        earlier = [one.seq for one in replies if one.seq < reply.seq]
        return Drawn(
            last=last if again else reply.seq,
            content=self._letter(mirror, ticket, reply, earlier),
        )

    def pause(self, mirror: Row[Any]) -> float:
        return 0.0

    async def send(self, mirror: Row[Any], opening: Opening, drawn: Drawn) -> Sent:
        """Hands the mail to the server. Raises Doubt, Later, Never."""
        mailer = self.application.settings.mailer
        if mailer is None:
            raise Never("smtp: KAKEHASHI_SMTP_URL is missing")
        if drawn.content is None:
            raise Never("smtp: [mail] from is missing")
        await asyncio.to_thread(hand_over, mailer, drawn.content)
        return Sent(drawn.content.message_id)

    async def stands(self, mirror: Row[Any], drawn: Drawn) -> None:
        """Nobody waits for word of it."""

    def _letter(
        self, mirror: Row[Any], ticket: Ticket, reply: Told, earlier: list[int]
    ) -> Letter | None:
        settings = self.application.settings
        sender = settings.mail_from
        if sender is None:
            return None

        def named(seq: int) -> str:
            return message_id(mirror=mirror.id, seq=seq, ref=ticket.ref, sender=sender)

        return Letter(
            message_id=named(reply.seq),
            sender=sender,
            sender_name=settings.mail_from_name,
            recipient=mirror.target,
            subject=ticket.subject or say("mail.subject_none", ticket.language, ref=ticket.ref),
            ref=ticket.ref,
            text=reply.entry.data["customer_text"],
            earlier=[named(seq) for seq in earlier],
            date=self.application.now(),
        )


def read_replies(
    session: Session, mirror: Row[Any], last: int, upto: int
) -> tuple[Ticket, list[Told]]:
    """The ticket, and its replies up to ``last`` that were confirmed for this address. A reply
    that was shown as *not sent*, for want of an address then, is not mailed later."""
    tolds = timeline.read_range(session, mirror.ticket_id, 1, last, upto)
    mine = [
        told
        for told in tolds
        if timeline.belongs(mirror, told.entry) and told.entry.data.get("address") == mirror.target
    ]
    return access_ticket(session, number=mirror.ticket_id), mine
