"""The passage shown is the answer: the first paragraph, unless another place says clearly more."""

import pytest

from knowledge.snippets import Sought, passage

BODY = """Most items can be returned within 30 days of arrival.

## Steps

1. Look up when the parcel arrived.
2. Ask for photos of a dented lid, then send the label.
"""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ({"return": 1.0, "parcel": 1.0}, "Most items can be returned within 30 days of arrival."),
        (
            {"return": 0.4, "dent": 1.0, "lid": 1.0, "label": 1.0},
            "Ask for photos of a dented lid, then send the label.",
        ),
        ({"nothing": 1.0}, "Most items can be returned within 30 days of arrival."),
    ],
)
def test_the_passage_that_answers(words: dict[str, float], shown: str) -> None:
    assert passage(BODY, "en", Sought(words, {})).text == shown
