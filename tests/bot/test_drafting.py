"""Drafts between the store and the preview, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot import drafting
from bot.approval import Filled
from bot.draft_preview import preview_of
from bot.drafting import Looked
from bot.slack.previewed import digest
from bot.slack.standing import Standing
from tests.tickets.conftest import MORNING_IN_TOKYO as NOW
from tests.tickets.conftest import make_cast, osaka_writes
from tickets.errors import DraftGone, TicketNotFound
from tickets.tables import Agent, Draft, Ticket
from translations.checks import Reason
from translations.service import Translation

TEXT = "We will refund ¥12,800 by Fri, Nov 27."
RENDERING = "11/27(金)までに¥12,800を返金いたします。"
PLACE = {"channel": "C-US", "thread_ts": "1.2"}


def rendered(text: str, state: Any = "good", engine: str = "argos:en_ja-1.0") -> Translation:
    reasons = () if state in ("good", "uncertain") else (Reason("no_package", "en_ja"),)
    return Translation(text, "en", "ja", engine, None, state, (), reasons)


def here(draft: Draft, text: str, customer: str | None, *ticked: str) -> Standing:
    return Standing(
        draft=draft.id,
        revision=1,
        rendered=True,
        filled=Filled(text, customer, frozenset(map(digest, ticked))),
        text=(text,),
        customer=(customer or "",),
        offered=frozenset(),
        first_ids={},
    )


@pytest.fixture
def emily(session: Session) -> Agent:
    return make_cast(session).emily


@pytest.fixture
def ticket(session: Session, emily: Agent) -> Ticket:
    return osaka_writes(session)


def begin(
    session: Session, ticket: Ticket, actor: Agent, text: str = TEXT, key: str = "k1"
) -> Looked | None:
    return drafting.begin(
        session,
        ticket_id=ticket.id,
        actor=actor,
        text=text,
        place=PLACE,
        language="en",
        key=key,
        now=NOW,
    )


def begun(session: Session, ticket: Ticket, actor: Agent, text: str = TEXT) -> Looked:
    looked = begin(session, ticket, actor, text)
    assert looked is not None
    return looked


def test_it_says_for_whom_and_in_which_language(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    case = begun(session, ticket, emily).case
    assert (case.ref, case.language, case.mailed) == (ticket.ref, "ja", True)
    assert "田中" in case.customer
    assert not case.customer.startswith("Mr")


def test_a_repeated_request_begins_nothing(session: Session, ticket: Ticket, emily: Agent) -> None:
    assert begin(session, ticket, emily) is not None
    assert begin(session, ticket, emily) is None
    with pytest.raises(TicketNotFound):
        drafting.begin(
            session, ticket_id=9, actor=emily, text="", place={}, language="en", key="k", now=NOW
        )


def test_the_button_takes_up_the_open_draft_again(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    first = begun(session, ticket, emily)
    again = begin(session, ticket, emily, text="", key="k2")
    other = begin(session, ticket, emily, text="Another text.", key="k3")
    assert again is not None
    assert other is not None
    assert again.draft.id == first.draft.id
    assert other.draft.id != first.draft.id


def test_a_rendering_for_a_text_that_was_changed_meanwhile_is_dropped(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    draft = begun(session, ticket, emily).draft
    drafting.take_text(session, here(draft, "Another text.", None))
    assert drafting.keep_rendering(session, draft.id, TEXT, rendered(RENDERING)) is None
    assert draft.customer_text is None


def test_the_preview_goes_from_waiting_to_ready(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    looked = begun(session, ticket, emily)
    assert preview_of(looked, "en").state == "waiting"
    draft = drafting.keep_rendering(session, looked.draft.id, TEXT, rendered(RENDERING))
    assert draft is not None
    preview = preview_of(Looked(draft, looked.case), "en")
    assert (preview.state, "".join(preview.customer)) == ("ready", RENDERING)
    assert [promise.kind for promise in preview.promises].count("refund") == 1


@pytest.mark.parametrize("state", ["failed", "untranslated"])
def test_without_a_reliable_translation_there_is_none(
    session: Session, ticket: Ticket, emily: Agent, state: str
) -> None:
    looked = begun(session, ticket, emily)
    draft = drafting.keep_rendering(session, looked.draft.id, TEXT, rendered(TEXT, state))
    assert draft is not None
    preview = preview_of(Looked(draft, looked.case), "en")
    assert (preview.state, preview.customer) == ("missing", (TEXT,))
    assert [mark.reason for mark in preview.marks] == ["no_package"]


def test_what_was_written_by_hand_survives_a_vain_translation(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    draft = begun(session, ticket, emily).draft
    drafting.keep_rendering(session, draft.id, TEXT, rendered(TEXT, "untranslated"))
    drafting.take_text(session, here(draft, TEXT + " Sorry.", "手で書いた文です。"))
    made = rendered(TEXT, "untranslated")
    kept = drafting.keep_rendering(session, draft.id, TEXT + " Sorry.", made)
    assert kept is not None
    assert kept.customer_text == "手で書いた文です。"


def test_an_engines_words_do_not_survive_a_vain_translation(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    draft = begun(session, ticket, emily).draft
    drafting.keep_rendering(session, draft.id, TEXT, rendered(RENDERING))
    drafting.take_text(session, here(draft, "No refund.", RENDERING))
    kept = drafting.keep_rendering(session, draft.id, "No refund.", rendered("", "failed"))
    assert kept is not None
    assert not kept.customer_text


def test_an_edited_rendering_is_put_by(session: Session, ticket: Ticket, emily: Agent) -> None:
    draft = begun(session, ticket, emily).draft
    drafting.keep_rendering(session, draft.id, TEXT, rendered(RENDERING))
    drafting.keep_choice(
        session, here(draft, TEXT, RENDERING + "何卒。"), rendered("別の訳です。"), "別の訳です。"
    )
    assert draft.place["own"] == RENDERING + "何卒。"
    assert draft.customer_text == "別の訳です。"


def test_closing_keeps_what_stands_there(session: Session, ticket: Ticket, emily: Agent) -> None:
    draft = begun(session, ticket, emily).draft
    drafting.keep_rendering(session, draft.id, TEXT, rendered(RENDERING))
    kept = drafting.take_typed(session, here(draft, TEXT, "手で直した文です。"))
    assert (kept.state, kept.text, kept.customer_text) == ("open", TEXT, "手で直した文です。")


def test_closing_an_empty_window_leaves_no_draft(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    draft = begun(session, ticket, emily, text="").draft
    assert drafting.take_typed(session, here(draft, " ", None)).state == "discarded"


def test_exactly_the_edited_text_is_confirmed_once(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    draft = begun(session, ticket, emily).draft
    drafting.keep_rendering(session, draft.id, TEXT, rendered(RENDERING))
    edited = RENDERING + "\n\nご不便をおかけし、申し訳ございません。"
    promise = preview_of(drafting.look(session, draft.id, emily.id, "en"), "en").promises[0]
    sent = confirm(session, here(draft, TEXT, edited, promise.key), emily)
    assert (sent.state, sent.text, sent.customer_text) == ("queued", TEXT, edited)
    assert sent.engine is None
    assert sent.promises == [
        {
            "kind": promise.kind,
            "text": promise.text,
            "language": "en",
            "customer_text": promise.customer_text,
            "customer_language": "ja",
        }
    ]
    with pytest.raises(DraftGone):
        confirm(session, here(draft, TEXT, edited), emily)


def confirm(session: Session, standing: Standing, actor: Agent) -> Draft:
    return drafting.confirm(
        session, standing, agent_id=actor.id, undo=timedelta(seconds=30), now=NOW
    )


def test_one_field_goes_out_as_it_is(session: Session, ticket: Ticket, emily: Agent) -> None:
    draft = begun(session, ticket, emily, text="確認いたします。").draft
    assert preview_of(drafting.look(session, draft.id, emily.id, "en"), "en").state == "own"
    sent = confirm(session, here(draft, "確認いたします。", None), emily)
    assert (sent.language, sent.customer_text) == ("ja", "確認いたします。")


def test_nobody_touches_a_colleagues_draft(session: Session, ticket: Ticket, emily: Agent) -> None:
    draft = begun(session, ticket, emily).draft
    sato = make_cast(session).sato
    with pytest.raises(DraftGone):
        drafting.look(session, draft.id, sato.id, "ja")
    with pytest.raises(DraftGone):
        confirm(session, here(draft, TEXT, RENDERING), sato)
    with pytest.raises(DraftGone):
        drafting.discard(session, draft.id, sato.id, "ja")


def test_undone_it_opens_as_it_was_confirmed(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    draft = begun(session, ticket, emily).draft
    drafting.keep_rendering(session, draft.id, TEXT, rendered(RENDERING))
    confirm(session, here(draft, TEXT, RENDERING + "何卒。"), emily)
    looked = drafting.undo(session, draft.id, emily.id, "en", NOW)
    preview = preview_of(looked, "en")
    assert looked.draft.state == "open"
    assert (preview.state, "".join(preview.customer)) == ("ready", RENDERING + "何卒。")


def test_answers_go_where_it_was_begun_else_to_the_teams_thread(
    session: Session, ticket: Ticket, emily: Agent
) -> None:
    draft = begun(session, ticket, emily).draft
    places = drafting.answering_places(session, draft, "jp")
    assert places[0] == drafting.Place("C-US", "1.2")
    assert places[1].channel == "C-JP"
