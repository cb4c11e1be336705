"""How Japanese asks, a table for each subject; see ``bot.router.cues`` for weights and needs.

Some words name what is asked; said *in passing*, colleague to colleague, the turn of the sentence
carries it.
〜した人だれ, どこまでやった, 〜って言われたら, なんて打つ.
"""

from __future__ import annotations

from bot.router.cues import Cue
from bot.router.japanese import (
    course,
    customers_and_orders,
    holders,
    own_desks,
    rules,
    searches,
    to_the_bot,
)

SUBJECTS = (to_the_bot, holders, searches, course, customers_and_orders, rules, own_desks)

JAPANESE: tuple[Cue, ...] = tuple(one for subject in SUBJECTS for one in subject.CUES)
