"""Verbs and nouns with what they become in keigo; the words are in ``humble_words.toml``."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from translations.conjugation import Forms, godan, ichidan

_WORDS = tomllib.loads(Path(__file__).with_name("humble_words.toml").read_text("utf-8"))
_HUMBLE: dict[str, str] = _WORDS["humble"]
_RESPECTFUL: dict[str, str] = _WORDS["respectful"]
_KEPT_ON = {"伺い": "伺って", "申し上げ": "申し上げて", "存じ": "存じて"}


def verbs(place: str) -> list[Forms]:
    """Of ``own``, what we do for a customer, or ``asked``, what we ask of one."""
    words = _WORDS[place]
    return [*map(godan, words["godan"]), *map(ichidan, words["ichidan"])]


def prefixes(place: str) -> dict[str, str]:
    """Nouns that make verbs with する, each with the お or ご that it takes, or nothing."""
    kinds = {"bare": "", "o": "お", "go": "ご"}
    return {noun: said for kind, said in kinds.items() for noun in _WORDS[place][kind]}


def regular(stem: str) -> bool:
    """Whether the humble form is お…する."""
    return stem not in _HUMBLE


def humble(stem: str) -> str:
    """``送り`` → ``お送りいたし``, ``見`` → ``拝見いたし``: what stands before ます."""
    return _HUMBLE.get(stem, f"お{stem}いたし")


def humble_te(stem: str) -> str:
    """``送り`` → ``お送りして``, ``聞き`` → ``伺って``: what stands before おります."""
    said = humble(stem)
    if said.endswith("てまいり"):
        return said.removesuffix("まいり")
    return _KEPT_ON.get(said) or f"{said.removesuffix('いたし').removesuffix('かかり')}して"


def respectful(stem: str) -> str:
    """``送り`` → ``お送り``, ``見`` → ``ご覧``: what stands before ください."""
    return _RESPECTFUL.get(stem, f"お{stem}")


def any_of(forms: Iterable[str]) -> str:
    """The longest first, so that no form hides a longer one."""
    return "|".join(map(re.escape, sorted(set(forms), key=lambda one: (-len(one), one))))
