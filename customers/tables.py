"""Customers, their accounts in each marketplace, and orders."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from store.columns import Json, UtcDateTime


class Customer(SQLModel, table=True):
    """One person or company. Kanji, readings and gender are kept as given, never guessed."""

    id: int | None = Field(default=None, primary_key=True)
    family_name: str | None = None
    given_name: str | None = None
    kana: str | None = None
    company: str | None = None
    language: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class Account(SQLModel, table=True):
    """A customer's account in one marketplace, with the contact data known there.

    ``key`` is the marketplace's own name for the account; accounts are never joined by e-mail,
    since a marketplace's relay addresses are anonymous.
    """

    __table_args__ = (UniqueConstraint("marketplace", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    marketplace: str
    key: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None


class Order(SQLModel, table=True):
    """One order as the marketplace numbers it (``503-1234567-1234567``).

    ``items`` is a list of ``{"title", "asin"?, "quantity", "price"?}``; ``total`` is in the
    currency's major unit, as text, so that no digit is lost.
    """

    __tablename__ = "customer_order"

    order_id: str = Field(primary_key=True)
    marketplace: str
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    status: str | None = None
    placed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    delivered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    total: str | None = None
    currency: str | None = None
    items: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    ship_to: str | None = None
    tracking: str | None = None
