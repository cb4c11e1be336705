"""Several workspaces: installed by people, served with each one's own token, and given up."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError
from sqlalchemy import text

from bot import doctor, server
from bot.application import utc_now
from bot.assembly import assembled
from bot.database import plain_engine
from bot.installations import kept
from bot.installations.sealing import Keys, new_key
from bot.installations.tables import Installation
from bot.settings import SettingsError, require_slack
from bot.slack.where import within
from sandbox.defaults import MILLER, SATO
from tests.scenarios.previewing import settled
from tests.scenarios.stage import JP, US, spoken
from tests.scenarios.workspaces import (
    ELSEWHERE,
    KEY,
    SEATTLE,
    STATE_COOKIE,
    TOKYO,
    Browser,
    Company,
    company,
)
from tickets import mirrors
from translations.engines.mangling import ManglingEngine


@pytest.fixture
async def firm(database_url: str, tmp_path: Path) -> AsyncIterator[Company]:
    async with company(database_url, tmp_path) as one:
        yield one


async def where_installed(firm: Company) -> list[str]:
    rows = await firm.stage.application.database.read(kept.everywhere)
    return [row.workspace for row in rows]


async def row_of(firm: Company, workspace: str) -> Installation:
    row = await firm.stage.application.database.read(kept.find, workspace)
    assert row is not None
    return row


# --- one case, two workspaces -----------------------------------------------------------------


async def test_a_case_goes_from_one_workspace_to_the_other_and_both_stay_in_step(
    firm: Company,
) -> None:
    await firm.in_both()
    stage = firm.stage
    ticket = await stage.customer_writes("カメラが届きません。")
    assert ticket.ref in (await stage.sato.command(JP, "/queue"))["shown"]
    answer = await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    assert answer["ok"], answer
    await stage.deliver()
    card = await stage.card(stage.miller, US, ticket.ref)
    offered = next(
        one for one in await stage.miller.thread(US, card["ts"]) if "handoff.accept" in str(one)
    )
    await stage.miller.click("handoff.accept", channel=US, message_ts=offered["ts"])
    said = await stage.miller.say(US, "It left on Monday.", thread_ts=card["ts"])
    assert {one["status"] for one in said["deliveries"]} == {200}
    await stage.deliver()
    assert any(
        "It left on Monday." in one for one in await stage.thread(stage.sato, JP, ticket.ref)
    )
    assert await stage.application.database.read(mirrors.parked) == []


async def test_writers_are_told_in_their_own_workspace_what_the_other_one_cannot_read(
    firm: Company,
) -> None:
    await firm.in_both()
    stage = firm.stage
    stage.application.translator.engine = ManglingEngine(manglers=("emptying",))
    ticket = await stage.customer_writes("カメラが届きません。")
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    await stage.deliver()
    await settled()
    assert "原文のまま届きます" in spoken((await stage.whispers(stage.sato, JP))[-1])
    await stage.miller.command(US, "/handoff", f"decline {ticket.ref} It isn't ours.")
    await stage.deliver()
    await settled()
    assert "in the original" in spoken((await stage.whispers(stage.miller, US))[-1])


async def test_the_doctor_looks_into_each_workspace(firm: Company) -> None:
    assert (await firm.browser.install(SATO)).status_code == 200
    found = {one.check: one async for one in doctor.slack(firm.stage.application)}
    assert found[f"slack token of {TOKYO}"].state == "ok"
    assert found[f"slack scopes of {TOKYO}"].state == "ok"
    assert found["channel of jp"].state == "ok"
    assert found[f"slack token of {SEATTLE}"].state == "failed"
    assert "/slack/install" in found[f"slack token of {SEATTLE}"].remedy


# --- who comes in -----------------------------------------------------------------------------


async def test_who_installs_reads_in_their_language_what_to_do_next(firm: Company) -> None:
    done = await firm.browser.install(SATO)
    assert "Kakehashi is installed in Kakehashi Trading" in done.text
    assert done.headers["cache-control"] == "no-store"
    assert done.headers["referrer-policy"] == "no-referrer"
    japanese = Browser(firm.browser.url, "ja,en-US;q=0.9,en;q=0.8")
    assert "にKakehashiをインストールしました" in (await japanese.install(MILLER)).text
    assert await where_installed(firm) == [TOKYO, SEATTLE]


async def test_one_who_says_no_installs_nothing(firm: Company) -> None:
    page = await firm.browser.install(SATO, "cancel")
    assert "Nothing was installed" in page.text
    assert await where_installed(firm) == []


async def test_a_state_works_once_in_time_and_in_its_own_browser(firm: Company) -> None:
    browser = firm.browser
    asked, cookie = await browser.start()
    back = await browser.decide(asked, SATO)
    assert "browser you started in" in (await browser.get(back)).text
    forged = f"{STATE_COOKIE}=forged"
    assert (await browser.get(back, forged)).status_code == 400
    made_up = f"{browser.url}/slack/oauth_redirect?code=1&state=forged"
    assert (await browser.get(made_up, forged)).status_code == 401
    assert await where_installed(firm) == []
    assert (await browser.get(back, cookie)).status_code == 200
    again = await browser.get(back, cookie)
    assert (again.status_code, "This link no longer works" in again.text) == (401, True)
    assert await where_installed(firm) == [TOKYO]


async def test_a_state_that_is_too_old_is_refused(firm: Company) -> None:
    asked, cookie = await firm.browser.start()
    back = await firm.browser.decide(asked, SATO)
    installs = firm.stage.application.installs
    assert installs is not None
    installs.states.now = lambda: utc_now() + timedelta(minutes=10, seconds=1)
    assert (await firm.browser.get(back, cookie)).status_code == 401
    assert await where_installed(firm) == []


async def test_what_stands_in_the_address_is_not_repeated(firm: Company) -> None:
    odd = f"{firm.browser.url}/slack/oauth_redirect?error=%3Cscript%3E"
    page = await firm.browser.get(odd)
    assert (page.status_code, "script" in page.text) == (200, False)
    assert (await firm.browser.get(f"{odd}{'x' * 5000}")).status_code == 400
    assert (await firm.browser.get(f"{firm.browser.url}/slack/other")).status_code == 404


async def test_a_workspace_that_is_not_ours_is_refused_and_its_token_given_back(
    firm: Company,
) -> None:
    page = await firm.browser.install("U0MALLORY")
    assert page.status_code == 403
    assert f"This workspace ({ELSEWHERE}) isn't on the list" in page.text
    assert await where_installed(firm) == []
    [revoked] = await firm.control.calls("auth.revoke")
    assert revoked["answer"]["revoked"]
    with within(ELSEWHERE), pytest.raises(SlackApiError, match="not_authed"):
        await firm.stage.application.slack.auth_test()


async def test_a_wrong_secret_is_told_to_the_one_who_can_mend_it(firm: Company) -> None:
    installing = firm.stage.application.installs
    assert installing is not None
    await firm.control.fault("error", on="oauth.v2.access", error="bad_client_secret", count=1)
    page = await firm.browser.install(SATO)
    assert (page.status_code, "SLACK_CLIENT_SECRET" in page.text) == (401, True)
    await firm.control.fault("lost_answer", on="oauth.v2.access", count=1)
    assert "be reached" in (await firm.browser.install(SATO)).text
    assert await where_installed(firm) == []


# --- tokens at rest and in use ------------------------------------------------------------------


def everything_in(url: str) -> str:
    """The table as whoever has the file reads it."""
    engine = plain_engine(url)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT * FROM installation")).all()
        states = connection.execute(text("SELECT * FROM installstate")).all()
    engine.dispose()
    return f"{found} {states}"


async def test_who_reads_the_store_learns_no_token_and_no_state(
    database_url: str, tmp_path: Path
) -> None:
    async with company(database_url, tmp_path, token_seconds=43_200) as firm:
        await firm.browser.install(SATO)
        _, cookie = await firm.browser.start()
        read = everything_in(database_url)
        opened = firm.settings.oauth.keys.open((await row_of(firm, TOKYO)).sealed)  # type: ignore[union-attr]
    assert opened["token"].startswith("xoxe.xoxb-")
    assert opened["refresh"].startswith("xoxe-1-")
    for secret in (*opened.values(), cookie.partition("=")[2]):
        assert secret
        assert secret not in read


async def ends_in(firm: Company, minutes: int) -> None:
    """As if this much time were left to Tokyo's token."""
    row = await row_of(firm, TOKYO)
    ends = utc_now() + timedelta(minutes=minutes)
    database = firm.stage.application.database
    assert await database.write(
        kept.renew, TOKYO, was=row.sealed, sealed=row.sealed, expires_at=ends
    )


async def test_a_token_is_renewed_once_before_it_ends(database_url: str, tmp_path: Path) -> None:
    async with company(database_url, tmp_path, token_seconds=43_200) as firm:
        await firm.browser.install(SATO)
        first, slack = await row_of(firm, TOKYO), firm.stage.application.slack
        await ends_in(firm, 119)
        with within(TOKYO):
            await asyncio.gather(*(slack.auth_test() for _ in range(3)))
        row = await row_of(firm, TOKYO)
        assert row.sealed != first.sealed
        assert row.expires_at is not None
        assert row.expires_at > utc_now() + timedelta(hours=11)
        assert len(await firm.control.calls("oauth.v2.access")) == 2


async def test_a_token_that_is_not_renewed_is_used_to_its_end(
    database_url: str, tmp_path: Path
) -> None:
    async with company(database_url, tmp_path, token_seconds=43_200) as firm:
        await firm.browser.install(SATO)
        await ends_in(firm, 60)
        slack = firm.stage.application.slack
        refuse = {"on": "oauth.v2.access", "error": "invalid_refresh_token"}
        await firm.control.fault("error", **refuse)
        with within(TOKYO):
            assert (await slack.auth_test())["team_id"] == TOKYO
            await firm.control.advance(43_300)
            with pytest.raises(SlackApiError, match="token_expired"):
                await slack.auth_test()
            await firm.control.clear_faults()
            assert (await slack.auth_test())["team_id"] == TOKYO


async def test_a_key_is_replaced_by_putting_a_new_one_first(
    firm: Company, database_url: str, tmp_path: Path
) -> None:
    await firm.browser.install(SATO)
    fresh, settings = new_key(), firm.settings
    assert settings.oauth is not None
    for keys in (Keys((fresh, KEY)), Keys((fresh,))):
        oauth = replace(settings.oauth, keys=keys)
        async with assembled(replace(settings, oauth=oauth)) as other:
            await server.require_tokens(other)
            with within(TOKYO):
                assert (await other.slack.auth_test())["team_id"] == TOKYO


async def test_without_its_key_nothing_starts_and_a_call_has_no_token(firm: Company) -> None:
    await firm.browser.install(SATO)
    assert firm.settings.oauth is not None
    oauth = replace(firm.settings.oauth, keys=Keys((new_key(),)))
    async with assembled(replace(firm.settings, oauth=oauth)) as other:
        with pytest.raises(SettingsError, match=f"KAKEHASHI_TOKEN_KEYS.*{TOKYO}"):
            await server.require_tokens(other)
        with within(TOKYO), pytest.raises(SlackApiError, match="not_authed"):
            await other.slack.auth_test()


def test_each_desk_has_to_say_where_it_is(tmp_path: Path) -> None:
    from tests.scenarios.workspaces import company_settings

    settings = company_settings("sqlite:///x.db", tmp_path, "http://127.0.0.1:9/api/")
    require_slack(settings)
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN"):
        require_slack(replace(settings, bot_token="xoxb-1"))
    nowhere = tuple(replace(team, workspace="") for team in settings.teams)
    with pytest.raises(SettingsError, match="workspace of jp"):
        require_slack(replace(settings, teams=nowhere))


# --- the app is removed -------------------------------------------------------------------------


async def test_a_removed_app_leaves_no_token_and_goes_on_once_it_is_back(firm: Company) -> None:
    await firm.in_both()
    stage = firm.stage
    await stage.sato.open_home()
    gone = await firm.control.uninstall(TOKYO)
    assert {one["status"] for one in gone["deliveries"]} == {200}
    assert await where_installed(firm) == [SEATTLE]
    ticket = await stage.customer_writes("カメラが届きません。")
    [parked] = await stage.application.database.read(mirrors.parked)
    assert parked.last_error == "not_authed"
    assert (await firm.browser.install(SATO)).status_code == 200
    await stage.deliver()
    assert await stage.card(stage.sato, JP, ticket.ref)


async def removal(firm: Company, event_id: str, happened: float, kind: str, **more: object) -> int:
    envelope = {
        "type": "event_callback",
        "team_id": TOKYO,
        "event_id": event_id,
        "event_time": int(happened),
        "event": {"type": kind, **more},
    }
    return (await firm.stage.send(json.dumps(envelope).encode())).status_code


async def test_the_event_of_an_earlier_removal_does_not_take_a_new_installation(
    firm: Company,
) -> None:
    await firm.in_both()
    before = time.time() - 3600
    for event_id in ("Ev0LATE", "Ev0LATE", "Ev0LATER"):
        assert await removal(firm, event_id, before, "app_uninstalled") == 200
    assert await where_installed(firm) == [TOKYO, SEATTLE]
    users = {"tokens": {"oauth": ["U0SATO"], "bot": []}}
    assert await removal(firm, "Ev0USER", time.time(), "tokens_revoked", **users) == 200
    assert await where_installed(firm) == [TOKYO, SEATTLE]
    for _ in range(2):
        assert await removal(firm, "Ev0NOW", time.time() + 1, "app_uninstalled") == 200
    assert await where_installed(firm) == [SEATTLE]
    assert (await firm.browser.install(SATO)).status_code == 200
    assert await removal(firm, "Ev0NOW", time.time() + 1, "app_uninstalled") == 200
    assert await where_installed(firm) == [TOKYO, SEATTLE]
