"""Markdown as articles are written in, shown in Slack's markup or as plain text.

What is shown safe, and how:

- HTML is no markup here. Tags, scripts and comments appear as the text that they are.
- In mrkdwn every text is escaped, so nothing can mention, call a channel or hide a link; control
  characters and marks that turn the direction of writing appear as ``[U+202E]``.
- A link leads to http, https or mail, else only its words are shown; where the words name another
  address than the link's, the link's own is shown instead. Images are links with their words.
- Of a table at most 40 rows and 8 columns are shown, each cell with at most 200 characters;
  ``… +12`` says how many rows follow.
- Both functions take any text and raise nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

MOST_ROWS = 40
MOST_COLUMNS = 8
LONGEST_CELL = 200
"""Characters."""

ZERO_WIDTH_SPACE = "\u200b"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_NOT_AS_IT_IS = re.compile(
    "[&<>\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_SCHEMES = ("http", "https", "mailto")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+\.[a-z]{2,}\S*|\S+@\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of output writes what Markdown marks."""

    escape: Callable[[str], str]
    marks: dict[str, str]
    heading: Callable[[str], str]
    link: Callable[[str, str], str]
    bullet: str
    quote: str
    fence: str
    rule: str


def mrkdwn(text: str) -> str:
    """As Slack's markup (https://docs.slack.dev/messaging/formatting-message-text)."""
    return rendered(text, _MRKDWN)


def plain(text: str) -> str:
    """As a person would read it aloud: no marks, links as their words, one line for each row."""
    return rendered(text, _PLAIN)


def quotations(text: str) -> list[str]:
    """The block quotes as plain text, in order: in an article, what can be told to a customer."""
    found = [one for one in _tree(text).walk() if one.type == "blockquote"]
    outermost = [one for one in found if not _within(one, "blockquote")]
    return [said for one in outermost if (said := "\n".join(_blocks(one, _PLAIN)).strip())]


def rendered(text: str, style: Style) -> str:
    return "\n".join(_blocks(_tree(text), style)).strip("\n")


def escaped(text: str) -> str:
    """Any text as mrkdwn that shows it as it is."""
    return _NOT_AS_IT_IS.sub(_visible, text.replace("\r\n", "\n"))


# --- blocks: lists of lines, with an empty one between --------------------------------------


def _blocks(node: SyntaxTreeNode, style: Style) -> list[str]:
    lines: list[str] = []
    for child in node.children:
        block = _block(child, style)
        apart = lines and block and not (_is_tight(child) or child.type == "list_item")
        lines += [""] * bool(apart) + block
    return lines


def _block(node: SyntaxTreeNode, style: Style) -> list[str]:
    match node.type:
        case "heading":
            said = _inline(node, _PLAIN if style is _PLAIN else _UNMARKED)
            return [style.heading(" ".join(said.split()))]
        case "bullet_list" | "ordered_list":
            return _items(node, style)
        case "blockquote":
            return [f"{style.quote}{line}".rstrip() for line in _blocks(node, style)]
        case "fence" | "code_block":
            return _code(node.content, style)
        case "table":
            return list(_table(node, style))
        case "hr":
            return [style.rule]
    return _inline(node, style).split("\n")


def _items(node: SyntaxTreeNode, style: Style) -> list[str]:
    number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    lines = []
    for at, item in enumerate(node.children):
        mark = f"{style.bullet} " if number is None else f"{number + at}. "
        for first, line in enumerate(_blocks(item, style) or [""]):
            lines.append(f"{'    ' if first else mark}{line}".rstrip())
    return lines


def _code(content: str, style: Style) -> list[str]:
    inner = style.escape(content.rstrip("\n"))
    if style.fence:
        inner = inner.replace(style.fence, ZERO_WIDTH_SPACE.join(style.fence))
    fence = [style.fence] * bool(style.fence)
    return [*fence, *inner.split("\n"), *fence]


def _table(node: SyntaxTreeNode, style: Style) -> Iterator[str]:
    rows = [row for part in node.children for row in part.children]
    for at, row in enumerate(rows[: MOST_ROWS + 1]):
        cells = row.children[:MOST_COLUMNS]
        said = [_cell(one, style if at else _plainer(style)) for one in cells]
        line = " | ".join(said)
        yield line if at else style.heading(line)
    if (more := len(rows) - MOST_ROWS - 1) > 0:
        yield f"… +{more}"


def _cell(node: SyntaxTreeNode, style: Style) -> str:
    said = _inline(node, style)
    if len(said) <= LONGEST_CELL:
        return said
    return style.escape(_inline(node, _UNMARKED)[:LONGEST_CELL]) + "…"


def _plainer(style: Style) -> Style:
    return _PLAIN if style is _PLAIN else _UNMARKED


def _is_tight(node: SyntaxTreeNode) -> bool:
    """A list of short items is written without empty lines, and so is what stands in an item."""
    in_item = node.parent is not None and node.parent.type == "list_item"
    return in_item and (node.type != "paragraph" or node.hidden)


def _within(node: SyntaxTreeNode, kind: str) -> bool:
    above = node.parent
    while above is not None and above.type != kind:
        above = above.parent
    return above is not None


# --- inline: tokens one after the other, so that no nesting is too deep ---------------------


def _inline(node: SyntaxTreeNode, style: Style) -> str:
    tokens = [one for child in node.children if child.token for one in child.token.children or []]
    said: list[str] = []
    open_links: list[tuple[int, str]] = []
    bold = 0
    for token in tokens:
        match token.type:
            case "link_open":
                open_links.append((len(said), str(token.attrs.get("href", ""))))
            case "link_close" if open_links:
                start, address = open_links.pop()
                said[start:] = [style.link("".join(said[start:]), address)]
            case _:
                bold += token.nesting if token.type.startswith("strong") else 0
                said.append(_said(token, style, bold=bold > 0))
    return "".join(said)


def _said(token: Token, style: Style, *, bold: bool) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return " " if bold and style.marks else "\n"
        case "code_inline":
            mark = style.marks.get("code", "")
            return _marked(mark, style.escape(token.content.replace("`", "'")))
        case "image":
            words = style.escape(token.content)
            return style.link(words, str(token.attrs.get("src", "")))
        case "text" | "text_special":
            said = style.escape(token.content)
            return said.replace("*", "＊") if bold and style.marks else said
    mark = style.marks.get(token.type.partition("_")[0], "")
    if not mark:
        return ""
    return f"{ZERO_WIDTH_SPACE}{mark}" if token.nesting > 0 else f"{mark}{ZERO_WIDTH_SPACE}"


def _marked(mark: str, inner: str) -> str:
    return f"{ZERO_WIDTH_SPACE}{mark}{inner}{mark}{ZERO_WIDTH_SPACE}" if mark and inner else inner


# --- the kinds of output --------------------------------------------------------------------


def _visible(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0]) or f"[U+{ord(found[0]):04X}]"


def _unmarked_heading(said: str) -> str:
    """Bold as a whole; Slack's bold contains no asterisk."""
    return f"*{escaped(said).replace('*', '＊')}*" if said else ""


def _link(words: str, address: str) -> str:
    target = _allowed(address)
    if target is None:
        return words
    label = words.replace("\n", " ").replace("|", "¦")
    if not label.strip() or _names_another(label, target):
        label = escaped(target.removeprefix("mailto:"))
    return f"<{escaped(target).replace('|', '%7C')}|{label}>"


def _allowed(address: str) -> str | None:
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    return address if scheme in _SCHEMES and not re.search(r"\s", address) else None


def _names_another(label: str, target: str) -> bool:
    """Whether the words are an address other than the one that they lead to."""
    said = _ADDRESS.fullmatch(label.strip())
    return said is not None and said[0].rstrip("/") not in escaped(target)


_MRKDWN = Style(
    escape=escaped,
    marks={"strong": "*", "em": "_", "s": "~", "code": "`"},
    heading=_unmarked_heading,
    link=_link,
    bullet="•",
    quote="> ",
    fence="```",
    rule="———",
)
_PLAIN = Style(
    escape=lambda text: text,
    marks={},
    heading=lambda said: said,
    link=lambda words, address: words or address,
    bullet="-",
    quote="",
    fence="",
    rule="",
)
_UNMARKED = _PLAIN
"""For what is marked as a whole: the words are escaped then."""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


@lru_cache(maxsize=32)
def _tree(text: str) -> SyntaxTreeNode:
    from markdown_it.tree import SyntaxTreeNode

    return SyntaxTreeNode(_parser().parse(text))


__all__ = ["escaped", "mrkdwn", "plain", "quotations", "rendered"]
