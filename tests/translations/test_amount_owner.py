"""An amount stays with the fee or refund that it is the amount of."""

import pytest

from translations.amount_owner import strange_owner
from translations.checks import judge
from translations.phrasebook.markup import Sentence, render
from translations.phrasebook.pairs import sentence_pairs
from translations.starter.corpus import written_out

FEE = "The import fee of $21.40 was charged when you ordered."


@pytest.mark.parametrize(
    ("english", "japanese", "found"),
    [
        (FEE, "ご注文$21.40の輸入手数料は、ご注文時に請求されました。", "ご注文$21.40"),
        ("We will send the refund of $45.00.", "商品$45.00の返金をお送りします。", "商品$45.00"),
        ("A $12.00 shipping fee was added.", "配送先$12.00の料金が加わりました。", "配送先$12.00"),
    ],
)
def test_an_amount_behind_another_noun(english: str, japanese: str, found: str) -> None:
    assert strange_owner(english, japanese) == found


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        (FEE, "輸入手数料$21.40は、ご注文時に請求されました。"),
        (FEE, "$21.40の輸入手数料は、ご注文時に請求されました。"),
        (FEE, "ご注文時に$21.40の輸入手数料が請求されました。"),
        (FEE, "ご注文の$21.40の輸入手数料は請求済みです。"),
        ("We got your payment of $20.00 today.", "本日$20.00のご入金を確認いたしました。"),
        ("The $5.00 fee includes tax.", "手数料は税込$5.00です。"),
        ("Your order came to $21.40.", "ご注文$21.40を承りました。"),
        ("The fee was $21.40.", "手数料は$21.40でした。"),
        (
            "Your order of $50.00 and the shipping fee are refunded.",
            "ご注文$50.00と送料を返金いたします。",
        ),
    ],
)
def test_right_renderings_are_let_be(english: str, japanese: str) -> None:
    assert strange_owner(english, japanese) is None


def test_such_a_rendering_is_doubted() -> None:
    wrong = "ご注文$21.40の輸入手数料は、ご注文時に請求されました。"
    right = "$21.40の輸入手数料は、ご注文時に請求されました。"
    codes = {one.code for one in judge(FEE, wrong, "en", "ja").reasons}
    assert "owner" in codes
    assert "owner" not in {one.code for one in judge(FEE, right, "en", "ja").reasons}


def test_pairs_that_people_wrote_are_hardly_ever_doubted() -> None:
    written = [(filled(one.ja), filled(one.en)) for one in written_out()]
    pairs = [*sentence_pairs(), *written]
    doubted = [(ja, en) for ja, en in pairs if strange_owner(en, ja)]
    assert len(doubted) < len(pairs) / 1000


def filled(sentence: Sentence) -> str:
    return render(sentence, lambda _: 0, lambda slot: "$21.40" if "amount" in slot else "X")
