"""Wrong translations are caught, right ones pass."""

import pytest

from translations.checks import judge

RIGHT = [
    ("商品がまだ届いていません。", "The item has not arrived yet."),
    ("12,800円を11/27(金)までに返金いたします。", "We will refund ¥12,800 by Fri, Nov 27."),
    ("ご不便をおかけして申し訳ございません。", "We're sorry for the inconvenience."),
    ("交換していただけませんか。", "Could you exchange it for me?"),
    ("1個しか入っていませんでした。", "There was only one in the box."),
    ("はい。", "Yes."),
    ("再起動しなければなりません。", "You have to restart it."),
    ("宛名は「株式会社見本」でお願いします。", "Please make it out to “株式会社見本”."),
    ("注文番号は250-1234567-1234567です。", "My order number is 250-1234567-1234567."),
    ("重すぎて、一人では運べません。", "It's too heavy for me to carry by myself."),
    ("部品が足りません。", "We're short of parts."),
    ("返金ではなく交換をお望みですか。", "Would you prefer an exchange to a refund?"),
    ("説明書をなくしてしまいました。", "I can't find the manual anymore."),
    ("ご期待に沿えず申し訳ございません。", "We're sorry it didn't live up to your expectations."),
    ("佐藤様の件で質問があります。", "I have a question about 佐藤's case."),
    ("お皿を1枚ずつ紙で包んでおります。", "We wrap each plate in paper."),
    ("2階まで運んでいただけますか。", "Could you carry it upstairs for me?"),
    ("夜8時にお電話ください。", "Please call me at 8 PM."),
    ("32型のテレビを注文しました。", "I ordered the 32-inch TV."),
    (
        "電話がつながるまで30分も待たされました。",
        "I was on hold for half an hour before anyone answered.",
    ),
    (
        "部屋が狭くて入らなかったので、返品したいです。まだ間に合いますか。",
        "It's too big for my room, so I'd like to return it. Is it too late?",
    ),
    ("返金いたしかねます。", "We can't refund it."),
    ("値引きはできません。", "A discount isn't possible."),
    ("壊れないうちに送り返したいです。", "I want to send it back before it breaks."),
    ("どうぞご安心ください。", "Please don't worry."),
    ("早めに出さないと間に合いません。", "If I don't send it soon, it won't be in time."),
]

WRONG = [
    ("3個注文しました。", "I ordered it.", "missing"),
    ("12,800円です。", "It is ¥12,300.", "changed"),
    ("商品が届きません。", "", "empty"),
    ("商品が届きません。", "商品が届きません。", "copy"),
    ("商品が届きません。", "the the the the the the the", "loop"),
    ("商品が届きません。", "商品 の が no", "script"),
    ("注文番号は250-1234567-1234567です。", "My order number is 250-1234567-1234576.", "changed"),
    ("商品が届きません。", "It has not ⁇ arrived.", "broken"),
    (
        "先週注文した棚の部品が二つ足りないので、早めに送っていただけると助かります。",
        "OK.",
        "length_far",
    ),
]

DOUBTFUL = [
    ("返金はできません。", "I can't get a refund.", "giver"),
    ("代わりの品はお送りできません。", "I can't receive a replacement.", "giver"),
    (
        "住所が違うと荷物は届かないと言われました。",
        "I was told a parcel arrives if the address is wrong.",
        "negation_lost",
    ),
    (
        "締め切りまでに書類がそろいませんでした。",
        "I had it all before the deadline.",
        "negation_lost",
    ),
    (
        "割れたのは皿ではなく、カップです。",
        "It's the plate that broke, and the cup.",
        "negation_lost",
    ),
    ("おじは運転ができません。", "My uncle can drive.", "negation_lost"),
    (
        "皿が割れていました。返金をお願いします。明日電話してください。",
        "The plate was broken. Please call me tomorrow.",
        "unanswered",
    ),
    (
        "値下がりしたようですが、差額は返ってきますか。",
        "Perhaps the price has come down a little.",
        "unanswered",
    ),
    (
        "領収書の宛名を変更してほしいとのことです。",
        "You asked us to change the name on the receipt.",
        "speaker",
    ),
    ("商品が届いていません。", "The item has arrived.", "negation_lost"),
    ("商品が届きました。", "The item has not arrived.", "negation_added"),
    (
        "取り消す前に発送され、もう止められません。",
        "It shipped before we canceled it, and it can be stopped.",
        "negation_lost",
    ),
    (
        "ふたが固くて、片手で開けられません。",
        "The lid is so stiff that I can open it with one hand.",
        "negation_lost",
    ),
    (
        "はい、どこにあるか分かりました。一週間で届くはずです。まだ発送していません。",
        "Yes, we know where it is and it should arrive within a week. It has been shipped.",
        "negation_lost",
    ),
    ("五個買ったのに、六個分の請求が来ました。", "I bought 6 but was billed for 6.", "added"),
    ("商品が届きました。", "The 商品 has arrived at my home.", "remainder"),
    ("はい、届きました。", "Yes, it arrived on May 3.", "added"),
    (
        "お客様は返送しなくて結構です。",
        "The customer needs to send it back.",
        "negation_lost",
    ),
    (
        "お客様は返送して結構です。",
        "The customer doesn't need to send it back.",
        "negation_added",
    ),
    (
        "届いたので返送しなくて結構です。",
        "As it didn't arrive, you don't need to send it back.",
        "negation_added",
    ),
]


def test_what_the_reader_said_is_told_as_such() -> None:
    source = "商品が届いていないとのことですが、倉庫に確認しております。"
    said = "You said the item hasn't arrived; we're checking with the warehouse."
    assert judge(source, said, "ja", "en").state == "good"


@pytest.mark.parametrize(("japanese", "english"), RIGHT)
def test_right_translations_are_good_both_ways(japanese: str, english: str) -> None:
    assert judge(japanese, english, "ja", "en").state == "good"
    assert judge(english, japanese, "en", "ja").state == "good"


@pytest.mark.parametrize(
    "japanese",
    [
        "お客様は返送しなくて結構です。",
        "お客様に返送していただかなくて結構です。",
        "お客様は返送しなくてもいいです。",
        "お客様は返送しなくて大丈夫です。",
        "お客様のご返送には及びません。",
    ],
)
@pytest.mark.parametrize(
    "english",
    [
        "The customer doesn't need to send it back.",
        "The customer doesn't have to send it back.",
        "There's no need for the customer to send it back.",
    ],
)
def test_what_need_not_be_done_is_denied_on_both_sides(japanese: str, english: str) -> None:
    for verdict in (judge(japanese, english, "ja", "en"), judge(english, japanese, "en", "ja")):
        assert not {one.code for one in verdict.reasons} & {"negation_lost", "negation_added"}


@pytest.mark.parametrize(("source", "translation", "code"), WRONG)
def test_wrong_translations_fail(source: str, translation: str, code: str) -> None:
    verdict = judge(source, translation, "ja", "en")
    assert verdict.state == "failed"
    assert code in {reason.code for reason in verdict.reasons}


@pytest.mark.parametrize(("source", "translation", "code"), DOUBTFUL)
def test_doubtful_translations_say_why(source: str, translation: str, code: str) -> None:
    verdict = judge(source, translation, "ja", "en")
    assert (verdict.state, [reason.code for reason in verdict.reasons]) == ("uncertain", [code])


@pytest.mark.parametrize(
    ("english", "turned", "right"),
    [
        (
            "Please don't use the tripod until you hear from us.",
            "ご連絡をいただくまで、三脚はお使いにならないでください。",
            "ご連絡するまで、三脚はお使いにならないでください。",
        ),
        ("I'll call you tomorrow.", "明日お電話をいただけますか。", "明日お電話いたします。"),
        (
            "Please let us know the size.",
            "サイズをお知らせいたします。",
            "サイズをお知らせください。",
        ),
        ("We haven't heard from you.", "まだご連絡しておりません。", "まだご連絡がありません。"),
    ],
)
def test_whose_turn_it_is_to_get_in_touch(english: str, turned: str, right: str) -> None:
    for source, target in (("en", "ja"), ("ja", "en")):
        both = (english, turned) if source == "en" else (turned, english)
        assert "giver" in [reason.code for reason in judge(*both, source, target).reasons]
        both = (english, right) if source == "en" else (right, english)
        assert judge(*both, source, target).state == "good"


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("返金してもらえません。", "I can't get a refund."),
        ("返金できないのですか。", "Can't I get a refund?"),
        ("二件とも残っていれば、一件を返金いたします。", "If both remain, I'll get one refunded."),
        ("返金はできないとのことです。", "They say I can't get a refund."),
    ],
)
def test_whoever_gets_may_say_so(japanese: str, english: str) -> None:
    reasons = judge(japanese, english, "ja", "en").reasons
    assert "giver" not in [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("There isn't a single photo of it.", "写真は一枚もあります。"),
        ("This must be the same customer.", "同じお客様に違いあります。"),
        ("The sofa was too big to fit through the door.", "ソファが大きすぎて、玄関に入れます。"),
        ("They missed the funeral.", "お葬式に間に合いました。"),
    ],
)
def test_what_waits_for_its_denial_in_japanese(english: str, japanese: str) -> None:
    reasons = judge(english, japanese, "en", "ja").reasons
    assert "negation_lost" in [reason.code for reason in reasons]


def test_into_japanese() -> None:
    assert judge("It has not arrived.", "It has not come.", "en", "ja").state == "failed"
    rest = judge("Please wait.", "お待ちください please wait for the item", "en", "ja")
    assert "remainder" in {reason.code for reason in rest.reasons}
    loop = judge("Please wait a moment.", "お待ちお待ちお待ちお待ちください", "en", "ja")
    assert "loop" in {reason.code for reason in loop.reasons}


@pytest.mark.parametrize(
    ("score", "unknown", "state"),
    [(-0.1, 0.0, "good"), (-0.7, 0.0, "uncertain"), (-3.0, 0.0, "failed"), (-0.1, 0.5, "failed")],
)
def test_an_engines_own_doubts_count(score: float, unknown: float, state: str) -> None:
    verdict = judge("届きました。", "It has arrived.", "ja", "en", score=score, unknown=unknown)
    assert verdict.state == state


@pytest.mark.parametrize(
    ("first", "whole"),
    [
        ("私書箱の番号です。", "It's the number of a PO box."),
        ("届いた皿が一枚、ひどく欠けていました。", "One plate was badly chipped."),
    ],
)
def test_a_sentence_that_is_gone_is_missed(first: str, whole: str) -> None:
    source = f"{first}ほかの皿は五枚とも問題ないので、そのまま使います。"
    rest = "The other five plates are fine, so I'll keep using them."
    assert judge(source, f"{whole} {rest}", "ja", "en").state == "good"
    assert judge(source, rest, "ja", "en").state != "good"


def test_what_was_merged_is_not_gone() -> None:
    source = "皿が一枚欠けていました。ほかの五枚は問題ありません。"
    merged = "One plate was chipped, but the other five plates are fine."
    assert judge(source, merged, "ja", "en").state == "good"
