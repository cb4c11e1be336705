"""From a sentence to what it asks: references, names, days and intents, in either language.

Pure: no store, no clock. ``routed`` names the one thing to show first, ``understand`` everything
that a colleague would read out of the line.
"""

from bot.router.asked import LONGEST, Asked, routed
from bot.router.dates import Day
from bot.router.references import EMAIL, ORDER
from bot.router.understood import Guess, Intent, Known, Understood, understand

__all__ = [
    "EMAIL",
    "LONGEST",
    "ORDER",
    "Asked",
    "Day",
    "Guess",
    "Intent",
    "Known",
    "Understood",
    "routed",
    "understand",
]
