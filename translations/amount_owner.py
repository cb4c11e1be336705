"""Whose amount it is: *the import fee of $21.40* is the fee's, never ご注文$21.40, the order's."""

import re

from translations.facts import Fact, facts

_MONEY = (
    r"(?:fees?|charges?|refunds?|credits?|payments?|discounts?|deposits?|cost|costs|balance|price"
    r"|tax|taxes|dut(?:y|ies)|tip|surcharge|reimbursement|compensation|penalty|difference|invoice"
    r"|bill|shipping|postage|amount|total|sum)"
)
_BEFORE = re.compile(rf"\b{_MONEY} of\s+(?:about |around |up to |only |just )?$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"^\s+(?:(?!(?:and|or|with|without|plus|no|but)\b)[a-z]+ ){{0,2}}?{_MONEY}\b", re.IGNORECASE
)
_NOUN = re.compile(r"(?:[おご御])?([々\u4e00-\u9fff]{2,}|[ァ-ヺー]{2,})$")
_BEARS_AN_AMOUNT = re.compile(
    r"(?:料|費|額|金|代|税|計|値段|価格|定価|単価|残高|値引き?|割引|返済|送金|入金|支払|払戻|クレジット"
    r"|クーポン|チップ|ポイント|ギフト|カード|コスト|プラス|マイナス|ディスカウント|デポジット"
    r"|約|各|税込|税別|税抜|毎月|毎年|毎回|月々|年間|月額|最大|最高|最低|最小|通常|合計|総|追加|残り"
    r"|上限|下限|以上|以下|当初|本来|現在|今回|前回|別途|実質|同額|一律|未満|日|月|週|年|時|後|前|中|末)$"
)
"""What an amount stands behind without belonging to anything else: sums, and when or how."""


def strange_owner(english: str, japanese: str) -> str | None:
    """The noun of ``japanese`` right behind which stands an amount that ``english`` gives to a fee,
    a refund or the like; None where no amount stands so. Both are one sentence."""
    owned = [one for one in _amounts(english) if _is_fees(english, one)]
    if not owned:
        return None
    for one in _amounts(japanese):
        noun = _NOUN.search(japanese[: one.start])
        if noun is None or _BEARS_AN_AMOUNT.search(noun[1]):
            continue
        if any(one.same(other) for other in owned):
            return f"{noun[0]}{one.text}"
    return None


def _amounts(text: str) -> list[Fact]:
    return [one for one in facts(text) if one.kind == "amount"]


def _is_fees(english: str, amount: Fact) -> bool:
    before, behind = english[: amount.start], english[amount.end :]
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))
