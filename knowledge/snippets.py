"""The passage of an article that answers: the place where most of a question's words stand
together, in whole sentences, with what was found marked. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from knowledge.places import OTHER, only_of
from knowledge.scope import Market
from translations.search_tokens import placed

WINDOW = 90
"""Characters within which words are counted as standing together."""

LONGEST = 240
"""Characters of a passage."""

LEAD = 2.0
"""How much more a word counts in the first paragraph: it is written as the answer, so another
place must hold clearly more of what was asked."""

QUOTING = 0.5
"""How much less a word counts in a line that quotes something; where it sends to another article,
nothing."""

TABULAR = 0.5
"""And in a row of a table: by itself it is no sentence, and its columns' names stand elsewhere."""

LOST = 0.5
"""Share of what an article says of the question."""

LONGEST_LABEL = 40
"""Characters of a line that only names what stands in the list below it."""

Range = tuple[int, int]

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_RULER = re.compile(r"^[\s|:*_=-]*$")
_LEADING = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+|\d{1,3}[.)]\s+)?(?:>\s*)*")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_CELL = re.compile(r"\s*\|\s*")
_BETWEEN_CELLS = " | "
_LISTED = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")
_COLON = {"ja": "：", "en": ": "}
_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s|$)")
_QUOTED = re.compile(r"「[^」\n]+」|[“\"][^”\"\n]+[”\"]")
_POINTER = re.compile(
    r"」の記事|」を(?:見|ご覧|参照)"
    r"|\b(?:see|read|use|go to|start with)\b[^.\n]{0,20}[“\"][^”\"\n]+[”\"]",
    re.IGNORECASE,
)
_LATIN = re.compile("[a-z0-9]+")
_PLAINER = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_PLAINER |= {code + shift: code + 32 for code in range(65, 91) for shift in (0, 0xFEE0)}
_PLAINER |= {code + 0xFEE0: code for code in (*range(48, 58), *range(97, 123))}
"""Hiragana, lower case and half width, each character for one, so that places stay."""

_PLAIN_HIRAGANA = re.compile("[ぁ-ゖー]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` is plain, without markup; ``marked`` are the places in it that were asked for.
    ``elsewhere``: what was asked for stands only where the other marketplace is spoken of, and
    ``text`` says nothing of that."""

    text: str
    marked: tuple[Range, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What a passage is chosen and marked by, each word with its weight. ``characters`` are pairs
    of Japanese characters in hiragana, as ``search_tokens.bigrams`` gives them."""

    words: dict[str, float]
    characters: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    token: str
    weight: float


def passage(body: str, language: str, sought: Sought, title: str = "") -> Passage:
    """The best passage of a Markdown text; its first paragraph where no word of it was asked for.
    What stands in the ``title`` is said by the first paragraph, too: the whole text is about it.

    The text is not analysed for the choice: words are looked for by their first letters and by
    their characters, and only what is shown is looked at closely.
    """
    return _passage("\n".join(_labelled(body, language)), language, sought, title)


def _passage(text: str, language: str, sought: Sought, title: str) -> Passage:
    said = {hit.token: hit.weight for hit in _hits(title, sought)}
    best = _densest(text, _hits(text, sought), said)
    start = text.rfind("\n", 0, best[0]) + 1
    end = text.find("\n", best[1])
    line = text[start : end if end >= 0 else len(text)]
    shown = _whole_sentences(line, best[0] - start, best[1] - start)
    return Passage(shown, tuple(_marked(shown, language, sought)))


def passage_for(
    place: Market, anywhere: Passage, body: str, language: str, sought: Sought, title: str = ""
) -> Passage:
    """The best passage for a question of one marketplace, where ``anywhere`` is the best of all:
    what names only the other one is no answer."""
    written = list(_labelled(body, language))
    lines = [_without(line, OTHER[place]) for line in written]
    if lines == written:
        return anywhere
    left = "\n".join(line for line in lines if line)
    if not left or _lost("\n".join(written), left, sought):
        opening = left.partition("\n")[0] or anywhere.text
        return Passage(_whole_sentences(opening, 0, 0), elsewhere=True)
    return _passage(left, language, sought, title)


def _without(line: str, other: Market) -> str:
    """The line without its sentences on the other marketplace; a row of a table is one."""
    if _BETWEEN_CELLS in line:
        return "" if only_of(line, other) else line
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(line)), len(line)]
    said = [line[start:end] for start, end in pairwise(ends)]
    return "".join(one for one in said if not only_of(one, other)).strip()


def _lost(whole: str, left: str, sought: Sought) -> bool:
    """Whether most of what an article says of the question stands nowhere in what is left of it; a
    line that names another article says nothing."""
    told, held = (
        {hit.token: hit.weight for hit in _hits(text, sought) if _counts(text, hit.start)}
        for text in (whole, left)
    )
    gone = sum(weight for token, weight in told.items() if token not in held)
    return gone > LOST * sum(told.values())


def plain_lines(body: str) -> Iterator[str]:
    """The paragraphs, list items and table rows of a Markdown text without their marks; headings
    are left out. HTML stays as it is written: whoever shows it, shows it as text."""
    for _, line in _lines(body):
        yield line


def _lines(body: str) -> Iterator[tuple[str, str]]:
    """Each line as it is written and as it is read."""
    for raw in body.splitlines():
        if _HEADING.match(raw) or _RULER.match(raw):
            continue
        line = _IMAGE_OR_LINK.sub(r"\1", _LEADING.sub("", raw, count=1))
        line = _EMPHASIS.sub(r"\2", line)
        if line.startswith("|"):
            line = _BETWEEN_CELLS.join(cell for cell in _CELL.split(line.strip("| \t")) if cell)
        if line := line.strip():
            yield raw, line


def _labelled(body: str, language: str) -> Iterator[str]:
    """The lines; one that only names the list below it stands before the list's first item."""
    label = ""
    written = list(_lines(body))
    for (raw, line), (below, _) in zip_longest(written, written[1:], fillvalue=("", "")):
        if not label and _is_label(raw, line, below):
            label = line.rstrip(" :：")
        else:
            yield f"{label}{_COLON.get(language, ': ')}{line}" if label else line
            label = ""


def _is_label(raw: str, line: str, below: str) -> bool:
    if len(line) > LONGEST_LABEL or _LISTED.match(raw) or not _LISTED.match(below):
        return False
    return not raw.lstrip().startswith(("|", ">")) and not _SENTENCE_END.search(line)


def _densest(text: str, hits: Sequence[_Hit], said: Mapping[str, float]) -> Range:
    """Where most of what is sought stands together in one line, each counted once; ``said`` is
    counted in the first."""
    best, where = LEAD * sum(said.values()), (0, 0)
    for number, first in enumerate(hits):
        counts = _counts(text, first.start)
        inside = dict(said) if counts == LEAD else {}
        last = first.end
        for one in hits[number:]:
            if one.end > first.start + WINDOW or "\n" in text[last : one.start]:
                break
            inside[one.token] = one.weight
            last = max(last, one.end)
        weight = sum(inside.values()) * counts
        if weight > best + 1e-9:
            best, where = weight, (first.start, last)
    return where


def _counts(text: str, at: int) -> float:
    """How much a word counts in the line in which it stands."""
    start = text.rfind("\n", 0, at) + 1
    if start == 0:
        return LEAD
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    if _POINTER.search(line):
        return 0.0
    if _BETWEEN_CELLS in line:
        return TABULAR
    return QUOTING if _QUOTED.search(line) else 1.0


def _hits(text: str, sought: Sought) -> list[_Hit]:
    """Where something sought stands, in order. Patterns made for each question would cost more
    than the search itself."""
    plain = text.translate(_PLAINER)
    return sorted([*_of_characters(plain, sought), *_of_latin(plain, sought)], key=_place)


def _place(hit: _Hit) -> Range:
    return hit.start, hit.end


def _of_characters(plain: str, sought: Sought) -> Iterator[_Hit]:
    pairs = sought.characters
    singles = {word: weight for word, weight in sought.words.items() if len(word) == 1}
    for at in range(len(plain)):
        if (pair := plain[at : at + 2]) in pairs:
            yield _Hit(at, at + 2, pair, pairs[pair])
        elif pair[0] in singles:
            yield _Hit(at, at + 1, pair[0], singles[pair[0]])


def _of_latin(plain: str, sought: Sought) -> Iterator[_Hit]:
    roots = {_root(word): weight for word, weight in sought.words.items() if word.isascii()}
    every = tuple(roots)
    for found in _LATIN.finditer(plain) if roots else ():
        if found[0].startswith(every):
            root = max((one for one in every if found[0].startswith(one)), key=len)
            yield _Hit(found.start(), found.end(), root, roots[root])


def _root(stem: str) -> str:
    """What every form of a stemmed word begins with: deliveri stands in delivery."""
    return stem[:-1] if len(stem) > 3 and stem.endswith("i") else stem


def _whole_sentences(line: str, first: int, last: int) -> str:
    """The sentences in which ``line[first:last]`` stands, as many after it as there is room for."""
    if len(line) <= LONGEST:
        return line
    ends = [found.end() for found in _SENTENCE_END.finditer(line)]
    start = max((end for end in ends if end <= first), default=0)
    return _cut(line, start, last)


def _cut(line: str, start: int, least: int) -> str:
    """The line from ``start`` on, at most ``LONGEST`` characters, cut after a sentence if one ends
    there beyond ``least``; else with an ellipsis."""
    while start < len(line) and line[start].isspace():
        start += 1
    if least > start + LONGEST:
        start = max(start, least - LONGEST // 2)
    rest = line[start:]
    if len(rest) <= LONGEST:
        return rest
    ends = [found.end() for found in _SENTENCE_END.finditer(rest, 0, LONGEST)]
    fitting = [end for end in ends if start + end >= least]
    if fitting:
        return rest[: fitting[-1]]
    return rest[: LONGEST - 1].rstrip() + "…"


def _marked(text: str, language: str, sought: Sought) -> list[Range]:
    words = [(word.start, word.end) for word in placed(text, language) if word.text in sought.words]
    return _joined(words or _characters(text, sought), text)


def _characters(text: str, sought: Sought) -> list[Range]:
    """Where no whole word was found, as after a slip: two and more characters of one."""
    telling = {
        token: weight
        for token, weight in sought.characters.items()
        if not _PLAIN_HIRAGANA.fullmatch(token)
    }
    return [(one.start, one.end) for one in _hits(text, Sought({}, telling))]


def _joined(ranges: Sequence[Range], text: str) -> list[Range]:
    """Neighbours as one; between Latin words a space."""
    joined: list[Range] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1] + 1 and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
