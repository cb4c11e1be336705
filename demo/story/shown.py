"""Both desks' threads side by side, and the customer's mailbox, as those people see them."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from demo.story.desk import Desk, Json
from demo.story.record import both
from demo.story.screen import plain, words
from demo.story.steps import Day
from demo.story.words import LINES


async def show(day: Day, console: Console) -> None:
    if not day.ref:
        return
    stage = day.stage
    console.print()
    console.print(await side_by_side(day.ref, stage.tokyo, stage.seattle))
    if day.answers:
        console.print(answers_of(day))
    letters = await stage.mailbox.of(stage.cast.first)
    shown = "\n\n".join(f"{one['subject']}\n{one['to']}\n\n{one['text']}" for one in letters)
    console.print(Panel(Text(shown or "—"), title=both(LINES["letters"])))


async def side_by_side(ref: str, *desks: Desk) -> Table:
    table = Table(box=box.ROUNDED, expand=True, show_lines=False, padding=(0, 1))
    columns = []
    for desk in desks:
        title = both(LINES["thread_of"], ref=ref, person=desk.who.name)
        table.add_column(f"#{desk.who.channel}\n{title}", ratio=1, overflow="fold")
        columns.append([told(one) for one in await desk.thread(ref)])
    rows = max(map(len, columns))
    for at in range(rows):
        table.add_row(*(column[at] if at < len(column) else "" for column in columns))
        table.add_section()
    return table


def answers_of(day: Day) -> Table:
    """Each question as it was typed, and the card that answers it, at both desks."""
    table = Table(box=box.ROUNDED, expand=True, title=both(LINES["answers"]), padding=(0, 1))
    for desk in (day.stage.tokyo, day.stage.seattle):
        table.add_column(f"{desk.who.name}", ratio=1, overflow="fold")
    for asked, tokyo, seattle in day.answers:
        table.add_row(
            Text(asked.ja, style="bold") + Text(f"\n{plain(words(tokyo))}"),
            Text(asked.en, style="bold") + Text(f"\n{plain(words(seattle))}"),
        )
        table.add_section()
    return table


def told(message: Json) -> Text:
    """Who, and what; a private answer is marked."""
    who = str(message.get("user_name") or "")
    style = "dim" if message.get("ephemeral") else ""
    return Text(f"{who}\n", style="bold") + Text(plain(words(message)), style=style)
