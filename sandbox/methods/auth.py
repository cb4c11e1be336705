"""auth.test, bots.info, team.info: who the token belongs to."""

from __future__ import annotations

from sandbox.calls import Call, Method
from sandbox.errors import SlackError
from sandbox.state import Json


def test(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/auth.test"""
    workspace = call.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.members[workspace.bot_user].name,
        "team_id": workspace.id,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


def bot_info(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/bots.info"""
    workspace = call.workspace
    if call.text("bot", workspace.bot_id) != workspace.bot_id:
        raise SlackError("bot_not_found")
    name = workspace.members[workspace.bot_user].name
    bot = {
        "id": workspace.bot_id,
        "deleted": False,
        "name": name,
        "updated": 0,
        "app_id": workspace.app_id,
        "user_id": workspace.bot_user,
    }
    return {"bot": bot}


def team_info(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/team.info"""
    workspace = call.workspace
    team = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain}
    return {"team": team}


METHODS = [
    Method("auth.test", test),
    Method("bots.info", bot_info, "users:read"),
    Method("team.info", team_info, "team:read"),
]
