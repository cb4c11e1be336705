"""The packages that come with the product: small, honest about what they don't know."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sacrebleu

from translations.engines.argos import ArgosEngine, argos_engine
from translations.packages import SHIPPED, usable
from translations.rendering import Rendered, render
from translations.segments import segment

MESSAGES = Path(__file__).parent / "starter"
MOST_BYTES = 4_000_000


@pytest.fixture(scope="module")
def engine() -> ArgosEngine:
    return argos_engine(SHIPPED)


def rendered(engine: ArgosEngine, name: str) -> Iterator[tuple[dict[str, str], list[Rendered]]]:
    for line in (MESSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        source = message["language"]
        target = "en" if source == "ja" else "ja"
        sentences = segment(message["text"], source).segments
        yield message, render(sentences, source, target, engine)


def test_both_directions_ship_and_each_fits_in_four_megabytes(tmp_path: Path) -> None:
    found = usable([SHIPPED])
    assert set(found) == {("ja", "en"), ("en", "ja")}
    for package in found.values():
        packed = tmp_path / "package.argosmodel"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            for one in package.path.rglob("*"):
                file.write(one, one.relative_to(package.path.parent))
        assert packed.stat().st_size <= MOST_BYTES


def test_what_lies_outside_its_ground_is_refused(engine: ArgosEngine) -> None:
    found = [one for _, all_ in rendered(engine, "outside") for one in all_]
    assert [one.text for one in found if not refused(one)] == []


def test_what_it_is_sure_of_is_near_what_a_person_wrote(engine: ArgosEngine) -> None:
    sure = [
        (" ".join(one.text for one in all_), message["translation"])
        for message, all_ in rendered(engine, "unseen")
        if all(one.state == "good" for one in all_)
    ]
    likeness = [sacrebleu.sentence_chrf(ours, [theirs]).score for ours, theirs in sure]
    assert len(sure) >= 15
    assert sum(likeness) / len(likeness) >= 45


def test_nonsense_with_an_order_number_is_refused_whole(engine: ArgosEngine) -> None:
    text = "先月購入した盆栽の枝ぶりが宇宙的に崩壊しました（注文250-1234567-1234567）。"
    (one,) = render([text], "ja", "en", engine)
    assert refused(one)


def refused(one: Rendered) -> bool:
    return one.state == "failed"
