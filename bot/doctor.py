"""What is well and what is not: each check with its finding and, where needed, what to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot import knowledge_check, translation_check
from bot.application import Application
from bot.delivery.follow import Later, Never
from bot.delivery.post_office import knock
from bot.finding import Finding
from bot.installations.settings import workspaces
from bot.schema import NotMigrated, require_current
from bot.settings import SettingsError, require_slack
from bot.slack.manifest import needed_scopes
from bot.slack.presence import own_workspaces
from bot.slack.rooms import is_outside
from bot.slack.where import within
from tickets import mirrors
from tickets.tables import Mirror, Ticket
from tickets.teams import Team

LARGE_BACKLOG = 50
"""Mirrors; a running worker is rarely behind with so many."""


async def examine(application: Application) -> AsyncIterator[Finding]:
    """Everything that can be looked at, in the order in which things depend on each other."""
    settings = application.settings
    teams = ", ".join(f"{team.key} (#{team.channel})" for team in settings.teams)
    yield Finding("configuration", "ok", f"teams {teams}")
    store = await database(application)
    yield store
    yield await mail(application)
    for finding in await translations(application):
        yield finding
    if store.state == "ok":
        for finding in await articles(application):
            yield finding
    async for finding in slack(application):
        yield finding
    if store.state == "ok":
        async for finding in posting(application):
            yield finding


async def database(application: Application) -> Finding:
    kind = "SQLite" if application.database.is_sqlite else "PostgreSQL"
    try:
        await asyncio.to_thread(require_current, application.settings.database_url)
    except NotMigrated as error:
        problem, _, remedy = str(error).partition(". ")
        return Finding("database", "failed", problem, remedy)
    except (DBAPIError, OSError) as error:
        return Finding("database", "failed", cause_of(error), "Check KAKEHASHI_DATABASE_URL")
    return Finding("database", "ok", f"{kind}, schema current")


async def mail(application: Application) -> Finding:
    settings = application.settings
    mailer, sender = settings.mailer, settings.mail_from
    if mailer is None:
        return Finding(
            "mail",
            "warning",
            "no mail server: replies wait and are not sent",
            "Set KAKEHASHI_SMTP_URL",
        )
    if sender is None:
        return Finding("mail", "failed", "no sender", "Set from under [mail] in kakehashi.toml")
    try:
        await asyncio.to_thread(knock, mailer, sender.rpartition("@")[2])
    except (Later, Never) as error:
        return Finding("mail", "failed", error.error, "Check KAKEHASHI_SMTP_URL")
    return Finding("mail", "ok", f"{mailer.host}:{mailer.port}, from {sender}")


async def translations(application: Application) -> list[Finding]:
    return await asyncio.to_thread(lambda: list(translation_check.examine(application.settings)))


async def articles(application: Application) -> list[Finding]:
    today = application.now().date()
    try:
        return await application.database.read(knowledge_check.examine, today)
    except DBAPIError as error:
        return [Finding("articles", "failed", cause_of(error), "Run: kakehashi db check")]


def cause_of(error: Exception) -> str:
    """One line, without the statement that failed."""
    return str(getattr(error, "orig", error)).strip().splitlines()[0]


# --- Slack ----------------------------------------------------------------------------------


async def slack(application: Application) -> AsyncIterator[Finding]:
    settings = application.settings
    if not (settings.signing_secret or settings.app_token):
        yield Finding(
            "slack secret",
            "failed",
            "SLACK_SIGNING_SECRET is missing",
            "Copy it from your Slack app's settings page",
        )
    if settings.oauth:
        async for finding in installed(application):
            yield finding
        return
    if not settings.bot_token:
        yield Finding(
            "slack token",
            "failed",
            "SLACK_BOT_TOKEN is missing",
            "Copy it from your Slack app's settings page",
        )
        return
    async for finding in workspace(application, settings.teams):
        yield finding


async def installed(application: Application) -> AsyncIterator[Finding]:
    """Each workspace that a team is in. Tokens are the store's, so nothing is said without one."""
    settings = application.settings
    try:
        require_slack(settings)
    except SettingsError as error:
        yield Finding("slack workspaces", "failed", f"{error.key}: {error.problem}", error.remedy)
        return
    for named in sorted(workspaces(settings.teams)):
        with within(named):
            teams = [team for team in settings.teams if team.workspace == named]
            async for finding in workspace(application, teams, f" of {named}"):
                yield finding


async def workspace(
    application: Application, teams: Iterable[Team], which: str = ""
) -> AsyncIterator[Finding]:
    try:
        answer = await application.slack.auth_test()
    except (SlackApiError, aiohttp.ClientError, OSError, TimeoutError) as error:
        yield Finding(f"slack token{which}", "failed", *of_slack(error))
        return
    except DBAPIError as error:
        yield Finding(f"slack token{which}", "failed", cause_of(error), "See database above")
        return
    said = f"{answer.get('user')} in {answer.get('team')}"
    yield Finding(f"slack token{which}", "ok", said)
    yield scopes(answer.headers, which)
    for team in teams:
        yield await channel(application, team)


def of_slack(error: Exception) -> tuple[str, str]:
    """The finding and the remedy."""
    if isinstance(error, SlackApiError):
        name = str(error.response.get("error"))
        return f"Slack answers {name}", SLACK_REMEDIES.get(name, "Reinstall the app")
    return f"Slack cannot be reached ({error})", "Check the network, and SLACK_API_URL if it is set"


SLACK_REMEDIES = {
    "invalid_auth": "Copy the bot token from your Slack app's settings page",
    "not_authed": "Open /slack/install at the bot's address and choose this workspace; where it is"
    " installed, KAKEHASHI_TOKEN_KEYS lacks the key",
    "account_inactive": "Install the app again and copy the new token",
    "token_revoked": "Install the app again and copy the new token",
    "channel_not_found": "Create the channel, or name another under [[teams]]; where it is private,"
    " run /invite @kakehashi there",
    "missing_scope": "Install the app again from: kakehashi manifest --url …",
    "ratelimited": "Try again in a minute",
}


def scopes(headers: Any, which: str = "") -> Finding:
    """Slack names a token's scopes in a header of every answer
    (https://docs.slack.dev/authentication/installing-with-oauth)."""
    check = f"slack scopes{which}"
    given = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes")
    if given is None:
        return Finding(check, "warning", "Slack did not name them", "Compare by hand")
    had, needed = {scope.strip() for scope in given.split(",")}, needed_scopes()
    if missing := sorted(set(needed) - had):
        return Finding(
            check,
            "failed",
            f"missing: {', '.join(missing)}",
            "Install the app again from: kakehashi manifest --url …",
        )
    return Finding(check, "ok", f"all {len(needed)}")


async def channel(application: Application, team: Team) -> Finding:
    check = f"channel of {team.key}"
    try:
        found = await application.directory.channel_id(team.channel)
        about = (await application.slack.conversations_info(channel=found))["channel"]
    except (SlackApiError, aiohttp.ClientError, OSError, TimeoutError) as error:
        problem, remedy = of_slack(error)
        return Finding(check, "failed", f"#{team.channel}: {problem}", remedy)
    if about.get("is_archived"):
        return Finding(check, "failed", f"#{team.channel} is archived", "Unarchive it in Slack")
    if not about.get("is_member"):
        return Finding(
            check,
            "failed",
            f"the bot is not in #{team.channel}",
            f"Run /invite @kakehashi in #{team.channel}",
        )
    if is_outside(about, await own_workspaces(application)):
        return Finding(
            check,
            "failed",
            f"#{team.channel} is shared with another company: nothing is posted there",
            "Stop sharing it in Slack, then press Resume posting in /queue",
        )
    return Finding(check, "ok", f"#{team.channel}")


# --- posting --------------------------------------------------------------------------------


async def posting(application: Application) -> AsyncIterator[Finding]:
    behind, parked = await application.database.read(how_it_stands)
    for ref, mirror in parked:
        yield Finding(
            "parked",
            "warning",
            f"{ref}, {mirror.kind} {mirror.target}: {mirror.last_error}",
            "Remove the cause, then press Resume posting in /queue",
        )
    if not parked:
        yield Finding("parked", "ok", "nothing waits for a person")
    if behind > LARGE_BACKLOG:
        yield Finding(
            "backlog", "warning", f"{behind} threads are behind", "See that a worker is running"
        )
    else:
        yield Finding("backlog", "ok", f"{behind} threads have something to post")


def how_it_stands(session: Session) -> tuple[int, list[tuple[str, Mirror]]]:
    stopped = mirrors.parked(session)
    named = [(session.get_one(Ticket, one.ticket_id).ref, one) for one in stopped]
    return mirrors.backlog(session), named
