"""What a person does with the app: commands, clicks, shortcuts.

The sentences are those of Slack's own client where the app fails. Commands and interactions are
sent once, never again.
"""

from __future__ import annotations

import json
from typing import Any

from sandbox import entities, membership, payloads, slackbot
from sandbox.control import seeing
from sandbox.control.actor import Actor, needed
from sandbox.errors import Refused, SlackError
from sandbox.forms import STATEFUL, each_element, enter, entry
from sandbox.outbound import Answer
from sandbox.responses import respond
from sandbox.state import Channel, Json, View
from sandbox.typed import escaped

COMMAND_ERRORS = {
    "http_timeout": "operation_timeout",
    "connection_failed": "dispatch_failed",
    "http_error": "dispatch_failed",
}
BUILT_IN = {"/invite": membership.join, "/remove": membership.leave}
CLICK_ERRORS = {
    "http_timeout": "Operation timed out. Apps need to respond within 3 seconds.",
    "connection_failed": "This app couldn't be reached.",
}
CLICK_ERRORS_JA = {
    "http_timeout": "操作がタイムアウトしました。アプリは3秒以内に応答する必要があります。",
    "connection_failed": "このアプリに接続できませんでした。",
}
BUTTON_PARTS = ("text", "value", "style", "url")


async def command(actor: Actor, body: Json) -> Json:
    """`{channel, command, text?, thread_ts?}` → `{status, shown, message}`.

    `message` is what the acknowledgement showed, `shown` its text.
    """
    word, text = needed(body, "command"), str(body.get("text") or "")
    if body.get("thread_ts"):
        raise Refused(
            "not_in_threads",
            f"{word} is not supported in threads. Sorry!",
            ja=f"{word} はスレッド内では使えません。",
        )
    channel = actor.channel(needed(body, "channel"))
    if word in BUILT_IN:
        return _built_in(actor, channel, word, text)
    _check_command(actor, word)
    form = payloads.command(
        actor.world, actor.workspace, actor.member, channel, word, _command_text(text)
    )
    answer = await actor.world.outbound.send_form("command", form, dict(form))
    if answer.failure:
        name = COMMAND_ERRORS[answer.failure]
        sentence = f"{word} failed with the error “{name}”"
        ja = f"{word} はエラー「{name}」により失敗しました"
        raise Refused(name, sentence, ja=ja, status=answer.status)
    return {"status": answer.status, **_acknowledged(actor, channel, answer)}


def _built_in(actor: Actor, channel: Channel, word: str, text: str) -> Json:
    """Slack's own `/invite @name` and `/remove @name`."""
    name = text.strip().removeprefix("@")
    found = (m for m in actor.workspace.members.values() if name in (m.id, m.name))
    member = next(found, None)
    if member is None:
        ja = f"{word} は失敗しました：{text} が見つかりません。"
        raise Refused("unknown_user", f"{word} failed: there is no {text}.", ja=ja)
    BUILT_IN[word](actor.world, actor.workspace, channel, member.id)
    return {"status": None, "shown": None, "message": None}


def _command_text(text: str) -> str:
    return escaped(text.strip(" "))


def _check_command(actor: Actor, word: str) -> None:
    known = [item.command for item in actor.workspace.commands]
    if known and word not in known:
        ja = f"{word} は有効なコマンドではありません。"
        raise Refused("unknown_command", f"{word} is not a valid command.", ja=ja)


def _acknowledged(actor: Actor, channel: Channel, answer: Answer) -> Json:
    body = answer.json()
    response: Json = body if isinstance(body, dict) else {"text": answer.text}
    if not any(response.get(name) for name in ("text", "blocks", "attachments")):
        return {"shown": None, "message": None}
    try:
        message = respond(actor.world, actor.workspace, channel, actor.member.id, response)
    except SlackError as error:
        ja = f"エラー「{error.name}」により失敗しました"
        said = f"failed with the error “{error.name}”"
        raise Refused("dispatch_failed", said, ja=ja) from error
    return {"shown": message.text, "message": seeing.message(actor, channel, message)}


async def interact(actor: Actor, payload: Json) -> Answer:
    form = {"payload": json.dumps(payload, ensure_ascii=False)}
    return await actor.world.outbound.send_form(payload["type"], form, payload)


async def _acted(actor: Actor, payload: Json) -> Json:
    answer = await interact(actor, payload)
    if answer.failure:
        sentence = f"This app responded with Status Code {answer.status}."
        shown = CLICK_ERRORS.get(answer.failure, sentence)
        otherwise = f"アプリがステータスコード {answer.status} を返しました。"
        ja = CLICK_ERRORS_JA.get(answer.failure, otherwise)
        raise Refused(answer.failure, shown, ja=ja, status=answer.status)
    return {"status": answer.status, "shown": None}


async def shortcut(actor: Actor, body: Json) -> Json:
    """`{callback_id, channel, message_ts}`, or without message for a global one."""
    callback = needed(body, "callback_id")
    if "message_ts" not in body:
        payload = payloads.global_shortcut(actor.world, actor.workspace, actor.member, callback)
        return await _acted(actor, payload)
    channel = actor.channel(needed(body, "channel"))
    message = actor.message(channel, needed(body, "message_ts"))
    payload = payloads.message_action(
        actor.world, actor.workspace, actor.member, channel, message, callback
    )
    return await _acted(actor, payload)


async def click(actor: Actor, body: Json) -> Json:
    """`{action_id, block_id?, value? | selected_option(s)?, values?}` and where it stands.

    That is `channel` and `message_ts`, or `view_id`, or `details` for the pane of a Work Object.

    `value` picks among buttons with one action_id, is `positive` or `negative` for feedback,
    or is what a field now holds; `values` are fields of the same form that the person filled in
    before.
    """
    if "view_id" in body:
        return await _click_view(actor, actor.view(needed(body, "view_id")), body)
    if body.get("details"):
        return await _click_details(actor, body)
    channel = actor.channel(needed(body, "channel"))
    message = actor.message(channel, needed(body, "message_ts"))
    if message.user == slackbot.SLACKBOT:
        return slackbot.pressed(actor, channel, message, needed(body, "action_id"))
    if under := _under(message.attachments or [], body):
        action, _ = _action(actor, under["blocks"], {}, body)
        pressed = payloads.attachment_click(
            actor.world, actor.workspace, actor.member, channel, message, under, action
        )
        return await _acted(actor, pressed)
    blocks = message.blocks or []
    entered = enter(blocks, message.entered.get(actor.member.id, {}), body.get("values") or {})
    action, message.entered[actor.member.id] = _action(actor, blocks, entered, body)
    payload = payloads.message_click(
        actor.world, actor.workspace, actor.member, channel, message, action
    )
    return await _acted(actor, payload)


def _under(attachments: list[Json], body: Json) -> Json | None:
    """What hangs below the message and holds what is clicked."""
    wanted, named = needed(body, "action_id"), body.get("block_id")
    for one in attachments:
        for block, element in each_element(one.get("blocks") or []):
            if element["action_id"] == wanted and named in (None, "", block["block_id"]):
                return one
    return None


async def _click_details(actor: Actor, body: Json) -> Json:
    held = actor.workspace.details.get(actor.member.id) or {}
    action, _ = _action(actor, entities.pressable(held.get("entity")), {}, body)
    payload = payloads.details_click(actor.world, actor.workspace, actor.member, held, action)
    return await _acted(actor, payload)


async def _click_view(actor: Actor, view: View, body: Json) -> Json:
    blocks = view.definition["blocks"]
    entered = enter(blocks, view.entered, body.get("values") or {})
    action, view.entered = _action(actor, blocks, entered, body)
    payload = payloads.view_click(actor.world, actor.workspace, actor.member, view, action)
    return await _acted(actor, payload)


def _action(actor: Actor, blocks: list[Json], entered: Json, body: Json) -> tuple[Json, Json]:
    """The `actions` item and the form's state after the click."""
    block, element = _element(blocks, body)
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": actor.world.next_ts(),
    }
    if element["type"] in STATEFUL:
        chosen = entry(element, _chosen(body))
        entered = enter(blocks, entered, {block["block_id"]: {element["action_id"]: _chosen(body)}})
        return {**action, **chosen}, entered
    if element["type"] == "overflow":
        options = {o["value"]: o for o in element["options"]}
        return {**action, "selected_option": options[str(_chosen(body))]}, entered
    if element["type"] == "feedback_buttons":
        pressed = element[f"{needed(body, 'value')}_button"]
        return {**action, "text": pressed["text"], "value": pressed["value"]}, entered
    parts: Json = {
        name: element[name] for name in ("text", "value", "style", "url") if name in element
    }
    return {**action, **parts}, entered


def _chosen(body: Json) -> Any:
    names = ("selected_options", "selected_option", "value")
    return next((body[name] for name in names if name in body), None)


def _element(blocks: list[Json], body: Json) -> tuple[Json, Json]:
    wanted = needed(body, "action_id")
    found = [pair for pair in each_element(blocks) if pair[1]["action_id"] == wanted]
    named = [pair for pair in found if body.get("block_id") in (None, "", pair[0]["block_id"])]
    # A view that was drawn anew has other block ids; Slack takes a click on what was seen.
    if "value" in body and len(named) != 1:
        named = [pair for pair in named or found if pair[1].get("value") == body["value"]]
    if not named:
        raise Refused("no_such_element", f"There is no {wanted} to click.")
    return named[0]
