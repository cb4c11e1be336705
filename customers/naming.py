"""Customers whom a text may name: their family names and companies that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import func, literal, or_, select
from sqlmodel import Session, col

from customers.readings import kana_of
from customers.tables import Customer

MOST = 50
"""Names that are given back."""
LONGEST = 300
"""Characters of a text in which names are looked for."""

_LATIN = re.compile(r"(?<![A-Za-z0-9@._-])[A-Za-zÀ-ž]{3,}(?![A-Za-z0-9@])")
_KANJI = re.compile(r"[一-龠々ヶ髙﨑]{2,}")


def named_in(session: Session, text: str) -> list[str]:
    """Names as they may stand in ``text``: a family name, a company, a reading in Roman letters
    with a capital. Whether they do stand there as names is not decided here."""
    said = text[:LONGEST]
    latin = {match[0].casefold() for match in _LATIN.finditer(said)}
    readings = {kana: word for word in latin for kana in kana_of(word)}
    names = [*latin, *_parts(said)]
    family = func.lower(col(Customer.family_name))
    first_kana = [col(Customer.kana) == one for one in readings]
    first_kana += [col(Customer.kana).startswith(f"{one} ", autoescape=True) for one in readings]
    company = func.length(col(Customer.company)) > 1
    statement = (
        select(col(Customer.family_name), col(Customer.kana), col(Customer.company))
        .where(
            or_(
                family.in_(names),
                *first_kana,
                company & literal(said).contains(col(Customer.company), autoescape=False),
            )
        )
        .distinct()
        .limit(MOST)
    )
    found: list[str] = []
    for one, kana, firm in session.execute(statement):
        found += [name for name in (one, firm) if name]
        if word := readings.get((kana or "").split(" ")[0]):
            found.append(word.capitalize())
    return list(dict.fromkeys(found))


def _parts(text: str) -> Iterator[str]:
    """Every two to four characters of each run of kanji: no blank says where a name ends."""
    for run in _KANJI.finditer(text):
        for length in (2, 3, 4):
            for start in range(len(run[0]) - length + 1):
                yield run[0][start : start + length]
