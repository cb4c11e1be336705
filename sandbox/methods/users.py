"""users.*: the members of the workspace."""

from __future__ import annotations

from sandbox import lookup
from sandbox.calls import Call, Method
from sandbox.objects import user_json
from sandbox.state import Json


def info(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/users.info"""
    (user,) = call.required("user")
    person = lookup.member(call.workspace, user)
    return {"user": user_json(person, locale=call.flag("include_locale"))}


def list_users(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/users.list"""
    people, more = call.page(list(call.workspace.members.values()))
    locale = call.flag("include_locale")
    return {"members": [user_json(person, locale=locale) for person in people], **more}


METHODS = [
    Method("users.info", info, "users:read"),
    Method("users.list", list_users, "users:read"),
]
