"""What a reply holds out to the customer, and what only speaks of money."""

import pytest

from translations.promises import promises


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200円を返金いたします。", [("amount", "1,200円"), ("refund", "返金")]),
        ("We'll send you $20.00 back.", [("amount", "$20.00")]),
        ("We will refund ¥1,250 by Friday.", [("amount", "¥1,250"), ("refund", "refund")]),
    ],
)
def test_money_that_is_to_come_is_promised(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.kind, one.text) for one in promises(text)]
    assert set(expected) <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "1,250円の返金はできません。",
        "We can't refund the ¥1,250.",
        "We did not promise a refund.",
        "輸入手数料の＄21.40は注文時にお支払い済みです。",
        "You paid $21.40 in import fees when you ordered.",
        "1,250円をお支払いいただいたでしょうか。",
    ],
)
def test_a_refusal_the_past_and_a_question_promise_nothing(text: str) -> None:
    assert promises(text) == []
