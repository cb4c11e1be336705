"""How the tests read a line: on one day, with the customers and colleagues of the question set."""

from collections.abc import Mapping, Sequence
from datetime import date

from bench import routing
from bot.router import Known, Understood, understand

TODAY = date(2026, 11, 27)
KNOWN = Known(
    skus=routing.SKUS,
    names=("山本", "小川", "高橋", "みなと製作所", "Brennan", "Albright", "Grant", "ogawa"),
    colleagues=routing.COLLEAGUES,
)


def read(text: str) -> Understood:
    return understand(text, today=TODAY, known=KNOWN)


def lines_of(said: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Each line with the intent under which it stands."""
    return [(intent, text) for intent, texts in said.items() for text in texts]
