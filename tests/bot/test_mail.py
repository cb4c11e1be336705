"""Replies as customers get them: real SMTP into a real mailbox."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.application import Application
from bot.assembly import assembled
from bot.delivery.follow import Doubt, Follower, Later, Never
from bot.delivery.letter import AddressRefused, Letter, compose, subject_line
from bot.delivery.mail import Mailbox
from bot.intake import Incoming, integration_agent, take_case_in
from bot.settings import Mailer, Settings
from customers.accounts import Given
from tests.bot.mailboxes import CERTIFICATE, Office, mail_server
from tickets import actions, drafts, timeline
from tickets.access import access_ticket
from tickets.drafts import Approved
from tickets.tables import Mirror
from tickets.timeline import SYSTEM, NewEntry

NOW = datetime(2026, 11, 24, 1, 32, tzinfo=UTC)
WORDS = (
    "髙﨑様\n\nこの度はお問い合わせいただき、ありがとうございます。\n"
    "①交換品は㈱橋本運輸が11/27(金)までにお届けします。\n\n.\n..金額は¥12,800です。"
)
NO_PAUSE = timedelta(0)


@contextlib.asynccontextmanager
async def desk(
    url: str, office: Office | None, *, host: str = "127.0.0.1", **mailer: Any
) -> AsyncIterator[Application]:
    """An application with one ticket, JP-1001, whose customer has a mail address."""
    settings = replace(
        Settings(),
        database_url=url,
        mail_from="support@shop.example",
        mail_from_name="橋本商店 サポート",
        mailer=Mailer(host, office.port, **mailer) if office else None,
    )
    async with assembled(settings) as application:
        incoming = Incoming(
            marketplace="jp",
            channel="web",
            customer=Given(family_name="髙﨑", email="misaki@example.com"),
            text="ランプが点きません",
        )
        await application.database.write(take_case_in, incoming, teams=settings.teams, now=NOW)
        yield application


async def reply(application: Application, text: str = WORDS) -> None:
    await application.database.write(send_reply, text)


def send_reply(session: Session, text: str) -> None:
    ticket = access_ticket(session, number=1001, lock=True)
    actor = integration_agent(session, team="jp", name="佐藤", now=NOW)
    draft = drafts.begin_draft(
        session, ticket, actor=actor, text="(own)", language="ja", place={}, now=NOW
    )
    approved = Approved(text="(own)", language="ja", customer_text=text, customer_language="ja")
    drafts.queue_draft(session, draft.id, approved, undo=NO_PAUSE, now=NOW)
    assert drafts.send(session, draft.id, now=NOW) is not None


def mailbox_id(session: Session) -> int:
    found = session.exec(select(Mirror).where(Mirror.kind == "mail")).one()
    assert found.id is not None
    return found.id


async def follow(application: Application) -> None:
    """What the worker does with the mailbox's mirror until it is in step."""
    database = application.database
    mirror_id = await database.read(mailbox_id)
    await database.write(hold, mirror_id)
    follower = Follower(database, settle=0.0)
    while await follower.step(Mailbox(application), mirror_id, "token") is not None:
        pass


def hold(session: Session, mirror_id: int) -> None:
    mirror = session.get_one(Mirror, mirror_id)
    mirror.lease = "token"
    session.add(mirror)


async def test_the_customer_gets_exactly_the_approved_text(database_url: str) -> None:
    async with mail_server() as office, desk(database_url, office) as application:
        await reply(application)
        await follow(application)
    (post,) = office.posts
    assert post.text == WORDS
    assert post.recipients == ["misaki@example.com"]
    assert post.sender == "support@shop.example"
    mail = post.mail
    assert mail["Subject"] == "Re: ランプが点きません [JP-1001]"
    assert mail["From"].addresses[0].display_name == "橋本商店 サポート"
    assert mail["To"].addresses[0].addr_spec == "misaki@example.com"
    assert mail["Message-ID"] == "<reply-2-2.jp-1001@shop.example>"
    assert mail["Date"].datetime
    assert mail["Auto-Submitted"] is None
    assert mail["In-Reply-To"] is None


async def test_headers_are_ascii_on_the_wire(database_url: str) -> None:
    async with mail_server() as office, desk(database_url, office) as application:
        await reply(application)
        await follow(application)
    head, _, _ = office.posts[0].raw.partition(b"\r\n\r\n")
    assert head.isascii()
    assert max(map(len, head.split(b"\r\n"))) <= 998
    assert b"=?utf-8?" in head


async def test_notes_and_messages_never_reach_the_mailbox(database_url: str) -> None:
    async with mail_server() as office, desk(database_url, office) as application:
        await application.database.write(write_note)
        await reply(application, "一通目です。")
        await application.database.write(write_note)
        await reply(application, "二通目です。")
        await application.database.write(write_note)
        await follow(application)
        await follow(application)
    assert [post.text for post in office.posts] == ["一通目です。", "二通目です。"]
    first, second = (post.mail for post in office.posts)
    assert second["In-Reply-To"] == second["References"] == first["Message-ID"]


def write_note(session: Session) -> None:
    ticket = access_ticket(session, number=1001, lock=True)
    actor = integration_agent(session, team="jp", name="佐藤", now=NOW)
    actions.note(session, ticket, actor=actor, text="社内メモ", language="ja", now=NOW)


async def test_after_a_lost_answer_the_same_mail_goes_out_under_the_same_id(
    database_url: str,
) -> None:
    async with mail_server() as office, desk(database_url, office) as application:
        await reply(application)
        office.hangs_up = True
        with pytest.raises(Doubt):
            await follow(application)
        office.hangs_up = False
        await follow(application)
    first, again = (post.mail for post in office.posts)
    assert first["Message-ID"] == again["Message-ID"]
    assert office.posts[0].text == office.posts[1].text


@pytest.mark.parametrize(
    ("step", "answer", "expected"),
    [
        ("rcpt", "550 no such user", Never),
        ("rcpt", "450 try again later", Later),
        ("data", "554 refused", Never),
        ("data", "452 no space", Later),
    ],
)
async def test_refusals_that_pass_are_tried_again_and_others_wait_for_a_person(
    database_url: str, step: str, answer: str, expected: type[Exception]
) -> None:
    async with mail_server() as office, desk(database_url, office) as application:
        await reply(application)
        office.answers[step] = answer
        with pytest.raises(expected) as refusal:
            await follow(application)
        assert answer in refusal.value.error
        assert office.posts == []
        office.answers.clear()
        await follow(application)
    assert [post.text for post in office.posts] == [WORDS]


async def test_an_unreachable_server_is_tried_again(database_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with desk(database_url, Office(port)) as application:
        await reply(application)
        with pytest.raises(Later, match="unreachable"):
            await follow(application)


async def test_without_a_mail_server_or_a_sender_it_waits_for_a_person(database_url: str) -> None:
    async with desk(database_url, None) as application:
        await reply(application)
        with pytest.raises(Never, match="KAKEHASHI_SMTP_URL"):
            await follow(application)
    async with mail_server() as office:
        mailer = Mailer("127.0.0.1", office.port)
        settings = replace(Settings(), database_url=database_url, mailer=mailer)
        async with assembled(settings) as application:
            with pytest.raises(Never, match="from"):
                await follow(application)


async def test_starttls_is_used_where_it_is_offered(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    async with (
        mail_server(starttls=True, login=True) as office,
        desk(database_url, office, host="localhost", user="bot", password="right") as application,
    ):
        await reply(application)
        await follow(application)
    assert office.encrypted == [True]
    assert office.logins == [(b"bot", b"right")]


async def test_tls_from_the_first_byte(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    async with (
        mail_server(tls=True) as office,
        desk(database_url, office, host="localhost", tls=True) as application,
    ):
        await reply(application)
        await follow(application)
    assert [post.text for post in office.posts] == [WORDS]


async def test_a_certificate_that_nobody_vouches_for_is_refused(database_url: str) -> None:
    async with mail_server(starttls=True) as office, desk(database_url, office) as application:
        await reply(application)
        with pytest.raises(Never, match="certificate"):
            await follow(application)
    assert office.posts == []


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
async def test_a_wrong_password_waits_for_a_person(database_url: str) -> None:
    async with (
        mail_server(login=True) as office,
        desk(database_url, office, user="bot", password="wrong") as application,
    ):
        await reply(application)
        with pytest.raises(Never, match="login refused: 535"):
            await follow(application)
    assert office.posts == []


# --- the letter itself ----------------------------------------------------------------------


def letter(**change: Any) -> Letter:
    plain = Letter(
        message_id="<a@b>",
        sender="support@shop.example",
        sender_name="Shop",
        recipient="misaki@example.com",
        subject="Lamp",
        ref="JP-1001",
        text="Hello",
        earlier=[],
        date=NOW,
    )
    return replace(plain, **change)


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "Lamp\r\nBcc: thief@example.com"},
        {"subject": "Lamp\nBcc: thief@example.com"},
        {"subject": "Lamp\u2028Bcc: thief@example.com"},
        {"sender_name": "Shop\r\nBcc: thief@example.com"},
    ],
)
def test_no_text_can_add_a_header(change: dict[str, str]) -> None:
    raw = compose(letter(**change), eight_bit=True).as_bytes()
    head, _, _ = raw.partition(b"\r\n\r\n")
    assert not any(line.lower().startswith(b"bcc") for line in head.split(b"\r\n"))


@pytest.mark.parametrize(
    "address", ["a@b\r\nBcc: c@d", "nobody", "@example.com", "a b@example.com", "a@b>, <c@d"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        compose(letter(recipient=address), eight_bit=True)


def test_subjects() -> None:
    assert subject_line("Lamp", "JP-1001") == "Re: Lamp [JP-1001]"
    assert subject_line("RE: Lamp", "JP-1001") == "RE: Lamp [JP-1001]"
    assert subject_line("Re: Lamp [JP-1001]", "JP-1001") == "Re: Lamp [JP-1001]"


@pytest.mark.parametrize("eight_bit", [True, False])
@pytest.mark.parametrize("text", [WORDS, "あ" * 40_000, "plain", "x" * 5000, "a\n\nb ", "𠮷😀"])
def test_every_text_arrives_whole_however_it_travels(text: str, eight_bit: bool) -> None:
    message = compose(letter(text=text), eight_bit=eight_bit)
    raw = message.as_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert eight_bit or raw.isascii()
    assert message.get_content() == text + "\n"


async def test_a_reply_that_was_never_to_be_mailed_is_not_mailed_later(database_url: str) -> None:
    async with mail_server() as office, desk(database_url, office) as application:
        await application.database.write(write_unmailed_reply)
        await reply(application, "これは届きます。")
        await follow(application)
    assert [post.text for post in office.posts] == ["これは届きます。"]
    assert office.posts[0].mail["In-Reply-To"] is None


def write_unmailed_reply(session: Session) -> None:
    data = {"customer_text": "控え", "customer_language": "ja", "address": None}
    entry = NewEntry(
        kind="reply", author=SYSTEM, text="控え", language="ja", audience="customer", data=data
    )
    timeline.append(session, 1001, entry, NOW)
