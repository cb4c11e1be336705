"""What a person does with the app: commands, clicks, shortcuts, modals.

The sentences are those of Slack's own client where the app fails. Commands and interactions are
sent once, never again.
"""

from __future__ import annotations

import json
from typing import Any

from sandbox import modals, payloads
from sandbox.content import check_view
from sandbox.control import seeing
from sandbox.control.actor import Actor, needed
from sandbox.errors import Refused, SlackError
from sandbox.forms import STATEFUL, each_element, enter, entry, refusals, view_values
from sandbox.outbound import Answer
from sandbox.responses import respond
from sandbox.state import Channel, Json, View
from sandbox.typed import escaped

COMMAND_ERRORS = {
    "http_timeout": "operation_timeout",
    "connection_failed": "dispatch_failed",
    "http_error": "dispatch_failed",
}
CLICK_ERRORS = {
    "http_timeout": "Operation timed out. Apps need to respond within 3 seconds.",
    "connection_failed": "This app couldn't be reached.",
}
BUTTON_PARTS = ("text", "value", "style", "url")
TROUBLE = "We had some trouble connecting. Try again?"


async def command(actor: Actor, body: Json) -> Json:
    """`{channel, command, text?, thread_ts?}` → `{status, shown, message}`.

    `message` is what the acknowledgement showed, `shown` its text.
    """
    word, text = needed(body, "command"), str(body.get("text") or "")
    if body.get("thread_ts"):
        raise Refused("not_in_threads", f"{word} is not supported in threads. Sorry!")
    channel = actor.channel(needed(body, "channel"))
    _check_command(actor, word)
    form = payloads.command(
        actor.world, actor.workspace, actor.member, channel, word, _command_text(text)
    )
    answer = await actor.world.outbound.send_form("command", form, dict(form))
    if answer.failure:
        name = COMMAND_ERRORS[answer.failure]
        sentence = f"{word} failed with the error “{name}”"
        raise Refused(name, sentence, status=answer.status)
    return {"status": answer.status, **_acknowledged(actor, channel, answer)}


def _command_text(text: str) -> str:
    return escaped(text.strip(" "))


def _check_command(actor: Actor, word: str) -> None:
    known = [item.command for item in actor.workspace.commands]
    if known and word not in known:
        raise Refused("unknown_command", f"{word} is not a valid command.")


def _acknowledged(actor: Actor, channel: Channel, answer: Answer) -> Json:
    body = answer.json()
    response: Json = body if isinstance(body, dict) else {"text": answer.text}
    if not any(response.get(name) for name in ("text", "blocks", "attachments")):
        return {"shown": None, "message": None}
    try:
        message = respond(actor.world, actor.workspace, channel, actor.member.id, response)
    except SlackError as error:
        raise Refused("dispatch_failed", f"failed with the error “{error.name}”") from error
    return {"shown": message.text, "message": seeing.message(actor, channel, message)}


async def _interact(actor: Actor, payload: Json) -> Answer:
    form = {"payload": json.dumps(payload, ensure_ascii=False)}
    return await actor.world.outbound.send_form(payload["type"], form, payload)


async def _acted(actor: Actor, payload: Json) -> Json:
    answer = await _interact(actor, payload)
    if answer.failure:
        sentence = f"This app responded with Status Code {answer.status}."
        shown = CLICK_ERRORS.get(answer.failure, sentence)
        raise Refused(answer.failure, shown, status=answer.status)
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

    That is `channel` and `message_ts`, or `view_id`.

    `value` picks among buttons with one action_id, or is what a field now holds; `values` are
    fields of the same form that the person filled in before.
    """
    if "view_id" in body:
        return await _click_view(actor, _view(actor, body), body)
    channel = actor.channel(needed(body, "channel"))
    message = actor.message(channel, needed(body, "message_ts"))
    blocks = message.blocks or []
    entered = enter(blocks, message.entered.get(actor.member.id, {}), body.get("values") or {})
    action, message.entered[actor.member.id] = _action(actor, blocks, entered, body)
    payload = payloads.message_click(
        actor.world, actor.workspace, actor.member, channel, message, action
    )
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
    if body.get("block_id"):
        found = [pair for pair in found if pair[0]["block_id"] == body["block_id"]]
    if "value" in body and len(found) > 1:
        found = [pair for pair in found if pair[1].get("value") == body["value"]]
    if not found:
        raise Refused("no_such_element", f"There is no {wanted} to click.")
    return found[0]


def _view(actor: Actor, body: Json) -> View:
    view = actor.workspace.views.get(needed(body, "view_id"))
    if view is None or view.user != actor.member.id:
        raise Refused("view_not_found", "This view isn't open.")
    return view


async def fill(actor: Actor, body: Json) -> Json:
    """`{view_id, values}`: puts values into the form without sending it."""
    view = _view(actor, body)
    view.entered = enter(view.definition["blocks"], view.entered, body.get("values") or {})
    actor.world.changed()
    return {"values": view_values(view)}


async def submit(actor: Actor, body: Json) -> Json:
    """`{view_id, values?}` → `{status, errors?, shown?, views}`.

    `values` is `{block_id or action_id: value}` or `{block_id: {action_id: value}}`; for choices
    the option's value or label, a list of them for several.
    """
    view = _view(actor, body)
    blocks = view.definition["blocks"]
    view.entered = enter(blocks, view.entered, body.get("values") or {})
    if unfinished := refusals(blocks, view_values(view)):
        raise Refused("invalid_form", "\n".join(unfinished.values()), errors=unfinished)
    payload = payloads.submission(actor.world, actor.workspace, actor.member, view)
    answer = await _interact(actor, payload)
    if answer.failure:
        raise Refused(answer.failure, TROUBLE, status=answer.status)
    _after_submission(actor, view, answer)
    return {"status": answer.status, **seeing.views(actor)}


def _after_submission(actor: Actor, view: View, answer: Answer) -> None:
    """Follows https://docs.slack.dev/surfaces/modals#updating_response."""
    response = answer.json() if answer.body.strip() else {}
    if not isinstance(response, dict):
        raise Refused("invalid_response", TROUBLE)
    try:
        match response.get("response_action"):
            case None:
                modals.close(actor.world, actor.workspace, view)
            case "clear":
                modals.clear(actor.world, actor.workspace, actor.member.id)
            case "errors":
                raise _field_errors(view, response.get("errors") or {})
            case "update":
                check_view(response.get("view"), "modal")
                modals.replace(actor.world, actor.workspace, view, response["view"])
            case "push":
                check_view(response.get("view"), "modal")
                modals.push(actor.world, actor.workspace, actor.member.id, response["view"])
            case other:
                raise Refused("invalid_response", TROUBLE, response_action=other)
    except SlackError as error:
        raise Refused("invalid_response", TROUBLE, cause=error.answer()) from error


def _field_errors(view: View, errors: Json) -> Refused:
    """Slack shows errors only under input blocks of the view."""
    inputs = {b["block_id"] for b in view.definition["blocks"] if b["type"] == "input"}
    known = {block: str(text) for block, text in errors.items() if block in inputs}
    if not known:
        return Refused("invalid_response", TROUBLE, unknown_blocks=list(errors))
    return Refused("errors", "\n".join(known.values()), errors=known)


async def close(actor: Actor, body: Json) -> Json:
    """`{all?}`: the view on top, or with `all` the whole stack (the window's X)."""
    open_views = modals.stack(actor.workspace, actor.member.id)
    closing = open_views[::-1] if body.get("all") else open_views[-1:]
    if not closing:
        raise Refused("view_not_found", "No view is open.")
    for view in closing:
        modals.close(actor.world, actor.workspace, view)
        if view.definition.get("notify_on_close"):
            payload = payloads.closing(
                actor.world, actor.workspace, actor.member, view, cleared=bool(body.get("all"))
            )
            await _interact(actor, payload)
    return seeing.views(actor)


def open_home(actor: Actor, body: Json) -> Json:
    """`{tab?}`: opens the app's Home (or `messages`) tab; the app hears app_home_opened."""
    channel = actor.channel(actor.workspace.bot_user)
    event: Json = {
        "type": "app_home_opened",
        "user": actor.member.id,
        "channel": channel.id,
        "tab": str(body.get("tab") or "home"),
        "event_ts": actor.world.next_ts(),
    }
    view = seeing.home(actor)["view"]
    actor.world.events.emit(actor.workspace, channel, {**event, "view": view} if view else event)
    return {"channel": channel.id}
