"""Text into Slack's markup and back.

`&`, `<` and `>` are escaped as https://docs.slack.dev/messaging/formatting-message-text says;
with them customer text can carry no mention, no `<!channel>` and no disguised link.
"""

import re
from functools import lru_cache

from bot import texts

ZERO_WIDTH_SPACE = "\u200b"

_MARKED = re.compile(r"(?P<before>\S?)(?P<marked>\*[^*\n]+\*|`[^`\n]+`)(?=(?P<after>\S?))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
_TURNING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of writing: Unicode's Bidi_Control."""

_NOT_AS_IT_IS = re.compile(f"[&<>{_CONTROLS}{_TURNING}]")
_ENTITY = re.compile("&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}
_TOKEN = re.compile(r"<(?P<target>[^<>|\s]+)(?:\|(?P<label>[^<>]*))?>")


class Marked(str):
    """A text that is Slack markup already: `say` fills it in as it is."""

    __slots__ = ()


def escape(text: str) -> str:
    """Shows any text as it is: nothing in it can mention, link or hide something.

    Control characters and marks that turn the direction of writing appear as visible names such
    as `[U+202E]`; the text's own characters all stay.
    """
    return _NOT_AS_IT_IS.sub(_visible, text.replace("\r\n", "\n"))


def bold(text: str) -> str:
    """Bold, also right beside Japanese text, where Slack needs a space of no width.

    `text` is escaped here; Slack's bold neither spans lines nor contains an asterisk.
    """
    inner = escape(" ".join(text.split())).replace("*", "＊")
    return f"{ZERO_WIDTH_SPACE}*{inner}*{ZERO_WIDTH_SPACE}" if inner else ""


def quote(text: str) -> str:
    """The text as Slack's block quote, each line of it."""
    return "\n".join(f"> {line}" for line in escape(text).split("\n"))


def say(key: str, language: str, /, **facts: object) -> str:
    """`texts.say` for mrkdwn: every fact is escaped, except one that is `Marked`.

    The message's own marks get a space of no width where a character stands right beside them.
    """
    pattern = texts.catalogue()[key].pattern(language, facts.get("count"))
    facts = {name: _fact(fact) for name, fact in facts.items()}
    return _set_apart(pattern).format_map(facts)


def from_slack(text: str) -> str:
    """What a person saw when typing: entities and links resolved, mentions kept as tokens.

    `<http://x|x>` → `x`, `<mailto:a@b|a@b>` → `a@b`, `<#C1|name>` → `#name`, `<!here>` → `@here`;
    `<@U123>` stays, so that it can be shown by name.
    """
    return _unescape(_TOKEN.sub(_seen, text))


@lru_cache(maxsize=1024)
def _set_apart(pattern: str) -> str:
    return _MARKED.sub(_apart, pattern)


def _apart(match: re.Match[str]) -> str:
    before = match["before"] + ZERO_WIDTH_SPACE if match["before"] else ""
    after = ZERO_WIDTH_SPACE if match["after"] else ""
    return f"{before}{match['marked']}{after}"


def _fact(fact: object) -> object:
    return escape(fact) if isinstance(fact, str) and not isinstance(fact, Marked) else fact


def _visible(found: re.Match[str]) -> str:
    character = found[0]
    return _ENTITIES.get(character) or f"[U+{ord(character):04X}]"


def _seen(token: re.Match[str]) -> str:
    target, label = token["target"], token["label"]
    match target[:1]:
        case "@":
            return f"<{target}>"
        case "#":
            return f"#{label or target[1:]}"
        case "!":
            return label or f"@{target[1:].split('^')[0]}"
    return label or target.removeprefix("mailto:").removeprefix("tel:")


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda entity: _CHARACTERS[entity[1]], text)
