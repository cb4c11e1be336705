"""The padding is articles of another company: whole, in both languages, on other matters."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from statistics import mean

import pytest
from rapidfuzz import fuzz, process, utils

from bench.knowledge import shipped_rows
from bench.padding import Padding
from bench.padding_titles import LANGUAGES, Names, articles, filled, fillers, patterns
from knowledge.tables import SearchDoc

NEARLY_EQUAL = 85.0
ROWS = 600


@pytest.fixture(scope="module")
def shipped() -> list[SearchDoc]:
    return shipped_rows()


@pytest.fixture(scope="module")
def padding(shipped: list[SearchDoc]) -> Padding:
    return Padding(shipped)


@pytest.fixture(scope="module")
def rows(padding: Padding) -> list[SearchDoc]:
    return list(padding.rows(ROWS, first_rev=500))


def every_filling() -> Iterator[Mapping[str, Names]]:
    for one in patterns():
        for filler in fillers().get(one.of, [None]):
            yield filled(one, filler)


def test_each_pattern_is_written_in_both_languages() -> None:
    assert len(patterns()) >= 350
    for one in patterns():
        assert one.topic
        assert one.of == "" or one.of in fillers()
        for names in one.names.values():
            assert 1 <= len(names.aliases) <= 2
            assert all(part == part.strip() != "" for part in (names.title, *names.aliases))
        assert re.search("[ぁ-ヺ一-龠]", one.names["ja"].title)
        assert one.names["en"].title.replace("–", "").isascii()
        assert slots(one.names["ja"].title) == slots(one.names["en"].title)
        assert bool(slots(one.names["ja"].title)) == bool(one.of)


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_asks_nearly_what_a_shipped_article_answers(
    shipped: list[SearchDoc], language: str
) -> None:
    theirs = [plain(name) for row in shipped if row.language == language for name in named(row)]
    ours = {plain(one[language].title): one[language].title for one in every_filling()}
    assert len(ours) > 10_000
    assert near(list(ours), theirs) == []
    aliases = {
        plain(alias)
        for one in islice(articles(random.Random(1)), len(patterns()))
        for alias in one[language].aliases
    }
    assert near(sorted(aliases), theirs) == []


def test_titles_are_rarely_equal_even_when_many_are_needed() -> None:
    many = list(islice(articles(random.Random(4)), 50_000))
    for language in LANGUAGES:
        assert len({one[language].title for one in many}) > 0.98 * len(many)


def test_articles_have_both_variants_and_are_as_long_as_shipped_ones(
    rows: list[SearchDoc], shipped: list[SearchDoc]
) -> None:
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    assert len(rows) == ROWS
    assert all(ja.slug == en.slug and ja.marketplace == en.marketplace for ja, en in pairs)
    assert len({row.variant_id for row in rows}) == ROWS
    assert [row.rev for row in rows] == list(range(500, 500 + ROWS))
    assert "{" not in "".join(part for row in rows for part in (*named(row), row.body))
    for language in LANGUAGES:
        assert length(rows, language) == pytest.approx(length(shipped, language), rel=0.15)


def test_nothing_in_a_body_is_what_a_shipped_article_says(
    rows: list[SearchDoc], padding: Padding
) -> None:
    for language in LANGUAGES:
        assert copied_share(rows, padding, language) == 0


def test_half_of_a_copying_body_is_what_the_shipped_articles_say(padding: Padding) -> None:
    rows = list(padding.copying().rows(ROWS, first_rev=500))
    for language in LANGUAGES:
        assert 0.4 < copied_share(rows, padding, language) < 0.6


def test_it_is_the_same_every_time(rows: list[SearchDoc], padding: Padding) -> None:
    again = list(padding.rows(51, first_rev=500))
    assert [(one.title, one.words, one.bigrams) for one in again] == [
        (one.title, one.words, one.bigrams) for one in rows[:51]
    ]


def copied_share(rows: Sequence[SearchDoc], padding: Padding, language: str) -> float:
    said = {one.text for one in padding.own[language]}
    lines = [one for row in rows if row.language == language for one in row.body.split("\n\n")]
    return sum(len(one) for one in lines if one in said) / sum(map(len, lines))


def named(row: SearchDoc) -> Sequence[str]:
    return (row.title, *row.aliases)


def slots(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def plain(text: str) -> str:
    return utils.default_process(text)


def near(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, str]]:
    like = process.cdist(ours, theirs, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL)
    return [(ours[at], theirs[other]) for at, other in zip(*like.nonzero(), strict=True)]


def length(rows: Sequence[SearchDoc], language: str) -> float:
    return mean(len(row.words.split()) for row in rows if row.language == language)
