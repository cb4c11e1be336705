"""What an agent chooses on their Home: the language of everything private, and what they are told
by name."""

from __future__ import annotations

from collections.abc import Collection

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Reader
from tickets.notices import FOR_LEADS, NOTICES, wants
from tickets.tables import Agent

LANGUAGE = "home.language"
"""The select with which an agent chooses the language of everything private."""

BY_SLACK = "slack"
"""Chosen by those who want no language of their own but what Slack says of them."""

NOTIFY = "home.notify"
"""The boxes with which an agent chooses what calls them by name."""


def choices(agent: Agent, to: Reader) -> list[Block]:
    offered = offered_to(agent, to)
    return [language_choice(agent.language, to), *notice_choice(agent, offered, to)]


def language_choice(language: str | None, to: Reader) -> Block:
    """Each language under its own name, so that whoever reads only one of them finds it."""
    labels = {code: texts.say(f"language.{code}", code) for code in ("ja", "en")}
    labels[BY_SLACK] = texts.say("home.language_by_slack", to.language)
    options = [option(label, code) for code, label in labels.items()]
    chosen = next(one for one in options if one["value"] == (language or BY_SLACK))
    element = {
        "type": "static_select",
        "action_id": LANGUAGE,
        "options": options,
        "initial_option": chosen,
    }
    return named(LANGUAGE, language or BY_SLACK, to.say("home.language"), element)


def offered_to(agent: Agent, to: Reader) -> list[str]:
    """Leads alone are called for what concerns the whole team."""
    leads = agent.user_id in to.home.leads
    return [notice for notice in NOTICES if leads or notice not in FOR_LEADS]


def notice_choice(agent: Agent, offered: Collection[str], to: Reader) -> list[Block]:
    """The block keeps its name, so that a box ticked while the Home is drawn anew stays ticked."""
    wanted = [notice for notice in offered if wants(agent, notice)]
    options = {
        notice: option(texts.say(f"home.notify.{notice}", to.language), notice)
        for notice in offered
    }
    ticked = [options[notice] for notice in wanted]
    element = {
        "type": "checkboxes",
        "action_id": NOTIFY,
        "options": list(options.values()),
        **({"initial_options": ticked} if ticked else {}),
    }
    boxes = {"type": "actions", "block_id": NOTIFY, "elements": [element]}
    return [blocks.section(to.say("home.notify")), boxes]


def option(label: str, value: str) -> Block:
    return {"text": blocks.plain(label), "value": value}


def named(action: str, state: str, text: str, element: Block) -> Block:
    """Slack keeps what was chosen in a block of the same name, whatever is published: a language
    chosen elsewhere would not show."""
    return {**blocks.section(text, accessory=element), "block_id": f"{action}.{state}"}
