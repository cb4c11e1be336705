"""A question from the shell: what it is understood as, and what answers it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.conftest import Run
from tests.bot.cli.test_kb_search import LINES


@pytest.fixture
def stocked(kakehashi: Run, tmp_path: Path) -> Run:
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in LINES)
    (tmp_path / "articles.jsonl").write_text(text, encoding="utf-8")
    assert kakehashi("db", "upgrade", "--bare").returncode == 0
    assert kakehashi("kb", "import", "articles.jsonl").returncode == 0
    return kakehashi


def asked(kakehashi: Run, text: str, *more: str) -> dict[str, Any]:
    done = kakehashi("ask", text, "--json", *more)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_question_is_answered_from_articles_and_what_it_names_is_recognised(
    stocked: Run,
) -> None:
    found = asked(stocked, "JP-1042の冷蔵便の再配達は？")
    assert (found["intent"], found["ticket"], found["marketplace"]) == ("ticket", "JP-1042", "jp")
    assert found["knowledge"][0] == {
        "slug": "chilled",
        "language": "ja",
        "title": "冷蔵便の再配達",
        "marketplace": "jp",
        "passage": "再配達は1回です。",
        "answers": True,
        "verify": False,
    }
    assert found["tickets"] == []
    found = asked(stocked, "naoko@example.com 冷蔵便", "--language", "en")
    assert (found["intent"], found["customer"]) == ("customer", "naoko@example.com")
    assert found["knowledge"][0]["title"] == "Chilled parcels"
    assert "冷蔵便の再配達" in stocked("ask", "冷蔵便の再配達は？").stdout


def test_what_was_understood_is_in_the_document(stocked: Run) -> None:
    understood = asked(stocked, "昨日の山本様のJP-1042、返品期限は？")["understood"]
    assert [one["intent"] for one in understood["intents"]][:2] == ["policy", "order"]
    assert (understood["tickets"], understood["names"]) == (["JP-1042"], ["山本"])
    assert understood["dates"][0]["day"] == "yesterday"
    assert understood["words"]
