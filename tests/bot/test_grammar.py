"""What people type outside threads."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar import (
    LANDED,
    WORDS,
    Command,
    Incomplete,
    NotYet,
    Reference,
    Unknown,
    Verb,
    action_id,
    desks_of,
    parse_action,
    parse_command,
    parse_reference,
)
from tickets.hours import parse_hours
from tickets.teams import Team

JP = Reference("jp", 1042)
BARE = Reference(None, 1042)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "JP-1042",
            "jp-1042",
            "ＪＰー１０４２",
            "ＪＰ－１０４２",
            "jp‐1042",
            "jp‑1042",
            "jp–1042",
        ),
        *("jp—1042", "jp―1042", "jp−1042", "JPｰ1042", "JP1042", "「JP-1042」", "JP-1042、"),
        "“jp-1042”",
    ],
)
def test_a_reference_is_read_however_the_keyboard_wrote_it(word: str) -> None:
    assert parse_reference(word) == JP


@pytest.mark.parametrize("word", ["1042", "１０４２", "#1042", "＃１０４２"])
def test_a_bare_number_is_a_reference(word: str) -> None:
    assert parse_reference(word) == BARE


@pytest.mark.parametrize(
    "word",
    [
        "",
        "-",
        "JP-",
        "JP",
        "0",
        "249-1234567-1234567",
        "0312345678",
        "JP-10a",
        "東京",
        "B0ABCDE123",
    ],
)
def test_other_words_are_not_references(word: str) -> None:
    assert parse_reference(word) is None


@given(st.sampled_from(["jp", "us", None]), st.integers(1, 999_999_999))
def test_a_reference_reads_as_it_is_written(marketplace: str | None, number: int) -> None:
    reference = Reference(marketplace, number)
    assert parse_reference(str(reference)) == reference


@pytest.mark.parametrize(
    ("command", "text", "expected"),
    [
        ("ticket", "1042", Command(verb=Verb.SHOW, reference=BARE)),
        ("/ticket", "show JP-1042", Command(verb=Verb.SHOW, reference=JP)),
        ("ticket", "表示　ＪＰー１０４２", Command(verb=Verb.SHOW, reference=JP)),
        ("ticket", "1042 close", Command(verb=Verb.CLOSE, reference=BARE)),
        (
            "ticket",
            "close 1042 解決しました",
            Command(verb=Verb.CLOSE, reference=BARE, text="解決しました"),
        ),
        ("ticket", "かんりょう 1042", Command(verb=Verb.CLOSE, reference=BARE)),
        ("ticket", "ＲＥＰＬＹ jp-1042", Command(verb=Verb.REPLY, reference=JP)),
        ("ticket", "れｐｌｙ jp-1042 はい", Command(verb=Verb.REPLY, reference=JP, text="はい")),
        ("ticket", "メモ 1042：確認中", Command(verb=Verb.NOTE, reference=BARE, text="確認中")),
        ("ticket", "チーム内 1042 本音", Command(verb=Verb.PRIVATE, reference=BARE, text="本音")),
        ("ticket", "担当 1042", Command(verb=Verb.ASSIGN, reference=BARE)),
        ("ticket", "assign 1042 me", Command(verb=Verb.ASSIGN, reference=BARE)),
        ("ticket", "take 1042 <@U7|emily>", Command(verb=Verb.ASSIGN, reference=BARE, person="U7")),
        ("ticket", "至急 1042", Command(verb=Verb.URGENT, reference=BARE)),
        ("ticket", "検索 膨張 バッテリー", Command(verb=Verb.FIND, text="膨張 バッテリー")),
        ("ticket", "new jp 壊れていた", Command(verb=Verb.NEW, desk="jp", text="壊れていた")),
        ("ticket", "新規 壊れていた", Command(verb=Verb.NEW, text="壊れていた")),
        ("ticket", "履歴 1042", Command(verb=Verb.HISTORY, reference=BARE)),
        (
            "ticket",
            "handoff 1042 jp ask",
            Command(verb=Verb.HANDOFF, reference=BARE, desk="jp", text="ask"),
        ),
        ("ticket", "", Command(verb=Verb.HELP, text="ticket")),
        ("ticket", "？", Command(verb=Verb.HELP, text="ticket")),
        (
            "handoff",
            "JP-1042 us 倉庫での在庫確認をお願いします",
            Command(
                verb=Verb.HANDOFF, reference=JP, desk="us", text="倉庫での在庫確認をお願いします"
            ),
        ),
        (
            "handoff",
            "シアトルチームへ １０４２ 確認を",
            Command(verb=Verb.HANDOFF, reference=BARE, desk="us", text="確認を"),
        ),
        (
            "handoff",
            "引継ぎ 1042 米国 確認を",
            Command(verb=Verb.HANDOFF, reference=BARE, desk="us", text="確認を"),
        ),
        ("handoff", "accept 1042", Command(verb=Verb.ACCEPT, reference=BARE)),
        (
            "handoff",
            "差戻し 1042 住所が不明",
            Command(verb=Verb.DECLINE, reference=BARE, text="住所が不明"),
        ),
        ("handoff", "ヘルプ", Command(verb=Verb.HELP, text="handoff")),
        ("queue", "", Command(verb=Verb.QUEUE)),
        ("queue", "自分", Command(verb=Verb.QUEUE, mine=True)),
        ("queue", "東京 mine", Command(verb=Verb.QUEUE, desk="jp", mine=True)),
        ("queue", "mine 東京", Command(verb=Verb.QUEUE, desk="jp", mine=True)),
        ("customer", "田中 大阪", Command(verb=Verb.CUSTOMER, text="田中 大阪")),
        ("customer", "JP-1042", Command(verb=Verb.CUSTOMER, reference=JP)),
        ("order", "249-1234567-1234567", Command(verb=Verb.ORDER, text="249-1234567-1234567")),
        ("translate", "help me with this", Command(verb=Verb.TRANSLATE, text="help me with this")),
        ("translate", "en 返品です", Command(verb=Verb.TRANSLATE, language="en", text="返品です")),
        ("translate", "英語に：返品", Command(verb=Verb.TRANSLATE, language="en", text="返品")),
        ("translate", "English 返品", Command(verb=Verb.TRANSLATE, language="en", text="返品")),
        ("translate", "ｊａ Yes", Command(verb=Verb.TRANSLATE, language="ja", text="Yes")),
        ("translate", "en route", Command(verb=Verb.TRANSLATE, text="en route")),
        ("translate", "JP is closed", Command(verb=Verb.TRANSLATE, text="JP is closed")),
        ("translate", "英語の説明書", Command(verb=Verb.TRANSLATE, text="英語の説明書")),
        (
            "translate",
            "Japanese customers wait",
            Command(verb=Verb.TRANSLATE, text="Japanese customers wait"),
        ),
        ("duty", "", Command(verb=Verb.DUTY)),
        ("duty", "us", Command(verb=Verb.DUTY, desk="us")),
        ("kb", "カメラ　返品", Command(verb=Verb.KB, text="カメラ　返品")),
        ("kb", "shoe return", Command(verb=Verb.KB, text="shoe return")),
        ("kb", "30 days", Command(verb=Verb.KB, text="30 days")),
        ("kb", "ＪＰー１０４２ 返品", Command(verb=Verb.KB, reference=JP, text="返品")),
        ("kb", "検索 返品", Command(verb=Verb.KB, text="返品")),
        ("kb", "表示 return-terms-japan", Command(verb=Verb.KB_SHOW, text="return-terms-japan")),
        ("kb", "新規", Command(verb=Verb.KB_NEW)),
        ("kb", "ｅｄｉｔ camera", Command(verb=Verb.KB_EDIT, text="camera")),
        ("kb", "要確認", Command(verb=Verb.KB_REVIEW)),
        ("kb", "不足", Command(verb=Verb.KB_GAPS)),
        ("kb", "gaps in warranty", Command(verb=Verb.KB, text="gaps in warranty")),
        ("ticket", "ナレッジ 返品", Command(verb=Verb.KB, text="返品")),
    ],
)
def test_a_command_is_understood(command: str, text: str, expected: Command) -> None:
    assert parse_command(command, text) == expected


@pytest.mark.parametrize("verb", sorted(LANDED & WORDS.keys() - {Verb.QUEUE, Verb.DUTY, Verb.HELP}))
def test_every_word_of_a_verb_means_it_in_either_width(verb: Verb) -> None:
    words = (WORDS[verb].english, WORDS[verb].japanese, *WORDS[verb].also)
    for word in (*words, *(word.upper() for word in words)):
        answer = parse_command("ticket", f"{word}　1042")
        assert isinstance(answer, Command | Incomplete)
        assert answer.verb is verb


@pytest.mark.parametrize(
    ("command", "text", "missing"),
    [
        ("ticket", "close", ("reference",)),
        ("ticket", "close まだ", ("reference",)),
        ("ticket", "note 1042", ("text",)),
        ("ticket", "note", ("reference", "text")),
        ("ticket", "find", ("text",)),
        ("handoff", "1042", ("desk", "text")),
        ("handoff", "1042 us", ("text",)),
        ("handoff", "1042 英国 確認を", ("desk",)),
        ("handoff", "decline 1042", ("text",)),
        ("ticket", "customer", ("query",)),
    ],
)
def test_what_is_missing_is_named(command: str, text: str, missing: tuple[str, ...]) -> None:
    answer = parse_command(command, text)
    assert isinstance(answer, Incomplete)
    assert answer.missing == missing
    assert answer.usage_key == f"usage.{answer.verb}"


def test_what_was_understood_is_kept_for_the_next_try() -> None:
    answer = parse_command("handoff", "1042 英国 確認を")
    assert isinstance(answer, Incomplete)
    assert answer.understood == Command(verb=Verb.HANDOFF, reference=BARE, text="英国 確認を")


@pytest.mark.parametrize(
    ("command", "text", "verb"),
    [
        ("ticket", "merge 1042 1043", Verb.MERGE),
        ("ticket", "統合 1042", Verb.MERGE),
        ("ticket", "promise 1042 金曜", Verb.PROMISE),
        ("duty", "休み", Verb.AWAY),
    ],
)
def test_what_has_not_landed_says_so(command: str, text: str, verb: Verb) -> None:
    assert parse_command(command, text) == NotYet(verb)


@pytest.mark.parametrize(
    ("command", "text", "first"),
    [
        ("ticket", "repyl 1042", "/ticket reply"),
        ("ticket", "colse 1042", "/ticket close"),
        ("ticket", "返進 1042", "/ticket 返信"),
        ("ticket", "1042 返進", "/ticket 返信"),
        ("ticket", "完了しました 1042", "/ticket 完了"),
        ("handoff", "acept 1042", "/handoff accept"),
        ("handoff", "引き受 1042", "/handoff 引き受け"),
    ],
)
def test_a_slip_is_met_with_the_word_that_was_meant(command: str, text: str, first: str) -> None:
    answer = parse_command(command, text)
    assert isinstance(answer, Unknown)
    assert answer.suggestions[0] == first
    assert answer.text == text


def test_a_word_like_no_other_has_no_suggestion() -> None:
    assert parse_command("ticket", "xyzzyx") == Unknown("xyzzyx", (), "xyzzyx")
    assert parse_command("queue", "xyzzyx") == Unknown("xyzzyx", (), "xyzzyx")
    assert parse_command("kb", "reveiw") == Unknown("reveiw", ("/kb review",), "reveiw")
    assert parse_command("kb", "reviews") == Command(verb=Verb.KB, text="reviews")


def test_desks_come_from_the_configuration() -> None:
    desks = {"osaka": ("大阪",), "us": ("US",)}
    answer = parse_command("handoff", "1042 大阪 確認を", desks=desks)
    assert answer == Command(verb=Verb.HANDOFF, reference=BARE, desk="osaka", text="確認を")


def test_a_configured_team_is_known_by_its_names_too() -> None:
    night = Team(
        key="jp",
        names={"ja": "大阪", "en": "Osaka"},
        language="ja",
        workspace="",
        channel="support-jp",
        timezone=ZoneInfo("Asia/Tokyo"),
        hours=parse_hours("09:00-18:00"),
    )
    desks = desks_of([night])
    for word in ("jp", "ＪＰ", "日本", "大阪", "大阪チーム", "OSAKA"):
        assert parse_command("duty", word, desks=desks) == Command(verb=Verb.DUTY, desk="jp")


def test_the_ticket_may_be_known() -> None:
    answer = parse_command("handoff", "us 1042個あるか", ticket_known=True)
    assert answer == Command(verb=Verb.HANDOFF, desk="us", text="1042個あるか")
    assert parse_command("customer", "", ticket_known=True) == Command(verb=Verb.CUSTOMER)


def test_a_button_means_its_verb() -> None:
    assert parse_action(action_id(Verb.ACCEPT), "JP-1042") == Command(
        verb=Verb.ACCEPT, reference=JP
    )
    assert parse_action("verb.nonsense", "JP-1042") == Unknown("nonsense", (), "JP-1042")


PROSE = st.text(min_size=1).filter(lambda text: text.strip() == text)


@given(PROSE)
def test_free_text_stays_exactly_as_typed(text: str) -> None:
    assert parse_command("ticket", f"note　1042 {text} ") == Command(
        verb=Verb.NOTE, reference=BARE, text=text
    )


@given(st.sampled_from(["ticket", "handoff", "queue", "customer", "order", "translate"]), st.text())
def test_anything_typed_gets_an_answer(command: str, text: str) -> None:
    assert parse_command(command, text)


@given(st.text())
def test_anything_can_be_asked_whether_it_is_a_reference(word: str) -> None:
    reference = parse_reference(word)
    assert reference is None or reference.number > 0
