"""What a workspace holds: members, channels, messages, views."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import BaseModel, Field, PrivateAttr

Json = dict[str, Any]

PaneView = Literal["agent_view", "assistant_view"]
VIEWS: tuple[PaneView, ...] = get_args(PaneView)
"""What an app may declare in its manifest: how people talk with it."""


class Member(BaseModel):
    """A person or bot; field names follow Slack's user object."""

    id: str
    name: str
    real_name: str
    display_name: str = ""
    locale: str = "en-US"
    tz: str = "America/Los_Angeles"
    title: str = ""
    email: str = ""
    team_id: str = ""
    deleted: bool = False
    is_bot: bool = False
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False


class Reaction(BaseModel):
    name: str
    users: list[str] = Field(default_factory=list)


class Message(BaseModel):
    """One post; `seen_by` names the only reader of an ephemeral one."""

    ts: str
    user: str
    text: str = ""
    subtype: str | None = None
    thread_ts: str | None = None
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    metadata: Json | None = None
    bot_id: str | None = None
    app_id: str | None = None
    client_msg_id: str | None = None
    edited: Json | None = None
    reactions: list[Reaction] = Field(default_factory=list)
    seen_by: str | None = None
    streaming: bool = False
    entered: Json = Field(default_factory=dict)


class Channel(BaseModel):
    id: str
    name: str
    created: int = 0
    topic: str = ""
    purpose: str = ""
    is_im: bool = False
    is_private: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False
    is_org_shared: bool = False
    is_pending_ext_shared: bool = False
    connected_team_ids: list[str] = Field(default_factory=list)
    members: list[str] = Field(default_factory=list)
    messages: dict[str, Message] = Field(default_factory=dict)
    read: dict[str, str] = Field(default_factory=dict)
    _threads: dict[str, list[str]] = PrivateAttr(default_factory=dict)

    def model_post_init(self, context: Any) -> None:
        for message in self.messages.values():
            self._index(message)

    @property
    def kind(self) -> str:
        """Slack's channel_type: channel, group or im."""
        if self.is_im:
            return "im"
        return "group" if self.is_private else "channel"

    def add(self, message: Message) -> None:
        self.messages[message.ts] = message
        self._index(message)

    def drop(self, message: Message) -> None:
        del self.messages[message.ts]
        if message.thread_ts and message.thread_ts != message.ts:
            self._threads[message.thread_ts].remove(message.ts)

    def thread(self, ts: str) -> list[Message]:
        """The answers under a root, oldest first, ephemeral ones included."""
        return [self.messages[answer] for answer in self._threads.get(ts, [])]

    def replies(self, ts: str) -> list[Message]:
        """The answers under a root, oldest first, that everyone can see."""
        return [message for message in self.thread(ts) if not message.seen_by]

    def _index(self, message: Message) -> None:
        if message.thread_ts and message.thread_ts != message.ts:
            self._threads.setdefault(message.thread_ts, []).append(message.ts)


class View(BaseModel):
    """A modal or Home tab; `definition` is what the app sent, `entered` what the person changed."""

    id: str
    user: str
    hash: str
    definition: Json
    external_id: str = ""
    root_view_id: str = ""
    previous_view_id: str | None = None
    entered: Json = Field(default_factory=dict)


class Trigger(BaseModel):
    user: str
    expires: float
    view: str | None = None
    entity: Json | None = None
    used: bool = False


class ResponseUrl(BaseModel):
    channel: str
    user: str
    expires: float
    message: str | None = None
    thread_ts: str | None = None
    uses: int = 0


class Command(BaseModel):
    command: str
    description: str = ""
    usage_hint: str = ""


class Shortcut(BaseModel):
    callback_id: str
    name: str
    type: str = "message"


class Delivery(BaseModel):
    """An event on its way to the app; kept so that a restart continues its retries."""

    id: str
    envelope: Json
    attempt: int = 0
    due: float = 0.0
    reason: str = ""


class Pane(BaseModel):
    """A thread of somebody's conversation with the app; without `thread_ts` what stands above the
    composer of the whole conversation."""

    user: str
    channel: str
    thread_ts: str = ""
    title: str = ""
    status: str = ""
    prompts: list[Json] = Field(default_factory=list)
    prompts_title: str = ""


class Beside(BaseModel):
    """What a person has open beside the app: a channel, or a thread in it."""

    channel: str
    thread_ts: str | None = None


class Code(BaseModel):
    """What a person agreed to, until the app fetches its token with it."""

    team: str
    user: str
    scopes: list[str]
    redirect_uri: str = ""
    expires: float


class Workspace(BaseModel):
    """One team with one installation of the app: a token selects it, none where it is empty.

    `details` is what each person has open beside a message: a Work Object or why there is none,
    where it stands, and the trigger by which the app is to present it.
    `older` are predecessors of a renewed token that still work until then; `revoked` never will.
    """

    id: str
    name: str
    domain: str
    token: str
    app_id: str
    bot_id: str
    bot_user: str
    scopes: list[str]
    events: list[str]
    commands: list[Command] = Field(default_factory=list)
    shortcuts: list[Shortcut] = Field(default_factory=list)
    unfurl_domains: list[str] = Field(default_factory=list)
    entity_types: list[str] = Field(default_factory=list)
    details: dict[str, Json] = Field(default_factory=dict)
    members: dict[str, Member] = Field(default_factory=dict)
    channels: dict[str, Channel] = Field(default_factory=dict)
    views: dict[str, View] = Field(default_factory=dict)
    stacks: dict[str, list[str]] = Field(default_factory=dict)
    homes: dict[str, str] = Field(default_factory=dict)
    view: PaneView = "agent_view"
    panes: dict[str, Pane] = Field(default_factory=dict)
    beside: dict[str, Beside] = Field(default_factory=dict)
    triggers: dict[str, Trigger] = Field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = Field(default_factory=dict)
    refresh: str = ""
    token_ends: float | None = None
    older: dict[str, float | None] = Field(default_factory=dict)
    revoked: list[str] = Field(default_factory=list)

    def all_tokens(self) -> dict[str, float | None]:
        """Each token that was not taken away, with its end."""
        return {**self.older, self.token: self.token_ends}


class State(BaseModel):
    """Everything that survives a restart."""

    workspaces: dict[str, Workspace]
    deliveries: dict[str, Delivery] = Field(default_factory=dict)
    codes: dict[str, Code] = Field(default_factory=dict)
    counter: int = 0
    last_ts: int = 0
