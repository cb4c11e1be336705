"""views.*: modals and Home tabs."""

from __future__ import annotations

from typing import Any

from sandbox import lookup, modals
from sandbox.calls import Call, Method
from sandbox.content import check_view
from sandbox.errors import SlackError
from sandbox.objects import view_json
from sandbox.state import Json, View


def _view(call: Call, *kinds: str) -> Any:
    view = call.parsed("view", "invalid_arguments")
    check_view(view, *kinds)
    return view


def open_view(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/views.open"""
    definition = _view(call, "modal")
    trigger = modals.exchange(call.world, call.workspace, call.text("trigger_id"))
    view = modals.open_root(call.world, call.workspace, trigger.user, definition)
    return {"view": view_json(call.workspace, view)}


def push(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/views.push"""
    definition = _view(call, "modal")
    trigger = modals.exchange(call.world, call.workspace, call.text("trigger_id"))
    if not modals.stack(call.workspace, trigger.user):
        raise SlackError("not_found")
    view = modals.push(call.world, call.workspace, trigger.user, definition)
    return {"view": view_json(call.workspace, view)}


def update(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/views.update"""
    view = _wanted(call)
    definition = _view(call, view.definition["type"])
    _check_hash(call, view)
    fresh = modals.replace(call.world, call.workspace, view, definition)
    return {"view": view_json(call.workspace, fresh)}


def _wanted(call: Call) -> View:
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        raise SlackError("invalid_arguments")
    views = call.workspace.views
    by_external = (v for v in views.values() if external_id and v.external_id == external_id)
    found = views.get(view_id) or next(by_external, None)
    if found is None:
        raise SlackError("not_found")
    return found


def _check_hash(call: Call, view: View) -> None:
    given = call.text("hash")
    if given and given != view.hash:
        raise SlackError("hash_conflict")


def publish(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/views.publish"""
    (user,) = call.required("user_id")
    person = lookup.member(call.workspace, user)
    definition = _view(call, "home")
    current = call.workspace.views.get(call.workspace.homes.get(person.id, ""))
    if current:
        _check_hash(call, current)
        fresh = modals.replace(call.world, call.workspace, current, definition)
    else:
        fresh = modals.publish_home(call.world, call.workspace, person.id, definition)
    return {"view": view_json(call.workspace, fresh)}


METHODS = [
    Method("views.open", open_view),
    Method("views.push", push),
    Method("views.update", update),
    Method("views.publish", publish),
]
