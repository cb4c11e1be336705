"""Approved sentences that are like those of a reply, and one of them put into the reply's text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from sqlmodel import Session

from translations.differences import differences
from translations.near import NearHit, near
from translations.segments import segment
from translations.templates import filled, masked

DEMO = "demo data"
"""Who vouches for the sentences that a demo's store begins with."""

AT_LEAST = 0.85
MOST = 3
SENTENCES = 30
"""Of a reply; the rest is not looked up while somebody waits."""

_TOKENS = re.compile(r"[A-Za-z0-9'’]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``sentence`` number ``number`` of the agent's text (from 0) is like ``source``; ``text`` is
    its approved translation with the agent's own values, where they could be placed."""

    number: int
    sentence: str
    source: str
    text: str
    ratio: float
    by: str
    at: datetime

    @property
    def key(self) -> str:
        """Short, and the same for the same suggestion."""
        words = f"{self.number}\n{self.text}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(words).hexdigest()[:16]


def suggested(session: Session, text: str, source: str, target: str) -> list[Suggestion]:
    """Up to three for the whole text, the likest first; one translation is offered once."""
    own = segment(text, source).segments[:SENTENCES]
    hits = near(session, own, source, target, at_least=AT_LEAST, limit=MOST)
    found = [
        offered(number, sentence, hit, target)
        for number, sentence in enumerate(own)
        for hit in hits.get(sentence, ())
    ]
    found.sort(key=lambda one: -one.ratio)
    return list({(one.number, one.text): one for one in found}.values())[:MOST]


def offered(number: int, sentence: str, hit: NearHit, target: str) -> Suggestion:
    text = filled(hit.target_template, masked(sentence).values, target)
    if text is None or not faithful(sentence, text, hit):
        text = hit.target_text
    return Suggestion(number, sentence, hit.source_text, text, hit.ratio, hit.by, hit.at)


def faithful(sentence: str, text: str, hit: NearHit) -> bool:
    """Whether every value came along: half of a range would be a day that nobody named."""
    known = differences(hit.source_text, hit.target_text)
    return len(differences(sentence, text)) <= len(known)


def placed(taken: Suggestion, text: str, customer: str, language: str) -> tuple[str, bool]:
    """What the customer gets with this sentence of ``text`` as it was suggested, and whether its
    place was known: texts of as many sentences pair up. Otherwise it stands at the end."""
    own = segment(text).segments
    theirs = segment(customer, language)
    if len(own) <= 1 or not customer.strip():
        return taken.text, len(own) <= 1
    if len(own) == len(theirs.segments):
        rows = [*theirs.segments]
        rows[taken.number] = taken.text
        return theirs.rejoined(rows, language), True
    return f"{customer.rstrip()}\n{taken.text}", False


def differing(own: str, other: str) -> list[tuple[str, bool]]:
    """``other`` in stretches; True for those that ``own`` says otherwise."""
    mine, theirs = _TOKENS.findall(own), _TOKENS.findall(other)
    codes = SequenceMatcher(a=mine, b=theirs, autojunk=False).get_opcodes()
    return [
        ("".join(theirs[start:end]), kind != "equal")
        for kind, _, _, start, end in codes
        if end > start
    ]
