"""Tokens at rest: sealed with a key that is not in the store (Fernet: AES-128-CBC and HMAC-SHA256,
https://cryptography.io/en/latest/fernet/). Of several keys the first seals and all open."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.values import SettingsError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

NAME = "KAKEHASHI_TOKEN_KEYS"
MAKE_ONE = "Make one with: kakehashi installations new-key"


class Unreadable(Exception):
    """None of the keys opens it, or it was tampered with."""


@dataclass(frozen=True)
class Keys:
    """``secrets`` are Fernet keys, 32 bytes in URL-safe base64. Raises ValueError for others."""

    secrets: tuple[str, ...]

    def __post_init__(self) -> None:
        self._fernet()

    def __repr__(self) -> str:
        return f"Keys({len(self.secrets)})"

    def _fernet(self) -> MultiFernet:
        from cryptography.fernet import Fernet, MultiFernet

        return MultiFernet([Fernet(one) for one in self.secrets])

    def seal(self, secret: dict[str, Any]) -> str:
        return self._fernet().encrypt(json.dumps(secret).encode()).decode()

    def open(self, sealed: str) -> dict[str, Any]:
        """Raises Unreadable."""
        from cryptography.fernet import InvalidToken

        try:
            opened: dict[str, Any] = json.loads(self._fernet().decrypt(sealed.encode()))
        except (InvalidToken, ValueError) as error:
            raise Unreadable from error
        return opened

    def newest(self, sealed: str) -> bool:
        """Whether the first key opens it: otherwise it is to be sealed anew."""
        from cryptography.fernet import Fernet, InvalidToken

        try:
            Fernet(self.secrets[0]).decrypt(sealed.encode())
        except InvalidToken:
            return False
        return True


def new_key() -> str:
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode()


def read_keys(value: str) -> Keys:
    """Keys separated by commas, the newest first. Raises SettingsError, which repeats none."""
    parts: Sequence[str] = [part.strip() for part in value.split(",") if part.strip()]
    try:
        if not parts:
            raise ValueError
        return Keys(tuple(parts))
    except ValueError:
        raise SettingsError(NAME, "a key in it is none", MAKE_ONE) from None
