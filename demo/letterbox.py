"""The page on which customers read their mail and write: one customer at a time, or all mail."""

from __future__ import annotations

import html
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from string import Template

from demo.buyers import Buyer, addressed_to, reference_in
from demo.letters import Letter
from demo.words import word

PAGE = Template(files("demo").joinpath("letterbox.html").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Reading:
    """Who reads (None: whoever looks after the demo, in both languages) and what was just said to
    them; ``writes`` is false where no door for customers' words is known."""

    buyer: Buyer | None
    everybody: Sequence[Buyer]
    writes: bool
    said: str = ""
    begun: Mapping[str, str] = field(default_factory=dict)
    """What already stands in the form for a new case: field → words."""

    @property
    def language(self) -> str:
        return self.buyer.language if self.buyer else "ja"

    def say(self, key: str, **facts: str) -> str:
        if self.buyer is None:
            both = [word(key, language, **facts) for language in ("ja", "en")]
            return html.escape(" / ".join(both))
        return html.escape(word(key, self.language, **facts))


def page(reading: Reading, letters: Sequence[Letter]) -> str:
    """The mails, the latest first, and the form; nothing in a mail is markup."""
    own = [one for one in letters if reads(reading, reading.buyer, one)]
    shown = "".join(article(reading, one) for one in reversed(own))
    return PAGE.substitute(
        language=reading.language,
        title=reading.say("box.title"),
        who=chooser(reading, letters),
        said=f'<p class="said" role="status">{html.escape(reading.said)}</p>'
        if reading.said
        else "",
        form=form(reading) if reading.writes and reading.buyer else "",
        inbox=reading.say("box.inbox"),
        none=reading.say("box.none"),
        letters=shown,
    )


def reads(reading: Reading, buyer: Buyer | None, letter: Letter) -> bool:
    return buyer is None or addressed_to(buyer, letter.to, reading.everybody)


def chooser(reading: Reading, letters: Sequence[Letter]) -> str:
    chosen = reading.buyer.key if reading.buyer else ""
    named = [("", reading.say("box.all"), len(letters))]
    for one in reading.everybody:
        count = sum(reads(reading, one, letter) for letter in letters)
        named.append((one.key, html.escape(one.name), count))
    options = "".join(
        f'<option value="{key}"{" selected" if key == chosen else ""}>{name}'
        f"{f' ({count})' if count else ''}</option>"
        for key, name, count in named
    )
    label = reading.say("box.who")
    return f'<label>{label}<select name="as">{options}</select></label>'


def article(reading: Reading, letter: Letter) -> str:
    rows = (("to", letter.to), ("from", letter.sender), ("subject", letter.subject))
    head = "".join(
        f"<dt>{reading.say(f'box.{name}')}</dt><dd>{html.escape(one)}</dd>" for name, one in rows
    )
    text = html.escape(letter.text)
    return (
        f'<article id="letter-{letter.number}"><dl>{head}</dl><pre>{text}</pre>'
        f"{answering(reading, letter)}</article>"
    )


def answering(reading: Reading, letter: Letter) -> str:
    ref = reference_in(letter.subject)
    if not (ref and reading.writes and reading.buyer):
        return ""
    fields = hidden(reading, ref=ref) + area(reading, "box.answer", rows=3)
    return (
        f"<details><summary>{reading.say('box.answer')}</summary>"
        f'<form method="post" action="/write">{fields}{button(reading)}</form></details>'
    )


def form(reading: Reading) -> str:
    fresh = not (reading.buyer and reading.buyer.facts)
    person = [("box.family", "family_name"), ("box.given", "given_name"), ("box.email", "email")]
    lines = [*(person if fresh else []), ("box.subject", "subject")]
    inside = "".join(
        f'<label>{reading.say(key)}<input name="{name}"{needed(name)}'
        f' value="{begun(reading, name)}"></label>'
        for key, name in lines
    )
    return (
        f"<section><h2>{reading.say('box.form')}</h2>"
        f'<form method="post" action="/write">{hidden(reading)}{inside}'
        f"{area(reading, 'box.text', rows=5, words=begun(reading, 'text'))}{button(reading)}"
        "</form></section>"
    )


def begun(reading: Reading, name: str) -> str:
    return html.escape(reading.begun.get(name, ""))


def needed(name: str) -> str:
    kind = ' type="email"' if name == "email" else ""
    return kind + (" required" if name in ("family_name", "email") else "")


def hidden(reading: Reading, **more: str) -> str:
    """``once``: a form sent twice is taken once."""
    given = {"as": reading.buyer.key if reading.buyer else "", "once": uuid.uuid4().hex, **more}
    return "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
        for name, value in given.items()
    )


def area(reading: Reading, key: str, *, rows: int, words: str = "") -> str:
    """A browser drops the first line break inside a field of several lines, so one is given."""
    return (
        f'<label>{reading.say(key)}<textarea name="text" rows="{rows}" required>'
        f"\n{words}</textarea></label>"
    )


def button(reading: Reading) -> str:
    return f"<button>{reading.say('box.send')}</button>"
