"""What was promised to the customer of a case: what agents confirmed in the preview of a reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from bot import texts
from bot.delivery import draw, facts
from bot.handlers.deeds import Deed, found
from bot.reading import Read
from bot.slack import blocks
from bot.slack.explain import Answer, Reader
from tickets.timeline import Told
from translations.promises import promises

SHOWN = 12
"""Promises that are listed, the latest ones."""
LONGEST = 400
"""Characters of one promise."""


async def recorded(deed: Deed) -> Answer:
    """Each sentence with its amount or day, by whom and when; or that there is none."""
    application, team = deed.application, deed.asker.team.key
    ticket = await application.database.read(found, deed.which)
    tolds, replies = await application.database.read(made, ticket.id, team)
    case = await application.database.read(facts.case_of, ticket.id)
    reader = draw.reader_for(application, case, deed.asker.language, team)
    reads = [one for one in await draw.entries_in(application, reader, tolds) if one.text.strip()]
    if not reads:
        return Answer(deed.to.say("promises.none", ref=ticket.ref))
    said: dict[tuple[object, str], list[Read]] = {}
    for one in reads:
        said.setdefault((one.told.entry.data.get("reply"), sentence_of(one, replies)), []).append(
            one
        )
    title = deed.to.say("promises.title", ref=ticket.ref, count=len(said))
    listed = [line(words, alike, deed.to) for (_, words), alike in [*said.items()][-SHOWN:]]
    earlier = len(said) - len(listed)
    left = [deed.to.say("promises.earlier", count=earlier)] if earlier else []
    shown = [title, *left, *listed]
    return Answer(texts.lines(*shown), [*map(blocks.section, shown)])


def made(session: Session, ticket_id: int, team: str) -> tuple[list[Told], dict[int, Told]]:
    """The promises, and the replies that they stand in, by number."""
    tolds = facts.seen_by(session, ticket_id, team)
    kept = [told for told in tolds if told.entry.kind == "promise"]
    return kept, {told.seq: told for told in tolds if told.entry.kind == "reply"}


def line(words: str, alike: Sequence[Read], to: Reader) -> str:
    """One sentence with all that it promises."""
    entry = alike[0].told.entry
    kinds = dict.fromkeys(str(one.told.entry.data["kind"]) for one in alike)
    between = texts.say("face.between", to.language)
    said = to.say(
        "promises.line",
        kind=between.join(texts.say(f"promise.{kind}", to.language) for kind in kinds),
        text=words if len(words) <= LONGEST else f"{words[:LONGEST]}…",
        agent=to.agent(entry.author_name),
        moment=to.moment(entry.at),
    )
    mark = texts.say("post.untranslated", to.language)
    return f"{said} {mark}" if any(one.in_original for one in alike) else said


def sentence_of(read: Read, replies: Mapping[int, Told]) -> str:
    """The sentence in which it was promised, in these words: a day alone says little."""
    reply = replies.get(read.told.entry.data.get("reply") or 0)
    sources = [reply.text, str(reply.entry.data.get("customer_text") or "")] if reply else []
    written = (one for text in sources for one in promises(text) if one.text == read.text)
    return next((one.sentence for one in written if one.sentence), read.text)
