"""Memories of other programs come in, ours goes out, and nothing is lost on the way."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.approvals import ApprovedPair
from translations.tmx import BadTmx, TmxWriter, Unit, read_tmx

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
HEAD = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'


def units(body: str, srclang: str = "ja-JP", encoding: str = "utf-8") -> list[Unit]:
    whole = f'{HEAD}<header srclang="{srclang}"/><body>{body}</body></tmx>'
    return list(read_tmx(io.BytesIO(whole.encode(encoding))))


def unit(japanese: str, english: str, said: str = "") -> str:
    sides = (("JA-jp", japanese), ("en_US", english))
    variants = "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in sides)
    return f"<tu {said}>{variants}</tu>"


def there_and_back(pairs: list[ApprovedPair]) -> tuple[list[ApprovedPair], list[ApprovedPair]]:
    file = io.StringIO()
    writer = TmxWriter(file)
    writer.add(pairs)
    writer.close()
    read = read_tmx(io.BytesIO(file.getvalue().encode()))
    return [pair for one in read for pair in one.pairs], writer.left_out


def test_a_unit_holds_from_its_source_language() -> None:
    (one,) = units(unit("はい。", "Yes.", 'changeid="sato" changedate="20261124T010000Z"'))
    assert one.pairs == (ApprovedPair("はい。", "Yes.", "ja", "en", "sato", AT),)
    (one,) = units(unit("はい。", "Yes.", 'srclang="en-GB"'))
    assert [(pair.source_text, pair.target) for pair in one.pairs] == [("Yes.", "ja")]


def test_a_unit_of_no_one_language_holds_both_ways() -> None:
    (one,) = units(unit("はい。", "Yes."), srclang="*all*")
    assert [pair.source_text for pair in one.pairs] == ["はい。", "Yes."]
    assert {(pair.by, pair.at) for pair in one.pairs} == {("tmx", None)}


def test_who_and_when_are_the_translations_own_where_it_says() -> None:
    body = (
        '<tu creationid="old" creationdate="20200101T000000Z"><tuv xml:lang="ja"><seg>はい</seg>'
        '</tuv><tuv xml:lang="en" changeid="miller" changedate="20261124T010000Z">'
        "<seg>Yes</seg></tuv></tu>"
    )
    (pair,) = units(body)[0].pairs
    assert (pair.by, pair.at) == ("miller", AT)


def test_tags_go_and_their_words_stay() -> None:
    (one,) = units(
        unit(
            '<bpt i="1">&lt;b&gt;</bpt>重要<ept i="1">&lt;/b&gt;</ept>です&amp;',
            'It is <hi>very</hi> <ph>{0}</ph><it pos="begin">x</it>important &amp; so',
        )
    )
    assert one.pairs[0].source_text == "重要です&"
    assert one.pairs[0].target_text == "It is very important & so"


def test_what_gives_no_pair_is_said_with_its_line() -> None:
    body = "\n" + unit("はい", " ") + '\n<tu><tuv xml:lang="de"><seg>Ja</seg></tuv></tu>'
    assert [(one.line, one.refused) for one in units(body)] == [(4, "empty"), (5, "languages")]


def test_files_of_windows_programs_are_read() -> None:
    whole = f'<tmx version="1.4"><header srclang="ja"/><body>{unit("はい", "Yes")}</body></tmx>'
    (one,) = read_tmx(io.BytesIO(whole.encode("utf-16")))
    assert one.pairs[0].source_text == "はい"


@pytest.mark.parametrize(
    ("file", "fault", "line", "read"),
    [
        (f"{HEAD}<body>{unit('はい', 'Yes')}\n<tu></body>", "xml", 4, 1),
        (f"{HEAD}<body>{unit('はい', 'Yes')}\n", "xml", 4, 1),
        (f"{HEAD}<body>{unit('はい', 'Yes')}{unit('い&nbsp;え', 'No')}", "entity", 3, 1),
        ("", "xml", 1, 0),
        ("<html/>", "not_tmx", 1, 0),
        ('<!DOCTYPE tmx [\n<!ENTITY a "aaaa">]><tmx/>', "entity", 2, 0),
        ('<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hosts">]><tmx/>', "entity", 1, 0),
        ('<?xml version="1.0" encoding="Shift_JIS"?><tmx/>', "encoding", 1, 0),
        ('<?xml version="1.0" encoding="nonsense"?><tmx/>', "encoding", 1, 0),
    ],
)
def test_a_file_that_cannot_be_read_says_where(file: str, fault: str, line: int, read: int) -> None:
    seen: list[Unit] = []
    with pytest.raises(BadTmx) as raised:
        seen.extend(read_tmx(io.BytesIO(file.encode())))
    assert (raised.value.fault, raised.value.line, raised.value.read) == (fault, line, read)
    assert len(seen) == read


NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ANY = st.text(st.characters(codec=None, categories=None), max_size=30)
WORDS = ANY.map(lambda text: f"x{text}")
TIMES = st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
NAMES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xD7FF), min_size=1)
PAIRS = st.builds(
    lambda one, other, way, by, at: ApprovedPair(one, other, way[0], way[1], by, at),
    WORDS, WORDS, st.sampled_from([("ja", "en"), ("en", "ja")]), NAMES, TIMES,
)  # fmt: skip


@given(st.lists(PAIRS, max_size=4))
def test_there_and_back_again(pairs: list[ApprovedPair]) -> None:
    carried, left_out = there_and_back(pairs)
    fits = [one for one in pairs if not NO_XML.search(one.source_text + one.target_text)]
    assert carried == fits
    assert left_out == [one for one in pairs if one not in fits]


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_give_units_or_a_fault(raw: bytes, dressed: bool) -> None:
    whole = HEAD.encode() + b"<body>" + raw if dressed else raw
    with pytest.raises(BadTmx):
        list(read_tmx(io.BytesIO(whole)))
