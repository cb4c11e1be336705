"""Terms come in from files and go out again; a file with a fault brings nothing in."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from translations.tables import Term
from translations.term_conflicts import TermsRefused, conflicts
from translations.termbase import matches
from translations.termbase_csv import read_csv, write_csv
from translations.termbase_files import read_terms, written_terms
from translations.termbase_store import (
    SHIPPED_BY,
    current,
    held,
    load_shipped,
    load_terms,
    retire,
    shipped,
)
from translations.termbase_tbx import read_tbx, write_tbx
from translations.terms import FixedTerm

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def load(session: Session, text: str, by: str = "Hanako") -> int:
    return load_terms(session, read_csv(text.encode()), by, LATER)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ja,en\n返品,return\n返品,take back\n", (3, "renderings")),
        ("ja,en\n返品,return\n返却,return\n", (3, "renderings")),
        ("ja,en,ja_variants\n返品,return,返却\n返却,give back,\n", (3, "renderings")),
        ("ja,en\n返品,return\n返品,return\n", (3, "duplicate")),
        ("ja,en\n返品,\n", (2, "empty")),
        ("ja,en\n,return\n", (2, "empty")),
        ("ja,en,forbidden_en\n返品,return,Returns\n", (2, "forbidden")),
        ("ja,en,en_variants,forbidden_en\n返品,return,send back,send back\n", (2, "forbidden")),
        ("ja,en,pos\n返品,return,thing\n", (2, "pos")),
        ("ja,en,marketplace\n返品,return,uk\n", (2, "marketplace")),
        ("ja,en,dnt\n返品,return,perhaps\n", (2, "dnt")),
        (f"ja,en\n{'返' * 201},return\n", (2, "too_long")),
        ("ja,eng\n返品,return\n", (1, "columns")),
        ("ja,en\n返品,return,what\n", (2, "unreadable")),
        ('ja,en,note\n返品,return,"a\nb"\n送料,,\n', (4, "empty")),
    ],
)
def test_a_faulty_file_brings_nothing_in(
    session: Session, text: str, fault: tuple[int, str]
) -> None:
    with pytest.raises(TermsRefused) as refused:
        load(session, text)
    assert [(one.line, one.code) for one in refused.value.faults] == [fault]
    assert held(session) == []


def test_a_marketplace_may_have_a_rendering_of_its_own() -> None:
    lines = read_csv("ja,en,marketplace\n保証,warranty,\n保証,limited warranty,us\n".encode())
    assert conflicts(lines) == []


def test_a_file_may_change_what_is_there_but_not_contradict_it(session: Session) -> None:
    assert load(session, "ja,en\n返品,return\n送料,shipping fee\n") == 2
    assert load(session, "ja,en\n返品,return\n送料,postage\n", by="Emily") == 1
    assert {term.ja: term.en for term in held(session)} == {"返品": "return", "送料": "postage"}
    rows = session.exec(select(Term).where(Term.ja == "送料").order_by(Term.id)).all()  # type: ignore[arg-type]
    assert [(row.by, row.retired_by, row.retired_at) for row in rows] == [
        ("Hanako", "Emily", LATER),
        ("Emily", None, None),
    ]
    with pytest.raises(TermsRefused):
        load(session, "ja,en\n返却,return\n")


def test_terms_come_in_force_with_the_next_look(session: Session) -> None:
    load(session, "ja,en\n返品,return\n")
    assert [one.text for one in matches("返品と送料", "ja", current(session))] == ["返品"]
    assert current(session) is current(session)
    load(session, "ja,en\n送料,postage\n")
    assert [one.text for one in matches("返品と送料", "ja", current(session))] == ["返品", "送料"]
    assert retire(session, "返品", "", by="Emily", now=LATER)
    assert [one.text for one in matches("返品と送料", "ja", current(session))] == ["送料"]
    assert not retire(session, "返品", "", by="Emily", now=LATER)


def test_shipped_terms_come_once_and_leave_peoples_own_alone(session: Session) -> None:
    load(session, "ja,en\n返金,money back\n送り賃,shipping fee\n")
    first = load_shipped(session, NOW)
    assert 150 < first < len(shipped())
    assert load_shipped(session, LATER) == 0
    assert {term.ja: term.en for term in held(session)}["返金"] == "money back"
    assert "送料" not in {term.ja for term in held(session)}
    retire(session, "不在票", "", by="Hanako", now=LATER)
    assert load_shipped(session, LATER) == 0
    assert "不在票" not in {term.ja for term in held(session)}
    assert {row.by for row in session.exec(select(Term))} == {"Hanako", SHIPPED_BY}


def test_peoples_terms_displace_shipped_ones(session: Session) -> None:
    load_shipped(session, NOW)
    assert load(session, "ja,en\n送り賃,shipping fee\n返金,money back\n") == 2
    found = {term.ja: term.en for term in held(session)}
    assert (found["送り賃"], found["返金"]) == ("shipping fee", "money back")
    assert "送料" not in found
    assert load_shipped(session, LATER) == 0
    assert {term.ja: term.en for term in held(session)} == found


WORDS = st.text(
    st.characters(exclude_characters=";；", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]),
    min_size=1,
    max_size=12,
).map(lambda text: " ".join(text.split()))
LISTS = st.lists(WORDS.filter(bool), max_size=3, unique=True).map(tuple)
TERMS = st.builds(
    FixedTerm,
    ja=WORDS.filter(bool),
    en=WORDS.filter(bool),
    pos=st.sampled_from(["", "noun", "verb", "adjective", "phrase"]),
    ja_variants=LISTS,
    en_variants=LISTS,
    forbidden_ja=LISTS,
    forbidden_en=LISTS,
    keep=st.booleans(),
    marketplace=st.sampled_from(["", "jp", "us"]),
    note=WORDS,
)


@given(st.lists(TERMS, max_size=4))
def test_csv_out_and_in_is_the_same(terms: list[FixedTerm]) -> None:
    assert [line.term for line in read_csv(write_csv(terms).encode())] == terms


@given(st.lists(TERMS, max_size=4))
def test_tbx_out_and_in_is_the_same(terms: list[FixedTerm]) -> None:
    unlike = [term for term in terms if term.ja not in term.ja_variants]
    unlike = [term for term in unlike if term.en not in term.en_variants]
    assert [line.term for line in read_tbx(write_tbx(unlike).encode())] == unlike


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for read in (read_csv, read_tbx):
        with suppress(TermsRefused):
            read(content)


def test_what_spreadsheets_save_is_read() -> None:
    text = "ja,en,dnt\r\n返品,return,\r\nSKU,SKU,YES\r\n"
    for content in (text.encode("utf-8-sig"), text.encode("cp932")):
        lines = read_csv(content)
        assert [(line.line, line.term.ja, line.term.keep) for line in lines] == [
            (2, "返品", False),
            (3, "SKU", True),
        ]


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>',
        '<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><tbx>&b;</tbx>',
        '<!DOCTYPE tbx [<!ENTITY % a SYSTEM "http://localhost/x">%a;]><tbx/>',
        "<tbx>\n<conceptEntry>",
        "",
    ],
)
def test_dangerous_and_broken_xml_is_refused(content: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        read_tbx(content.encode())
    assert refused.value.faults[0].code == "unreadable"


OLD_TBX = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="1"><langSet xml:lang="ja-JP"><tig><term>返品</term>
<termNote type="partOfSpeech">noun</termNote></tig></langSet>
<langSet xml:lang="en-US"><ntig><termGrp><term>send <hi>back</hi></term></termGrp></ntig>
<tig><term>return</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>restitution</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="de"><tig><term>Rechnung</term></tig></langSet></termEntry>
</body></text></martif>"""


def test_older_tbx_is_read_with_its_lines() -> None:
    (line,) = read_tbx(OLD_TBX.encode())
    assert (line.line, line.term) == (
        4,
        FixedTerm("返品", "return", "noun", (), ("send back",), (), ("restitution",)),
    )


STYLED_TBX = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"
 xmlns:basic="http://www.tbxinfo.net/ns/basic" type="TBX-Basic" style="dct" xml:lang="en"><text>
<body><conceptEntry id="c1"><langSec xml:lang="ja"><termSec><term>送料</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>shipping fee</term>
<min:partOfSpeech>noun</min:partOfSpeech></termSec>
<termSec><term>postage</term>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_tags_named_by_category_are_read() -> None:
    (line,) = read_tbx(STYLED_TBX.encode())
    assert line.term == FixedTerm("送料", "shipping fee", "noun", (), ("postage",))


def test_the_name_of_a_file_decides_its_format(tmp_path: Path) -> None:
    terms = [FixedTerm("返品", "return", "noun")]
    for name in ("terms.csv", "terms.TBX", "terms.xml"):
        path = tmp_path / name
        path.write_text(written_terms(terms, path), encoding="utf-8")
        assert [line.term for line in read_terms(path)] == terms
