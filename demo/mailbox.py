"""`python -m demo.mailbox`: a mail server for one machine that keeps what comes, and shows it.

SMTP on one port; on the other a page on which customers read and write, and `/letters.json`, a
list of `{number, to, from, subject, text, date, message_id, in_reply_to}`, oldest first.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

from aiohttp import web
from aiosmtpd.smtp import SMTP, Envelope, Session

from demo.buyers import REFERENCE, Shop, buyers
from demo.letterbox import Reading, page
from demo.letters import Letters
from demo.ports import HOST
from demo.words import word


class Receiver:
    """What aiosmtpd calls for each mail; see its documentation, "Handlers"."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.letters.keep(cast(bytes, envelope.content))
        return "250 OK"


@dataclass(frozen=True)
class Counter:
    """Where customers read and write; without ``shop`` they only read."""

    letters: Letters
    shop: Shop | None

    def application(self) -> web.Application:
        application = web.Application()
        application.add_routes(
            [
                web.get("/", self.shown),
                web.post("/write", self.written),
                web.get("/stream", self.stream),
                web.get("/letters.json", self.listed),
            ]
        )
        return application

    def reading(self, wanted: str, said: str = "") -> Reading:
        everybody = buyers()
        buyer = next((one for one in everybody if one.key == wanted), None)
        return Reading(buyer, everybody, writes=self.shop is not None, said=said)

    async def shown(self, request: web.Request) -> web.Response:
        query = request.query
        begun = {name: query[name] for name in ("subject", "text") if name in query}
        reading = replace(self.reading(query.get("as", "")), begun=begun)
        if ref := query.get("taken"):
            reading = replace(reading, said=word("box.taken", reading.language, ref=ref))
        return web.Response(text=page(reading, self.letters.kept), content_type="text/html")

    async def written(self, request: web.Request) -> web.Response:
        """Hands the words on; a page that is reloaded afterwards hands nothing on again."""
        form = {name: str(one) for name, one in (await request.post()).items()}
        reading = self.reading(form.get("as", ""))
        if self.shop is None or reading.buyer is None:
            raise web.HTTPNotFound
        ref = form.get("ref")
        writing = self.shop.answer(ref, form) if ref else self.shop.open(reading.buyer, form)
        said = await writing
        if REFERENCE.fullmatch(f"[{said}]"):
            where = urlencode({"as": reading.buyer.key, "taken": said})
            raise web.HTTPSeeOther(f"/?{where}")
        refused = replace(reading, said=word("box.refused", reading.language, why=said))
        text = page(refused, self.letters.kept)
        return web.Response(text=text, content_type="text/html", status=502)

    async def listed(self, request: web.Request) -> web.Response:
        return web.json_response([letter.as_json() for letter in self.letters.kept])

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the number of mails, whenever one has come."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        with self.letters.watching() as came, contextlib.suppress(ConnectionResetError):
            while True:
                await response.write(f"retry: 500\ndata: {len(self.letters.kept)}\n\n".encode())
                await came.wait()
                came.clear()
        return response


async def serve(letters: Letters, shop: Shop | None, *, smtp_port: int, page_port: int) -> None:
    """Serves both until told to stop."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(told, stop.set)
    receiver = Receiver(letters)

    def session() -> SMTP:
        return SMTP(receiver, hostname="mailbox.example", enable_SMTPUTF8=True, loop=loop)

    smtp = await loop.create_server(session, HOST, smtp_port)
    counter = Counter(letters, shop)
    runner = web.AppRunner(counter.application(), access_log=None, shutdown_timeout=0.5)
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
    options.add_argument("--api", help="REST, where customers' words go; else they only read")
    options.add_argument("--key", default="", help="its key")
    given = options.parse_args()
    shop = Shop(given.api, given.key) if given.api else None
    ports = {"smtp_port": given.smtp_port, "page_port": given.page_port}
    serving = serve(Letters(given.folder), shop, **ports)
    asyncio.run(serving)


if __name__ == "__main__":
    main()
