"""What an engine is: it renders sentences from one language into another, several at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Pair = tuple[str, str]
"""Source and target language, as ISO 639 codes."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One rendering.

    ``score`` is the mean log-probability of its tokens (≤ 0; 0 where an engine has none) and
    ``unknown`` the share (0–1) of the source that the engine's vocabulary lacks or spells out.
    ``returned`` is how likely the opposite direction finds the source, given ``text``: the mean
    log-probability of the source's tokens, where the engine can tell.
    """

    text: str
    score: float
    unknown: float = 0.0
    returned: float | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What renders a pair: ``label`` for people (``ja_en-1.0``), ``fingerprint`` of its content.

    Kept results are looked up by both, so another model under the same label is asked afresh.
    """

    label: str
    fingerprint: str


class EngineUnavailable(Exception):
    """Nothing can be rendered now; it may be possible later.

    ``reason`` is one of ``no_package``, ``broken_package``, ``unreachable`` (every server is down
    or resting after a failure), ``fault``; ``detail`` names the pair, folder or cause.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class Engine(Protocol):
    """Safe to call from several threads; an instance may load its models on first use."""

    @property
    def name(self) -> str:
        """Short and stable: ``argos``, ``libretranslate``."""

    @property
    def version(self) -> str:
        """Changes whenever the same model would give other results than before."""

    def pairs(self) -> Mapping[Pair, Edition]:
        """What can be rendered at this moment. Cheap: asked before every batch, and by the clock,
        which has what stands in the original drawn again when it changes."""

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        """For each segment its 1 to ``hypotheses`` renderings, best first.

        Raises ``EngineUnavailable`` for the whole batch.
        """
