"""Whether a translation is about as long as its source leads one to expect, and complete."""

import re
from collections.abc import Iterator
from math import log

from translations.coverage import Trace, clauses, traces, unanswered
from translations.segments import sentences

_ENGLISH_LETTERS = (
    (re.compile(r"[\u4e00-\u9fff々]"), 3.05),
    (re.compile(r"[ぁ-ゖ]"), 1.3),
    (re.compile(r"[ァ-ヺー]"), 1.25),
    (re.compile(r"[A-Za-z0-9]"), 1.0),
)
"""English characters that one Japanese character stands for, fitted (least squares) to the 210
pairs of ``bench/quality_data``; what they miss is spread with a deviation of 14 %."""
_ALWAYS = 11.0
_FOREIGN = {"zh": 3.0, "ko": 2.0}
_SLACK = 8.0
"""Characters by which a short text may differ without meaning anything."""

SHORTER, SHORTER_JA, LONGER = -0.36, -0.42, 0.5
"""Logarithms of actual by expected length beyond which it is doubtful; from Japanese more is
left out, and a half shows more clearly."""
_USUAL_ENGLISH = 45.0
_LEVELLING = 0.3
_MOST_LEVELLED = 0.13
"""A short English text grows in Japanese and a long one shrinks, by this power of its length."""
FAR_SHORTER, FAR_LONGER = -1.25, 1.4
"""Beyond these it is no translation of the whole."""
_ROOM_TO_MERGE: dict[Trace, float] = {"there": 0.8, "unknown": 0.35, "gone": -0.2}
"""Sentences may be merged; where the length falls short by more than this share of what leaving
one out would take away, that sentence is rather gone. Its words in the translation speak too."""
_COURTESY = re.compile(
    r"世話に|失礼|恐れ入り|すみません|疲れ(?:さま|様)|手数|申し訳|ありがとう|よろしく|多忙|お忙しい"
    r"|\b(?:thank|thanks|sorry|hi|hello|dear|apolog\w+|best|regards|never mind)\b",
    re.IGNORECASE,
)
"""Formulas that a translator may leave out, unless they say more than the formula."""

_ENDED = re.compile(r"[。.!！?？…)）」』\]】\"”’'~〜♪:：;\d]\s*$|[A-Za-z]\)\s*$")
_STOPPED = re.compile(r"[。.!！?？]\s*$")
_DANGLING_EN = re.compile(
    r"\b(?:a|an|the|of|and|or|but|because|your|my|our|their|please|we|i|i[’']d|we[’']ll|i[’']m|it[’']s|"
    r"i[’']ve|is|are|was|were|very|so that|once|which|when|if|as|than|could|would|will)[^\w?]*$",
    re.IGNORECASE,
)
_WHOLE_EN = re.compile(
    r"\b(?:what|where|how|who|when|as|why)\b[^.!?]*\b(?:is|are|was|were)\W*$"
    r"|\b(?:at|just|only|all|this|more than)\b[^.!?]* once\W*$|,\s*please\W*$",
    re.IGNORECASE,
)
"""Ends in a word that usually wants another, and is whole nevertheless."""
_FINISHED_JA = re.compile(
    r"(?:[すんかねよるたいうぬむぶぐだわぞどな]|です[がけ]ど?|ますが|て|ず|なし|[待打立持保]つ|(?:[なるた]|もの)の)[\W_]*$|^\W*$"
)
_SENTENCE_WORDS = 4
"""From so many English words on, a Japanese rendering ends in a predicate."""
_ASKS = {
    "ja": re.compile(
        r"(?<!ではない)(?<!いただけます)(?<!頂けます)(?<!もらえます)(?<!くれます)(?<!ません)(?<!いただけるでしょう)"
        r"(?:です|ます|でしょう|ました|でした)か[。？?]"
    ),
    "en": re.compile(
        r"\b(?:when|where|why|what|which|who|how|is|are|does|did|has|have|was|were|will)\b[^.!?]*\?",
        re.IGNORECASE,
    ),
}
_ASKED = {
    "ja": re.compile(r"[かの][。？?、」\s]|か$|[？?]|(?:教え|お知らせ|聞か|知らせ|知り)"),
    "en": re.compile(
        r"[?？]|\b(?:tell me|let (?:me|us) know|wonder\w*|ask\w*|please|"
        r"maybe|perhaps|i think|might)\b",
        re.IGNORECASE,
    ),
}

_REQUEST = re.compile(r"(?<!to )\bplease\b|\b(?:could|can|would|will) you\b", re.IGNORECASE)
_REQUESTED = re.compile(
    r"くださ|下さ|お願|願[いえ]|いただ|頂|もら[えいっう]|ほしい|欲しい|くれ|か[。？?]|たい|ましょう|よう[に、伝頼]"
    r"|いか|恐れ入|お待ち|遠慮|控え|ご覧|なさ|おいて|どうぞ|ご心配|結構|大丈夫|なりません|なれません"
)
"""What an English request comes to in Japanese."""


def complaints(source: str, translation: str, origin: str, target: str) -> Iterator[str]:
    """``length_far``, ``length``, ``sentences`` and ``unfinished``, as far as they hold."""
    ratio = lengthening(source, translation, origin, target)
    if not FAR_SHORTER <= ratio <= FAR_LONGER:
        yield "length_far"
    elif not (SHORTER_JA if origin == "ja" else SHORTER) <= ratio <= LONGER:
        yield "length"
    elif _dropped(source, translation, origin, target, ratio) or _unasked(
        source, translation, origin, target
    ):
        yield "sentences"
    if _unfinished(source, translation, origin, target):
        yield "unfinished"


def lost(source: str, translation: str, origin: str, target: str) -> Iterator[str]:
    """Clauses of the source that left no trace in the translation, formulas of courtesy aside."""
    if origin not in _ASKS:
        return
    parts = [one for one in clauses(source, origin) if not courteous(one)]
    shorter = lengthening(source, translation, origin, target) < 0
    yield from unanswered(parts, translation, origin, target, shorter=shorter)


def courteous(sentence: str) -> bool:
    """Whether a translator may leave it out, unless it says more than the formula."""
    return bool(_COURTESY.search(sentence))


def lengthening(source: str, translation: str, origin: str, target: str) -> float:
    """The logarithm of how much longer the translation is than expected."""
    said, expected = in_english(translation, target), in_english(source, origin)
    plain = log((said + _SLACK) / (expected + _SLACK))
    if origin == "ja" or expected <= 0:
        return plain
    levelled = _LEVELLING * log(expected / _USUAL_ENGLISH)
    return plain + max(-2 * _MOST_LEVELLED, min(_MOST_LEVELLED, levelled))


def _dropped(source: str, translation: str, origin: str, target: str, ratio: float) -> bool:
    """There are fewer sentences, and the length speaks for one gone rather than for a merger."""
    ours = sentences(source, origin)
    if len(sentences(translation, target)) >= len(ours):
        return False
    lengths = [in_english(one, origin) for one in ours]
    whole = sum(lengths) + _SLACK
    found = traces(ours, translation, origin, target)
    return any(
        ratio < _ROOM_TO_MERGE[trace] * log(1 - length / whole)
        for one, length, trace in zip(ours, lengths, found, strict=True)
        if trace == "gone" or not courteous(one)
    )


def _unasked(source: str, translation: str, origin: str, target: str) -> bool:
    """There are fewer sentences, and what is asked of the reader is asked no more."""
    if (origin, target) != ("en", "ja") or _REQUESTED.search(translation):
        return False
    fewer = len(sentences(translation, target)) < len(sentences(source, origin))
    return fewer and bool(_REQUEST.search(source))


def in_english(text: str, language: str) -> float:
    """How many characters of English ``text`` amounts to."""
    letters = sum(len(kind.findall(text)) * weight for kind, weight in _ENGLISH_LETTERS)
    if language == "ja":
        return letters + min(_ALWAYS, letters / 2)
    quoted = sum(len(kind.findall(text)) * (weight - 1) for kind, weight in _ENGLISH_LETTERS)
    return (len(text) + quoted) * _FOREIGN.get(language, 1.0)


def _unfinished(source: str, translation: str, origin: str, target: str) -> bool:
    """The source comes to an end or asks something, the translation breaks off before."""
    asks, asked = _ASKS.get(origin), _ASKED.get(target)
    if asks and asked and asks.search(source) and not asked.search(translation):
        return True
    if not _STOPPED.search(source):
        return False
    if not _ENDED.search(translation):
        return True
    if target == "ja":
        long_enough = len(source.split()) >= _SENTENCE_WORDS
        return origin == "en" and long_enough and not _FINISHED_JA.search(translation)
    dangles = bool(_DANGLING_EN.search(translation))
    return dangles and not _WHOLE_EN.search(translation)
