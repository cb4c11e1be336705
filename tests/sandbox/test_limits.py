"""Every limit of Slack's, at the limit and one past it, through the unmodified slack_sdk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from slack_sdk.errors import SlackApiError

from tests.sandbox.serving import Bot, Json, Running, running, serving

pytestmark = pytest.mark.asyncio(loop_scope="module")

Attempt = Callable[[Running, int], Awaitable[Any]]
CHANNEL = "C0SUPPORTJP"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncIterator[Running]:
    bot = Bot()
    async with serving(bot.app()) as url:
        bot.url = f"{url}/slack/events"
        async with running(bot, rates=False) as started:
            yield started


def plain(length: int, kind: str = "plain_text") -> Json:
    return {"type": kind, "text": "あ" * length}


def option(number: int = 0, text: int = 5, value: int = 5) -> Json:
    return {"text": plain(text), "value": f"{number:0{value}d}"}


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "b", "text": plain(5), **more}


def actions(*elements: Json) -> list[Json]:
    return [{"type": "actions", "elements": list(elements)}]


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "s", "options": [option()], **more}


def section(length: int) -> Json:
    return {"type": "section", "text": plain(length, "mrkdwn")}


def message(blocks: Callable[[int], list[Json]]) -> Attempt:
    async def attempt(bench: Running, size: int) -> None:
        await bench.client.chat_postMessage(channel=CHANNEL, text="t", blocks=blocks(size))

    return attempt


def posted(**make: Callable[[int], Any]) -> Attempt:
    async def attempt(bench: Running, size: int) -> None:
        parts = {"text": "t"} | {name: value(size) for name, value in make.items()}
        await bench.client.chat_postMessage(channel=CHANNEL, **parts)

    return attempt


def modal(**make: Callable[[int], Any]) -> Attempt:
    """A modal with these parts, opened from a real command's trigger."""

    async def attempt(bench: Running, size: int) -> None:
        parts = {name: value(size) for name, value in make.items()}
        view = {"type": "modal", "title": plain(5), "submit": plain(2), "blocks": [], **parts}
        await bench.client.views_open(trigger_id=await fresh_trigger(bench), view=view)

    return attempt


def field(**more: Callable[[int], Any]) -> Attempt:
    """A modal with one text input that has these parts."""

    def blocks(size: int) -> list[Json]:
        element: Json = {"type": "plain_text_input", "action_id": "t"}
        element |= {name: value(size) for name, value in more.items()}
        return [{"type": "input", "label": plain(5), "element": element}]

    return modal(blocks=blocks)


async def fresh_trigger(bench: Running) -> str:
    await bench.person("sato").command("#support-jp", "/ticket")
    return str(bench.bot.received[-1]["trigger_id"])


async def pushed_views(bench: Running, size: int) -> None:
    """`size` views on top of one another."""
    view = {"type": "modal", "title": plain(5), "blocks": [section(5)]}
    await bench.client.views_open(trigger_id=await fresh_trigger(bench), view=view)
    for _ in range(size - 1):
        await bench.client.views_push(trigger_id=await fresh_trigger(bench), view=view)


async def updated_text(bench: Running, size: int) -> None:
    ts = (await bench.client.chat_postMessage(channel=CHANNEL, text="t"))["ts"]
    await bench.client.chat_update(channel=CHANNEL, ts=ts, text="あ" * size)


async def ephemeral_text(bench: Running, size: int) -> None:
    await bench.client.chat_postEphemeral(channel=CHANNEL, user="U0SATO", text="あ" * size)


async def published_blocks(bench: Running, size: int) -> None:
    view = {"type": "home", "blocks": [{"type": "divider"}] * size}
    await bench.client.views_publish(user_id="U0SATO", view=view)


def metadata(size: int) -> Json:
    empty = len('{"event_type": "post", "event_payload": {"x": ""}}')
    return {"event_type": "post", "event_payload": {"x": "x" * (size - empty)}}


@dataclass(frozen=True)
class Limit:
    name: str
    most: int
    attempt: Attempt
    error: str = "invalid_blocks"


VIEW = "invalid_arguments"
LIMITS = [
    Limit("message text", 40_000, posted(text=lambda n: "あ" * n), "msg_too_long"),
    Limit("updated text", 40_000, updated_text, "msg_too_long"),
    Limit("ephemeral text", 40_000, ephemeral_text, "msg_too_long"),
    Limit("blocks a message", 50, message(lambda n: [{"type": "divider"}] * n)),
    Limit(
        "attachments",
        100,
        posted(attachments=lambda n: [{"text": "a"}] * n),
        "too_many_attachments",
    ),
    Limit("metadata bytes", 16_000, posted(metadata=metadata), "metadata_too_large"),
    Limit("section text", 3_000, message(lambda n: [section(n)])),
    Limit("section fields", 10, message(lambda n: [{"type": "section", "fields": [plain(2)] * n}])),
    Limit("section field", 2_000, message(lambda n: [{"type": "section", "fields": [plain(n)]}])),
    Limit("header", 150, message(lambda n: [{"type": "header", "text": plain(n)}])),
    Limit("markdown block", 12_000, message(lambda n: [{"type": "markdown", "text": "a" * n}])),
    Limit(
        "markdown blocks together",
        12_000,
        message(
            lambda n: [
                {"type": "markdown", "text": "a" * 6_000},
                {"type": "markdown", "text": "a" * (n - 6_000)},
            ]
        ),
    ),
    Limit(
        "characters of blocks",
        13_200,
        message(lambda n: [*[section(3_000)] * 4, section(n - 12_000)]),
        "msg_blocks_too_long",
    ),
    Limit(
        "table rows",
        100,
        message(lambda n: [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]] * n}]),
    ),
    Limit(
        "table columns",
        20,
        message(lambda n: [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}] * n]}]),
    ),
    Limit(
        "table characters",
        10_000,
        message(lambda n: [{"type": "table", "rows": [[{"type": "raw_text", "text": "a" * n}]]}]),
        "invalid_attachments",
    ),
    Limit(
        "tables a message",
        1,
        message(lambda n: [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}] * n),
        "invalid_attachments",
    ),
    Limit(
        "actions", 25, message(lambda n: actions(*[button(action_id=f"b{i}") for i in range(n)]))
    ),
    Limit("context", 10, message(lambda n: [{"type": "context", "elements": [plain(2)] * n}])),
    Limit("button text", 75, message(lambda n: actions(button(text=plain(n))))),
    Limit("button value", 2_000, message(lambda n: actions(button(value="v" * n)))),
    Limit("button address", 3_000, message(lambda n: actions(button(url="u" * n)))),
    Limit("action_id", 255, message(lambda n: actions(button(action_id="a" * n)))),
    Limit("block_id", 255, message(lambda n: [{"type": "divider", "block_id": "b" * n}])),
    Limit(
        "options",
        100,
        message(lambda n: actions(select(options=[option(i) for i in range(n)]))),
    ),
    Limit(
        "overflow options",
        5,
        message(
            lambda n: actions(
                {
                    "type": "overflow",
                    "action_id": "o",
                    "options": [option(i) for i in range(n)],
                }
            )
        ),
    ),
    Limit(
        "checkboxes",
        10,
        message(
            lambda n: actions(
                {"type": "checkboxes", "action_id": "c", "options": [option(i) for i in range(n)]}
            )
        ),
    ),
    Limit("option text", 75, message(lambda n: actions(select(options=[option(text=n)])))),
    Limit("option value", 150, message(lambda n: actions(select(options=[option(value=n)])))),
    Limit("placeholder", 150, message(lambda n: actions(select(placeholder=plain(n))))),
    Limit("blocks a modal", 100, modal(blocks=lambda n: [{"type": "divider"}] * n), VIEW),
    Limit("blocks a home", 100, published_blocks, VIEW),
    Limit("modal title", 24, modal(title=plain), VIEW),
    Limit("modal submit", 24, modal(submit=plain), VIEW),
    Limit("modal close", 24, modal(close=plain), VIEW),
    Limit("callback_id", 255, modal(callback_id=lambda n: "c" * n), VIEW),
    Limit("external_id", 255, modal(external_id=lambda n: f"{n}".zfill(n)), VIEW),
    Limit("private_metadata", 3_000, modal(private_metadata=lambda n: "p" * n), VIEW),
    Limit("input initial value", 3_000, field(initial_value=lambda n: "あ" * n), VIEW),
    Limit("input max_length", 3_000, field(max_length=lambda n: n), VIEW),
    Limit("input placeholder", 150, field(placeholder=plain), VIEW),
    Limit(
        "input label",
        2_000,
        modal(
            blocks=lambda n: [
                {
                    "type": "input",
                    "label": plain(n),
                    "element": {"type": "plain_text_input", "action_id": "t"},
                }
            ]
        ),
        VIEW,
    ),
    Limit("views deep", 3, pushed_views, "push_limit_reached"),
]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
async def test_the_limit_holds_and_one_past_it_is_refused(bench: Running, limit: Limit) -> None:
    await limit.attempt(bench, limit.most)
    with pytest.raises(SlackApiError) as refused:
        await limit.attempt(bench, limit.most + 1)
    assert refused.value.response["error"] == limit.error


async def test_a_view_beyond_250_kilobytes_is_too_large(bench: Running) -> None:
    blocks = [section(1_000)] * 100
    with pytest.raises(SlackApiError) as refused:
        await modal(blocks=lambda n: blocks)(bench, 0)
    assert refused.value.response["error"] == "view_too_large"


MALFORMED: list[tuple[str, list[Json]]] = [
    ("unknown block", [{"type": "sectoin", "text": plain(2)}]),
    ("unknown element", actions({"type": "buton", "action_id": "x", "text": plain(2)})),
    ("missing field", [{"type": "header"}]),
    ("empty text", [section(0)]),
    ("header in mrkdwn", [{"type": "header", "text": plain(2, "mrkdwn")}]),
    ("unknown property", [{"type": "divider", "colour": "red"}]),
    ("no elements", [{"type": "actions", "elements": []}]),
    ("the same block_id", [{"type": "divider", "block_id": "x"}] * 2),
    ("the same action_id", actions(button(), button())),
    ("initial not offered", actions(select(initial_option=option(7)))),
    ("style unknown", actions(button(style="red"))),
    ("block no object", ["divider"]),  # type: ignore[list-item]
]


@pytest.mark.parametrize(("name", "blocks"), MALFORMED, ids=[name for name, _ in MALFORMED])
async def test_malformed_blocks_are_named(bench: Running, name: str, blocks: list[Json]) -> None:
    with pytest.raises(SlackApiError) as refused:
        await bench.client.chat_postMessage(channel=CHANNEL, text="t", blocks=blocks)
    response = refused.value.response
    assert response["error"] == "invalid_blocks"
    assert all("json-pointer:/blocks" in line for line in response["errors"])


async def test_a_modal_with_inputs_needs_submit(bench: Running) -> None:
    element = {"type": "plain_text_input", "action_id": "t"}
    blocks = [{"type": "input", "label": plain(2), "element": element}]
    with pytest.raises(SlackApiError) as refused:
        await modal(submit=lambda n: None, blocks=lambda n: blocks)(bench, 0)
    assert "missing required field: submit" in refused.value.response["errors"][0]
