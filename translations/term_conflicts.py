"""What keeps a list of terms from being imported: each line that is wrong, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translations.term_forms import english_key, japanese_forms
from translations.terms import LONGEST, MARKETPLACES, POS, FixedTerm


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term and the line of the file at which it begins."""

    line: int
    term: FixedTerm


@dataclass(frozen=True, slots=True)
class Fault:
    """``code`` is one of ``FAULTS``; ``text`` is what it is about."""

    line: int
    code: str
    text: str = ""


FAULTS = {
    "unreadable": "the file can't be read: {text}",
    "columns": "the first line must name the columns ja and en; unknown or missing: {text}",
    "empty": "the Japanese or the English side is empty",
    "too_long": f'"{{text}}" is longer than {LONGEST} characters',
    "pos": '"{text}" is no part of speech: use noun, verb, adjective, phrase or name',
    "marketplace": '"{text}" is no marketplace: leave it empty or use jp or us',
    "dnt": '"{text}" isn\'t understood: write yes or leave it empty',
    "duplicate": "the same term as on line {text}",
    "renderings": "another rendering of the same word stands in {text}",
    "forbidden": '"{text}" is both right and forbidden',
}
"""Each fault in words, for the command line."""


class TermsRefused(Exception):
    """Nothing was imported; ``faults`` says why, line by line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(f"{fault.line}: {fault.code}" for fault in self.faults))


def conflicts(lines: list[TermLine], held: Iterable[FixedTerm] = ()) -> list[Fault]:
    """Every fault of ``lines``, by line. ``held`` are terms in use that they do not replace."""
    faults = [fault for line in lines for fault in _alone(line)]
    replaced = {(line.term.ja, line.term.marketplace) for line in lines}
    kept = [term for term in held if (term.ja, term.marketplace) not in replaced]
    faults += _together(lines, kept)
    return sorted(faults, key=lambda fault: fault.line)


def _alone(entry: TermLine) -> Iterator[Fault]:
    term = entry.term
    if not term.ja.strip() or not term.en.strip():
        yield Fault(entry.line, "empty")
    if term.pos not in POS:
        yield Fault(entry.line, "pos", term.pos)
    if term.marketplace not in MARKETPLACES:
        yield Fault(entry.line, "marketplace", term.marketplace)
    for language in ("ja", "en"):
        for word in (*term.accepted(language), *term.forbidden(language)):
            if len(word) > LONGEST:
                yield Fault(entry.line, "too_long", word[:40])
        right = {_key(word, language) for word in term.accepted(language)}
        for word in term.forbidden(language):
            if _key(word, language) in right:
                yield Fault(entry.line, "forbidden", word)


def _key(word: str, language: str) -> str:
    if language == "en":
        return english_key(word) or word.casefold()
    return next(iter(japanese_forms(word)), "")


Side = tuple[str, str, str]


def _together(lines: list[TermLine], held: list[FixedTerm]) -> Iterator[Fault]:
    known: dict[Side, tuple[FixedTerm, str]] = {}
    for term in held:
        for side in sides(term):
            known.setdefault(side, (term, "the termbase"))
    for entry in lines:
        told = False
        for side in sides(entry.term):
            other = known.setdefault(side, (entry.term, f"line {entry.line}"))
            if not told and other[0] is not entry.term:
                yield _clash(entry, *other)
                told = True


def _clash(entry: TermLine, other: FixedTerm, where: str) -> Fault:
    one = entry.term
    if where.startswith("line") and (one.ja, one.en) == (other.ja, other.en):
        return Fault(entry.line, "duplicate", where.removeprefix("line "))
    return Fault(entry.line, "renderings", f"{where} ({other.ja}: {other.en})")


def sides(term: FixedTerm) -> list[Side]:
    """All by which the term is recognised in a source; each may lead to one term only."""
    japanese = {_key(word, "ja") for word in term.accepted("ja")} - {""}
    english = {_key(term.en, "en")} - {""}
    return [("ja", term.marketplace, key) for key in sorted(japanese)] + [
        ("en", term.marketplace, key) for key in sorted(english)
    ]
