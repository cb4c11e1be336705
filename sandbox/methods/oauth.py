"""oauth.v2.access, auth.revoke: an installation's tokens fetched, renewed, given back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sandbox import tokens
from sandbox.calls import Call, Method
from sandbox.errors import SlackError
from sandbox.state import Json, Workspace

if TYPE_CHECKING:
    from sandbox.world import World


def access(world: World, arguments: Json) -> Json:
    """https://docs.slack.dev/reference/methods/oauth.v2.access"""
    _check_client(world, arguments)
    if arguments.get("grant_type") == "refresh_token":
        workspace, told = tokens.renew(world, str(arguments.get("refresh_token") or ""))
        return {**told, **_about(workspace)}
    code = world.state.codes.pop(str(arguments.get("code") or ""), None)
    if code is None or code.expires <= world.clock.now():
        raise SlackError("invalid_code")
    if (arguments.get("redirect_uri") or "") != code.redirect_uri:
        raise SlackError("bad_redirect_uri")
    workspace = world.state.workspaces[code.team]
    workspace.scopes = list(code.scopes)
    return {
        **tokens.give(world, workspace),
        **_about(workspace),
        "authed_user": {"id": code.user},
    }


def _check_client(world: World, arguments: Json) -> None:
    given = (str(arguments.get(name) or "") for name in ("client_id", "client_secret"))
    client, secret = given
    if client != world.settings.client_id:
        raise SlackError("invalid_client_id")
    if not secrets.compare_digest(secret.encode(), world.settings.client_secret.encode()):
        raise SlackError("bad_client_secret")


def _about(workspace: Workspace) -> Json:
    return {
        "scope": ",".join(workspace.scopes),
        "bot_user_id": workspace.bot_user,
        "app_id": workspace.app_id,
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def revoke(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/auth.revoke"""
    if not call.flag("test"):
        tokens.take_away(call.world, call.workspace)
    return {"revoked": not call.flag("test")}


METHODS = [Method("auth.revoke", revoke)]

WITHOUT_TOKEN: Mapping[str, Callable[[World, Json], Json]] = {"oauth.v2.access": access}
"""Called with the app's own id and secret."""
