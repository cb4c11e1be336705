"""Where the app is installed, and whoever is on their way to install it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.columns import UtcDateTime


class Installation(SQLModel, table=True):
    """The app in one workspace. ``sealed`` holds tokens (see ``sealing``), ``expires_at`` is when
    the access token ends, null where tokens don't rotate."""

    workspace: str = Field(primary_key=True)
    name: str
    app_id: str
    bot_id: str
    bot_user: str
    scopes: str
    sealed: str
    installed_by: str | None = None
    installed_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class InstallState(SQLModel, table=True):
    """Somebody was sent to Slack and has not come back. ``digest`` is the SHA-256 of what they
    will bring: whoever reads the store cannot come back in their place."""

    digest: str = Field(primary_key=True)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
