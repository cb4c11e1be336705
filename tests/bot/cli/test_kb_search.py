"""Articles asked from the shell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.conftest import Run, assert_failed

LINES = [
    {
        "slug": "chilled",
        "marketplace": "jp",
        "status": "published",
        "variants": [
            {"language": "ja", "title": "冷蔵便の再配達", "body": "再配達は1回です。"},
            {"language": "en", "title": "Chilled parcels", "body": "One redelivery."},
        ],
    },
    {
        "slug": "pallets",
        "marketplace": "us",
        "status": "published",
        "variants": [{"language": "en", "title": "Pallets", "body": "Pallets go by freight."}],
    },
]


@pytest.fixture
def shell(kakehashi: Run, tmp_path: Path) -> Run:
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in LINES)
    (tmp_path / "articles.jsonl").write_text(text, encoding="utf-8")
    assert kakehashi("db", "upgrade", "--bare").returncode == 0
    done = kakehashi("kb", "import", "articles.jsonl")
    assert done.returncode == 0, done.stderr
    return kakehashi


def test_a_question_is_answered_in_words_and_as_json(shell: Run) -> None:
    done = shell("kb", "search", "再配達")
    assert done.returncode == 0, done.stderr
    assert "冷蔵便の再配達  [jp, ja]  chilled" in done.stdout
    assert "Nothing found" in shell("kb", "search", "zzzz").stdout
    answer = json.loads(shell("kb", "search", "chiled", "--json").stdout)
    (hit,) = answer["results"]
    assert (hit["slug"], hit["language"], hit["marketplace"]) == ("chilled", "en", "jp")
    nothing = json.loads(shell("kb", "search", "freight", "--marketplace", "jp", "--json").stdout)
    assert "us" not in {hit["marketplace"] for hit in nothing["results"]}


def test_many_questions_are_answered_in_their_order(shell: Run) -> None:
    questions: list[dict[str, Any]] = [
        {"query": "pallets", "language": "en", "limit": 1},
        {"query": '"*AND('},
        {"query": "再配達 冷蔵", "marketplace": "jp"},
    ]
    given = "\n".join(json.dumps(one, ensure_ascii=False) for one in questions) + "\n"
    done = shell("kb", "search", "--batch", "-", given=given)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["query"] for one in answers] == [one["query"] for one in questions]
    assert [[hit["slug"] for hit in one["results"]] for one in answers] == [
        ["pallets"],
        [],
        ["chilled"],
    ]
    assert set(answers[0]["results"][0]) == {"slug", "language", "title", "score"}


def test_a_bad_line_is_named_with_its_number(shell: Run) -> None:
    for bad in (
        "{",
        '{"query": 3}',
        '{"query": "a", "limit": 0.5}',
        '{"query":"a","language":"fr"}',
    ):
        done = shell("kb", "search", "--batch", "-", given=f'{{"query": "pallets"}}\n{bad}\n')
        assert_failed(done, "line 2")
    assert shell("kb", "search").returncode == 2
    assert_failed(shell("kb", "search", "--batch", "missing.jsonl"), "missing.jsonl")


def test_the_index_is_made_anew(shell: Run) -> None:
    done = shell("kb", "reindex")
    assert done.stdout == "3 variants indexed anew.\n", done.stderr
    assert "chilled" in shell("kb", "search", "再配達").stdout
