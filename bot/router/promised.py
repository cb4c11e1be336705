"""Whether a line asks what was promised to a customer. Pure."""

import re
import unicodedata

_PROMISED = re.compile(r"\bpromis\w+|\bcommit(?:ted|ments?)\b|約束|確約")
_BY_THE_CUSTOMER = re.compile(
    r"\b(?:customers?|buyers?|she|he) (?:\w+ )?promis"
    r"|お客(?:様|さま|さん)(?:が|は|から)[^。?]{0,12}(?:約束|確約)"
)


def asks_what_was_promised(text: str) -> bool:
    """Not of what the customer promised: that stands in their messages alone."""
    said = unicodedata.normalize("NFKC", text).casefold()
    return bool(_PROMISED.search(said)) and not _BY_THE_CUSTOMER.search(said)
