"""The story holds with any seed, and notices when the system is broken at one of its seams."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.demo.conftest import start_demo

Options = tuple[tuple[str, ...], str]
"""Arguments of the command, and what is broken."""

WHOLE: dict[str, Options] = {"seed 0": ((), ""), "seed 7": (("--seed", "7"), "")}
BROKEN: dict[str, Options] = {
    broken: (("--seed", "3"), broken) for broken in ("delivery", "audiences", "accept", "articles")
}
PLAYED = {**WHOLE, **BROKEN}
WITHIN = 300
"""Seconds after which a story counts as stuck. How long it takes is told by itself: a busy machine
says nothing of it."""


@dataclass(frozen=True)
class Told:
    status: int
    out: str
    error: str
    left: list[str]
    """What it left in the folder for temporary files."""

    def failed(self) -> list[str]:
        return [line for line in self.out.splitlines() if line.startswith("  ✗")]

    def seconds(self) -> float:
        found = re.search(r"([\d.]+) s\)\s*$", self.out)
        return float(found[1]) if found else float("inf")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Some at the same time, for mostly they wait."""
    return played(tmp_path_factory, WHOLE) | played(tmp_path_factory, BROKEN)


def played(folder_of: pytest.TempPathFactory, some: dict[str, Options]) -> dict[str, Told]:
    folders = {name: folder_of.mktemp("story") for name in some}
    running = {
        name: start_demo(folders[name], "--story", *options, KAKEHASHI_STORY_BREAK=broken)
        for name, (options, broken) in some.items()
    }
    found = {}
    for name, process in running.items():
        out, error = process.communicate(timeout=WITHIN)
        left = [path.name for path in Path(folders[name]).iterdir()]
        found[name] = Told(process.returncode, out, error, left)
    return found


@pytest.mark.parametrize("name", ["seed 0", "seed 7"])
def test_every_step_holds(told: dict[str, Told], name: str) -> None:
    story = told[name]
    assert (story.status, story.failed(), story.error) == (0, [], "")
    assert story.out.count("  ✓ ") > 50


@pytest.mark.parametrize("name", list(WHOLE))
def test_it_tells_how_long_it_took(told: dict[str, Told], name: str) -> None:
    assert 0 < told[name].seconds() < WITHIN


def test_a_seed_changes_what_the_day_is_about(told: dict[str, Told]) -> None:
    orders = [set(re.findall(r"\d{3}-\d{7}-\d{7}", told[name].out)) for name in PLAYED]
    assert orders[0]
    assert orders[0].isdisjoint(orders[1])


@pytest.mark.parametrize("name", list(WHOLE))
def test_both_desks_get_the_same_articles_in_their_languages(
    told: dict[str, Told], name: str
) -> None:
    rows = [line for line in told[name].out.splitlines() if line.count("│") == 3]
    for japanese, english in (
        ("コンビニ払いの返金", "Refunds for convenience-store payment"),
        ("返品条件（日本）", "Return terms, Japan"),
        ("リチウム電池の発送", "Lithium batteries"),
        ("返品手数料（米国）", "Restocking fees, US"),
    ):
        assert any(japanese in row and english in row for row in rows)


@pytest.mark.parametrize(
    ("name", "expectation"),
    [
        ("delivery", "A card for JP-"),
        ("audiences", "A card for JP-"),
        ("accept", "Tokyo's thread says who accepted"),
        ("articles", "`!kb return window?` in the ticket's thread brings"),
    ],
)
def test_a_broken_system_is_noticed(told: dict[str, Told], name: str, expectation: str) -> None:
    story = told[name]
    assert (story.status, story.error) == (1, "")
    assert [expectation in line for line in story.failed()] == [True]


@pytest.mark.parametrize("name", list(PLAYED))
def test_nothing_is_left_behind(told: dict[str, Told], name: str) -> None:
    assert told[name].left == []


def test_both_threads_stand_side_by_side(told: dict[str, Told]) -> None:
    rows = [line for line in told["seed 0"].out.splitlines() if line.count("│") == 3]
    assert any("お客様" in row and "customer" in row for row in rows)
    assert len({cell_len(row) for row in rows}) == 1
    middles = {cell_len(row[: row.index("│", 1)]) for row in rows}
    assert len(middles) == 1


@pytest.mark.parametrize("stopping", [signal.SIGINT, signal.SIGTERM])
def test_told_to_end_in_the_middle_it_leaves_nothing(
    tmp_path: Path, stopping: signal.Signals
) -> None:
    process = start_demo(tmp_path, "--story")
    assert process.stdout is not None
    seen = next(line for line in process.stdout if "opens" in line)
    process.send_signal(stopping)
    _, error = process.communicate(timeout=60)
    assert "✓" in seen
    assert (process.returncode, error) == (1, "")
    assert list(tmp_path.iterdir()) == []
