"""What the doctor says of a store, and of what is missing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.cli.conftest import Run


def states(kakehashi: Run, **variables: str) -> tuple[int, dict[str, dict[str, str]]]:
    done = kakehashi("doctor", "--json", **variables)
    return done.returncode, {one["check"]: one for one in json.loads(done.stdout)}


def test_everything_that_is_missing_is_named_with_what_to_do(kakehashi: Run) -> None:
    status, found = states(kakehashi)
    assert status == 1
    assert found["configuration"]["state"] == "ok"
    for check, remedy in (
        ("database", "kakehashi db upgrade"),
        ("slack token", "settings page"),
        ("slack secret", "settings page"),
    ):
        assert found[check]["state"] == "failed"
        assert remedy in found[check]["remedy"]
    assert found["mail"]["state"] == found["translation"]["state"] == "warning"
    assert "translations install en_ja ja_en" in found["translation"]["remedy"]


def test_a_wrong_configuration_is_the_only_finding(kakehashi: Run, tmp_path: Path) -> None:
    (tmp_path / "kakehashi.toml").write_text("colour = 1")
    status, found = states(kakehashi)
    assert status == 1
    assert list(found) == ["configuration"]
    assert "colour" in found["configuration"]["finding"]


def test_servers_that_do_not_answer_are_failures(kakehashi: Run, tmp_path: Path) -> None:
    kakehashi("db", "upgrade")
    (tmp_path / "kakehashi.toml").write_text('[mail]\nfrom = "a@shop.example"')
    status, found = states(
        kakehashi,
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_SIGNING_SECRET="x",
        SLACK_API_URL="http://127.0.0.1:9/",
        KAKEHASHI_SMTP_URL="smtp://127.0.0.1:9",
    )
    assert status == 1
    assert found["database"]["state"] == found["backlog"]["state"] == "ok"
    assert "unreachable" in found["mail"]["finding"]
    assert "reached" in found["slack token"]["finding"]


def test_for_people_it_is_a_table(kakehashi: Run) -> None:
    done = kakehashi("doctor")
    assert "→ Run: kakehashi db upgrade" in done.stdout
