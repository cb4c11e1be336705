"""Ports on this machine: four in a row for the demo, any free ones for the story."""

from __future__ import annotations

import contextlib
import socket
from dataclasses import dataclass

HOST = "127.0.0.1"


@dataclass
class PortTaken(Exception):
    port: int
    what: str

    def __str__(self) -> str:
        return (
            f"Port {self.port} ({self.what}) is taken."
            " Stop what listens there, or choose others with --port N (it uses N to N+3)"
        )


@dataclass(frozen=True)
class Ports:
    bot: int
    sandbox: int
    mailbox: int
    letters: int
    """The page on which the mails can be read."""

    @classmethod
    def from_first(cls, first: int) -> Ports:
        return cls(first, first + 1, first + 2, first + 3)

    @classmethod
    def free(cls) -> Ports:
        """Ports that nobody uses at this moment."""
        with contextlib.ExitStack() as held:
            sockets = [held.enter_context(socket.socket()) for _ in range(4)]
            for one in sockets:
                one.bind((HOST, 0))
            return cls(*(one.getsockname()[1] for one in sockets))


def require_free(ports: Ports) -> None:
    """Raises PortTaken for the first port that something listens on."""
    for port, what in (
        (ports.bot, "bot"),
        (ports.sandbox, "sandbox"),
        (ports.mailbox, "mailbox"),
        (ports.letters, "mail page"),
    ):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                raise PortTaken(port, what) from error


def url(port: int) -> str:
    return f"http://{HOST}:{port}"
