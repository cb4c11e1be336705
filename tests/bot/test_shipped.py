"""Terms and sentences that come with the product are there once, and people's own ones win."""

from datetime import UTC, datetime

from sqlmodel import Session

from bot import shipped
from bot.database import Database
from bot.tables import Mark
from translations.memory import approve, forget, recalled
from translations.termbase_store import held

NOW = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)


def renderings(session: Session, text: str) -> list[str]:
    return list(recalled(session, [text], "ja", "en", "segment").values())


def as_if_of_another_edition(session: Session) -> None:
    session.merge(Mark(name=shipped.MARK, value="another"))


async def test_they_are_brought_in_once_and_leave_peoples_wording_alone(
    database: Database,
) -> None:
    pairs = [pair for pair in shipped.shipped_pairs() if pair.source == "ja"][:2]
    changed, withdrawn = (pair.source_text for pair in pairs)
    assert await shipped.bring_in(database, NOW) > len(list(shipped.shipped_pairs()))
    assert len(await database.read(held)) >= 150
    assert await shipped.bring_in(database, NOW) == 0

    await database.write(
        approve, source_text=changed, target_text="In our own words.",
        source="ja", target="en", by="Sato", now=NOW,
    )  # fmt: skip
    await database.write(forget, text=withdrawn, source="ja", target="en", by="Sato", now=NOW)
    await database.write(as_if_of_another_edition)
    assert await shipped.bring_in(database, NOW) == 0
    assert await database.read(renderings, changed) == ["In our own words."]
    assert await database.read(renderings, withdrawn) == []
