"""Customers by their accounts, and orders. Nobody is ever merged by e-mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, or_, select
from sqlmodel import Session, col

from customers.readings import kana_of
from customers.tables import Account, Customer, Order


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is told of a customer on the way in; ``account`` is the marketplace's own key."""

    account: str | None = None
    family_name: str | None = None
    given_name: str | None = None
    kana: str | None = None
    company: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    language: str | None = None
    order_ids: tuple[str, ...] = ()


NAMES = ("family_name", "given_name", "kana", "company", "language")
CONTACTS = ("email", "phone", "address")


def take_in(session: Session, *, marketplace: str, given: Given, now: datetime) -> Customer:
    """The customer who has this account in this marketplace, else a new one.

    What is newly told fills gaps and replaces contact data of that account; a name that is known
    already is kept. Without an account it is always a new customer: a person links them.
    """
    account = find_account(session, marketplace, given.account)
    if account is None:
        return create(session, marketplace=marketplace, given=given, now=now)
    customer = session.get_one(Customer, account.customer_id)
    for name in NAMES:
        if getattr(customer, name) is None and getattr(given, name) is not None:
            setattr(customer, name, getattr(given, name))
    for name in CONTACTS:
        if getattr(given, name) is not None:
            setattr(account, name, getattr(given, name))
    session.add_all([customer, account])
    note_orders(session, marketplace, customer, given.order_ids)
    session.flush()
    return customer


def create(session: Session, *, marketplace: str, given: Given, now: datetime) -> Customer:
    customer = Customer(created_at=now, **{name: getattr(given, name) for name in NAMES})
    session.add(customer)
    session.flush()
    assert customer.id is not None
    session.add(
        Account(
            customer_id=customer.id,
            marketplace=marketplace,
            key=given.account,
            **{name: getattr(given, name) for name in CONTACTS},
        )
    )
    note_orders(session, marketplace, customer, given.order_ids)
    session.flush()
    return customer


def find_account(session: Session, marketplace: str, key: str | None) -> Account | None:
    if not key:
        return None
    statement = select(Account).where(
        col(Account.marketplace) == marketplace, col(Account.key) == key
    )
    return session.execute(statement).scalar_one_or_none()


def accounts_of(session: Session, customer_id: int) -> list[Account]:
    statement = (
        select(Account)
        .where(col(Account.customer_id) == customer_id)
        .order_by(col(Account.marketplace), col(Account.id))
    )
    return list(session.execute(statement).scalars())


def account_in(session: Session, customer_id: int, marketplace: str) -> Account | None:
    return next(
        (one for one in accounts_of(session, customer_id) if one.marketplace == marketplace), None
    )


def note_orders(
    session: Session, marketplace: str, customer: Customer, order_ids: Iterable[str]
) -> None:
    """Writes down orders that a customer names, unless they are known already."""
    for order_id in order_ids:
        if session.get(Order, order_id) is None:
            session.add(Order(order_id=order_id, marketplace=marketplace, customer_id=customer.id))
    session.flush()


def keep_order(session: Session, *, order_id: str, **facts: Any) -> Order:
    """The order with these facts, new or brought up to date."""
    order = session.get(Order, order_id) or Order(order_id=order_id, **facts)
    for name, value in facts.items():
        setattr(order, name, value)
    session.add(order)
    session.flush()
    return order


def find_order(session: Session, order_id: str) -> Order | None:
    return session.get(Order, order_id)


def orders_of(session: Session, customer_id: int, limit: int = 20) -> list[Order]:
    statement = (
        select(Order)
        .where(col(Order.customer_id) == customer_id)
        .order_by(col(Order.placed_at).desc())
        .limit(limit)
    )
    return list(session.execute(statement).scalars())


def search(session: Session, words: str, limit: int = 10) -> list[Customer]:
    """Customers whose names, company, account key, e-mail or order id contain every word; a
    Japanese name is found by its reading in Roman letters too. Whose name is a word as a whole
    stands before those of whose name it is a part: 林 before 小林."""
    asked = words.removesuffix("様").removesuffix("さん").split()
    whole = sum((_named(word) for word in asked), literal(0))
    statement = select(Customer).order_by(whole.desc(), col(Customer.id).desc()).limit(limit)
    for word in asked:
        pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        named = [
            column.ilike(pattern, escape="\\")
            for column in (
                col(Customer.family_name),
                col(Customer.given_name),
                col(Customer.kana),
                col(Customer.company),
            )
        ]
        for reading in kana_of(word):
            forms = (reading, f"{reading} %", f"% {reading}")
            named += [col(Customer.kana).like(form) for form in forms]
        account = select(col(Account.id)).where(
            col(Account.customer_id) == col(Customer.id),
            or_(
                col(Account.email).ilike(pattern, escape="\\"),
                col(Account.key).ilike(pattern, escape="\\"),
            ),
        )
        order = select(col(Order.order_id)).where(
            col(Order.customer_id) == col(Customer.id), col(Order.order_id) == word
        )
        statement = statement.where(or_(*named, account.exists(), order.exists()))
    return list(session.execute(statement).scalars())


def _named(word: str) -> ColumnElement[int]:
    """1 where a name or the company is the word as a whole, in either reading, else 0."""
    columns = (col(Customer.family_name), col(Customer.given_name), col(Customer.company))
    same = [func.lower(column) == word.lower() for column in columns]
    for reading in kana_of(word):
        forms = (reading, f"{reading} %", f"% {reading}")
        same += [col(Customer.kana).like(form) for form in forms]
    return case((or_(*same), 1), else_=0)
