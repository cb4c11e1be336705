"""`/oauth/v2/authorize`: a person is asked whether they want the app in their workspace.

Follows https://docs.slack.dev/authentication/installing-with-oauth: the browser comes with what the
app asks for and goes back to the app with a code, or with `error=access_denied`.
"""

from __future__ import annotations

import secrets
from html import escape
from urllib.parse import parse_qsl, urlencode, urljoin

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sandbox.state import Code, Json, Member
from sandbox.world import World

CODE_SECONDS = 600
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack sandbox</title>
<body><h1>An app wants to be added</h1><ul>{scopes}</ul><form method="post">{asked}
<label>You are <select name="user">{people}</select></label>
<button name="decision" value="allow">Allow</button>
<button name="decision" value="cancel">Cancel</button></form></body></html>
"""


class Authorizing:
    def __init__(self, world: World) -> None:
        self.world = world

    async def ask(self, request: Request) -> Response:
        query = dict(request.query_params)
        if query.get("client_id") != self.world.settings.client_id:
            return HTMLResponse("<p>Invalid client_id parameter</p>", 400)
        people = self._people(query.get("team", ""))
        if not people:
            return HTMLResponse("<p>Nobody here may add apps</p>", 400)
        return HTMLResponse(
            PAGE.format(
                scopes="".join(f"<li>{escape(one)}</li>" for one in scopes(query)),
                asked="".join(hidden(name, value) for name, value in query.items()),
                people="".join(option(member, team) for member, team in people),
            )
        )

    async def decide(self, request: Request) -> Response:
        raw = (await request.body()).decode("utf-8", "replace")
        form = dict(parse_qsl(raw, keep_blank_values=True))
        asked: Json = {"state": form.get("state", "")}
        if form.get("decision") == "allow":
            asked["code"] = self._code(form)
        else:
            asked["error"] = "access_denied"
        back = form.get("redirect_uri") or self._usual_way_back()
        return RedirectResponse(f"{back}?{urlencode(asked)}", 302)

    def _code(self, form: Json) -> str:
        """A code for the workspace of whoever said yes."""
        team = next(
            workspace.id
            for workspace in self.world.state.workspaces.values()
            if form["user"] in workspace.members
        )
        code = secrets.token_hex(12)
        self.world.state.codes[code] = Code(
            team=team,
            user=form["user"],
            scopes=scopes(form),
            redirect_uri=form.get("redirect_uri") or "",
            expires=self.world.clock.now() + CODE_SECONDS,
        )
        self.world.changed()
        return code

    def _usual_way_back(self) -> str:
        """Where an app names no redirect address, the first of its manifest is meant."""
        return urljoin(self.world.settings.app_url, "/slack/oauth_redirect")

    def _people(self, team: str) -> list[tuple[Member, str]]:
        """Members who may add apps, in one workspace or in all, with its name."""
        return [
            (member, workspace.name)
            for workspace in self.world.state.workspaces.values()
            if team in ("", workspace.id)
            for member in workspace.members.values()
            if not (member.is_bot or member.deleted or member.is_restricted or member.is_stranger)
        ]


def scopes(query: Json) -> list[str]:
    return [one for one in str(query.get("scope") or "").split(",") if one]


def hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'


def option(member: Member, team: str) -> str:
    shown = escape(f"{member.real_name} ({team})")
    return f'<option value="{escape(member.id)}">{shown}</option>'
