"""How English asks, a table for each subject; see ``bot.router.cues`` for weights and needs.

Some words name what is asked; said *in passing*, colleague to colleague, the turn of the sentence
carries it.
"Who did", "what'd we", "that guy who", "oops".
"""

from __future__ import annotations

from bot.router.cues import Cue
from bot.router.english import (
    course,
    customers_and_orders,
    holders,
    own_desks,
    rules,
    searches,
    to_the_bot,
)

SUBJECTS = (to_the_bot, holders, searches, course, customers_and_orders, rules, own_desks)

ENGLISH: tuple[Cue, ...] = tuple(one for subject in SUBJECTS for one in subject.CUES)
