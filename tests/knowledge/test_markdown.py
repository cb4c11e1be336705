"""Articles' Markdown as Slack shows it, and as plain text; nothing in it does anything."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.markdown import mrkdwn, plain, quotations

Z = "\u200b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## 手順\n\n1. 開く\n2. *読む*", f"*手順*\n\n1. 開く\n2. {Z}_読む_{Z}"),
        ("これは**大事**です", f"これは{Z}*大事*{Z}です"),
        ("- a\n  - b\n- c", "• a\n    • b\n• c"),
        ("> はい。\n> いいえ。", "> はい。\n> いいえ。"),
        ("| a | b |\n|---|---|\n| 1 | **2** |", f"*a | b*\n1 | {Z}*2*{Z}"),
        ("```\na < b\n```", "```\na &lt; b\n```"),
        ("~~no~~ `x`", f"{Z}~no~{Z} {Z}`x`{Z}"),
        ("**2 * 3 = 6**", f"{Z}*2 ＊ 3 = 6*{Z}"),
        ("3. c\n4. d", "3. c\n4. d"),
        ("a\n\n---\n\nb", "a\n\n———\n\nb"),
    ],
)
def test_markdown_is_shown_in_slacks_markup(text: str, shown: str) -> None:
    assert mrkdwn(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <b onclick=x>b</b>", "a &lt;b onclick=x&gt;b&lt;/b&gt;"),
        ("<!-- hidden -->", "&lt;!-- hidden --&gt;"),
        ("<!channel> <@U1> &lt;!here&gt;", "&lt;!channel&gt; &lt;@U1&gt; &lt;!here&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](relative/page)", "x"),
        ("[here](https://a.example/?a=1&b=2)", "<https://a.example/?a=1&amp;b=2|here>"),
        ("[a.example](https://b.example/)", "<https://b.example/|https://b.example/>"),
        ("[a|b](https://c.example/x|y)", "<https://c.example/x%7Cy|a¦b>"),
        ("![pic](https://c.example/p.png)", "<https://c.example/p.png|pic>"),
        ("mail [us](mailto:x@example.com)", "mail <mailto:x@example.com|us>"),
        ("a\u202eb", "a[U+202E]b"),
    ],
)
def test_html_mentions_and_links_are_shown_safe(text: str, shown: str) -> None:
    assert mrkdwn(text) == shown


def test_a_huge_table_is_cut_and_says_so() -> None:
    row = "| " + " | ".join("x" * 300 for _ in range(30)) + " |\n"
    rule = "|" + "---|" * 30 + "\n"
    lines = mrkdwn(row + rule + row * 1_000).split("\n")
    assert len(lines) == 42
    assert lines[-1] == "… +960"
    assert max(map(len, lines)) < 8 * 210


def test_plain_text_has_no_marks() -> None:
    text = "## Steps\n\n- **Open** the [order](https://a.example)\n\n> Thanks *a lot*.\n\n<b>x</b>"
    assert plain(text) == "Steps\n\n- Open the order\n\nThanks a lot.\n\n<b>x</b>"


def test_what_can_be_told_to_a_customer_is_found() -> None:
    text = "Answer.\n\n## Say\n\n> One.\n> Two.\n\nor\n\n> > Three.\n\n- > Four **now**."
    assert quotations(text) == ["One.\nTwo.", "Three.", "Four now."]


@given(st.text(alphabet=st.sampled_from("*_~`[]()<>!|-#>& \n\\a1.あhttps://"), max_size=120))
def test_no_text_breaks_out_of_the_markup(text: str) -> None:
    for tag in re.findall(r"<[^>]*>?", mrkdwn(text)):
        assert re.fullmatch(r"<(https?:|mailto:)[^<>|]*\|[^<>|]*>", tag), tag
    assert isinstance(plain(text), str)
    assert isinstance(quotations(text), list)


@given(st.text(max_size=200))
def test_any_text_is_shown(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", mrkdwn(text))
    plain(text)
