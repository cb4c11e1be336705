"""Single values of the configuration, each checked, with an error that names key and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

LARGEST = 10_000_000
"""Of any number here; TOML also knows inf and nan."""


@dataclass
class SettingsError(Exception):
    """One line: the key, what is wrong with it, what to do."""

    key: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.key}: {self.problem}. {self.remedy}"


def words(key: str, value: Any) -> str | None:
    """A text, or None where there is none. Raises SettingsError for anything else."""
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    raise SettingsError(key, f"{value!r} is not a text", 'Put it in quotation marks: "…"')


def user_ids(key: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise SettingsError(key, f"{value!r} is no list", 'Use ["U024BE7LH", …], or [] for none')


def positive(
    document: Mapping[str, Any], section: str, key: str, default: float, *, zero: bool = False
) -> float:
    value = document.get(section, {}).get(key, default)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value < LARGEST or (value == 0 and not zero):
        raise SettingsError(
            f"[{section}] {key}", f"{value!r} is not a positive number", "Give a number"
        )
    return float(value)


def switch(document: Mapping[str, Any], section: str, key: str, default: bool) -> bool:
    value = document.get(section, {}).get(key, default)
    if not isinstance(value, bool):
        raise SettingsError(
            f"[{section}] {key}", f"{value!r} is neither true nor false", "Write true or false"
        )
    return value


def is_address(url: str) -> bool:
    """Whether it is a web address without a password, a query or a fragment."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or "@" in parts.netloc or port == 0)
    printable = url.isascii() and url.isprintable() and " " not in url
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain and printable


def refuse_address(key: str, url: str | None) -> None:
    if url is not None and not is_address(url):
        raise SettingsError(key, f"{url!r} is no address", "Use https://…, or leave it unset")
