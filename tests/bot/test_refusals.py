"""Why there is no translation, as its reader is told."""

from bot.refusals import refusal
from translations.checks import Reason

BOTH = [Reason("unknown"), Reason("astray")]


def test_several_causes_are_told_apart() -> None:
    assert refusal(BOTH, "en") == (
        "it has too many words that the engine doesn't know; the meaning would have changed"
    )
    assert refusal(BOTH, "ja") == "翻訳エンジンの知らない言葉が多い。また、意味が変わってしまう"


def test_one_cause_stands_alone() -> None:
    assert refusal(BOTH[:1], "en") == "it has too many words that the engine doesn't know"
