"""What the page asks of the sandbox: a whole desk at once, faults one by one, a process to kill."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.sandbox.serving import Bot, Json, Running, running

FIELD: Json = {
    "type": "actions",
    "block_id": "b",
    "elements": [
        {
            "type": "static_select",
            "action_id": "pick",
            "options": [
                {"text": {"type": "plain_text", "text": text}, "value": value}
                for text, value in (("日本語", "ja"), ("English", "en"))
            ],
        }
    ],
}


async def desk(sandbox: Running, user: str, **query: str) -> Json:
    return await sandbox.control.call("GET", f"/people/{user}/desk", **query)


async def test_a_desk_is_one_answer(sandbox: Running) -> None:
    sato = sandbox.person("sato")
    root = (await sato.say("#support-jp", "質問"))["ts"]
    await sandbox.person("suzuki").say("#support-jp", "答え", thread_ts=root)
    seen = await desk(sandbox, "sato", thread=root)
    assert seen["user"]["tz"] == "Asia/Tokyo"
    assert (seen["channel"], seen["channels"][0]["unread"]) == ("C0SUPPORTJP", 1)
    assert [m["text"] for m in seen["messages"]] == ["質問"]
    assert [m["text"] for m in seen["thread"]] == ["質問", "答え"]
    assert (seen["views"], seen["view"]) == ([], None)
    await sato.mark("#support-jp", seen["channels"][0]["latest"])
    assert (await desk(sandbox, "sato"))["channels"][0]["unread"] == 0


async def test_a_desk_whose_place_is_gone_shows_another(sandbox: Running) -> None:
    seen = await desk(sandbox, "miller", channel="C0SUPPORTJP", thread="1.000001")
    assert (seen["channel"], seen["thread"]) == ("C0SUPPORTUS", None)


async def test_what_was_chosen_in_a_message_is_still_chosen(sandbox: Running) -> None:
    posted = await sandbox.client.chat_postMessage(
        channel="#support-jp", text="言語", blocks=[FIELD]
    )
    place = {"channel": "#support-jp", "message_ts": posted["ts"]}
    await sandbox.person("sato").click("pick", value="en", **place)
    (own,) = (await desk(sandbox, "sato"))["messages"]
    assert own["state"]["b"]["pick"]["selected_option"]["value"] == "en"
    (others,) = (await desk(sandbox, "suzuki"))["messages"]
    assert others["state"]["b"]["pick"]["selected_option"] is None


async def test_one_kind_of_fault_ends_and_the_others_stay(sandbox: Running) -> None:
    for kind in ("down", "slow", "down"):
        await sandbox.control.fault(kind)
    left = await sandbox.control.call("DELETE", "/faults", kind="down")
    assert [fault["kind"] for fault in left["faults"]] == ["slow"]


async def test_the_latest_records_can_be_asked_for(sandbox: Running) -> None:
    for _ in range(3):
        await sandbox.client.auth_test()
    seen = await sandbox.control.call("GET", "/calls", latest=2)
    assert (seen["last"], [entry["id"] for entry in seen["entries"]]) == (3, [2, 3])


async def test_an_open_page_hears_of_calls_too(sandbox: Running) -> None:
    stream = f"{sandbox.url}/control/stream"
    async with aiohttp.ClientSession() as session, session.get(stream) as response:

        async def counts() -> Json:
            async for line in response.content:
                if line.startswith(b"data: "):
                    return dict(json.loads(line[len("data: ") :]))
            raise AssertionError("the stream ended")

        before = await counts()
        await sandbox.client.auth_test()
        after = await counts()
    assert (after["version"], after["calls"]) == (before["version"], before["calls"] + 1)


async def test_panes_are_shown_and_a_lever_kills_its_process(bot: Bot, tmp_path: Path) -> None:
    number = tmp_path / "worker.pid"
    panes = {"Customers": "http://127.0.0.1:1/"}
    async with running(bot, panes=panes, levers={"Kill it": number}) as sandbox:
        seen = await sandbox.control.call("GET", "/workspaces")
        assert seen["panes"] == [{"title": "Customers", "url": "http://127.0.0.1:1/"}]
        assert seen["levers"] == ["Kill it"]
        pull = {"name": "Kill it"}
        assert (await sandbox.control.call("POST", "/levers", pull))["killed"] is None
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "input()", stdin=asyncio.subprocess.PIPE
        )
        number.write_text(str(child.pid), encoding="utf-8")
        assert (await sandbox.control.call("POST", "/levers", pull))["killed"] == child.pid
        assert await child.wait() != 0
        unknown = await sandbox.control.call("POST", "/levers", {"name": "x"})
        assert unknown["error"] == "unknown_lever"


@pytest.mark.parametrize("given", ["nothing", "=x", "x="])
def test_a_pane_without_name_or_address_is_refused(given: str) -> None:
    command = [sys.executable, "-m", "sandbox", "--pane", given]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, f"'{given}' is not NAME=VALUE" in ran.stderr) == (2, True)
