"""A plain page on which the workspace is used by hand."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

FOLDER = Path(__file__).parent
FILES = ("page.css", "page.js", "blocks.js")


def page_routes() -> list[Route]:
    names = {"/": "index.html", **{f"/page/{name}": name for name in FILES}}
    return [_file(path, FOLDER / name) for path, name in names.items()]


def _file(path: str, file: Path) -> Route:
    async def answer(request: Request) -> Response:
        return FileResponse(file, headers={"Cache-Control": "no-cache"})

    return Route(path, answer)
