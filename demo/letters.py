"""The customers' mails, kept in a folder."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from pathlib import Path

SUFFIX = ".eml"


@dataclass(frozen=True, slots=True)
class Letter:
    number: int
    to: str
    sender: str
    subject: str
    text: str
    date: str
    message_id: str
    in_reply_to: str

    def as_json(self) -> dict[str, object]:
        shown = asdict(self)
        return {("from" if name == "sender" else name): one for name, one in shown.items()}


def read_letter(number: int, raw: bytes) -> Letter:
    """The mail as a mail program shows it; line ends as plain newlines, none at the end."""
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    text = body.get_content() if body else ""
    return Letter(
        number=number,
        to=str(message["To"] or ""),
        sender=str(message["From"] or ""),
        subject=str(message["Subject"] or ""),
        text="\n".join(text.splitlines()),
        date=str(message["Date"] or ""),
        message_id=str(message["Message-ID"] or ""),
        in_reply_to=str(message["In-Reply-To"] or ""),
    )


class Letters:
    """The mails in a folder, one file each, numbered as they came."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        found = sorted(folder.glob(f"*{SUFFIX}"))
        self.kept = [read_letter(int(path.stem), path.read_bytes()) for path in found]
        self._watchers: set[asyncio.Event] = set()

    def keep(self, raw: bytes) -> Letter:
        """Writes it beside its place and renames, so that a crash leaves no half of it."""
        number = self.kept[-1].number + 1 if self.kept else 1
        path = self.folder / f"{number:06d}{SUFFIX}"
        fresh = path.with_suffix(".new")
        fresh.write_bytes(raw)
        fresh.replace(path)
        letter = read_letter(number, raw)
        self.kept.append(letter)
        for watcher in self._watchers:
            watcher.set()
        return letter

    @contextlib.contextmanager
    def watching(self) -> Iterator[asyncio.Event]:
        """An event that is set at every new mail."""
        watcher = asyncio.Event()
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)
