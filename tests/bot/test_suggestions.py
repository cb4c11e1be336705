"""A similar sentence's translation with the agent's own values: all of them, or none."""

from datetime import UTC, datetime

import pytest

from bot.suggestions import offered
from translations.near import NearHit
from translations.templates import masked


def hit(english: str, japanese: str) -> NearHit:
    return NearHit(
        source_text=english,
        target_text=japanese,
        source_template=masked(english).text,
        target_template=masked(japanese).text,
        ratio=0.96,
        by="Dana Miller",
        at=datetime(2026, 11, 27, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("english", "japanese", "mine", "expected"),
    [
        (
            "Your parcel arrives on December 3.",
            "お荷物は12月3日に届きます。",
            "Your parcel will arrive on December 8.",
            "お荷物は12月8日に届きます。",
        ),
        (
            "Your parcel arrives between December 3 and 5.",
            "お荷物は12月3日から5日の間に届きます。",
            "Your parcel will arrive between December 8 and 11.",
            "お荷物は12月3日から5日の間に届きます。",
        ),
    ],
)
def test_values_come_along_all_or_none(
    english: str, japanese: str, mine: str, expected: str
) -> None:
    assert offered(0, mine, hit(english, japanese), "ja").text == expected
