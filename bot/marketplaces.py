"""Which marketplace's rule a question names, and the question without that name. Pure.

The marketplace is where somebody bought. Where they live, what they speak, where a parcel goes and
which desk answers say nothing of it (``knowledge/scope.py``): a country counts only beside words of
the trade, and not where the question is about a way, a home or a plug.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

Market = Literal["jp", "us"]
Places = Mapping[Market, re.Pattern[str]]

_JA = "ぁ-んァ-ヶー一-龠々"
_ENDS = r"(?![A-Za-z0-9])"

# --- the shop by its name or address, or "bought in" --------------------------------------------

_BOUGHT = (
    r"(?:bought|purchased|ordered|order(?:s)?|sold|purchase)\s+(?:on|in|from|at)\s+(?:the\s+)?"
)
_SHOP = (
    r"(?:return|refund|marketplace|store|order|site|listing|invoice|sales?\s+tax|consumption\s+tax)"
)
_GOT = r"(?:の?(?:購入|注文)(?:した|の)?|買(?:った|う|い)?)(?:(?:もの|商品|品物)(?:を|は)?)?"
_ADDRESS = r"(?<![A-Za-z0-9@.-])"
_JAPAN = (
    rf"(?:{_ADDRESS}(?:www\.)?(?:amazon)?\.?co\.jp{_ENDS}|amazon\s+japan|amazon\s*jp{_ENDS}"
    r"|japan(?:ese)?\s+amazon|アマゾン(?:日本|ジャパン)"
    r"|日本(?:版)?の?\s*(?:amazon|アマゾン|ストア|マーケットプレイス|サイト))"
)
_AMERICA = (
    rf"(?:{_ADDRESS}(?:www\.)?(?:amazon)?\.com(?![.A-Za-z0-9])|amazon\s+(?:us|usa|america){_ENDS}"
    r"|(?:us|u\.s\.|american)\s+amazon"
    r"|(?:米国|アメリカ|米)(?:版)?の?\s*(?:amazon|アマゾン|ストア|マーケットプレイス|サイト))"
)
_SHOPS: Places = {
    "jp": re.compile(
        rf"{_JAPAN}(?:で{_GOT})?|{_BOUGHT}japan\b|\b(?:japan(?:ese)?|japan's|jp)(?=\s+{_SHOP})"
        rf"|日本(?:のサイト)?で{_GOT}",
        re.IGNORECASE,
    ),
    "us": re.compile(
        rf"{_AMERICA}(?:で{_GOT})?|{_BOUGHT}(?:us|usa|u\.s\.|united\s+states|america)(?![\w])"
        rf"|\b(?:american|usa)(?=\s+{_SHOP})|(?<![\w.])(?-i:US|U\.S\.)(?=\s+{_SHOP})"
        rf"|(?:米国|アメリカ)(?:のサイト)?で{_GOT}",
        re.IGNORECASE,
    ),
}

# --- jp and us as words ---------------------------------------------------------------------------

# Behind these words "us" is a pronoun, or a place.
_PRONOUN = re.compile(
    r"(?:about|after|all|allow|allows|and|ask|before|between|by|contact|did|do|email|find|for|from"
    r"|give|gives|help|helps|in|into|lets?|make|notify|of|on|or|pay|reach|send|show|tell|tells|the"
    r"|to|told|via|vs|want|with)$",
    re.IGNORECASE,
)
_FROM_OR_TO = r"(?<!\bto )(?<!\bin )(?<!\bfrom )(?<!\binto )(?<!\bvia )"
_WAY = "から|まで|へ|に|で(?!す)|宛|行き|向け|発送|在住|国内|側"
_IN_JAPANESE = rf"(?<![A-Za-z0-9.-])(?:{{key}})(?!{_WAY})(?:(?:だったら|なら|版)の?|の?(?=[{_JA}]))"
_KEYS: Places = {
    "jp": re.compile(
        rf"(?<![A-Za-z0-9.\-]){_FROM_OR_TO}jp(?=\s|$)|{_IN_JAPANESE.format(key='jp')}",
        re.IGNORECASE,
    ),
    "us": re.compile(_IN_JAPANESE.format(key="us"), re.IGNORECASE),
}
_EITHER_KEY = re.compile(r"(?<![A-Za-z0-9.\-])(jp|us)(?![A-Za-z0-9.\-])", re.IGNORECASE)

# --- countries --------------------------------------------------------------------------------

_IN = r"(?:\b(?:in|for|on|of|at)\s+)?(?:\bthe\s+)?"
_COUNTRIES: Places = {
    "jp": re.compile(
        rf"{_IN}\bjapan(?:ese|'s)?{_ENDS}|日本(?![語人製円酒]|郵便|{_WAY})(?:の場合)?の?",
        re.IGNORECASE,
    ),
    "us": re.compile(
        rf"{_IN}(?:\b(?:usa|united\s+states|american?)\b|\bu\.s\.(?:a\.)?|(?-i:\bUS\b))(?:'s)?"
        r"|\bin\s+(?:the\s+)?us\b"
        rf"|(?:米国|アメリカ)(?![人製]|{_WAY})(?:の場合)?の?",
        re.IGNORECASE,
    ),
}
_EITHER_COUNTRY: Places = {
    "jp": re.compile(r"\bjapan|日本(?![語円])|(?<![A-Za-z0-9.-])jp(?![A-Za-z0-9])", re.IGNORECASE),
    "us": re.compile(
        r"\b(?:usa|america|united\s+states)|米国|アメリカ|(?-i:\bUS\b)", re.IGNORECASE
    ),
}
_TRADE = re.compile(
    r"\b(?:returns?|refunds?|restock\w*|invoices?|receipts?|tax(?:es)?|points?|guarantee|a-?to-?z"
    r"|claims?|warrant\w+|polic(?:y|ies)|rules?|terms?|fees?|orders?|cancel\w*|payments?)\b"
    r"|返品|返金|返送料|交換|請求書|領収書|インボイス|ポイント|手数料|消費税|売上税|保証|キャンセル"
    r"|支払|注文|購入|規約|ポリシー|条件|クーリング",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"(?<!-)\b(?:to|from|into|ship\w*|sen[dt]\w*|deliver\w*|customs|dut(?:y|ies)|tariffs?|import\w*"
    r"|export\w*|transit|lives?|lived|living|resid\w+|based|located|address\w*|voltage|plugs?"
    r"|adapt[eo]rs?|works?|used?|using|sizes?|team|desk|staff|colleagues?|warehouse|yen|dollars?"
    r"|customers?|buyers?|privacy|data|accounts?)\b"
    r"|配送|発送|転送|届|輸入|輸出|通関|税関|関税|(?<!返)送料|[住渡客円]|在住|個人情報|電圧|プラグ"
    r"|変圧|コンセント|サイズ|使[えうわっ]|倉庫|チーム|デスク|担当|ドル|アカウント",
    re.IGNORECASE,
)


def marketplace_in(text: str, *, short: bool = False) -> tuple[Market | None, str]:
    """The marketplace that the question names and the question without it; None and the text as it
    is where it names neither or both. ``short``: typed behind a command, where a lone ``jp`` or
    ``us`` at an end is the marketplace (``camera return us``)."""
    plain = unicodedata.normalize("NFKC", text)
    shops = _named(_SHOPS, plain)
    if shops:
        return _only(shops, _SHOPS, plain)
    if len({key.lower() for key in _EITHER_KEY.findall(plain)}) == 1:
        if short and (found := _at_an_end(plain))[0]:
            return found
        if keys := _named(_KEYS, plain):
            return keys[0], _KEYS[keys[0]].sub(" ", plain)
    if len(_named(_EITHER_COUNTRY, plain)) < 2 and _TRADE.search(plain) and not _ELSE.search(plain):
        return _only(_named(_COUNTRIES, plain), _COUNTRIES, plain)
    return None, plain


def _named(places: Places, text: str) -> list[Market]:
    return [key for key, place in places.items() if place.search(text)]


def _only(named: list[Market], places: Places, text: str) -> tuple[Market | None, str]:
    """What is asked, without where it was bought: that has said what it had to say. A text that
    says nothing else stays."""
    if len(named) != 1:
        return None, text
    rest = places[named[0]].sub(" ", text)
    return named[0], rest if any(one.isalnum() for one in rest) else text


def _at_an_end(text: str) -> tuple[Market | None, str]:
    """A lone marketplace at the end or the beginning of a short question."""
    parts = text.split()
    keys: dict[str, Market] = {"jp": "jp", "us": "us"}
    if len(parts) < 2:
        return None, text
    if (key := keys.get(parts[-1].lower())) and not _PRONOUN.fullmatch(parts[-2]):
        return key, " ".join(parts[:-1])
    if (key := keys.get(parts[0].lower())) and parts[1].lower() != "to":
        return key, " ".join(parts[1:])
    return None, text
