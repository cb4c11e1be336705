"""What a reply's preview says of what the customer gets: whose words they are, what may be wrong,
and why there are none."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.approval import Mark, same_words
from bot.refusals import refusal
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.mrkdwn import Marked, say
from bot.slack.previewed import ARTICLE, SENTENCE, Preview, language_name
from translations.checks import FATAL, Reason
from translations.outcomes import ADAPTED, MEMORY

ORIGINS = {
    MEMORY: "preview.from_memory",
    ADAPTED: "preview.adapted",
    ARTICLE: "preview.by_article",
}
"""What is said of a text that no engine made."""

RESTS = {name: f"{key}.rest" for name, key in ORIGINS.items()}
"""The same of what is left beside the agent's own sentences."""

OWN, MOST_OWN = 40, 3
"""Characters of such a sentence that are quoted, and how many are."""

REFUSED, MOST_REFUSED = 60, 5
"""Characters of a sentence without a reliable translation that are quoted, and how many are."""


def origin(preview: Preview) -> list[Block]:
    """Whose words they are: approved before, an engine's, or the agent's own."""
    if preview.state != "ready":
        return []
    lines = own_lines(preview) if preview.own else made_lines(preview.engine, preview.language)
    return [blocks.context("\n".join(lines))] if lines else []


def made_lines(engine: str, language: str) -> list[str]:
    return [say(ORIGINS.get(engine, "preview.engine"), language)] if engine else []


def own_lines(preview: Preview) -> list[str]:
    """The sentences of the agent's, and who made the others."""
    language = preview.language
    if same_words("".join(preview.own), "".join(preview.customer)):
        return [say("preview.own_words", language)]
    shown = [
        texts.say(
            "preview.own_sentence",
            language,
            text=blocks.fitted(" ".join(text.split()), OWN, str)[0],
        )
        for text in preview.own[:MOST_OWN]
    ]
    listed = texts.say("face.between", language).join(shown)
    more = len(preview.own) - len(shown)
    key = "preview.own_sentences_more" if more else "preview.own_sentences"
    rest = (
        [say(RESTS.get(preview.engine, "preview.engine.rest"), language)] if preview.engine else []
    )
    return [say(key, language, sentences=listed, count=more), *rest]


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
