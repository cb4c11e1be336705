"""Errors as one line that names what is wrong and the remedy."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import SettingsError
from translations.archives import PackageError


@dataclass
class Failed(Exception):
    """The command could not do its work."""

    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.problem}. {self.remedy}"


PACKAGES = {
    "bad_index": "The index at {url} cannot be read ({cause}). Install from a file instead",
    "bad_metadata": "{file} has damaged metadata. Fetch it again",
    "checksum": "The file from {url} arrived damaged. Try again",
    "no_file": "There is no file {file}. Check the path",
    "no_metadata": "{file} has no metadata.json. Use a package made for Argos Translate",
    "no_model": "{file} has no model. Fetch it again",
    "no_tokenizer": "{file} has no tokenizer. Use a package made for Argos Translate",
    "not_a_package": "{file} is no translation package. Use a file ending in .argosmodel",
    "not_offered": "The index offers no {pair}. Use a pair such as ja_en, or a file",
    "no_space": "{folder} is full. Make room there and try again",
    "other_pair": "{file} translates {pair}, not {expected}. Check the file",
    "too_large": "{file} unpacks to more than is allowed. Use a package made for Argos Translate",
    "unreachable": "{url} cannot be reached ({cause}). Try again, or install from a file",
    "unsafe_path": "{file} would write outside its folder. Do not use it",
}


BROKEN = {
    "no_metadata": "it has no metadata.json. Delete {folder} and install it again",
    "bad_metadata": "its metadata is damaged. Delete {folder} and install it again",
    "no_model": "its model is missing. Install it again",
    "no_tokenizer": "its tokenizer is missing. Install it again",
}
"""What is wrong with a package that stands there, and what to do."""


def one_line(error: Exception) -> str | None:
    """None for what is a fault of the program and wants its traceback."""
    match error:
        case Failed() | SettingsError() | PackageError():
            return f"kakehashi: {of_package(error) if isinstance(error, PackageError) else error}"
        case OSError():
            return f"kakehashi: {error}. Check the path and its permissions"
    return of_database(error) or of_server(error)


def of_database(error: Exception) -> str | None:
    from alembic.util.exc import CommandError
    from sqlalchemy.exc import DatabaseError

    from bot.schema import NotMigrated

    match error:
        case NotMigrated():
            return f"kakehashi: {error}"
        case DatabaseError():
            cause = str(error.orig).strip().splitlines()[0]
            return f"kakehashi: The database fails: {cause}. Check KAKEHASHI_DATABASE_URL"
        case CommandError():
            return f"kakehashi: {error}. This program is older than the database: update it"
    return None


def of_server(error: Exception) -> str | None:
    from bot.server import PortTaken

    return f"kakehashi: {error}" if isinstance(error, PortTaken) else None


def of_package(error: PackageError) -> str:
    facts = {"file": "The file", "url": "", "cause": "", "pair": "", "expected": ""} | error.facts
    pattern = PACKAGES.get(error.code, "{file} cannot be used. Use another package")
    return pattern.format_map(facts)
