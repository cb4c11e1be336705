"""What people approved, brought in from other programs, shown, withdrawn and written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run, assert_failed

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="ja"/><body>\n'
UNIT = (
    '<tu changeid="miller" changedate="20261124T010000Z">'
    '<tuv xml:lang="ja-JP"><seg>{}</seg></tuv><tuv xml:lang="en-US"><seg>{}</seg></tuv></tu>\n'
)
THREE = UNIT.format("傘は500円です。", "The umbrella is ¥500.") + UNIT.format("はい。", "Yes.")
THREE += UNIT.format("いいえ。", " ")

Store = dict[str, str]


@pytest.fixture
def store(kakehashi: Run, empty_url: str) -> Store:
    """A migrated store on either engine, as the commands are told of it."""
    variables = {"KAKEHASHI_DATABASE_URL": empty_url}
    assert kakehashi("db", "upgrade", "--bare", **variables).returncode == 0
    return variables


def bring_in(kakehashi: Run, store: Store, folder: Path, body: str) -> tuple[str, str]:
    (folder / "in.tmx").write_text(f"{HEAD}{body}</body></tmx>", encoding="utf-8")
    done = kakehashi("translations", "memory", "import", "in.tmx", **store)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_a_memory_comes_in_is_used_and_goes_out_again(
    kakehashi: Run, store: Store, tmp_path: Path
) -> None:
    out, err = bring_in(kakehashi, store, tmp_path, THREE)
    assert out == "2 new, 0 known, 1 refused.\n"
    assert err == "Line 5: refused: one of its sides is empty\n"
    assert bring_in(kakehashi, store, tmp_path, THREE)[0] == "0 new, 2 known, 1 refused.\n"
    asked = ("translations", "translate", "--from", "ja", "--to", "en")
    assert kakehashi(*asked, given="傘は800円です。", **store).stdout == "The umbrella is ¥800.\n"
    done = kakehashi("translations", "memory", "export", "out.tmx", **store)
    assert done.stdout == "2 pairs written, 0 left out.\n", done.stderr
    written = (tmp_path / "out.tmx").read_text(encoding="utf-8")
    assert 'srclang="ja" changeid="miller" changedate="20261124T010000Z"' in written
    assert "<seg>The umbrella is ¥500.</seg>" in written
    assert kakehashi("translations", "memory", "export", "-", **store).stdout == written


def test_an_approval_is_listed_and_withdrawn(kakehashi: Run, store: Store, tmp_path: Path) -> None:
    bring_in(kakehashi, store, tmp_path, THREE)
    listed = kakehashi("translations", "memory", "list", "UMBRELLA", **store).stdout
    assert "miller, ja to en" in listed
    assert "傘は500円です。" in listed
    assert "はい。" not in listed
    withdraw = ("translations", "memory", "forget", "はい。", "--from", "ja", "--to", "en")
    assert kakehashi(*withdraw, **store).stdout == "Withdrawn.\n"
    assert_failed(kakehashi(*withdraw, **store), "memory list")
    assert "はい。" not in kakehashi("translations", "memory", "list", **store).stdout
    assert bring_in(kakehashi, store, tmp_path, THREE)[0] == "0 new, 2 known, 1 refused.\n"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"{THREE}<tu>", ("line 6", "3 units before", "nothing was imported")),
        ("&shape;", ("line 3", "entit")),
    ],
)
def test_a_file_that_is_wrong_is_named_and_nothing_is_imported(
    kakehashi: Run, tmp_path: Path, body: str, words: tuple[str, ...]
) -> None:
    kakehashi("db", "upgrade", "--bare")
    (tmp_path / "in.tmx").write_text(HEAD + body, encoding="utf-8")
    done = kakehashi("translations", "memory", "import", "in.tmx")
    assert_failed(done, *words)
    assert kakehashi("translations", "memory", "list").stdout == ""


def test_a_missing_file_is_one_line(kakehashi: Run) -> None:
    assert_failed(kakehashi("translations", "memory", "import", "absent.tmx"), "absent.tmx")
