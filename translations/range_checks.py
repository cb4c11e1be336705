"""Whether a range of one text is a range in the other: a pair of days is none."""

import re
from collections.abc import Iterator

from translations.facts import Fact, facts
from translations.normalise import half_width
from translations.ranges import Range, ranges

_LINKS = re.compile(
    r"[〜~—―-]|から|より|ないし|(?<![A-Za-z])(?:to|through|thru|until|till|or)(?![A-Za-z])|^か|^、"
)
_AND = re.compile(r"と|(?<![A-Za-z])and(?![A-Za-z])")
_AROUND = re.compile(r"間|あいだ|(?<![A-Za-z])between(?![A-Za-z])", re.IGNORECASE)
_NEAR, _REACH = 16, 12
"""Characters between both ends of a range, and those around them that may speak of it."""


def broken(source: str, translation: str) -> Iterator[str]:
    """Ranges of either text whose ends stand in the other without being one."""
    yield from (one.text.strip() for one in _unlike(source, translation))
    yield from (one.text.strip() for one in _unlike(translation, source))


def _unlike(text: str, other: str) -> Iterator[Range]:
    for one in ranges(text):
        if any(one.same(theirs) for theirs in ranges(other)):
            continue
        firsts = [fact for fact in facts(other) if _is(fact, one.first)]
        lasts = [fact for fact in facts(other) if _is(fact, one.last)]
        linked = any(_linked(a, b, other) for a in firsts for b in lasts)
        if firsts and lasts and not linked:
            yield one


def _is(fact: Fact, end: Fact) -> bool:
    if end.kind == "date" and fact.kind == "number":
        return fact.value[0] == end.value[2]
    return fact.same(end) or (end.kind == "number" and fact.value[0] == end.value[0])


def _linked(first: Fact, last: Fact, text: str) -> bool:
    between = half_width(text[first.end : last.start])
    if last.start < first.end or len(between) > _NEAR:
        return False
    around = text[max(0, first.start - _REACH) : first.start] + text[last.end : last.end + _REACH]
    return bool(_LINKS.search(between) or (_AND.search(between) and _AROUND.search(around)))
