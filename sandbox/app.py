"""The sandbox as an ASGI application."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox import defaults
from sandbox.authorizing import Authorizing
from sandbox.control.routes import Control
from sandbox.page import page_routes
from sandbox.persistence import read_state
from sandbox.responses import ResponseUrls
from sandbox.state import State, Workspace
from sandbox.web_api import WebApi
from sandbox.world import Settings, World


def initial_state(settings: Settings, workspaces: list[Workspace]) -> State:
    """What the state file holds, else these workspaces."""
    path: Path | None = settings.state_file
    if path and path.exists():
        return read_state(path)
    return State(workspaces={workspace.id: workspace for workspace in workspaces})


def create_app(workspaces: list[Workspace], settings: Settings) -> Starlette:
    """A sandbox with these workspaces; `app.state.world` is its inside.

    Raises ValueError where the state file cannot be read as one.
    """
    world = World(settings, initial_state(settings, workspaces))

    @contextlib.asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        world.events.resume()
        yield
        await world.close()

    async def health(request: Request) -> Response:
        return JSONResponse({"ok": True, "version": world.version})

    authorizing = Authorizing(world)
    routes = [
        Route("/healthz", health),
        Route("/api/{method}", WebApi(world).answer, methods=["GET", "POST"]),
        Route("/actions/{team}/{name}", ResponseUrls(world).answer, methods=["POST"]),
        Route("/oauth/v2/authorize", authorizing.ask, methods=["GET"]),
        Route("/oauth/v2/authorize", authorizing.decide, methods=["POST"]),
        *Control(world).routes(),
        *page_routes(),
    ]
    app = Starlette(routes=routes, lifespan=running)
    app.state.world = world
    app.add_middleware(OwnAddress, world=world)
    return app


def default_workspaces(token: str) -> list[Workspace]:
    return [defaults.workspace(token)]


class OwnAddress:
    """Learns from each request under which address the sandbox is reached."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self.app = app
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self.world.base_url and scope.get("server"):
            host, port = scope["server"]
            self.world.base_url = f"http://{host}:{port}"
        await self.app(scope, receive, send)
