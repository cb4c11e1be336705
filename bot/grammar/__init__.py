"""One grammar for slash commands, `!verbs` in threads, buttons and shortcuts."""

from bot.grammar.audience import reads_like_reply, without_verb
from bot.grammar.folding import fold_order, parse_reference
from bot.grammar.greeting import Addressees, words_of
from bot.grammar.parse import (
    action_id,
    parse_action,
    parse_command,
    parse_thread,
    words_behind,
)
from bot.grammar.results import (
    LANDED,
    Answer,
    Command,
    Incomplete,
    Mistyped,
    NotYet,
    Reference,
    Unknown,
    Verb,
)
from bot.grammar.vocabulary import DESKS, WORDS, desks_of

__all__ = [
    "DESKS",
    "LANDED",
    "WORDS",
    "Addressees",
    "Answer",
    "Command",
    "Incomplete",
    "Mistyped",
    "NotYet",
    "Reference",
    "Unknown",
    "Verb",
    "action_id",
    "desks_of",
    "fold_order",
    "parse_action",
    "parse_command",
    "parse_reference",
    "parse_thread",
    "reads_like_reply",
    "without_verb",
    "words_behind",
    "words_of",
]
