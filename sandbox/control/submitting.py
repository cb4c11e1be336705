"""What a person does with open views: filling in, sending, closing, opening Home."""

from __future__ import annotations

from sandbox import modals, panes, payloads
from sandbox.content import check_view
from sandbox.control import seeing
from sandbox.control.acting import interact
from sandbox.control.actor import Actor, needed
from sandbox.errors import Refused, SlackError
from sandbox.forms import enter, refusals, view_values
from sandbox.outbound import Answer
from sandbox.state import Json, View

TROUBLE = "We had some trouble connecting. Try again?"
TROUBLE_JA = "接続中に問題が発生しました。もう一度お試しください。"


async def fill(actor: Actor, body: Json) -> Json:
    """`{view_id, values}`: puts values into the form without sending it."""
    view = actor.view(needed(body, "view_id"))
    view.entered = enter(view.definition["blocks"], view.entered, body.get("values") or {})
    actor.world.changed()
    return {"values": view_values(view)}


async def submit(actor: Actor, body: Json) -> Json:
    """`{view_id, values?}` → `{status, errors?, shown?, views}`.

    `values` is `{block_id or action_id: value}` or `{block_id: {action_id: value}}`; for choices
    the option's value or label, a list of them for several.
    """
    view = actor.view(needed(body, "view_id"))
    blocks = view.definition["blocks"]
    view.entered = enter(blocks, view.entered, body.get("values") or {})
    if unfinished := refusals(blocks, view_values(view), actor.member.locale):
        raise Refused("invalid_form", "\n".join(unfinished.values()), errors=unfinished)
    payload = payloads.submission(actor.world, actor.workspace, actor.member, view)
    answer = await interact(actor, payload)
    if answer.failure:
        raise Refused(answer.failure, TROUBLE, ja=TROUBLE_JA, status=answer.status)
    _after_submission(actor, view, answer)
    return {"status": answer.status, **seeing.views(actor)}


def _after_submission(actor: Actor, view: View, answer: Answer) -> None:
    """Follows https://docs.slack.dev/surfaces/modals#updating_response."""
    response = answer.json() if answer.body.strip() else {}
    if not isinstance(response, dict):
        raise Refused("invalid_response", TROUBLE, ja=TROUBLE_JA)
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
                raise Refused("invalid_response", TROUBLE, ja=TROUBLE_JA, response_action=other)
    except SlackError as error:
        raise Refused("invalid_response", TROUBLE, ja=TROUBLE_JA, cause=error.answer()) from error


def _field_errors(view: View, errors: Json) -> Refused:
    """Slack shows errors only under input blocks of the view."""
    inputs = {b["block_id"] for b in view.definition["blocks"] if b["type"] == "input"}
    known = {block: str(text) for block, text in errors.items() if block in inputs}
    if not known:
        return Refused("invalid_response", TROUBLE, ja=TROUBLE_JA, unknown_blocks=list(errors))
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
            await interact(actor, payload)
    return seeing.views(actor)


def open_home(actor: Actor, body: Json) -> Json:
    """`{tab?}`: opens the app's Home (or `messages`) tab; the app hears app_home_opened."""
    channel = actor.channel(actor.workspace.bot_user)
    event: Json = {
        **panes.app_context(actor.workspace, actor.member.id),
        "type": "app_home_opened",
        "user": actor.member.id,
        "channel": channel.id,
        "tab": str(body.get("tab") or "home"),
        "event_ts": actor.world.next_ts(),
    }
    view = seeing.home(actor)["view"]
    actor.world.events.emit(actor.workspace, channel, {**event, "view": view} if view else event)
    return {"channel": channel.id}
