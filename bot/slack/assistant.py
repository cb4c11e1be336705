"""The pane beside a channel: both of Slack's ways read as one, and what stands in it. Pure.

assistant_view opens a thread of its own (https://docs.slack.dev/reference/events/
assistant_thread_started); in agent_view each question of the conversation begins one
(https://docs.slack.dev/ai/migrating-to-agent-messaging).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.mrkdwn import Marked, say

View = Literal["assistant", "agent"]
Event = Mapping[str, Any]

ROOT = "assistant_app_thread"
"""Subtype of the root that Slack writes when the assistant is opened."""

FEEDBACK = "pane.feedback"
OPENINGS = ("assistant_thread_started", "assistant_thread_context_changed")
LONGEST_TITLE = 60
MOST = 3
"""Articles and tickets that are named as sources, each."""
AT_FIRST, AT_ONCE = 2, 8
"""Blocks of an answer's first piece, and of those that follow."""
BELOW = 3
"""Blocks that stand below an answer at most."""

ABOUT_TICKET = ("status", "returns", "owner", "history")
GENERAL = ("window", "refund", "battery", "help")
"""Suggested prompts; Slack shows four."""


@dataclass(frozen=True)
class Beside:
    """What somebody has open beside the pane; both None where nobody knows."""

    channel: str | None = None
    thread: str | None = None


@dataclass(frozen=True)
class Opened:
    """The pane came into sight, or what stands beside it changed. ``thread_ts`` is None in the
    agent's view; ``key`` tells a repeat of the event from the next opening."""

    view: View
    user: str
    channel: str
    beside: Beside
    key: str
    thread_ts: str | None = None


def opened(event: Event) -> Opened | None:
    """None for an event that opens no pane, or that does not say whose."""
    match event.get("type"):
        case kind if kind in OPENINGS:
            found = assistant_opened(event)
        case "app_context_changed":
            found = agent_opened(event)
        case "app_home_opened" if event.get("tab") == "messages":
            found = agent_opened(event)
        case _:
            return None
    return found if found.user and found.channel else None


def assistant_opened(event: Event) -> Opened:
    thread = mapping(event.get("assistant_thread"))
    channel, root = word(thread.get("channel_id")), word(thread.get("thread_ts"))
    beside = Beside(word(mapping(thread.get("context")).get("channel_id")) or None)
    key = f"pane:{channel}:{root}:{word(event.get('event_ts'))}"
    return Opened("assistant", word(thread.get("user_id")), channel, beside, key, root)


def agent_opened(event: Event) -> Opened:
    user, channel = word(event.get("user")), word(event.get("channel"))
    key = f"pane:{channel}:{word(event.get('type'))}:{word(event.get('event_ts'))}"
    return Opened("agent", user, channel, beside(event), key)


def beside(event: Event) -> Beside:
    """What an agent's event says of it (https://docs.slack.dev/reference/events/
    app_context_changed): entities, the most relevant first."""
    context = mapping(event.get("app_context") or event.get("context"))
    entities = context.get("entities")
    named = [mapping(one) for one in entities] if isinstance(entities, list) else []
    by_kind = {word(one.get("type")).rpartition("/")[2]: one.get("value") for one in named[::-1]}
    message = mapping(by_kind.get("message_context"))
    if thread := word(message.get("message_ts")):
        return Beside(word(message.get("channel_id")) or None, thread)
    return Beside(word(by_kind.get("channel_id")) or None)


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def word(value: Any) -> str:
    return value if isinstance(value, str) else ""


# --- what is suggested --------------------------------------------------------------------------


def prompts(language: str, ref: str | None) -> dict[str, Any]:
    """Arguments of assistant.threads.setSuggestedPrompts: about the ticket, or in general."""
    facts = {"ref": ref} if ref else {}
    heading = "assistant.about" if ref else "assistant.general"
    return {
        "title": texts.say(heading, language, **facts),
        "prompts": [
            {
                "title": texts.say(f"assistant.title.{one}", language, **facts),
                "message": texts.say(f"assistant.ask.{one}", language, **facts),
            }
            for one in (ABOUT_TICKET if ref else GENERAL)
        ],
    }


def title_of(words: str) -> str:
    """A thread's title from its first question."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"


# --- what an answer is drawn from -----------------------------------------------------------------


@dataclass(frozen=True)
class Drawn:
    """Articles by slug and tickets by number, the first first, and the number under which the
    question is kept."""

    articles: tuple[str, ...] = ()
    tickets: tuple[int, ...] = ()
    lookup: int | None = None


def drawn_from(shown: Sequence[Block]) -> Drawn:
    """Read from the answer's own buttons: an article's stand below it, a ticket's as well or beside
    its row."""
    below = [one for block in shown if block["type"] == "actions" for one in block["elements"]]
    rows = [block["accessory"] for block in shown if block.get("accessory")]
    articles = [value["slug"] for value in carried(below) if "slug" in value]
    lookups = [value["lookup"] for value in carried([*below, *rows]) if value.get("lookup")]
    cases = carried(below if articles else [*below, *rows])
    tickets = [value["ticket"] for value in cases if isinstance(value.get("ticket"), int)]
    return Drawn(
        tuple(dict.fromkeys(articles))[:MOST],
        tuple(dict.fromkeys(tickets))[:MOST],
        next(iter(lookups), None),
    )


def carried(buttons: Sequence[Block]) -> Iterator[Mapping[str, Any]]:
    for one in buttons:
        try:
            yield mapping(json.loads(one.get("value") or "{}"))
        except ValueError:
            continue


def sources_line(named: Sequence[str], language: str) -> list[Block]:
    """``named`` is Slack's markup: titles and links."""
    if not named:
        return []
    listed = Marked(texts.say("face.between", language).join(named))
    return [blocks.context(say("assistant.sources", language, sources=listed))]


def feedback(drawn: Drawn, language: str) -> list[Block]:
    """Slack's own two buttons, where there is a kept question that they can judge
    (https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element)."""
    if drawn.lookup is None or not drawn.articles:
        return []
    judged = {"lookup": drawn.lookup, "slug": drawn.articles[0], "in": language}
    buttons = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": judging("button.kb_helpful", {**judged, "verdict": "helpful"}, language),
        "negative_button": judging("button.kb_not", {**judged, "verdict": "not"}, language),
    }
    return [{"type": "context_actions", "elements": [buttons]}]


def judging(label: str, value: Mapping[str, Any], language: str) -> Block:
    return {"text": blocks.plain(texts.say(label, language)), "value": blocks.COMPACT.encode(value)}


# --- an answer as it is said ----------------------------------------------------------------------


def whole(answer: Answer, language: str, meant: str | None) -> list[Block]:
    """The answer's blocks; above them, for a follow-up, the question that it was taken for. The
    article's own two verdicts give way to the pane's."""
    above = [blocks.context(say("assistant.meant", language, words=meant))] if meant else []
    shown = [*above, *(answer.blocks or [blocks.section(answer.text)])]
    kept = [without_verdicts(one) for one in shown if one["type"] != "actions" or one["elements"]]
    return kept[: blocks.BLOCKS - BELOW]


def without_verdicts(block: Block) -> Block:
    if block["type"] != "actions":
        return block
    kept = [one for one in block["elements"] if one["action_id"] not in ("kb.helpful", "kb.not")]
    return {**block, "elements": kept} if kept else block


def pieces(shown: Sequence[Block]) -> list[list[Block]]:
    """The answer as it grows: a short beginning, then more at once."""
    rest = range(AT_FIRST, len(shown), AT_ONCE)
    return [list(shown[:AT_FIRST]), *(list(shown[at : at + AT_ONCE]) for at in rest)]
