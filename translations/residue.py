"""What in a translation is not in its language: another script, another tongue, rests, rubbish."""

import re
from collections.abc import Iterator

Found = tuple[str, str]
"""A reason's code and the stretch of text it is about."""

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々\u4e00-\u9fff]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ]+)*")
_FOREIGN_RUN = re.compile(r"(?:[A-Za-z][A-Za-z'’-]*[ ,]+){3,}[A-Za-z]+")
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"\n]*\"|[(（][^)）\n]*[)）]")
_BROKEN = re.compile("⁇|\ufffd|<unk>|⟦|⟧|▁")
_KANJI_RUN = re.compile(r"[\u4e00-\u9fff々]{1,6}")
_ADDRESSED = "様|さま|さん|氏|殿|御中|と申し|先生"
_SURNAMES_LISTED = (
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 "
    "井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 "
    "前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 "
    "岡本 金子 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 上田"
)
_SURNAMES = frozenset(_SURNAMES_LISTED.split())
"""Surnames so frequent that they need no title to be known as such."""
_SHORT = 8
_FEW_WORDS = 4
_LEAST_ENGLISH = 0.1
"""Share of everyday English words below which a Latin sentence is no English."""

_UNITS_LISTED = "cm mm km kg mg lb oz in ft ml px pt gb mb tb hz kw mah pc pcs am pm vs x"
_UNITS = frozenset(_UNITS_LISTED.split())
_SURE_LISTED = (
    "about after again arrive arrived days every few minutes takes delivery all am and any are at "
    "back because been before box but by can can't change check could customer did didn't didn’t "
    "does doesn't doesn’t don't don’t each for from get gift got had has hasn't hasn’t have how i "
    "i'd i'm i'll i've i’d i’m i’ve if is it it's it’s its item just let like made many may more "
    "much my need never new not now of one only order ordered other our out package please price "
    "receive received refund return send sent she should shipped shipping some still than thank "
    "thanks that the their them then there these they this those time two up us used want wasn't "
    "wasn’t we we'll we’ll we're we’re we've we’ve were what when where which while who why will "
    "with won't won’t would yes yet you your isn't isn’t aren't aren’t weren't weren’t couldn't "
    "couldn’t wouldn't wouldn’t shouldn't shouldn’t"
)
_SURE = frozenset(_SURE_LISTED.split())
_SHARED_LISTED = "a an as do he in me no on or so to was her his him"
_SHARED = frozenset(_SHARED_LISTED.split())
"""Words that romaji, German, Spanish or French have too."""


def residues(source: str, translation: str, target: str) -> Iterator[Found]:
    """``script`` and ``remainder``; both texts without what passes through unchanged."""
    if not _worded(source) or not _worded(translation):
        return
    yield from (_into_japanese if target == "ja" else _into_latin)(source, translation, target)


def breakage(source: str, translation: str) -> Iterator[Found]:
    """Unknown pieces and leftover marks; NFKC would turn ⁇ into question marks."""
    broken = _BROKEN.search(translation)
    if broken and not _BROKEN.search(source):
        yield "broken", broken[0]


def _worded(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _into_japanese(source: str, translation: str, target: str) -> Iterator[Found]:
    kanji_alone = not _KANA.search(translation) and len(translation) > _SHORT
    if kanji_alone or _HANGUL.search(translation) or not _JAPANESE.search(translation):
        yield "script", ""
    outside = _QUOTED.sub(" ", translation)
    run = _FOREIGN_RUN.search(outside)
    left = run[0] if run else " ".join(_left_in_english(source, outside))
    if left:
        yield "remainder", left[:40]


def _left_in_english(source: str, outside: str) -> Iterator[str]:
    """Ordinary words that the source has too: names are written with a capital, units are short."""
    original = {word.lower() for word in _LATIN.findall(source)}
    for word in _LATIN.findall(outside):
        plain = word.lower()
        ordinary = word.islower() and len(word) > 2 and plain not in _UNITS
        if plain in original and not word.isupper() and (ordinary or plain in _SURE):
            yield word


def _into_latin(source: str, translation: str, target: str) -> Iterator[Found]:
    outside = _without_names(source, _QUOTED.sub(" ", translation))
    left = _JAPANESE.findall(outside)
    words = _LATIN.findall(outside)
    if not _LATIN.search(translation) or len(left) > len("".join(words)):
        yield "script", ""
    elif left:
        yield "remainder", "".join(left)[:40]
    elif target == "en" and len(words) >= _FEW_WORDS and _englishness(words) < _LEAST_ENGLISH:
        yield "script", ""


def _without_names(source: str, translation: str) -> str:
    """Names are left in the script in which their bearers write them."""

    def name_or_rest(run: re.Match[str]) -> str:
        addressed = re.search(rf"{run[0]}(?:{_ADDRESSED})", source)
        return "" if run[0] in _SURNAMES or addressed else run[0]

    return _KANJI_RUN.sub(name_or_rest, translation)


def _englishness(words: list[str]) -> float:
    """The share of everyday English words; those of other tongues too count a third."""
    plain = [word.lower() for word in words]
    return sum((word in _SURE) + (word in _SHARED) / 3 for word in plain) / len(plain)
