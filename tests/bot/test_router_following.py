"""What a follow-up means after the question before it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.router import understand
from bot.router.following import followed, in_conversation

JAPAN = "Return policy for a camera bought in Japan?"

EXCHANGED = [
    (JAPAN, "and for the US?", "Return policy for a camera? Amazon.com"),
    (
        "Return policy for a camera?",
        "what about Japan?",
        "Return policy for a camera? Amazon.co.jp",
    ),
    (JAPAN, "And in the US?", "Return policy for a camera? Amazon.com"),
    ("camera return jp", "same for amazon.com?", "camera return Amazon.com"),
    ("カメラの返品は？", "じゃあアメリカは？", "カメラの返品は? Amazon.com"),
    ("日本で買ったカメラの返品は？", "アメリカだと？", "カメラの返品は? Amazon.com"),
    ("日本で買ったカメラの返品は？", "米国の場合は？", "カメラの返品は? Amazon.com"),
    ("カメラの返品は？", "usだったら？", "カメラの返品は? Amazon.com"),
    ("カメラの返品は? Amazon.com", "日本は？", "カメラの返品は? Amazon.co.jp"),
    ("カメラの返品期限は？", "Amazon.comで買った場合は？", "カメラの返品期限は? Amazon.com"),
    ("カメラの返品は？", "what about the US?", "カメラの返品は? Amazon.com"),
    ("電池は日本へ送れますか？", "アメリカは？", "電池はアメリカへ送れますか?"),
    (
        "Can batteries be shipped to Japan?",
        "and to the US?",
        "Can batteries be shipped to the US?",
    ),
    (
        "can JP-1042 still return the camera?",
        "and for the US?",
        "can still return the camera? Amazon.com",
    ),
    ("What's the status of JP-1041?", "what about JP-1042?", "What's the status of JP-1042?"),
    ("JP-1041の状況は？", "JP-1042は？", "JP-1042の状況は?"),
    ("JP-1041とJP-1042の状況は？", "ＪＰー１０４３は？", "JP-1043の状況は?"),
    ("Who has JP-1041?", "and US-1043?", "Who has US-1043?"),
    ("カメラの返品期限は？", "JP-1042だと？", "カメラの返品期限は? JP-1042"),
    ("カメラの返品期限は？", "JP-1042ならどうなりますか？", "カメラの返品期限は? JP-1042"),
    ("カメラの返品期限は？", "じゃあJP-1042の場合は？", "カメラの返品期限は? JP-1042"),
    (JAPAN, "what about US-1043?", "Return policy for a camera? US-1043"),
    (
        "注文249-1234567-1234567はどこ？",
        "503-1234567-1234567は？",
        "注文503-1234567-1234567はどこ?",
    ),
    ("Return policy for a camera?", "and for a lens?", "Return policy for a lens?"),
    ("Return policy for a camera?", "and the warranty?", "the warranty for a camera?"),
    ("カメラの返品期限は？", "レンズは？", "レンズの返品期限は?"),
    ("カメラの返品期限は？", "保証は？", "カメラの保証は?"),
    ("カメラの返品は？", "レンズの場合は？", "レンズの返品は?"),
]

KEPT = [
    ("What's the status of JP-1042?", "who has it?", "who has it? JP-1042"),
    ("JP-1042の状況は？", "誰が担当？", "誰が担当? JP-1042"),
    ("JP-1042の状況は？", "担当は誰？", "担当は誰? JP-1042"),
    ("JP-1042の状況は？", "経緯を教えて", "経緯を教えて JP-1042"),
    ("JP-1042の状況は？", "返品できる？", "返品できる? JP-1042"),
    ("JP-1042の状況は？", "お客様の連絡先は？", "お客様の連絡先は? JP-1042"),
    ("JP-1042の状況は？", "英語に訳して", "英語に訳して JP-1042"),
    ("Who has JP-1042?", "what happened so far?", "what happened so far? JP-1042"),
    ("Who has JP-1042?", "is it still returnable?", "is it still returnable? JP-1042"),
    (
        "where is 249-1234567-1234567",
        "when will it arrive?",
        "when will it arrive? 249-1234567-1234567",
    ),
    ("高橋様の連絡先は？", "注文は？", "注文は? 高橋様"),
    ("JP-1042", "who has it?", "who has it? JP-1042"),
    ("カメラの返品は？", "開封済みの場合は？", "カメラの返品は? 開封済み"),
    ("カメラの返品は？", "それはいつまで？", "カメラの返品は? それはいつまで?"),
    ("Return policy for a camera?", "how long?", "Return policy for a camera? how long?"),
    (
        "Can a camera be returned?",
        "what about opened ones?",
        "Can a camera be returned? opened ones",
    ),
]

WHEN = [
    (
        "How long is the return period?",
        "what about during the holidays?",
        "How long is the return period during the holidays?",
    ),
    (
        "How long is the return period for a camera?",
        "and over Christmas?",
        "How long is the return period for a camera over Christmas?",
    ),
    (
        "How long is the return period?",
        "after the deadline?",
        "How long is the return period after the deadline?",
    ),
    ("return window for a camera", "and in December?", "return window for a camera in December"),
    ("返品期限は？", "年末年始は？", "年末年始の返品期限は?"),
    ("返品期限は？", "連休中は？", "連休中の返品期限は?"),
    ("返品期限は？", "ゴールデンウィーク中はどうですか？", "ゴールデンウィーク中の返品期限は?"),
    ("カメラの返品期限は？", "年末年始は？", "年末年始のカメラの返品期限は?"),
    ("返品はできますか？", "年末年始は？", "年末年始、返品はできますか?"),
    ("カメラの返品期限は？", "開封後は？", "開封後のカメラの返品期限は?"),
    ("カメラの返品期限は? Amazon.com", "お盆の間は？", "お盆の間のカメラの返品期限は? Amazon.com"),
]

ALONE = [
    ("", "and for the US?"),
    ("ok", "and for the US?"),
    ("JP-1042", "and for the US?"),
    ("Return policy for a camera?", "thanks!"),
    ("カメラの返品は？", "わかりました"),
    ("カメラの返品は？", "リチウム電池は航空便で送れますか？"),
    ("カメラの返品は？", "電池"),
    ("Return policy for a camera", "battery shipping"),
    ("JP-1042の状況は？", "JP-1043の経緯を教えて"),
    ("JP-1042の状況は？", "カメラの返品は？"),
    ("Who has JP-1042?", "How many days until a refund is paid?"),
    ("Who has JP-1042?", "camera return jp"),
    ("Who has JP-1042?", "what commands are there?"),
    ("カメラの返品は？", "高橋様の連絡先は？"),
    ("カメラの返品は？", "JP-1042"),
    ("カメラの返品は？", "「着払い」は英語で？"),
    ("送料は誰持ち？", "JP-1018って今どうなってる？"),
    ("送料は誰持ち？", "JP-1018はいまどうなってますか"),
    ("送料は誰持ち？", "じゃあJP-1018どうなった？"),
    ("how many days for returns?", "who has JP-1018?"),
    ("how many days for returns?", "is JP-1018 done?"),
    ("how many days for returns?", "what's up with JP-1018?"),
    ("返品期限は？", "年末年始の配送について教えてください"),
    ("Return policy for a camera?", "Do you deliver during the holidays?"),
]


@pytest.mark.parametrize(("before", "text", "meant"), [*EXCHANGED, *KEPT, *WHEN])
def test_a_follow_up_is_understood_with_the_question_before(
    before: str, text: str, meant: str
) -> None:
    assert followed(text, before) == meant


@pytest.mark.parametrize(("before", "text"), ALONE)
def test_what_stands_by_itself_is_left_as_it_is(before: str, text: str) -> None:
    assert followed(text, before) == text


def test_the_router_sees_the_marketplace_that_was_exchanged() -> None:
    for before in (JAPAN, "日本で買ったカメラの返品は？"):
        got = understand(followed("and for the US?", before), today=date(2026, 11, 27))
        assert (got.marketplace, got.intent) == ("us", "policy")


def test_a_chain_of_follow_ups_hangs_on_its_first_question() -> None:
    said = ["カメラの返品は？", "じゃあアメリカは？", "ありがとうございます"]
    assert in_conversation("レンズは？", said) == "レンズの返品は? Amazon.com"
    assert in_conversation("日本だと？", said) == "カメラの返品は? Amazon.co.jp"
    assert in_conversation("who has it?", ["JP-1041の状況は？", "JP-1042は？"]) == (
        "who has it? JP-1042"
    )


@given(st.text(max_size=90), st.text(max_size=90))
def test_any_two_lines_are_taken(text: str, before: str) -> None:
    assert isinstance(followed(text, before), str)


def test_in_a_cases_thread_this_customer_is_the_cases() -> None:
    said = ["headphones one side silent", "what did we promise this customer?"]
    for line in ("has this customer written before?", "who has it?", "what did we promise them?"):
        assert in_conversation(line, said, of_a_case=True) == line
    assert "Amazon.com" in in_conversation(
        "and for the US?", ["return window for a camera?"], of_a_case=True
    )
