"""What an installation in several workspaces is configured with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bot.installations.sealing import MAKE_ONE, NAME, Keys, read_keys
from bot.values import SettingsError
from tickets.teams import Team

ID, SECRET = "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"
WHERE = "Copy it from Basic Information on your Slack app's settings page"


@dataclass(frozen=True)
class OAuth:
    """The app's own name and secret at Slack, and the keys that seal the tokens it is given."""

    client_id: str
    client_secret: str = field(repr=False)
    keys: Keys


def read_oauth(get: Callable[[str], str | None]) -> OAuth | None:
    """None where none of the three is set. Raises SettingsError where only some are."""
    client_id, secret, keys = get(ID), get(SECRET), get(NAME)
    if not (client_id or secret or keys):
        return None
    if not keys:
        raise SettingsError(NAME, "missing beside " + ID, MAKE_ONE)
    if not client_id:
        raise SettingsError(ID, "missing", WHERE)
    if not secret:
        raise SettingsError(SECRET, "missing", WHERE)
    return OAuth(client_id, secret, read_keys(keys))


def require_workspaces(teams: Iterable[Team], bot_token: str | None) -> None:
    """Each team has to say in which workspace its channel is: that list is also the list of those
    that may install the app. Raises SettingsError."""
    if bot_token:
        raise SettingsError(
            "SLACK_BOT_TOKEN",
            f"set beside {ID}",
            "Unset it: tokens come from /slack/install, or unset the three for several workspaces",
        )
    for team in teams:
        if not team.workspace:
            raise SettingsError(
                f"[[teams]] workspace of {team.key}",
                f"missing, with {ID} set",
                "Give the workspace's id (T…): the address of Slack in a browser shows it",
            )


def workspaces(teams: Iterable[Team]) -> frozenset[str]:
    """The workspaces that are ours."""
    return frozenset(team.workspace for team in teams if team.workspace)


def authorization_url(slack_api_url: str) -> str:
    """Where people are asked whether they want the app: beside the Web API, on the same host."""
    return urljoin(slack_api_url, "/oauth/v2/authorize")
