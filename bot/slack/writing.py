"""The window in which an article is written, as blocks, and what comes back from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.refilling import UNSENT
from knowledge.comparison import Difference

WRITE = "kb.write"
"""Callback id of the window."""

FIELD = 3_000
"""Characters of one field (https://docs.slack.dev/reference/block-kit/block-elements)."""

PART = 2_800
"""Of a body that is edited: room is left to write more."""

MOST_PARTS = 15
"""With escaped letters a view stays below the 250,000 bytes that Slack takes."""

DIFFERENCE = 2_400
"""UTF-16 units of what another editor changed."""

TOPICS = (
    "returns",
    "delivery",
    "quality",
    "customs",
    "payment",
    "accounts",
    "product",
    "privacy",
)
MARKETPLACES = ("both", "jp", "us")
NOBODY = "-"


@dataclass(frozen=True, kw_only=True)
class Page:
    """What stands in the window. ``slug`` is empty for a new article, whose ``revision`` is 0;
    ``renders`` is the sibling's revision that this text is about to say the same as, or may be
    said to where ``lags``."""

    language: str
    slug: str = ""
    revision: int = 0
    title: str = ""
    aliases: str = ""
    body: str = ""
    values: str = ""
    marketplace: str = "both"
    topic: str = ""
    owner: str = ""
    review_by: date | None = None
    renders: int | None = None
    lags: bool = False
    in_step: bool = False


@dataclass(frozen=True, kw_only=True)
class Written:
    """What somebody wrote and chose; ``in_step``: it says the same as the other language now."""

    title: str
    aliases: tuple[str, ...]
    body: str
    values: str
    marketplace: str
    topic: str
    owner: str
    review_by: date | None
    reason: str
    in_step: bool


def page_view(
    page: Page,
    language: str,
    *,
    teams: Sequence[tuple[str, str]],
    place: Mapping[str, Any],
    notices: Sequence[str] = (),
    round_: int = 0,
) -> Block:
    """``teams`` are keys and names; ``notices`` stand above the fields, in Slack's markup.
    A new ``round_`` makes Slack take the texts given here instead of what was typed."""
    about = {
        "slug": page.slug,
        "revision": page.revision,
        "in": page.language,
        "renders": page.renders,
        "round": round_,
    }
    content = [
        *(blocks.section(notice) for notice in notices),
        *text_fields(page, language, round_),
        *choices(page, language, teams),
        *step_field(page, language),
        *([reason_field(language)] if page.slug else []),
    ]
    return blocks.form(
        texts.say("modal.kb_edit" if page.slug else "modal.kb_new", language),
        content,
        callback=WRITE,
        submit=texts.say("button.save", language),
        close=texts.say("button.cancel", language),
        kept={"about": about, "place": dict(place), UNSENT: round_ > 0},
    )


def waiting_view(language: str, key: str) -> Block:
    said = [blocks.section(texts.say(key, language))]
    title = texts.say("modal.kb_edit", language)
    return blocks.modal(title, said, close=texts.say("button.cancel", language))


# --- fields ---------------------------------------------------------------------------------


def text_fields(page: Page, language: str, round_: int) -> list[Block]:
    named = texts.say(f"language.{page.language}", language)
    parts = [*parts_of(page.body), ""]
    label = texts.say("field.kb.body", language, language=named)
    more = texts.say("field.kb.body_more", language)
    return [
        text_input(
            f"title.{round_}", texts.say("field.kb.title", language, language=named), page.title
        ),
        *(
            text_input(
                f"body.{number}.{round_}",
                more if number else label,
                part,
                long=True,
                optional=number > 0,
                hint=None if number else texts.say("field.kb.body.hint", language),
            )
            for number, part in enumerate(parts)
        ),
        text_input(
            f"aliases.{round_}",
            texts.say("field.kb.aliases", language),
            page.aliases,
            long=True,
            optional=True,
            hint=texts.say("field.kb.aliases.hint", language),
        ),
        text_input(
            f"values.{round_}",
            texts.say("field.kb.values", language),
            page.values,
            long=True,
            optional=True,
            hint=texts.say("field.kb.values.hint", language, example="{{return_days}}"),
        ),
    ]


def text_input(
    name: str,
    label: str,
    text: str,
    *,
    long: bool = False,
    optional: bool = False,
    hint: str | None = None,
) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": name,
        "multiline": long,
        "max_length": FIELD if long else 200,
        **({"initial_value": text} if text else {}),
    }
    return {
        "type": "input",
        "block_id": name,
        "label": blocks.plain(label),
        "element": element,
        "optional": optional,
        **({"hint": blocks.plain(hint)} if hint else {}),
    }


def choices(page: Page, language: str, teams: Sequence[tuple[str, str]]) -> list[Block]:
    markets = [(key, texts.say(f"kb.marketplace.{key}", language)) for key in MARKETPLACES]
    topics = [(key, texts.say(f"kb.topic.{key}", language)) for key in TOPICS]
    if page.topic and page.topic not in TOPICS:
        topics.append((page.topic, page.topic))
    owners = [(NOBODY, texts.say("kb.nobody", language)), *teams]
    day: Block = {
        "type": "datepicker",
        "action_id": "review_by",
        **({"initial_date": page.review_by.isoformat()} if page.review_by else {}),
    }
    return [
        selection("marketplace", markets, page.marketplace, language),
        selection("topic", topics, page.topic, language),
        selection("owner", owners, page.owner or NOBODY, language),
        {
            "type": "input",
            "block_id": "review_by",
            "label": blocks.plain(texts.say("field.kb.review_by", language)),
            "element": day,
            "optional": True,
        },
    ]


def selection(name: str, options: Sequence[tuple[str, str]], chosen: str, language: str) -> Block:
    shown = {key: {"text": blocks.plain(label[:75]), "value": key} for key, label in options}
    return {
        "type": "input",
        "block_id": name,
        "label": blocks.plain(texts.say(f"field.kb.{name}", language)),
        "element": {
            "type": "static_select",
            "action_id": name,
            "options": list(shown.values()),
            **({"initial_option": shown[chosen]} if chosen in shown else {}),
        },
    }


def step_field(page: Page, language: str) -> list[Block]:
    """Only where the other language's text is newer is there a step to be taken."""
    if not page.lags:
        return []
    option = {"text": blocks.plain(texts.say("field.kb.in_step", language)), "value": "yes"}
    return [
        {
            "type": "input",
            "block_id": "in_step",
            "label": blocks.plain(texts.say("field.kb.sibling", language)),
            "element": {
                "type": "checkboxes",
                "action_id": "in_step",
                "options": [option],
                **({"initial_options": [option]} if page.in_step else {}),
            },
            "optional": True,
        }
    ]


def reason_field(language: str) -> Block:
    return text_input("reason", texts.say("field.kb.reason", language), "", optional=True)


def fits(page: Page) -> bool:
    """Whether the window can hold it; what is larger is edited as a file."""
    short = all(blocks.units(text) <= FIELD for text in (page.aliases, page.values))
    return short and len(parts_of(page.body)) <= MOST_PARTS


def parts_of(body: str) -> list[str]:
    """The body in parts that fit a field each, cut between lines."""
    parts = [""]
    for line in body.split("\n"):
        for piece in [line[at : at + PART] for at in range(0, max(1, len(line)), PART)]:
            joined = f"{parts[-1]}\n{piece}" if parts[-1] else piece
            if blocks.units(joined) <= PART:
                parts[-1] = joined
            else:
                parts.append(piece)
    return parts


# --- what comes back ------------------------------------------------------------------------


def written(view: Mapping[str, Any]) -> Written:
    values = view["state"]["values"]
    typed = {name: next(iter(entry.values())) for name, entry in values.items() if entry}

    def text(stem: str) -> str:
        named = (one for name, one in typed.items() if name.split(".")[0] == stem)
        return str(next((one.get("value") for one in named), None) or "")

    def chosen(name: str) -> str:
        return str((typed.get(name, {}).get("selected_option") or {}).get("value") or "")

    bodies = sorted(name for name in typed if name.startswith("body."))
    parts = [str(typed[name].get("value") or "") for name in bodies]
    day = typed.get("review_by", {}).get("selected_date")
    owner = chosen("owner")
    return Written(
        title=text("title").strip(),
        aliases=tuple(line.strip() for line in text("aliases").splitlines() if line.strip()),
        body="\n".join(part for part in parts if part.strip()),
        values=text("values"),
        marketplace=chosen("marketplace") or "both",
        topic=chosen("topic"),
        owner="" if owner == NOBODY else owner,
        review_by=date.fromisoformat(day) if day else None,
        reason=text("reason").strip(),
        in_step=bool(typed.get("in_step", {}).get("selected_options")),
    )


def field_of(view: Mapping[str, Any], stem: str) -> str:
    """The block id of the first field of that name, of the title where there is none."""
    ids = [str(block.get("block_id", "")) for block in view["blocks"]]
    named = next((one for one in ids if one.split(".")[0] == stem), None)
    return named or next(one for one in ids if one.startswith("title"))


def field_holding(view: Mapping[str, Any], stem: str, line: str) -> str:
    """The block id of the field of that name in which the line stands, else of the first one."""
    for name, entry in view["state"]["values"].items():
        typed = str(next(iter(entry.values()))["value"] or "") if name.startswith(stem) else ""
        if line in typed:
            return str(name)
    return field_of(view, stem)


def told_apart(difference: Difference, room: int = DIFFERENCE) -> str:
    """What the first text has (−) and what the second has (＋), as a block quote."""
    lines = [f"− {difference.title[0]}", f"＋ {difference.title[1]}"] if difference.title else []
    lines += [f"− {alias}" for alias in difference.aliases_gone]
    lines += [f"＋ {alias}" for alias in difference.aliases_new]
    signs = {"gone": "−", "new": "＋"}
    lines += [f"{signs[line.sign]} {line.text}" for line in difference.changed_lines]
    shown, _ = blocks.fitted("\n".join(lines), room)
    return "\n".join(f"> {line}" for line in shown.split("\n"))
