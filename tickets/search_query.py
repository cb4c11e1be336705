"""What somebody looks for, as alternatives that either database can be asked for. Pure.

Each word must be found; where it stands for a fixed term, the term's rendering in the other
language does as well, so that a question in English finds what was written in Japanese.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from translations.languages import detect
from translations.search_tokens import Word, analysed, placed
from translations.termbase import NO_TERMS, Match, Termbase, matches

Alternative = tuple[str, ...]
"""Words that must all be there."""

MOST_GROUPS = 8
MOST_RENDERINGS = 3
LONGEST = 400
"""Characters of a question that are looked at."""

_OTHER = {"ja": "en", "en": "ja"}
_SCRIPT = {
    "ja": re.compile(r"[ぁ-ゖァ-ヺー々\u4e00-\u9fff]"),
    "en": re.compile("[A-Za-zＡ-Ｚａ-ｚ]"),
}
_BEGINS = re.compile(r"[a-z0-9à-öø-ÿ]{3,}|.*[ぁ-ゖァ-ヺー々\u3400-\u9fff].+")


@dataclass(frozen=True)
class Group:
    """One thing that is asked for: any of the alternatives; ``own`` is the asker's wording."""

    own: Alternative
    others: tuple[Alternative, ...] = ()

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        return (self.own, *self.others)

    @cached_property
    def sets(self) -> tuple[frozenset[str], ...]:
        return tuple(map(frozenset, self.alternatives))

    def among(self, words: AbstractSet[str], *, begun: bool = False) -> bool:
        """Whether it is there; with ``begun``, as the beginning of a longer word too."""
        if any(one <= words for one in self.sets):
            return True
        return begun and any(
            all(one in words or _begins(one, words) for one in alternative)
            for alternative in self.alternatives
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """``groups`` is empty where nothing of the question can be looked for."""

    text: str
    groups: tuple[Group, ...]

    @property
    def words(self) -> frozenset[str]:
        return frozenset(w for g in self.groups for one in g.alternatives for w in one)


def asked(text: str, fallback: str, terms: Termbase = NO_TERMS) -> Asked:
    """The question taken apart; ``fallback`` is the asker's language."""
    text = text[:LONGEST]
    language = detect(text, fallback)
    language = language if language in _OTHER else fallback
    found = placed(text, language)
    groups: dict[Group, None] = {}
    for match in _terms_in(text, terms):
        inside = [word for word in found if match.start <= word.start and word.end <= match.end]
        if inside:
            found = [word for word in found if word not in inside]
            groups[_group(inside, match)] = None
    groups |= {Group((word.text,)): None for word in found}
    return Asked(text, tuple(groups)[:MOST_GROUPS])


def _terms_in(text: str, terms: Termbase) -> Iterator[Match]:
    for language, script in _SCRIPT.items():
        if script.search(text):
            yield from matches(text, language, terms)


def _group(inside: Sequence[Word], match: Match) -> Group:
    own = tuple(dict.fromkeys(word.text for word in inside))
    here = "ja" if _SCRIPT["ja"].search(match.text) else "en"
    said = list(match.term.accepted(_OTHER[here]))[:MOST_RENDERINGS]
    others = [tuple(dict.fromkeys(analysed(one, _OTHER[here]).words)) for one in said]
    return Group(own, tuple(dict.fromkeys(one for one in others if one and one != own)))


def _begins(word: str, words: Iterable[str]) -> bool:
    return may_begin(word) and any(one.startswith(word) for one in words)


def may_begin(word: str) -> bool:
    """Whether the word is long enough to be looked for as the beginning of another."""
    return _BEGINS.fullmatch(word) is not None


# --- as the databases are asked ---------------------------------------------------------------


class Dialect(ABC):
    """How a database writes words, alternatives and what must all be there."""

    both: str
    either: str

    @abstractmethod
    def word(self, word: str, *, begins: bool) -> str:
        """``word`` as it is asked for; with ``begins``, as the beginning of another too."""

    def all_of(self, parts: Iterable[str]) -> str:
        return "(" + self.both.join(parts) + ")"

    def any_of(self, parts: Iterable[str]) -> str:
        return "(" + self.either.join(parts) + ")"


class Fts5(Dialect):
    """https://www.sqlite.org/fts5.html#full_text_query_syntax: strings, so no word is syntax."""

    both, either = " AND ", " OR "

    def word(self, word: str, *, begins: bool) -> str:
        return '"' + word.replace('"', '""') + '"' + (" *" if begins else "")


class TsQuery(Dialect):
    """https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY."""

    both, either = " & ", " | "

    def word(self, word: str, *, begins: bool) -> str:
        quoted = "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
        return quoted + (":*" if begins else "")


DIALECTS: dict[str, Dialect] = {"sqlite": Fts5(), "postgresql": TsQuery()}


def everything(question: Asked, dialect: str, *, begun: bool = False) -> str:
    """All groups; with ``begun``, a word may also be the beginning of a longer one."""
    to = DIALECTS[dialect]
    return to.all_of(_written(group, to, begun=begun) for group in question.groups)


def most(question: Asked, dialect: str, number: int) -> str:
    """Any ``number`` of the groups."""
    to = DIALECTS[dialect]
    written = [_written(group, to, begun=False) for group in question.groups]
    return to.any_of(to.all_of(some) for some in combinations(written, number))


def fewest(question: Asked) -> int:
    """How many groups a ticket must hold to be worth showing where none holds them all; 0 where
    fewer than all say nothing."""
    number = len(question.groups)
    return (number + 1) // 2 if number > 1 else 0


def _written(group: Group, to: Dialect, *, begun: bool) -> str:
    return to.any_of(
        to.all_of(to.word(word, begins=begun and may_begin(word)) for word in one)
        for one in group.alternatives
    )
