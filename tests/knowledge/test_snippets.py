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


@pytest.mark.parametrize(
    ("pointer", "answer"),
    [
        ('For a label or a dented lid, see "Lids".', "Send the label with the dented lid."),
        ("A dented lid and its label: see “Lids”.", "Put a label on the dented lid."),
    ],
)
def test_a_line_that_names_another_article_does_not_answer(pointer: str, answer: str) -> None:
    body = f"Most items can be returned.\n\n- {pointer}\n- {answer}\n"
    assert passage(body, "en", Sought({"label": 1.0, "lid": 1.0, "dent": 1.0}, {})).text == answer


def test_in_japanese_too() -> None:
    body = "三十日以内です。\n\n置き配は「置き配」の記事も見ます。\n\n置き配の写真を見ます。"
    assert (
        passage(body, "ja", Sought({}, {"置き": 1.0, "き配": 1.0})).text == "置き配の写真を見ます。"
    )


def test_a_pointer_alone_is_no_answer_either() -> None:
    body = 'Most items can be returned.\n\n- Lockers: see "Drop-off and lockers".\n'
    assert passage(body, "en", Sought({"locker": 1.0}, {})).text == "Most items can be returned."


def test_what_the_title_says_the_first_paragraph_says() -> None:
    body = "Most customers find it on their order page.\n\n- Invoices follow the marketplace.\n"
    asked = Sought({"invoic": 1.0}, {})
    assert passage(body, "en", asked, "Itemized invoices").text.startswith("Most customers")
    assert passage(body, "en", asked, "Papers").text == "Invoices follow the marketplace."
