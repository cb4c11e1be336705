"""A case and the people around it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.scenarios.day.ledger import Case
from tests.scenarios.day.people import Agent
from tests.scenarios.day.world import World


@dataclass(frozen=True)
class Scene:
    """A case with the two agents of its desk and the two of the other one."""

    world: World
    case: Case
    here: tuple[Agent, Agent]
    there: tuple[Agent, Agent]

    def slip(self, kind: str) -> None:
        self.world.ledger.mistakes[kind] += 1

    async def write_again(self) -> None:
        """The customer writes once more."""
        text, word = self.world.speaker.sentence(self.case.language, "again")
        body = {"author": {"kind": "customer"}, "audience": "customer", "text": text}
        await self.world.rest(
            "POST", f"/tickets/{self.case.ref}/messages", body | {"external_id": word}
        )
        self.case.keep("message", word)
