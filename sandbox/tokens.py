"""Tokens of installations: given out, renewed, run out, taken away.

Follows https://docs.slack.dev/authentication/using-token-rotation: a renewed token's predecessor
works until its own end, a refresh token works once.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sandbox.errors import SlackError
from sandbox.state import Json, Workspace

if TYPE_CHECKING:
    from sandbox.world import World

UNINSTALLED = ("tokens_revoked", "app_uninstalled")


def holder(world: World, token: str) -> Workspace:
    """Whose token it is; raises `invalid_auth`, `token_expired`, `account_inactive`."""
    given = token.encode()
    for workspace in world.state.workspaces.values():
        for known, ends in workspace.all_tokens().items():
            if secrets.compare_digest(known.encode(), given):
                if ends is not None and ends <= world.clock.now():
                    raise SlackError("token_expired")
                return workspace
        if token in workspace.revoked:
            raise SlackError("account_inactive")
    raise SlackError("invalid_auth")


def give(world: World, workspace: Workspace) -> Json:
    """New tokens for a workspace, as `oauth.v2.access` tells them."""
    lasts = world.settings.token_seconds
    workspace.token = f"{'xoxe.' if lasts else ''}xoxb-{secrets.token_hex(12)}"
    told: Json = {"access_token": workspace.token, "token_type": "bot"}
    if lasts:
        workspace.refresh = f"xoxe-1-{secrets.token_hex(12)}"
        workspace.token_ends = world.clock.now() + lasts
        told |= {"refresh_token": workspace.refresh, "expires_in": lasts}
    world.changed()
    return told


def renew(world: World, refresh: str) -> tuple[Workspace, Json]:
    """Raises `invalid_refresh_token`."""
    for workspace in world.state.workspaces.values():
        if workspace.refresh and secrets.compare_digest(workspace.refresh, refresh):
            workspace.older[workspace.token] = workspace.token_ends
            return workspace, give(world, workspace)
    raise SlackError("invalid_refresh_token")


def take_away(world: World, workspace: Workspace) -> None:
    """The app is removed: its tokens stop working, and it is told so."""
    for name in UNINSTALLED:
        bots = {"tokens": {"oauth": [], "bot": [workspace.bot_user]}}
        world.events.emit(
            workspace, None, {"type": name, **(bots if name == "tokens_revoked" else {})}
        )
    workspace.revoked += [one for one in workspace.all_tokens() if one]
    workspace.token, workspace.refresh, workspace.token_ends = "", "", None
    workspace.older.clear()
    world.changed()
