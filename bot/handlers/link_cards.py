"""What a link to a ticket or an article shows, as a card and as one of Slack's Work Objects."""

from __future__ import annotations

from dataclasses import dataclass

from bot import texts
from bot.application import Application
from bot.grammar import Reference
from bot.handlers.show import Shown, headlines, language_name, look, marketplace_name
from bot.handlers.subjects import subjects_in
from bot.slack import entities
from bot.slack.articles import flags
from bot.slack.blocks import Block
from bot.slack.entities import COLOURS, CONTENT, TASK, Thing
from bot.slack.explain import Reader
from bot.slack.mrkdwn import quote
from bot.slack.rooms import Showing
from bot.slack.rows import status_words
from bot.slack.unfurls import EXCERPT, card
from bot.texts.formats import customer_name
from knowledge.articles import Whole, article
from knowledge.errors import ArticleNotFound
from knowledge.values import filled
from tickets.errors import TicketNotFound
from tickets.tables import Ticket


@dataclass(frozen=True)
class Preview:
    card: Block
    thing: Thing


async def preview_of(
    application: Application, named: Reference | str, to: Reader, showing: Showing
) -> Preview | None:
    """None where there is no such ticket or article, or none to be shown to these people."""
    try:
        match named:
            case Reference():
                return await ticket_preview(application, named, to, showing)
            case str():
                return await article_preview(application, named, to, showing)
    except (TicketNotFound, ArticleNotFound):
        return None


# --- tickets ----------------------------------------------------------------------------------


async def ticket_preview(
    application: Application, named: Reference, to: Reader, showing: Showing
) -> Preview:
    shown = await application.database.read(look, named)
    ticket = shown.ticket
    if showing is Showing.REFERENCE:
        state = to.say(
            "unfurl.state",
            status=status_words(ticket, to.language),
            team=to.team_name(ticket.team),
        )
        lines: list[str | None] = [to.say("unfurl.reference", ref=ticket.ref), state]
        return Preview(card(lines, preview=ticket.ref), bare_ticket(ticket, to))
    subject = (await subjects_in(application, to.language, [ticket])).get(ticket.id)
    button = to.button("verb.show", "button.show", {"ticket": ticket.id})
    drawn = card(headlines(shown, to, subject), preview=ticket.ref, buttons=[button])
    return Preview(drawn, whole_ticket(shown, to, subject or ticket.subject, button))


def bare_ticket(ticket: Ticket, to: Reader) -> Thing:
    """Number, status and team, nothing of the customer or the case."""
    urgent = ticket.priority == "urgent"
    colour = COLOURS["urgent"] if urgent else COLOURS.get(ticket.status)
    status = status_words(ticket, to.language)
    return Thing(
        entity_type=TASK,
        kind="ticket",
        id=ticket.ref,
        path=f"/tickets/{ticket.ref}",
        title=ticket.ref,
        display_type=texts.say("entity.ticket", to.language),
        fields={"status": entities.text(status, colour=colour)},
        more={"team": label("team", to, to.team_name(ticket.team))},
        changed=ticket.updated_at,
    )


def whole_ticket(shown: Shown, to: Reader, subject: str, button: Block) -> Thing:
    ticket, around, language = shown.ticket, shown.around, to.language
    bare = bare_ticket(ticket, to)
    name = customer_name(around.family_name, None, around.company, language, around.kana)
    assigned = {"assignee": entities.person(around.assignee)} if around.assignee else {}
    return Thing(
        **{
            **vars(bare),
            "title": subject or texts.say("ticket.no_subject", language),
            "fields": {
                **bare.fields,
                **assigned,
                "date_created": entities.moment(ticket.opened_at),
                "date_updated": entities.moment(ticket.updated_at),
            },
            "more": {
                **bare.more,
                "customer": label("customer", to, name),
                "marketplace": label(
                    "marketplace", to, marketplace_name(ticket.marketplace, language)
                ),
                "language": label("language", to, language_name(ticket.language, language)),
            },
            "button": button,
        }
    )


def label(key: str, to: Reader, value: str) -> tuple[str, str]:
    return texts.say(f"entity.{key}", to.language), value


# --- articles ---------------------------------------------------------------------------------


async def article_preview(
    application: Application, slug: str, to: Reader, showing: Showing
) -> Preview | None:
    """Drafts are for the teams alone."""
    found = await application.database.read(article, slug)
    variant = found.best(to.language)
    if variant is None or (found.article.status != "published" and showing is not Showing.FULL):
        return None
    day = application.now().date()
    title, body = (
        filled(part, found.values, day, variant.language) for part in (variant.title, variant.body)
    )
    words = " ".join(body.split())
    short = words if len(words) <= EXCERPT else words[: EXCERPT - 1] + "…"
    plain = " ".join(title.split()).replace("*", "＊")
    market = flags(found.article.marketplace, to.language)
    head = to.say("unfurl.article", title=plain, marketplace=market)
    value = {"slug": slug, "in": variant.language}
    button = to.button("kb.whole", "button.show_whole", value)
    drawn = card(
        [head, quote(short) if short else None], preview=texts.lines(title), buttons=[button]
    )
    return Preview(drawn, whole_article(found, title, short, market, button, to))


def whole_article(
    found: Whole, title: str, short: str, market: str, button: Block, to: Reader
) -> Thing:
    described = {"description": entities.text(short, long=True)} if short else {}
    return Thing(
        entity_type=CONTENT,
        kind="article",
        id=found.article.slug,
        path=f"/articles/{found.article.slug}",
        title=title,
        display_type=texts.say("entity.article", to.language),
        fields={**described, "date_updated": entities.moment(found.article.updated_at)},
        more={"marketplace": label("about", to, market)},
        changed=found.article.updated_at,
        button=button,
    )
