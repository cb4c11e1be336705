"""Every error as RFC 9457 says: ``application/problem+json``, the remedy in ``detail``."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from bot.rest.refusals import refusal_of
from tickets.errors import TicketError

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

TITLES = {
    400: "Malformed request",
    401: "Not authorised",
    403: "Not allowed with this key",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Request too large",
    415: "Unsupported media type",
    422: "Invalid request",
    500: "Internal error",
    503: "Temporarily unavailable",
}

DETAILS = {
    404: "There is nothing at this address. GET /api/v1/openapi.json lists what there is.",
    405: "The Allow header lists the methods that this address takes.",
    500: "The error has been logged. Send the request again; nothing of it was kept.",
    503: "The database cannot be reached. Send the request again in a few seconds.",
}


class Problem(Exception):
    """A refusal by REST itself; ``more`` are further members of the document."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers
        self.more = more


def document(
    status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
) -> JSONResponse:
    body = {"type": "about:blank", "title": TITLES.get(status, "Error"), "status": status}
    return JSONResponse(
        body | {"detail": detail} | more,
        status_code=status,
        headers=dict(headers or {}),
        media_type=MEDIA_TYPE,
    )


def register(app: FastAPI) -> None:
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(TicketError, on_ticket_error)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(OperationalError, on_unreachable)
    app.add_exception_handler(Exception, on_fault)


async def on_problem(_request: Request, problem: Exception) -> JSONResponse:
    assert isinstance(problem, Problem)
    return document(problem.status, problem.detail, headers=problem.headers, **problem.more)


async def on_ticket_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, TicketError)
    refusal = refusal_of(error)
    return document(refusal.status, refusal.detail, code=refusal.code, **refusal.facts)


async def on_invalid(_request: Request, error: Exception) -> JSONResponse:
    """What is wrong with which field; a body that is no JSON is 400."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(one["type"] == "json_invalid" for one in found):
        return document(400, "The body is not valid JSON in UTF-8.")
    errors = [{"field": field_of(one["loc"]), "problem": one["msg"]} for one in found]
    summary = "; ".join(f"{one['field']}: {one['problem']}" for one in errors[:3])
    return document(422, f"Correct this and send it again. {summary}", errors=errors)


def field_of(location: tuple[int | str, ...]) -> str:
    inner = location[1:] if location and location[0] == "body" else location
    return ".".join(str(part) for part in inner) or "body"


async def on_http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    detail = DETAILS.get(error.status_code, str(error.detail))
    return document(error.status_code, detail, headers=error.headers)


async def on_unreachable(_request: Request, error: Exception) -> JSONResponse:
    log.error("the database cannot be reached: %s", error)
    return document(503, DETAILS[503], headers={"Retry-After": "5"})


async def on_fault(_request: Request, error: Exception) -> JSONResponse:
    log.error("a request failed", exc_info=error)
    return document(500, DETAILS[500])
