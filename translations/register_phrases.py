"""Rules for words and phrases: colloquial ones, plain endings, keigo overdone, marks."""

import re
import tomllib
from pathlib import Path

from translations.spots import Match, Rule

_WORDS = tomllib.loads(Path(__file__).with_name("japanese_phrases.toml").read_text("utf-8"))
_FRAGMENTS = {
    "<END>": r"(?=[。\n]|[ \t　]*$)",
    "<ASK_END>": r"(?=[。？?\n]|[ \t　]*$)",
    "<START>": r"(?:^|(?<=[。！？!?\n、「（　]))",
    "<US_SOON>": (r"(?=[^。、\n]{0,24}?(?:いたし|致し|申し上げ|差し上げ|伺い|参り|まいり))"),
    "<NOT_NA>": "".join(
        f"(?<!{word})"
        for word in (
            *("必要", "可能", "困難", "不要", "不便", "不安", "大変", "便利", "簡単", "複雑"),
            *("無理", "面倒"),
        )
    ),
}
_KANJI_NAME = r"[一-龯々髙﨑ヶ]{1,5}|[ァ-ヴー]{2,10}"
_NO_NAME = "".join(
    f"(?<!{end})"
    for end in ("たく", "みな", "お客", "かあ", "とう", "にい", "ねえ", "じい", "ばあ")
)
_NAME = rf"(?:{_KANJI_NAME}|[ぁ-ん]{{2,4}}{_NO_NAME})"
_TROUBLE = re.compile(
    r"ご?(?P<what>迷惑|不便|心配|手数|面倒|負担|不安)を(?:お)?かけ"
    r"(?P<tense>ました|ます|ており|ていま|して|て(?=[、申ご大誠]))"
)
_TROUBLED = {
    "ました": "いたしました",
    "ます": "いたします",
    "ており": "しており",
    "ていま": "しておりま",
    "て": "して",
    "して": "して",
}
_EMOTICON = (
    r"\(\^[^()\n]{0,4}\^;?\)|（\^[^（）\n]{0,4}\^;?）|m\(_ ?_\)m|\(>_<\)|\(；_；\)"
    r"|(?<![A-Za-z0-9:]):[a-z][a-z0-9_+-]{0,60}:(?![A-Za-z0-9])"
)
EMOJI = "[\U0001f000-\U0001faff\u2600-\u27bf][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"


def _troubled(match: Match) -> str:
    """Whom we trouble is the customer: ご…をおかけする."""
    return f"ご{match['what']}をおかけ{_TROUBLED[match['tense']]}"


def _unmarked(match: Match) -> str:
    """！ ends a sentence; beside another mark or a bracket it only goes."""
    following = match.string[match.end() : match.end() + 1]
    beside = match["beside"] is not None or (following and following in "？?。、」）)』")
    return "" if beside else "。"


def _filled(pattern: str) -> str:
    for name, fragment in _FRAGMENTS.items():
        pattern = pattern.replace(name, fragment)
    return pattern


def _rules(place: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(why, re.compile(_filled(row[0]), re.MULTILINE), row[1] if row[1:] else None)
        for why, rows in _WORDS[place].items()
        for row in rows
    )


_MARK = r"(?:(?<=[？?。、])(?P<beside>[!！]+)|(?<=[ぁ-んァ-ヴー一-龯々）)」』])[!！]+)(?!=)"
_ADDRESS = rf"^(?P<name>[ \t　]*{_NAME}(?:[ 　]{_NAME})?)さん(?=[、,，へ\n]|[ \t　]*$|こん)"
_MARKS = (
    Rule("mark", re.compile(_MARK), _unmarked),
    Rule("emoji", re.compile(EMOJI), None),
    Rule("emoji", re.compile(_EMOTICON), None),
    Rule("address", re.compile(_ADDRESS, re.MULTILINE), r"\g<name>様"),
    Rule("verb", _TROUBLE, _troubled),
)
FIRST = (*_MARKS, *_rules("first"))
LAST = _rules("last")
"""Looked at after the table of verbs, which knows better."""
