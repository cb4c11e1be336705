"""What a text is found by: words in their dictionary form, and pairs of Japanese characters.

Latin words lose stop words and endings (Snowball). Japanese is cut by Sudachi in its shortest units
and kept in ``normalized_form`` (問合せ is お問い合わせ, サーバ is ｻｰﾊﾞｰ) without particles,
auxiliaries, symbols and verbs that say nothing. Both scripts are looked at in every text. The
dictionary loads with the first Japanese text: 0.1 to 0.3 s, 80 MB.
"""

import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from translations.normalise import storable
from translations.term_forms import folded

ANALYSIS = "2"
"""Changes with what this module makes of a text; what was kept by another one is made anew."""

LONGEST_WORD = 60
"""Characters: what is longer (a base64 block, a URL's tail) is no word that anybody asks for."""

_AT_ONCE = 12_000
"""Characters in one call: Sudachi takes 49,149 bytes (its documented limit)."""

_LATIN = re.compile(r"[a-z0-9à-öø-ÿ]+(?:['’][a-z]+)*")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_TYPED_KANA = re.compile(r"[ぁ-ゖー]{4,}")
_BREAK = re.compile(r"[\n。！？!?]")
_POSSESSIVE = re.compile(r"['’]s?$")

_NAME = "固有名詞"
_SHORTEST = 3
"""Kana of a word that two in katakana are cut into: of two letters there is one for everything."""

_SILENT_CLASSES = frozenset(
    ("助詞", "助動詞", "補助記号", "空白", "記号", "接頭辞", "感動詞", "代名詞", "連体詞", "接続詞")
)
_SILENT_WORDS_LISTED = (
    "為る 有る 居る 成る 出来る 下さる 貰う 頂く 致す 御座る 呉れる 遣る 仕舞う 置く 見る 来る "
    "行く 言う 因る 於く 就く 対する 関する 事 物 所 様 為 訳 筈 積もり 方 どう そう よう みたい "
    "こと もの ところ ため わけ はず つもり ほう"
)
_SILENT_WORDS = frozenset(_SILENT_WORDS_LISTED.split())
_STOP_WORDS_LISTED = (
    "i me my myself we our ours ourselves you your yours yourself yourselves he him his himself "
    "she her hers herself it its itself they them their theirs themselves what which who whom "
    "whose this that these those am is are was were be been being have has had having do does did "
    "doing would should could ought can cannot will shall may might must a an the and but if or "
    "because as until while of at by for with about against between into through during before "
    "after above below to from up down in out on off over under again further then once here "
    "there when where why how all any both each few more most other some such no nor not only own "
    "same so than too very just also i'm you're he's she's it's we're they're i've you've we've "
    "they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll we'll they'll isn't aren't "
    "wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't shan't shouldn't "
    "can't couldn't mustn't let's that's who's what's here's there's when's where's why's how's "
    "please"
)
_STOP_WORDS = frozenset(_STOP_WORDS_LISTED.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is looked up; it stands at ``start:end`` of the text as it was given."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """``words`` in order and as often as they stand; ``bigrams`` of neighbouring Japanese
    characters in one kana. None of them holds white space."""

    words: tuple[str, ...]
    bigrams: tuple[str, ...]


def analysed(text: str, language: str) -> Tokens:
    """What ``text`` is found by. ``language`` is what it is mainly in: in other languages than
    Japanese and English, Latin words keep their endings."""
    plain = folded(storable(text)).text
    words = tuple(word.text for word in _words(plain, language))
    return Tokens(words, tuple(bigrams(plain)))


def placed(text: str, language: str) -> list[Word]:
    """The words of ``text`` with their places in it, in order."""
    plain = folded(storable(text))
    return [
        Word(word.text, plain.starts[word.start], plain.ends[word.end - 1])
        for word in _words(plain.text, language)
    ]


def bigrams(text: str) -> Iterator[str]:
    """Neighbouring Japanese characters, katakana as hiragana."""
    for run in _JAPANESE.finditer(folded(text).text):
        yield from _grams(_hiragana(run[0]), 2)


def trigrams(text: str) -> Iterator[str]:
    """Three neighbouring letters of each Latin word, its edges marked with ``_``."""
    for word in _LATIN.finditer(folded(text).text):
        yield from _grams(f"_{word[0]}_", 3)


def reading(text: str) -> Iterator[str]:
    """Three neighbouring kana of how the Japanese in ``text`` is read."""
    plain = folded(storable(text)).text
    for run in _JAPANESE.finditer(plain):
        read = "".join(morpheme.reading_form() for morpheme, _ in _morphemes(run[0]))
        yield from _grams(_hiragana(read), 3)


def typed_kana(text: str) -> Iterator[str]:
    """The same of what was typed in hiragana and not converted: runs of four and more."""
    for run in _TYPED_KANA.finditer(folded(text).text):
        yield from _grams(run[0], 3)


def in_hiragana(text: str) -> str:
    """How the Japanese in ``text`` is read."""
    read = "".join(morpheme.reading_form() for morpheme, _ in _morphemes(folded(text).text))
    return _hiragana(read)


def in_katakana(kana: str) -> str:
    import jaconv

    written: str = jaconv.hira2kata(kana)
    return written


def katakana(word: str) -> bool:
    return bool(re.fullmatch("[ァ-ヺー]+", word))


# --- words ----------------------------------------------------------------------------------


def _words(plain: str, language: str) -> Iterator[Word]:
    """The words of a folded text. Sudachi sees it whole, since what stands beside a word tells how
    it is cut; what it makes of Latin words is passed over."""
    latin = list(_latin(plain, language))
    if not _JAPANESE.search(plain):
        yield from latin
        return
    yield from sorted([*latin, *_japanese(plain)], key=lambda word: word.start)


def _latin(plain: str, language: str) -> Iterator[Word]:
    for found in _LATIN.finditer(plain):
        word = found[0].replace("’", "'")
        if word in _STOP_WORDS or len(word) > LONGEST_WORD:
            continue
        yield Word(_stem(_POSSESSIVE.sub("", word), language), found.start(), found.end())


def _japanese(plain: str) -> Iterator[Word]:
    for cut in _in_words(plain, _cuts(plain)):
        if _silent(cut.word_class, cut.word) or len(cut.word) > LONGEST_WORD:
            continue
        yield Word("".join(cut.word.split()) or plain[cut.begin : cut.end], cut.begin, cut.end)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A morpheme at ``begin:end``; ``name``: the dictionary has it as one of somebody or of a
    place."""

    word: str
    word_class: str
    name: bool
    begin: int
    end: int


def _cuts(plain: str) -> Iterator[_Cut]:
    for morpheme, start in _morphemes(plain):
        begin, end = start + morpheme.begin(), start + morpheme.end()
        if _JAPANESE.search(plain, begin, end):
            yield _cut(morpheme, begin, end)


def _cut(morpheme: Any, begin: int, end: int) -> _Cut:
    word_class, kind, *_ = morpheme.part_of_speech()
    return _Cut(morpheme.normalized_form().lower(), word_class, kind == _NAME, begin, end)


def _in_words(plain: str, cuts: Iterable[_Cut]) -> Iterator[_Cut]:
    """Two neighbours in katakana of which one is a name are cut into two words, if they can be:
    セールスタックス is セールス and タックス, and nobody's セール."""
    held: _Cut | None = None
    for one in cuts:
        together = held is not None and held.end == one.begin and (held.name or one.name)
        if held and together and (pair := _two_words(plain[held.begin : one.end])):
            first, second = pair
            yield replace(first, begin=held.begin, end=held.begin + first.end)
            one = replace(second, begin=held.begin + first.end, end=one.end)
        elif held:
            yield held
        held = one
    if held:
        yield held


@lru_cache(maxsize=10_000)
def _two_words(run: str) -> tuple[_Cut, _Cut] | None:
    """The katakana ``run`` as two words that are no names, where the dictionary has such."""
    if not katakana(run):
        return None
    for at in range(_SHORTEST, len(run) - _SHORTEST + 1):
        first, second = _no_name(run[:at]), _no_name(run[at:])
        if first and second:
            return first, second
    return None


def _no_name(written: str) -> _Cut | None:
    found = (_cut(one, 0, len(written)) for one in _dictionary().lookup(written))
    return next((one for one in found if not one.name), None)


def _silent(word_class: str, word: str) -> bool:
    return word_class in _SILENT_CLASSES or word in _SILENT_WORDS


def _stem(word: str, language: str) -> str:
    return _stemmed(word) if language in ("ja", "en") else word


@lru_cache(maxsize=50_000)
def _stemmed(word: str) -> str:
    # A word of one or two letters, or with digits, is a name: 100v, us, b0c1x2.
    if len(word) < 3 or any(character.isdigit() for character in word):
        return word
    stem: str = _of_this_thread.stemmer().stemWord(word)
    return stem


def _morphemes(plain: str) -> Iterator[tuple[Any, int]]:
    """Sudachi's morphemes, each with where its piece begins."""
    for start, end in _pieces(plain):
        for morpheme in _of_this_thread.cutter().tokenize(plain[start:end]):
            yield morpheme, start


def _pieces(plain: str) -> Iterator[tuple[int, int]]:
    """The text in pieces that Sudachi takes, cut after a sentence where there is one."""
    start = 0
    while start < len(plain):
        end = min(start + _AT_ONCE, len(plain))
        if end < len(plain):
            breaks = [found.end() for found in _BREAK.finditer(plain, start, end)]
            end = breaks[-1] if breaks else end
        yield start, end
        start = end


def _grams(text: str, size: int) -> Iterator[str]:
    for at in range(len(text) - size + 1):
        yield text[at : at + size]


def _hiragana(text: str) -> str:
    import jaconv

    hiragana: str = jaconv.kata2hira(text)
    return hiragana


# --- what is loaded once --------------------------------------------------------------------


class _OfThisThread(threading.local):
    """A cutter and a stemmer must not be used by two threads at once; they share a dictionary."""

    _cutter: Any = None
    _stemmer: Any = None

    def cutter(self) -> Any:
        if self._cutter is None:
            from sudachipy import SplitMode

            self._cutter = _dictionary().tokenizer(SplitMode.A)
        return self._cutter

    def stemmer(self) -> Any:
        if self._stemmer is None:
            from Stemmer import Stemmer

            self._stemmer = Stemmer("english")
        return self._stemmer


_of_this_thread = _OfThisThread()
_loading = threading.Lock()
_loaded: list[Any] = []


def _dictionary() -> Any:
    with _loading:
        if not _loaded:
            from sudachipy import Dictionary

            _loaded.append(Dictionary(dict="core"))
        return _loaded[0]
