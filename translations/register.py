"""How formal a text to a customer is: Japanese that is plainer than keigo, English that is heavier
than a person would write."""

from translations.register_english import RULES as ENGLISH
from translations.register_phrases import FIRST, LAST
from translations.register_verbs import RULES as VERBS
from translations.spots import Spot, changed, spots

__all__ = ["Spot", "eased", "heavy_spots", "plain_spots", "raised"]

_JAPANESE = (*FIRST, *VERBS, *LAST)


def plain_spots(text: str) -> list[Spot]:
    """What in a Japanese text is plainer than customer keigo, colloquial or overdone, in order.

    ``why``: ``verb``, ``request``, ``refusal``, ``plain_form``, ``colloquial``, ``vague``,
    ``overdone``, ``address``, ``mark``, ``emoji``. Quotations, identifiers, amounts and days are
    left alone. After *文化審議会答申「敬語の指針」* (2007). Works on any string.
    """
    return spots(text, _JAPANESE)


def raised(text: str) -> str:
    """``text`` in customer keigo as far as that is certain; doing it twice changes nothing."""
    return changed(text, _JAPANESE)


def heavy_spots(text: str) -> list[Spot]:
    """What in an English text is residue of keigo, stiff, cold or excited, in order.

    ``why``: ``keigo``, ``stiff``, ``cold``, ``apology`` (a second one), ``title``, ``excited``,
    ``emoji``. Works on any string.
    """
    return spots(text, ENGLISH)


def eased(text: str) -> str:
    """``text`` as a person would write it, as far as that is certain; twice changes nothing."""
    return changed(text, ENGLISH)
