"""What a reply promises the customer: money, a day by which, a refund."""

import re
from dataclasses import dataclass, field
from typing import Literal

from translations.facts import Fact, facts
from translations.languages import detect
from translations.normalise import half_width
from translations.segments import sentences

Kind = Literal["amount", "date", "refund"]


@dataclass(frozen=True, slots=True)
class Promise:
    """``text`` is a stretch of the reply, as it stands there, and ``sentence`` the one in which it
    does: of two that promise the same, the first."""

    kind: Kind
    text: str
    sentence: str = field(default="", compare=False)


_SOON = (
    r"(?:\d+ ?(?:営業)?(?:日|時間|週間)|数日|1両日|本日|今日|明日|明後日|今週|来週|今月|来月)"
    r"(?:中|以内|ほど|頃)?(?:まで)?に?"
)
_WITHIN = (
    r"(?:within|in) (?:the next )?(?:\d+|an?|one|two|three|five|seven|ten|a few)"
    r"(?:[- ](?:to|or)?[- ]?\d+)? (?:business |working )?(?:hours?|days?|weeks?)"
    r"|by (?:today|tomorrow|tonight|the end of (?:the )?(?:day|week)|\w+day\b)|tomorrow"
)
_LIMIT_JA = r"(?:まで(?:に)?|迄(?:に)?|以内(?:に)?|頃|ごろ|に)"
_REFUND = re.compile(
    r"(?:全額|一部)?(?:ご)?(?:返金|払い戻し|払戻し?|補償|補填)"
    r"|\b(?:full |partial )?(?:refund(?:s|ed|ing)?|reimburse(?:d|ment)?|money back|store credit)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:でき|出来|いたしかね|致しかね|しかね|対象外|ません|ない)"
    r"|\b(?:can't|cannot|can not|won't|unable|not|no|isn't|aren't|don't|didn't)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?:ました|でした|した|済み(?:です)?|いただき|頂き)[^。]{0,12}。?\s*$"
    r"|\b(?:was|were|had|ordered|arrived|shipped|received|purchased|bought|sent|paid|placed)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?:ます|予定|見込み|まで|以内)"
    r"|\b(?:will|'ll|shall|going to|should|expect(?:ed)?|plan to|can|by|within|before|until)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?？]\s*$|(?:でしょうか|ですか|ますか)[。\s]*$")
_SOON_AT = re.compile(rf"{_SOON}|\b(?:{_WITHIN})", re.IGNORECASE | re.ASCII)
_AFTER_JA = re.compile(
    rf"{_LIMIT_JA}?(?:、?(?:全額|一部)?ご?"
    r"(?:返金|払い戻し|交換|発送|お届け|送付|お送り|回答|連絡|対応|手配|返信))?"
)
_BEFORE_EN = re.compile(
    r"(?:(?:refund|replace|replacement|send|ship|deliver|reply|answer|respond|call|issue|arrive)"
    r"(?:ed|ment|s)?\b[^.;,\n]{0,40}?)?\b(?:by|before|on|within|until|no later than) $",
    re.IGNORECASE,
)


def promises(text: str) -> list[Promise]:
    """Amounts, days and refunds that ``text`` holds out, in order and without repetition.

    Rather one too many than one too few, for a person confirms each; but a refusal promises no
    money, a question promises nothing, and what is past is no promise.
    """
    found = [promise for sentence in sentences(text) for promise in _sentence(sentence)]
    return list(dict.fromkeys(found))


def _sentence(sentence: str) -> list[Promise]:
    if _QUESTION.search(sentence):
        return []
    plain = half_width(sentence)
    stated = facts(sentence)
    spans = _amounts(plain, stated) + _merged(_days(plain, stated) + _refunds(plain))
    return [Promise(kind, sentence[start:end], sentence) for start, end, kind in sorted(spans)]


_Span = tuple[int, int, Kind]


def _over(plain: str) -> bool:
    return bool(_PAST.search(plain)) and not _FUTURE.search(plain)


def _amounts(plain: str, stated: list[Fact]) -> list[_Span]:
    if _over(plain):
        return []
    japanese = detect(plain, "en") == "ja"
    found = [(fact.start, fact.end) for fact in stated if fact.kind == "amount"]
    return [
        (start, end, "amount")
        for start, end in found
        if not _refused(plain, start, end, japanese=japanese)
    ]


def _days(plain: str, stated: list[Fact]) -> list[_Span]:
    dated = [(fact.start, fact.end) for fact in stated if fact.kind == "date"]
    soon = [match.span() for match in _SOON_AT.finditer(plain)]
    if _over(plain):
        return []
    return [_phrase(plain, start, end) for start, end in dated + soon]


def _phrase(plain: str, start: int, end: int) -> _Span:
    """A day with the words that make it a deadline: ``11/27(金)までに返金``, ``refund by …``."""
    after = _AFTER_JA.match(plain, end)
    before = _BEFORE_EN.search(plain[:start])
    first = before.start() if before else start
    return (first, after.end() if after else end, "date")


def _refunds(plain: str) -> list[_Span]:
    found = _REFUND.finditer(plain)
    return [
        (m.start(), m.end(), "refund")
        for m in found
        if not _refused(plain, *m.span(), japanese=not m[0].isascii())
    ]


def _refused(plain: str, start: int, end: int, *, japanese: bool) -> bool:
    """Japanese refuses behind what it speaks of, English before it."""
    around = plain[end:][:14] if japanese else plain[max(0, start - 30) : start]
    return bool(_REFUSED.search(around))


def _merged(spans: list[_Span]) -> list[_Span]:
    """Overlapping spans as one; a refund outweighs the day it is promised for."""
    merged: list[_Span] = []
    for start, end, kind in sorted(spans):
        if merged and start < merged[-1][1]:
            before = merged.pop()
            kind = "refund" if "refund" in (kind, before[2]) else before[2]
            start, end = before[0], max(end, before[1])
        merged.append((start, end, kind))
    return merged
