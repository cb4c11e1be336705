"""Who does what a Japanese verb says, as far as its sentence tells."""

import re

from translations.spots import Match

_OTHERS = re.compile(
    r"(?:お客(?:様|さま|さん)|[^、。\s]{0,6}(?:業者|会社|メーカー|販売元|出品者|家族|本人|郵便局|銀行|"
    r"相手|先方|他社))(?:ご自身|の(?:方|ほう))?(?:が|は|も|にて|より)(?![、]?ご)"
)
_SUBJECT = re.compile(r"([^、。\n]{1,12})(?<!ます)(?<!です)(?<!した)(?<!せん)(?<!い|う|る|た)が")
_US = re.compile(
    r"(?:弊社|当社|当店|私|わたくし|私ども|担当|者|部|部署|課|スタッフ|こちら|係|チーム|センター|"
    r"窓口|店|我々|倉庫)$"
)
_BREAK = re.compile(
    r".*(?:[、,]|たら|れば|次第|ので|ため|から|まして|後に|際に|場合は?)", re.DOTALL
)
_SENTENCE = re.compile(r"[。！？!?\n]")
_LET = re.compile("[さらわかがたばま]せていただ")
_DANGER = re.compile(
    r"直ちに|ただちに|すぐに|絶対|必ず|決して|危険|危ない|発熱|発煙|発火|火災|煙|火|熱|膨張|ふくらん|"
    r"お子様|子ども|子供|やけど|火傷|けが|怪我|感電|ショート|漏電|破裂|異臭|こげ|焦げ|飲み込"
)
_STEP = re.compile(r"^[ \t　]*(?:[-*・※■□●○◆]|\(?[0-9０-９]{1,2}[.．)）]|[①-⑳]|手順)")
_REACH = 120


def ours(match: Match) -> bool:
    """Whether nothing before the verb in its sentence says that somebody else does it."""
    before = said_before(match)
    clause = _BREAK.sub("", before, count=1)
    by_us = all(_US.search(subject[1]) for subject in _SUBJECT.finditer(clause))
    return by_us and not _OTHERS.search(before)


def let_again(match: Match) -> bool:
    """Whether the sentence has said させていただく before."""
    return bool(_LET.search(said_before(match)))


def requested(match: Match) -> bool:
    """Whether it asks a favour; a warning of danger and a step of instructions stay direct."""
    line = match.string[: match.end()].rpartition("\n")[2]
    sentences = match.string[max(0, match.start() - 2 * _REACH) : match.end() + _REACH]
    return not _STEP.match(line) and not _DANGER.search(sentences)


def said_before(match: Match) -> str:
    """The sentence up to the match."""
    return _SENTENCE.split(match.string[max(0, match.start() - _REACH) : match.start()])[-1]
