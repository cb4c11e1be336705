"""Which marketplace's rule applies to a case. Never the agent's region, never the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Market = Literal["jp", "us"]
Decider = Literal["order", "destination", "residence"]

DECIDED_BY: dict[str, Decider] = {
    "returns": "order",
    "tax": "order",
    "invoices": "order",
    "product": "order",
    "quality": "order",
    "payment": "order",
    "delivery": "order",
    "accounts": "order",
    "customs": "destination",
    "duty": "destination",
    "privacy": "residence",
}
"""What decides, by an article's topic. Any other topic goes by the order's marketplace."""

_BY_COUNTRY: dict[str, Market] = {"JP": "jp", "US": "us"}


@dataclass(frozen=True, slots=True)
class Applying:
    """Whose rule holds, and what decided it.

    ``marketplace`` is null where both are to be shown side by side: ``decided_by`` is not
    known then, or it is ``elsewhere``, a country whose rules are neither Japan's nor the US's.
    """

    marketplace: Market | None
    decided_by: Decider
    elsewhere: bool = False

    @property
    def shows_both(self) -> bool:
        return self.marketplace is None

    def allows(self, marketplace: str) -> bool:
        """Whether an article of that scope (``jp``, ``us``, ``both``) is to be shown."""
        return self.marketplace is None or marketplace in ("both", self.marketplace)


def applying(
    topic: str,
    order_marketplace: str | None = None,
    destination: str | None = None,
    residence: str | None = None,
) -> Applying:
    """Whose rule holds for an article's topic.

    The order's marketplace (``jp``, ``us``) decides returns, tax, invoices, product safety and the
    rest of the trade; the destination decides import duty and admission; the customer's residence
    decides privacy. Both are countries as ISO 3166 writes them, ``JP``, ``US`` or ``US-CA``. What
    decides is never replaced by something else that happens to be known.
    """
    by = DECIDED_BY.get(topic.strip().lower(), "order")
    if by == "order":
        return Applying(market(order_marketplace), by)
    country = destination if by == "destination" else residence
    found = of_country(country)
    return Applying(found, by, elsewhere=bool((country or "").strip()) and found is None)


def market(marketplace: str | None) -> Market | None:
    match (marketplace or "").strip().lower():
        case "jp":
            return "jp"
        case "us":
            return "us"
    return None


def of_country(country: str | None) -> Market | None:
    """``JP`` → jp; ``US`` and its states (``US-CA``) → us; any other country → None."""
    return _BY_COUNTRY.get((country or "").strip().upper().partition("-")[0])
