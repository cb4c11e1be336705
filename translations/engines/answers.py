"""What LibreTranslate servers answer, read and checked: nothing of it is taken on trust."""

from typing import Any

from translations.engines.base import Hypothesis, Pair
from translations.engines.servers import ServerFault
from translations.normalise import storable


def offered_pairs(answer: Any) -> frozenset[Pair]:
    """From ``GET /languages``: ``[{"code", "name", "targets": […]}]``. Where a language names no
    targets (older servers), each is rendered into each. Raises ``ServerFault``."""
    try:
        targets = {str(one["code"]): one.get("targets") for one in answer}
        return frozenset(
            (source, str(target))
            for source, named in targets.items()
            for target in (targets if named is None else named)
            if target != source
        )
    except (TypeError, KeyError, AttributeError) as damage:
        raise ServerFault("rubbish", "no list of languages") from damage


def renderings(answer: Any, count: int, most: int) -> list[list[Hypothesis]]:
    """From ``POST /translate``: ``{"translatedText": […], "alternatives"?: [[…], …]}``, the best
    first and not more than ``most`` of each. Raises ``ServerFault``."""
    given = answer if isinstance(answer, dict) else {}
    best = _texts(given.get("translatedText"), count)
    others = _rows(given.get("alternatives"), count) if most > 1 else [[]] * count
    rows = (dict.fromkeys((text, *more)) for text, more in zip(best, others, strict=True))
    return [[Hypothesis(storable(text), 0.0) for text in list(row)[:most]] for row in rows]


def _texts(value: Any, count: int) -> list[str]:
    if not _is_texts(value) or len(value) != count:
        raise ServerFault("rubbish", f"the answer holds no {count} translations")
    return list(value)


def _rows(value: Any, count: int) -> list[list[str]]:
    if value is None:
        return [[]] * count
    if not isinstance(value, list) or len(value) != count or not all(map(_is_texts, value)):
        raise ServerFault("rubbish", "the alternatives are no lists of texts")
    return value


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
