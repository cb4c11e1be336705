"""Who is in a conversation decides what is shown there."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.rooms import UNKNOWN, Room, Showing, may_show, room_of

FULL, REFERENCE, NOTHING = Showing.FULL, Showing.REFERENCE, Showing.NOTHING
OURS = ("T1", "T2")


@pytest.mark.parametrize(
    ("facts", "people", "said", "posted"),
    [
        ({"desk": True}, "agent", FULL, FULL),
        ({"desk": True, "everybody": True}, "agent colleague", FULL, FULL),
        ({"desk": True}, "agent guest", NOTHING, FULL),
        ({"desk": True}, "agent stranger", NOTHING, NOTHING),
        ({"desk": True, "outside": True}, "agent", NOTHING, NOTHING),
        ({"desk": True, "archived": True}, "agent", NOTHING, NOTHING),
        ({"desk": True, "member": False}, "agent", FULL, NOTHING),
        ({}, "agent", FULL, NOTHING),
        ({}, "agent colleague", REFERENCE, NOTHING),
        ({}, "colleague", REFERENCE, NOTHING),
        ({}, "agent guest", NOTHING, NOTHING),
        ({}, "agent stranger", NOTHING, NOTHING),
        ({}, "agent unknown", NOTHING, NOTHING),
        ({"everybody": True}, "agent", REFERENCE, NOTHING),
        ({"everybody": True, "outside": True}, "agent", NOTHING, NOTHING),
        ({"member": False}, "agent", FULL, NOTHING),
        ({"archived": True}, "agent", NOTHING, NOTHING),
    ],
)
def test_by_who_is_there(
    facts: dict[str, bool], people: str, said: Showing, posted: Showing
) -> None:
    room = Room(people=frozenset(people.split()), **facts)
    assert may_show(room) is said
    assert may_show(room, thread=True) is posted


def test_what_slack_does_not_tell_us_of_is_shown_nothing() -> None:
    assert may_show(UNKNOWN) is NOTHING
    assert may_show(UNKNOWN, thread=True) is NOTHING


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        ({"is_im": True}, FULL),
        ({"is_private": True, "is_member": True}, FULL),
        ({"is_mpim": True}, FULL),
        ({"is_channel": True, "is_member": True}, REFERENCE),
        ({"is_private": True, "is_org_shared": True}, FULL),
        ({"is_private": True, "is_pending_ext_shared": True}, REFERENCE),
        ({"is_private": True, "is_ext_shared": True}, NOTHING),
        ({"is_private": True, "is_ext_shared": True, "connected_team_ids": ["T9"]}, NOTHING),
        ({"is_private": True, "is_ext_shared": True, "connected_team_ids": ["T2", "T9"]}, NOTHING),
        ({"is_private": True, "is_ext_shared": True, "connected_team_ids": ["T2"]}, FULL),
        ({"is_private": True, "is_archived": True}, NOTHING),
    ],
)
def test_by_what_slack_says_of_the_channel(channel: dict[str, Any], said: Showing) -> None:
    assert may_show(room_of(channel, ["agent"], own=OURS, desk=False)) is said
