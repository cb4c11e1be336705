"""The termbase in the store: who brought a term in and who took it out, and the compiled whole."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib.resources import files

from sqlalchemy import func
from sqlmodel import Session, col, select

from translations.normalise import storable
from translations.tables import Term
from translations.term_conflicts import TermLine, TermsRefused, conflicts, sides
from translations.termbase import Termbase
from translations.termbase_csv import read_csv
from translations.terms import FixedTerm

SHIPPED_BY = "kakehashi"
"""Who vouches for the terms that come with the project."""

_Revision = tuple[str, int | None, int, str]
_COMPILED: dict[_Revision, Termbase] = {}
_MOST_COMPILED = 4


def current(session: Session) -> Termbase:
    """The terms in force, compiled; compiled anew only when the termbase has changed."""
    revision = _revision(session)
    compiled = _COMPILED.get(revision)
    if compiled is None:
        compiled = Termbase(held(session))
        for old in list(_COMPILED)[: max(0, len(_COMPILED) - _MOST_COMPILED + 1)]:
            _COMPILED.pop(old, None)
        _COMPILED[revision] = compiled
    return compiled


def held(session: Session) -> list[FixedTerm]:
    """The terms in force, in the order in which they came."""
    return [_fixed(row) for row in _in_force(session)]


def load_terms(session: Session, lines: Sequence[TermLine], by: str, now: datetime) -> int:
    """Brings terms in and returns how many were new or changed. Safe to repeat.

    A term of the same Japanese and marketplace is replaced, and a shipped term that leads
    elsewhere gives way; their rows are kept as a record. Raises ``TermsRefused`` when anything is
    wrong with any of them; then none is brought in.
    """
    rows = _in_force(session)
    faults = conflicts(list(lines), (_fixed(row) for row in rows if row.by != SHIPPED_BY))
    if faults:
        raise TermsRefused(faults)
    terms = [line.term for line in lines]
    _displace(rows, terms, by, now)
    return _bring_in(session, terms, rows, by, now)


def load_shipped(session: Session, now: datetime) -> int:
    """Brings in the terms that come with the project, and returns how many were new or changed.

    Safe to repeat. What people changed, took out or have rendered otherwise stays theirs.
    """
    rows = _in_force(session)
    theirs = [_fixed(row) for row in rows if row.by != SHIPPED_BY] + _taken_out(session)
    taken = {side for term in theirs for side in sides(term)}
    ours = [term for term in shipped() if taken.isdisjoint(sides(term))]
    return _bring_in(session, ours, rows, SHIPPED_BY, now)


def retire(session: Session, ja: str, marketplace: str, *, by: str, now: datetime) -> bool:
    """Takes a term out of force; its row stays as a record. False where there was none."""
    found = [row for row in _in_force(session) if (row.ja, row.marketplace) == (ja, marketplace)]
    for row in found:
        row.retired_by, row.retired_at = by, now
    session.flush()
    return bool(found)


def shipped() -> list[FixedTerm]:
    content = files("translations").joinpath("termbase.csv").read_bytes()
    return [line.term for line in read_csv(content)]


def _displace(rows: list[Term], terms: list[FixedTerm], by: str, now: datetime) -> None:
    """Takes out shipped terms by which a word would lead to two renderings."""
    taken = {side for term in terms for side in sides(term)}
    names = {(term.ja, term.marketplace) for term in terms}
    for row in rows:
        clash = row.by == SHIPPED_BY and not taken.isdisjoint(sides(_fixed(row)))
        if clash and (row.ja, row.marketplace) not in names:
            row.retired_by, row.retired_at = by, now


def _taken_out(session: Session) -> list[FixedTerm]:
    """Shipped terms that a person took out."""
    query = select(Term).where(Term.by == SHIPPED_BY, col(Term.retired_by) != SHIPPED_BY)
    return [_fixed(row) for row in session.exec(query)]


def _bring_in(
    session: Session, terms: Iterable[FixedTerm], rows: list[Term], by: str, now: datetime
) -> int:
    before = {(row.ja, row.marketplace): row for row in rows}
    count = 0
    for term in terms:
        old = before.get((term.ja, term.marketplace))
        if old and (old.digest, old.pos, old.note) == (term.digest, term.pos, term.note):
            continue
        if old:
            old.retired_by, old.retired_at = by, now
        session.add(_row(term, by, now))
        count += 1
    session.flush()
    return count


def _in_force(session: Session) -> list[Term]:
    query = select(Term).where(col(Term.retired_at).is_(None)).order_by(col(Term.id))
    return list(session.exec(query))


def _revision(session: Session) -> _Revision:
    """Rows are only added and retired, so that these change with every change."""
    query = select(func.max(col(Term.id)), func.count(col(Term.retired_at)))
    newest, retired = session.exec(query).one()
    last = session.get(Term, newest) if newest is not None else None
    place = session.get_bind().engine.url.render_as_string(hide_password=True)
    return place, newest, retired, last.digest if last else ""


def _row(term: FixedTerm, by: str, now: datetime) -> Term:
    return Term(
        ja=storable(term.ja),
        en=storable(term.en),
        pos=term.pos,
        ja_variants=list(term.ja_variants),
        en_variants=list(term.en_variants),
        forbidden_ja=list(term.forbidden_ja),
        forbidden_en=list(term.forbidden_en),
        keep=term.keep,
        marketplace=term.marketplace,
        note=storable(term.note),
        digest=term.digest,
        by=by,
        at=now,
    )


def _fixed(row: Term) -> FixedTerm:
    return FixedTerm(
        ja=row.ja,
        en=row.en,
        pos=row.pos,
        ja_variants=tuple(row.ja_variants),
        en_variants=tuple(row.en_variants),
        forbidden_ja=tuple(row.forbidden_ja),
        forbidden_en=tuple(row.forbidden_en),
        keep=row.keep,
        marketplace=row.marketplace,
        note=row.note,
    )
