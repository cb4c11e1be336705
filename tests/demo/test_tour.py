"""The guided tour's steps, and the form that begins with its words."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from demo.buyers import buyers
from demo.cases import pairs
from demo.letterbox import Reading, page
from demo.tour import (
    ANSWER,
    FIRST_REPLY,
    MESSAGE,
    NOTE,
    STAND_IN_ANSWER,
    STAND_IN_NOTE,
    STAND_IN_REQUEST,
    SUBJECT,
    tour,
    write_tour,
)


def test_each_step_speaks_both_languages_and_says_how_it_ends() -> None:
    *doing, end = tour("key")["steps"]
    assert len(doing) == 10
    for step in (*doing, end):
        assert set(step["say"]) == {"ja", "en"}
        assert all(step["say"].values())
    assert all(step["aids"] and step["done"] for step in doing)
    assert not end["aids"]


def test_what_the_tour_types_is_known_to_the_memory_in_both_languages() -> None:
    known = {one.source_text for one in pairs()}
    said = [SUBJECT, *MESSAGE.splitlines(), NOTE, *FIRST_REPLY.splitlines(), *ANSWER.splitlines()]
    said += [STAND_IN_NOTE, STAND_IN_REQUEST, *STAND_IN_ANSWER.splitlines()]
    assert set(said) <= known


def test_where_no_case_was_sent_the_tour_names_the_one_that_stands_in() -> None:
    facts = tour("key")["facts"]
    assert facts["opening_ja"].startswith(f"代わりに{facts['ref']}（山本様「三脚の脚が")
    assert facts["opening_en"].startswith(f"{facts['ref']} stands in for it (Yamamoto: “A tripod")
    then = tour("key")["steps"][0]["then"]
    assert set(then) | {"ref"} == set(facts)
    told = str([then[name] for name in ("note", "request", "answer")])
    assert "粉受け" in told
    assert "粉受け" not in str(facts)


def test_a_tour_begun_goes_on_after_a_restart_and_anew_with_a_new_store(tmp_path: Path) -> None:
    first, again, other = (
        json.loads(write_tour(folder).read_text(encoding="utf-8"))
        for folder in (tmp_path, tmp_path, fresh(tmp_path / "other"))
    )
    assert first == again
    assert first["id"] != other["id"]


def fresh(folder: Path) -> Path:
    folder.mkdir()
    return folder


class Form(HTMLParser):
    """What stands in the fields, as a browser reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.subject, self.text, self.inside = "", "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_attrs = dict(attrs)
        if given_attrs.get("name") == "subject":
            self.subject = given_attrs["value"] or ""
        self.inside = self.inside or tag == "textarea"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "textarea"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"))


@given(subject=PRINTED, text=PRINTED)
def test_the_form_begins_with_any_words_and_nothing_in_them_is_markup(
    subject: str, text: str
) -> None:
    everybody = buyers()
    reading = Reading(
        everybody[0], everybody, writes=True, begun={"subject": subject, "text": text}
    )
    form = Form()
    form.feed(page(reading, []))
    assert (form.subject, form.text.removeprefix("\n")) == (subject, text)
