"""Every line to the bot is understood as something, the labelled ones as they are meant."""

from hypothesis import given
from hypothesis import strategies as st

from bench import routing
from tests.bot.router_reading import read


@given(st.text())
def test_any_text_is_understood(text: str) -> None:
    got = read(text)
    assert got.intents
    assert all(0 <= one.sure <= 1 for one in got.intents)


def test_the_labelled_questions_have_no_wrong_reference_and_few_are_misread() -> None:
    found = routing.reads(routing.questions())
    assert sum(len(one.wrong) for one in found) == 0
    assert sum(one.right for one in found) / len(found) >= 0.9
