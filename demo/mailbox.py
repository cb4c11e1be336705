"""`python -m demo.mailbox`: a mail server for one machine that keeps what comes, and shows it.

SMTP on one port; on the other a page to read the mails, and `/letters.json`, a list of
`{number, to, from, subject, text, date, message_id, in_reply_to}`, oldest first.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import signal
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import cast

from aiohttp import web
from aiosmtpd.smtp import SMTP, Envelope, Session

from demo.ports import HOST

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

    def keep(self, raw: bytes) -> Letter:
        """Writes it beside its place and renames, so that a crash leaves no half of it."""
        number = self.kept[-1].number + 1 if self.kept else 1
        path = self.folder / f"{number:06d}{SUFFIX}"
        fresh = path.with_suffix(".new")
        fresh.write_bytes(raw)
        fresh.replace(path)
        letter = read_letter(number, raw)
        self.kept.append(letter)
        return letter


class Receiver:
    """What aiosmtpd calls for each mail; see its documentation, "Handlers"."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.letters.keep(cast(bytes, envelope.content))
        return "250 OK"


# --- the page -------------------------------------------------------------------------------

PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>Mailbox</title>
<meta http-equiv="refresh" content="3">
<style>body{{font:15px/1.7 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}}
article{{border:1px solid #ddd;border-radius:8px;padding:1rem 1.2rem;margin:1rem 0}}
dl{{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:0;color:#555}}
dd{{margin:0;color:#111}}pre{{white-space:pre-wrap;font:inherit;margin:1rem 0 0}}</style>
<h1>お客様に届いたメール / What customers got</h1>{body}</html>"""

NONE_YET = "<p>まだ届いていません。 / Nothing has arrived yet.</p>"


def page(letters: Sequence[Letter]) -> str:
    """The mails, the latest first."""
    return PAGE.format(body="".join(map(article, reversed(letters))) or NONE_YET)


def article(letter: Letter) -> str:
    rows = (("To", letter.to), ("From", letter.sender), ("Subject", letter.subject))
    head = "".join(f"<dt>{name}</dt><dd>{html.escape(one)}</dd>" for name, one in rows)
    text = html.escape(letter.text)
    return f"<article><dl>{head}</dl><pre>{text}</pre></article>"


def reader(letters: Letters) -> web.Application:
    async def shown(request: web.Request) -> web.Response:
        return web.Response(text=page(letters.kept), content_type="text/html")

    async def listed(request: web.Request) -> web.Response:
        return web.json_response([letter.as_json() for letter in letters.kept])

    application = web.Application()
    application.add_routes([web.get("/", shown), web.get("/letters.json", listed)])
    return application


async def serve(letters: Letters, *, smtp_port: int, page_port: int) -> None:
    """Serves both until told to stop."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(told, stop.set)
    receiver = Receiver(letters)

    def session() -> SMTP:
        return SMTP(receiver, hostname="mailbox.example", enable_SMTPUTF8=True, loop=loop)

    smtp = await loop.create_server(session, HOST, smtp_port)
    runner = web.AppRunner(reader(letters), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, HOST, page_port).start()
    await stop.wait()
    smtp.close()
    await runner.cleanup()


def main() -> None:
    options = argparse.ArgumentParser(prog="demo.mailbox")
    options.add_argument("--smtp-port", type=int, required=True)
    options.add_argument("--page-port", type=int, required=True)
    options.add_argument("--folder", type=Path, required=True)
    given = options.parse_args()
    serving = serve(Letters(given.folder), smtp_port=given.smtp_port, page_port=given.page_port)
    asyncio.run(serving)


if __name__ == "__main__":
    main()
