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


def test_a_line_that_only_names_a_list_is_shown_with_what_stands_under_it() -> None:
    body = "Amazon decides.\n\nAfter a claim\n1. Put the deadline on the ticket.\n2. Answer.\n"
    shown = passage(body, "en", Sought({"claim": 1.0}, {})).text
    assert shown == "After a claim: Put the deadline on the ticket."
    body = "決めるのはAmazonです。\n\n申請の後\n- 期限をチケットに書きます。\n"
    shown = passage(body, "ja", Sought({}, {"申請": 1.0})).text
    assert shown == "申請の後：期限をチケットに書きます。"


def test_a_sentence_is_preferred_to_a_row_of_a_table() -> None:
    body = (
        "Duty is due.\n\n| Since | Rule |\n|---|---|\n| Aug 29 | US parcels under $800 |\n\n"
        "US parcels under $800 are no longer exempt.\n"
    )
    asked = Sought({"us": 1.0, "parcel": 1.0, "800": 1.0}, {})
    assert passage(body, "en", asked).text == "US parcels under $800 are no longer exempt."


def test_a_row_is_shown_where_only_it_answers() -> None:
    body = "Sizes differ by maker.\n\n| cm | US |\n|---|---|\n| 25 | 7 |\n| 26 | 8 |\n"
    assert passage(body, "en", Sought({"26": 1.0}, {})).text == "26 | 8"
