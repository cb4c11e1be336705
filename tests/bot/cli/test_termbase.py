"""Terms from files and into them, at the command line."""

from __future__ import annotations

from pathlib import Path

from tests.bot.cli.conftest import Run, assert_failed

GOOD = "ja,en,en_variants\n返送ラベル,return label,prepaid label\n検品,inspection,\n"


def test_terms_come_in_and_go_out_as_csv_and_tbx(kakehashi: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(GOOD, encoding="utf-8")
    assert kakehashi("db", "upgrade", "--bare").returncode == 0
    done = kakehashi("translations", "termbase", "import", "terms.csv", "--by", "Sato")
    assert done.returncode == 0, done.stderr
    assert "known" in done.stdout
    again = kakehashi("translations", "termbase", "import", "terms.csv", "--by", "Sato")
    assert again.stdout.startswith("0 new or changed, 2 known")

    for name in ("out.csv", "out.tbx"):
        done = kakehashi("translations", "termbase", "export", name)
        assert done.returncode == 0, done.stderr
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "返送ラベル" in text
        assert "return label" in text
        again = kakehashi("translations", "termbase", "import", name)
        assert again.stdout.startswith("0 new or changed"), again.stdout + again.stderr


def test_a_file_with_a_fault_brings_nothing_in_and_names_the_line(
    kakehashi: Run, tmp_path: Path
) -> None:
    (tmp_path / "terms.csv").write_text(f"{GOOD},empty,\n検品,check,\n", encoding="utf-8")
    kakehashi("db", "upgrade", "--bare")
    before = kakehashi("translations", "termbase", "export", "-").stdout
    done = kakehashi("translations", "termbase", "import", "terms.csv")
    assert done.returncode == 1
    assert "Line 4:" in done.stderr
    assert "Line 5:" in done.stderr
    assert "nothing was imported" in done.stderr
    assert kakehashi("translations", "termbase", "export", "-").stdout == before


def test_a_term_is_taken_out_of_one_marketplace(kakehashi: Run, tmp_path: Path) -> None:
    text = "ja,en,marketplace\n検品票,inspection slip,\n検品票,quality slip,us\n"
    (tmp_path / "terms.csv").write_text(text, encoding="utf-8")
    kakehashi("db", "upgrade", "--bare")
    kakehashi("translations", "termbase", "import", "terms.csv")
    retire = ("translations", "termbase", "retire", "検品票")
    done = kakehashi(*retire, "--marketplace", "us", "--by", "Sato")
    assert (done.returncode, done.stdout) == (0, "Taken out.\n"), done.stderr
    left = kakehashi("translations", "termbase", "export", "-").stdout
    assert "inspection slip" in left
    assert "quality slip" not in left
    assert_failed(kakehashi(*retire, "--marketplace", "us"), "検品票", "us", "export")
    assert kakehashi(*retire).returncode == 0
    assert_failed(kakehashi(*retire), "検品票", "both marketplaces")
    assert kakehashi(*retire, "--marketplace", "fr").returncode == 2


def test_a_missing_file_is_named(kakehashi: Run) -> None:
    kakehashi("db", "upgrade", "--bare")
    assert_failed(kakehashi("translations", "termbase", "import", "none.csv"), "none.csv")
