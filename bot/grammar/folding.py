"""Reading words as Japanese and English keyboards leave them. Only words, never free text."""

import re
import unicodedata
from collections.abc import Callable
from typing import TypeVar

import jaconv

from bot.grammar.results import Reference

Found = TypeVar("Found")

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_WORD = re.compile(rf"[^\s{_INVISIBLE}]+")
_GLUE = re.compile("[:：、,，]")
_AROUND = "\"'`“”‘’„‟«»「」『』（）()[]【】〈〉<>*_~:：;、。,.，．!！#＃"
# Everything that a keyboard, an input method or a copied mail puts where a hyphen is meant.
HYPHENS = "\\-ー－ｰ‐‑‒–—―−─⁃˗﹣﹘"
_REFERENCE = re.compile(
    rf"(?:(?P<market>[a-z]{{2}})[{HYPHENS}]|(?P<glued>jp|us))?(?P<number>[0-9]{{1,9}})"
)
_HYPHEN = re.compile(f"[{HYPHENS}]")
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


def fold(word: str) -> str:
    """One form for every way to type a word: width, case, kana, quotes and marks around it."""
    plain = unicodedata.normalize("NFKC", word.translate(dict.fromkeys(map(ord, _INVISIBLE))))
    folded: str = jaconv.kata2hira(plain.casefold())
    return folded.strip(_AROUND)


def parse_reference(word: str) -> Reference | None:
    """`JP-1042`, `ｊｐー１０４２`, `us1043`, `「1042」`: a ticket's name; anything else is None."""
    plain = unicodedata.normalize("NFKC", word).casefold().strip(_AROUND)
    match = _REFERENCE.fullmatch(plain)
    if match is None or int(match["number"]) == 0:
        return None
    return Reference(match["market"] or match["glued"], int(match["number"]))


def parse_full_reference(word: str) -> Reference | None:
    """Like `parse_reference`, for places where a bare number may be part of a sentence."""
    reference = parse_reference(word)
    return reference if reference and reference.marketplace else None


def fold_order(typed: str) -> str:
    """An order's number as marketplaces write it: narrow, with plain hyphens, no marks around."""
    plain = _HYPHEN.sub("-", unicodedata.normalize("NFKC", typed))
    return plain.strip().strip(_AROUND).strip()


def parse_person(word: str) -> str | None:
    """The user id in Slack's form of a mention, `<@U024BE7LH>` or `<@U024BE7LH|emily>`."""
    match = _PERSON.fullmatch(word)
    return match[1] if match else None


def first_word(text: str) -> str:
    match = _WORD.search(text)
    return match[0] if match else ""


def take(text: str, recognise: Callable[[str], Found | None]) -> tuple[Found | None, str]:
    """Takes the first word off `text` if it is recognised, also where `：` glues it to the rest."""
    match = _WORD.search(text)
    if match is None:
        return None, text
    if (whole := recognise(match[0])) is not None:
        return whole, text[match.end() :]
    glue = _GLUE.search(match[0])
    if glue is None or (head := recognise(match[0][: glue.start()])) is None:
        return None, text
    return head, text[match.start() + glue.end() :]
