"""What a person does and what both sides then see, over real HTTP."""

from __future__ import annotations

import asyncio

import aiohttp
from starlette.responses import Response

from tests.sandbox.serving import Bot, Json, Running, json_answer, running

MODAL: Json = {
    "type": "modal",
    "callback_id": "reply",
    "title": {"type": "plain_text", "text": "返信"},
    "submit": {"type": "plain_text", "text": "送信"},
    "blocks": [
        {
            "type": "input",
            "block_id": "body",
            "label": {"type": "plain_text", "text": "本文"},
            "element": {
                "type": "plain_text_input",
                "action_id": "text",
                "multiline": True,
                "initial_value": "下書き",
            },
        },
        {
            "type": "input",
            "block_id": "language",
            "optional": True,
            "label": {"type": "plain_text", "text": "言語"},
            "element": {
                "type": "static_select",
                "action_id": "pick",
                "options": [
                    {"text": {"type": "plain_text", "text": "日本語"}, "value": "ja"},
                    {"text": {"type": "plain_text", "text": "English"}, "value": "en"},
                ],
            },
        },
    ],
}
BUTTONS: list[Json] = [
    {
        "type": "actions",
        "block_id": "acts",
        "elements": [
            {
                "type": "button",
                "action_id": "take",
                "text": {"type": "plain_text", "text": "担当する"},
                "value": "1042",
            }
        ],
    }
]


async def test_a_message_reaches_the_bot_and_the_channel_but_no_stranger_to_it(
    sandbox: Running, bot: Bot
) -> None:
    said = await sandbox.person("sato").say("#support-jp", "A & B <お願い>")
    assert said["deliveries"] == [{"event": "message", "status": 200, "failure": ""}]
    (event,) = bot.events("message")
    assert event["text"] == "A &amp; B &lt;お願い&gt;"
    assert event["channel_type"] == "channel"
    assert [m["ts"] for m in await sandbox.person("mori").messages("#support-jp")] == [said["ts"]]
    refused = await sandbox.person("miller").say("#support-jp", "hello")
    assert (refused["ok"], refused["error"]) == (False, "not_in_channel")
    assert await sandbox.person("miller").messages("#support-jp") == []


async def test_a_guest_and_a_stranger_see_their_one_channel(sandbox: Running) -> None:
    for name, channel in (("guest", "support-us"), ("stranger", "vendor")):
        person = sandbox.person(name)
        assert [c["name"] for c in await person.channels()] == [channel]
        assert (await person.join("#random"))["error"] == "not_in_channel"


async def test_a_mention_arrives_twice_and_a_direct_message_once(
    sandbox: Running, bot: Bot
) -> None:
    await sandbox.person("sato").say("#support-jp", "@kakehashi カメラの返品は？")
    assert bot.events("app_mention")[0]["text"] == "<@U0KAKEHASHI> カメラの返品は？"
    assert len(bot.events("message")) == 1
    await sandbox.person("sato").say("@kakehashi", "@kakehashi hi")
    assert bot.events("message")[1]["channel_type"] == "im"
    assert len(bot.events("app_mention")) == 1


async def test_edits_and_deletions_are_told_and_an_unfurl_is_not_an_edit(
    sandbox: Running, bot: Bot
) -> None:
    sato = sandbox.person("sato")
    ts = (await sato.say("#support-jp", "見てください"))["ts"]
    await sato.unfurl("#support-jp", ts)
    await sato.edit("#support-jp", ts, "見て下さい")
    await sato.delete("#support-jp", ts)
    _, unfurled, edited, deleted = bot.events("message")
    assert "edited" not in unfurled["message"]
    assert edited["message"]["edited"]["user"] == "U0SATO"
    assert edited["previous_message"]["text"] == "見てください"
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)
    assert await sato.messages("#support-jp") == []


async def test_a_root_with_answers_stays_as_a_tombstone(sandbox: Running, bot: Bot) -> None:
    sato = sandbox.person("sato")
    ts = (await sato.say("#support-jp", "質問"))["ts"]
    await sandbox.person("suzuki").say("#support-jp", "答え", thread_ts=ts)
    await sato.delete("#support-jp", ts)
    root, answer = await sato.thread("#support-jp", ts)
    assert (root["subtype"], answer["text"]) == ("tombstone", "答え")
    assert bot.events("message")[-1]["subtype"] == "message_changed"


async def test_a_command_answers_privately_and_opens_a_modal(sandbox: Running, bot: Bot) -> None:
    @bot.on("/ticket")
    async def ticket(form: Json) -> Response:
        await sandbox.client.views_open(trigger_id=form["trigger_id"], view=MODAL)
        return json_answer(text=f"受け付けました：{form['text']}")

    sato = sandbox.person("sato")
    answer = await sato.say("#support-jp", "/ticket reply　ＪＰー１０４２ “ok” <b>")
    assert answer["shown"] == "受け付けました：reply　ＪＰー１０４２ “ok” &lt;b&gt;"
    assert (await sato.messages("#support-jp"))[0]["ephemeral"] is True
    assert await sandbox.person("suzuki").messages("#support-jp") == []
    assert len(await sato.views()) == 1
    history = await sandbox.client.conversations_history(channel="C0SUPPORTJP")
    assert history["messages"] == []


async def test_commands_in_threads_and_failing_commands_show_slacks_own_words(bot: Bot) -> None:
    never = asyncio.Event()

    @bot.on("/slow")
    async def slow(form: Json) -> Response | None:
        await never.wait()
        return None

    @bot.on("/broken")
    async def broken(form: Json) -> Response:
        return Response(status_code=500)

    async with running(bot, ack_seconds=0.05) as sandbox:
        sato = sandbox.person("sato")
        ts = (await sato.say("#support-jp", "x"))["ts"]
        inside = await sato.say("#support-jp", "/ticket 1", thread_ts=ts)
        assert inside["shown"] == "/ticket はスレッド内では使えません。"
        miller = sandbox.person("miller")
        root = (await miller.say("#support-us", "x"))["ts"]
        inside = await miller.say("#support-us", "/ticket 1", thread_ts=root)
        assert inside["shown"] == "/ticket is not supported in threads. Sorry!"
        late = await sato.command("#support-jp", "/slow")
        assert late["error"] == "operation_timeout"
        wrong = await sato.command("#support-jp", "/broken")
        assert "dispatch_failed" in wrong["shown"]
        never.set()
        words = [body["command"] for body in bot.received if "command" in body]
        assert words == ["/slow", "/broken"]


async def test_a_button_gives_payload_state_and_a_working_response_url(
    sandbox: Running, bot: Bot
) -> None:
    posted = await sandbox.client.chat_postMessage(
        channel="#support-jp", text="カード", blocks=BUTTONS
    )
    sato = sandbox.person("sato")
    done = await sato.click("take", channel="#support-jp", message_ts=posted["ts"])
    assert done["ok"]
    payload = bot.received[-1]
    assert payload["actions"][0]["value"] == "1042"
    assert payload["message"]["app_id"] == "A0KAKEHASHI"
    status = await post(payload["response_url"], {"text": "あなたの担当です"})
    assert status == 200
    assert [m["text"] for m in await sato.messages("#support-jp")] == ["カード", "あなたの担当です"]
    await post(payload["response_url"], {"replace_original": True, "text": "済み"})
    assert (await sato.messages("#support-jp"))[0]["text"] == "済み"
    assert "blocks" not in (await sato.messages("#support-jp"))[0]


async def test_a_response_url_works_five_times_in_thirty_minutes(
    sandbox: Running, bot: Bot
) -> None:
    await sandbox.person("sato").command("#support-jp", "/ticket")
    url = bot.received[-1]["response_url"]
    assert [await post(url, {"text": str(n)}) for n in range(6)] == [200] * 5 + [404]
    await sandbox.person("sato").command("#support-jp", "/ticket")
    url = bot.received[-1]["response_url"]
    await sandbox.control.advance(1801)
    assert await post(url, {"text": "late"}) == 404


async def test_a_modal_is_checked_refused_updated_and_closed(sandbox: Running, bot: Bot) -> None:
    answers = [
        json_answer(response_action="errors", errors={"body": "金額が合いません"}),
        json_answer(response_action="update", view={**MODAL, "callback_id": "second"}),
        json_answer(response_action="push", view={**MODAL, "callback_id": "third"}),
        Response(),
        json_answer(response_action="clear"),
    ]

    @bot.on("view_submission")
    async def submitted(payload: Json) -> Response:
        return answers.pop(0)

    @bot.on("/ticket")
    async def ticket(form: Json) -> None:
        await sandbox.client.views_open(trigger_id=form["trigger_id"], view=MODAL)

    sato = sandbox.person("sato")
    await sato.command("#support-jp", "/ticket")
    view = (await sato.views())[-1]["id"]
    empty = await sato.submit(view, {"body": ""})
    assert empty["errors"] == {"body": "この項目は必須です。"}
    refused = await sato.submit(view, {"text": "返金します", "pick": "English"})
    assert refused["errors"] == {"body": "金額が合いません"}
    state = bot.received[-1]["view"]["state"]["values"]
    assert state["body"]["text"] == {"type": "plain_text_input", "value": "返金します"}
    assert state["language"]["pick"]["selected_option"]["value"] == "en"
    updated = await sato.submit(view)
    assert updated["views"][0]["callback_id"] == "second"
    assert updated["views"][0]["state"]["values"] == state
    pushed = await sato.submit(view)
    assert [v["callback_id"] for v in pushed["views"]] == ["second", "third"]
    assert len((await sato.submit(pushed["views"][-1]["id"]))["views"]) == 1
    assert (await sato.submit(view))["views"] == []


async def test_closing_a_modal_is_told_only_when_asked_for(sandbox: Running, bot: Bot) -> None:
    @bot.on("/ticket")
    async def ticket(form: Json) -> None:
        view = {**MODAL, "notify_on_close": form["text"] == "tell"}
        await sandbox.client.views_open(trigger_id=form["trigger_id"], view=view)

    sato = sandbox.person("sato")
    await sato.command("#support-jp", "/ticket", "quiet")
    await sato.close()
    assert bot.received[-1].get("command") == "/ticket"
    await sato.command("#support-jp", "/ticket", "tell")
    assert (await sato.close(everything=True))["views"] == []
    assert (bot.received[-1]["type"], bot.received[-1]["is_cleared"]) == ("view_closed", True)


async def test_a_message_shortcut_brings_the_message(sandbox: Running, bot: Bot) -> None:
    sato = sandbox.person("sato")
    ts = (await sato.say("#support-jp", "お客様への返事です"))["ts"]
    await sato.shortcut("reply_to_customer", channel="#support-jp", message_ts=ts)
    payload = bot.received[-1]
    assert payload["type"] == "message_action"
    assert payload["message"]["text"] == "お客様への返事です"


async def test_home_joining_and_reactions_are_events(sandbox: Running, bot: Bot) -> None:
    sato = sandbox.person("sato")
    await sato.open_home()
    blocks = [{"type": "divider"}]
    await sandbox.client.views_publish(user_id="U0SATO", view={"type": "home", "blocks": blocks})
    assert (await sato.home() or {})["type"] == "home"
    await sandbox.control.add_to_channel("#support-us", "U0SATO")
    await sandbox.control.remove_from_channel("#support-us", "U0SATO")
    ts = (await sato.say("#support-jp", "見ました"))["ts"]
    await sandbox.person("suzuki").react("#support-jp", ts, "eyes")
    for event in (
        "app_home_opened",
        "member_joined_channel",
        "member_left_channel",
        "reaction_added",
    ):
        assert len(bot.events(event)) == 1


async def test_the_bot_s_own_posts_and_changes_come_back_marked_as_its_own(
    sandbox: Running, bot: Bot
) -> None:
    ts = (await sandbox.client.chat_postMessage(channel="#support-jp", text="t"))["ts"]
    await sandbox.client.chat_update(channel="C0SUPPORTJP", ts=ts, text="u")
    await bot.wait_for(2)
    posted, changed = sorted(bot.events("message"), key=lambda event: event["event_ts"])
    assert (posted["bot_id"], posted.get("subtype")) == ("B0KAKEHASHI", None)
    assert changed["message"]["app_id"] == "A0KAKEHASHI"


async def test_the_bot_is_invited_and_removed_with_slack_s_own_commands(
    sandbox: Running, bot: Bot
) -> None:
    sato = sandbox.person("sato")
    await sato.say("#random", "nobody hears")
    await sato.say("#random", "/invite @kakehashi")
    await sato.say("#random", "@kakehashi here?")
    await sato.say("#random", "/remove @kakehashi")
    await sato.say("#random", "nobody hears")
    assert [event["text"] for event in bot.events("app_mention")] == ["<@U0KAKEHASHI> here?"]


async def test_slack_refuses_in_the_language_of_the_person(sandbox: Running) -> None:
    manifest = {"features": {"slash_commands": [{"command": "/handoff"}]}}
    await sandbox.control.install(manifest)
    ja = await sandbox.person("sato").say("#support-jp", "/handof JP-1 us")
    assert ja["shown"] == "/handof は有効なコマンドではありません。"
    en = await sandbox.person("miller").say("#support-us", "/handof JP-1 us")
    assert en["shown"] == "/handof is not a valid command."


async def test_who_calls_the_bot_where_it_is_not_is_told_by_slack_alone(
    sandbox: Running, bot: Bot
) -> None:
    sato, miller = sandbox.person("sato"), sandbox.person("miller")
    said = await sato.say("#random", "@kakehashi カメラの返品は？")
    assert said["deliveries"] == []
    notice = (await sato.messages("#random"))[-1]
    assert notice["ephemeral"]
    assert notice["user_name"] == "Slackbot"
    assert "参加していない" in notice["text"]
    assert all(one["user_name"] != "Slackbot" for one in await miller.messages("#random"))
    await sato.click("slackbot.nothing", channel="#random", message_ts=notice["ts"])
    assert (await sato.messages("#random"))[-1]["ts"] == said["ts"]
    await miller.say("#random", "@kakehashi returns?")
    notice = (await miller.messages("#random"))[-1]
    assert "not in this channel" in notice["text"]
    await miller.click("slackbot.invite", channel="#random", message_ts=notice["ts"])
    await miller.say("#random", "@kakehashi returns?")
    assert [event["text"] for event in bot.events("app_mention")] == ["<@U0KAKEHASHI> returns?"]


async def post(url: str, body: Json) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as response:
        return response.status
