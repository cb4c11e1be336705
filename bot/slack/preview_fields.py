"""The fields of a reply's preview: both texts, and the promises to record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import texts
from bot.approval import Found, same_words
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.mrkdwn import say
from bot.slack.preview_notes import origin
from bot.slack.previewed import CHOICE_LINES, CHOICES, MOST, Preview, digest, language_name

OPTION = 75
LABEL_ROOM = 60
SENTENCE_ENDS = " 。．.！!"
CUT_AT_FRONT = re.compile(r"^[!-~]{1,15}[ ]")
CUT_AT_END = re.compile(r"[ ][!-~]{1,15}$")
"""What is left of a word in Latin letters where a sentence is cut."""


def text_fields(preview: Preview, *, hint: str | None = None) -> list[Block]:
    label = texts.say("preview.your_text", preview.language)
    block_id = f"text:{preview.revision}" if preview.state == "own" else "text"
    fields = [(block_id, "preview.text", part) for part in preview.text]
    return inputs(fields, label, preview.language, hint=hint)


def rendering(preview: Preview) -> list[Block]:
    language = preview.language
    match preview.state:
        case "own":
            key = (
                "preview.same_language" if preview.case.mailed else "preview.same_language_recorded"
            )
            return [blocks.context(say(key, language))]
        case "waiting":
            return [blocks.section(say("preview.translating", language))]
        case "too_long":
            return [blocks.section(say("preview.translation_too_long", language, limit=MOST))]
    block_id = f"customer:{preview.revision}"
    label = texts.say(
        "preview.customer_text_in",
        language,
        language=language_name(preview.case.language, language),
    )
    fields = [(block_id, "preview.customer", part) for part in preview.customer]
    hint = texts.say(customer_hint(preview), language)
    return [*inputs(fields, label, language, hint=hint), *origin(preview)]


def customer_hint(preview: Preview) -> str:
    if preview.state == "missing":
        begun = not same_words("".join(preview.customer), "".join(preview.text))
        return f"preview.customer_text.{'partly' if begun else 'untranslated'}"
    mailed = preview.case.mailed
    return "preview.customer_text.hint" if mailed else "preview.customer_text.hint_recorded"


def inputs(
    fields: Sequence[tuple[str, str, str]], label: str, language: str, *, hint: str | None = None
) -> list[Block]:
    """One field for each part; ``fields`` are (block id, action id, text)."""
    count = len(fields)
    return [
        {
            "type": "input",
            "block_id": f"{block_id}:{at}",
            "label": blocks.plain(part_label(label, at, count, language)),
            "element": {
                "type": "plain_text_input",
                "action_id": f"{action_id}.{at}",
                "multiline": True,
                **({"initial_value": text} if text else {}),
            },
            **({"optional": True} if at else {}),
            **({"hint": blocks.plain(hint)} if hint and at == count - 1 else {}),
        }
        for at, (block_id, action_id, text) in enumerate(fields)
    ]


def part_label(label: str, at: int, count: int, language: str) -> str:
    if count == 1:
        return label
    return texts.say("preview.part", language, label=label, number=at + 1, count=count)


# --- promises ---


def promise_fields(preview: Preview) -> list[Block]:
    """Tick boxes, ten to a field; another set of promises is another field."""
    offered = preview.promises[: CHOICES * CHOICE_LINES]
    rows = [offered[at : at + CHOICES] for at in range(0, len(offered), CHOICES)]
    return [tick_boxes(preview, row, number) for number, row in enumerate(rows)]


def tick_boxes(preview: Preview, row: Sequence[Found], number: int) -> Block:
    language = preview.language
    options = [promise_option(found, language) for found in row]
    ticked = [
        option
        for found, option in zip(row, options, strict=True)
        if preview.ticked is None or found.key in preview.ticked
    ]
    return {
        "type": "input",
        "block_id": f"promises:{digest(''.join(found.key for found in row))}:{number}",
        "optional": True,
        "label": blocks.plain(texts.say("preview.promises_record", language)),
        "element": {
            "type": "checkboxes",
            "action_id": f"preview.promises.{number}",
            "options": options,
            **({"initial_options": ticked} if ticked else {}),
        },
    }


def promise_option(found: Found, language: str) -> Block:
    kind = texts.say(f"promise.{found.kind}", language)
    text = " ".join(found.words.split())
    shown = text if len(text) <= LABEL_ROOM else f"{text[: LABEL_ROOM - 1]}…"
    label = texts.say("preview.promise_kind", language, kind=kind, text=shown)
    option = {"text": blocks.plain(label[:OPTION]), "value": digest(found.key)}
    around = few_words(found.sentence, found.words)
    return {**option, "description": blocks.plain(around)} if around else option


def few_words(sentence: str, promise: str) -> str:
    """The sentence around a promise, as much of it as an option has room for: a day by itself does
    not say what is promised. Empty where there is no more than the promise."""
    said, words = " ".join(sentence.split()), " ".join(promise.split())
    if said.strip(SENTENCE_ENDS) in ("", words):
        return ""
    if len(said) <= OPTION:
        return said
    room = OPTION - 2
    before = (room - len(words)) // 2
    start = min(max(said.find(words) - before, 0), len(said) - room)
    shown = said[start : start + room]
    if start:
        shown = CUT_AT_FRONT.sub("", shown, count=1)
    if start + room < len(said):
        shown = CUT_AT_END.sub("", shown, count=1)
    return f"{'…' if start else ''}{shown}{'…' if start + room < len(said) else ''}"
