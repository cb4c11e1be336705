"""The customers as whom one can write in the demo, and what their web form and mail bring in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from demo.made_up import Json, cases

REFERENCE = re.compile(r"\[([A-Z]+-\d+)\]")
NEW = {"jp": "はじめてのお客様", "us": "A new customer"}


@dataclass(frozen=True)
class Buyer:
    """``key`` names one in addresses; ``facts`` are REST's `customer`, empty for a new one."""

    key: str
    name: str
    marketplace: str
    language: str
    email: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def buyers() -> list[Buyer]:
    """Those of the demo's cases who can be written to, then a new one in each marketplace."""
    known = [buyer_of(case) for case in cases() if case["customer"].get("email")]
    known.sort(key=lambda one: (one.language != "ja", one.key))
    fresh = [
        Buyer(f"new-{place}", name, place, "ja" if place == "jp" else "en")
        for place, name in NEW.items()
    ]
    return [*known, *fresh]


def buyer_of(case: Json) -> Buyer:
    who = case["customer"]
    names = [who["family_name"], who.get("given_name", "")]
    shown = " ".join(names if who["language"] == "ja" else reversed(names)).strip()
    company = f" ({who['company']})" if who.get("company") else ""
    facts = {name: one for name, one in who.items() if name not in ("phone", "address")}
    return Buyer(
        who["account"],
        shown + company,
        case["marketplace"],
        who["language"],
        who["email"],
        facts,
    )


def reference_in(subject: str) -> str | None:
    """The case that a mail belongs to, as its subject names it."""
    found = REFERENCE.search(subject)
    return found[1] if found else None


def addressed_to(buyer: Buyer, to: str, everybody: Iterable[Buyer]) -> bool:
    """Whether this customer reads mail to ``to``; a new one reads what nobody else does."""
    if buyer.email:
        return buyer.email in to
    return not any(one.email and one.email in to for one in everybody)


@dataclass(frozen=True)
class Shop:
    """The door by which customers' words come in: REST, as a shop's own web form would use it."""

    api: str
    key: str

    async def open(self, buyer: Buyer, form: Mapping[str, str]) -> str:
        """A new case; its reference, or why there is none."""
        facts = dict(buyer.facts) or {
            name: form[name] for name in ("family_name", "given_name", "email") if form.get(name)
        }
        body = {
            "marketplace": buyer.marketplace,
            "customer": {"language": buyer.language, **facts},
            "subject": form.get("subject") or None,
            "text": form.get("text", ""),
        }
        return await self._post("/tickets", body, form.get("once", ""))

    async def answer(self, ref: str, form: Mapping[str, str]) -> str:
        """A further message on a case; its reference, or why it was not taken."""
        body = {
            "author": {"kind": "customer"},
            "text": form.get("text", ""),
            "audience": "customer",
        }
        return await self._post(f"/tickets/{ref}/messages", body, form.get("once", ""))

    async def _post(self, path: str, body: Json, once: str) -> str:
        headers = {"Authorization": f"Bearer {self.key}"}
        if once:
            headers["Idempotency-Key"] = once
        try:
            async with (
                aiohttp.ClientSession() as http,
                http.post(f"{self.api}{path}", json=body, headers=headers) as response,
            ):
                answer: Json = await response.json()
        except (aiohttp.ClientError, ValueError) as error:
            return str(error)
        return str(answer.get("ref") or answer.get("detail") or answer.get("title") or answer)
