"""Words behind a verb that say nothing more: they point at the case that is meant, or are kind."""

import re

from bot.grammar.folding import fold
from bot.grammar.results import Verb

NEEDS_NO_MORE = frozenset(
    {
        Verb.SHOW,
        Verb.HISTORY,
        Verb.ASSIGN,
        Verb.ACCEPT,
        Verb.WITHDRAW,
        Verb.WAIT,
        Verb.CLOSE,
        Verb.REOPEN,
        Verb.URGENT,
    }
)
"""What else is typed behind one of these is a note, or somebody's name."""

_IT = r"(?:(?:it|this|that|these|them)(?: (?:one|case|ticket))?|the (?:case|ticket))"
_KINDLY = r"(?:please|pls|plz|thanks|thank you|thx)"
_KORE = r"(?:これ|それ|こちら|そちら|この件|その件|本件|このちけっと|ちけっと)"
_ONEGAI = (
    r"(?:(?:よろしく)?(?:お願い|おねがい)(?:(?:し|いたし|致し)ます)?|ください|下さい|よろしく)"
)

_EMPTY = re.compile(
    rf"(?:(?:{_IT}|{_KINDLY}|now|for me)\b[\s,.!]*)+"
    rf"|(?:(?:{_KORE}[をはもで]?|今すぐ|{_ONEGAI})[\s、。!]*)+"
)
_LEAD = re.compile(rf"\s*(?:{_IT}\s+(?:to\s+)?|to\s+|{_KORE}を[\s、]*)(?=\S)", re.IGNORECASE)
_TAIL = re.compile(
    rf"(?:[\s,]+{_KINDLY}|[にへ]?[\s、]*{_ONEGAI}|(?<=さん)[にへ])[\s.!。！]*$", re.IGNORECASE
)


def says_nothing(text: str) -> bool:
    """Whether these words only point at the case that is meant, or are kind."""
    return _EMPTY.fullmatch(" ".join(map(fold, text.split()))) is not None


def name_alone(text: str) -> str:
    """The colleague in ``it to Wei please``, ``これを鈴木さんにお願いします``."""
    return _TAIL.sub("", _LEAD.sub("", text, count=1), count=1)
