"""Which case somebody means who names none: the words that describe it, as tickets are searched
for. Pure."""

from __future__ import annotations

import re

from bot.router.asked import narrow
from bot.router.english.words import CASES as CASES_EN
from bot.router.japanese.words import CASES, WHO
from bot.router.subject import holds

_SPOKEN_OF = rf"(?:{CASES}|やつ|もの|(?<![一-龠])件(?![数名]))"
_CASE = re.compile(
    rf"(?:についての?|に関する|の)?{_SPOKEN_OF}|\b(?:{CASES_EN}|one|thing|issue)\b", re.IGNORECASE
)
_LATELY = (
    r"(?:さっき|先ほど|さきほど|この前|こないだ|この間|昨日|今日|今朝|先週|今週|前|例|あ|こ|そ)"
    r"(?:の|に?(?:来|き)た)"
)
_REST = r"[^。?]*(?:\?|$)"
_ASKING = re.compile(
    rf"^{_LATELY}|{_LATELY}(?={_SPOKEN_OF})"
    rf"|(?:の|は|って|、|今|いま|現在)*(?:{WHO}|担当|たんとう|どこ|どっち|どちら){_REST}"
    rf"|(?:は|って)?(?:持って|見て|対応して|やって|抱えて|担当して)(?:い?る|ます){_REST}"
    r"|\b(?:who(?:'s|se|s)?|which (?:desk|team|agent)|has|have|had|got|is|are|on|owns?|owner"
    r"|holds?|holding|handl\w+|work\w*|look\w*|assign\w*|assignee|tak\w+|took|care|deal\w*|after"
    r"|at|into|of|to|in|with|by|for|about|from|the|that|this|a|an|our|charge|responsible|it|we|just"
    r"|now|right|currently|today|yesterday|earlier|before|please|tell|me|and|anyone|someone"
    r"|nobody)\b",
    re.IGNORECASE,
)


def described_case(text: str) -> str | None:
    """What is said of a case that is spoken of as one (``三脚の案件、誰が持ってる？``: 三脚); None
    where no case is spoken of, or nothing is said of it."""
    plain = narrow(text).replace("’", "'")
    if not _CASE.search(plain):
        return None
    left = _CASE.sub(" ", _ASKING.sub(" ", plain))
    words = re.sub(r"[\s、。,.?!「」\"]+", " ", left).strip()
    words = re.sub(r"(?:^(?:の|、)+|(?:の|は|って|が|を)+$)", "", words).strip()
    return words if holds(words.casefold()) else None
