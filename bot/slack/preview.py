"""The preview of a reply to a customer as a modal, built from plain values.

What a person types stays over a ``views.update`` where ``block_id`` and ``action_id`` stay
(https://docs.slack.dev/surfaces/modals#updating_views): the agent's own text keeps its ids, what
the customer gets has its revision in them, so that it is replaced exactly when that is meant.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot import texts
from bot.approval import Found, Mark, same_words
from bot.manners import Manners, manners
from bot.refusals import refusal
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.manners import Labelled, mending, noted
from bot.slack.mrkdwn import Marked, escape, say
from bot.slack.suggestions import Near, suggested
from translations.checks import FATAL, Reason
from translations.outcomes import ADAPTED, MEMORY

WRITE = "preview.compose"
SEND = "preview.send"
"""Callback ids: the modal that asks for the text, and the preview."""

INFORM = "preview.inform"

ARTICLE = "article"
"""Where a draft's engine would stand: its words are an article's, in both languages."""

ORIGINS = {
    MEMORY: "preview.from_memory",
    ADAPTED: "preview.adapted",
    ARTICLE: "preview.by_article",
}
"""What is said of a text that no engine made."""

PART = 2_800
"""UTF-16 units in one field: Slack's 3,000 less some room to edit."""

MOST = 18_000
"""UTF-16 units of one text: two of them, all their letters escaped, stay below the 250,000 bytes
that Slack takes as a view."""

SENTENCE = "sentence"
"""The reason of a mark on a sentence without a reliable translation."""
REFUSED, MOST_REFUSED = 60, 5
"""Characters of such a sentence that are quoted, and how many are."""

CHOICES = 10
CHOICE_LINES = 5
OPTION = 75
LABEL_ROOM = 60

State = Literal["own", "waiting", "ready", "missing", "too_long"]


@dataclass(frozen=True, slots=True)
class Case:
    """What the preview says of its ticket: for whom, in which language, and whether by mail.

    ``addressee`` is how a letter in the customer's language names them, empty when unknown;
    ``answered``: this is not the first reply."""

    ref: str
    customer: str
    language: str
    mailed: bool
    marketplace: str = ""
    addressee: str = ""
    business: bool = False
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """All that the modal shows. ``text`` and ``customer`` are in parts, a field each.

    ``state``: ``own`` (the customer reads the agent's text as it is), ``waiting`` for the
    translation, ``ready``, ``missing`` (``customer`` is the original, and a person has to write it
    anew), ``too_long`` (it fits no modal).
    ``renders`` is the mark of the text that ``customer`` renders, empty while nothing does.
    ``ticked`` are the keys of promises to record; None means all.
    """

    draft: str
    language: str
    case: Case
    text: tuple[str, ...]
    state: State
    revision: int = 1
    customer: tuple[str, ...] = ()
    renders: str = ""
    engine: str = ""
    marks: tuple[Mark, ...] = ()
    promises: tuple[Found, ...] = ()
    ticked: frozenset[str] | None = None
    notice: str | None = None
    near: tuple[Near, ...] = ()


def divided(text: str) -> tuple[str, ...]:
    """A text in parts that fit a field each; joined, they are the text again."""
    return tuple(row[0] for row in blocks.parts([text], PART, str))


def fits(text: str) -> bool:
    return blocks.units(text) <= MOST


# --- building -------------------------------------------------------------------------------


def compose_view(preview: Preview) -> Block:
    """Asks for the text first."""
    hint = texts.say("preview.compose.hint", preview.language)
    content = [*heading(preview), *text_fields(preview, hint=hint)]
    return form(preview, WRITE, content, submit=texts.say("button.preview", preview.language))


def preview_view(preview: Preview) -> Block:
    content = [
        *heading(preview),
        *([blocks.section(escape(preview.notice))] if preview.notice else []),
        *text_fields(preview),
        *rendering(preview),
        *pointed_out(preview),
        *noted(manners_of(preview), preview.case.language, preview.language),
        *suggested(preview.near, preview.draft, preview.language),
        *promise_fields(preview),
        *buttons(preview),
    ]
    return form(preview, SEND, content, submit=texts.say("button.send", preview.language))


def notice_view(language: str, text: str) -> Block:
    """Says one thing, in Slack's markup; nothing can be sent from it."""
    return {
        **blocks.modal(
            texts.say("modal.reply", language),
            [blocks.section(text)],
            close=texts.say("button.ok", language),
        ),
        "callback_id": INFORM,
    }


def form(preview: Preview, callback_id: str, content: Sequence[Block], *, submit: str) -> Block:
    language = preview.language
    return {
        **blocks.modal(
            texts.say("modal.reply", language), content, close=texts.say("button.cancel", language)
        ),
        "submit": blocks.plain(submit),
        "callback_id": callback_id,
        "notify_on_close": True,
        "private_metadata": json.dumps(
            {"draft": preview.draft, "revision": preview.revision, "renders": preview.renders}
        ),
    }


def heading(preview: Preview) -> list[Block]:
    case, language = preview.case, preview.language
    reads = Marked(language_name(case.language, language))
    facts = texts.joined(
        language,
        [
            escape(case.ref),
            say("preview.to", language, customer=case.customer),
            say("preview.language", language, language=reads),
        ],
    )
    found = [blocks.section(say("preview.title", language)), blocks.context(facts)]
    if not case.mailed:
        found.append(blocks.section(say("preview.recorded_only", language)))
    return found


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


def origin(preview: Preview) -> list[Block]:
    """Whose words they are: approved before, or an engine's."""
    if preview.state != "ready" or not preview.engine:
        return []
    key = ORIGINS.get(preview.engine, "preview.engine")
    return [blocks.context(say(key, preview.language))]


def pointed_out(preview: Preview) -> list[Block]:
    if preview.state == "missing":
        return [blocks.section(missing_lines(preview))]
    lines = [mark_line(mark, preview.language) for mark in preview.marks[:12]]
    return [blocks.section("\n".join(lines))] if lines else []


def missing_lines(preview: Preview) -> str:
    """Why there is no translation, of which sentences, and what can be done."""
    language = preview.language
    found = [mark for mark in preview.marks if mark.kind == ""]
    reasons = [Reason(mark.reason, mark.text) for mark in found if mark.reason != SENTENCE]
    refused = [mark.text for mark in found if mark.reason == SENTENCE]
    if not reasons:
        return say("preview.write_it", language)
    return texts.lines(
        say("preview.no_translation", language, reason=refusal(reasons, language)),
        refused_sentences(refused, language),
        say("preview.ways", language),
        *ways(preview, refused=any(one.code in FATAL for one in reasons)),
        say("preview.not_until", language),
    )


def refused_sentences(refused: Sequence[str], language: str) -> str:
    if not refused:
        return say("preview.refused_all", language)
    shown = [
        say(
            "preview.refused_sentence",
            language,
            text=blocks.fitted(" ".join(text.split()), REFUSED, str)[0],
        )
        for text in refused[:MOST_REFUSED]
    ]
    more = len(refused) - len(shown)
    rest = say("preview.refused_more", language, count=more) if more else None
    return texts.lines(say("preview.refused_sentences", language), *shown, rest)


def ways(preview: Preview, *, refused: bool) -> list[str]:
    """What the writer can do. ``refused``: an engine had tried."""
    reads = Marked(language_name(preview.case.language, preview.language))
    offered = [("rephrase", refused), ("near", bool(preview.near)), ("write", True)]
    return [
        say(f"preview.way_{way}", preview.language, language=reads)
        for way, there in offered
        if there
    ]


VALUE_LINES = {
    "missing": "preview.value_missing",
    "changed": "preview.value_changed",
    "added": "preview.value_added",
}


def mark_line(mark: Mark, language: str) -> str:
    if mark.reason in VALUE_LINES:
        lost = mark.kind == "amount" and mark.reason == "missing"
        key = "preview.amount_missing" if lost else VALUE_LINES[mark.reason]
        return say(key, language, text=mark.text[:200])
    return say("preview.uncertain", language, reason=reason_of(mark, language))


def reason_of(mark: Mark, language: str) -> str:
    key = f"reason.{mark.reason}"
    if key not in texts.catalogue():
        key = "preview.reason.other"
    return texts.say(key, language, text=mark.text[:200])


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
    return {"text": blocks.plain(label[:OPTION]), "value": digest(found.key)}


def buttons(preview: Preview) -> list[Block]:
    value = {"draft": preview.draft}
    labels = [*translating(preview), *mending(manners_of(preview), preview.case.language)]
    found = [
        blocks.button(action, texts.say(label, preview.language), value) for action, label in labels
    ]
    return [blocks.actions(*found)] if found else []


def translating(preview: Preview) -> list[Labelled]:
    if preview.state == "own":
        return []
    offered = [("preview.translate", "button.translate_again", True)]
    offered.append(("preview.another", "button.another", preview.state == "ready"))
    back = preview.state in ("ready", "missing")
    offered.append(("preview.back", "button.check_back", back))
    return [(action, label) for action, label, there in offered if there]


def manners_of(preview: Preview) -> Manners:
    """Those of what the customer gets, as the window is drawn."""
    shown = {"ready": preview.customer, "own": preview.text}.get(preview.state, ())
    return manners("".join(shown), preview.case.language)


def language_name(code: str, language: str) -> str:
    key = f"language.{code}"
    return texts.say(key if key in texts.catalogue() else "language.other", language)


def mark_of(text: str) -> str:
    """Short, and the same for texts that differ in blanks alone: Slack may trim a field."""
    return digest("".join(text.split()))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
