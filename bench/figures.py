"""Figures and how they are printed: what ours costs, what the floor costs, and the aim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured thing.

    ``ours`` and ``floor`` are of the median round, in ``unit``. Without a floor, ``ours`` itself
    is held against ``aim``; with one, what is held against it is ``ours / floor`` (``ratio``) or
    what ours costs beyond the floor (``beyond``).
    """

    name: str
    unit: str
    ours: float
    floor: float | None = None
    floor_name: str = ""
    aim: float | None
    held: str = "ratio"
    rounds: int = 1
    remark: str = ""

    @property
    def value(self) -> float:
        if self.floor is None:
            return self.ours
        return self.ours / self.floor if self.held == "ratio" else self.ours - self.floor

    @property
    def met(self) -> bool:
        return self.aim is None or self.value <= self.aim


@dataclass(frozen=True)
class LeftOut:
    """A bench that could not be run here, and how to run it."""

    name: str
    why: str


Outcome = Figure | LeftOut


@dataclass(frozen=True)
class Size:
    """How much is measured: ``rounds`` interleaved rounds of ``number`` operations each, on a store
    of ``tickets``, a memory of ``pairs``, ``articles`` in as many texts, and a day of ``cases``,
    on PostgreSQL where asked for."""

    rounds: int = 7
    number: int = 1600
    calls: int = 200
    tickets: int = 10_000
    entries: int = 200
    seconds: float = 2.0
    pairs: int = 1_000_000
    articles: int = 100_000
    cases: int = 500
    postgresql: bool = False
    packages: str | None = None


QUICK = Size(
    rounds=1,
    number=32,
    calls=5,
    tickets=40,
    entries=12,
    seconds=0.2,
    pairs=50_000,
    articles=300,
    cases=50,
)


@dataclass
class Series:
    """Rounds of two things measured in turns, so that a busy neighbour hits both alike."""

    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, rounds: int, ours: Callable[[], float], floor: Callable[[], float]) -> Series:
        series = cls()
        for number in range(rounds):
            for which in (0, 1) if number % 2 else (1, 0):
                if which:
                    series.ours.append(ours())
                else:
                    series.floor.append(floor())
        return series

    def medians(self) -> tuple[float, float]:
        """Ours and the floor of the round whose ratio is the median, so that both are of one
        moment."""
        pairs = sorted(zip(self.ours, self.floor, strict=True), key=lambda pair: pair[0] / pair[1])
        return pairs[len(pairs) // 2]


def middle(values: Sequence[float]) -> float:
    return float(median(values))


def lines(outcome: Outcome) -> Iterator[str]:
    """A figure as people read it."""
    if isinstance(outcome, LeftOut):
        yield f"  {outcome.name}: left out. {outcome.why}"
        return
    yield f"  {outcome.name}: {measured(outcome)}; {verdict(outcome)}"
    if outcome.remark:
        yield f"      {outcome.remark}"


def measured(figure: Figure) -> str:
    ours = f"{number(figure.ours)} {figure.unit}"
    if figure.floor is None:
        return ours
    beside = f"{ours} beside {number(figure.floor)} {figure.unit} ({figure.floor_name})"
    if figure.held == "ratio":
        return f"{beside}, {figure.value:.2f} x"
    return f"{beside}, {number(figure.value)} {figure.unit} more"


def verdict(figure: Figure) -> str:
    if figure.aim is None:
        return "no aim is set"
    met = "within the aim" if figure.met else "BEYOND THE FLOOR"
    if figure.floor is not None and figure.held == "ratio":
        return f"at most {figure.aim:.2f} x: {met}"
    more = " more" if figure.floor is not None else ""
    return f"at most {number(figure.aim)} {figure.unit}{more}: {met}"


def number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
