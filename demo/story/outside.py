"""What is not Slack: the shop's web form and the customer's mailbox."""

from __future__ import annotations

from typing import Any

import aiohttp

from demo.ports import Ports, url
from demo.processes import API_KEY
from demo.story.cast import Buyer

Json = dict[str, Any]


class Shop:
    """The web form, by which a customer writes."""

    def __init__(self, http: aiohttp.ClientSession, ports: Ports) -> None:
        self.http = http
        self.tickets = f"{url(ports.bot)}/api/v1/tickets"

    async def write(self, buyer: Buyer, *, subject: str, text: str) -> str:
        """The reference of the ticket that the customer's message opened; else the refusal."""
        body = {
            "marketplace": "jp",
            "channel": "web",
            "customer": buyer.as_json(),
            "subject": subject,
            "text": text,
        }
        headers = {"Authorization": f"Bearer {API_KEY}"}
        async with self.http.post(self.tickets, json=body, headers=headers) as response:
            answer: Json = await response.json()
        return str(answer.get("ref") or answer)


class Mailbox:
    """The customers' mails, as the mail server shows them to their owners."""

    def __init__(self, http: aiohttp.ClientSession, ports: Ports) -> None:
        self.http = http
        self.letters = f"{url(ports.letters)}/letters.json"

    async def of(self, buyer: Buyer) -> list[Json]:
        return [one for one in await self.all() if buyer.email in one["to"]]

    async def all(self) -> list[Json]:
        async with self.http.get(self.letters) as response:
            found: list[Json] = await response.json()
            return found

    async def count(self, buyer: Buyer) -> str:
        return str(len(await self.of(buyer)))
