"""The words by which a line hangs on the one before it, in both languages; see
``bot.router.following``."""

from __future__ import annotations

import re

from bot.marketplaces import Market
from knowledge.seasons import DURING_JA, SEASON_EN, SEASON_JA

OPENS = re.compile(
    r"^(?:(?:ok|okay|thanks|so|then|and|but|also|hmm|right)\b[,.]?\s*)*"
    r"(?:(?:what|how) (?:about|if)|same (?:for|in|with)|and|but|then|so|also)\b[,:]?\s*"
    r"|^(?:(?:じゃあ?|では|それじゃあ?|それなら|ちなみに|あと|で|なら|なるほど)[、,]?\s*)+",
    re.IGNORECASE,
)
CLOSES = re.compile(
    r"(?:の(?:場合|とき|時|方|ほう))?(?:(?:です|だ)?と|で|に|は|って|なら|だったら|だと|も)?"
    r"(?:どう(?:ですか|なる|なりますか)?|同じ(?:ですか)?|いかがですか|ですか|か)?[\s。、?!？！]*$"
)
WITH = re.compile(r"^(?:for|with|in|on|of|from|about|is|are|if (?:it'?s|they'?re))\s+", re.I)
POINTS = re.compile(
    r"\b(?:it|its|that|this|they|them|their|he|she|him|her|his|those|these"
    r"|the (?:customer|buyer|order|ticket|case|parcel|package|item))\b"
    r"|それ(?!ぞれ|なら|じゃ|では)|その(?!他|まま|うち)|これ(?!から)|この(?!よう)|本件|当件|同件|そちら|こちら"
    r"|お客様の(?=名|お名前|連絡|住所|言語|メール|電話|注文|履歴)",
    re.IGNORECASE,
)
POINTS_AT_NOTHING = re.compile(
    r"\b(?:is|was|would) it (?:true|possible|ok|okay|allowed|necessary)\b"
    r"|\b(?:does|will|would) it (?:cost|take)\b|\bthat'?s\b",
    re.IGNORECASE,
)
LATIN = r"(?<![a-z])(?:{})(?![a-z])"
PLACES: dict[Market, re.Pattern[str]] = {
    "jp": re.compile(
        "日本(?![語円製])|" + LATIN.format(r"(?:amazon)?\.?co\.jp|amazon\s*jp|japan(?:ese)?|jp"),
        re.I,
    ),
    "us": re.compile(
        "アメリカ|米国(?!製)|"
        + LATIN.format(
            r"(?:amazon)?\.com|amazon\s*us|(?:the )?(?:usa?|united states|states)|american?"
            r"|(?:the )?u\.s\.(?:a\.)?"
        ),
        re.IGNORECASE,
    ),
}
AROUND_PLACE = re.compile(
    r"(?:\b(?:for|in|on|at|from|of|to|the|it|they|was|were|is|if|bought|purchased|sold|ordered"
    r"|orders?|customers?|buyers?|marketplace|market|store|site|side|amazon|one|ones|rules?|there"
    r"|policy)\b|アマゾン|[のでははもなら場合向けへ側版だとったら買購入注文したものサイト方を]|[\s、。,.?!])*",
    re.IGNORECASE,
)
TOWN = re.compile(
    r"(?:(?:in|at|for|the) )*(?P<town>東京|シアトル|tokyo|seattle)"
    r"(?:の?(?:デスク|チーム|側|方|ほう)| (?:desk|team|side|office))?",
    re.IGNORECASE,
)
"""A desk by its town, with nothing else."""
CIRCUMSTANCE = re.compile(
    rf"(?:{SEASON_JA}){DURING_JA}"
    r"|(?:開封|使用|購入|注文|発送|出荷|配送|到着|お届け|受け?取り?|支払い?|返品|返送|申請|キャンセル"
    r"|期限|期日|締め?切り?|営業時間|保証期間)(?:期間中|中|前|後|以降|以前|直後|直前|外)"
    r"|(?:(?:during|over|around|at|in|on|for|by|near|through(?:out)?) )?(?:the |a )?"
    rf"(?:{SEASON_EN})"
    r"|(?:during|while|before|after|until|once|outside|beyond|without) .+",
    re.IGNORECASE,
)
"""When, or in which state of things: by itself no rule and no product, but what a question is asked
for."""
NOUN_ASKED = re.compile(r"^[^、。はがを]*[一-龠々ァ-ヶー](?:は|って|を)?[?\s]*$")
"""A Japanese question that only names what it is about."""
ON_CONDITION = re.compile(r"の?(?:場合|とき|時)|たら|済み|\b(?:if|when|ones?)\b", re.IGNORECASE)
IN_THAT_CASE = re.compile(r"^.{1,12}(?:の(?:場合|とき|時)|だったら|なら|だと)は?[\s?。]*$")
ASKS_HOW = re.compile(
    r"^(?:how|when|why|who|where|what|which|can|could|is|are|do|does|until)\b"
    r"|^(?:いつ|なぜ|どうして|誰|だれ|いくら|どこ|どれ|何)",
    re.IGNORECASE,
)
NODS = re.compile(
    r"(?:ok(?:ay)?|got it|i see|sure|yes|yeah|no|great|perfect|はい|いいえ|うん|ええ|なるほど|了解"
    r"|承知|わかりました|分かりました)[ぁ-ん]*[\s.!。!]*",
    re.IGNORECASE,
)
FILLS = re.compile(
    r"\b(?:so far|until now|now|yet|currently|today|exactly|please|tell me|show me)\b"
    r"|今|現在|まだ|これまで|教えて(?:ください)?|見せて(?:ください)?|知りたい",
    re.IGNORECASE,
)
OF_JA = re.compile(r"^(?P<of>.+)の(?P<what>[^の]+?)(?:は|って|を|も)?[\s。?!]*$")
OF_EN = re.compile(r"^(?P<what>.+?)\s(?P<of>(?:for|on|of)\s.+?)[\s.?!]*$", re.IGNORECASE)
PREPOSITION = re.compile(r"^(for|on|of)\s", re.IGNORECASE)
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
