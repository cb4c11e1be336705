"""What the grammar understood: plain values, one type for each kind of answer."""

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """Everything that a person can ask for in words, landed or not (see `LANDED`)."""

    NEW = "new"
    SHOW = "show"
    FIND = "find"
    REPLY = "reply"
    NOTE = "note"
    PRIVATE = "private"
    HANDOFF = "handoff"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    RETURN = "return"
    ASSIGN = "assign"
    WAIT = "wait"
    CLOSE = "close"
    REOPEN = "reopen"
    URGENT = "urgent"
    PROMISE = "promise"
    LANG = "lang"
    KB = "kb"
    KB_SHOW = "kb_show"
    KB_NEW = "kb_new"
    KB_EDIT = "kb_edit"
    KB_REVIEW = "kb_review"
    KB_GAPS = "kb_gaps"
    CUSTOMER = "customer"
    ORDER = "order"
    HISTORY = "history"
    TRANSLATE = "translate"
    MACRO = "macro"
    MERGE = "merge"
    UNDO = "undo"
    HELP = "help"
    QUEUE = "queue"
    DUTY = "duty"
    AWAY = "away"


LANDED = frozenset(Verb) - {
    Verb.PROMISE,
    Verb.LANG,
    Verb.MACRO,
    Verb.MERGE,
    Verb.UNDO,
    Verb.AWAY,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A ticket as somebody names it: `jp` and 1042; the marketplace is None for a bare number."""

    marketplace: str | None
    number: int

    def __str__(self) -> str:
        return f"{self.marketplace.upper()}-{self.number}" if self.marketplace else f"{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One request that can be carried out.

    `desk` is a team's key (of NEW: the marketplace). `person` is a Slack user id. `text` is
    exactly what was typed after the parts above, without the blanks around it; of HELP it is
    the topic. `mine` is a queue narrowed to the asker. `language` (`ja`, `en`) is what a text is
    to be translated into, where that was said.
    """

    verb: Verb
    reference: Reference | None = None
    desk: str | None = None
    person: str | None = None
    text: str = ""
    mine: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A known verb that lacks parts: `missing` of reference, desk, text, query, in that order.

    `understood` holds what was there; `usage_key` names the catalogue's usage line.
    """

    verb: Verb
    missing: tuple[str, ...]
    usage_key: str
    understood: Command


@dataclass(frozen=True, slots=True)
class NotYet:
    """A verb of the product that this version does not have."""

    verb: Verb


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that means nothing here. `word` as typed, `suggestions` ready to type, best first.

    `text` is the whole input, so that nothing is lost when the writer chooses to keep it.
    """

    word: str
    suggestions: tuple[str, ...]
    text: str

    @property
    def meant(self) -> str | None:
        """The whole input with the one thing in place of the word that it can have meant; None
        where that may be several."""
        if len(self.suggestions) != 1:
            return None
        _, _, word = self.suggestions[0].rpartition(" ")
        return self.text.replace(self.word, word, 1)


Answer = Command | Incomplete | NotYet | Unknown


@dataclass(frozen=True, slots=True)
class Mistyped:
    """A slash command that Slack took for a message: `／ticket`, `・ticket`, or in a thread.

    `command` is the canonical command, `text` what followed it, `meant` what running it would do.
    """

    command: str
    text: str
    meant: Answer
