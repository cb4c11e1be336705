"""A real mail server on this machine that keeps what it is given, and can be made to misbehave."""

from __future__ import annotations

import asyncio
import contextlib
import email
import email.policy
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope

CERTIFICATES = Path(__file__).parent / "certificates"
CERTIFICATE = CERTIFICATES / "cert.pem"


@dataclass
class Post:
    """What came in: envelope addresses, the raw bytes, and the parsed mail."""

    sender: str
    recipients: list[str]
    raw: bytes

    @property
    def mail(self) -> EmailMessage:
        parsed = email.message_from_bytes(self.raw, policy=email.policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def text(self) -> str:
        """The body as a mail program shows it, without the line end that closes the last line."""
        return str(self.mail.get_content()).replace("\r\n", "\n").removesuffix("\n")


@dataclass
class Office:
    """``answers`` maps a step (rcpt, data) to the reply given instead of taking the mail;
    ``hangs_up`` drops the connection after the text, with the mail kept."""

    port: int = 0
    posts: list[Post] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    hangs_up: bool = False
    encrypted: list[bool] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if "rcpt" in self.answers:
            return self.answers["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        if "data" in self.answers:
            return self.answers["data"]
        assert isinstance(envelope.content, bytes)
        self.encrypted.append(session.ssl is not None)
        self.posts.append(Post(str(envelope.mail_from), list(envelope.rcpt_tos), envelope.content))
        if self.hangs_up:
            assert server.transport is not None
            server.transport.abort()
        return "250 OK"

    def authenticate(
        self, server: SMTP, session: Any, envelope: Envelope, mechanism: str, auth_data: Any
    ) -> AuthResult:
        self.logins.append((auth_data.login, auth_data.password))
        return AuthResult(success=auth_data.password == b"right", handled=False)


def server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, CERTIFICATES / "key.pem")
    return context


@contextlib.asynccontextmanager
async def mail_server(
    *, starttls: bool = False, tls: bool = False, login: bool = False
) -> AsyncIterator[Office]:
    office = Office()

    def protocol() -> SMTP:
        return SMTP(
            office,
            enable_SMTPUTF8=True,
            tls_context=server_context() if starttls else None,
            require_starttls=starttls,
            authenticator=office.authenticate if login else None,
            auth_required=login,
            auth_require_tls=starttls,
        )

    server = await asyncio.get_running_loop().create_server(
        protocol, "127.0.0.1", 0, ssl=server_context() if tls else None
    )
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
