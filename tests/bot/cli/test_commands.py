"""Commands that need nothing but a store: help, schema, backup, manifest, duty, translations."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.slack.manifest import COMMANDS, SHORTCUTS, needed_scopes
from tests.bot.cli.conftest import Run, assert_failed


def test_help_names_what_there_is(kakehashi: Run) -> None:
    done = kakehashi("--help")
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("serve", "worker", "ask", "doctor"))


def test_help_imports_nothing_heavy() -> None:
    heavy = ("sqlalchemy", "fastapi", "slack_sdk", "aiohttp", "ctranslate2", "alembic", "pydantic")
    code = f"import sys, bot.cli; print([one for one in {heavy!r} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [("nothing",), ("duty",), ("db", "backup"), ("serve", "--port", "99999"), ("manifest",)],
)
def test_wrong_usage_is_2(kakehashi: Run, arguments: tuple[str, ...]) -> None:
    assert kakehashi(*arguments).returncode == 2


def test_a_store_is_created_asked_copied_and_checked(kakehashi: Run, tmp_path: Path) -> None:
    assert_failed(kakehashi("db", "check"), "kakehashi db upgrade")
    assert kakehashi("db", "current").returncode == 1
    assert kakehashi("db", "upgrade").returncode == 0
    assert kakehashi("db", "current").returncode == 0
    assert (tmp_path / "var" / "kakehashi.db").exists()
    assert kakehashi("db", "backup", "copy.db").returncode == 0
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM ticket").fetchone() == (0,)
    assert_failed(kakehashi("db", "backup", "copy.db"), "copy.db", "new file")
    restored = kakehashi("db", "check", "--restored")
    assert restored.returncode == 0, restored.stderr
    assert "looked for first" in restored.stdout


def test_a_damaged_store_is_said_to_be_damaged(kakehashi: Run, tmp_path: Path) -> None:
    kakehashi("db", "upgrade", "--bare")
    path = tmp_path / "var" / "kakehashi.db"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 8] = b"\xff" * 4096 * 5
    path.write_bytes(content)
    assert_failed(kakehashi("db", "check"), "damaged", "Restore")


def test_postgresql_is_copied_by_its_own_tools(kakehashi: Run) -> None:
    url = "postgresql://user:secret@127.0.0.1:9/none"
    done = kakehashi("db", "backup", "copy.dump", KAKEHASHI_DATABASE_URL=url)
    assert_failed(done, "pg_dump")
    assert "secret" not in done.stderr
    assert_failed(kakehashi("db", "current", KAKEHASHI_DATABASE_URL=url), "KAKEHASHI_DATABASE_URL")


def test_the_manifest_asks_for_what_the_handlers_need_and_no_more(
    kakehashi: Run, tmp_path: Path
) -> None:
    (tmp_path / "kakehashi.toml").write_text('[commands]\nticket = "case"\n')
    done = kakehashi("manifest", "--url", "https://bot.example.com/")
    manifest = json.loads(done.stdout)
    assert manifest["oauth_config"]["scopes"]["bot"] == sorted(needed_scopes())
    slashes = manifest["features"]["slash_commands"]
    assert slashes[0]["command"] == "/case"
    assert len(slashes) == len(COMMANDS) == 8
    assert {one["url"] for one in slashes} == {"https://bot.example.com/slack/events"}
    assert max(len(one["description"]) for one in slashes) <= 100
    assert max(len(name) for name, _ in SHORTCUTS.values()) <= 24
    assert len(manifest["display_information"]["description"]) <= 140
    settings = manifest["settings"]
    assert settings["interactivity"]["is_enabled"]
    assert "message.channels" in settings["event_subscriptions"]["bot_events"]
    assert {"app_mention", "message.im"} <= set(settings["event_subscriptions"]["bot_events"])
    home = manifest["features"]["app_home"]
    assert (home["messages_tab_enabled"], home["messages_tab_read_only_enabled"]) == (True, False)
    assert kakehashi("manifest", "--url", "nowhere").returncode == 2


def test_the_command_line_says_why_each_scope_is_needed(kakehashi: Run) -> None:
    said = kakehashi("manifest", "--explain").stdout
    assert "reactions:read\n    reactions.get: the message that a flag stands on" in said
    assert all(f"{scope}\n" in said for scope in needed_scopes())
    assert kakehashi("manifest", "--socket-mode").returncode == 0
    assert kakehashi("manifest", "--socket-mode", "--oauth").returncode == 2


def test_duty_says_whether_a_desk_is_open_and_when_it_opens(kakehashi: Run) -> None:
    done = kakehashi("duty", "jp", "--at", "2026-11-24T08:30", "--json")
    assert json.loads(done.stdout) == {
        "team": "jp",
        "at": "2026-11-24T08:30:00+09:00",
        "open": False,
        "next_opening": "2026-11-24T09:00:00+09:00",
    }
    assert "is open" in kakehashi("duty", "us", "--at", "2026-11-24T10:00:00-08:00").stdout
    done = kakehashi(
        "duty", "us", "--from", "2026-11-23T12:00", "--to", "2026-11-25T10:00", "--json"
    )
    assert json.loads(done.stdout)["working_minutes"] == 300 + 480 + 60
    assert_failed(kakehashi("duty", "mars"), "mars", "jp, us")
    assert kakehashi("duty", "jp", "--at", "soon").returncode == 2
    assert kakehashi("duty", "jp", "--from", "2026-11-24").returncode == 2


def test_without_a_package_texts_come_back_as_they_are_and_said_to_be_so(
    kakehashi: Run, tmp_path: Path
) -> None:
    (tmp_path / "kakehashi.toml").write_text("[translation]\nshipped = false")
    kakehashi("db", "upgrade", "--bare")
    line = "JP-1042の件です。"
    command = ("translations", "translate", "--from", "ja", "--to", "en")
    done = kakehashi(*command, "--json", given=f"{line}\n")
    answer = json.loads(done.stdout)
    assert (answer["source"], answer["text"], answer["state"]) == (line, line, "untranslated")
    plain = kakehashi(*command, given=f"{line}\n")
    assert plain.stdout == f"{line}\n"
    assert_failed(plain, "1 of 1")
    assert kakehashi("translations", "list").returncode == 0
    missing = kakehashi("translations", "install", "absent.argosmodel")
    assert_failed(missing, "absent.argosmodel")


def test_a_wrong_setting_stops_every_command_in_one_line(kakehashi: Run) -> None:
    for command in (("serve",), ("worker",), ("db", "upgrade"), ("tickets", "export")):
        done = kakehashi(*command, KAKEHASHI_DATABASE_URL="mysql://x")
        assert_failed(done, "KAKEHASHI_DATABASE_URL", "sqlite:///")
