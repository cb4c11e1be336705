"""What translates, and where: the ``[translation]`` table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.values import SettingsError, is_address, positive

ENGINES = ("argos", "libretranslate")


@dataclass(frozen=True)
class TranslationSettings:
    """``servers`` are addresses of LibreTranslate servers, ``key`` theirs; ``timeout`` is in
    seconds for a batch. ``shipped``: whether packages that come with the project are used."""

    engine: str = "argos"
    servers: tuple[str, ...] = ()
    timeout: float = 20.0
    shipped: bool = True
    key: str | None = field(default=None, repr=False)


def read_translation(document: Mapping[str, Any]) -> TranslationSettings:
    """Raises SettingsError."""
    table = document.get("translation", {})
    engine = table.get("engine", "argos")
    if engine not in ENGINES:
        raise SettingsError(
            "[translation] engine", f"{engine!r} is no engine", f"Use one of {', '.join(ENGINES)}"
        )
    servers = read_servers(table.get("servers", []))
    if engine == "libretranslate" and not servers:
        raise SettingsError(
            "[translation] servers", "there is none", 'Name at least one: ["http://…:5000"]'
        )
    if engine != "libretranslate" and servers:
        raise SettingsError(
            "[translation] servers",
            f"{engine} asks no server",
            'Set engine = "libretranslate", or leave them out',
        )
    shipped = table.get("shipped", True)
    if not isinstance(shipped, bool):
        raise SettingsError(
            "[translation] shipped", f"{shipped!r} is neither true nor false", "Write true or false"
        )
    timeout = positive(document, "translation", "timeout", 20.0)
    return TranslationSettings(engine, servers, timeout, shipped)


def read_servers(value: Any) -> tuple[str, ...]:
    """The addresses, each once. One that is wrong is not repeated: it may hold a password."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise SettingsError(
            "[translation] servers", "not a list of addresses", 'Use ["http://…:5000", …]'
        )
    for number, one in enumerate(value, start=1):
        if not is_address(one):
            raise SettingsError(
                "[translation] servers",
                f"number {number} is no address",
                "Use http://host:5000; a key belongs in KAKEHASHI_LIBRETRANSLATE_KEY",
            )
    return tuple(dict.fromkeys(one.rstrip("/") for one in value))
