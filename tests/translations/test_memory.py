"""What a person approved comes back, with the values of the case at hand, or not at all."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from translations.memory import approved, bring_in, forget
from translations.service import (
    ApprovedPair,
    Translation,
    Wanted,
    approve,
    load_memory,
    plan,
    run,
    translations,
)
from translations.tables import Memory

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def remember(session: Session, source: str, target: str, by: str = "sato", later: int = 0) -> None:
    approve(
        session,
        source_text=source,
        target_text=target,
        source="ja",
        target="en",
        by=by,
        now=NOW + timedelta(minutes=later),
    )


def translated(session: Session, text: str, target: str = "en") -> Translation:
    return translations(run(plan(session, [Wanted(text)], target, engine=None), None))[0]


def test_an_approved_message_comes_back(session: Session) -> None:
    remember(session, "返金を承りました。", "We have arranged your refund.")
    found = translated(session, "返金を承りました。")
    assert (found.text, found.engine, found.state) == (
        "We have arranged your refund.",
        "memory",
        "good",
    )
    assert translated(session, "返金を承りません。").state == "untranslated"


def test_width_and_spacing_do_not_matter(session: Session) -> None:
    remember(session, "ご返金は ５日 かかります！", "Your refund takes 5 days.")
    assert translated(session, "ご返金は 5日　かかります!").text == "Your refund takes 5 days."


def test_values_are_taken_from_the_text_at_hand(session: Session) -> None:
    remember(
        session,
        "注文250-1111111-1111111の12,800円を11/27(金)までに返金します。",
        "We will refund ¥12,800 for order 250-1111111-1111111 by Fri, Nov 27.",
    )
    found = translated(session, "注文503-2222222-2222222の1万円を12月4日までに返金します。")
    assert found.text == "We will refund ¥10,000 for order 503-2222222-2222222 by December 4."
    assert found.kept == ("503-2222222-2222222", "1万円", "12月4日")
    assert found.state == "good"


def test_the_same_value_twice_is_one_value(session: Session) -> None:
    remember(session, "500円のうち500円です。", "¥500 of ¥500.")
    assert translated(session, "800円のうち800円です。").text == "¥800 of ¥800."
    assert translated(session, "800円のうち900円です。").state == "untranslated"


@pytest.mark.parametrize(
    "target",
    ["We will refund you.", "We will refund ¥500 of the ¥500.", "We will refund ¥600."],
)
def test_values_that_cannot_be_aligned_hold_for_that_text_only(
    session: Session, target: str
) -> None:
    remember(session, "500円を返金します。", target)
    assert translated(session, "500円を返金します。").text == target
    assert translated(session, "900円を返金します。").state == "untranslated"


def test_a_slot_of_another_kind_is_no_hit(session: Session) -> None:
    remember(session, "500円までです。", "Up to ¥500.")
    assert translated(session, "11/27(金)までです。").state == "untranslated"


def test_sentences_are_remembered_where_they_align(session: Session) -> None:
    remember(session, "届きました。ありがとう。", "It arrived. Thank you.")
    found = translated(session, "ありがとう。届きました。")
    assert (found.text, found.engine) == ("Thank you. It arrived.", "memory")


def test_sentences_that_do_not_align_are_not_guessed(session: Session) -> None:
    remember(session, "届きました。ありがとう。", "It arrived, thank you.")
    assert translated(session, "届きました。ありがとう。").text == "It arrived, thank you."
    assert translated(session, "届きました。").state == "untranslated"


def test_the_newest_approval_holds_and_the_older_is_kept(session: Session) -> None:
    remember(session, "承知しました。", "OK.", by="sato")
    remember(session, "承知しました。", "Understood.", by="miller", later=5)
    assert translated(session, "承知しました。").text == "Understood."
    rows = session.exec(select(Memory).where(Memory.level == "message")).all()
    assert [(row.by, row.target_template) for row in rows] == [
        ("sato", "OK."),
        ("miller", "Understood."),
    ]
    assert rows[1].at == NOW + timedelta(minutes=5)


def test_the_other_direction_is_another_memory(session: Session) -> None:
    remember(session, "承知しました。", "Understood.")
    assert translated(session, "Understood.", "ja").state == "untranslated"


def test_loading_the_same_pairs_again_adds_nothing(session: Session) -> None:
    pairs = [
        ApprovedPair("はい。", "Yes.", "ja", "en", "kakehashi"),
        ApprovedPair("いいえ。", "No.", "ja", "en", "kakehashi"),
        ApprovedPair("いいえ。", "No.", "ja", "en", "kakehashi"),
        ApprovedPair(" ", "blank", "ja", "en", "kakehashi"),
    ]
    assert load_memory(session, pairs, NOW) == 4
    assert load_memory(session, pairs, NOW) == 0
    assert translated(session, "いいえ。").text == "No."


def test_many_texts_are_looked_up_at_once(session: Session) -> None:
    pairs = [
        ApprovedPair(f"第{n}番です。", f"This is number {n}.", "ja", "en", "kakehashi")
        for n in range(700)
    ]
    load_memory(session, pairs, NOW)
    found = plan(session, [Wanted(f"第{n}番です。") for n in range(700)], "en", engine=None)
    assert [one.text for one in translations(found)][699] == "This is number 699."


def test_text_that_no_database_keeps_does_no_harm(session: Session) -> None:
    remember(session, "はい\ud83d。\x00", "Yes\x00.")
    assert translated(session, "はい\ud83d。\x00").engine == "memory"


def withdraw(session: Session, text: str, by: str = "miller") -> int:
    return forget(session, text=text, source="ja", target="en", by=by, now=NOW)


def test_a_withdrawn_approval_is_not_used_and_stays_on_record(session: Session) -> None:
    remember(session, "届きました。ありがとう。", "It arrived. Thanks.")
    assert withdraw(session, "届きました。ありがとう。") == 3
    for text in ("届きました。ありがとう。", "ありがとう。"):
        assert translated(session, text).state == "untranslated"
    rows = session.exec(select(Memory).where(Memory.level == "message")).all()
    assert [(row.by, row.withdrawn) for row in rows] == [("sato", False), ("miller", True)]
    assert withdraw(session, "届きました。ありがとう。") == 0
    remember(session, "届きました。ありがとう。", "It arrived. Thanks.")
    assert translated(session, "ありがとう。").text == "Thanks."


def test_withdrawing_a_message_leaves_what_others_say_of_its_sentences(session: Session) -> None:
    remember(session, "届きました。ありがとう。", "It arrived. Thanks.")
    remember(session, "ありがとう。", "Thank you.")
    assert withdraw(session, "届きました。ありがとう。") == 2
    assert translated(session, "ありがとう。").text == "Thank you."


def test_a_pattern_is_withdrawn_by_any_of_its_texts(session: Session) -> None:
    remember(session, "500円を返金します。", "We will refund ¥500.")
    assert withdraw(session, "800円を返金します。") == 2
    assert translated(session, "500円を返金します。").state == "untranslated"


def test_a_pair_with_its_own_time_gives_way_to_a_later_word(session: Session) -> None:
    old = ApprovedPair("はい。", "Yeah.", "ja", "en", "file", NOW - timedelta(days=9))
    remember(session, "はい。", "Yes.")
    assert load_memory(session, [old], NOW) == 0
    withdraw(session, "はい。")
    assert bring_in(session, [old], NOW) == 0
    later = ApprovedPair("はい。", "Yeah.", "ja", "en", "file", NOW + timedelta(days=9))
    assert bring_in(session, [later], NOW) == 1
    assert translated(session, "はい。").text == "Yeah."


def test_what_holds_is_listed_by_pages_with_its_own_values(session: Session) -> None:
    remember(session, "500円を返金します。", "We will refund ¥500.")
    remember(session, "はい。", "Yeah.")
    remember(session, "はい。", "Yes, 100%.")
    remember(session, "いいえ。", "No.")
    withdraw(session, "いいえ。")
    (first,), cursor = approved(session, limit=1)
    (second,), end = approved(session, limit=1, cursor=cursor)
    assert (first.target_text, second.source_text, end) == (
        "Yes, 100%.",
        "500円を返金します。",
        None,
    )
    oldest, _ = approved(session, oldest_first=True)
    assert oldest == [second, first]
    assert approved(session, "REFUND")[0] == [second]
    assert approved(session, "100%")[0] == approved(session, "はい", "ja", "en")[0] == [first]
    assert approved(session, "", "en", "ja") == ([], None)
