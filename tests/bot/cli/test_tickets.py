"""Tickets brought in from JSON lines and written out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.conftest import Run, assert_failed

PAST: dict[str, Any] = {
    "marketplace": "jp",
    "channel": "mail",
    "subject": "ランプの件",
    "status": "closed",
    "opened_at": "2026-10-01T03:00:00+00:00",
    "customer": {"account": "amzn-jp-9", "family_name": "髙﨑", "email": "m@example.com"},
    "messages": [
        {"author": "customer", "text": "ランプが点きません。", "at": "2026-10-01T03:00:00+00:00"},
        {"author": "agent", "text": "交換いたします。", "name": "佐藤", "audience": "customer"},
        {"author": "agent", "text": "在庫は3台。", "audience": "internal"},
        {"author": "agent", "text": "社内だけの話。", "audience": "team:jp"},
    ],
}


@pytest.fixture
def store(kakehashi: Run, empty_url: str) -> dict[str, str]:
    """A migrated store on either engine, as the commands are told of it."""
    variables = {"KAKEHASHI_DATABASE_URL": empty_url}
    assert kakehashi("db", "upgrade", "--bare", **variables).returncode == 0
    return variables


def exported(kakehashi: Run, store: dict[str, str], *options: str) -> list[dict[str, Any]]:
    done = kakehashi("tickets", "export", *options, **store)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_tickets_come_in_and_go_out_again(
    kakehashi: Run, store: dict[str, str], tmp_path: Path
) -> None:
    fresh = PAST | {"status": "new", "customer": {"family_name": "田中"}}
    lines = [json.dumps(one, ensure_ascii=False) for one in (PAST, fresh)]
    (tmp_path / "past.jsonl").write_text("\n\n".join(lines), encoding="utf-8")
    done = kakehashi("tickets", "import", "past.jsonl", **store)
    assert (done.returncode, done.stdout) == (0, "2 tickets imported.\n"), done.stderr
    first, second = exported(kakehashi, store)
    assert (first["ref"], first["status"], second["status"]) == ("JP-1001", "closed", "new")
    assert first["customer"]["account"] == "amzn-jp-9"
    assert [one["text"] for one in first["messages"]] == [
        "ランプが点きません。",
        "交換いたします。",
        "在庫は3台。",
    ]
    private = exported(kakehashi, store, "--team", "jp")[0]["messages"]
    assert [one["text"] for one in private][-1] == "社内だけの話。"
    assert len(exported(kakehashi, store, "--team", "us")[0]["messages"]) == 3
    assert_failed(kakehashi("tickets", "export", "--team", "mars", **store), "mars")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{nonsense", ("Line 2", "JSON")),
        (json.dumps(PAST | {"messages": []}), ("Line 2", "messages")),
        (json.dumps(PAST | {"status": "lost"}), ("Line 2", "status")),
        (json.dumps(PAST | {"messages": PAST["messages"][1:]}), ("Line 2", "customer")),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_imported(
    kakehashi: Run, tmp_path: Path, line: str, words: tuple[str, ...]
) -> None:
    kakehashi("db", "upgrade", "--bare")
    (tmp_path / "past.jsonl").write_text(f"{json.dumps(PAST)}\n{line}\n", encoding="utf-8")
    assert_failed(kakehashi("tickets", "import", "past.jsonl"), *words)
    assert kakehashi("tickets", "export").stdout == ""


def test_a_missing_file_is_one_line(kakehashi: Run) -> None:
    kakehashi("db", "upgrade", "--bare")
    assert_failed(kakehashi("tickets", "import", "absent.jsonl"), "absent.jsonl")


def test_what_tickets_are_found_by_is_made_anew(
    kakehashi: Run, store: dict[str, str], tmp_path: Path
) -> None:
    past = "\n".join(json.dumps(PAST) for _ in range(3))
    (tmp_path / "past.jsonl").write_text(past, encoding="utf-8")
    assert kakehashi("tickets", "import", "past.jsonl", **store).returncode == 0
    for _ in range(2):
        done = kakehashi("tickets", "reindex", **store)
        assert done.stdout == "3 tickets indexed.\n", done.stderr
