"""How an entry of the phrasebook is written: a sentence with choices and slots.

``[a|b]`` are free alternatives, the first the best; ``<a|b>`` (or ``<1:a|b>``) are paired with the
group of the same number in the other language, choice by choice; ``{date}`` is a slot.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\{[a-z]+[0-9]?\}|<(?:[1-9]:)?|[\[\]>|]|[^\[\]<>{}|]+|.", re.DOTALL)
_CLOSING = {"[": "]", "<": ">"}


class MarkupError(ValueError):
    """An entry that cannot be read; the message says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Slot:
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """``number`` is None for free alternatives, else that of the paired group."""

    number: int | None
    options: "tuple[Sentence, ...]"


Sentence = tuple[str | Slot | Choice, ...]
Pick = Callable[[Choice], int]


def parse(text: str) -> Sentence:
    """The sentence behind ``text``. Raises ``MarkupError``."""
    tokens = [match[0] for match in _TOKEN.finditer(text)]
    nodes, at = _sequence(tokens, 0, frozenset())
    if at != len(tokens):
        raise MarkupError(f"{tokens[at]!r} closes nothing in {text!r}")
    return nodes


def render(sentence: Sentence, pick: Pick, fill: Callable[[str], str]) -> str:
    """The sentence with one option of each choice and each slot filled."""
    return "".join(_rendered(node, pick, fill) for node in sentence)


def slots(sentence: Sentence) -> list[str]:
    """Names of the slots, as often as they occur in the first option of each choice."""
    found: list[str] = []
    for node in sentence:
        if isinstance(node, Slot):
            found.append(node.name)
        elif isinstance(node, Choice):
            found += slots(node.options[0])
    return found


def groups(sentence: Sentence) -> dict[int, int]:
    """Number of each paired group and how many options it has."""
    return {one.number: len(one.options) for one in choices(sentence) if one.number is not None}


def choices(sentence: Sentence) -> Iterator[Choice]:
    """Every choice, outer ones first."""
    for node in sentence:
        if isinstance(node, Choice):
            yield node
            for option in node.options:
                yield from choices(option)


def every_slot(sentence: Sentence) -> set[str]:
    """Names of the slots in any option of any choice."""
    found = {node.name for node in sentence if isinstance(node, Slot)}
    for node in sentence:
        if isinstance(node, Choice):
            found.update(*map(every_slot, node.options))
    return found


def _rendered(node: str | Slot | Choice, pick: Pick, fill: Callable[[str], str]) -> str:
    if isinstance(node, str):
        return node
    if isinstance(node, Slot):
        return fill(node.name)
    return render(node.options[pick(node)], pick, fill)


def _sequence(tokens: list[str], at: int, ends: frozenset[str]) -> tuple[Sentence, int]:
    nodes: list[str | Slot | Choice] = []
    while at < len(tokens) and tokens[at] not in ends:
        token = tokens[at]
        if token[0] in _CLOSING:
            choice, at = _choice(tokens, at)
            nodes.append(choice)
        elif token in ("]", ">", "|"):
            break
        else:
            nodes.append(Slot(token[1:-1]) if token[0] == "{" and len(token) > 1 else token)
            at += 1
    return tuple(nodes), at


def _choice(tokens: list[str], at: int) -> tuple[Choice, int]:
    opening = tokens[at]
    closing = _CLOSING[opening[0]]
    options: list[Sentence] = []
    at += 1
    while True:
        option, at = _sequence(tokens, at, frozenset({"|", closing}))
        options.append(option)
        if at == len(tokens) or tokens[at] not in ("|", closing):
            raise MarkupError(f"{opening!r} is not closed in {''.join(tokens)!r}")
        at += 1
        if tokens[at - 1] == closing:
            return Choice(_number(opening), tuple(options)), at


def _number(opening: str) -> int | None:
    if opening[0] == "[":
        return None
    return int(opening[1]) if len(opening) > 1 else 0
