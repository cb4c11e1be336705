"""REST under ``/api/v1``, and the application's health."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.application import Application

PREFIX = "/api/v1"
ABOUT = """Intake and integration: tickets, messages, handoffs, customers and orders, knowledge,
translations.

Send `Authorization: Bearer` with one of `KAKEHASHI_API_KEYS`; a key `team:secret` acts and reads
for that team. Errors are problem details (RFC 9457) whose `detail` says what to do. Times are
ISO 8601 with a zone. Nothing is ever sent to a customer from here."""


def build(application: Application) -> FastAPI:
    """The web application: ``/api/v1/…``, ``/healthz``, ``/readyz``, ``/metrics``."""
    from fastapi import FastAPI

    from bot.rest import (
        customers,
        handoffs,
        health,
        knowledge,
        knowledge_search,
        links,
        messages,
        problems,
        tickets,
        translations,
    )
    from bot.rest.limits import BodyLimit

    app = FastAPI(
        title="Kakehashi",
        version="1",
        summary="Support tickets of two desks",
        description=ABOUT,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.application = application
    problems.register(app)
    for part in (tickets, messages, handoffs, customers, knowledge_search, knowledge, translations):
        app.include_router(part.router, prefix=PREFIX)
    app.include_router(health.router)
    app.include_router(links.router)
    app.add_middleware(BodyLimit)
    return app
