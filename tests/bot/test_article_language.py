"""Which lines of an article are not in its language."""

import pytest

from bot.article_language import foreign, language_of
from knowledge.drafts import Text
from knowledge.starter import starter_articles


def lines(body: str, language: str, sibling: str = "") -> tuple[str, ...]:
    other = Text("Return window", sibling) if sibling else None
    return foreign(Text("A", body), language, sibling=other, known=()).lines


@pytest.mark.parametrize(
    "line",
    [
        "Please send it back.",
        "- Items are returnable within 30 days.",
        "> We are sorry for the trouble.",
        "Choose 返品 in the menu of your account.",
    ],
)
def test_english_in_a_japanese_article(line: str) -> None:
    assert lines(f"返品できます。\n{line}", "ja") == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "Sony WH-1000XM5",
        "https://www.amazon.co.jp/please-send-it-back",
        "`please send it back`",
        "```\nplease send it back\n```",
        "画面には「Please send it back」と出ます。",
        '"Please send it back"',
        "Amazon Web Services",
        "{{return_days}}",
        "USB-C 65W / 100-240V",
    ],
)
def test_what_stays_as_it_is_in_either_language(line: str) -> None:
    assert lines(line, "ja") == ()


def test_japanese_in_an_english_article() -> None:
    assert lines("Return it.\n返品してください。", "en") == ("返品してください。",)
    assert lines("Write to 株式会社見本.\n株式会社見本\n「返品してください。」", "en") == ()


def test_what_was_only_carried_over_may_be_short() -> None:
    assert lines("Return window", "ja") == ()
    assert lines("Return window\nJAN", "ja", sibling="Return window\nJAN") == ("Return window",)
    assert lines("返品条件", "en", sibling="返品条件") == ("返品条件",)


def test_the_language_of_a_text_is_that_of_its_sentences() -> None:
    assert language_of("三脚は返品できます。\n`git push`", "en") == "ja"
    assert language_of("Please return it.", "ja") == "en"
    assert language_of("", "ja") == "ja"


def test_the_articles_that_come_with_the_project_are_in_their_languages() -> None:
    """But for a table that sets phrases of both side by side."""
    found = [
        line
        for given in starter_articles()
        for variant in given.draft.variants
        for line in foreign(
            Text(variant.title, variant.body), variant.language, sibling=None, known=()
        ).lines
    ]
    assert [line for line in found if not line.startswith("|")] == []
    assert len(found) <= 2
