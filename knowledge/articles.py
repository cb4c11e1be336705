"""Articles: read, saved, taken from state to state; the front of this room."""

from knowledge.comparison import compared
from knowledge.drafts import ArticleDraft, Text, VariantDraft
from knowledge.reading import (
    Whole,
    article,
    find,
    lags,
    listed,
    revision,
    revisions,
    status_changes,
    values_of,
    whole,
)
from knowledge.saving import NONE_YET, Saved, save_article
from knowledge.steps import (
    STEPS,
    Step,
    bring_back,
    confirm,
    publish,
    send_back,
    submit,
    take,
    withdraw,
)

__all__ = [
    "NONE_YET",
    "STEPS",
    "ArticleDraft",
    "Saved",
    "Step",
    "Text",
    "VariantDraft",
    "Whole",
    "article",
    "bring_back",
    "compared",
    "confirm",
    "find",
    "lags",
    "listed",
    "publish",
    "revision",
    "revisions",
    "save_article",
    "send_back",
    "status_changes",
    "submit",
    "take",
    "values_of",
    "whole",
    "withdraw",
]
