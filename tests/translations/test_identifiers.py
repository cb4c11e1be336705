"""Identifiers as people type them come through an engine whole, or the message is refused."""

import pytest

from bench.quality import Fates, follow, messages
from bench.survival import Identifier, astray
from bench.translation import packages
from tests.conftest import SHARED
from translations.engines.argos import ArgosEngine
from translations.engines.mangling import ManglingEngine

ARGOS = SHARED / "argos"


def test_every_message_states_its_identifiers_once_as_it_lists_them() -> None:
    every = messages()
    assert len(every) >= 500
    assert [one.id for one in every if astray(one.identifiers, one.text)] == []


@pytest.mark.parametrize(
    ("value", "written", "other"),
    [
        ("¥12800", "We will refund ¥12,800.", "We will refund ¥12,80."),
        ("¥12800", "12,800円です", "112,800円です"),
        ("$38.5", "$38.50", "$38.55"),
        ("11-27", "by November 27", "by November 28"),
        ("11-27", "11/27(金)まで", "11/2まで"),
        ("15:30", "3:30 PM", "3:30 AM"),
        ("#3", "three of them", "two of them"),
    ],
)
def test_a_value_is_known_in_its_writings(value: str, written: str, other: str) -> None:
    identifiers = [Identifier("-", value)]
    assert astray(identifiers, written) == []
    assert astray(identifiers, other) == ["-"]


@pytest.mark.parametrize("seed", range(2))
def test_none_goes_astray_in_an_engine_that_mangles(seed: int) -> None:
    fates = follow(messages(), ManglingEngine(seed), Fates())
    assert fates.translated > 300
    assert [(one.id, gone, text) for one, gone, text in fates.lost] == []


@pytest.mark.shared
def test_none_goes_astray_in_real_packages() -> None:
    with packages(str(ARGOS)) as folder:
        assert folder is not None
        fates = follow(messages()[::5], ArgosEngine(folder), Fates())
    assert [(one.id, gone, text) for one, gone, text in fates.lost] == []
