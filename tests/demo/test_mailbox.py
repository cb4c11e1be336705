"""A mail handed over by SMTP is there to be read by its owner, and still is after a restart."""

from __future__ import annotations

import asyncio
import contextlib
import smtplib
import sys
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import aiohttp

from demo.children import children
from demo.ports import HOST, Ports, url

TEXT = "お待たせしております。\n送料の980円は返金いたします。\n"


def letter(to: str = "okamoto@mail.example") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Kakehashi Trading <support@kakehashi.example>"
    message["To"] = to
    message["Subject"] = "Re: 充電器が入っていませんでした [JP-1001]"
    message["Message-ID"] = "<reply-1@kakehashi.example>"
    message.set_content(TEXT)
    return message


@contextlib.asynccontextmanager
async def mailbox(folder: Path) -> AsyncIterator[Ports]:
    ports = Ports.free()
    async with children(folder / "logs") as family:
        command = (sys.executable, "-m", "demo.mailbox", "--folder", str(folder / "letters"))
        given = ("--smtp-port", str(ports.mailbox), "--page-port", str(ports.letters))
        child = await family.start("mailbox", [*command, *given])
        await family.ready(child, f"{url(ports.letters)}/letters.json")
        yield ports


def hand_over(port: int, message: EmailMessage) -> None:
    with smtplib.SMTP(HOST, port, local_hostname="shop.example", timeout=10) as server:
        server.send_message(message)


async def fetch(ports: Ports, path: str) -> Any:
    async with aiohttp.ClientSession() as http, http.get(f"{url(ports.letters)}{path}") as answer:
        return await (answer.json() if path.endswith(".json") else answer.text())


async def test_a_mail_is_shown_as_it_was_written_also_after_a_restart(tmp_path: Path) -> None:
    async with mailbox(tmp_path) as ports:
        await asyncio.to_thread(hand_over, ports.mailbox, letter())
    async with mailbox(tmp_path) as ports:
        await asyncio.to_thread(hand_over, ports.mailbox, letter("mori@mail.example"))
        first, second = await fetch(ports, "/letters.json")
    assert (first["number"], first["to"]) == (1, "okamoto@mail.example")
    assert first["text"] == TEXT.rstrip()
    assert first["subject"].endswith("[JP-1001]")
    assert (second["number"], second["to"]) == (2, "mori@mail.example")


async def test_the_page_shows_what_came_and_nothing_in_it_is_markup(tmp_path: Path) -> None:
    message = letter()
    message.set_content("<script>alert(1)</script> 5 < 6")
    async with mailbox(tmp_path) as ports:
        assert "Nothing has arrived yet" in await fetch(ports, "/")
        await asyncio.to_thread(hand_over, ports.mailbox, message)
        page = await fetch(ports, "/")
    assert "<script>alert" not in page
    assert "5 &lt; 6" in page
    assert "充電器が入っていませんでした" in page


async def test_each_customer_reads_their_own_mail(tmp_path: Path) -> None:
    async with mailbox(tmp_path) as ports:
        await asyncio.to_thread(hand_over, ports.mailbox, letter("yumi.yamamoto@mail.example"))
        everything = await fetch(ports, "/")
        own = await fetch(ports, "/?as=A1JP-YAMAMOTO")
        others = await fetch(ports, "/?as=A1US-WHITFIELD")
        nobodys = await fetch(ports, "/?as=new-us")
    assert all("980円" in page for page in (everything, own))
    assert not any("980円" in page for page in (others, nobodys))
    assert "Nothing has arrived yet" in others


async def test_without_a_door_for_their_words_customers_only_read(tmp_path: Path) -> None:
    async with mailbox(tmp_path) as ports, aiohttp.ClientSession() as http:
        page = await fetch(ports, "/?as=A1JP-YAMAMOTO")
        form = {"as": "A1JP-YAMAMOTO", "text": "届きません。"}
        async with http.post(f"{url(ports.letters)}/write", data=form) as answer:
            assert answer.status == 404
    assert "お問い合わせフォーム" not in page
