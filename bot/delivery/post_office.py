"""Handing a mail to an SMTP server, and what its answers mean (RFC 5321, 4.2.1).

Up to the end of the text a mail is certainly not accepted; from there to the answer nobody knows.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from email.policy import SMTP, SMTPUTF8

from bot.delivery.follow import CALL_TIMEOUT, Doubt, Later, Never
from bot.delivery.letter import AddressRefused, Letter, compose
from bot.settings import Mailer

WITHIN = CALL_TIMEOUT - 1.0
"""Seconds in all: this thread has ended before the worker gives the call up."""

AGAIN_UNREACHABLE = 10.0
AGAIN_BUSY = 60.0
"""Greylisting and full queues want a minute (RFC 5321, 4.5.4.1 advises longer for relays)."""


def hand_over(mailer: Mailer, letter: Letter) -> None:
    """Sends the mail. Raises Doubt, Later or Never with a reason such as
    ``smtp: recipient refused: 550 no such user``."""
    deadline = time.monotonic() + WITHIN
    with told_apart():
        compose(letter, eight_bit=False)
        exchange(mailer, letter, deadline)


def knock(mailer: Mailer, domain: str) -> None:
    """Greets the server and logs in, without a mail. Raises Later or Never."""
    deadline = time.monotonic() + WITHIN
    with told_apart(), connected(mailer, domain, deadline) as server:
        introduce(server, mailer, deadline)
        server.quit()


def exchange(mailer: Mailer, letter: Letter, deadline: float) -> None:
    domain = letter.sender.rpartition("@")[2]
    with connected(mailer, domain, deadline) as server:
        introduce(server, mailer, deadline)
        name_both_ends(server, letter, deadline)
        text = written(server, letter)
        hurry(server, deadline)
        deliver(server, text)


@contextlib.contextmanager
def told_apart() -> Iterator[None]:
    """Failures before the text was handed over, as what they mean for the next try."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise refusal("login refused", error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPResponseException as error:
        raise refusal("refused", error.smtp_code, error.smtp_error) from error
    except ssl.SSLCertVerificationError as error:
        raise Never(f"smtp: certificate: {error.verify_message}") from error
    except AddressRefused as error:
        raise Never(f"smtp: no mail address: {error}") from error
    except smtplib.SMTPNotSupportedError as error:
        raise Never(f"smtp: {error}") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Later(AGAIN_UNREACHABLE, f"smtp: unreachable: {error}") from error


@contextlib.contextmanager
def connected(mailer: Mailer, domain: str, deadline: float) -> Iterator[smtplib.SMTP]:
    """A connection that introduces itself by our domain: asking DNS for our own name is slow."""
    place, left = (mailer.host, mailer.port, domain), deadline - time.monotonic()
    server: smtplib.SMTP
    if mailer.tls:
        server = smtplib.SMTP_SSL(*place, timeout=left, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(*place, timeout=left)
    try:
        yield server
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            server.close()


def introduce(server: smtplib.SMTP, mailer: Mailer, deadline: float) -> None:
    """Greeting, encryption where it is offered, login where we have one."""
    hurry(server, deadline)
    server.ehlo_or_helo_if_needed()
    if not mailer.tls and server.has_extn("starttls"):
        hurry(server, deadline)
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    if mailer.user is not None:
        hurry(server, deadline)
        server.login(mailer.user, mailer.password or "")


def name_both_ends(server: smtplib.SMTP, letter: Letter, deadline: float) -> None:
    hurry(server, deadline)
    options = ["BODY=8BITMIME"] if server.has_extn("8bitmime") else []
    if not (letter.sender + letter.recipient).isascii():
        if not server.has_extn("smtputf8"):
            raise Never(f"smtp: the server cannot mail to {letter.recipient}")
        options.append("SMTPUTF8")
        server.command_encoding = "utf-8"
    for what, (code, answer) in (
        ("sender refused", server.mail(letter.sender, options)),
        ("recipient refused", server.rcpt(letter.recipient)),
    ):
        if code not in (250, 251):
            raise refusal(what, code, answer)


def written(server: smtplib.SMTP, letter: Letter) -> bytes:
    message = compose(letter, eight_bit=server.has_extn("8bitmime"))
    international = not (letter.sender + letter.recipient).isascii()
    return message.as_bytes(policy=SMTPUTF8 if international else SMTP)


def deliver(server: smtplib.SMTP, text: bytes) -> None:
    """The text itself: a connection that breaks from here on leaves us in doubt."""
    try:
        code, answer = server.data(text)
    except smtplib.SMTPDataError as error:
        raise refusal("refused", error.smtp_code, error.smtp_error) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Doubt(f"smtp: no answer: {error}") from error
    if code != 250:
        raise refusal("refused", code, answer)
    with contextlib.suppress(smtplib.SMTPException, OSError):
        server.quit()


def hurry(server: smtplib.SMTP, deadline: float) -> None:
    """Gives the next exchange what is left of the time."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("time-out")
    assert isinstance(server.sock, socket.socket)
    server.sock.settimeout(left)


def refusal(what: str, code: int, answer: bytes | str) -> Exception:
    """4xx may pass, 5xx will not; anything else breaks the protocol and is taken as passing."""
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    reason = f"smtp: {what}: {code} {' '.join(re.split(r'[^!-~]+', said))}".strip()[:300]
    return Never(reason) if 500 <= code < 600 else Later(AGAIN_BUSY, reason)
