"""Whether a line has a subject at all, and which of its words are only quoted. Pure."""

from __future__ import annotations

import re

_QUOTES = re.compile(
    r"「[^」]{4,}」|『[^』]{4,}』|\"[^\"]{4,}\"|“[^”]{4,}”|”[^”]{4,}”|''[^']{4,}''"
    r"|```.+?```",
    re.DOTALL,
)
_SAID = re.compile(r"[:：](?!//|\d)\s*\S.*$|\n.*$", re.DOTALL)
_TOLD = re.compile(r"訳|翻訳|英語|日本語|translat|english|japanese|\b(?:en|ja|jp)\b|意味|mean")
_ASKS = re.compile(
    r"\?|か[。 ]*$|(?:とき|時|場合|たら|方法|どう|何|いつ|なぜ|(?<!待)って"
    r"|は)[。 ]*$|どう|なぜ|いつ|ですか|ますか|できる|いい"
    r"|^\W*(?:how|what|when|why|can|could|may|is|are|do|does|should|must|where|if|customer|who)\b"
)
_EMPTY = re.compile(
    r"日本|米国|アメリカ|東京|シアトル|英語|今日|昨日|明日|先週|来週|今週|同じ|他"
    r"|場合|方|次|前|後|件|時|今|何|誰|別|例|逆|両方|一方|片方|一つ|ひとつ|もう"
    r"|こっち|そっち|あっち|向こう|むこう|あちら|そう|それ|これ|あれ|じゃあ|では"
    r"|\b(?:and|the|other|one|ones|same|for|about|what|how|which|this|that|these"
    r"|those|it|its|they|them|then"
    r"|there|here|japan|usa?|jp|tokyo|seattle|english|japanese|but|with|from|also"
    r"|too|now|again|still|yes|no"
    r"|not|why|when|where|who|can|could|would|should|is|are|was|were|do|does|did|you"
    r"|we|i|he|she|his|her|so"
    r"|or|if|in|on|at|to|of|a|an|any|anything|else|more|ok|please|really|sure|next"
    r"|last|first|second|another|both"
    r"|day|week|today|tomorrow|yesterday|case|mean|be|have|has|had|their|our|your|my"
    r"|me|us|go|get|thing|marketplace|open|closed|done|possible|allowed|true|right"
    r"|correct|way|round|around|but|don|doesn|isn|didn|won|opposite)\b|\d+"
)
_HOLDS = re.compile(r"[一-龠々]|[ァ-ヴー]{2,}|[a-z]{3,}")


def asks_something(text: str) -> bool:
    """Whether it is a question that has a subject: what only points at something else has none."""
    return bool(_ASKS.search(text)) and holds(text)


def holds(text: str) -> bool:
    """Whether any word is left that says what it is about."""
    return bool(_HOLDS.search(_EMPTY.sub(" ", text)))


def covered(text: str) -> str:
    """The text without what is only quoted in it: a quoted question is not asked."""
    without_quotes = _QUOTES.sub(" ", text)
    bare = _SAID.sub(" ", without_quotes)
    if bare.strip() and _TOLD.search(bare):
        return bare
    return without_quotes if without_quotes.strip(" 。、?!") else text
