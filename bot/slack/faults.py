"""Failures for the log: what and where, never the words that somebody wrote."""

from __future__ import annotations

import logging
import traceback


def log_fault(log: logging.Logger, said: str, error: BaseException) -> None:
    """Where the error happened, without its message: that of a database quotes what was to be
    written."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s: %s\n%s", said, type(error).__name__, where)
