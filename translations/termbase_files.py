"""Terms to and from files: CSV for spreadsheets, TBX-Basic for translators' tools."""

from collections.abc import Callable, Iterable
from pathlib import Path

from translations.term_conflicts import TermLine
from translations.termbase_csv import read_csv, write_csv
from translations.termbase_tbx import read_tbx, write_tbx
from translations.terms import FixedTerm

_TABLE = "csv"
_READERS: dict[str, Callable[[bytes], list[TermLine]]] = {"csv": read_csv, "tbx": read_tbx}
_WRITERS: dict[str, Callable[[Iterable[FixedTerm]], str]] = {"csv": write_csv, "tbx": write_tbx}


def read_terms(path: Path) -> list[TermLine]:
    """The terms of a file. Raises ``TermsRefused`` and ``OSError``."""
    return _READERS[file_format(path)](path.read_bytes())


def written_terms(terms: Iterable[FixedTerm], path: Path) -> str:
    """The text of a file of this name with ``terms``; to be written as UTF-8."""
    return _WRITERS[file_format(path)](terms)


def file_format(path: Path) -> str:
    """``tbx`` for ``.tbx`` and ``.xml``, else ``csv``."""
    return "tbx" if path.suffix.lower() in (".tbx", ".xml") else _TABLE
