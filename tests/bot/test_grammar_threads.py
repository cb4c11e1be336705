"""What people type in threads, where Slack has no slash commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar import (
    WORDS,
    Addressees,
    Command,
    Incomplete,
    Mistyped,
    NotYet,
    Reference,
    Unknown,
    Verb,
    parse_thread,
    reads_like_reply,
    without_verb,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!reply Yes, we do.", Command(verb=Verb.REPLY, text="Yes, we do.")),
        ("！返信　承知しました。", Command(verb=Verb.REPLY, text="承知しました。")),
        ("！へんしん", Command(verb=Verb.REPLY)),
        ("!お客様へ\n一行目\n\n二行目", Command(verb=Verb.REPLY, text="一行目\n\n二行目")),
        ("！メモ：倉庫に確認", Command(verb=Verb.NOTE, text="倉庫に確認")),
        ("!note 1042 units left", Command(verb=Verb.NOTE, text="1042 units left")),
        ("!note JP-1043 is the same", Command(verb=Verb.NOTE, text="JP-1043 is the same")),
        ("！チーム内 本音", Command(verb=Verb.PRIVATE, text="本音")),
        ("!close", Command(verb=Verb.CLOSE)),
        ("!close JP-1043", Command(verb=Verb.CLOSE, reference=Reference("jp", 1043))),
        ("!ho us please check", Command(verb=Verb.HANDOFF, desk="us", text="please check")),
        ("！引き継ぎ 東京へ 確認を", Command(verb=Verb.HANDOFF, desk="jp", text="確認を")),
        ("！ 返信 はい", Command(verb=Verb.REPLY, text="はい")),
        ("!担当 <@U7>", Command(verb=Verb.ASSIGN, person="U7")),
        ("!order", Command(verb=Verb.ORDER)),
        ("!?", Command(verb=Verb.HELP)),
        ("！？", Command(verb=Verb.HELP)),
        ("!help reply", Command(verb=Verb.HELP, text="reply")),
    ],
)
def test_a_thread_verb_is_understood(text: str, expected: Command) -> None:
    assert parse_thread(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "倉庫に確認します", "!", "！！", "! 大変です", "!!!", "great!", "返信しました"),
        *("a !reply b", "・確認済み\n・注文 済み", "・注文 済み", "／", "/etc/hosts を見て"),
        "`!reply` と打つ",
    ],
)
def test_other_posts_are_notes(text: str) -> None:
    assert parse_thread(text) is None


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("!返進 はい", "返進", "!返信"),
        ("!repyl yes", "repyl", "!reply"),
        ("！ｒｅｐｙｌ yes", "ｒｅｐｙｌ", "!reply"),
        ("!返信済みです", "返信済みです", "!返信"),
        ("!完了しました", "完了しました", "!完了"),
        ("!clsoe", "clsoe", "!close"),
        ("!re", "re", "!reply"),
        ("!find 田中", "find", "/ticket find"),
        ("!一覧", "一覧", "/queue"),
    ],
)
def test_an_unknown_word_is_never_silent(text: str, word: str, first: str) -> None:
    answer = parse_thread(text)
    assert isinstance(answer, Unknown)
    assert (answer.word, answer.suggestions[0], answer.text) == (word, first, text)


def test_a_word_like_no_other_is_still_answered() -> None:
    assert parse_thread("!重要です") == Unknown("重要です", (), "!重要です")


def test_what_has_not_landed_says_so() -> None:
    assert parse_thread("!undo") == NotYet(Verb.UNDO)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!kb 返品", Command(verb=Verb.KB, text="返品")),
        ("！検索 返品", Command(verb=Verb.KB, text="返品")),
        ("!kb", Command(verb=Verb.KB)),
        ("！ナレッジ　編集 返品条件", Command(verb=Verb.KB_EDIT, text="返品条件")),
    ],
)
def test_articles_are_asked_in_a_thread(text: str, expected: Command) -> None:
    assert parse_thread(text) == expected


def test_missing_parts_are_named() -> None:
    note, handoff = parse_thread("!note"), parse_thread("!handoff us")
    assert isinstance(note, Incomplete)
    assert isinstance(handoff, Incomplete)
    assert (note.missing, handoff.missing) == (("text",), ("text",))


def test_outside_a_ticket_thread_the_reference_is_needed() -> None:
    answer = parse_thread("!close", ticket_known=False)
    assert isinstance(answer, Incomplete)
    assert answer.missing == ("reference",)
    assert parse_thread("！完了　１０４２", ticket_known=False) == Command(
        verb=Verb.CLOSE, reference=Reference(None, 1042)
    )


@pytest.mark.parametrize(
    ("text", "command", "rest", "verb"),
    [
        ("／ｔｉｃｋｅｔ　JP-1042", "ticket", "JP-1042", Verb.SHOW),
        ("・ticket 1042", "ticket", "1042", Verb.SHOW),
        (" /handoff 1042 us check", "handoff", "1042 us check", Verb.HANDOFF),
        ("／チケット 1042", "ticket", "1042", Verb.SHOW),
        ("/queue", "queue", "", Verb.QUEUE),
        ("／一覧", "queue", "", Verb.QUEUE),
    ],
)
def test_a_mistyped_slash_command_can_be_run(
    text: str, command: str, rest: str, verb: Verb
) -> None:
    answer = parse_thread(text, ticket_known=False)
    assert isinstance(answer, Mistyped)
    assert (answer.command, answer.text) == (command, rest)
    assert isinstance(answer.meant, Command)
    assert answer.meant.verb is verb


def test_a_verb_behind_a_slash_means_the_thread_verb() -> None:
    answer = parse_thread("／返信 はい、ございます")
    assert isinstance(answer, Mistyped)
    assert answer.meant == Command(verb=Verb.REPLY, text="はい、ございます")


@pytest.mark.parametrize(
    ("text", "verb", "left"),
    [
        ("!take it", Verb.ASSIGN, ""),
        ("!take this one, please", Verb.ASSIGN, ""),
        ("!担当 これ", Verb.ASSIGN, ""),
        ("!担当 お願いします", Verb.ASSIGN, ""),
        ("!close it please", Verb.CLOSE, ""),
        ("！完了　お願い", Verb.CLOSE, ""),
        ("!accept this please", Verb.ACCEPT, ""),
        ("!assign it to Wei please", Verb.ASSIGN, "Wei"),
        ("!担当 これを鈴木さんにお願いします", Verb.ASSIGN, "鈴木さん"),
        ("!close it arrived today", Verb.CLOSE, "it arrived today"),
        ("!完了 これで解決しました", Verb.CLOSE, "これで解決しました"),
        ("!reply please", Verb.REPLY, "please"),
        ("!note it", Verb.NOTE, "it"),
    ],
)
def test_what_only_points_at_the_case_or_is_kind_is_no_argument(
    text: str, verb: Verb, left: str
) -> None:
    assert parse_thread(text) == Command(verb=verb, text=left)


PROSE = st.text(min_size=1).filter(lambda text: text.strip() == text)


@given(st.sampled_from([Verb.REPLY, Verb.NOTE, Verb.PRIVATE]), PROSE)
def test_free_text_stays_exactly_as_typed(verb: Verb, text: str) -> None:
    for word in (WORDS[verb].english, WORDS[verb].japanese):
        assert parse_thread(f"！{word} {text}\n") == Command(verb=verb, text=text)


@given(st.sampled_from(["", "!", "！", "/", "／", "・", "!reply"]), st.text())
def test_anything_posted_is_read(start: str, text: str) -> None:
    answer = parse_thread(start + text)
    assert answer is None or isinstance(answer, Command | Incomplete | NotYet | Unknown | Mistyped)


@given(st.text(alphabet=st.characters(exclude_characters="!！/／・･"), min_size=1))
def test_a_post_without_a_sign_is_always_a_note(text: str) -> None:
    assert parse_thread(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "田中様\n\nこの度はお問い合わせいただき、ありがとうございます。",
        "田中様、この度は商品の件でご迷惑をおかけし、申し訳ございません。",
        "お問い合わせいただきありがとうございます。在庫を確認いたします。",
        "このたびはお問合せいただき、誠に申し訳ございませんでした。",
        "ご不便をおかけしております。今しばらくお待ちくださいますようお願いいたします。",
        "平素よりお世話になっております。ご注文の商品を確認いたしました。",
        "渡辺様 お世話になっております。返金の手続きをいたしますので、少々お待ちください。",
        "渡辺様、お待たせして申し訳ございません。新しい加湿器は11月27日に発送いたします。",
        "ご連絡ありがとうございます。適格請求書を発行いたしますので、今しばらくお待ちくださいませ。",
        "この度はお問い合わせいただき、ありがとうございます。返金をご希望とのことですので、手配します。",
        "Dear Mr. Tanaka,\nYour replacement is on its way.",
        "Hi Kenji,\nYour refund was issued today.\n\nBest regards,\nEmily",
        "Thank you for reaching out. We do have it in stock.",
        "Thanks for contacting us about the camera.",
        "We sincerely apologize. A new one ships tomorrow.",
        "Sorry for the inconvenience! Please don't hesitate to write again.",
        "返信 明日お届けします。",
        "返信：明日お届けします。",
        "お客様へ返信　明日お届けします。",
        "返信\n明日お届けします。",
        "reply It ships tomorrow.",
        "Reply to customer: It ships tomorrow.",
    ],
)
def test_a_note_that_answers_the_customer_is_noticed(text: str) -> None:
    assert reads_like_reply(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "佐藤さん、田中様の件ですが、倉庫に確認お願いします。",
        "田中様から電話あり。折り返し希望です。",
        "お客様は11/25までに回答がほしいそうです。",
        "お客様に「誠に申し訳ございません」とお伝えしました。",
        "ありがとうございます！確認します。",
        "申し訳ございません、確認が遅れました。",
        "お世話になっております。倉庫の鈴木です。在庫は3台あります。",
        "ご連絡ありがとうございます。倉庫に確認します。",
        "渡辺様、明日の午前中に再度お電話くださるそうです。",
        "少々お待ちください、確認します。",
        "返金は返品の到着後です。ご確認ください。",
        "お問い合わせいただいた件、在庫は3台です。",
        "Hi Emily, can you check the warehouse?",
        "Hi team, the shelf was empty.",
        "The customer says the battery is swollen.",
        "Thanks! I'll look at it tomorrow.",
        "Sorry, I missed this. Checking now.",
        "FYI the refund policy changed last week.",
        "> Dear support,\n> where is my order?\nLooks like the carrier lost it.",
        "Two units in Seattle, can ship tomorrow.",
        "返信がありました。",
        "返信、遅れそうです。",
        "返信待ちです",
        "返信",
        "お客様へ連絡しました",
        "Reply from the warehouse: none left.",
        "Reply to Emily is pending",
        "reply",
        "Replying tomorrow",
    ],
)
def test_colleagues_talk_is_left_alone(text: str) -> None:
    assert not reads_like_reply(text)


OKAFOR = Addressees(words_of(["Okafor", "Ada"]), words_of(["Kenji Mori", "佐藤 健"]))
TAKAHASHI = Addressees(words_of(["高橋", "直子", "タカハシ", "Takahashi"]), OKAFOR.colleagues)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hi Ada, please stop using the heater and unplug it.", OKAFOR),
        ("Good morning Ada! It ships today.", OKAFOR),
        ("Ada, thank you for the photos.", OKAFOR),
        ("Ms. Okafor, we shipped it.", OKAFOR),
        ("Hi Ada, can you check the label on the back?", OKAFOR),
        ("高橋様、明日発送いたします。", TAKAHASHI),
        ("高橋 直子 様\n発送しました。", TAKAHASHI),
        ("株式会社山田 高橋様、ありがとうございます。", TAKAHASHI),
        ("Dear Takahashi-san, it ships today.", TAKAHASHI),
        ("Hello Ms. Okafor, we are sorry about the heater.", Addressees()),
        ("Hello,\nthank you so much for contacting us.", OKAFOR),
        ("Hello, thank you so much for contacting us.", OKAFOR),
        ("Hi Ada, we are sorry. Please unplug the heater.", Addressees()),
    ],
)
def test_a_note_that_greets_the_customer_by_name_is_noticed(text: str, who: Addressees) -> None:
    assert reads_like_reply(text, who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hi Kenji, please call Ada Okafor back.", OKAFOR),
        ("Hi Kenji, we are sorry, please unplug the demo heater.", OKAFOR),
        ("Hi Bob, please unplug the demo heater.", OKAFOR),
        ("Okafor, Ada: called back", OKAFOR),
        ("Ada called, we refund it", OKAFOR),
        ("Ms. Okafor called.", OKAFOR),
        ("<@U0123> Hi Ada", OKAFOR),
        ("Hi Ada, it ships.", Addressees(words_of(["Ada"]), words_of(["Ada Chen"]))),
        ("Sir, please check the stock before noon", Addressees()),
        ("高橋様、電話つながらず。", TAKAHASHI),
        ("高橋様、明日お電話くださるそうです。", TAKAHASHI),
        ("高橋様の件、倉庫に確認しました。", TAKAHASHI),
        ("佐藤さん、高橋様に電話しました。", TAKAHASHI),
    ],
)
def test_who_greets_a_colleague_is_left_alone(text: str, who: Addressees) -> None:
    assert not reads_like_reply(text, who)


def test_the_verb_that_lacks_its_mark_is_no_part_of_the_reply() -> None:
    assert without_verb("返信　明日お届けします。") == "明日お届けします。"
    assert without_verb("Reply to customer:\nIt ships.") == "It ships."
    assert without_verb("返信がありました。") == "返信がありました。"


@given(st.text())
def test_any_note_can_be_asked(text: str) -> None:
    assert reads_like_reply(text) in (True, False)
    assert text.endswith(without_verb(text))
