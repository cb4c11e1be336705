"""What goes in: bodies as the interfaces page describes them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

LONGEST_TEXT = 40_000
"""Characters; Slack's own limit for a message."""

LANGUAGES = ("ja", "en")
YEARS = (2000, 2100)


def with_substance(text: str) -> str:
    if not text.strip():
        raise ValueError("the text is empty")
    return text


def primary_subtag(language: str) -> str:
    return language.partition("-")[0].lower()


def in_our_time(moment: datetime) -> datetime:
    if not YEARS[0] <= moment.year < YEARS[1]:
        raise ValueError(f"the year is not between {YEARS[0]} and {YEARS[1]}")
    return moment.astimezone(UTC)


Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(with_substance)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
    AfterValidator(primary_subtag),
]
Moment = Annotated[AwareDatetime, AfterValidator(in_our_time)]
Email = Annotated[
    str, StringConstraints(max_length=254, pattern=r"^[^\s@<>,;:\"\x00-\x1f]+@[^\s@<>,;:\"]+$")
]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class CustomerIn(Strict):
    """Who writes. `account` is the marketplace's own key; only by it is a customer found again."""

    account: Reference | None = None
    family_name: Name | None = None
    given_name: Name | None = None
    kana: Name | None = None
    company: Name | None = None
    email: Email | None = Field(default=None, description="Where replies are mailed")
    phone: Name | None = None
    language: Language | None = Field(
        default=None, description="The language that replies are sent in"
    )
    order_ids: list[Reference] = Field(default_factory=list, max_length=50)


class TicketIn(Strict):
    """A new case with its first message."""

    marketplace: Literal["jp", "us"] = Field(description="Where the customer bought")
    channel: Name = Field(default="web", description="How the message came: web, mail, phone …")
    customer: CustomerIn = Field(default_factory=lambda: CustomerIn())
    text: Text = Field(description="The customer's message, up to 40,000 characters")
    language: Language | None = Field(
        default=None, description="Of the text; recognised where left out"
    )
    subject: Annotated[str, StringConstraints(max_length=500)] | None = None
    opened_at: Moment | None = None
    external_id: Reference | None = Field(
        default=None, description="Your own id: the same id gives the same ticket again"
    )


class AuthorIn(Strict):
    """Who wrote. An agent's message stands under `name`, in the key's team."""

    kind: Literal["customer", "agent"]
    name: Name | None = None


class MessageIn(Strict):
    """A further message."""

    author: AuthorIn
    text: Text
    language: Language | None = Field(
        default=None, description="Of the text; recognised where left out"
    )
    audience: Literal["customer", "internal"] = Field(
        description="`customer` from a customer; from an agent it becomes a draft for the preview"
    )
    at: Moment | None = None
    external_id: Reference | None = None


class HandoffIn(Strict):
    """The offer of a ticket to another team."""

    to: Name = Field(description="Key of the receiving team")
    reason: Text = Field(description="What is asked of the receiving team")
    by: Name | None = Field(default=None, description="Who offers, as the other team will read it")
    from_: Name | None = Field(
        default=None, alias="from", description="Key of the offering team, if it is to be checked"
    )


class AnswerIn(Strict):
    """An answer to an offer. `reason` is required to decline and to return."""

    reason: Annotated[str, StringConstraints(max_length=LONGEST_TEXT)] = ""
    by: Name | None = None
