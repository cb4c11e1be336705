"""Message responses: the body of a command's acknowledgement and posts to a response_url.

Follows https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: five uses
within thirty minutes.
"""

from __future__ import annotations

import json
import uuid
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from sandbox import limits, messages
from sandbox.content import check_attachments, check_blocks, check_text
from sandbox.errors import SlackError
from sandbox.messages import with_ids
from sandbox.state import Channel, Json, Member, Message, ResponseUrl, Workspace
from sandbox.world import World


def new_response_url(
    world: World, workspace: Workspace, channel: Channel, member: Member, source: Message | None
) -> str:
    name = uuid.uuid4().hex
    workspace.response_urls[name] = ResponseUrl(
        channel=channel.id,
        user=member.id,
        expires=world.clock.now() + limits.RESPONSE_URL_SECONDS,
        message=source.ts if source else None,
        thread_ts=source.thread_ts if source else None,
    )
    return f"{world.base_url}/actions/{workspace.id}/{name}"


def response_content(body: Json) -> Json:
    """text, blocks and attachments of a message response, checked; raises SlackError."""
    content: Json = {"text": str(body.get("text") or "")}
    check_text(content["text"])
    if body.get("blocks"):
        check_blocks(body["blocks"])
        content["blocks"] = with_ids(body["blocks"])
    if body.get("attachments"):
        check_attachments(body["attachments"])
        content["attachments"] = body["attachments"]
    if not any(content.values()):
        raise SlackError("no_text")
    return content


def respond(world: World, workspace: Workspace, channel: Channel, user: str, body: Json) -> Message:
    """Shows a message response: to that person only, unless it is `in_channel`."""
    public = body.get("response_type") == "in_channel"
    message = messages.bot_message(
        world,
        workspace,
        **response_content(body),
        thread_ts=body.get("thread_ts") or None,
        seen_by=None if public else user,
    )
    messages.post(world, workspace, channel, message)
    return message


def _original(channel: Channel, url: ResponseUrl) -> Message:
    source = channel.messages.get(url.message or "")
    if source is None:
        raise SlackError("message_not_found")
    return source


def _apply(world: World, workspace: Workspace, url: ResponseUrl, body: Json) -> None:
    channel = workspace.channels[url.channel]
    if body.get("delete_original"):
        messages.remove(world, workspace, channel, _original(channel, url))
    elif body.get("replace_original"):
        new = {"blocks": None, "attachments": None, **response_content(body)}
        messages.change(world, workspace, channel, _original(channel, url), new)
    else:
        respond(world, workspace, channel, url.user, body)


def _parsed(raw: bytes) -> Any:
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise SlackError("invalid_payload") from error
    if not isinstance(body, dict):
        raise SlackError("invalid_payload")
    return body


class ResponseUrls:
    """`POST /actions/{team}/{name}`: answers `ok`, 404 for a spent or expired address."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def answer(self, request: Request) -> Response:
        workspace = self.world.state.workspaces.get(request.path_params["team"])
        urls = workspace.response_urls if workspace else {}
        url = urls.get(request.path_params["name"])
        if workspace is None or url is None or self.world.clock.now() > url.expires:
            return _refusal("expired_url", 404)
        if url.uses >= limits.RESPONSE_URL_USES:
            return _refusal("used_url", 404)
        try:
            body = _parsed(await request.body())
            url.uses += 1
            _apply(self.world, workspace, url, body)
        except SlackError as error:
            return _refusal(error.name, 400)
        return PlainTextResponse("ok")


def _refusal(name: str, status: int) -> Response:
    return JSONResponse({"ok": False, "error": name}, status)
