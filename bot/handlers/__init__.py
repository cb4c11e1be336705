"""What answers Slack: one module for each subject, commands first, since Bolt asks one by one."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from bot.application import Application
from bot.handlers import (
    asides,
    assistant,
    belonging,
    closing,
    continuing,
    customers,
    excerpts,
    fixing,
    handoffs,
    history,
    home,
    knowledge,
    leaving,
    openings,
    queue,
    replies,
    rest,
    revisions,
    slips,
    threads,
    unfurling,
    verbs,
    writing,
)

SUBJECTS = (
    verbs,
    threads,
    replies,
    openings,
    belonging,
    excerpts,
    asides,
    fixing,
    handoffs,
    history,
    customers,
    knowledge,
    writing,
    revisions,
    queue,
    home,
    unfurling,
    assistant,
    leaving,
    slips,
    closing,
    continuing,
    rest,
)
"""``rest`` is last: it answers whatever nobody else does."""


def register(app: AsyncApp, application: Application) -> None:
    for subject in SUBJECTS:
        subject.register(app, application)
