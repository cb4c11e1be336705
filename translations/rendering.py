"""Sentences through an engine with their identifiers intact.

The order is the measured one: what stands at the edges is peeled off, the middle is masked in one
style after another and the first of several renderings that keeps every mask exactly once is
taken; where none does, the sentence is rendered without its identifiers, which are appended and
marked. What the checks refuse stays refused.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from translations.checks import Reason, State, Verdict, judge, verdict
from translations.deadlines import deadline
from translations.differences import doubled
from translations.engines.base import Engine, Hypothesis
from translations.facts import Fact
from translations.peeling import Peeled, peel
from translations.shield import Shielded, shield
from translations.termbase import NO_TERMS, Termbase, named, protected
from translations.written import written

RULES = "10"
"""Changes whenever these rules would give other results from the same engine."""

HYPOTHESES = 8
"""Renderings asked for where a mask must survive."""

Mask = Callable[[int], str]

_STYLES: tuple[Mask, ...] = (
    lambda index: f"⟦{index}⟧",
    lambda index: f"{7301 + index}",
    lambda index: f"XQ{index}",
)
_MASKED = re.compile(r"⟦(\d{1,6})⟧")
_BARE = re.compile(r"[^\W\d_]")
_PIECES = re.compile(r"⟦\d{1,6}⟧|(?:(?!⟦\d{1,6}⟧).)+", re.DOTALL)
_RUN_ON = re.compile(r"[A-Za-z0-9@:/¥$€£#+_-]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """One sentence rendered; with state ``failed`` its ``text`` is not to be shown."""

    text: str
    score: float | None
    state: State
    reasons: tuple[Reason, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """``tokens`` are all that passes unchanged, ``peeled`` is what is left to render."""

    segment: str
    peeled: Peeled
    tokens: tuple[Fact, ...]

    @property
    def core(self) -> Shielded:
        return self.peeled.core

    @property
    def kept(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class _Languages:
    source: str
    target: str
    terms: Termbase = NO_TERMS
    names: bool = False


def _work(segment: str, pair: _Languages) -> _Work:
    kept = protected(segment, pair.source, pair.terms)
    kept += named(segment, pair.source, pair.terms) if pair.names else []
    tokens = shield(segment, kept).tokens
    return _Work(segment, peel(segment, pair.source, pair.target, kept), tokens)


def untouched(segment: str, source: str, target: str, terms: Termbase = NO_TERMS) -> str | None:
    """A segment of nothing but identifiers and marks as ``target`` writes it, or a day by which
    something is; else None."""
    pair = _Languages(source, target, terms)
    work = _work(segment, pair)
    return deadline(segment, source, target) if _spoken(work) else _untouched(work, pair).text


def render(
    segments: Sequence[str],
    source: str,
    target: str,
    engine: Engine,
    terms: Termbase = NO_TERMS,
    *,
    names: bool = False,
) -> list[Rendered]:
    """Each segment's rendering, in order, judged by ``terms`` too; ``names``: with its proper names
    masked. Raises ``EngineUnavailable``."""
    pair = _Languages(source, target, terms, names)
    works = [_work(segment, pair) for segment in segments]
    done: dict[int, Rendered] = {
        at: _untouched(work, pair) for at, work in enumerate(works) if not _spoken(work)
    }
    plain = [at for at, work in enumerate(works) if at not in done and not _masks(work)]
    _take(done, works, plain, pair, engine, _STYLES[0], 1)
    _take_worded(done, works, pair, engine)
    for style in _STYLES:
        waiting = [at for at in range(len(works)) if _unsettled(done.get(at)) and _masks(works[at])]
        _take(done, works, waiting, pair, engine, style, HYPOTHESES)
    lost = [at for at, work in enumerate(works) if _masks(work) and _unsettled(done.get(at))]
    _append(done, works, lost, pair, engine)
    return [done.get(at) or _nothing(work) for at, work in enumerate(works)]


def renderings(
    segment: str,
    source: str,
    target: str,
    engine: Engine,
    count: int,
    terms: Termbase = NO_TERMS,
    *,
    names: bool = False,
) -> list[Rendered]:
    """Up to ``count`` different renderings of one segment that the checks let pass, best first."""
    pair = _Languages(source, target, terms, names)
    work = _work(segment, pair)
    if not _spoken(work):
        return [_untouched(work, pair)]
    found: dict[str, Rendered] = {}
    for style in _STYLES if _masks(work) else _STYLES[:1]:
        text = work.core.remask(style)
        wide = max(count, HYPOTHESES) if _masks(work) else count
        for hypothesis in engine.translate([text], source, target, hypotheses=wide)[0]:
            rendered = _placed(work, hypothesis, style, pair)
            if rendered and rendered.state != "failed":
                found.setdefault(rendered.text, rendered)
    return list(found.values())[:count]


def _masks(work: _Work) -> bool:
    return bool(_MASKED.search(work.core.text))


def _spoken(work: _Work) -> bool:
    """Whether there are words to render between the identifiers."""
    return bool(_BARE.search(_MASKED.sub("", work.core.text)))


def _unsettled(rendered: Rendered | None) -> bool:
    """Whether another way of masking may still help; it does not where the words are unknown."""
    if rendered is None:
        return True
    return rendered.state == "failed" and Reason("unknown") not in rendered.reasons


def _nothing(work: _Work) -> Rendered:
    """What is left where no rendering can be read back, as with marks that nobody put in."""
    return Rendered("", None, "failed", (Reason("broken"),), work.kept)


def _untouched(work: _Work, pair: _Languages) -> Rendered:
    """A segment of nothing but identifiers and marks: there is nothing to render."""
    values = [written(token, pair.target) for token in work.core.tokens]
    text = _MASKED.sub(lambda match: values[int(match[1])], work.core.text)
    return Rendered(work.peeled.around(text), None, "good", (), work.kept)


def _take(
    done: dict[int, Rendered],
    works: list[_Work],
    at: list[int],
    pair: _Languages,
    engine: Engine,
    style: Mask,
    count: int,
) -> None:
    """Renders those works in one batch and keeps the best of each that the checks let pass."""
    texts = [works[index].core.remask(style) for index in at]
    answers = engine.translate(texts, pair.source, pair.target, hypotheses=count) if at else []
    for index, answer in zip(at, answers, strict=True):
        offered = [_placed(works[index], hypothesis, style, pair) for hypothesis in answer]
        best = _best([rendered for rendered in offered if rendered])
        if best:
            done[index] = best


def _take_worded(
    done: dict[int, Rendered], works: list[_Work], pair: _Languages, engine: Engine
) -> None:
    """Words that stay as they are often survive by themselves, and a mask costs grammar."""
    at = [index for index, work in enumerate(works) if index not in done and _only_words(work)]
    texts = [works[index].core.remask(_own_words(works[index])) for index in at]
    answers = engine.translate(texts, pair.source, pair.target, hypotheses=2) if at else []
    for index, answer in zip(at, answers, strict=True):
        offered = [_judged(works[index], one.text, one, pair) for one in answer]
        best = _best([rendered for rendered in offered if _words_kept(rendered)])
        if best:
            done[index] = best


def _words_kept(rendered: Rendered) -> bool:
    codes = {reason.code for reason in rendered.reasons}
    return rendered.state != "failed" and "term_translated" not in codes


def _only_words(work: _Work) -> bool:
    return _masks(work) and all(token.kind == "term" for token in work.core.tokens)


def _own_words(work: _Work) -> Mask:
    return lambda index: work.core.tokens[index].text


def _best(offered: list[Rendered]) -> Rendered | None:
    for state in ("good", "uncertain", "failed"):
        for rendered in offered:
            if rendered.state == state:
                return rendered
    return None


def _placed(work: _Work, hypothesis: Hypothesis, style: Mask, pair: _Languages) -> Rendered | None:
    """The rendering with its identifiers back, or None unless each mask stands exactly once."""
    marked = _remarked(hypothesis.text, style, len(work.core.tokens))
    if marked is None:
        return None
    values = [written(token, pair.target) for token in work.core.tokens]
    return _judged(work, _spaced(marked, values, pair.target), hypothesis, pair)


def _remarked(text: str, style: Mask, count: int) -> str | None:
    """``text`` with its masks as ``⟦index⟧``, or None unless each stands there exactly once."""
    marked = text
    if style is not _STYLES[0]:
        for index in range(count):
            mask = re.compile(rf"(?<!\d){re.escape(style(index))}(?!\d)", re.ASCII)
            if len(mask.findall(marked)) != 1:
                return None
            marked = mask.sub(f"⟦{index}⟧", marked)
    found = sorted(int(number) for number in _MASKED.findall(marked))
    return marked if found == list(range(count)) else None


def _spaced(marked: str, values: list[str], target: str) -> str:
    """Values in place, with the blank that English wants between a word and a value, and that
    either language wants where two would run together."""
    if target != "ja":
        marked = re.sub(r"(?<=[A-Za-z0-9,.;:⟧])(⟦\d+⟧)", r" \1", marked)
        marked = re.sub(r"(⟦\d+⟧)(?=[A-Za-z0-9])", r"\1 ", marked)
    text, before = "", False
    for piece in _PIECES.findall(marked):
        mark = _MASKED.fullmatch(piece)
        said = values[int(mark[1])] if mark else piece
        meets = (before or mark) and _RUN_ON.search(text[-1:]) and _RUN_ON.search(said[:1])
        text, before = text + (f" {said}" if meets else said), bool(mark)
    return text


def _judged(work: _Work, core: str, hypothesis: Hypothesis, pair: _Languages) -> Rendered:
    text = work.peeled.around(core)
    found = judge(
        work.segment,
        text,
        pair.source,
        pair.target,
        score=hypothesis.score,
        unknown=hypothesis.unknown,
        returned=hypothesis.returned,
        terms=pair.terms,
    )
    twice = [Reason("doubled", one) for one in doubled(work.segment, text)]
    sound: Verdict = verdict([*found.reasons, *twice])
    return Rendered(text, hypothesis.score, sound.state, sound.reasons, work.kept)


def _append(
    done: dict[int, Rendered], works: list[_Work], at: list[int], pair: _Languages, engine: Engine
) -> None:
    """Renders without the identifiers and appends them, marked as such."""
    texts = [_dropped(works[index].core) for index in at]
    answers = engine.translate(texts, pair.source, pair.target) if at else []
    for index, answer in zip(at, answers, strict=True):
        if answer:
            done[index] = _appended(works[index], answer[0], pair)


def _appended(work: _Work, hypothesis: Hypothesis, pair: _Languages) -> Rendered:
    values = [written(token, pair.target) for token in work.core.tokens]
    tail = f"（{'、'.join(values)}）" if pair.target == "ja" else f" ({', '.join(values)})"
    rendered = _judged(work, hypothesis.text + tail, hypothesis, pair)
    marked: Verdict = verdict([Reason("appended", ", ".join(values)), *rendered.reasons])
    return replace(rendered, state=marked.state, reasons=marked.reasons)


def _dropped(core: Shielded) -> str:
    return re.sub(r"\s{2,}", " ", _MASKED.sub("", core.text)).strip()
