"""Teams: the desks as the configuration describes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from tickets.hours import WorkingHours


@dataclass(frozen=True, slots=True)
class Team:
    """A desk. `names` by language (`ja`, `en`); `channel` a Slack channel's name or id.

    `workspace` is Slack's team id, empty for the only one; `leads` and `members` are Slack user
    ids, and without leads the whole channel is told.
    """

    key: str
    names: Mapping[str, str] = field(hash=False)
    language: str
    workspace: str
    channel: str
    timezone: ZoneInfo
    hours: WorkingHours
    leads: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        return self.names.get(language) or self.key.upper()
