"""What a draft keeps of what was made of its text: the rendering whatever was done with it since,
how far one came, why there is none, and the writer's own that was put by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import wording
from bot.manners import Frame
from bot.slack.previewed import SENTENCE
from bot.wording import Rendering
from tickets.tables import Draft
from translations.checks import Reason
from translations.outcomes import ADAPTED, MEMORY, Part
from translations.segments import segment, sentences
from translations.service import Translation

OWN_WORDS, OWN_RENDERING = "own", "own_rendering"
"""Where in a draft's place a rendering that its writer edited is put by, to come back to; and what
it was made from."""

RENDERING = "rendering"
"""Where in a draft's place it is kept what was made of its text, whatever was done with it then."""

FRAME = "frame"
"""Where in a draft's place it is kept what was put around the text as opening and closing."""

BEGUN = "begun"
"""Where in a draft's place the text stands as far as it could be translated."""

TOLD = "told"
"""Where in a draft's place it is kept why there is no rendering."""


def put_by(draft: Draft, customer: str | None) -> None:
    edited = draft.engine and customer and customer.strip() and customer != draft.customer_text
    if edited:
        made = draft.place.get(RENDERING)
        draft.place = {**draft.place, OWN_WORDS: customer, OWN_RENDERING: made}


def keep_told(draft: Draft, reasons: Sequence[Reason]) -> None:
    told = [[one.code, one.text] for one in reasons]
    kept = {name: value for name, value in draft.place.items() if name != TOLD}
    draft.place = {**kept, TOLD: told} if told else kept


def told_with(draft: Draft) -> tuple[Reason, ...]:
    """Why there is no rendering."""
    return tuple(Reason(code, text) for code, text in draft.place.get(TOLD, ()))


def told_of(made: Translation) -> tuple[Reason, ...]:
    """What is told of a translation; of one that was refused, first the sentences without a
    reliable translation, so that its writer knows what to say in other words."""
    if made.state != "failed" or len(made.parts) < 2:
        return made.reasons
    refused = [Reason(SENTENCE, part.text) for part in made.parts if open_still(part)]
    return (*refused, *made.reasons)


def keep_made(draft: Draft, made: Rendering) -> None:
    draft.place = {**draft.place, RENDERING: made.kept}


def made_of(draft: Draft) -> Rendering | None:
    return wording.read(draft.place.get(RENDERING))


def begun_rendering(draft: Draft, engine: str) -> Rendering:
    """What a refused translation left to build on."""
    begun = sentences(str(draft.place.get(BEGUN, "")), draft.customer_language)
    return Rendering(tuple(begun), engine)


def keep_begun(draft: Draft, translation: Translation) -> None:
    begun = begun_of(translation)
    kept = {name: value for name, value in draft.place.items() if name != BEGUN}
    draft.place = {**kept, BEGUN: begun} if begun else kept


def begun_of(translation: Translation) -> str | None:
    """A text of which some sentences were refused, with those in their places that came out well;
    None where none did. What is doubtful stays as it was written: nobody would see a mark."""
    if translation.state != "failed" or all(part.state != "good" for part in translation.parts):
        return None
    rows = [part.text if open_still(part) else part.rendering for part in translation.parts]
    return segment(translation.text, translation.source).rejoined(rows, translation.target)


def open_still(part: Part) -> bool:
    """Whether a sentence of a refused text is left to its writer."""
    return part.state not in ("good", "same")


def changed(
    made: Rendering, before: str, after: str, frame: Frame | None, draft: Draft
) -> Rendering:
    """What a button put around the text is nobody's. What was approved is not, once its words are
    others: nobody is named for them."""
    language = draft.customer_language
    if frame is not None:
        return wording.taking(made, f"{frame.before}\n{frame.after}", language)
    now = wording.mended(made, before, after, language)
    return replace(now, engine="") if made.engine in (MEMORY, ADAPTED) else now
