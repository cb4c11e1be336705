"""How many entries fit into one message: pure arithmetic over drawn pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.slack.blocks import BLOCKS, Block, measure

MESSAGE = 12_600
"""Characters of blocks in one message. Slack documents no limit; refusals as
``msg_blocks_too_long`` begin near 13,200 (https://github.com/slackapi/bolt-js/issues/2509)."""

ROOMS = (2_600, 1_600, 1_000, 600, 350, 200, 100, 40, 10)
"""Characters of one entry's text, tried in turn when a message has to hold a given range."""


@dataclass(frozen=True)
class Piece:
    """One entry as drawn. ``line`` is its beginning in plain words, for notifications;
    ``translated`` says that an original stands behind it, ``untranslated`` that the original is
    shown for want of a translation, ``waits`` that none could be made yet, ``rings`` that the
    whole channel has to see it."""

    seq: int
    blocks: tuple[Block, ...]
    line: str
    translated: bool = False
    untranslated: bool = False
    waits: bool = False
    rings: bool = False

    @cached_property
    def size(self) -> int:
        return measure(list(self.blocks))


@dataclass(frozen=True)
class Budget:
    """What a message has room for: ``blocks`` in number, ``size`` in UTF-16 units of text."""

    blocks: int
    size: int


FRAME = 2
"""Blocks that a post needs for itself: the line on untranslated entries, and its buttons."""

POST = Budget(BLOCKS - FRAME, MESSAGE - 400)


def pack(pieces: Iterable[Piece], budget: Budget) -> list[Piece]:
    """As many of the pieces, from the first on, as go into one message: at least one of them.

    No more of them are drawn than are looked at.
    """
    taken: list[Piece] = []
    blocks = size = 0
    for piece in pieces:
        blocks, size = blocks + len(piece.blocks), size + piece.size
        if taken and (blocks > budget.blocks or size > budget.size):
            break
        taken.append(piece)
    return taken


def fit(draw: Callable[[int], list[Piece]], budget: Budget) -> list[Piece]:
    """All pieces in one message, whatever grew: each gets the most room that lets all of them in.

    ``draw`` is given the room for one entry's text.
    """
    pieces: list[Piece] = []
    for room in ROOMS:
        pieces = draw(room)
        if len(pack(pieces, budget)) == len(pieces):
            return pieces
    return pieces
