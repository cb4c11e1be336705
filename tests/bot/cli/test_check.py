"""Translations made elsewhere, judged from a shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run, assert_failed

CHECK = ("translations", "check", "--from", "ja", "--to", "en")


def line(source: str, translation: str) -> str:
    return json.dumps({"source": source, "translation": translation}, ensure_ascii=False)


def test_each_line_is_judged_in_order(kakehashi: Run) -> None:
    given = [
        line("12,800円を返金いたします。", "We will refund ¥12,800."),
        "",
        line("12,800円を返金いたします。", "We will refund ¥12,080."),
        line("商品が届きました。", "The item has not arrived."),
        json.dumps({"source": "商品が届きました。", "translation": "half \ud83d"}),
    ]
    done = kakehashi(*CHECK, given="\n".join(given))
    assert done.returncode == 0, done.stderr
    good, wrong, doubtful, _ = [json.loads(one) for one in done.stdout.splitlines()]
    assert good == {"state": "good", "reasons": []}
    assert (wrong["state"], wrong["reasons"][0]) == (
        "failed",
        {"code": "changed", "text": "12,800円"},
    )
    assert (doubtful["state"], doubtful["reasons"][0]["code"]) == ("uncertain", "negation_added")


def test_terms_of_the_store_count_where_there_is_one(kakehashi: Run, tmp_path: Path) -> None:
    given = line("匠箱で送りました。", "We sent it in a craft box.")
    assert json.loads(kakehashi(*CHECK, given=given).stdout)["state"] == "good"
    terms = "ja,en,forbidden_en,marketplace\n匠箱,Takumi Box,craft box,us\n"
    (tmp_path / "terms.csv").write_text(terms, encoding="utf-8")
    kakehashi("db", "upgrade", "--bare")
    kakehashi("translations", "termbase", "import", "terms.csv")
    assert json.loads(kakehashi(*CHECK, given=given).stdout)["state"] == "good"
    done = kakehashi(*CHECK, "--marketplace", "us", given=given)
    judged = json.loads(done.stdout)
    assert judged["reasons"] == [{"code": "term_forbidden", "text": "craft box"}], done.stderr
    assert judged["state"] == "uncertain"


def test_lines_come_from_a_file_too(kakehashi: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text("\ufeff" + line("はい。", "Yes."), encoding="utf-8")
    done = kakehashi(*CHECK, "pairs.jsonl")
    assert json.loads(done.stdout)["state"] == "good", done.stderr


def test_bad_lines_are_named_and_none_is_judged(kakehashi: Run) -> None:
    bad = ["{", "[]", '{"source": "はい。"}', '{"source": 1, "translation": "x"}']
    done = kakehashi(*CHECK, given="\n".join([line("はい。", "Yes."), *bad]))
    assert_failed(done, "Lines 2, 3, 4, 5 of standard input", "translation")
    assert done.stdout == ""
    assert_failed(kakehashi(*CHECK, "absent.jsonl"), "absent.jsonl")


@pytest.mark.parametrize("languages", [("ja", "ja"), ("ja", "fr")])
def test_other_languages_are_wrong_usage(kakehashi: Run, languages: tuple[str, str]) -> None:
    done = kakehashi("translations", "check", "--from", languages[0], "--to", languages[1])
    assert done.returncode == 2
