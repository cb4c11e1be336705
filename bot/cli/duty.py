"""``kakehashi duty``: working hours of a desk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from tickets.teams import Team


def register(app: typer.Typer) -> None:
    app.command()(duty)


def duty(
    team: Annotated[str, typer.Argument(help="Key of the team, such as jp.")],
    at: Annotated[str | None, typer.Option(help="ISO 8601; now where left out.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="ISO 8601.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="ISO 8601.")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Is the desk open, and when does it open next? With --from and --to: working minutes
    between two times. A time without a zone is the desk's own."""
    import json

    desk = team_named(team)
    if (start is None) != (end is None):
        raise typer.BadParameter("--from and --to belong together")
    if start is not None and end is not None:
        facts = minutes_between(desk, moment(start, desk), moment(end, desk))
    else:
        facts = standing(desk, moment(at, desk) if at else datetime.now(desk.timezone))
    typer.echo(json.dumps(facts, ensure_ascii=False) if as_json else sentence(desk, facts))


def team_named(key: str) -> Team:
    from bot.cli.faults import Failed
    from bot.settings import load

    settings = load()
    found = settings.team(key)
    if found is None:
        known = ", ".join(one.key for one in settings.teams)
        raise Failed(f"There is no team {key!r}", f"Use one of {known}")
    return found


def moment(text: str, desk: Team) -> datetime:
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text} is no time; use ISO 8601, such as 2026-11-24T10:00"
        ) from None
    return given if given.tzinfo else given.replace(tzinfo=desk.timezone)


def standing(desk: Team, at: datetime) -> dict[str, Any]:
    from tickets.duty import is_open, next_opening

    opens = next_opening(desk, at).astimezone(desk.timezone)
    is_now = is_open(desk, at)
    return {
        "team": desk.key,
        "at": at.astimezone(desk.timezone).isoformat(),
        "open": is_now,
        "next_opening": None if is_now else opens.isoformat(),
    }


def minutes_between(desk: Team, start: datetime, end: datetime) -> dict[str, Any]:
    from tickets.duty import working_minutes

    return {
        "team": desk.key,
        "from": start.astimezone(desk.timezone).isoformat(),
        "to": end.astimezone(desk.timezone).isoformat(),
        "working_minutes": working_minutes(desk, start, end),
    }


def sentence(desk: Team, facts: dict[str, Any]) -> str:
    name = desk.name("en")
    if "working_minutes" in facts:
        return f"{name}: {facts['working_minutes']:g} working minutes"
    if facts["open"]:
        return f"{name} is open at {facts['at']}"
    return f"{name} is closed at {facts['at']}; it opens {facts['next_opening']}"
