"""Which language a short message is in, without a model: scripts and function words decide."""

import re
import unicodedata

from translations.facts import facts
from translations.normalise import readable
from translations.patterns import SHIELDED
from translations.segments import sentences

_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"\n]*\"")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々\u4e00-\u9fff]")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_CHINESE = re.compile(r"[们这個吗嗎么沒没说說谢谢謝请您你给給为为對对时間还還从]")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_FUNCTION_WORDS_LISTED = (
    "a an and any are as at be been but by can can't could did do does doesn't don't for from get "
    "had has have he her hi hello how i i'd i'll i'm i've if in is isn't it it's its just me my "
    "no not of on or our please she so than thank thanks that that's the their them there they "
    "this to us was wasn't we we'll we're were what when where which who why will with won't "
    "would you you're your yes"
)
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_LISTED.split())
_DOMINANT = 2


def detect(text: str, fallback: str) -> str:
    """``ja``, ``en``, ``mixed``, ``ko``, ``zh``, ``und`` (another script) or ``fallback``.

    Identifiers do not count. Hiragana outside quotes means Japanese, English function words mean
    English; where both stand, each sentence is judged for itself. Kanji alone are Japanese: both
    desks write no Chinese, and what is surely Chinese is told by its own characters. Digits and
    emoji do not tell: ``fallback`` does, the customer's or the channel's language. Romaji is
    English.
    """
    spoken = _spoken(text)
    language = _clear(spoken, fallback)
    if language != "mixed":
        return language
    found = {_dominant(sentence, fallback) for sentence in sentences(spoken)}
    return found.pop() if len(found) == 1 else "mixed"


def _spoken(text: str) -> str:
    """What is language in ``text``: identifiers gone, width folded."""
    clean, at, pieces = readable(text), 0, []
    for fact in facts(clean):
        if fact.kind in SHIELDED:
            pieces.append(clean[at : fact.start])
            at = fact.end
    return unicodedata.normalize("NFKC", " ".join([*pieces, clean[at:]]))


def _clear(text: str, fallback: str) -> str:
    outside = _QUOTED.sub(" ", text)
    japanese = bool(_HIRAGANA.search(outside))
    english = _function_words(outside) > 0
    if japanese and english:
        return "mixed"
    if japanese or english:
        return "ja" if japanese else "en"
    return _by_script(outside if _letters(outside) else text, fallback)


def _by_script(text: str, fallback: str) -> str:
    if _HANGUL.search(text):
        return "ko"
    if _HIRAGANA.search(text) or _KATAKANA.search(text):
        return "ja"
    if _JAPANESE.search(text):
        return "zh" if _CHINESE.search(text) else "ja"
    if _LATIN_WORD.search(text):
        return "en"
    return "und" if _letters(text) else fallback


def _letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _function_words(text: str) -> int:
    words = (word.lower().replace("’", "'") for word in _LATIN_WORD.findall(text))
    return sum(word in _FUNCTION_WORDS for word in words)


def _dominant(sentence: str, fallback: str) -> str:
    """The language of a sentence that may hold both: twice as much of one is that one."""
    clear = _clear(sentence, fallback)
    if clear != "mixed":
        return clear
    japanese = len(_JAPANESE.findall(_QUOTED.sub(" ", sentence))) / 2
    english = len(_LATIN_WORD.findall(sentence))
    if japanese >= english * _DOMINANT:
        return "ja"
    return "en" if english >= japanese * _DOMINANT else "mixed"
