"""How the tests read a line: on one day, with the customers and colleagues of the question set."""

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
