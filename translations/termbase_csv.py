"""Terms as CSV: one line a term, lists with semicolons, the first line names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from translations.normalise import storable
from translations.term_conflicts import Fault, TermLine, TermsRefused
from translations.terms import DO_NOT_TRANSLATE, FixedTerm

COLUMNS = (
    "ja", "en", "pos", "ja_variants", "en_variants",
    "forbidden_ja", "forbidden_en", "dnt", "marketplace", "note",
)  # fmt: skip
_LISTS = COLUMNS[3:7]
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"", "no", "n", "false", "0"})


def read_csv(content: bytes) -> list[TermLine]:
    """Terms with their line numbers. Raises ``TermsRefused`` for a file that is no such table.

    UTF-8 with or without a mark, and CP932, in which Japanese spreadsheets save.
    """
    reader = csv.DictReader(io.StringIO(_decoded(content), newline=""), strict=True)
    try:
        _check_columns([name.strip().lower() for name in reader.fieldnames or ()])
        return list(_lines(reader))
    except csv.Error as fault:
        raise TermsRefused([Fault(reader.line_num, "unreadable", str(fault))]) from fault


def write_csv(terms: Iterable[FixedTerm]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in terms:
        lists = (";".join(getattr(term, name)) for name in _LISTS)
        keep = DO_NOT_TRANSLATE if term.keep else ""
        writer.writerow((term.ja, term.en, term.pos, *lists, keep, term.marketplace, term.note))
    return out.getvalue()


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return storable(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise TermsRefused([Fault(1, "unreadable", "neither UTF-8 nor Shift_JIS (CP932)")])


def _check_columns(names: list[str]) -> None:
    wrong = [name for name in ("ja", "en") if name not in names]
    wrong += [name for name in names if name not in COLUMNS]
    if wrong:
        raise TermsRefused([Fault(1, "columns", ", ".join(wrong))])


def _lines(reader: csv.DictReader[str]) -> Iterator[TermLine]:
    before = reader.line_num
    faults = []
    for row in reader:
        line, before = before + 1, reader.line_num
        cells = {str(name).strip().lower(): row[name] for name in row if isinstance(name, str)}
        dnt = (cells.get("dnt") or "").strip().lower()
        if dnt not in _YES | _NO:
            faults.append(Fault(line, "dnt", dnt))
        if None in row:
            faults.append(Fault(line, "unreadable", "more cells than columns"))
        if any((value or "").strip() for value in cells.values()):
            yield TermLine(line, _term(cells, keep=dnt in _YES))
    if faults:
        raise TermsRefused(faults)


def _term(cells: Mapping[str, str | None], *, keep: bool) -> FixedTerm:
    def cell(name: str) -> str:
        return (cells.get(name) or "").strip()

    return FixedTerm(
        ja=cell("ja"),
        en=cell("en"),
        pos=cell("pos").lower(),
        ja_variants=listed(cell("ja_variants")),
        en_variants=listed(cell("en_variants")),
        forbidden_ja=listed(cell("forbidden_ja")),
        forbidden_en=listed(cell("forbidden_en")),
        keep=keep,
        marketplace=cell("marketplace").lower(),
        note=cell("note"),
    )


def listed(text: str) -> tuple[str, ...]:
    """``a; b；c`` as a tuple, each once."""
    parts = (part.strip() for part in text.replace("；", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
