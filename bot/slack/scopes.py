"""What the app may do and is told: for each Web API method that is called and each event that a
handler listens to, the bot scopes that Slack asks for, and why the product needs them.

Sources: the page of each method (https://docs.slack.dev/reference/methods) and of each event
(https://docs.slack.dev/reference/events); all scopes: https://docs.slack.dev/reference/scopes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Use:
    """``scopes`` are bot scopes, all of them needed; ``reason`` says what the product does."""

    reason: str
    scopes: tuple[str, ...] = ()


CHANNELS_READ = ("channels:read", "groups:read")
HISTORY = ("channels:history", "groups:history")

PANE = ("assistant:write",)

METHODS: Mapping[str, Use] = {
    "agents.sessions.setStatus": Use("an answer is on its way (agent_view)", ("chat:write",)),
    "assistant.threads.setStatus": Use("the same (assistant_view)", ("chat:write",)),
    "assistant.threads.setSuggestedPrompts": Use("questions that fit what stands beside", PANE),
    "assistant.threads.setTitle": Use("a thread is called by its question", PANE),
    "apps.connections.open": Use(
        "Socket Mode, with the app-level token, whose own scope is connections:write"
    ),
    "auth.revoke": Use("an installation in a workspace that is not ours is given back"),
    "auth.test": Use("which workspace and which bot user a token belongs to"),
    "chat.getPermalink": Use("a note that was taken from a message links to it"),
    "chat.appendStream": Use("an answer grows", ("chat:write",)),
    "chat.delete": Use("a copy of a post that Slack accepted late is deleted", ("chat:write",)),
    "chat.postEphemeral": Use("private answers", ("chat:write",)),
    "chat.postMessage": Use(
        "cards and entries in a team's threads; a word to one person where no channel is at hand",
        ("chat:write",),
    ),
    "chat.startStream": Use("an answer begins", ("chat:write",)),
    "chat.stopStream": Use("an answer is whole", ("chat:write",)),
    "chat.unfurl": Use("cards under links to tickets and articles", ("links:write",)),
    "chat.update": Use("cards and entries are kept up to date", ("chat:write",)),
    "conversations.history": Use(
        "looking for a card whose answer was lost; what was asked before in a direct message",
        (*HISTORY, "im:history"),
    ),
    "conversations.info": Use(
        "whether the bot is in a channel, and whether another company is", CHANNELS_READ
    ),
    "conversations.list": Use("the id of a channel that is configured by name", CHANNELS_READ),
    "conversations.members": Use("who is in a team's channel is in the team", CHANNELS_READ),
    "conversations.replies": Use(
        "looking for a post whose answer was lost; what was asked before in a thread with the bot",
        (*HISTORY, "im:history"),
    ),
    "entity.presentDetails": Use("a ticket or an article is opened beside its message"),
    "oauth.v2.access": Use("tokens of several workspaces are fetched and renewed"),
    "reactions.get": Use("the message that a flag stands on", ("reactions:read",)),
    "users.info": Use(
        "names and languages of agents; guests and strangers are told apart", ("users:read",)
    ),
    "views.open": Use("windows"),
    "views.publish": Use("the Home tab"),
    "views.push": Use("a window over a window"),
    "views.update": Use("a window is brought up to date"),
}
"""Every method that the code calls with a bot token."""


@dataclass(frozen=True)
class Subscription:
    """One name in the manifest's list of bot events."""

    name: str
    tells: Use


EVENTS: Mapping[str, tuple[Subscription, ...]] = {
    "app_context_changed": (
        Subscription("app_context_changed", Use("which channel is open beside the bot")),
    ),
    "app_home_opened": (
        Subscription(
            "app_home_opened",
            Use("somebody looks at their Home, which is published, or at their messages"),
        ),
    ),
    "app_mention": (
        Subscription("app_mention", Use("a question to the bot by name", ("app_mentions:read",))),
    ),
    "app_uninstalled": (
        Subscription("app_uninstalled", Use("what is kept for a workspace is deleted")),
    ),
    "assistant_thread_context_changed": (
        Subscription(
            "assistant_thread_context_changed", Use("which channel is open beside the assistant")
        ),
    ),
    "assistant_thread_started": (
        Subscription("assistant_thread_started", Use("somebody opens the assistant")),
    ),
    "channel_shared": (
        Subscription("channel_shared", Use("another company comes into a channel", CHANNELS_READ)),
    ),
    "channel_unshared": (
        Subscription("channel_unshared", Use("another company leaves a channel", CHANNELS_READ)),
    ),
    "entity_details_requested": (
        Subscription(
            "entity_details_requested", Use("somebody opens a ticket or an article (Work Objects)")
        ),
    ),
    "link_shared": (
        Subscription(
            "link_shared", Use("a link to a ticket or an article gets a card", ("links:read",))
        ),
    ),
    "member_joined_channel": (
        Subscription("member_joined_channel", Use("somebody joins a team", CHANNELS_READ)),
    ),
    "member_left_channel": (
        Subscription("member_left_channel", Use("somebody leaves a team", CHANNELS_READ)),
    ),
    "message": (
        Subscription(
            "message.channels",
            Use("notes and !verbs in threads, edits, deletions", ("channels:history",)),
        ),
        Subscription("message.groups", Use("the same in private channels", ("groups:history",))),
        Subscription("message.im", Use("questions and !verbs in direct messages", ("im:history",))),
    ),
    "reaction_added": (
        Subscription(
            "reaction_added", Use("a flag that asks for a translation", ("reactions:read",))
        ),
    ),
    "team_join": (Subscription("team_join", Use("a new colleague", ("users:read",))),),
    "tokens_revoked": (Subscription("tokens_revoked", Use("a workspace's token is deleted")),),
    "user_change": (
        Subscription("user_change", Use("a name, a language, a deactivation", ("users:read",))),
    ),
}
"""By the name under which a handler listens, what the app subscribes to."""

COMMANDS = Use("slash commands and the message shortcuts", ("commands",))


def subscriptions(events: Iterable[str]) -> list[Subscription]:
    """Sorted by name. Raises KeyError for an event that this page does not know."""
    found = [one for event in events for one in EVENTS[event]]
    return sorted(found, key=lambda one: one.name)


def scopes(events: Iterable[str], *, commands: bool) -> dict[str, list[str]]:
    """Each bot scope with what needs it, such as ``users.info: names and languages of agents``."""
    needed: dict[str, list[str]] = {}
    for what, use in uses(events, commands=commands):
        for scope in use.scopes:
            needed.setdefault(scope, []).append(f"{what}: {use.reason}")
    return dict(sorted(needed.items()))


def uses(events: Iterable[str], *, commands: bool) -> Iterator[tuple[str, Use]]:
    if commands:
        yield "commands", COMMANDS
    yield from METHODS.items()
    yield from ((one.name, one.tells) for one in subscriptions(events))
