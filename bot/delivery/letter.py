"""A reply to a customer as a mail: headers and exactly the approved text. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""What must never stand in a header: with a line break, a subject could add headers."""

LONGEST_LINE = 998
"""Bytes in a line (RFC 5322, 2.1.1); a longer one is sent quoted-printable."""

MOST_REFERENCES = 20


class AddressRefused(ValueError):
    """The text is no mail address."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One reply on its way. ``earlier`` are the Message-IDs of the replies before it."""

    message_id: str
    sender: str
    sender_name: str | None
    recipient: str
    subject: str
    ref: str
    text: str
    earlier: Sequence[str]
    date: datetime


def message_id(*, mirror: int, seq: int, ref: str, sender: str) -> str:
    """The same for the same reply at every try, so that a mailbox can tell a repeat."""
    domain = sender.rpartition("@")[2].encode("idna").decode()
    return f"<reply-{mirror}-{seq}.{ref.lower()}@{domain}>"


def subject_line(subject: str, ref: str) -> str:
    plain = UNPRINTABLE.sub(" ", subject).strip()
    begun = plain if plain.casefold().startswith("re:") else f"Re: {plain}".rstrip()
    return begun if ref in begun else f"{begun} [{ref}]"


def compose(letter: Letter, *, eight_bit: bool) -> EmailMessage:
    """The mail. ``eight_bit``: the server takes bytes as they are. Raises AddressRefused."""
    international = not (letter.recipient + letter.sender).isascii()
    message = EmailMessage(policy=SMTPUTF8 if international else SMTP)
    message["From"] = address(letter.sender, letter.sender_name or "")
    message["To"] = address(letter.recipient)
    message["Subject"] = subject_line(letter.subject, letter.ref)
    message["Date"] = format_datetime(letter.date)
    message["Message-ID"] = letter.message_id
    if letter.earlier:
        message["In-Reply-To"] = letter.earlier[-1]
        message["References"] = " ".join(letter.earlier[-MOST_REFERENCES:])
    message.set_content(letter.text, cte=encoding(letter.text, eight_bit=eight_bit))
    return message


def encoding(text: str, *, eight_bit: bool) -> str:
    long = any(len(line.encode()) > LONGEST_LINE for line in text.splitlines())
    if long or not (eight_bit or text.isascii()):
        return "quoted-printable"
    return "7bit" if text.isascii() else "8bit"


def address(text: str, name: str = "") -> Address:
    """Raises AddressRefused for what is no plain ``local@domain``."""
    local, _, domain = text.rpartition("@")
    if not local or not domain or UNPRINTABLE.search(text) or " " in text:
        raise AddressRefused(text)
    try:
        return Address(UNPRINTABLE.sub(" ", name), addr_spec=text)
    except (ValueError, IndexError, MessageError) as error:
        raise AddressRefused(text) from error
