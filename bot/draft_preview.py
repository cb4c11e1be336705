"""A kept draft as the preview shows it: how far it is, its doubts and its promises."""

from __future__ import annotations

from collections.abc import Sequence

from bot import approval
from bot.drafting import BEGUN, FRAME, Looked, open_still, told_with
from bot.manners import unframed
from bot.slack import preview as modal
from bot.slack.preview import SENTENCE, Case, Preview
from tickets.tables import Draft
from translations.checks import Reason
from translations.outcomes import MEMORY
from translations.service import Translation


def preview_of(
    looked: Looked,
    language: str,
    *,
    revision: int = 1,
    told: Sequence[Reason] = (),
    notice: str | None = None,
) -> Preview:
    """The preview of a draft as it is kept. Where there is no translation, the field of what the
    customer gets holds the original, but for the sentences that could be translated: nothing is
    sent before somebody has put the others in other words."""
    draft, case = looked.draft, looked.case
    state = state_of(draft, case)
    customer = draft.customer_text or ""
    if state == "missing":
        customer = str(draft.place.get(BEGUN) or draft.text)
    ready = state == "ready"
    return Preview(
        draft=draft.id,
        language=language,
        case=case,
        text=modal.divided(draft.text),
        state=state,
        revision=revision,
        customer=modal.divided(customer) if state in ("ready", "missing") else (),
        renders=modal.mark_of(draft.text) if state in ("ready", "missing", "too_long") else "",
        engine=draft.engine or "",
        marks=marks_of(looked, told or told_with(draft)) if ready else missing_marks(told),
        promises=tuple(approval.promised(draft.text, customer if ready else None)),
        notice=notice,
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


def marks_of(looked: Looked, told: Sequence[Reason]) -> tuple[approval.Mark, ...]:
    """What was approved before is only held against the text's values and against the renderings
    that a fixed term forbids: such a term may be younger."""
    draft = looked.draft
    found = approval.marks(
        draft.text,
        unframed(draft.customer_text or "", draft.place.get(FRAME)),
        draft.language or "",
        draft.customer_language,
        told,
        looked.terms,
    )
    if draft.engine == MEMORY:
        found = [mark for mark in found if mark.kind or mark.reason == "term_forbidden"]
    return tuple(found)


def told_of(made: Translation) -> tuple[Reason, ...]:
    """What is told of a translation; of one that was refused, first the sentences without a
    reliable translation, so that its writer knows what to say in other words."""
    if made.state != "failed" or len(made.parts) < 2:
        return made.reasons
    refused = [Reason(SENTENCE, part.text) for part in made.parts if open_still(part)]
    return (*refused, *made.reasons)


def missing_marks(told: Sequence[Reason]) -> tuple[approval.Mark, ...]:
    return tuple(approval.Mark(one.code, one.text) for one in told)
