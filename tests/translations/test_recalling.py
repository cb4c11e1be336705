"""Memory answers a new sentence by an approved one, exactly or with what differs exchanged."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from translations.memory import approve, forget
from translations.service import Translation, Wanted, plan, run, translations

NOW = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)


def remember(session: Session, ja: str, en: str, source: str = "ja") -> None:
    texts = (ja, en) if source == "ja" else (en, ja)
    target = "en" if source == "ja" else "ja"
    approve(
        session, source_text=texts[0], target_text=texts[1],
        source=source, target=target, by="Sato", now=NOW,
    )  # fmt: skip


def translated(session: Session, text: str, target: str = "en") -> Translation:
    (one,) = translations(run(plan(session, [Wanted(text)], target, engine=None), None))
    return one


def test_another_product_is_put_into_an_approved_sentence(session: Session) -> None:
    remember(session, "ノートパソコンがまだ届いていません。", "My laptop still hasn't arrived.")
    found = translated(session, "傘がまだ届いていません。")
    assert (found.text, found.state) == ("My umbrella still hasn't arrived.", "good")
    assert found.engine == "memory-adapted"


def test_it_works_from_english_and_within_a_longer_message(session: Session) -> None:
    remember(session, "炊飯器を2台注文しました。", "I ordered 2 of your rice cooker.", source="en")
    remember(session, "ご確認ください。", "Please check.", source="en")
    found = translated(session, "I ordered 3 of your toaster. Please check.", "ja")
    assert found.text == "トースターを3台注文しました。ご確認ください。"
    assert found.engine == "memory-adapted"


def test_what_was_approved_word_for_word_is_not_called_adapted(session: Session) -> None:
    remember(session, "傘が届きました。", "The umbrella has arrived.")
    assert translated(session, "傘が届きました。").engine == "memory"


def test_a_withdrawn_sentence_adapts_nothing_any_more(session: Session) -> None:
    remember(session, "傘が届きました。", "The umbrella has arrived.")
    forget(session, text="傘が届きました。", source="ja", target="en", by="Sato", now=NOW)
    assert translated(session, "加湿器が届きました。").state == "untranslated"


def test_the_newest_wording_is_the_one_that_is_adapted(session: Session) -> None:
    remember(session, "傘が届きました。", "The umbrella has arrived.")
    remember(session, "傘が届きました。", "The umbrella is here.")
    assert translated(session, "加湿器が届きました。").text == "The humidifier is here."


@pytest.mark.parametrize(
    "text",
    [
        "加湿器が届きませんでした。",
        "未知機が届きました。",
        "傘と加湿器が届きました。",
    ],
)
def test_what_differs_in_more_than_a_known_word_is_no_hit(session: Session, text: str) -> None:
    remember(session, "傘が届きました。", "The umbrella has arrived.")
    assert translated(session, text).state == "untranslated"
