"""What a rendering states more often than the text it renders."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from translations.engines.base import Hypothesis
from translations.engines.mangling import ManglingEngine
from translations.rendering import render


class Saying(ManglingEngine):
    def __init__(self, text: str) -> None:
        super().__init__(manglers=("faithful",))
        self.said = text

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        return [[Hypothesis(self.said, 0.0)] for _ in segments]


@pytest.mark.parametrize(
    ("text", "said", "state"),
    [
        ("次回のご注文が15%引きになります。", "You get 15% off your next order.", "good"),
        (
            "次回のご注文が15%引きになります。",
            "You get 15% off, 15% off your next order.",
            "failed",
        ),
    ],
)
def test_a_percentage_that_is_said_twice_is_refused(text: str, said: str, state: str) -> None:
    (one,) = render([text], "ja", "en", Saying(said))
    assert one.state == state
