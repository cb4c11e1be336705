"""A person's whole window in one answer: what the page draws after each change."""

from __future__ import annotations

from sandbox.control import seeing
from sandbox.control.actor import Actor
from sandbox.errors import Refused
from sandbox.state import Json
from sandbox.waits import undelivered


def desk(actor: Actor, channel: str, thread: str) -> Json:
    """`{now, user, channels, channel, messages, thread, views, view, details, awaited}`.

    `channel` is the id of the one that is open: the wanted one, or the first where that person
    is not in it. `thread` is null where it is not there (any more); `view` is the Home tab;
    `details` is the Work Object that they opened last;
    `awaited` is since when this person waits there for the app, null where they don't.
    """
    rooms = seeing.channels(actor)["channels"]
    open_room = _open_room([room["id"] for room in rooms], channel)
    return {
        "now": actor.world.clock.now(),
        **seeing.me(actor),
        "channels": rooms,
        "channel": open_room,
        "messages": seeing.messages(actor, open_room)["messages"] if open_room else [],
        "thread": _thread(actor, open_room, thread),
        **seeing.views(actor),
        **seeing.home(actor),
        "details": seeing.details(actor),
        "awaited": _awaited(actor, open_room),
    }


def _awaited(actor: Actor, room: str | None) -> float | None:
    if room is None:
        return None
    world, user = actor.world, actor.member.id
    posts = world.waits.of(user, room, actor.workspace.channels[room].name)
    events = undelivered(world.state.deliveries, user, room)
    return min([*posts, *events], default=None)


def _open_room(rooms: list[str], wanted: str) -> str | None:
    return wanted if wanted in rooms else next(iter(rooms), None)


def _thread(actor: Actor, room: str | None, ts: str) -> list[Json] | None:
    if not room or not ts:
        return None
    try:
        return list(seeing.thread(actor, room, ts)["messages"])
    except Refused:
        return None
