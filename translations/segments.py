"""A text as sentences and what stands between them, so that nothing is lost on the way back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from translations.facts import facts

LONGEST = 400
"""Characters a segment may have: engines cut longer input silently."""

_LINES = re.compile(r"[^\r\n]+|[\r\n]+")
_MARKER = re.compile(r"\s*(?:(?:[-*•>]|\(?\d{1,2}[.)])\s+|[・※■□◆◇●○▼▲★①-⑳⑴-⒇]\s*)*")
_BARE_MARKER = re.compile(r"(?:\(?\d{1,2}[.)]|[A-Za-z][.)])\s*")
_CLOSED = re.compile(r"[」』）)\]】”’\"]\s*$")
_CONTINUES = re.compile(r"[ぁ-ゖ「『（(\[【“]")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORDY = re.compile(r"\w")
_BREAKS = re.compile(r"[、,;；：\s]")
_FULL_STOP = re.compile(r"。(?=[\w⟦¥$€£#@「『（(\[【])")
_OPENING, _CLOSING = "「『（([【", "」』）)]】"
_SPACED = frozenset({"ja", "zh"})


@dataclass(frozen=True, slots=True)
class Segmented:
    """``separators[i]`` stands before ``segments[i]``, and the last one after them all."""

    segments: tuple[str, ...]
    separators: tuple[str, ...]

    def text(self) -> str:
        """The text that was segmented, character for character."""
        return _woven(self.segments, self.separators)

    def rejoined(self, translations: Sequence[str], target: str) -> str:
        """``translations`` in place of the segments, spaced as ``target`` spaces sentences."""
        inner = [_spacing(separator, target) for separator in self.separators[1:-1]]
        return _woven(translations, (self.separators[0], *inner, self.separators[-1]))


def segment(text: str, language: str = "") -> Segmented:
    """Splits at sentence ends and newlines; list markers and blank space become separators."""
    segments: list[str] = []
    separators = [""]
    for piece in _pieces(text, language):
        lead, core, tail = _trimmed(piece)
        separators[-1] += lead
        if core:
            segments.append(core)
            separators.append(tail)
    return Segmented(tuple(segments), tuple(separators))


def sentences(text: str, language: str = "") -> list[str]:
    """The sentences of ``text`` without what separates them."""
    return list(segment(text, language).segments)


def _woven(segments: Sequence[str], separators: Sequence[str]) -> str:
    pairs = zip(separators, segments, strict=False)
    return "".join(part for pair in pairs for part in pair) + separators[-1]


def _spacing(separator: str, target: str) -> str:
    if separator == "":
        return "" if target in _SPACED else " "
    return "" if separator.strip(" ") == "" and target in _SPACED else separator


def _trimmed(piece: str) -> tuple[str, str, str]:
    """Leading blank space and list markers, the sentence itself, trailing blank space."""
    if not _WORDY.search(piece):
        return piece, "", ""
    marker = _MARKER.match(piece)
    start = marker.end() if marker and _WORDY.search(piece, marker.end()) else 0
    start += len(piece[start:]) - len(piece[start:].lstrip())
    end = len(piece.rstrip())
    return piece[:start], piece[start:end], piece[end:]


def _pieces(text: str, language: str) -> Iterator[str]:
    for line in _LINES.findall(text):
        if line[0] in "\r\n":
            yield line
        else:
            yield from _sentences(line, language or _script(line))


def _script(line: str) -> str:
    return "ja" if _JAPANESE.search(line) else "en"


def _sentences(line: str, language: str) -> Iterator[str]:
    taken = [(fact.start, fact.end) for fact in facts(line)]
    kept, start = "", 0
    for piece in _cut(line, language):
        at = start + len(kept)
        if kept and not _belongs(kept, piece, at, taken):
            yield from _shortened(kept)
            start, kept = at, ""
        kept += piece
    yield from _shortened(kept)


def _cut(line: str, language: str) -> list[str]:
    from sentencex import segment as cut  # costs time at start-up that the command line lacks

    clean = _SURROGATE.sub("\ufffd", line)
    pieces = list(cut(language if language in ("ja", "en") else "en", clean))
    if "".join(pieces) != clean:
        return [line]
    lengths = [len(part) for piece in pieces for part in _stopped(piece)]
    ends = list(accumulate(lengths, initial=0))
    return [line[start:end] for start, end in pairwise(ends)]


def _stopped(piece: str) -> Iterator[str]:
    """``piece`` cut after each full stop that stands in no bracket: sentencex leaves one that a
    digit or a Latin letter follows."""
    start = 0
    for found in _FULL_STOP.finditer(piece):
        before = piece[start : found.start()]
        if sum(map(before.count, _OPENING)) <= sum(map(before.count, _CLOSING)):
            yield piece[start : found.end()]
            start = found.end()
    yield piece[start:]


def _belongs(kept: str, piece: str, at: int, taken: list[tuple[int, int]]) -> bool:
    """Whether ``piece`` continues the sentence ``kept``, cut from it by mistake."""
    if any(start < at < end for start, end in taken):
        return True
    if not _WORDY.search(piece) or _BARE_MARKER.fullmatch(kept):
        return True
    return bool(_CLOSED.search(kept) and _CONTINUES.match(piece))


def _shortened(sentence: str) -> Iterator[str]:
    """``sentence`` in pieces of at most ``LONGEST``, broken where a reader would pause."""
    while len(sentence) > LONGEST:
        breaks = [m.end() for m in _BREAKS.finditer(sentence, LONGEST // 2, LONGEST)]
        end = breaks[-1] if breaks else LONGEST
        yield sentence[:end]
        sentence = sentence[end:]
    if sentence:
        yield sentence
