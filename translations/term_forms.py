"""Spellings that are one word: width, kana, okurigana and long vowels; endings in English.

Japanese orthography allows 問い合わせ, 問合わせ and 問合せ (文化庁「送り仮名の付け方」) and
サーバー beside サーバ (JIS Z 8301); which of them stands in a text says nothing about its meaning.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

_KANJI = "々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_OKURIGANA = re.compile(rf"(?<=[{_KANJI}])[ぁ-ゖ]+")
_POLITE = re.compile(rf"^(?:お|ご|御)(?=[{_KANJI}])")
_KATAKANA = re.compile(r"[ァ-ヺ]")
_LONG_VOWEL = re.compile(r"(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])")
_FOREIGN = str.maketrans({"ヴ": "ブ", "・": None})
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_HALF_VOICED = "ﾞﾟ"
_SPELLED_OUT = 4
"""Characters from which a katakana word is known also when it is written in hiragana."""
_MOST_FORMS = 24

WORD = re.compile(r"[a-z0-9à-öø-ÿ]+(?:['’][a-z]+)*")
GAP = re.compile(r"[\s\-\u2010-\u2015]{1,3}")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` in one width and case; its character ``n`` stems from ``starts[n]:ends[n]``."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def folded(text: str) -> Folded:
    """Width, case and compatibility characters folded, with the way back to ``text``."""
    low = text.lower()
    if len(low) == len(text) and unicodedata.is_normalized("NFKC", text):
        return Folded(low, range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for character in _fold(text[start:end]):
            out.append(character)
            starts.append(start)
            ends.append(end)
    return Folded("".join(out), starts, ends)


@lru_cache(maxsize=4096)
def _fold(cluster: str) -> str:
    return unicodedata.normalize("NFKC", cluster).lower()


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A character with the marks that belong to it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (text[at] in _HALF_VOICED or unicodedata.combining(text[at])):
            if start < at:
                yield start, at
            start = at


@lru_cache(maxsize=100_000)
def japanese_forms(word: str) -> tuple[str, ...]:
    """How else ``word`` is written, itself first, folded. At most a few dozen."""
    plain = folded(word.strip()).text
    forms = dict.fromkeys(islice(_okurigana(plain), _MOST_FORMS))
    for form in list(forms):
        bare = _POLITE.sub("", form)
        for other in (bare, _LONG_VOWEL.sub("", bare), bare.translate(_FOREIGN)):
            forms.setdefault(other)
    for form in list(forms):
        if len(form) >= _SPELLED_OUT and _KATAKANA.search(form):
            forms.setdefault(form.translate(_TO_HIRAGANA))
    return tuple(form for form in forms if form)


def _okurigana(word: str) -> Iterator[str]:
    """Each run of okurigana whole, with its last letter only, or left out."""
    runs = list(_OKURIGANA.finditer(word))
    if len(runs) < 2 and not (runs and re.search(rf"[{_KANJI}]{{2}}", word)):
        yield word
        return
    choices = [dict.fromkeys((run[0], run[0][-1], "")) for run in runs]
    for chosen in product(*choices):
        pieces, at = [], 0
        for run, kana in zip(runs, chosen, strict=True):
            pieces += [word[at : run.start()], kana]
            at = run.end()
        yield "".join([*pieces, word[at:]])


_IRREGULAR = {
    "sent": "send", "resent": "resend", "paid": "pay", "bought": "buy", "lost": "lose",
    "broke": "break", "broken": "break", "swollen": "swell", "burnt": "burn", "torn": "tear",
    "caught": "catch", "came": "come", "left": "leave", "kept": "keep", "held": "hold",
    "wrote": "write", "written": "write", "took": "take", "taken": "take",
    "withdrew": "withdraw", "withdrawn": "withdraw", "brought": "bring", "given": "give",
    "gave": "give", "sold": "sell", "made": "make", "dying": "die", "fed": "feed", "went": "go",
    "gone": "go", "chose": "choose", "chosen": "choose", "children": "child", "got": "get",
    "heard": "hear", "shown": "show", "grey": "gray", "cheque": "check", "colour": "color",
    "centre": "center", "fulfilment": "fulfillment", "licence": "license",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """``word`` (lower case) without the endings that do not change the term."""
    word = re.sub(r"['’]s?$", "", word)
    word = _IRREGULAR.get(word, word)
    if any(character.isdigit() for character in word):
        return word
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and re.search(r"[aeiouy]", rest):
            word = rest
            break
    if len(word) < 4:
        return word
    word = re.sub(r"(?:ie|i|y|e)$", lambda end: "" if end[0] == "e" else "i", word)
    return re.sub(r"(?<=..)([b-df-hj-np-tv-z])\1$", r"\1", word)


@lru_cache(maxsize=100_000)
def english_key(text: str) -> str:
    """Equal for spellings of one term: pre-order, preorders, Pre Ordered."""
    return "".join(stem(word) for word in WORD.findall(folded(text).text))
