"""Rules for English to customers: residue of keigo, stiff or cold phrases, excitement."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from translations.register_phrases import EMOJI
from translations.spots import Match, Rule

_SORRY = r"(?:sorry|apologi[sz]e|apologies|regret(?! to buy))"
_APOLOGY = re.compile(
    r"(?:^|(?<=[.!?\n]))(?P<gap>[ \t]*)(?:once again,? |again,? )?"
    r"(?:(?:we|i)(?:['’]re| are|['’]m| am)? ?(?:(?:would|do) (?:like|wish) to )?"
    r"(?:once again |again )?(?:so |very |truly |really |deeply |sincerely |humbly )*"
    r"(?:sorry|apologi[sz]e)\b|(?:please accept )?(?:our|my) (?:\w+ )?apologies\b"
    r"|(?:(?:so|very|truly) )?sorry\b|apologies\b)"
    r"[^.!?\n]*[.!?]+",
    re.IGNORECASE | re.MULTILINE,
)
_SECOND = re.compile(_SORRY, re.IGNORECASE)
_ONLY = re.compile(
    r"[^.!?\n]*\b(?:but|and|because|since|so|we (?:can|will|have (?!caused)))\b", re.IGNORECASE
)
_PHRASES = tomllib.loads(Path(__file__).with_name("english_phrases.toml").read_text("utf-8"))
_STARTS = re.compile(r"(?:^|[.!?:][\"')]*\s|\n)[ \t]*$|^Hi[^\n]*,[ \t]*$")
_GENERIC = re.compile(
    r"inconvenience|trouble|again|apolog\w+\.|sorry\.|sorry about (?:this|that)\.", re.IGNORECASE
)


def _one_mark(match: Match) -> str:
    return "?" if "?" in match[0] else "."


def _again(match: Match) -> bool:
    """Whether an apology stands before this one."""
    return bool(_SECOND.search(match.string[: match.start()]))


def _left_out(match: Match) -> str | None:
    """Only what says nothing but sorry goes without a person's look."""
    return None if _ONLY.match(match[0]) or not _GENERIC.search(match[0]) else ""


def _worded(template: str) -> Callable[[Match], str]:
    """The offer in the case that its place in the sentence asks for."""

    def offer(match: Match) -> str:
        said = match.expand(template) + (match["next"] or "")
        starts = bool(_STARTS.search(match.string[: match.start()]))
        if starts:
            return said[:1].upper() + said[1:]
        own = said.startswith(("I ", "I'"))
        return said if own or not match[0][:1].islower() else said[:1].lower() + said[1:]

    return offer


def _rules() -> tuple[Rule, ...]:
    return tuple(
        _rule(why, row[0], row[1] if row[1:] else None)
        for why, rows in _PHRASES.items()
        for row in rows
    )


def _rule(why: str, pattern: str, wording: str | None) -> Rule:
    """What is left out takes the next letter with it, to write it in the right case."""
    following = "(?P<next>[A-Za-z]?)" if wording == "" and "san" not in pattern else "(?P<next>)"
    found = re.compile(f"(?:{pattern}){following}", re.IGNORECASE | re.MULTILINE)
    return Rule(why, found, wording if wording is None else _worded(wording))


_SMILEY = r"(?<![A-Za-z0-9:]):[a-z][a-z0-9_+-]{0,60}:(?![A-Za-z0-9])|(?<=\s)[:;]-?[)D(](?=\s|$)"
RULES = (
    Rule("excited", re.compile(r"(?<=[A-Za-z0-9)\]\"'’])[!?]{2,}(?![=\w])"), _one_mark),
    Rule("excited", re.compile(r"(?<=\w)\.{4,}(?=\s|$)"), "."),
    Rule("emoji", re.compile(EMOJI), None),
    Rule("emoji", re.compile(_SMILEY), None),
    Rule("apology", _APOLOGY, _left_out, _again),
    *_rules(),
)
