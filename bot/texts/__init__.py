"""The bilingual catalogue: everything that people read, in Japanese and in English.

Every module of this package holds one subject as `LINES`. Facts are filled in as they are:
whoever builds Slack's mrkdwn escapes them (`bot.slack.mrkdwn.say` does both).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from bot.texts.lines import Language, Line, placeholders

__all__ = ["Language", "Line", "catalogue", "joined", "lines", "placeholders", "say", "say_if"]

_BETWEEN = {"ja": "　"}


@cache
def catalogue() -> Mapping[str, Line]:
    """All lines by key. Raises ValueError when two modules use the same key."""
    everything: dict[str, Line] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        found: Mapping[str, Line] = getattr(import_module(module.name), "LINES", {})
        if twice := everything.keys() & found.keys():
            raise ValueError(f"in two modules: {', '.join(sorted(twice))}")
        everything |= found
    return everything


def say(key: str, language: str, /, **facts: object) -> str:
    """The message in `language` (`ja`; anything else reads English), its facts filled in.

    Raises KeyError for an unknown key or a fact that the message needs and did not get.
    """
    return catalogue()[key].pattern(language, facts.get("count")).format_map(facts)


def say_if(key: str, language: str, /, **facts: object) -> str | None:
    """Like `say`, but None when any fact is None or empty: such a line is left out."""
    if any(fact is None or fact == "" for fact in facts.values()):
        return None
    return say(key, language, **facts)


def lines(*parts: str | None) -> str:
    """The parts that there are, one below the other."""
    return "\n".join(part for part in parts if part)


def joined(language: str, parts: Iterable[str | None]) -> str:
    """The parts that there are, in one row: a wide space in Japanese, ` · ` in English."""
    return _BETWEEN.get(language, " · ").join(part for part in parts if part)
