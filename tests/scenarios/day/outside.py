"""What must hold when the day is over, seen from outside: mailboxes, threads, cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bench.day_accounts import ended_at
from tests.scenarios.day.ledger import Case, Ledger, Saying
from tests.scenarios.day.people import Agent
from tests.scenarios.day.words import words_in
from tests.scenarios.day.world import CHANNELS, World
from tests.scenarios.stage import spoken

Json = dict[str, Any]

LANGUAGES = {"jp": "ja", "us": "en"}
UNSHOWN = ("look",)
SILENT = 250
"""Characters of a message that a complaint quotes."""


async def complaints(world: World, agents: dict[str, tuple[Agent, Agent]]) -> list[str]:
    """Everything that is not as it should be; empty on a good day."""
    found = list(of_mail(world.ledger, await world.letters()))
    seen = {desk: await Screen.of(world, desk, both) for desk, both in agents.items()}
    for screen in seen.values():
        found += of_channel(world, screen)
    for case in world.ledger.cases:
        lines = {
            desk: await world.rest("GET", f"/tickets/{case.ref}", key=desk) for desk in CHANNELS
        }
        for desk, screen in seen.items():
            found += of_timeline(case, desk, lines[desk])
            found += of_thread(case, desk, lines[desk]["entries"], screen)
    return found


# --- mailboxes ------------------------------------------------------------------------------


def of_mail(ledger: Ledger, letters: list[Json]) -> Iterator[str]:
    """Every approved text once and nothing else. A mail that was handed over twice around the kill
    has one Message-ID, by which mail programs take it for one."""
    once = {one["message_id"]: one for one in letters}
    ledger.counts["mails repeated"] = len(letters) - len(once)
    came = Counter((one["to"], one["text"]) for one in once.values())
    due = Counter(ledger.approved)
    yield from (f"not mailed: {one}" for one in (due - came).elements())
    yield from (f"mailed though nobody approved it: {one}" for one in (came - due).elements())
    if len(letters) - len(once) > len(ledger.cases) // 10:
        yield f"{len(letters) - len(once)} mails came twice"
    inner = {word for case in ledger.cases for word in internal(case)}
    for letter in letters:
        for word in inner.intersection(words_in(f"{letter['subject']} {letter['text']}")):
            yield f"internal word {word} in the mail to {letter['to']}"


def internal(case: Case) -> Iterator[str]:
    """Words that no customer may see: all that agents wrote but what was approved."""
    for one in case.said:
        if one.kind == "reply":
            yield from [one.word] if one.customer else []
        elif one.kind != "message":
            yield from [one.word, *one.earlier]
    yield from case.unsaved


# --- what stands in Slack -------------------------------------------------------------------


class Screen:
    """All that a desk's channel shows: ``roots`` by reference, and each case's thread."""

    def __init__(self, desk: str) -> None:
        self.desk = desk
        self.roots: dict[str, list[Json]] = {}
        self.threads: dict[str, list[Json]] = {}
        self.whispers: list[str] = []

    @classmethod
    async def of(cls, world: World, desk: str, agents: tuple[Agent, Agent]) -> Screen:
        screen = cls(desk)
        for agent in agents:
            for one in await agent.person.messages(agent.channel):
                if one["ephemeral"]:
                    screen.whispers.append(spoken(one))
                elif one.get("bot_id") and agent is agents[0]:
                    ref = one["text"].replace("｜", " ").split()[0]
                    screen.roots.setdefault(ref, []).append(one)
        for ref, [root, *_] in screen.roots.items():
            for agent in agents:
                answers = (await agent.person.thread(agent.channel, root["ts"]))[1:]
                screen.whispers += [spoken(one) for one in answers if one["ephemeral"]]
                screen.threads[ref] = [one for one in answers if not one["ephemeral"]]
        return screen


def of_channel(world: World, screen: Screen) -> Iterator[str]:
    """One card a case, and nothing that only the other team may see."""
    for ref, roots in screen.roots.items():
        if len(roots) > 1:
            yield f"{len(roots)} cards of {ref} at {screen.desk}"
    theirs = {
        word
        for case in world.ledger.cases
        for one in case.said
        if one.private and one.team != screen.desk
        for word in [one.word, *one.earlier]
    }
    shown = [spoken(one) for roots in screen.roots.values() for one in roots]
    shown += [spoken(one) for thread in screen.threads.values() for one in thread]
    for text in [*shown, *screen.whispers]:
        for word in theirs.intersection(words_in(text)):
            yield f"{screen.desk} sees the other team's private {word}: {text[:SILENT]}"


# --- the timeline and its threads -----------------------------------------------------------


def standing(case: Case, desk: str) -> list[Saying]:
    """What this desk may see of what was said."""
    return [one for one in case.said if not one.private or one.team == desk]


def of_timeline(case: Case, desk: str, line: Json) -> Iterator[str]:
    """What the API tells this team: each saying once, as it was last worded."""
    entries = line["entries"]
    told = Counter(word for one in entries for word in words_of(one))
    due = Counter(word for one in standing(case, desk) if not one.gone for word in one.words)
    yield from (f"{case.ref} at {desk}: {word} is missing" for word in (due - told).elements())
    yield from (f"{case.ref} at {desk}: {word} too often" for word in (told - due).elements())
    gone = sum(one.gone for one in standing(case, desk))
    retracted = sum(one["retracted"] for one in entries)
    if gone != retracted:
        yield f"{case.ref} at {desk}: {retracted} entries deleted instead of {gone}"


def words_of(entry: Json) -> list[str]:
    """The words of an entry in the order in which a thread shows them."""
    got = str(entry["data"].get("customer_text") or "")
    texts = [entry["text"]] + ([got] if entry["kind"] == "reply" and got != entry["text"] else [])
    return [word for text in texts for word in words_in(text)]


def words_read(entry: Json, language: str) -> list[str]:
    """The same in a thread in this language: of a reply that its customer got in this language,
    readers see just what the customer got."""
    got = entry["data"].get("customer_text")
    if entry["kind"] == "reply" and entry["data"].get("customer_language") == language:
        return words_in(str(got))
    return words_of(entry)


def shown_here(case: Case, desk: str, entries: list[Json]) -> list[Json]:
    """The entries that are to be drawn in this desk's thread, up to where it ended."""
    until = ended_at(desk, entries)
    mine = [one for one in case.said if one.place == desk]
    own = {word for one in mine for word in one.words}
    deleted = sum(one.gone for one in mine)
    drawn = []
    for entry in entries:
        if entry["kind"] in UNSHOWN or (until is not None and entry["seq"] > until):
            continue
        if entry["retracted"] and entry["author"]["team"] == desk:
            deleted -= 1
            continue
        if not own.intersection(words_of(entry)):
            drawn.append(entry)
    return drawn


def of_thread(case: Case, desk: str, entries: list[Json], screen: Screen) -> Iterator[str]:
    """Each entry once and in order; deleted ones marked, edited ones in their last wording."""
    where = f"{case.ref} at {desk}"
    offered = any(one["kind"] == "handoff" for one in entries)
    due_here = desk == case.desk or offered
    if due_here != (case.ref in screen.roots):
        yield f"{where}: {'no card' if due_here else 'a card though it is not theirs'}"
    if case.ref not in screen.threads:
        return
    thread = screen.threads[case.ref]
    drawn = [one for one in thread if one.get("bot_id")]
    due = shown_here(case, desk, entries)
    order = [word for one in drawn for word in words_in(spoken(one))]
    wanted = [word for one in due for word in words_read(one, LANGUAGES[desk])]
    if order != wanted:
        yield f"{where}: the thread tells {order} instead of {wanted}"
    count = sum(block["type"] == "section" for one in drawn for block in one["blocks"])
    if count != len(due):
        yield f"{where}: {count} entries are drawn instead of {len(due)}"
    yield from of_persons(case, desk, where, thread)
    yield from of_card(case, where, spoken(screen.roots[case.ref][0]))


def of_persons(case: Case, desk: str, where: str, thread: list[Json]) -> Iterator[str]:
    """People's own messages stay as they wrote them, and are not posted a second time."""
    said = Counter(
        word for one in thread if not one.get("bot_id") for word in words_in(one["text"])
    )
    for word in (one.word for one in case.said if one.place == desk and not one.gone):
        if said[word] != 1:
            yield f"{where}: the message with {word} stands there {said[word]} times"


def of_card(case: Case, where: str, card: str) -> Iterator[str]:
    """A brief quotes nothing that was deleted or reads otherwise by now."""
    old = {word for one in case.said for word in one.earlier}
    old |= {one.word for one in case.said if one.gone} | set(case.unsaved)
    for word in old.intersection(words_in(card)):
        yield f"{where}: the card still quotes {word}"
