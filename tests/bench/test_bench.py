"""Every bench runs in its smallest size and yields figures; how long it takes is never asserted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.__main__ import BENCHES, main, run
from bench.figures import QUICK, Figure, LeftOut, Series, Size, lines
from tests.translations.tiny_package import write_package


@pytest.fixture
def smallest(tmp_path: Path) -> Size:
    """The smallest size, with a package to translate with."""
    write_package(tmp_path / "tiny.argosmodel", source="ja", target="en")
    return replace(QUICK, packages=str(tmp_path), pairs=2_000, cases=4)


@pytest.mark.parametrize("name", BENCHES)
def test_every_bench_yields_figures_beside_a_floor_or_an_aim(name: str, smallest: Size) -> None:
    outcomes = run(name, smallest)
    assert outcomes
    figures = [one for one in outcomes if isinstance(one, Figure)]
    left_out = [one for one in outcomes if isinstance(one, LeftOut)]
    assert all("Chromium" in one.why for one in left_out)
    if left_out:
        return
    assert all(one.ours >= 0 for one in figures)
    assert any(one.floor is not None or one.aim is not None for one in figures)


def test_without_a_package_the_bench_says_how_to_include_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    (outcome,) = run("translation", QUICK)
    assert isinstance(outcome, LeftOut)
    assert "--packages" in "".join(lines(outcome))


def test_a_miss_is_said_plainly() -> None:
    figure = Figure(name="append", unit="µs", ours=30, floor=20, floor_name="raw", aim=1.0)
    (line,) = lines(figure)
    assert "1.50 x" in line
    assert "BEYOND THE FLOOR" in line


def test_what_lies_within_its_aim_is_said_as_plainly() -> None:
    figure = Figure(
        name="entry", unit="ms", ours=30, floor=20, floor_name="raw", aim=12, held="beyond"
    )
    (line,) = lines(figure)
    assert "10 ms more" in line
    assert "within the aim" in line


def test_the_figures_of_the_middle_round_are_given() -> None:
    ours, floor = iter((9.0, 2.0, 3.0)), iter((3.0, 1.0, 1.0))
    series = Series.of(3, lambda: next(ours), lambda: next(floor))
    assert series.medians() == (9.0, 3.0)


def test_an_unknown_name_is_a_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["apend"])
    assert stopped.value.code == 2
    assert "append" in capsys.readouterr().err
