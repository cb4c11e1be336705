"""The application's own tables; importing this module makes every room's tables known."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

import bot.installations.tables  # noqa: F401
import customers.tables  # noqa: F401
import knowledge.tables  # noqa: F401
import tickets.search_schema
import tickets.tables  # noqa: F401
import translations.tables  # noqa: F401
from store.columns import Json, UtcDateTime


class Inbox(SQLModel, table=True):
    """What has been taken in from outside, so that a repeat has no second effect.

    ``key`` is a Slack event id, the trigger id of a command or interaction, a message's place
    (workspace, channel, ts, edit ts), a REST idempotency key or a mail's Message-ID. ``result``
    names what it became. A row with ``waiting_for`` keeps the payload of an event whose message is
    not known yet.
    """

    key: str = Field(primary_key=True)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    result: str | None = None
    waiting_for: str | None = Field(default=None, index=True)
    payload: dict[str, Any] | None = Field(default=None, sa_type=Json)


class Mark(SQLModel, table=True):
    """One named fact about this store, such as that it holds demo data."""

    name: str = Field(primary_key=True)
    value: str


class Home(SQLModel, table=True):
    """Somebody's Home tab that is kept up to date, a day from its last opening.

    It is looked at again at ``look_at``; ``shown`` is a digest of what was published last, null
    when it is to be published in any case. ``token`` names the worker that is at it.
    """

    workspace: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    look_at: datetime = Field(sa_type=UtcDateTime)
    shown: str | None = None
    token: str | None = None


class KeptWindow(SQLModel, table=True):
    """What somebody had typed in a window when they closed it, for its writer alone.

    ``windows`` are Slack's ids of the windows that showed it, ``view`` opens it again; null once it
    is not ``open`` any more but ``sent`` or ``discarded``, or ``settled`` by another window of the
    same form about the same ``thing``. ``url`` changes the private message about it, once a button
    was pressed there.
    """

    __tablename__ = "kept_window"

    id: str = Field(primary_key=True)
    workspace: str
    user_id: str = Field(index=True)
    windows: list[str] = Field(sa_type=Json)
    thing: str
    view: dict[str, Any] | None = Field(default=None, sa_type=Json)
    state: str = "open"
    url: str | None = None
    kept_at: datetime = Field(sa_type=UtcDateTime, index=True)
