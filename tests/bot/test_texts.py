"""The catalogue is whole in both languages, and says what the patterns say."""

import pytest

from bot.grammar import LANDED, Verb
from bot.texts import catalogue, joined, lines, placeholders, say, say_if

KEYS = sorted(catalogue())
TITLE = 24
BUTTON = 75


@pytest.mark.parametrize("key", KEYS)
def test_every_message_exists_in_both_languages_with_the_same_facts(key: str) -> None:
    line = catalogue()[key]
    assert line.ja.strip()
    assert line.en.strip()
    assert placeholders(line.ja) == placeholders(line.en)
    if line.one is not None:
        assert placeholders(line.one) | {"count"} == placeholders(line.en)


@pytest.mark.parametrize("key", KEYS)
def test_english_has_no_japanese_and_japanese_no_half_width_kana(key: str) -> None:
    line = catalogue()[key]
    assert not any("\u3040" <= character <= "\u9fff" for character in line.en)
    assert not any("\uff66" <= character <= "\uff9f" for character in line.ja)
    assert "させていただ" not in line.ja
    assert "了解しました" not in line.ja


@pytest.mark.parametrize("key", [key for key in KEYS if key.startswith(("modal.", "button."))])
def test_titles_and_labels_fit_slack(key: str) -> None:
    limit = TITLE if key.startswith("modal.") else BUTTON
    assert all(len(say(key, language)) <= limit for language in ("ja", "en"))


@pytest.mark.parametrize("verb", sorted(Verb))
def test_every_verb_has_its_words(verb: Verb) -> None:
    wanted = {f"verb.{verb}"} | ({f"usage.{verb}", f"does.{verb}"} if verb in LANDED else set())
    assert wanted <= catalogue().keys()


def test_the_button_that_writes_to_a_customer_names_the_customer() -> None:
    assert say("button.reply", "ja") == "お客様へ返信"
    assert say("button.reply", "en") == "Reply to customer"


@pytest.mark.parametrize(
    ("key", "facts", "ja", "en"),
    [
        (
            "card.title",
            {"ref": "JP-1042", "subject": "…"},
            "🎫 *JP-1042｜…*",
            "🎫 *JP-1042 | …*",
        ),
        (
            "card.footer",
            {},
            "このスレッドへの書き込みは社内メモです。お客様には届きません。",
            "Messages in this thread are internal notes. The customer won't see them.",
        ),
        (
            "mark.untranslated",
            {},
            "翻訳できなかったため、原文のまま表示しています。"
            "翻訳できるようになりしだい、自動で翻訳します。",
            "Not translated yet: this is the original. "
            "It will be translated automatically as soon as it can be.",
        ),
        ("reply.queued", {"count": 30}, "30秒後に送信します。", "Sending in 30 seconds."),
        ("reply.queued", {"count": 1}, "1秒後に送信します。", "Sending in 1 second."),
        (
            "error.not_found",
            {"looked_for": "JP-1402"},
            "「JP-1402」は見つかりませんでした。",
            'Couldn\'t find "JP-1402".',
        ),
    ],
)
def test_messages_read_as_agreed(key: str, facts: dict[str, object], ja: str, en: str) -> None:
    assert (say(key, "ja", **facts), say(key, "en", **facts)) == (ja, en)


def test_accepted_names_team_person_and_both_clocks() -> None:
    assert (
        say(
            "handoff.event.accepted",
            "ja",
            team="シアトル",
            agent="Emilyさん",
            moment="11/24(火) 09:52 JST（11/23(月) 16:52 PST）",
        )
        == "シアトルチームのEmilyさんが引き受けました。11/24(火) 09:52 JST（11/23(月) 16:52 PST）"
    )
    assert (
        say(
            "handoff.event.accepted",
            "en",
            team="Seattle",
            agent="Emily",
            moment="Mon, Nov 23, 4:52 PM PST (Tue, Nov 24, 09:52 JST)",
        )
        == "Emily (Seattle) accepted. Mon, Nov 23, 4:52 PM PST (Tue, Nov 24, 09:52 JST)"
    )


def test_nobody_took_it() -> None:
    assert say(
        "handoff.event.overdue",
        "ja",
        team="シアトル",
        owner="東京",
        count=60,
        returns="11/25(水) 09:00 JST",
    ) == (
        "シアトルチームの営業時間で60分以内に引き受けがなかったため、シアトルのリーダーに知らせました。"
        "引き受けがない場合は、11/25(水) 09:00 JSTに東京チームへ戻ります。期限は延びません。"
    )
    assert say(
        "handoff.event.overdue",
        "en",
        team="Seattle",
        owner="Tokyo",
        count=60,
        returns="Tue, Nov 24, 4:00 PM PST (Wed 09:00 JST)",
    ) == (
        "No one in Seattle accepted within 60 working minutes, so Seattle's lead has been alerted. "
        "If still open, it returns to Tokyo on Tue, Nov 24, 4:00 PM PST (Wed 09:00 JST). "
        "The due time is unchanged."
    )


def test_a_wrong_word_says_what_was_meant_and_that_nothing_happened() -> None:
    assert (
        say(
            "thread.unknown_word",
            "ja",
            word="返進",
            suggestion=say("thread.did_you_mean", "ja", words="!返信"),
        )
        == "「!返進」は使えません。「!返信」のことですか？ まだ保存も送信もしていません。"
    )
    assert (
        say(
            "thread.unknown_word",
            "en",
            word="repyl",
            suggestion=say("thread.did_you_mean", "en", words="!reply"),
        )
        == '"!repyl" isn\'t a command. Did you mean `!reply`? Nothing has been saved or sent.'
    )


def test_a_parked_thread_names_the_cause_and_the_way_out() -> None:
    facts = {"ref": "JP-1042", "count": 3}
    assert say(
        "parked",
        "ja",
        channel="#support-us",
        since="09:58",
        cause=say("parked.cause.not_in_channel", "ja"),
        **facts,
    ) == (
        "JP-1042の更新3件を #support-us に投稿できていません（09:58から）。"
        "原因：ボットが未参加です。`/invite @kakehashi` の後、［投稿を再開］を押してください。"
        "お客様への返信には影響ありません。"
    )
    assert say(
        "parked",
        "en",
        channel="#support-jp",
        since="4:58 PM",
        cause=say("parked.cause.not_in_channel", "en"),
        **facts,
    ) == (
        "3 updates to JP-1042 can't be posted in #support-jp (since 4:58 PM). "
        "The bot isn't a member: run `/invite @kakehashi`, then [Resume posting]. "
        "Customer replies aren't affected."
    )


def test_a_line_whose_fact_is_not_known_is_left_out() -> None:
    row = [
        say_if("brief.request", "en", request="check the shelf"),
        say_if("brief.open_question", "en", question=None),
        say_if("brief.needed_by", "en", due=""),
        say_if("brief.promised", "en", promise="an answer by Wed"),
    ]
    assert joined("en", row) == "Request: check the shelf · Promised: an answer by Wed"
    assert joined("ja", ["一", None, "二"]) == "一　二"
    assert lines("one", None, "", "two") == "one\ntwo"


def test_a_fact_is_never_read_as_a_pattern() -> None:
    assert say("card.title", "en", ref="JP-1042", subject="{ref.__class__}") == (
        "🎫 *JP-1042 | {ref.__class__}*"
    )


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("card.title", "en", ref="JP-1042")
