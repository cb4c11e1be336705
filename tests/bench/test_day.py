"""The day's accounts: what they are held against is made up here, so that each kind of loss is seen
to be noticed."""

from __future__ import annotations

from typing import Any

from bench.day_accounts import Screen, of_audience, of_card, of_mail, of_thread, of_timeline
from bench.day_journal import Case, Saying

Json = dict[str, Any]

ASKED, NOTED, PRIVATE, ANSWERED = (
    "アイウカキクケ",
    "サシスセソタチ",
    "ツテナニネノハ",
    "ヒフマミムメモ",
)
MAIL = "buyer1@mail.example"
TEXT = f"お問い合わせの際は「{ANSWERED}」とお伝えください。"


def case() -> Case:
    one = Case("jp", "ja", MAIL, "JP-1001", opened=0.0)
    one.said = [
        Saying("message", ASKED, 0.0),
        Saying("note", NOTED, 1.0, "jp", "jp"),
        Saying("private", PRIVATE, 2.0, "jp", "jp"),
        Saying("reply", ANSWERED, 3.0, "jp", theirs=TEXT),
    ]
    return one


def entry(seq: int, kind: str, mark: str, team: str | None = None, **data: Any) -> Json:
    author = {"kind": "agent" if team else "customer", "name": None, "team": team}
    told = {"seq": seq, "kind": kind, "author": author, "text": f"「{mark}」", "data": data}
    return {**told, "retracted": False}


def timeline() -> list[Json]:
    got = {"customer_text": TEXT, "customer_language": "ja"}
    return [
        entry(1, "message", ASKED),
        entry(2, "note", NOTED, "jp"),
        entry(3, "private", PRIVATE, "jp"),
        entry(4, "reply", ANSWERED, "jp", **got) | {"text": TEXT},
    ]


def post(*marks: str, bot: bool = True) -> Json:
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"「{one}」"}} for one in marks
    ]
    said = {"text": " ".join(f"「{one}」" for one in marks), "ephemeral": False}
    return {**said, "blocks": blocks, "bot_id": "B1"} if bot else said


def card(action: str = "verb.reply") -> Json:
    button = {"type": "button", "action_id": action, "text": {"text": "…"}}
    return {"blocks": [{"type": "actions", "elements": [button]}], "ephemeral": False}


def screen(*posts: Json, cards: int = 1, action: str = "verb.reply") -> Screen:
    """Tokyo's, with what its people wrote themselves."""
    own = [post(NOTED, bot=False), post(PRIVATE, bot=False)]
    there = {"JP-1001": [card(action)] * cards} if cards else {}
    return Screen("jp", there, {"JP-1001": [*own, *posts]}, [])


def letter(text: str = TEXT, message_id: str = "<1@kakehashi>") -> Json:
    return {"to": MAIL, "subject": "Re: …", "text": text, "message_id": message_id}


def found(complaints: Any) -> list[str]:
    return [one.what for one in complaints]


# --- mailboxes ----------------------------------------------------------------------------------


def test_each_reply_once_is_no_complaint() -> None:
    assert found(of_mail([case()], [letter()])) == []


def test_a_mail_that_was_handed_over_twice_under_one_name_counts_as_one() -> None:
    assert found(of_mail([case()], [letter(), letter()])) == []


def test_a_mail_that_never_came_is_lost_and_one_under_two_names_doubled() -> None:
    assert found(of_mail([case()], [])) == ["lost"]
    assert found(of_mail([case()], [letter(), letter(message_id="<2@kakehashi>")])) == ["doubled"]


def test_a_note_in_a_mailbox_is_a_wrong_audience() -> None:
    letters = [letter(), letter(f"「{NOTED}」", "<2@kakehashi>")]
    assert "wrong audience" in found(of_mail([case()], letters))


# --- the store ----------------------------------------------------------------------------------


def test_a_timeline_with_everything_once_is_no_complaint() -> None:
    assert found(of_timeline(case(), "jp", timeline())) == []


def test_an_entry_that_the_store_lacks_is_lost_and_one_too_many_doubled() -> None:
    message, note, private, reply = timeline()
    assert found(of_timeline(case(), "jp", [message, private, reply])) == ["lost"]
    twice = [message, note, note, private, reply]
    assert found(of_timeline(case(), "jp", twice)) == ["doubled"]


def test_the_other_team_is_not_to_be_told_of_a_private_note() -> None:
    message, note, _, reply = timeline()
    assert found(of_timeline(case(), "us", [message, note, reply])) == []
    assert found(of_timeline(case(), "us", timeline())) == ["otherwise wrong"]


# --- threads ------------------------------------------------------------------------------------


def test_a_thread_with_every_entry_once_and_in_order_is_no_complaint() -> None:
    seen = screen(post(ASKED), post(ANSWERED))
    assert found(of_thread(case(), "jp", timeline(), seen)) == []


def test_an_entry_that_was_never_posted_is_lost_and_one_posted_twice_doubled() -> None:
    assert "lost" in found(of_thread(case(), "jp", timeline(), screen(post(ASKED))))
    twice = screen(post(ASKED), post(ANSWERED), post(ANSWERED))
    assert "doubled" in found(of_thread(case(), "jp", timeline(), twice))


def test_posts_in_another_order_are_noticed() -> None:
    seen = screen(post(ANSWERED), post(ASKED))
    assert found(of_thread(case(), "jp", timeline(), seen)) == ["otherwise wrong"]


def test_a_case_without_a_card_and_one_with_two_are_noticed() -> None:
    assert found(of_thread(case(), "jp", timeline(), screen(cards=0))) == ["no card"]
    seen = screen(post(ASKED), post(ANSWERED), cards=2)
    assert found(of_thread(case(), "jp", timeline(), seen)) == ["doubled"]


def test_a_card_where_the_case_was_never_offered_is_a_wrong_audience() -> None:
    seen = Screen("us", {"JP-1001": [card()]}, {"JP-1001": []}, [])
    assert "wrong audience" in found(of_thread(case(), "us", timeline(), seen))


def test_a_card_that_was_not_drawn_again_is_noticed() -> None:
    closed = {"status": "closed", "entries": timeline()}
    assert found(of_card(case(), "jp", closed, screen(action="verb.reopen"))) == []
    assert found(of_card(case(), "jp", closed, screen())) == ["otherwise wrong"]


def test_what_one_team_keeps_to_itself_and_an_address_are_not_for_a_channel() -> None:
    seen = Screen("us", {"JP-1001": [card()]}, {"JP-1001": [post(PRIVATE)]}, [])
    assert found(of_audience([case()], seen)) == ["wrong audience"]
    seen = Screen("us", {}, {"JP-1001": [{"text": MAIL}]}, [])
    assert found(of_audience([case()], seen)) == ["wrong audience"]
