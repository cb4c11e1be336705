"""Customer text does nothing in Slack, and what a person typed is stored as they saw it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.mrkdwn import Marked, bold, escape, from_slack, quote, say

PLAIN = st.text(alphabet=st.characters(exclude_categories=("C",), exclude_characters="\r"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!channel> help", "&lt;!channel&gt; help"),
        ("<@U123> & co", "&lt;@U123&gt; &amp; co"),
        ("<https://evil.example|amazon.co.jp>", "&lt;https://evil.example|amazon.co.jp&gt;"),
        ("&lt;", "&amp;lt;"),
        ("abc\u202egnp.exe", "abc[U+202E]gnp.exe"),
        ("a\u200fb\u2066c", "a[U+200F]b[U+2066]c"),
        ("a\x00b\x1b[31m", "a[U+0000]b[U+001B][31m"),
        ("一行目\r\n二行目\tはい", "一行目\n二行目\tはい"),
        ("👨‍👩‍👧 家族", "👨‍👩‍👧 家族"),
    ],
)
def test_customer_text_is_inert(text: str, shown: str) -> None:
    assert escape(text) == shown


@given(st.text())
def test_no_text_can_open_a_token(text: str) -> None:
    shown = escape(text)
    assert "<" not in shown
    assert ">" not in shown


@given(PLAIN)
def test_what_slack_shows_is_what_was_written(text: str) -> None:
    assert from_slack(escape(text)) == text


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("A &amp; B &lt;3", "A & B <3"),
        ("&amp;lt;", "&lt;"),
        ("<https://x.example/a?b=1&amp;c=2>", "https://x.example/a?b=1&c=2"),
        ("<http://x.example|x.example>", "x.example"),
        ("<mailto:tanaka@osaka.example|tanaka@osaka.example>", "tanaka@osaka.example"),
        ("<mailto:tanaka@osaka.example>", "tanaka@osaka.example"),
        ("<tel:0612345678|06-1234-5678>", "06-1234-5678"),
        ("<@U123> さん", "<@U123> さん"),
        ("<@U123|emily>", "<@U123>"),
        ("<#C1|support-us>", "#support-us"),
        ("<#C1>", "#C1"),
        ("<!here>", "@here"),
        ("<!subteam^S1|@desk>", "@desk"),
        ("1 < 2 > 0", "1 < 2 > 0"),
    ],
)
def test_typed_text_reads_as_its_writer_saw_it(typed: str, seen: str) -> None:
    assert from_slack(typed) == seen


@given(st.text())
def test_anything_from_slack_can_be_read(text: str) -> None:
    assert isinstance(from_slack(text), str)


def test_bold_works_beside_japanese() -> None:
    assert f"担当は{bold('東京')}です" == "担当は\u200b*東京*\u200bです"
    assert bold("a*b <c>") == "\u200b*a＊b &lt;c&gt;*\u200b"
    assert bold("  ") == ""


def test_a_quote_marks_every_line() -> None:
    assert quote("一\n\n<二>") == "> 一\n> \n> &lt;二&gt;"


def test_facts_are_escaped_unless_they_are_markup_already() -> None:
    assert say("card.title", "en", ref="JP-1", subject="<!here>") == "🎫 *JP-1 | &lt;!here&gt;*"
    mention = Marked("<@U123>")
    assert (
        say("handoff.alert", "en", mention=mention, ref="JP-1", owner="Tokyo", returns="x")[:7]
        == "<@U123>"
    )


def test_marks_of_a_message_work_beside_japanese() -> None:
    assert say("preview.language", "ja", language="英語") == "届く言語：\u200b*英語*"
    assert say("preview.language", "en", language="Japanese") == "They will read: *Japanese*"
