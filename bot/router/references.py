"""What has a number or a name of its own: tickets, orders, products, parcels, addresses. Pure.

A reference that is wrong does more harm than one that is missed: whoever reads the answer has the
wrong case before them. So a number that another word claims (a JAN code, a telephone, an amount)
is none, and every character belongs to one reference at most.

Order ids are 3-7-7 digits, digital ones begin with D; ASINs are B0 and eight letters or digits
(Amazon's seller documentation). Parcels: UPS 1Z and sixteen, Amazon Logistics TBA, the Universal
Postal Union's S10 with its own check digit, USPS twenty-two digits from 9, and the twelve digits of
Yamato, Sagawa, Japan Post and FedEx.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.grammar.folding import HYPHENS, fold_order
from bot.grammar.results import Reference

Kind = Literal["emails", "orders", "tracking", "asins", "skus", "tickets"]

_APART = r"(?<![A-Za-z0-9@._+-])"
_ENDS = r"(?![A-Za-z0-9@_-])"
_GAP = rf"[{HYPHENS} ]?"

# Digital orders begin with D and two digits; copied numbers may have lost their hyphens.
ORDER = re.compile(
    rf"{_APART}([D0-9][0-9]{{2}}){_GAP}([0-9]{{7}}){_GAP}([0-9]{{7}}){_ENDS}(?![{HYPHENS}][0-9])",
    re.IGNORECASE,
)
EMAIL = re.compile(
    r"[A-Za-z0-9_][A-Za-z0-9._%+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
_ASIN = re.compile(rf"{_APART}(B0[A-Z0-9]{{8}}){_ENDS}", re.IGNORECASE)
_ASIN_IN_LINK = re.compile(
    r"(?<=/)(?:dp|gp/product|gp/aw/d)/([A-Z0-9]{10})(?![A-Z0-9])", re.IGNORECASE
)
_ALONE = rf"(?<![A-Za-z0-9@._+{HYPHENS}])"
_OVER = rf"(?![A-Za-z0-9@_])(?![{HYPHENS} .,][0-9])"
_PARCELS = tuple(
    re.compile(_ALONE + form + _OVER, re.IGNORECASE)
    for form in (
        r"1Z(?: ?[0-9A-Z]){16}",
        r"TBA[0-9]{9,15}",
        r"[A-Z]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3} ?[A-Z]{2}",
        rf"9[0-9]{{3}}(?:{_GAP}[0-9]{{4}}){{4}}{_GAP}[0-9]{{2}}",
        rf"(?<![0-9] )[0-9]{{4}}{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}",
    )
)

_CLAIMED = re.compile(
    r"(?:\b(?:jan|ean|upc|gtin|isbn|serial(?: (?:no|number))?|s/n|model|part|lot|batch|imei|version"
    r"|ver|invoice|account|acct|tel|phone|fax|ext|zip|card|tax id|vat)"
    r"|JAN|コード|シリアル(?:番号)?|製造番号|製造|型番|品番|ロット(?:番号)?"
    r"|バージョン|電話(?:番号)?|携帯"
    r"|内線|郵便番号|〒|口座(?:番号)?|カード(?:番号)?|法人番号|登録番号|会員番号"
    r"|マイナンバー|請求書番号)"
    r"(?:'s| no\.?| number| code| is|は|が|の|コード|番号)*[\s:：#＃.=)(]*\+?$",
    re.IGNORECASE,
)
"""Words right before a number that say what else it is."""

_COUNTED = (
    r"(?:日(?!本)|回(?!答)|件(?!名)|人(?!は|が)|名(?!前)|本(?!日|当)"
    r"|[月年秒円個台枚歳割番%℃]|ドル|セント|ユーロ|ポイント|営業日|時間|週間|か月"
    r"|ヶ月"
    r"|サイズ|ボルト|ワット|yen|dollars?|bucks|usd|jpy|cents?|euros?|points?|days?|hours?|minutes?"
    r"|mins?|weeks?|months?|years?|units?|pcs|pieces?|items?|orders?|packs?|boxes|people|customers?"
    r"|tickets?|cases?|sizes?|volts?|watts?|percent|kg|lbs?|oz|cm|mm|inch(?:es)?|times|reviews?"
    r"|stars?|patents?|tariffs?|route|v|w)"
)
_NAMED_SO = re.compile(
    r"(?:\b(?:serial(?: (?:no|number))?|s/n|model|part(?: no| number)?|lot|batch"
    r"|version|invoice|po|p\.o\."
    r"|coupon|promo(?: code)?|code|room|seat|shelf|bin|aisle|locker|gate|flight"
    r"|route|highway|form|size"
    r"|iso|keyboard|zip)"
    r"|コード|シリアル(?:番号)?|製造番号|型番|品番|モデル|ロット(?:番号)?|バージョン"
    r"|請求書(?:番号)?|伝票(?:番号)?|クーポン"
    r"|会議室|席|棚(?:番)?|ロケ(?:ーション)?|部屋|便|路線|サイズ|規格|図番|管理番号)"
    r"(?:'s| no\.?| number| code| is|は|が|の|番号)*[\s:：#.=)(「\"]*$",
    re.IGNORECASE,
)
"""Words right before ``JP-…`` that say it is a thing's name and no ticket."""
_NAMED_AFTER = re.compile(
    r"[\s」\"]?(?:型|モデル|シリーズ|キーボード|配列|規格|形式|号線|便|号室|番ゲート"
    r"|series|models?|keyboards?|layout"
    r"|highway|freeway|forms?|flights?|sizes?|サイズ|クーポン|コード|coupon|code"
    r"|invoice|請求書番号|席|棚|シート|seat\b|shelf\b"
    r"|bins?\b|lot\b|ロット|部屋|rooms?\b|という(?:型|品|コード|クーポン|部品|商品|製品))",
    re.IGNORECASE,
)
_BEFORE_US = re.compile(
    r"\b(?:gives?|gave|tells?|told|sends?|sent|shows?|costs?|owes?|pays?|paid"
    r"|charge[ds]?|bill(?:ed)?"
    r"|sells?|sold|lets?|gets?|got|asks?|asked|buys?|saves?|ships?|makes?|needs?|iso"
    r"|size|サイズ)\s*$",
    re.IGNORECASE,
)
_SHORT, _SMALL = 1000, 100
"""Below these a number behind US or JP may as well be a keyboard's or a shelf's, below the second
a shoe's size or a prefecture's code."""
_A_THING = re.compile(
    r"size|サイズ|\biso\b|\bjis\b|都道府県|prefecture|shoe|靴|cm\b|keyboard"
    r"|キーボード|配列|layout|shel[fv]|rack"
    r"|aisle|\bbins?\b|棚|ラック|ロッカー|locker|\bseat|\broom|会議室|座席|席"
    r"|\bplugs?\b|プラグ|コンセント|outlet|socket"
    r"|model|モデル|型|品番|part number|flight|航空|便名|highway|freeway|interstate"
    r"|exit|\broad|号線|\bform\b"
    r"|volt|電圧|変圧|adapter|アダプタ|channel|チャンネル|building|ビル|zone|ゾーン"
    r"|エリア|gate|ゲート|lane|番線|通り"
    r"|printer|プリンタ|monitor|内線|extension|barcode|コード|サーバ|server|version"
    r"|バージョン|規格|standard|スペック|traffic|truck|driver|crash|accident|detour"
    r"|closure|closed road|渋滞|事故|道路|通行止|国道"
    r"|route|meeting|booth|ブース|catalog|カタログ|firmware|ファーム|sku\b|製品番号"
    r"|商品番号|部品|cable|ケーブル|charger|充電器|駐車",
    re.IGNORECASE,
)
_YEARS = range(2015, 2036)


@dataclass(frozen=True, slots=True)
class Found:
    """A reference and where it stands in the text; ``value`` is the canonical form."""

    kind: Kind
    start: int
    end: int
    value: str | Reference


Finder = Callable[[str], Iterator[tuple[int, int, str | Reference]]]


def references(
    text: str, *, skus: Iterable[str] = (), prefixes: Iterable[str] = ("jp", "us")
) -> list[Found]:
    """All references of a text that NFKC has made narrow, in the order in which they stand."""
    finders: tuple[tuple[Kind, Finder], ...] = (
        ("emails", _emails),
        ("orders", _orders),
        ("tracking", _parcels),
        ("asins", _asins),
        ("skus", lambda text: _skus(text, tuple(skus))),
        ("tickets", lambda text: _tickets(text, tuple(prefixes))),
    )
    found: list[Found] = []
    for kind, finder in finders:
        for start, end, value in finder(text):
            if all(end <= one.start or start >= one.end for one in found):
                found.append(Found(kind, start, end, value))
    return sorted(found, key=lambda one: one.start)


def without(text: str, found: Iterable[Found]) -> str:
    """The text with a blank in the place of each reference."""
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _claimed(text: str, start: int, by: re.Pattern[str] = _CLAIMED) -> bool:
    return bool(by.search(text[max(0, start - 24) : start]))


def _emails(text: str) -> Iterator[tuple[int, int, str]]:
    for match in EMAIL.finditer(text):
        yield match.start(), match.end(), match[0].lower()


def _orders(text: str) -> Iterator[tuple[int, int, str]]:
    for match in ORDER.finditer(text):
        if not re.search(f"[{HYPHENS}]", match[0]) and _claimed(text, match.start()):
            continue
        yield match.start(), match.end(), fold_order("-".join(match.groups())).upper()


def _parcels(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _PARCELS:
        for match in pattern.finditer(text):
            plain = re.sub(r"[^0-9A-Za-z]", "", match[0]).upper()
            if not _claimed(text, match.start()) and not (plain.isdigit() and plain[0] == "0"):
                yield match.start(), match.end(), plain


def _asins(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern in (_ASIN, _ASIN_IN_LINK):
        for match in pattern.finditer(text):
            yield match.start(1), match.end(1), match[1].upper()


def _skus(text: str, known: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    if not known:
        return
    pattern, names = _known_skus(known)
    for match in pattern.finditer(text):
        yield match.start(), match.end(), names[_compact(match[0])]


@lru_cache(maxsize=8)
def _known_skus(known: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all, the longest first, hyphens of any kind, blanks or nothing between."""
    forms = (
        _GAP.join(re.escape(part) for part in re.split(r"[-_ ]", sku))
        for sku in sorted(known, key=len, reverse=True)
    )
    alone = rf"(?<![A-Za-z0-9@])(?:{'|'.join(forms)})(?![A-Za-z0-9@])"
    return re.compile(alone, re.IGNORECASE), {_compact(sku): sku.upper() for sku in known}


def _compact(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def _tickets(text: str, prefixes: tuple[str, ...]) -> Iterator[tuple[int, int, Reference]]:
    for match in _ticket_pattern(prefixes).finditer(text):
        if _is_ticket(text, match):
            yield match.start(), match.end(), Reference(match["desk"].lower(), int(match["number"]))


@lru_cache(maxsize=8)
def _ticket_pattern(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    desks = "|".join(re.escape(one) for one in prefixes)
    return re.compile(
        rf"{_APART}(?P<desk>{desks})(?P<joint> ?[{HYPHENS}#_] ?| )?(?P<number>[1-9][0-9]{{0,8}})"
        rf"(?![A-Za-z0-9@_])(?![{HYPHENS}]\w)(?![.,:/][0-9])",
        re.IGNORECASE,
    )


def _is_ticket(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a ticket's and nothing that is counted, sized or dialled."""
    number, joint, after = int(match["number"]), match["joint"], text[match.end() :]
    if _claimed(text, match.start(), _NAMED_SO) or _NAMED_AFTER.match(after):
        return False
    if number < _SHORT and _A_THING.search(text):
        return False
    if number < _SMALL and joint in (None, " "):
        return False
    if number < _SHORT and re.match(rf"[ {HYPHENS}]?[0-9.,]|\s?{_COUNTED}(?![a-z])", after, re.I):
        return False
    counted = re.match(rf"\s?{_COUNTED}(?![a-z])", after, re.IGNORECASE)
    if joint != " ":
        return bool(joint) or not counted or after[:1] == " "
    loose = len(match["number"]) > 4 or number in _YEARS
    dialled = re.match(rf"[ {HYPHENS}][0-9]", after)
    before = text[: match.start()]
    return not (
        loose or counted or dialled or _BEFORE_US.search(before) or before.endswith(("$", "¥"))
    )
