"""The words by which an intent is known, in both languages: tables of (intent, weight, pattern).

A row's ``needs`` names what must stand beside it: ``t`` a ticket, ``o`` an order or a parcel, ``n``
a customer or an address, ``p`` a product, ``d`` a day that has begun, ``c`` a colleague beside a
ticket, ``q`` quoted words, ``x`` that none of the first four is named; none of them: it counts
anywhere. Patterns run over narrow small letters, references taken
out and quoted words covered.

Weights, from the surest: 10 what the bot is told to do with a text, 9.4 which desks are open and
what waits for them, 9 how the bot is used, 8 a case given away, 7 tickets looked for, who has it,
what happened, 6 how it stands, who somebody is, an order's facts, 5 a rule that is asked for, 4 and
less a topic or a word that many intents share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Intent = Literal[
    "status",
    "history",
    "policy",
    "owner",
    "translate",
    "handoff",
    "find",
    "customer",
    "order",
    "duty",
    "queue",
    "help",
    "smalltalk",
    "none",
]


@dataclass(frozen=True, slots=True)
class Cue:
    intent: Intent
    weight: float
    pattern: re.Pattern[str]
    needs: str = ""


def cue(intent: Intent, weight: float, pattern: str, needs: str = "") -> Cue:
    return Cue(intent, weight, re.compile(pattern), needs)
