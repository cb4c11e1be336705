"""Moments on the clock of the one who reads and on that of the other desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts.formats import moment
from tickets.teams import Team


def both_clocks(
    at: datetime, language: str, team: Team, teams: Sequence[Team], now: datetime
) -> str:
    """`11/24(火) 09:52 JST（11/23(月) 16:52 PST）`, the reader's own clock first."""
    return moment(at, language, team.timezone, other_zone(team, teams), now=now)


def other_zone(team: Team, teams: Sequence[Team]) -> ZoneInfo | None:
    """The first time zone of the other desks that differs; None where all share one."""
    zones = (one.timezone for one in teams if one.timezone != team.timezone)
    return next(zones, None)
