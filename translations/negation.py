"""How often a text denies something, and whether a translation of it denies more or less.

Some words deny for certain (*not*, ません), others only in some readings (*only*, 未, まだ). Hence
a text has a least and a most number of denials, and two texts contradict each other only where
these ranges do not touch.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from translations.negation_pairs import without_pairs
from translations.segments import sentences

Contradiction = Literal["negation_lost", "negation_added"]


def _signs(**listed: str) -> re.Pattern[str]:
    """One scan over all classes of signs; at one place an earlier class wins."""
    branches = (f"(?P<{name}>{pattern})" for name, pattern in listed.items())
    return re.compile("|".join(branches), re.IGNORECASE)


_JAPANESE = _signs(
    nothing=r"(?:かもしれ|かも知れ|なければな[らり]|なくてはな[らり]|ないといけ|ざるを得|に違い|すみ|"
    r"申し訳(?:は|が)?(?:ござい|あり)?)(?:ない|ません(?:でした)?)"
    r"|(?:いただけ|頂け|くださ|下さ|もらえ|くれ)(?:ない|ません)(?:でしょうか|でしたか|です?か|か)"
    r"|少な[くいか]|もったいない|つまらな[いく]|危な[いく]|はず|必ず|(?<![一-龯])まず|わずか|ずつ|ずっと"
    r"|いずれ|(?<!で)きず|ずれ|ずら|思わず|まもなく|間もなく|とんでもない|差し支えなければ"
    r"|間違いな[くい]|問題なく|無事|不明|無線|非常|不具合|いただけ|頂け|なくなくて",
    perhaps=r"(?:ません|ない)(?:でしょう|でした|です)?か(?=[。、？?」\s]|$|ね|ど|と|確認|調べ|心配|見て|ご確認)"
    r"|(?:問題|差し支え|支障|心配|構い|かまい)(?:は|が|も|では)?"
    r"(?:(?:あり|ござい|及び)?ません(?:でした)?|な[いくけし])"
    r"|(?<!た)しか(?!し|も[、そ]|る)[^、。]{0,20}?(?:ません(?:でした)?|ない|なかった|なく|ず)"
    r"|(?:だけ|ばかり)(?:で|では)な[くい]|(?:ほか|仕方|しょうが)(?:が|に)?な[いく]|(?<![きれけせえげめべ])なくな[るりっ]|なくし"
    r"|のではな[いく]|なければ|なかったら|ないと(?![のい言思聞書伝表回案])|できか?ね|かね(?:ます|る|て)",
    double=r"(?:間違[いっ]|違[いっ]|誤り|未[一-龯]+|不[一-龯]+|切れ|紛失)(?:では|は|じゃ|て[いお])"
    r"(?:あり|ござい|り)?(?:ません|な[いく])",
    clear=r"まだ(?=です|でし|。|$)|ません|ない|なかった|なく|無い|無く|該当なし|ず(?=に|、|。|\s|$|じまい|困|申し訳)|ぬ(?=まま|、|。)",
    lexical=r"[未不無非](?=[一-龯])|なし|無し|以外|対象外|違[いうっわ]|切れ|難し|にく[いく]|づら[いく]"
    r"|断[りっわる]|拒[否み]|失[わうっ敗効]|遠慮|控え|中止|終了|やめ|止[まめ]|まだ|忘|空[のにっ]"
    r"|だめ|駄目|(?<=[送着荷封入用い達])前[にでの]|より|むしろ|壊|割れ|取り消|解約|欠|漏れ|抜け|見失|外れ|異な|(?<!オート)ロック|ほか|紛失",
    echo=r"だけ|のみ|専用",
)
_LEXICAL_EN = (
    r"wrong|missing|lost|broken|broke|dead|stuck|empty|out of stock|sold out|unable|impossible|"
    r"incorrect|invalid|incomplete|expired|discontinued|locked|declined|rejected|"
    r"refused|un(?:available|opened|used|known|paid|safe|shipped|confirmed|happy|recognized|"
    r"authorized|successful|expected)"
)
_ENGLISH = _signs(
    nothing=r"\bno\.? ?(?=\d|⟦)|\bwhether or not\b|\bcan[’']?t wait to\b",
    perhaps=r"\b(?:no problem|not only(?=.*\bbut\b)|no longer than|no later than|why not|"
    r"nothing but|no doubt|if not|(?:do(?:n[’']t| not)|not) (?:hesitate|worry)|not long|no matter|"
    r"neither|nor|not even)\b"
    r"|\b(?:would|could|should|ca|wo|do|did|is|are|has|have|was|does)n[’']t "
    r"(?:you|it|there|that|we|they|i|this|the)\b(?=[^.!?]*\?)",
    double=rf"(?:\b(?:not|never|no)|n[’']t)(?= (?:(?:\w+ly|so|too|been|be|a|the|any|has|"
    rf"have|even) )?(?:{_LEXICAL_EN}|only|not|never|too|free|fine|okay|ok|good|safe|\w+n[’']t)\b)",
    clear=r"\b(?:not|never|cannot|no|none|nothing|nobody|no one|without)\b|n[’']t\b"
    r"|\b(?:cant|dont|isnt|wont|doesnt|didnt|hasnt|havent|wasnt)\b",
    lexical=rf"\b(?:{_LEXICAL_EN}|fail(?:s|ed|ing|ure)?|hardly|barely|nowhere|declin\w+|refus\w+|"
    r"lack\w*|stop\w*|differ(?:s|ed)?|different (?:from|than|to)|forg[eo]t\w*|except|unless|"
    r"before|instead|rather|other than|avoid|prevent\w*|difficult|hard to|yet|free|mis\w{3,}|"
    r"in(?:sufficient|accurate)|cancel\w*|ruined|out of (?:the )?reach)\b",
    echo=r"\b(?:still|only|just|else|other)\b",
)
_WAITS_FOR_DENIAL = re.compile(
    r"一度も|誰(?:から|に)?も(?!が)|何も(?!かも)|[一ひと]つも|全然|少しも|(?<!た)しか(?![しもるな])"
)


@dataclass(frozen=True, slots=True)
class Denials:
    """``clear`` ones; ``doubtful`` signs, each of which may stand for one; ``echoes``, words that
    deny nothing themselves but answer a doubtful sign; ``broken`` where a word such as 一度も waits
    for a denial that does not come."""

    clear: int
    doubtful: int
    echoes: int = 0
    broken: bool = False

    def most(self, other: "Denials") -> int:
        """A doubtful sign that the other text has too excuses nothing."""
        return self.clear + max(0, self.doubtful - other.doubtful - other.echoes)


def denials(text: str, language: str) -> Denials | None:
    """None for a language that is not read."""
    pattern = {"ja": _JAPANESE, "en": _ENGLISH}.get(language)
    if pattern is None:
        return None
    signs = Counter(match.lastgroup for match in pattern.finditer(text))
    clear = signs["clear"] + 2 * signs["double"]
    waits = language == "ja" and bool(_WAITS_FOR_DENIAL.search(text))
    broken = waits and not (clear or signs["perhaps"])
    return Denials(clear, signs["perhaps"] + signs["lexical"], signs["echo"], broken)


def contradiction(source: str, translation: str, origin: str, target: str) -> Contradiction | None:
    """Sentence by sentence where there are as many on both sides, else over the whole.

    A denial that one sentence loses and another gains has only moved.
    """
    ours, theirs = sentences(source, origin), sentences(translation, target)
    if len(ours) != len(theirs):
        return _differing(source, translation, origin, target)
    each = (_differing(*both, origin, target) for both in zip(ours, theirs, strict=True))
    found = Counter(one for one in each if one)
    if found["negation_lost"] == found["negation_added"]:
        return None
    return max(found, key=lambda one: found[one])


def _differing(source: str, translation: str, origin: str, target: str) -> Contradiction | None:
    """What contradicts without the wordings that answer each other."""
    if (origin, target) == ("en", "ja"):
        japanese, english = without_pairs(translation, source)
        return _compared(english, japanese, origin, target)
    return _compared(*without_pairs(source, translation), origin, target)


def _compared(source: str, translation: str, origin: str, target: str) -> Contradiction | None:
    before, after = denials(source, origin), denials(translation, target)
    if before is None or after is None:
        return None
    if before.clear > after.most(before) or (after.broken and not before.broken):
        return "negation_lost"
    return "negation_added" if after.clear > before.most(after) else None
