"""What may be shown in a conversation, decided by who is in it. Pure.

Facts come from conversations.info, conversations.members and users.info
(https://docs.slack.dev/reference/objects/conversation-object): Slack Connect marks a conversation
``is_ext_shared`` and names the other side in ``connected_team_ids``; ``is_org_shared`` stays
within one company.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Showing(StrEnum):
    """``REFERENCE``: a ticket's number, status and team, nothing of the customer or the case."""

    FULL = "full"
    REFERENCE = "reference"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Room:
    """``known`` is false where Slack does not tell us of it. ``people`` are the kinds of those in
    it: ``agent``, ``colleague``, ``guest``, ``stranger``, ``unknown``; ``everybody`` where anybody
    of the workspace may come in and read. ``desk``: one of our teams' own channels."""

    known: bool = True
    archived: bool = False
    member: bool = True
    everybody: bool = False
    outside: bool = False
    desk: bool = False
    people: frozenset[str] = frozenset()


UNKNOWN = Room(known=False)


def may_show(room: Room, *, thread: bool = False) -> Showing:
    """``thread``: a desk's own cards and entries, in the channel that the company chose for them:
    its guests were let in there. People of other companies never see any."""
    refused = (
        not room.known,
        room.archived,
        room.outside,
        bool(room.people & {"stranger", "unknown"}),
        thread and not (room.desk and room.member),
        not thread and "guest" in room.people,
    )
    if any(refused):
        return Showing.NOTHING
    if room.desk or (not room.everybody and room.people <= {"agent"}):
        return Showing.FULL
    return Showing.REFERENCE


def room_of(
    channel: Mapping[str, Any], people: Iterable[str], *, own: Iterable[str], desk: bool
) -> Room:
    """From Slack's conversation object; ``own`` are the ids of the company's workspaces."""
    direct = bool(channel.get("is_im"))
    private = direct or bool(channel.get("is_private") or channel.get("is_mpim"))
    return Room(
        archived=bool(channel.get("is_archived")),
        member=direct or bool(channel.get("is_member")),
        everybody=not private or bool(channel.get("is_pending_ext_shared")),
        outside=is_outside(channel, frozenset(own)),
        desk=desk,
        people=frozenset(people),
    )


def is_outside(channel: Mapping[str, Any], own: frozenset[str]) -> bool:
    """Whether another company is connected; where Slack does not name the other side, it is."""
    if not channel.get("is_ext_shared"):
        return False
    connected = frozenset(channel.get("connected_team_ids") or ())
    return not connected or not connected <= own
