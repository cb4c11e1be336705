"""What is asked, and of what: 返品 of 掃除機の返品, "return" of "return a vacuum".

A rule holds for whatever was bought, and mostly whenever it was. A thing that few articles name
weighs more than the matter that many are about, so that by weight alone 炊飯器の返品 found the
article on voltage, which happens to name a rice cooker.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.ranking import TITLE_GRAMS, Clue, Frequency
from knowledge.seasons import DURING_JA, SEASON_EN, SEASON_JA
from translations.search_tokens import analysed, bigrams, trigrams

LONGEST = 100
"""Characters of a question that is looked at: what is longer tells a story."""

BESIDE = 0.3
"""How much less a word counts that only says of what it is asked."""

LACKING = 0.3
"""And an article whose title and aliases have no word for what is asked."""

_NOUN = r"[々〆ァ-ヶー一-龠a-zA-Z0-9]"
_WHEN_JA = rf"(?:{SEASON_JA}){DURING_JA}"
_ASKED_JA = rf"(?P<head>[おご]?{_NOUN}{{2,8}}(?:し(?:たい|て)|でき)?[ぁ-ん]{{0,6}})$"
_ANY_EN = r"(?:a|an|the|my|our|your|their|her|his|some) "
_WHEN_EN = rf"(?:during|over|around|in|on|at|for|before|after)\s(?:the\s)?(?:{SEASON_EN})"
_FORMS: dict[str, tuple[re.Pattern[str], ...]] = {
    "ja": (
        re.compile(rf"^(?P<when>{_WHEN_JA})(?:の|に|は|でも|、)(?P<head>.+)$", re.IGNORECASE),
        re.compile(rf"^(?P<of>[おご]?{_NOUN}+(?:の{_NOUN}+)?)(?:の|を|は){_ASKED_JA}"),
    ),
    "en": (
        re.compile(rf"^(?P<head>.+?)\s(?P<when>{_WHEN_EN})$", re.IGNORECASE),
        re.compile(rf"^(?P<head>.+?)\s(?:for|of)\s(?P<of>{_ANY_EN}\w+(?: \w+)?)$", re.IGNORECASE),
        re.compile(
            r"^(?:(?:how (?:do|can) (?:i|we|they)|can (?:i|we|they)|to) )?"
            rf"(?P<head>\w+) (?P<of>{_ANY_EN}\w+(?: \w+)?)$",
            re.IGNORECASE,
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Matter:
    """``head`` are the words of what is asked that some article is titled by; ``tokens`` all that
    it is looked for by, and ``beside`` the words that say of what, or when, each with how much it
    counts."""

    head: frozenset[str]
    tokens: frozenset[str]
    beside: Mapping[str, float]

    def lessened(self, wanted: Sequence[Clue]) -> list[Clue]:
        weighed = (replace(one, weight=one.weight * self._counts(one.token)) for one in wanted)
        return [one for one in weighed if one.weight]

    def _counts(self, token: str) -> float:
        return 1.0 if token in self.tokens else self.beside.get(token, BESIDE)

    def share(self, names: Sequence[str]) -> float:
        """What an article counts that has these words in its title and aliases."""
        return 1.0 if self.head.intersection(names) else LACKING


def matter_of(text: str, language: str, frequency: Frequency) -> Matter | None:
    """None where nothing of the question is only said of what; what some article is titled by is a
    matter of its own, unless it is a time."""
    parts = _parted(text, language)
    if parts is None:
        return None
    head, of, is_time = parts
    titled = _titled(language, frequency)
    asked = frozenset(word for word in _words(head, language) if titled(word))
    beside = _words(of, language)
    if not asked or (not is_time and any(map(titled, beside))):
        return None
    tokens = analysed(head, language)
    own = {*tokens.words, *tokens.bigrams, *trigrams(head)}
    counts = {word: _counted(word, of) for word in beside if word not in own}
    return Matter(asked, frozenset(own), counts)


def _counted(word: str, of: str) -> float:
    """A character that a cut has left of a longer name says nothing: 機 of 掃除機 is in 機内."""
    cut = len(word) == 1 and re.search(rf"{_NOUN}{re.escape(word)}|{re.escape(word)}{_NOUN}", of)
    return 0.0 if cut else BESIDE


def _parted(text: str, language: str) -> tuple[str, str, bool] | None:
    plain = unicodedata.normalize("NFKC", text).strip(" ?。.!")
    if len(plain) > LONGEST:
        return None
    for form in _FORMS.get(language, ()):
        if found := form.match(plain):
            named = found.groupdict()
            return found["head"], named.get("of") or named["when"], "when" in named
    return None


def _words(text: str, language: str) -> tuple[str, ...]:
    return tuple(analysed(text, language).words)


def _titled(language: str, frequency: Frequency) -> Callable[[str], bool]:
    """Whether some title has the word, as far as its letters tell; a stem is its beginning."""

    def titled(word: str) -> bool:
        grams = list(bigrams(word)) if language == "ja" else list(trigrams(word))[:-1]
        return bool(grams) and all(frequency(TITLE_GRAMS, one) for one in grams)

    return titled
