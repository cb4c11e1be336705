"""The accounts compared when the day is over: what people did, what the store tells each team, what
stands in the threads, what lies in the mailboxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from bench.day_agents import LANGUAGES, Agent, buttons_of, spoken
from bench.day_cases import Desks
from bench.day_house import REFERENCE, Day
from bench.day_journal import Case, Saying
from bench.day_words import marks_in

Json = dict[str, Any]
What = Literal["lost", "doubled", "wrong audience", "no card", "otherwise wrong"]
DESKS = ("jp", "us")
ENDS = ("declined", "withdrawn", "expired")


@dataclass(frozen=True)
class Complaint:
    what: What
    said: str


@dataclass
class Screen:
    """All that one desk sees: cards by reference, the thread of each, and private answers."""

    desk: str
    roots: dict[str, list[Json]]
    threads: dict[str, list[Json]]
    whispers: list[str]

    @classmethod
    async def of(cls, desk: str, agents: tuple[Agent, ...]) -> Screen:
        screen = cls(desk, {}, {}, [])
        for one in await agents[0].person.messages(agents[0].room):
            named = REFERENCE.search(one["text"])
            if named and one.get("bot_id") and not one["ephemeral"]:
                screen.roots.setdefault(named[0], []).append(one)
        for ref, roots in screen.roots.items():
            for agent in agents:
                answers = (await agent.person.thread(agent.room, roots[0]["ts"]))[1:]
                screen.whispers += [spoken(one) for one in answers if one["ephemeral"]]
                screen.threads[ref] = [one for one in answers if not one["ephemeral"]]
        return screen

    def texts(self) -> Iterator[str]:
        """Everything that stands there for all of the desk."""
        for messages in (*self.roots.values(), *self.threads.values()):
            yield from map(spoken, messages)


async def complaints(day: Day, desks: Desks) -> list[Complaint]:
    """Everything that is not as it should be; empty on a good day."""
    letters = await day.letters()
    screens = {desk: await Screen.of(desk, desks[desk]) for desk in DESKS}
    found: list[Complaint] = []
    for case in day.journal.cases:
        told = {desk: await day.rest("GET", f"/tickets/{case.ref}", key=desk) for desk in DESKS}
        settle_doubts(case, told[case.desk])
        for desk, screen in screens.items():
            found += of_timeline(case, desk, told[desk]["entries"])
            found += of_thread(case, desk, told[desk]["entries"], screen)
            found += of_card(case, desk, told[desk], screen)
    found += of_mail(day.journal.cases, letters)
    for screen in screens.values():
        found += of_audience(day.journal.cases, screen)
    return found


def settle_doubts(case: Case, told: Json) -> None:
    """A reply whose *Undo* went unanswered was sent if the timeline has it."""
    there = {mark for entry in told["entries"] for mark in marks_of(entry)}
    for one in [one for one in case.said if not one.sure]:
        if one.mark not in there:
            case.said.remove(one)
            case.unsaved += one.marks


def compared(due: Counter[Any], found: Counter[Any], where: str) -> Iterator[Complaint]:
    for one in due - found:
        yield Complaint("lost", f"{where}: {one} stands there {found[one]} instead of {due[one]}")
    for one in found - due:
        what: What = "doubled" if due[one] else "otherwise wrong"
        yield Complaint(what, f"{where}: {one} stands there {found[one]} instead of {due[one]}")


# --- mailboxes ----------------------------------------------------------------------------------


def of_mail(cases: Iterable[Case], letters: list[Json]) -> Iterator[Complaint]:
    """Every reply once, and nothing else. A mail that was handed over twice because its answer was
    lost has one Message-ID, by which mail programs take it for one."""
    once = {one["message_id"]: one for one in letters}
    due = Counter(
        (case.email, one.theirs) for case in cases for one in case.said if case.email and one.theirs
    )
    yield from compared(due, Counter((one["to"], one["text"]) for one in once.values()), "mail")
    inner = {mark for case in cases for mark in internal(case)}
    for letter in letters:
        for mark in inner.intersection(marks_in(f"{letter['subject']} {letter['text']}")):
            yield Complaint("wrong audience", f"internal {mark} in the mail to {letter['to']}")


def internal(case: Case) -> Iterator[str]:
    """Marks that no customer may see: all that agents wrote but what was approved."""
    for one in case.said:
        if one.kind == "reply":
            yield from [one.mark] if one.customer else []
        elif one.kind != "message":
            yield from [one.mark, *one.earlier]
    yield from case.unsaved


# --- the store ----------------------------------------------------------------------------------


def of_timeline(case: Case, desk: str, entries: list[Json]) -> Iterator[Complaint]:
    """What the store tells this team: each saying once, as it was last worded."""
    mine = [one for one in case.said if one.kind != "private" or one.team == desk]
    due = Counter(mark for one in mine if not one.gone for mark in one.marks)
    told = Counter(mark for one in entries for mark in marks_of(one))
    yield from compared(due, told, f"{case.ref}'s timeline for {desk}")
    gone, retracted = (sum(one.gone for one in mine), sum(one["retracted"] for one in entries))
    if gone != retracted:
        yield Complaint(
            "otherwise wrong", f"{case.ref} for {desk}: {retracted} deleted instead of {gone}"
        )


def marks_of(entry: Json) -> list[str]:
    """In the order in which a thread shows them."""
    got = str(entry["data"].get("customer_text") or "")
    texts = [entry["text"]] + ([got] if entry["kind"] == "reply" and got != entry["text"] else [])
    return [mark for text in texts for mark in marks_in(text)]


def marks_read(entry: Json, language: str) -> list[str]:
    """The same for readers of this language: of a reply that its customer got in it, just that."""
    data = entry["data"]
    if entry["kind"] == "reply" and data.get("customer_language") == language:
        return marks_in(str(data["customer_text"]))
    return marks_of(entry)


# --- threads ------------------------------------------------------------------------------------


def of_thread(case: Case, desk: str, entries: list[Json], screen: Screen) -> Iterator[Complaint]:
    """One card where one is due; below it each entry once and in order."""
    where = f"{case.ref} at {desk}"
    due = desk == case.desk or any(one["kind"] == "handoff" for one in entries)
    roots = screen.roots.get(case.ref, [])
    if due and not roots:
        yield Complaint("no card", where)
    elif roots and not due:
        yield Complaint("wrong audience", f"{where}: a card though the case was never offered")
    elif len(roots) > 1:
        yield Complaint("doubled", f"{where}: {len(roots)} cards")
    if roots:
        yield from of_posts(case, desk, entries, screen.threads[case.ref], where)


def of_card(case: Case, desk: str, told: Json, screen: Screen) -> Iterator[Complaint]:
    """It offers what can be done by now: no offer is open, and a closed case opens anew."""
    if ended_at(desk, told["entries"]) is not None:
        return
    for card in screen.roots.get(case.ref, []):
        there = buttons_of(card)
        closed = told["status"] == "closed"
        if "handoff.accept" in there or closed != ("verb.reopen" in there):
            shown = f"{case.ref} at {desk}: {told['status']}, but the card offers {sorted(there)}"
            yield Complaint("otherwise wrong", shown)


def of_posts(
    case: Case, desk: str, entries: list[Json], thread: list[Json], where: str
) -> Iterator[Complaint]:
    due = drawn_here(case, desk, entries)
    posts = [one for one in thread if one.get("bot_id")]
    order = [mark for one in posts for mark in marks_in(spoken(one))]
    wanted = [mark for one in due for mark in marks_read(one, LANGUAGES[desk])]
    yield from compared(Counter(wanted), Counter(order), f"{where}, posts")
    if order != wanted and Counter(order) == Counter(wanted):
        yield Complaint("otherwise wrong", f"{where}: {order} instead of {wanted}")
    count = sum(block["type"] == "section" for one in posts for block in one["blocks"])
    if count != len(due):
        what: What = "lost" if count < len(due) else "doubled"
        yield Complaint(what, f"{where}: {count} entries are drawn instead of {len(due)}")
    own = Counter(mark for one in thread if not one.get("bot_id") for mark in marks_in(one["text"]))
    for one in (one for one in case.said if one.place == desk and not one.gone):
        if own[one.mark] != 1:
            yield Complaint(
                "otherwise wrong", f"{where}: {one.mark} was said {own[one.mark]} times"
            )


def drawn_here(case: Case, desk: str, entries: list[Json]) -> list[Json]:
    """The entries that are to be posted in this desk's thread, up to where it ended: all but what
    people wrote there themselves."""
    until = ended_at(desk, entries)
    mine: list[Saying] = [one for one in case.said if one.place == desk]
    own = {mark for one in mine for mark in one.marks}
    deleted = sum(one.gone for one in mine)
    drawn = []
    for entry in entries:
        if entry["kind"] == "look" or (until is not None and entry["seq"] > until):
            continue
        if entry["retracted"] and entry["author"]["team"] == desk and deleted:
            deleted -= 1
        elif not own.intersection(marks_of(entry)):
            drawn.append(entry)
    return drawn


def ended_at(desk: str, entries: list[Json]) -> int | None:
    """Where the thread of an offer that came to nothing stops."""
    events = [
        one
        for one in entries
        if one["kind"] == "handoff"
        and one["data"]["to"] == desk
        and one["data"]["event"] in ("offered", *ENDS)
    ]
    last = events[-1] if events else None
    return last["seq"] if last and last["data"]["event"] in ENDS else None


def of_audience(cases: list[Case], screen: Screen) -> Iterator[Complaint]:
    """Nothing that only the other team may see, and no address where a whole channel reads."""
    theirs = {
        mark
        for case in cases
        for one in case.said
        if one.kind == "private" and one.team != screen.desk
        for mark in [one.mark, *one.earlier]
    }
    for text in [*screen.texts(), *screen.whispers]:
        for mark in theirs.intersection(marks_in(text)):
            yield Complaint("wrong audience", f"{screen.desk} sees the other team's private {mark}")
    for text in screen.texts():
        if "@mail.example" in text:
            yield Complaint("wrong audience", f"an address stands in {screen.desk}'s channel")
