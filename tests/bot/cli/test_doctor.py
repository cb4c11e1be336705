"""What the doctor says of a store, and of what is missing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run
from tests.translations.tiny_package import write_package
from tests.translations.translation_server import answering_server
from translations.packages import install_file


def states(kakehashi: Run, **variables: str) -> tuple[int, dict[str, dict[str, str]]]:
    done = kakehashi("doctor", "--json", **variables)
    return done.returncode, {one["check"]: one for one in json.loads(done.stdout)}


def test_everything_that_is_missing_is_named_with_what_to_do(
    kakehashi: Run, tmp_path: Path
) -> None:
    (tmp_path / "kakehashi.toml").write_text("[translation]\nshipped = false")
    status, found = states(kakehashi)
    assert status == 1
    assert found["configuration"]["state"] == "ok"
    for check, remedy in (
        ("database", "kakehashi db upgrade"),
        ("slack token", "settings page"),
        ("slack secret", "settings page"),
    ):
        assert found[check]["state"] == "failed"
        assert remedy in found[check]["remedy"]
    assert found["mail"]["state"] == found["translation"]["state"] == "warning"
    assert "translations install en_ja ja_en" in found["translation"]["remedy"]


def test_a_wrong_configuration_is_the_only_finding(kakehashi: Run, tmp_path: Path) -> None:
    (tmp_path / "kakehashi.toml").write_text("colour = 1")
    status, found = states(kakehashi)
    assert status == 1
    assert list(found) == ["configuration"]
    assert "colour" in found["configuration"]["finding"]


def test_servers_that_do_not_answer_are_failures(kakehashi: Run, tmp_path: Path) -> None:
    kakehashi("db", "upgrade", "--bare")
    (tmp_path / "kakehashi.toml").write_text('[mail]\nfrom = "a@shop.example"')
    status, found = states(
        kakehashi,
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_SIGNING_SECRET="x",
        SLACK_API_URL="http://127.0.0.1:9/",
        KAKEHASHI_SMTP_URL="smtp://127.0.0.1:9",
    )
    assert status == 1
    assert found["database"]["state"] == found["backlog"]["state"] == "ok"
    assert "unreachable" in found["mail"]["finding"]
    assert "reached" in found["slack token"]["finding"]


def test_for_people_it_is_a_table(kakehashi: Run) -> None:
    done = kakehashi("doctor")
    assert "→ Run: kakehashi db upgrade" in done.stdout


# --- articles -------------------------------------------------------------------------------

ARTICLE = {
    "slug": "tripods",
    "marketplace": "jp",
    "variants": [
        {"language": "ja", "title": "三脚の返品", "body": "14日以内です。"},
        {"language": "en", "title": "Tripod returns", "body": "Within 14 days."},
    ],
}


def spoil(folder: Path, change: str) -> None:
    with closing(sqlite3.connect(folder / "var" / "kakehashi.db")) as store, store:
        store.execute(change)


def test_a_damaged_index_of_articles_is_named_and_made_anew(kakehashi: Run, tmp_path: Path) -> None:
    kakehashi("db", "upgrade", "--bare")
    (tmp_path / "a.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    kakehashi("kb", "import", "a.jsonl")
    spoil(tmp_path, "DELETE FROM search_doc WHERE language = 'ja'")
    spoil(tmp_path, "UPDATE search_doc SET body = ''")
    _, found = states(kakehashi)
    assert found["article index"]["state"] == "warning"
    assert "1 lag behind their article; 1 say something else" in found["article index"]["finding"]
    assert "kb reindex" in found["article index"]["remedy"]
    kakehashi("kb", "reindex")
    _, found = states(kakehashi)
    assert found["articles"]["finding"] == "1 published, 2 texts to find them by"
    assert found["article index"]["state"] == "ok"
    spoil(tmp_path, "DROP TABLE search_doc")
    _, found = states(kakehashi)
    assert found["articles"]["state"] == "failed"
    assert "search_doc" in found["articles"]["finding"]
    assert found["backlog"]["state"] == "ok"


# --- translation ----------------------------------------------------------------------------


def test_each_package_is_tried_and_broken_ones_are_named(kakehashi: Run, tmp_path: Path) -> None:
    (tmp_path / "kakehashi.toml").write_text("[translation]\nshipped = false")
    folder = tmp_path / "data" / "translations"
    for source, target in (("ja", "en"), ("en", "ja")):
        file = tmp_path / f"{source}_{target}.argosmodel"
        install_file(write_package(file, source=source, target=target), folder)
    _, found = states(kakehashi)
    assert found["translation ja_en"]["state"] in ("ok", "warning")
    assert "1.0" in found["translation ja_en"]["finding"]
    (folder / "translate-ja_en-1_0" / "sentencepiece.model").unlink()
    (folder / "translate-en_ja-1_0" / "model" / "model.bin").write_bytes(b"rubbish")
    _, found = states(kakehashi)
    named = found["translation translate-ja_en-1_0"]
    assert (named["state"], named["finding"]) == ("warning", "its tokenizer is missing")
    assert "translations install ja_en" in named["remedy"]
    assert found["translation en_ja"]["state"] == "failed"
    assert "translations install en_ja" in found["translation en_ja"]["remedy"]
    assert "without ja_en" in found["translation"]["finding"]


def servers(folder: Path, *addresses: str) -> None:
    table = f'[translation]\nengine = "libretranslate"\nservers = {list(addresses)}'
    (folder / "kakehashi.toml").write_text(table, encoding="utf-8")


PHRASES = {
    "昨日、本を買いました。": "I bought a book yesterday.",
    "I bought a book yesterday.": "昨日、本を買いました。",
}


def test_a_server_that_translates_is_well(kakehashi: Run, tmp_path: Path) -> None:
    with answering_server() as server:
        server.phrases = PHRASES
        servers(tmp_path, server.url)
        _, found = states(kakehashi)
    assert found[f"translation {server.url}"]["state"] == "ok"


@pytest.mark.parametrize(
    ("trouble", "state", "finding", "remedy"),
    [
        ({"fault": "dropped", "deaf": True}, "failed", "", "See that it runs"),
        ({"languages": [{"code": "en", "targets": ["fr"]}]}, "failed", "en_ja", "--load-only"),
        ({"fault": "rubbish"}, "failed", "no JSON", "Something else answers"),
        ({"languages": {"hello": "world"}}, "failed", "languages", "Something else answers"),
        ({"fault": 429}, "failed", "Slowdown", "raise its limit"),
        ({"key": "s3cret"}, "failed", "Invalid API key", "KAKEHASHI_LIBRETRANSLATE_KEY"),
        ({"phrases": {}}, "warning", "unusable", "its models"),
    ],
)
def test_what_is_wrong_with_a_server_is_named_with_what_to_do(
    kakehashi: Run,
    tmp_path: Path,
    trouble: dict[str, object],
    state: str,
    finding: str,
    remedy: str,
) -> None:
    with answering_server() as server:
        for name, value in ({"phrases": PHRASES} | trouble).items():
            setattr(server, name, value)
        servers(tmp_path, server.url)
        _, found = states(kakehashi)
    one = found[f"translation {server.url}"]
    assert one["state"] == state
    assert finding in one["finding"]
    assert remedy in one["remedy"]


def test_one_server_of_two_is_a_warning(kakehashi: Run, tmp_path: Path) -> None:
    with answering_server() as server, answering_server() as other:
        server.phrases, other.fault = PHRASES, 500
        servers(tmp_path, server.url, other.url)
        _, found = states(kakehashi)
    assert found[f"translation {server.url}"]["state"] == "ok"
    assert found[f"translation {other.url}"]["state"] == "warning"
