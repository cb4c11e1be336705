"""Ports on this machine: four in a row for the demo, any free ones for the story."""

from __future__ import annotations

import random
import socket
from dataclasses import dataclass

HOST = "127.0.0.1"
BELOW_EPHEMERAL = range(12_000, 32_000)
"""Systems give outgoing connections ports from 32768 (Linux) or 49152 (RFC 6335) on."""


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
        """Ports that nobody uses at this moment, and that no outgoing connection is given."""
        offered = iter(random.SystemRandom().sample(BELOW_EPHEMERAL, 1_000))
        free = (port for port in offered if is_free(port))
        return cls(next(free), next(free), next(free), next(free))


def require_free(ports: Ports) -> None:
    """Raises PortTaken for the first port that something listens on."""
    for port, what in (
        (ports.bot, "bot"),
        (ports.sandbox, "sandbox"),
        (ports.mailbox, "mailbox"),
        (ports.letters, "mail page"),
    ):
        if not is_free(port):
            raise PortTaken(port, what)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def url(port: int) -> str:
    return f"http://{HOST}:{port}"
