"""Translation memories as files: TMX 1.4b in and out.

Format: LISA OSCAR's specification of 2005, https://www.gala-global.org/tmx-14b.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from translations.approvals import ApprovedPair
from translations.tmx_reader import STAMP, BadTmx, Unit, read_tmx

__all__ = ["BadTmx", "TmxWriter", "Unit", "read_tmx"]

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RETURN = {"\r": "&#13;"}
"""A bare carriage return would come back as a newline."""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="kakehashi" creationtoolversion="1" segtype="block" o-tmf="kakehashi" \
adminlang="en" srclang="*all*" datatype="plaintext"/>
<body>
"""
_FOOT = "</body>\n</tmx>\n"


class TmxWriter:
    """Writes a file unit by unit; ``written`` counts them, ``close`` ends the file.

    ``left_out`` are the pairs that XML cannot carry: texts with control characters or halves of
    surrogate pairs. Times are written in whole seconds, as TMX has them.
    """

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.written = 0
        self.left_out: list[ApprovedPair] = []
        file.write(_HEAD)

    def add(self, pairs: Iterable[ApprovedPair]) -> None:
        for pair in pairs:
            if _NO_XML.search(pair.source_text + pair.target_text):
                self.left_out.append(pair)
            else:
                self.file.write(_unit(pair))
                self.written += 1

    def close(self) -> None:
        self.file.write(_FOOT)


def _unit(pair: ApprovedPair) -> str:
    by = quoteattr(_NO_XML.sub("\ufffd", pair.by), _RETURN)
    when = f' changedate="{pair.at.astimezone(UTC):{STAMP}}"' if pair.at else ""
    sides = ((pair.source, pair.source_text), (pair.target, pair.target_text))
    variants = "".join(
        f"<tuv xml:lang={quoteattr(language)}><seg>{escape(text, _RETURN)}</seg></tuv>"
        for language, text in sides
    )
    return f"<tu srclang={quoteattr(pair.source)} changeid={by}{when}>{variants}</tu>\n"
