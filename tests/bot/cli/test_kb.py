"""Articles at the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.conftest import Run, assert_failed

LINE: dict[str, Any] = {
    "slug": "gift-cards",
    "marketplace": "jp",
    "topic": "payment",
    "review_by": "2026-01-31",
    "variants": [{"language": "ja", "title": "ギフト券の期限", "body": "期限は10年です。"}],
}


@pytest.fixture
def store(kakehashi: Run, empty_url: str) -> dict[str, str]:
    """A migrated store on either engine, as the commands are told of it."""
    variables = {"KAKEHASHI_DATABASE_URL": empty_url}
    assert kakehashi("db", "upgrade", "--bare", **variables).returncode == 0
    return variables


def exported(kakehashi: Run, **variables: str) -> list[dict[str, Any]]:
    done = kakehashi("kb", "export", **variables)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_good_lines_stand_and_bad_ones_are_named(
    kakehashi: Run, store: dict[str, str], tmp_path: Path
) -> None:
    lines = [json.dumps(LINE), "{nonsense", json.dumps(LINE | {"slug": "x", "marketplace": "uk"})]
    (tmp_path / "faq.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = kakehashi("kb", "import", "faq.jsonl", "--by", "佐藤", **store)
    assert done.returncode == 1
    assert done.stdout == "1 new, 0 changed, 0 known.\n"
    first, second, last = done.stderr.splitlines()
    assert first.startswith("Line 2: not JSON")
    assert second.startswith("Line 3: marketplace:")
    assert "2 articles were not brought in" in last
    (article,) = exported(kakehashi, **store)
    assert (article["slug"], article["status"], article["revision"]) == (
        "gift-cards",
        "published",
        1,
    )

    (tmp_path / "faq.jsonl").write_text(lines[0], encoding="utf-8")
    again = kakehashi("kb", "import", "faq.jsonl", **store)
    assert (again.returncode, again.stdout) == (0, "0 new, 0 changed, 1 known.\n")


def test_the_starter_articles_go_out_as_pages_and_come_in_elsewhere(
    kakehashi: Run, tmp_path: Path
) -> None:
    kakehashi("db", "upgrade", "--bare")
    done = kakehashi("kb", "import", "--starter")
    assert (done.returncode, done.stdout) == (0, "84 new, 0 changed, 0 known.\n"), done.stderr
    assert kakehashi("kb", "import", "--starter").stdout == "0 new, 0 changed, 84 known.\n"
    assert kakehashi("kb", "export", "pages/").returncode == 0
    assert len(list((tmp_path / "pages").glob("*.md"))) == 168
    assert kakehashi("kb", "import", "pages").stdout == "0 new, 0 changed, 84 known.\n"

    elsewhere = {"KAKEHASHI_DATABASE_URL": "sqlite:///elsewhere.db"}
    kakehashi("db", "upgrade", "--bare", **elsewhere)
    assert kakehashi("kb", "import", "pages", **elsewhere).stdout.startswith("84 new")
    assert exported(kakehashi, **elsewhere) == exported(kakehashi)


def test_what_waits_for_a_review_is_listed(kakehashi: Run) -> None:
    kakehashi("db", "upgrade", "--bare")
    done = kakehashi("kb", "import", "-", given=json.dumps(LINE))
    assert done.returncode == 0, done.stderr
    assert kakehashi("kb", "review").stdout == (
        "gift-cards (2026-01-31): past its review date; in one language only\n"
    )
    (line,) = kakehashi("kb", "review", "--json").stdout.splitlines()
    assert json.loads(line)["reasons"] == ["overdue", "one_language"]
    assert kakehashi("kb", "review", "--owner", "us").stdout == ""


def test_what_cannot_be_read_is_said_in_one_line(kakehashi: Run, tmp_path: Path) -> None:
    kakehashi("db", "upgrade", "--bare")
    (tmp_path / "empty").mkdir()
    assert_failed(kakehashi("kb", "import", "none.jsonl"), "none.jsonl")
    assert_failed(kakehashi("kb", "import", "empty"), "SLUG.ja.md")
    assert_failed(kakehashi("kb", "import", "faq.ja.md"), "folder")
    assert kakehashi("kb", "import").returncode == 2
    assert kakehashi("kb", "import", "x.jsonl", "--starter").returncode == 2
