"""How the application stands, for whoever keeps it running. No personal data, no key needed."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse
from sqlmodel import Session

from bot.application import Application
from bot.schema import NotMigrated, require_current
from tickets import mirrors

log = logging.getLogger(__name__)

router = APIRouter(tags=["health"])

FINE = "ok"


@router.get("/healthz", summary="The process answers")
async def healthz() -> dict[str, str]:
    return {"status": FINE}


@router.get("/readyz", summary="Everything that requests need is there")
async def readyz(request: Request) -> JSONResponse:
    """503 names what is missing. Slack need not be reachable: posts wait for it."""
    checks = {"database": await database_check(request.app.state.application)}
    ready = all(found == FINE for found in checks.values())
    body: dict[str, Any] = {"status": FINE if ready else "unavailable", "checks": checks}
    return JSONResponse(body, status_code=200 if ready else 503)


async def database_check(application: Application) -> str:
    try:
        await asyncio.to_thread(require_current, application.settings.database_url)
        await application.database.read(mirrors.backlog)
    except NotMigrated as error:
        return str(error)
    except Exception as error:
        log.warning("the database cannot be reached: %s", error)
        return "The database cannot be reached. Check KAKEHASHI_DATABASE_URL"
    return FINE


@router.get("/metrics", summary="Figures in Prometheus' text format", response_model=None)
async def metrics(request: Request) -> PlainTextResponse:
    application: Application = request.app.state.application
    behind, parked = await application.database.read(figures)
    lines = [
        "# HELP kakehashi_mirrors_behind Threads and mailboxes with something to post.",
        "# TYPE kakehashi_mirrors_behind gauge",
        f"kakehashi_mirrors_behind {behind}",
        "# HELP kakehashi_mirrors_parked Threads and mailboxes that wait for a person.",
        "# TYPE kakehashi_mirrors_parked gauge",
        f"kakehashi_mirrors_parked {parked}",
    ]
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")


def figures(session: Session) -> tuple[int, int]:
    return mirrors.backlog(session), len(mirrors.parked(session))
