"""A kept draft as the preview shows it: how far it is, its doubts and its promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import approval, texts, wording
from bot.draft_renderings import BEGUN, FRAME, made_of, told_with
from bot.drafting import Looked
from bot.manners import unframed
from bot.slack import previewed as modal
from bot.slack.previewed import SENTENCE, Case, Preview
from bot.slack.standing import Standing, ticked_of, unseen
from tickets.tables import Draft
from translations.outcomes import MEMORY
from translations.segments import sentences


def preview_of(
    looked: Looked, language: str, *, revision: int = 1, notice: str | None = None
) -> Preview:
    """The preview of a draft as it is kept. Where there is no translation, the field of what the
    customer gets holds the original, but for the sentences that could be translated: nothing is
    sent before somebody has put the others in other words."""
    draft, preview = looked.draft, unjudged(looked, language, revision)
    customer = (draft.customer_text or "") if preview.state == "ready" else None
    judged = Judged(missing_marks(draft) if preview.state == "missing" else ())
    if customer is not None:
        judged = judge(looked, draft.text, customer)
    return replace(
        preview,
        engine=judged.engine,
        own=judged.own,
        marks=judged.marks,
        promises=tuple(approval.promised(draft.text, customer)),
        notice=notice or (texts.say("preview.taken_up", language) if looked.taken_up else None),
    )


def unjudged(looked: Looked, language: str, revision: int) -> Preview:
    """The texts alone: looking for what may be wrong with long ones takes a second."""
    draft, case = looked.draft, looked.case
    state = state_of(draft, case)
    customer = draft.customer_text or ""
    if state == "missing":
        customer = str(draft.place.get(BEGUN) or draft.text)
    return Preview(
        draft=draft.id,
        language=language,
        case=case,
        text=modal.divided(draft.text),
        state=state,
        revision=revision,
        customer=modal.divided(customer) if state in ("ready", "missing") else (),
        renders=modal.mark_of(draft.text) if state in ("ready", "missing", "too_long") else "",
    )


def state_of(draft: Draft, case: Case) -> modal.State:
    if approval.is_own(draft.text, case.language):
        return "own"
    known = draft.rendered_from is not None
    if not known or not approval.same_words(draft.text, draft.rendered_from or ""):
        return "waiting"
    customer = draft.customer_text or ""
    if not customer.strip() or approval.same_words(customer, draft.text):
        return "missing"
    return "ready" if modal.fits(customer) else "too_long"


# --- whose words, and how sure --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to say of what the customer gets; ``engine`` and ``own`` as in ``Preview``."""

    marks: tuple[approval.Mark, ...]
    engine: str = ""
    own: tuple[str, ...] = ()


def judge(looked: Looked, text: str, customer: str) -> Judged:
    """``customer`` as a translation of ``text``, the words that stand there now. What an engine
    doubted counts as long as its sentence does."""
    draft, language = looked.draft, looked.draft.customer_language
    body = unframed(customer, draft.place.get(FRAME))
    kept = approval.same_words(customer, draft.customer_text or "")
    unknown = wording.Rendering(tuple(sentences(body, language)), draft.engine or "")
    made = made_of(draft) or unknown
    told = wording.doubts(made, body, language)
    found = approval.marks(text, body, draft.language or "", language, told, looked.terms)
    if draft.engine == MEMORY and kept:
        found = [mark for mark in found if approved_still(mark)]
    own = wording.rewritten(made, body, text, language)
    return Judged(tuple(found), wording.maker(made, body, language), own)


def approved_still(mark: approval.Mark) -> bool:
    """What was approved before is only held against the text's values and against the renderings
    that a fixed term forbids: such a term may be younger."""
    return bool(mark.kind) or mark.reason == "term_forbidden"


def missing_marks(draft: Draft) -> tuple[approval.Mark, ...]:
    return tuple(approval.Mark(one.code, one.text) for one in told_with(draft))


# --- as its window stands -------------------------------------------------------------------


def as_it_stands(looked: Looked, here: Standing, language: str) -> Preview | None:
    """The preview around what is typed in its window; None while that waits for a translation."""
    kept = unjudged(looked, language, here.revision)
    filled = here.filled
    found = tuple(approval.promised(filled.text, filled.customer))
    new = {one.key for one in unseen(found, here.offered)}
    preview = replace(
        kept,
        text=here.text,
        customer=here.customer,
        renders=here.renders,
        promises=found,
        ticked=ticked_of(found, filled.ticked) | new,
    )
    if filled.customer is None:
        return preview if kept.state == "own" else None
    left = approval.left_over(filled.text, filled.customer, looked.case.language)
    if kept.state == "missing" and left:
        marks = still_missing(missing_marks(looked.draft), kept, filled.customer, left)
        return replace(preview, marks=marks)
    judged = judge(looked, filled.text, filled.customer)
    return replace(preview, state="ready", engine=judged.engine, own=judged.own, marks=judged.marks)


def still_missing(
    marks: Sequence[approval.Mark], kept: Preview, customer: str, left: Sequence[str]
) -> tuple[approval.Mark, ...]:
    """Why there is no translation, and the sentences that nobody has put in other words yet."""
    if approval.same_words(customer, "".join(kept.customer)):
        return tuple(marks)
    reasons = [mark for mark in marks if mark.reason != SENTENCE]
    return (*(approval.Mark(SENTENCE, one) for one in left), *reasons)
