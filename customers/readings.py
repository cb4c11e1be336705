"""Japanese names in Roman letters, as they are typed and as they are shown. Pure.

Hepburn without marks for long vowels, as addresses in the US write it: ``Sato`` is サトウ or サト,
``Otsuka`` オオツカ or オツカ.
"""

from __future__ import annotations

import re
from itertools import product

import jaconv

MOST = 16
"""Spellings that one word may have."""

_ROMAJI = re.compile(
    r"(?:(?:kk|ss|tt|pp|tc)?(?:sh|ch|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwfj])?[aiueo]|[nm](?![aiueoy]))+"
)
_KANA = re.compile("[ぁ-ゖー]+")
_LONG = {"オ": ("オ", "オオ"), "ユ": ("ユ", "ユウ"), "ュ": ("ュ", "ュウ"), "ョ": ("ョ", "ョウ")}
_LONG |= {mora: (mora, f"{mora}ウ") for mora in "コソトノホモヨロゴゾドボ"}


def kana_of(word: str) -> tuple[str, ...]:
    """The katakana spellings of a name in Roman letters, the plainest first; empty where the word
    is none."""
    plain = word.casefold()
    if len(plain) < 3 or not _ROMAJI.fullmatch(plain):
        return ()
    kana = jaconv.hira2kata(jaconv.alphabet2kana(re.sub(r"m(?=[bmp])", "n", plain)))
    spellings = ("".join(parts) for parts in product(*(_LONG.get(one, (one,)) for one in kana)))
    return tuple(one for one, _ in zip(spellings, range(MOST), strict=False))


_CARRIED = (
    (re.compile(r"(?<=[yjh])uu"), "u"),
    (re.compile(r"ou(?!e|chi)|oo"), "o"),
    (re.compile("cch"), "tch"),
)
"""What a long vowel becomes; Inoue and Takenouchi have none, nor has Matsuura."""


def latin_of(kana: str) -> str:
    """A word in kana as its bearer writes it in Roman letters: ``サトウ`` is ``Sato``. Empty where
    ``kana`` is no kana."""
    word = jaconv.kata2hira(jaconv.h2z(kana.strip()))
    if not _KANA.fullmatch(word):
        return ""
    plain = jaconv.kana2alphabet(word).replace("ー", "")
    for pattern, short in _CARRIED:
        plain = pattern.sub(short, plain)
    return plain.capitalize() if plain.isascii() else ""
