"""Settings: ``kakehashi.toml`` and environment variables, which win.

A wrong or missing value is a ``SettingsError`` that names the key and the remedy in one line.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from bot.installations.settings import OAuth, read_oauth, require_workspaces
from bot.translation_settings import TranslationSettings, read_translation
from bot.values import SettingsError, positive, refuse_address, switch, user_ids, words
from tickets.hours import WorkingHours, parse_hours
from tickets.teams import Team

__all__ = [
    "ApiKey",
    "Mailer",
    "Settings",
    "SettingsError",
    "default_teams",
    "load",
    "require_slack",
]

DEFAULT_DATABASE = "sqlite:///var/kakehashi.db"
DEFAULT_WORKSPACE = ""
"""The workspace that the bot token belongs to: one token, one workspace."""


@dataclass(frozen=True)
class ApiKey:
    """A bearer key of ``KAKEHASHI_API_KEYS``; it sees what ``team`` may see (None: every team's
    shared entries, no private note)."""

    secret: str
    team: str | None = None


@dataclass(frozen=True)
class Mailer:
    """An SMTP server: ``smtp://[user:password@]host[:port]`` (STARTTLS where offered),
    ``smtps://…`` (TLS at once)."""

    host: str
    port: int
    user: str | None = None
    password: str | None = None
    tls: bool = False


def default_teams() -> tuple[Team, ...]:
    return (
        Team(
            key="jp",
            names={"ja": "東京", "en": "Tokyo"},
            language="ja",
            workspace=DEFAULT_WORKSPACE,
            channel="support-jp",
            timezone=ZoneInfo("Asia/Tokyo"),
            hours=parse_hours("09:00-18:00"),
        ),
        Team(
            key="us",
            names={"ja": "シアトル", "en": "Seattle"},
            language="en",
            workspace=DEFAULT_WORKSPACE,
            channel="support-us",
            timezone=ZoneInfo("America/Los_Angeles"),
            hours=parse_hours("09:00-17:00"),
        ),
    )


@dataclass(frozen=True)
class Settings:
    """``settle`` is how long a post whose answer was lost waits before the thread is searched."""

    teams: tuple[Team, ...] = field(default_factory=default_teams)
    agents: Mapping[str, str] = field(default_factory=dict)
    database_url: str = DEFAULT_DATABASE
    data_dir: Path = Path("var")
    api_keys: tuple[ApiKey, ...] = ()
    mailer: Mailer | None = None
    mail_from: str | None = None
    mail_from_name: str | None = None
    answer_within: float = 60
    undo: timedelta = timedelta(seconds=30)
    settle: float = 60.0
    bot_token: str | None = None
    signing_secret: str | None = None
    oauth: OAuth | None = None
    app_token: str | None = None
    slack_api_url: str = "https://slack.com/api/"
    commands: Mapping[str, str] = field(default_factory=dict)
    work_objects: bool = False
    translation: TranslationSettings = field(default_factory=TranslationSettings)

    def team(self, key: str) -> Team | None:
        return next((team for team in self.teams if team.key == key), None)


# --- reading --------------------------------------------------------------------------------


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the file that ``KAKEHASHI_CONFIG`` names (``kakehashi.toml`` where there is
    one) and from the environment. Raises SettingsError."""
    settings = from_document(read_file(environment))
    return from_environment(settings, environment)


def read_file(environment: Mapping[str, str]) -> dict[str, Any]:
    named = environment.get("KAKEHASHI_CONFIG")
    path = Path(named or "kakehashi.toml")
    if not path.exists():
        if named:
            raise SettingsError(
                "KAKEHASHI_CONFIG",
                f"there is no file {path}",
                "Copy kakehashi.example.toml there, or unset the variable",
            )
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), f"not valid TOML ({error})", "Correct that line") from error


KNOWN = {
    "teams": None,
    "agents": None,
    "commands": None,
    "database": ("url",),
    "handoff": ("answer_within",),
    "reply": ("undo",),
    "mail": ("from", "from_name", "smtp"),
    "delivery": ("settle",),
    "slack": ("work_objects",),
    "translation": ("engine", "servers", "timeout", "shipped"),
}


def from_document(document: Mapping[str, Any]) -> Settings:
    refuse_unknown(document)
    settings = Settings()
    if "teams" in document:
        settings = replace(settings, teams=read_teams(document["teams"]))
    mail = document.get("mail", {})
    return replace(
        settings,
        agents=read_agents(document.get("agents", {}), settings.teams),
        commands=read_commands(document.get("commands", {})),
        database_url=words("[database] url", document.get("database", {}).get("url"))
        or settings.database_url,
        answer_within=positive(document, "handoff", "answer_within", settings.answer_within),
        undo=timedelta(
            seconds=positive(document, "reply", "undo", settings.undo.total_seconds(), zero=True)
        ),
        settle=positive(document, "delivery", "settle", settings.settle),
        work_objects=switch(document, "slack", "work_objects", settings.work_objects),
        mail_from=read_sender(mail.get("from")),
        mail_from_name=words("[mail] from_name", mail.get("from_name")),
        mailer=read_mailer("[mail] smtp", mail["smtp"]) if "smtp" in mail else None,
        translation=read_translation(document),
    )


def refuse_unknown(document: Mapping[str, Any]) -> None:
    for name, value in document.items():
        if name not in KNOWN:
            raise SettingsError(
                name, "unknown key", "kakehashi.example.toml lists the keys there are"
            )
        if name == "teams":
            continue
        if not isinstance(value, Mapping):
            raise SettingsError(name, "not a table", f"Write [{name}] and its keys below it")
        allowed = KNOWN[name]
        for key in value if allowed is not None else ():
            if key not in allowed:  # type: ignore[operator]
                raise SettingsError(
                    f"[{name}] {key}", "unknown key", f"Known here: {', '.join(allowed or ())}"
                )


def read_commands(table: Mapping[str, Any]) -> dict[str, str]:
    return {name: words(f"[commands] {name}", value) or name for name, value in table.items()}


def read_sender(value: Any) -> str | None:
    sender = words("[mail] from", value)
    if sender is None or re.fullmatch(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+", sender):
        return sender
    raise SettingsError(
        "[mail] from", f"{sender!r} is no mail address", "Use one like support@example.com"
    )


TEAM_KEYS = {
    "key", "name", "language", "workspace", "channel", "timezone", "hours", "leads", "members",
}  # fmt: skip


def read_teams(tables: Sequence[Mapping[str, Any]]) -> tuple[Team, ...]:
    if not isinstance(tables, list) or not tables or not isinstance(tables[0], Mapping):
        raise SettingsError("[[teams]]", "there is no team", "Describe at least one desk")
    defaults = {team.key: team for team in default_teams()}
    teams = tuple(read_team(table, defaults) for table in tables)
    keys = [team.key for team in teams]
    if len(set(keys)) < len(keys):
        raise SettingsError("[[teams]] key", "two teams have the same key", "Give each its own")
    return teams


def read_team(table: Mapping[str, Any], defaults: Mapping[str, Team]) -> Team:
    key = str(table.get("key", ""))
    if not key.isidentifier() or key != key.lower():
        raise SettingsError(
            "[[teams]] key", f"{key!r} is no key", "Use lower-case letters, such as jp"
        )
    if wrong := set(table) - TEAM_KEYS:
        raise SettingsError(
            f"[[teams]] {sorted(wrong)[0]}",
            f"unknown key in team {key}",
            f"Known here: {', '.join(sorted(TEAM_KEYS))}",
        )
    known = defaults.get(key)
    language = str(table.get("language", known.language if known else ""))
    if language not in ("ja", "en"):
        raise SettingsError(
            f"[[teams]] language of {key}", f"{language!r} is not served", "Use ja or en"
        )
    channel = str(table.get("channel", known.channel if known else "")).removeprefix("#")
    if not channel:
        raise SettingsError(
            f"[[teams]] channel of {key}", "missing", "Name the team's Slack channel"
        )
    return Team(
        key=key,
        names=read_names(table.get("name"), key, known),
        language=language,
        workspace=str(table.get("workspace", DEFAULT_WORKSPACE)),
        channel=channel,
        timezone=read_zone(table.get("timezone"), key, known),
        hours=read_hours(table.get("hours"), key, known),
        leads=user_ids(f"[[teams]] leads of {key}", table.get("leads", [])),
        members=user_ids(f"[[teams]] members of {key}", table.get("members", [])),
    )


def read_names(value: Any, key: str, known: Team | None) -> dict[str, str]:
    match value:
        case None:
            return dict(known.names) if known else {"ja": key, "en": key}
        case str():
            return {"ja": value, "en": value}
        case {"ja": str(ja), "en": str(en)}:
            return {"ja": ja, "en": en}
    raise SettingsError(
        f"[[teams]] name of {key}",
        f"{value!r} is no name",
        'Use "Tokyo" or {ja="東京", en="Tokyo"}',
    )


def read_zone(value: Any, key: str, known: Team | None) -> ZoneInfo:
    if value is None and known:
        return known.timezone
    if not isinstance(value, str) or value not in available_timezones():
        raise SettingsError(
            f"[[teams]] timezone of {key}", f"{value!r} is no time zone", "Use one like Asia/Tokyo"
        )
    return ZoneInfo(value)


def read_hours(value: Any, key: str, known: Team | None) -> WorkingHours:
    if value is None:
        return known.hours if known else parse_hours("09:00-18:00")
    try:
        return parse_hours(value)
    except (ValueError, AttributeError, TypeError) as error:
        raise SettingsError(
            f"[[teams]] hours of {key}", str(error), 'Use "09:00-18:00" or a table by weekday'
        ) from error


def read_agents(table: Mapping[str, Any], teams: Sequence[Team]) -> dict[str, str]:
    keys = {team.key for team in teams}
    for user, team in table.items():
        if not isinstance(team, str) or team not in keys:
            raise SettingsError(
                f"[agents] {user}", f"{team!r} is no team", f"Use one of {', '.join(sorted(keys))}"
            )
    return dict(table)


def read_mailer(key: str, url: Any) -> Mailer:
    """The address is not repeated in an error: it may hold a password."""
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or parts.scheme not in ("smtp", "smtps"):
        raise SettingsError(key, "no mail server's address", "Use smtp://user:password@host:587")
    tls = parts.scheme == "smtps"
    return Mailer(
        host=host,
        port=port or (465 if tls else 587),
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        tls=tls,
    )


def read_api_keys(value: str, teams: Sequence[Team]) -> tuple[ApiKey, ...]:
    """``secret`` or ``team:secret``, separated by commas."""
    known = {team.key for team in teams}
    keys = []
    for part in filter(None, (part.strip() for part in value.split(","))):
        team, colon, secret = part.partition(":")
        if colon and team not in known:
            raise SettingsError(
                "KAKEHASHI_API_KEYS", f"{team!r} is no team", "Use secret or team:secret"
            )
        keys.append(ApiKey(secret, team) if colon else ApiKey(part))
    return tuple(keys)


def from_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    get = {name: value for name, value in environment.items() if value}.get
    database_url = get("KAKEHASHI_DATABASE_URL", settings.database_url)
    if not database_url.startswith(("sqlite:///", "postgresql://", "postgres://")):
        raise SettingsError(
            "KAKEHASHI_DATABASE_URL",
            f"{database_url.split('://')[0]!r} is not supported",
            "Use sqlite:///path or postgresql://…",
        )
    smtp = get("KAKEHASHI_SMTP_URL")
    refuse_address("SLACK_API_URL", get("SLACK_API_URL"))
    api_url = get("SLACK_API_URL", settings.slack_api_url)
    return replace(
        settings,
        database_url=database_url,
        data_dir=Path(get("KAKEHASHI_DATA_DIR", str(settings.data_dir))),
        api_keys=read_api_keys(get("KAKEHASHI_API_KEYS", ""), settings.teams),
        mailer=read_mailer("KAKEHASHI_SMTP_URL", smtp) if smtp else settings.mailer,
        bot_token=get("SLACK_BOT_TOKEN"),
        signing_secret=get("SLACK_SIGNING_SECRET"),
        oauth=read_oauth(get),
        app_token=get("SLACK_APP_TOKEN"),
        slack_api_url=api_url if api_url.endswith("/") else api_url + "/",
        translation=replace(settings.translation, key=get("KAKEHASHI_LIBRETRANSLATE_KEY")),
    )


RIGHT_ONE = {
    "SLACK_BOT_TOKEN": "Use the bot user's token",
    "SLACK_APP_TOKEN": "Use an app-level token with connections:write",
}


def require_slack(settings: Settings) -> None:
    """What ``serve`` and ``worker`` cannot do without. Raises SettingsError."""
    if settings.oauth:
        require_workspaces(settings.teams, settings.bot_token)
    needed: list[tuple[str, str | None, str]] = [
        ("SLACK_APP_TOKEN", settings.app_token, "xapp-")
        if settings.app_token
        else ("SLACK_SIGNING_SECRET", settings.signing_secret, "")
    ]
    if not settings.oauth:
        needed.insert(0, ("SLACK_BOT_TOKEN", settings.bot_token, "xoxb-"))
    for key, value, shape in needed:
        if not value:
            raise SettingsError(key, "missing", "Copy it from your Slack app's settings page")
        if not value.startswith(shape):
            raise SettingsError(key, f"does not begin with {shape}", RIGHT_ONE[key])
