"""A person's open modals: triggers that open them, the stack, replacing and closing.

Follows https://docs.slack.dev/surfaces/modals.
"""

from __future__ import annotations

import uuid

from sandbox import limits
from sandbox.errors import SlackError
from sandbox.messages import with_ids
from sandbox.state import Json, Trigger, View, Workspace
from sandbox.world import World


def new_trigger(world: World, workspace: Workspace, user: str) -> str:
    """A `trigger_id` good for one view within three seconds."""
    now = world.clock.now()
    stale = [t for t, trigger in workspace.triggers.items() if trigger.expires < now - 600]
    for trigger_id in stale:
        del workspace.triggers[trigger_id]
    trigger_id = f"{world.next_id('')}.{int(now)}.{uuid.uuid4().hex}"
    workspace.triggers[trigger_id] = Trigger(
        user=user, expires=now + world.settings.trigger_seconds
    )
    return trigger_id


def exchange(world: World, workspace: Workspace, trigger_id: str) -> Trigger:
    """Uses a trigger up; raises invalid_, exchanged_ or expired_trigger_id."""
    trigger = workspace.triggers.get(trigger_id)
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if world.clock.now() > trigger.expires:
        raise SlackError("expired_trigger_id")
    trigger.used = True
    return trigger


def stack(workspace: Workspace, user: str) -> list[View]:
    """The person's modals, the one on top last."""
    return [workspace.views[view] for view in workspace.stacks.get(user, [])]


def open_root(world: World, workspace: Workspace, user: str, definition: Json) -> View:
    """Opens a modal in place of whatever was open."""
    _check_external_id(workspace, definition, None)
    clear(world, workspace, user)
    return push(world, workspace, user, definition)


def push(world: World, workspace: Workspace, user: str, definition: Json) -> View:
    """Raises `push_limit_reached` beyond three views."""
    below = stack(workspace, user)
    if len(below) >= limits.VIEW_STACK:
        raise SlackError("push_limit_reached")
    _check_external_id(workspace, definition, None)
    view = _fresh(world, user, definition)
    if below:
        view.root_view_id = below[0].id
        view.previous_view_id = below[-1].id
    workspace.views[view.id] = view
    workspace.stacks.setdefault(user, []).append(view.id)
    world.changed()
    return view


def publish_home(world: World, workspace: Workspace, user: str, definition: Json) -> View:
    """A Home stays the same view; what is published is its new content."""
    if held := workspace.views.get(workspace.homes.get(user, "")):
        return replace(world, workspace, held, definition)
    view = _fresh(world, user, definition)
    workspace.views[view.id] = view
    workspace.homes[user] = view.id
    world.changed()
    return view


def replace(world: World, workspace: Workspace, view: View, definition: Json) -> View:
    """New content; what the person typed stays where block_id and action_id stay."""
    _check_external_id(workspace, definition, view.id)
    view.definition = _stored(definition)
    named = {block["block_id"] for block in view.definition["blocks"]}
    view.entered = {block: held for block, held in view.entered.items() if block in named}
    view.external_id = definition.get("external_id") or view.external_id
    view.hash = _hash(world)
    world.changed()
    return view


def close(world: World, workspace: Workspace, view: View) -> None:
    """Takes a modal off the stack; nothing where the app has closed it meanwhile."""
    open_ids = workspace.stacks.get(view.user, [])
    if view.id in open_ids:
        open_ids.remove(view.id)
        del workspace.views[view.id]
    world.changed()


def clear(world: World, workspace: Workspace, user: str) -> None:
    for view in workspace.stacks.pop(user, []):
        del workspace.views[view]
    world.changed()


def _fresh(world: World, user: str, definition: Json) -> View:
    view_id = world.next_id("V0")
    return View(
        id=view_id,
        user=user,
        hash=_hash(world),
        definition=_stored(definition),
        external_id=definition.get("external_id") or "",
        root_view_id=view_id,
    )


def _stored(definition: Json) -> Json:
    return {**definition, "blocks": with_ids(definition["blocks"])}


def _hash(world: World) -> str:
    return f"{int(world.clock.now())}.{uuid.uuid4().hex[:8]}"


def _check_external_id(workspace: Workspace, definition: Json, own: str | None) -> None:
    wanted = definition.get("external_id")
    taken = (v.id for v in workspace.views.values() if v.external_id == wanted)
    if wanted and any(view_id != own for view_id in taken):
        raise SlackError("duplicate_external_id")
