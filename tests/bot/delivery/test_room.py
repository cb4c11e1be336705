"""How much goes into a message, for any text: nothing lost, nothing doubled, no limit passed."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.delivery.draw import posted
from bot.delivery.entries import draw_entry
from bot.delivery.facts import Case
from bot.delivery.pieces import POST, ROOMS, Budget, Piece, fit, pack
from bot.delivery.reader import Reader
from bot.reading import Read
from bot.settings import default_teams
from bot.slack import blocks, history
from bot.slack.history import Asked
from bot.slack.mrkdwn import escape, quote
from customers.tables import Customer
from tickets.tables import Ticket
from tickets.timeline import Told
from translations.checks import Reason

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)

few = settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""Timelines are large: few of them, and no minutes spent on making them small."""

texts = st.text(max_size=400)
long_texts = st.builds(
    lambda text, count: text * count, st.text(min_size=1, max_size=40), st.integers(1, 1000)
)
anything = st.one_of(texts, long_texts, st.sampled_from(["&" * 5000, "\u202e" * 3000, "\n" * 9000]))
names = st.one_of(st.none(), st.text(max_size=200))


def case(family: str | None = "田中") -> Case:
    ticket = Ticket(
        id=1042,
        marketplace="jp",
        channel="web",
        customer_id=1,
        subject="届かない",
        language="ja",
        team="jp",
        opened_at=NOW,
        updated_at=NOW,
    )
    return Case(ticket, Customer(id=1, family_name=family, created_at=NOW))


def reader(language: str = "ja", family: str | None = "田中") -> Reader:
    return Reader(language, "us", default_teams(), case(family), NOW)


def told(seq: int, text: str, **more: Any) -> Told:
    row = {
        "ticket_id": 1042,
        "seq": seq,
        "kind": "note",
        "author_kind": "agent",
        "author_id": 1,
        "author_name": "佐藤",
        "author_team": "jp",
        "language": "ja",
        "text": text,
        "data": {},
        "about": None,
        "audience": "internal",
        "at": NOW,
        "recorded": NOW,
    }
    return Told(SimpleNamespace(**{**row, **more}))  # type: ignore[arg-type]


@st.composite
def timelines(draw: st.DrawFn) -> list[Read]:
    """Entries of every kind, whatever anybody wrote and whatever came of its translation."""
    return [draw(one_entry(seq)) for seq in range(1, draw(st.integers(1, 60)) + 1)]


KINDS = (
    "message",
    "note",
    "reply",
    "handoff",
    "promise",
    "status",
    "assignment",
    "priority",
    "look",
    "alert",
)


@st.composite
def one_entry(draw: st.DrawFn, seq: int) -> Read:
    text, shown = draw(anything), draw(anything)
    kind = draw(st.sampled_from(KINDS))
    event = draw(st.sampled_from(["offered", "declined", "returned", "overdue", "expired"]))
    data = {
        "message": {},
        "note": {},
        "reply": {
            "customer_text": draw(anything),
            "customer_language": "ja",
            "address": draw(st.sampled_from([None, "a@example.com"])),
        },
        "handoff": {
            "event": event,
            "from": "jp",
            "to": "us",
            "returns_at": NOW.isoformat(),
        },
        "promise": {"kind": "refund", "text": text},
        "status": {"from": "new", "to": "open"},
        "assignment": {"to": draw(st.text(max_size=200)), "to_id": 2, "team": "us"},
        "priority": {"to": "urgent"},
        "look": {"what": "contact"},
        "alert": {"team": "us", "why": "safety"},
    }[kind]
    author = draw(st.sampled_from(["agent", "customer", "system"]))
    entry = told(seq, text, kind=kind, data=data, author_kind=author, author_name=draw(names))
    state = draw(st.sampled_from(["same", "good", "uncertain", "failed", "untranslated"]))
    reasons: Any = (Reason("missing", draw(texts)),) if state == "uncertain" else ()
    return Read(
        entry, text if state in ("failed", "untranslated", "same") else shown, state, reasons
    )


def check_message(content: dict[str, Any]) -> None:
    """Slack's limits as its reference pages give them."""
    shown = content["blocks"]
    assert 1 <= len(shown) <= 50
    assert blocks.measure(shown) <= 13_200
    assert 0 < blocks.units(content["text"]) <= 4_000
    for block in shown:
        check_block(block)


def check_block(block: dict[str, Any]) -> None:
    parts = [block["text"]["text"]] if "text" in block else []
    assert all(0 < blocks.units(part) <= 3_000 for part in parts)
    fields = [field["text"] for field in block.get("fields", [])]
    assert all(field.strip() and blocks.units(field) <= 2_000 for field in fields)
    elements = [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]
    for element in elements:
        text = element["text"]
        assert 0 < len(text if isinstance(text, str) else text["text"]) <= 3_000
        assert len(element.get("value", "")) <= 2_000


# --- messages -------------------------------------------------------------------------------


@few
@given(timelines(), st.sampled_from(["ja", "en"]), names)
def test_posts_carry_every_entry_once_and_in_order(
    reads: list[Read], language: str, family: str | None
) -> None:
    to = reader(language, family)
    seen: list[int] = []
    while rest := reads[len(seen) :]:
        pieces = pack((draw_entry(read, to, ROOMS[0]) for read in rest[: POST.blocks]), POST)
        drawn = posted(to, pieces, pieces[-1].seq)
        check_message(drawn.content)
        seen += [piece.seq for piece in pieces]
        assert drawn.last == seen[-1]
        assert drawn.untranslated == any(piece.untranslated for piece in pieces)
    assert seen == [read.told.seq for read in reads]


@few
@given(timelines(), st.sampled_from(["ja", "en"]))
def test_a_range_that_grew_still_goes_into_its_one_message(
    reads: list[Read], language: str
) -> None:
    to, reads = reader(language), reads[: POST.blocks]
    pieces = fit(lambda room: [draw_entry(read, to, room) for read in reads], POST)
    assert [piece.seq for piece in pieces] == [read.told.seq for read in reads]
    check_message(posted(to, pieces, reads[-1].told.seq).content)


def piece(seq: int, size: int) -> Piece:
    return Piece(seq, (blocks.section("x" * size),), "x")


@given(st.lists(st.integers(1, 300), min_size=1), st.integers(1, 9), st.integers(1, 500))
def test_packing_takes_what_fits_and_at_least_one(sizes: list[int], most: int, room: int) -> None:
    pieces = [piece(seq, size) for seq, size in enumerate(sizes)]
    taken = pack(iter(pieces), Budget(most, room))
    assert taken == pieces[: len(taken)]
    assert len(taken) == 1 or (len(taken) <= most and sum(sizes[: len(taken)]) <= room)
    if len(taken) < len(pieces):
        one_more = len(taken) + 1
        assert one_more > most or sum(sizes[:one_more]) > room


def test_a_case_of_200_entries_needs_six_posts() -> None:
    text = "倉庫に確認したところ、在庫は十分にありますが、出荷は明日以降になるとのことです。" * 3
    reads = [Read(told(seq, text[:120]), text[:120], "untranslated") for seq in range(1, 201)]
    for language in ("ja", "en"):
        to, shown, posts = reader(language), 0, 0
        while shown < len(reads):
            rest = (draw_entry(read, to, ROOMS[0]) for read in reads[shown:])
            shown, posts = shown + len(pack(rest, POST)), posts + 1
        assert posts <= 6


# --- texts ----------------------------------------------------------------------------------


@settings(deadline=None)
@given(anything, st.integers(10, 3_000), st.sampled_from([escape, quote]))
def test_a_text_is_whole_or_ends_where_it_was_cut(text: str, room: int, form: Any) -> None:
    shown, cut = blocks.fitted(text, room, form)
    assert blocks.units(shown) <= room
    assert shown.endswith("…") if cut else shown == form(text)


@settings(deadline=None)
@given(anything, st.integers(1, 30))
def test_the_parts_of_a_text_are_the_text(text: str, count: int) -> None:
    found = blocks.split(text, count)
    assert len(found) == count
    assert "".join(found) == text


@settings(deadline=None)
@given(st.lists(anything, min_size=1, max_size=2), st.integers(900, 2_900))
def test_two_texts_are_split_side_by_side(sides: list[str], room: int) -> None:
    rows = blocks.parts(sides, room)
    assert ["".join(column) for column in zip(*rows, strict=True)] == sides
    assert all(blocks.units(escape(part)) <= room for row in rows for part in row)


# --- pages ----------------------------------------------------------------------------------


@few
@given(timelines())
def test_pages_show_every_entry_once_and_in_order(reads: list[Read]) -> None:
    found = [one for page in history.pages([read.told for read in reads]) for one in page]
    whole = [one.told.seq for one in found if one.part == 0]
    assert whole == [read.told.seq for read in reads]
    for one in found:
        assert [o.part for o in found if o.told is one.told] == list(range(one.of))


@few
@given(timelines(), st.booleans(), st.sampled_from(["ja", "en"]))
def test_every_page_is_a_view_that_slack_takes(
    reads: list[Read], beside: bool, language: str
) -> None:
    to, by_seq = reader(language), {read.told.seq: read for read in reads}
    pages = history.pages([read.told for read in reads])
    for number, slices in enumerate(pages[:4]):
        shown = [(one, by_seq[one.told.seq]) for one in slices]
        asked = Asked(1042, page=number, beside=beside)
        view = history.page(asked, to, shown, count=len(pages), total=len(reads))
        assert len(view["blocks"]) <= 100
        assert len(view["title"]["text"]) <= 24
        for block in view["blocks"]:
            check_block(block)
