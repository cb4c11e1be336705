"""Settings: file and environment; what is wrong is one line that names the key and the remedy."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Mailer, Settings, SettingsError, load, require_slack
from tickets.hours import parse_hours

EXAMPLE = Path(__file__).parents[2] / "kakehashi.example.toml"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def loaded(toml: str = "", **environment: str) -> Settings:
    Path("kakehashi.toml").write_text(toml, encoding="utf-8")
    return load(environment)


def test_without_anything_there_are_two_desks() -> None:
    settings = load({})
    assert [team.key for team in settings.teams] == ["jp", "us"]
    assert [team.channel for team in settings.teams] == ["support-jp", "support-us"]
    assert settings.teams[1].timezone == ZoneInfo("America/Los_Angeles")
    assert settings.answer_within == 60
    assert settings.undo == timedelta(seconds=30)


def test_the_example_loads_and_says_what_the_defaults_are() -> None:
    settings = load({"KAKEHASHI_CONFIG": str(EXAMPLE)})
    assert settings == Settings()


def test_the_example_names_every_key_that_there_is() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    document = tomllib.loads(text)
    assert set(document) == {
        "teams", "agents", "commands", "database", "handoff", "reply", "mail", "delivery",
        "translation", "slack",
    }  # fmt: skip
    for key in ("from", "from_name", "smtp", "url"):
        assert f"# {key} = " in text


def test_the_environment_wins() -> None:
    toml = '[database]\nurl = "sqlite:///a.db"\n[mail]\nsmtp = "smtp://one"\nfrom = "a@b.example"'
    settings = loaded(
        toml,
        KAKEHASHI_DATABASE_URL="postgresql://u@h/d",
        KAKEHASHI_SMTP_URL="smtps://bot:p%40ss@mail.example",
        KAKEHASHI_API_KEYS="plain, jp:tokyo",
        SLACK_API_URL="http://127.0.0.1:3001/api",
    )
    assert settings.database_url == "postgresql://u@h/d"
    assert settings.mailer == Mailer("mail.example", 465, "bot", "p@ss", True)
    assert [(key.secret, key.team) for key in settings.api_keys] == [
        ("plain", None),
        ("tokyo", "jp"),
    ]
    assert settings.slack_api_url == "http://127.0.0.1:3001/api/"


def test_a_team_may_be_described_anew() -> None:
    toml = """
        [[teams]]
        key = "jp"
        channel = "#tokyo"
        hours = "00:00-24:00"
        leads = ["U1"]
        [[teams]]
        key = "de"
        name = "Berlin"
        language = "en"
        channel = "support-de"
        timezone = "Europe/Berlin"
    """
    tokyo, berlin = loaded(toml).teams
    assert (tokyo.channel, tokyo.language, tokyo.leads) == ("tokyo", "ja", ("U1",))
    assert tokyo.hours == parse_hours("00:00-24:00")
    assert (berlin.name("ja"), berlin.hours) == ("Berlin", parse_hours("09:00-18:00"))


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ("colour = 1", "colour"),
        ("reply = 5", "reply"),
        ("[reply]\nundo = -1", "[reply] undo"),
        ('[reply]\nundo = "soon"', "[reply] undo"),
        ("[reply]\nundo = true", "[reply] undo"),
        ("[reply]\nundo = nan", "[reply] undo"),
        ("[reply]\nundo = inf", "[reply] undo"),
        ("[reply]\nredo = 1", "[reply] redo"),
        ('[translation]\nengine = "deepl"', "[translation] engine"),
        ('[translation]\nengine = ["argos"]', "[translation] engine"),
        ('[translation]\nengine = "libretranslate"', "[translation] servers"),
        ('[translation]\nservers = ["http://x:5000"]', "[translation] servers"),
        ('[translation]\nservers = "http://x:5000"', "[translation] servers"),
        ('[translation]\nengine = "libretranslate"\nservers = ["x:5000"]', "[translation] servers"),
        (
            '[translation]\nengine = "libretranslate"\nservers = ["http://u:pw@x"]',
            "[translation] servers",
        ),
        ("[translation]\ntimeout = 0", "[translation] timeout"),
        ("[translation]\nshipped = 1", "[translation] shipped"),
        ("[slack]\nwork_objects = 1", "[slack] work_objects"),
        ("[handoff]\nanswer_within = 0", "[handoff] answer_within"),
        ('[mail]\nfrom = "nobody"', "[mail] from"),
        ('[mail]\nfrom = "a@b\\r\\nBcc: c@d"', "[mail] from"),
        ("[mail]\nfrom = 5", "[mail] from"),
        ('[mail]\nsmtp = "http://x"', "[mail] smtp"),
        ('[mail]\nsmtp = "smtp://x:99999"', "[mail] smtp"),
        ("[mail]\nsmtp = 5", "[mail] smtp"),
        ("[database]\nurl = 5", "[database] url"),
        ("[commands]\nticket = 5", "[commands] ticket"),
        ('[agents]\nU1 = "mars"', "[agents] U1"),
        ('[agents]\nU1 = ["jp"]', "[agents] U1"),
        ("teams = []", "[[teams]]"),
        ("teams = [1]", "[[teams]]"),
        ('[[teams]]\nkey = "JP"', "[[teams]] key"),
        ('[[teams]]\nkey = "jp"\n[[teams]]\nkey = "jp"', "[[teams]] key"),
        ('[[teams]]\nkey = "jp"\nlanguage = "de"', "[[teams]] language of jp"),
        ('[[teams]]\nkey = "jp"\ntimezone = "Tokyo"', "[[teams]] timezone of jp"),
        ('[[teams]]\nkey = "jp"\ntimezone = ["Tokyo"]', "[[teams]] timezone of jp"),
        ('[[teams]]\nkey = "jp"\nhours = "morning"', "[[teams]] hours of jp"),
        ('[[teams]]\nkey = "jp"\nhours = 9', "[[teams]] hours of jp"),
        ('[[teams]]\nkey = "jp"\nleads = "U1"', "[[teams]] leads of jp"),
        ('[[teams]]\nkey = "de"\nlanguage = "en"', "[[teams]] channel of de"),
        ("this is not toml", "kakehashi.toml"),
    ],
)
def test_a_wrong_value_is_one_line_with_its_key(toml: str, key: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        loaded(toml)
    line = str(refusal.value)
    assert line.startswith(f"{key}: ")
    assert "\n" not in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KAKEHASHI_CONFIG", "nowhere.toml"),
        ("KAKEHASHI_DATABASE_URL", "mysql://x"),
        ("KAKEHASHI_API_KEYS", "mars:secret"),
        ("KAKEHASHI_SMTP_URL", "mail.example:25"),
        ("SLACK_API_URL", "foo"),
    ],
)
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load({name: value})


def test_a_password_in_a_wrong_address_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as refusal:
        load({"KAKEHASHI_SMTP_URL": "smpt://bot:secret@mail.example"})
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("environment", "key"),
    [
        ({}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxp-1", "SLACK_SIGNING_SECRET": "s"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET"),
    ],
)
def test_serving_needs_token_and_secret(environment: dict[str, str], key: str) -> None:
    with pytest.raises(SettingsError, match=key):
        require_slack(load(environment))


KEY = "0" * 43 + "="


@pytest.mark.parametrize(
    ("environment", "key"),
    [
        ({"SLACK_CLIENT_ID": "1.2"}, "KAKEHASHI_TOKEN_KEYS"),
        ({"SLACK_CLIENT_ID": "1.2", "KAKEHASHI_TOKEN_KEYS": KEY}, "SLACK_CLIENT_SECRET"),
        ({"SLACK_CLIENT_SECRET": "s", "KAKEHASHI_TOKEN_KEYS": KEY}, "SLACK_CLIENT_ID"),
        (
            {"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s", "KAKEHASHI_TOKEN_KEYS": "s3cret"},
            "KAKEHASHI_TOKEN_KEYS",
        ),
        (
            {"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s", "KAKEHASHI_TOKEN_KEYS": " , "},
            "KAKEHASHI_TOKEN_KEYS",
        ),
    ],
)
def test_several_workspaces_need_all_three_values(environment: dict[str, str], key: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load(environment)
    assert raised.value.key == key
    assert "s3cret" not in str(raised.value)


def test_secrets_of_several_workspaces_are_not_shown() -> None:
    given = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s3cret"}
    settings = load({**given, "KAKEHASHI_TOKEN_KEYS": f"{KEY},{KEY}"})
    assert settings.oauth is not None
    assert "s3cret" not in repr(settings)
    assert KEY not in repr(settings)


def test_servers_translate_where_the_company_says_so() -> None:
    toml = """
        [translation]
        engine = "libretranslate"
        servers = ["http://10.0.0.5:5000/", "https://lt.example/api"]
        timeout = 5
    """
    chosen = loaded(toml, KAKEHASHI_LIBRETRANSLATE_KEY="s3cret").translation
    assert chosen.servers == ("http://10.0.0.5:5000", "https://lt.example/api")
    assert (chosen.timeout, chosen.key) == (5.0, "s3cret")
    assert "s3cret" not in repr(chosen)


def test_an_address_with_a_password_is_not_repeated() -> None:
    toml = '[translation]\nengine = "libretranslate"\nservers = ["http://u:pw@x"]'
    with pytest.raises(SettingsError) as raised:
        loaded(toml)
    assert "pw" not in str(raised.value)
    assert "KAKEHASHI_LIBRETRANSLATE_KEY" in str(raised.value)
