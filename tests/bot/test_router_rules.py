"""Rules of the trade."""

import pytest

from bot.grammar import Reference
from tests.bot.router_reading import lines_of, read

SAID = {
    "policy": [
        "返送料の負担について",
        "リチウム電池 国際便 送れる",
        "お客様からの値引き交渉への返し",
        "段ボール捨てちゃった人の返品",
        "商品ページと違う色が来たと言われています",
        "何日まで置き配の調査出せる",
        "アマゾンポイント払いの返金先",
        "サイズが合わないから変えたいって",
        "届いた荷物が開いてたと言われた",
        "高齢のお客様がやけどしたと",
        "package was left at the wrong door",
        "they threw away the box, can they send it back",
        "buyer changed their mind",
        "customer got someone else's order",
        "size doesn't fit, now what",
        "is a signature needed on delivery",
        "customer paid duty twice",
        "how many days for a card refund",
        "charger got hot, steps?",
        "receipt in a company name",
        "gift recipient wants to send it back",
        "address typo after shipping",
        "buyer asks for vat invoice",
        "restocking on opened projector US",
        "cooling off in Japan?",
        "do points come back after a return",
        "返品は何日以内ですか",
        "開封済みのヘッドホンって返せる？",
        "日本で買ったカメラの保証期間",
        "関税は誰が払うの",
        "領収書の再発行",
        "バッテリーが膨らんでると言われたら",
        "お客様が受け取りを拒否したら返金する？",
        "クーポン使った注文をキャンセルしたらクーポン戻る？",
        "JP-1042の注文の返品期限は？",
        "249-1234567-1234567はまだ返品できますか",
        "return window for electronics",
        "who pays return shipping",
        "do we ship lithium batteries overseas",
        "customer says item arrived broken, what now",
        "can I offer a discount",
        "restocking fee",
        "US-1043 is the return still possible?",
        "what's the policy on late refunds",
        "お詫びの品って送っていい？",
        "ギフトの返品はどうなりますか",
        "電源の電圧が違うと言われた",
        "how do we handle counterfeit claims",
        "warranty US",
        "インボイス番号は載せないといけない？",
        "does the guarantee cover water damage",
        "返品の送料って誰もち",
        "期限過ぎた返品",
        "Amazon.comの保証クレームは何日以内",
        "クレジットカードへの返金は何日かかる？",
        "中身が違うと言われたらまず何する",
        "returns without the box",
        "customer wants a refund to another card",
        "price dropped after purchase",
        "120V品を日本で使えますか",
        "do we accept returns of opened headphones",
        "customs fees refundable?",
        "JP-1042 まだ返品できる期間？",
        "is JP-1042 still in the return window",
        "can we refund 112-1234567-1234567",
        "112-1234567-1234567 cancel ok?",
        "山田様 返品できる？",
        "TRI-CF4-BK warranty length",
        "CHR-MESH-BKの保証は何年",
        "お客様がけがをしたとき",
        "置き配で盗まれた場合",
        "メールに電話番号書いていい？",
        "how do we apologize in Japanese emails",
        "what's the deadline for A-to-z",
        "適格請求書の登録番号",
        "名前間違えたらどう謝る",
        "sales tax on refunds",
        "is there a fee for restocking",
    ],
}


@pytest.mark.parametrize(("intent", "text"), lines_of(SAID))
def test_the_main_intent_comes_first(intent: str, text: str) -> None:
    assert read(text).intent == intent


def test_a_rule_asked_of_a_case_hangs_on_its_order() -> None:
    got = read("JP-1042の注文の返品期限は？")
    assert [one.intent for one in got.intents][:2] == ["policy", "order"]
    assert got.tickets == (Reference("jp", 1042),)
    assert "返品期限" in got.words
