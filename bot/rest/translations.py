"""Texts translated for other systems, through the same memory, engine and checks as in Slack."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from bot.rest.models import LANGUAGES, LONGEST_TEXT, Language, Strict
from bot.rest.problems import Problem
from bot.rest.route import App, Key, Route
from translations.service import Translation, Wanted

router = APIRouter(tags=["translations"], route_class=Route)

MOST_TEXTS = 200
LONGEST_TOGETHER = 200_000
"""Characters: what one request may keep an engine busy with."""


def one_of_ours(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"must be {' or '.join(LANGUAGES)}")
    return language


OneText = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
Target = Annotated[Language, AfterValidator(one_of_ours)]


class TextsIn(Strict):
    """What is to be translated."""

    texts: list[OneText] = Field(
        min_length=1,
        max_length=MOST_TEXTS,
        description=f"1 to {MOST_TEXTS} texts of up to {LONGEST_TEXT:,} characters,"
        f" {LONGEST_TOGETHER:,} together",
    )
    source: Target | None = Field(
        default=None, description="`ja` or `en`; where left out, each text tells for itself"
    )
    target: Target = Field(description="`ja` or `en`")
    marketplace: Literal["jp", "us"] | None = Field(
        default=None, description="Whose fixed terms hold besides those of both, where it is known"
    )


class TranslationOut(BaseModel):
    """What came of one text."""

    text: str = Field(
        description="The translation; the text itself where `state` is same, failed or untranslated"
    )
    source: str = Field(description="Its language as given or recognised; `mixed` is possible")
    engine: str | None = Field(
        description="`memory` for what people approved, else engine and package"
    )
    score: float | None = Field(
        description="Lowest mean log-probability of a sentence, 0 or less; null without one"
    )
    state: Literal["same", "good", "uncertain", "failed", "untranslated"] = Field(
        description="Show `uncertain` with a warning. `same` was in the target language; `failed`"
        " was refused by the checks; `untranslated` had no engine"
    )
    kept: list[str] = Field(
        description="Identifiers, amounts and dates that passed through, as the text wrote them"
    )


@router.post(
    "/translations",
    summary="Translate texts",
    response_description="One translation for each text, in order",
)
async def translate(body: TextsIn, key: Key, app: App) -> list[TranslationOut]:
    """Memory first, then the engine on this machine. A translation that lost or changed an
    identifier, an amount or a date is never given as good: the text comes back as it was."""
    require_little(body.texts)
    other = next(one for one in LANGUAGES if one != body.target)
    wanted = [Wanted(text, body.source, body.source or other) for text in body.texts]
    market = body.marketplace or ""
    made = await app.translator.translate(wanted, body.target, marketplace=market)
    return [shown(one) for one in made]


def require_little(texts: list[str]) -> None:
    together = sum(map(len, texts))
    if together > LONGEST_TOGETHER:
        raise Problem(
            422,
            f"The texts have {together:,} characters, and one request may have"
            f" {LONGEST_TOGETHER:,}. Send them in several requests.",
        )


def shown(one: Translation) -> TranslationOut:
    return TranslationOut(
        text=one.text,
        source=one.source,
        engine=one.engine or None,
        score=one.score,
        state=one.state,
        kept=list(one.kept),
    )
