"""Identifiers at a sentence's edges, set apart where punctuation parts them from its grammar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translations.facts import Fact
from translations.shield import Shielded, shield
from translations.written import written

_MARK = r"⟦(\d{1,6})⟧"
_HEAD = re.compile(rf"(?:{_MARK}[ 　]*)+(?:[:：、,，;；)）\]】]\s*|\s+(?=[^\x00-\x7f]))")
_LOOSE_HEAD = re.compile(rf"(?:{_MARK}\s*)+")
_TAIL = re.compile(
    rf"(?P<tail>[ 　]*[:：、,，(（\[【]\s*(?:{_MARK}[ 　、,]*)+[)）\]】]?[。.!！?？]?)$"
)
_LOOSE_TAIL = re.compile(rf"\s*(?P<tail>(?:{_MARK}\s*)+)$")
_LOOSE = frozenset({"emoji", "slack"})
_WIDE = "、，：。（）；！？【】　"
_NARROW = (", ", ", ", ": ", ".", " (", ")", "; ", "!", "?", " [", "]", " ")
_WESTERN = (*zip(_WIDE, _NARROW, strict=True), ("  ", " "))
_JAPANESE = (
    *zip((": ", ", ", "; ", " (", "(", ")", "!", "?", "."), "：、；（（）！？。", strict=True),
)
_PUNCTUATION = {
    "en": _WESTERN,
    "ja": _JAPANESE,
}
_TOUCHING = re.compile(r"[A-Za-z0-9,.;:!?]$")
_STARTING = re.compile(r"[A-Za-z0-9¥$€£(<«]|:[a-z]")
_CLOSE = re.compile(r"[A-Za-z0-9_)>»`:]$")
_ENDED = re.compile(r"[。.!！?？]$")
_NUMBER = re.compile(_MARK)


@dataclass(frozen=True, slots=True)
class Peeled:
    """``head`` and ``tail`` are finished text; ``core`` is what an engine has to render."""

    head: str
    core: Shielded
    tail: str

    def around(self, core: str) -> str:
        """``core`` with its edges back."""
        if self.tail and not _ENDED.search(self.core.text) and _ENDED.search(core):
            core = core[:-1]
        start = " " if _CLOSE.search(self.head) and _TOUCHING.match(core[:1]) else ""
        gap = " " if _TOUCHING.search(core) and _STARTING.match(self.tail) else ""
        return f"{self.head}{start}{core}{gap}{self.tail}"


def peel(segment: str, source: str, target: str, protected: Sequence[Fact] = ()) -> Peeled:
    """Takes identifiers off both ends of ``segment`` where the rest is a sentence without them."""
    shielded = shield(segment, protected)
    values = [written(token, target) for token in shielded.tokens]
    start, end = _edges(shielded)
    head, core, tail = shielded.text[:start], shielded.text[start:end], shielded.text[end:]
    if not re.search(r"[^\W\d_]", _NUMBER.sub("", core)):
        return Peeled("", shielded, "")
    return Peeled(_finished(head, values, target), _renumbered(core, shielded),
                  _finished(tail, values, target))  # fmt: skip


def _edges(shielded: Shielded) -> tuple[int, int]:
    text = shielded.text
    head = _HEAD.match(text) or _loose(_LOOSE_HEAD.match(text), shielded)
    start = head.end() if head else 0
    tail = _TAIL.search(text, start) or _loose(_LOOSE_TAIL.search(text, start), shielded)
    return start, tail.start("tail") if tail else len(text)


def _loose(match: re.Match[str] | None, shielded: Shielded) -> re.Match[str] | None:
    """Emoji and mentions belong to no grammar: they part without punctuation."""
    numbers = _NUMBER.findall(match[0]) if match else []
    loose = all(shielded.tokens[int(number)].kind in _LOOSE for number in numbers)
    return match if loose else None


def _finished(edge: str, values: list[str], target: str) -> str:
    for mark, other in _PUNCTUATION.get(target, ()):
        edge = edge.replace(mark, other)
    return _NUMBER.sub(lambda match: values[int(match[1])], edge)


def _renumbered(core: str, shielded: Shielded) -> Shielded:
    numbers = [int(number) for number in _NUMBER.findall(core)]
    places = {number: place for place, number in enumerate(numbers)}
    text = _NUMBER.sub(lambda match: f"⟦{places[int(match[1])]}⟧", core)
    return replace(shielded, text=text, tokens=tuple(shielded.tokens[n] for n in numbers))
