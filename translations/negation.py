"""How often a text denies something, and whether a translation of it denies more or less.

Some words deny for certain (*not*, ません), others only in some readings (*only*, 未, まだ). Hence
a text has a least and a most number of denials, and two texts contradict each other only where
these ranges do not touch. Others want a denial in the other language (*too heavy to lift*, 無理),
or wait for one in their own (*any more*, 一度も).
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from translations.alignment import aligned
from translations.negation_pairs import without_pairs
from translations.negation_signs import EXCUSED, NEVER_SAID, READ, WAITS_FOR_DENIAL
from translations.negation_words import ANSWERS, OPPOSED, WANTING

Contradiction = Literal["negation_lost", "negation_added"]


@dataclass(frozen=True, slots=True)
class Denials:
    """``clear`` ones; ``perhaps`` and ``lexical`` signs, each of which may stand for one;
    ``echoes``, words that deny nothing themselves but answer a doubtful sign."""

    clear: int
    perhaps: int
    lexical: int
    echoes: int

    @property
    def doubtful(self) -> int:
        return self.perhaps + self.lexical

    @property
    def signs(self) -> int:
        return self.clear + self.doubtful + self.echoes

    def most(self, other: "Denials") -> int:
        """A doubtful sign that the other text has too excuses nothing."""
        return self.clear + max(0, self.doubtful - other.doubtful - other.echoes)


def denials(text: str, language: str) -> Denials:
    """``language`` is ``ja`` or ``en``."""
    signs = Counter(match.lastgroup for match in READ[language].finditer(text))
    clear = signs["clear"] + 2 * signs["double"]
    return Denials(clear, signs["perhaps"], signs["lexical"], signs["echo"])


def contradiction(source: str, translation: str, origin: str, target: str) -> Contradiction | None:
    """Sentence by sentence, as their order and length align them.

    A denial that one sentence loses and another gains has only moved.
    """
    if {origin, target} != READ.keys():
        return None
    parts = aligned(source, translation, origin, target)
    each = (_differing(*both, origin, target) for both in parts)
    found = Counter(one for one in each if one)
    if found["negation_lost"] == found["negation_added"]:
        return None
    return max(found, key=lambda one: found[one])


def _differing(source: str, translation: str, origin: str, target: str) -> Contradiction | None:
    forth = origin == "ja"
    japanese, english = (source, translation) if forth else (translation, source)
    if _broken(translation, target) and not _broken(source, origin):
        return "negation_lost"
    if any(ja.search(japanese) and en.search(english) for ja, en in OPPOSED):
        return "negation_lost"
    japanese, english = without_pairs(japanese, english)
    before, after = (japanese, english) if forth else (english, japanese)
    return _compared(before, after, origin, target)


def _broken(text: str, language: str) -> bool:
    """Whether it waits for a denial that does not come, or says what nobody says."""
    denied = denials(text, language)
    waits = WAITS_FOR_DENIAL[language].search(text) and not EXCUSED.search(text)
    if waits and not (denied.clear or denied.perhaps):
        return True
    return bool(NEVER_SAID[language].search(text))


def _compared(source: str, translation: str, origin: str, target: str) -> Contradiction | None:
    """Of two texts without the wordings that answer each other."""
    before, after = denials(source, origin), denials(translation, target)
    if before.clear > after.most(before):
        return "negation_lost"
    if after.clear > before.most(after):
        return "negation_added"
    wants = len(WANTING[origin].findall(source))
    signs = len(ANSWERS[target].findall(translation))
    unanswered = wants and before.clear + wants > after.signs + signs
    return "negation_lost" if unanswered else None
