"""The page on which the workspace is used by hand: two desks, the customer, the wire."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

FOLDER = Path(__file__).parent
KINDS = (".css", ".js")


def page_routes() -> list[Route]:
    parts = sorted(path for path in FOLDER.iterdir() if path.suffix in KINDS)
    named = {"/": FOLDER / "index.html", **{f"/page/{path.name}": path for path in parts}}
    return [_file(path, file) for path, file in named.items()]


def _file(path: str, file: Path) -> Route:
    async def answer(request: Request) -> Response:
        return FileResponse(file, headers={"Cache-Control": "no-cache"})

    return Route(path, answer)
