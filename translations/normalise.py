"""One way of looking at text, so that width, invisible marks and spacing never decide anything."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")

_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTHS |= {0x3000: 0x20, 0x00A0: 0x20, 0x202F: 0x20, 0xFFE5: 0xA5}
_WIDTHS |= dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212), 0x2D)


def half_width(text: str) -> str:
    """``text`` with full-width ASCII, spaces, yen signs and hyphens in their plain form.

    Every character maps to exactly one, so positions in the result are positions in ``text``.
    """
    return text.translate(_WIDTHS)


def storable(text: str) -> str:
    """``text`` without what no database keeps: NUL and halves of surrogate pairs."""
    return _SURROGATE.sub("\ufffd", text.replace("\x00", ""))


def readable(text: str) -> str:
    """``text`` as an engine may read it: no invisible or control characters, composed (NFC)."""
    visible = _CONTROL.sub(" ", _INVISIBLE.sub("", storable(text)))
    return unicodedata.normalize("NFC", visible)


def comparable(text: str) -> str:
    """Two texts with the same result say the same: NFKC, no invisible marks, single spaces."""
    visible = _INVISIBLE.sub("", storable(text))
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", visible)).strip()
