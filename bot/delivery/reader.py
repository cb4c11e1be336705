"""For whom something is drawn: language, clock, and how people and desks are called there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from bot.delivery.facts import Case
from bot.slack.mrkdwn import say
from bot.texts import formats
from customers.tables import Customer
from tickets.teams import Team
from tickets.timeline import Kept

LONGEST_NAME = 40


@dataclass(frozen=True)
class Reader:
    """``team`` is the key of the desk whose eyes read; ``answer_within`` in working minutes."""

    language: str
    team: str
    teams: Sequence[Team]
    case: Case
    now: datetime
    answer_within: float = 60
    names: Mapping[str, str] = field(default_factory=dict)
    """Agents by their Slack user id, as far as somebody mentions them."""
    called: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Whom an entry calls by name, by its number: see ``tickets.notices``."""
    unwilling: frozenset[str] = frozenset()
    """Leads who do not want to be called where nobody took an offer."""

    def say(self, key: str, **facts: object) -> str:
        """The catalogue's line in Slack's markup."""
        return say(key, self.language, **facts)

    def desk(self, key: str | None) -> Team | None:
        return next((team for team in self.teams if team.key == key), None)

    def desk_name(self, key: str | None) -> str:
        desk = self.desk(key)
        return short(desk.name(self.language) if desk else (key or "").upper())

    def zone(self, key: str | None = None) -> tzinfo:
        desk = self.desk(key or self.team)
        return desk.timezone if desk else UTC

    def when(self, at: datetime) -> str:
        """On the reader's own clock."""
        return formats.moment(at, self.language, self.zone(), now=self.now)

    def both_clocks(self, at: datetime, *desks: str | None) -> str:
        """On the reader's clock and that of the first of these desks that has another."""
        others = (self.desk(key) for key in desks if key != self.team)
        other = next((desk.timezone for desk in others if desk), None)
        return formats.moment(at, self.language, self.zone(), other, now=self.now, short=True)

    def customer(self) -> str:
        return customer_name(self.case.customer, self.language)

    def person(self, name: str | None) -> str:
        """A colleague by name, ourselves where nobody did it."""
        return short(formats.agent_name(name, self.language)) if name else self.say("system")

    def author(self, entry: Kept) -> str:
        if entry.author_kind == "customer":
            return self.customer()
        return self.person(entry.author_name)

    def language_name(self, language: str | None) -> str:
        known = language if language in ("ja", "en") else "other"
        return self.say(f"language.{known}")

    def marketplace(self, key: str) -> str:
        return self.say(f"marketplace.{key}") if key in ("jp", "us") else key.upper()


def customer_name(customer: Customer, language: str) -> str:
    """As a channel may show it: the family name, or the company's, and nothing else."""
    name = formats.customer_name(
        customer.family_name, None, customer.company, language, customer.kana
    )
    return short(name)


def short(name: str) -> str:
    """A name on one line that neither ends bold type nor takes the room of the text."""
    return one_line(name, LONGEST_NAME)


def one_line(text: str, most: int) -> str:
    """The text as it may stand in bold type, of at most so many characters."""
    line = " ".join(text.split()).replace("*", "＊")
    return line if len(line) <= most else line[: most - 1] + "…"
