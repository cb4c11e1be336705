"""What somebody reads in the browser after they were asked whether they want the app."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from bot.slack.asking import served
from bot.texts import say

PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body{{font-family:system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem;
line-height:1.6;color:#1d1c1d}}h1{{font-size:1.4rem}}a{{color:#1f4e5f}}</style></head>
<body><h1>{title}</h1><p>{next}</p>{again}</body></html>
"""

FINAL = {"done", "not_ours", "organisation"}
"""After these nothing is won by trying again."""


def page(outcome: str, language: str, again: str, facts: Mapping[str, str]) -> str:
    """``outcome`` is a key of ``bot.texts.install``; ``again`` is the address to begin anew at."""
    safe = {name: escape(value) for name, value in facts.items()}
    link = f'<p><a href="{escape(again)}">{escape(say("install.again", language))}</a></p>'
    return PAGE.format(
        language=language,
        title=say(f"install.{outcome}", language, **safe),
        next=say(f"install.{outcome}.next", language, **safe),
        again="" if outcome in FINAL else link,
    )


def language_of(accepted: str) -> str:
    """The first of ``ja`` and ``en`` in an Accept-Language header (RFC 9110, 12.5.4), as browsers
    order it by themselves; else ``en``."""
    wanted = (served(part.split(";")[0].strip()) for part in accepted.split(","))
    return next((one for one in wanted if one), "en")
