"""The sandbox gives, renews and takes away tokens as Slack's documents say."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from sandbox.defaults import GUEST, SATO
from tests.sandbox.serving import TOKEN, Bot, Running, running

APP = {"client_id": "sandbox-client", "client_secret": "sandbox-client-secret"}
ASKED = {"client_id": "sandbox-client", "scope": "chat:write,commands", "state": "s1"}


async def sent_back(sandbox: Running, user: str, decision: str) -> dict[str, list[str]]:
    url = f"{sandbox.url}/oauth/v2/authorize"
    async with httpx.AsyncClient(trust_env=False) as client:
        page = await client.get(url, params=ASKED)
        assert user in page.text
        assert GUEST not in page.text
        form = {**ASKED, "user": user, "decision": decision}
        done = await client.post(url, data=form)
    assert done.status_code == 302
    return parse_qs(urlsplit(done.headers["location"]).query)


async def test_a_yes_becomes_a_code_that_works_once(sandbox: Running) -> None:
    back = await sent_back(sandbox, SATO, "allow")
    assert back["state"] == ["s1"]
    plain = sandbox.client_with("")
    code = back["code"][0]
    given = await plain.oauth_v2_access(**APP, code=code)
    assert given["scope"] == "chat:write,commands"
    assert (await sandbox.client_with(given["access_token"]).auth_test())["ok"]
    for more, error in (
        ({"code": code}, "invalid_code"),
        ({"code": "other"}, "invalid_code"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, "invalid_refresh_token"),
    ):
        with pytest.raises(SlackApiError, match=error):
            await plain.oauth_v2_access(**APP, **more)
    with pytest.raises(SlackApiError, match="bad_client_secret"):
        await plain.oauth_v2_access(client_id="sandbox-client", client_secret="x", code=code)


async def test_a_no_comes_back_as_one(sandbox: Running) -> None:
    back = await sent_back(sandbox, SATO, "cancel")
    assert (back["error"], back.get("code")) == (["access_denied"], None)


async def test_a_renewed_tokens_predecessor_works_until_its_own_end(bot: Bot) -> None:
    async with running(bot, token_seconds=43_200) as sandbox:
        plain = sandbox.client_with("")
        code = (await sent_back(sandbox, SATO, "allow"))["code"][0]
        first = await plain.oauth_v2_access(**APP, code=code)
        renewal = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
        await sandbox.control.advance(10)
        second = await plain.oauth_v2_access(**APP, **renewal)
        with pytest.raises(SlackApiError, match="invalid_refresh_token"):
            await plain.oauth_v2_access(**APP, **renewal)
        old, new = (sandbox.client_with(one["access_token"]) for one in (first, second))
        assert (await old.auth_test())["ok"]
        await sandbox.control.advance(43_195)
        assert (await new.auth_test())["ok"]
        with pytest.raises(SlackApiError, match="token_expired"):
            await old.auth_test()


async def test_a_token_that_was_given_back_is_gone_and_the_app_is_told(
    bot: Bot, sandbox: Running
) -> None:
    await sandbox.control.install(
        {"settings": {"event_subscriptions": {"bot_events": ["app_uninstalled", "tokens_revoked"]}}}
    )
    assert (await sandbox.client.auth_revoke(test=True))["revoked"] is False
    assert (await sandbox.client.auth_revoke())["revoked"]
    with pytest.raises(SlackApiError, match="account_inactive"):
        await sandbox.client_with(TOKEN).auth_test()
    await bot.wait_for(2)
    assert bot.events("tokens_revoked")[0]["tokens"]["bot"] == ["U0KAKEHASHI"]
    assert len(bot.events("app_uninstalled")) == 1
