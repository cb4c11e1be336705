"""An article begun with a message: in a ticket's thread with what the ticket asked and answered."""

from __future__ import annotations

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.application import Application
from bot.article_drafts import without_contacts
from bot.handlers.deeds import Deed
from bot.handlers.pages import Opening, view_of
from bot.handlers.pointed import Body, Pointed, at_shortcut, before
from bot.handlers.writing import show_from_ticket
from bot.marketplaces import marketplace_in
from bot.slack import writing
from bot.slack.explain import Answer
from bot.slack.writing import Page
from bot.texts import say
from tickets.intake import subject_of
from translations.languages import detect

SHORTCUT = "make_article"
WRITTEN_IN = ("ja", "en")


async def offer(deed: Deed, pointed: Pointed) -> Answer | None:
    """Opens the window of an article. Nothing is saved by it."""
    known = await deed.application.database.read(before, deed.asker.workspace, pointed)
    if known.thread is not None:
        await show_from_ticket(deed, known.thread.ticket_id)
        return None
    page = page_from(deed, pointed)
    if not writing.fits(page):
        return Answer(deed.to.say("kb.too_large"))
    notice = say("shortcut.article", deed.asker.language)
    await Opening(deed).show(view_of(deed, page, notice))
    return None


def page_from(deed: Deed, pointed: Pointed) -> Page:
    text = without_contacts(pointed.words)
    spoken = detect(text, deed.asker.language)
    market, _ = marketplace_in(text)
    return Page(
        language=spoken if spoken in WRITTEN_IN else deed.asker.language,
        title=subject_of(text),
        body=text,
        marketplace=market or "both",
        owner=deed.asker.team.key,
    )


def register(app: AsyncApp, application: Application) -> None:
    async def on_shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_shortcut(application, body, offer)

    app.message_shortcut(SHORTCUT)(on_shortcut)
