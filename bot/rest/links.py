"""Where a link to a ticket or an article leads in a browser: the command that shows it in Slack.

The page says the same whether or not there is such a ticket: nobody proves here who they are.
"""

from __future__ import annotations

from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

router = APIRouter(include_in_schema=False)

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>{name}</title>
<style>:root{{color-scheme:light dark}}code{{font-size:1.2em}}
body{{font:1rem/1.6 system-ui;margin:15vh auto;padding:0 1rem;max-width:32rem}}</style>
<h1>{name}</h1>
<p>Open it in Slack: <code>{command}</code></p>
<p lang="ja">Slackで開いてください：<code>{command}</code></p>
</html>"""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}


def page(name: str, command: str) -> HTMLResponse:
    shown = PAGE.format(name=escape(name), command=escape(f"{command} {name}"))
    return HTMLResponse(shown, headers=HEADERS)


@router.get("/tickets/{ref}")
def ticket(ref: str) -> HTMLResponse:
    return page(ref[:24], "/ticket")


@router.get("/articles/{slug}")
def article(slug: str) -> HTMLResponse:
    return page(slug[:80], "/kb show")
