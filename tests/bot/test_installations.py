"""Installations from the shell, and what parses what comes from outside."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.application import utc_now
from bot.database import Database
from bot.installations import kept
from bot.installations.sealing import Keys, Unreadable, new_key
from bot.installations.tables import Installation
from bot.slack.install_page import language_of
from bot.slack.where import workspace_of
from tests.bot.cli.conftest import Run, assert_failed, kakehashi

__all__ = ["kakehashi"]

KEYS = Keys((new_key(),))
LEAF = st.none() | st.integers() | st.sampled_from(("", "T1"))
OBJECT = st.dictionaries(st.sampled_from(("id", "team_id")), LEAF, max_size=2)
ANYTHING = LEAF | OBJECT | st.lists(LEAF | OBJECT, max_size=2)


def installed(workspace: str) -> Installation:
    return Installation(
        workspace=workspace,
        name="株式会社かけはし",
        app_id="A1",
        bot_id="B1",
        bot_user="U1",
        scopes="commands",
        sealed=KEYS.seal({"token": "xoxb-1"}),
        installed_at=utc_now(),
    )


def test_workspaces_are_listed_without_tokens_and_forgotten(kakehashi: Run, tmp_path: Path) -> None:
    assert_failed(kakehashi("installations", "list"), "kakehashi db upgrade")
    kakehashi("db", "upgrade", "--bare")
    store = Database(f"sqlite:///{tmp_path}/var/kakehashi.db")
    asyncio.run(store.write(kept.keep, installed("T0JAPAN")))
    store.close()
    shown = kakehashi("installations", "list", "--json").stdout
    assert json.loads(shown)["name"] == "株式会社かけはし"
    assert "xoxb" not in shown
    assert kakehashi("installations", "remove", "T0JAPAN").returncode == 0
    assert kakehashi("installations", "list").stdout == ""
    assert_failed(kakehashi("installations", "remove", "T0JAPAN"), "T0JAPAN", "installations list")


@given(st.text())
def test_what_was_not_sealed_by_us_is_unreadable(sealed: str) -> None:
    with pytest.raises(Unreadable):
        KEYS.open(sealed)


def test_a_sealed_token_that_was_tampered_with_is_unreadable() -> None:
    sealed = KEYS.seal({"token": "xoxb-1"})
    assert KEYS.open(sealed) == {"token": "xoxb-1"}
    middle = len(sealed) // 2
    other = "A" if sealed[middle] != "A" else "B"
    with pytest.raises(Unreadable):
        KEYS.open(sealed[:middle] + other + sealed[middle + 1 :])


@given(
    st.dictionaries(st.sampled_from(("authorizations", "team", "team_id")), ANYTHING, max_size=3)
)
def test_a_workspace_is_found_in_any_body_or_none_is(body: dict[str, object]) -> None:
    assert isinstance(workspace_of(body), str)


def test_the_installation_counts_where_a_channel_is_shared() -> None:
    theirs = {"team_id": "T0THEIRS", "authorizations": [{"team_id": "T0OURS"}]}
    assert workspace_of(theirs) == "T0OURS"
    assert workspace_of({"team": {"id": "T0OURS"}, "user": {"team_id": "T0THEIRS"}}) == "T0OURS"
    assert workspace_of({"team_id": "T0OURS"}) == "T0OURS"


@given(st.text())
def test_a_page_is_in_one_of_both_languages(accepted: str) -> None:
    assert language_of(accepted) in ("ja", "en")


def test_the_first_language_that_is_served_is_taken() -> None:
    assert language_of("de-DE,ja;q=0.9,en;q=0.8") == "ja"
    assert language_of("fr") == "en"
