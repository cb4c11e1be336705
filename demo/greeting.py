"""What a person needs to know to begin, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console

from bot.texts import say as catalogue
from demo.made_up import cases
from demo.people import EVERYBODY, LINKS, MILLER, SATO, TOKYO, Colleague
from demo.ports import Ports, url
from demo.words import word
from tickets.intake import FIRST_NUMBER

INSTALL = "kakehashi translations install ja_en en_ja"

TRIED = {
    "ja": {
        "case": "A1JP-YAMAMOTO",
        "note": "在庫を確認しました。",
        "handoff": "/handoff {ref} us 倉庫での在庫確認をお願いします",
        "reply": "We will send you a replacement.",
        "question": "コンビニ払いの返勤",
        "linked": TOKYO,
    },
    "en": {
        "case": "A1US-WHITFIELD",
        "note": "I checked the stock.",
        "handoff": "/handoff {ref} jp Please check the stock in the warehouse",
        "reply": "交換品を発送いたします。",
        "question": "lithum bateries",
        "linked": EVERYBODY,
    },
}
"""For a reader of either language: the case to begin with, and what to type; the questions with
slips of the finger, and the channel for a link: Seattle's own has a guest in it, among whom links
stay bare."""


def greet(console: Console, ports: Ports, *, store: str, key: str, hint: str | None) -> None:
    """``hint`` is ``engine`` where nothing translates, ``engine.better`` where something does but
    better can be had, None where nothing need be said."""
    console.print(f"\n[bold]{word('running', 'ja')} / {word('running', 'en')}[/bold]\n")
    for name, address in (
        ("workspace", url(ports.sandbox)),
        ("mailbox", url(ports.letters)),
        ("api", f"{url(ports.bot)}/api/v1/openapi.json"),
        ("store", store),
    ):
        both = " / ".join(word(name, language, key=key) for language in ("ja", "en"))
        console.print(f"  {both}\n    [bold cyan]{address}[/bold cyan]", highlight=False)
    for language in ("ja", "en"):
        console.print(f"\n[bold]{word('first', language)}[/bold]")
        for number, step in enumerate(steps(language), start=1):
            console.print(f"  {number}. {step}", highlight=False, markup=False, soft_wrap=True)
    for language in ("ja", "en") if hint else ():
        console.print(f"\n{word(hint or '', language)}\n  {INSTALL}", highlight=False)
    console.print(f"\n{word('stop', 'ja')} / {word('stop', 'en')}\n")


def steps(language: str) -> Iterator[str]:
    """What to try first, for a reader of this language."""
    here, there = (SATO, MILLER) if language == "ja" else (MILLER, SATO)
    tried, ref = TRIED[language], ref_of(TRIED[language]["case"])
    yield word("step.1", language, person=here.name, channel=here.channel)
    yield word("step.2", language, ref=ref, note=tried["note"])
    yield word("step.3", language, command=tried["handoff"].format(ref=ref))
    yield word(
        "step.4",
        language,
        person=there.name,
        channel=there.channel,
        button=catalogue("button.accept", spoken_by(there)),
    )
    button = catalogue("button.reply", spoken_by(there))
    yield word("step.5", language, button=button, reply=tried["reply"])
    yield word("step.6", language, question=tried["question"])
    yield word("step.7", language, link=f"{LINKS}/tickets/{ref}", channel=tried["linked"])


def spoken_by(colleague: Colleague) -> str:
    return "ja" if colleague.team == "jp" else "en"


def ref_of(account: str) -> str:
    """The reference that this customer's case has in a fresh demo store."""
    for number, case in enumerate(cases(), start=FIRST_NUMBER):
        if case["customer"]["account"] == account:
            return f"{case['marketplace'].upper()}-{number}"
    raise LookupError(account)
