"""What goes wrong, by the names that Slack gives it."""

from __future__ import annotations

from typing import Any


class SlackError(Exception):
    """A refusal as the Web API answers it: `{"ok": false, "error": name, …}` with status 200."""

    def __init__(self, name: str, **details: Any) -> None:
        super().__init__(name)
        self.name = name
        self.details = details

    def answer(self) -> dict[str, Any]:
        return {"ok": False, "error": self.name, **self.details}


class InvalidArguments(SlackError):
    """`invalid_arguments` and its like, with one `[ERROR] …` line per problem."""

    def __init__(self, problems: list[str], name: str = "invalid_arguments") -> None:
        lines = [f"[ERROR] {problem}" for problem in problems]
        super().__init__(name, errors=problems, response_metadata={"messages": lines})


class RateLimited(SlackError):
    """HTTP 429 with `Retry-After` in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


class Refused(Exception):
    """Something that Slack's own client shows a person instead of doing what was asked.

    `code` is ours and stable; `text` is the sentence on that person's screen, `ja` the same for
    whoever has Slack in Japanese.
    """

    def __init__(self, code: str, text: str, *, ja: str = "", **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
        self.ja = ja
        self.details = details

    def answer(self) -> dict[str, Any]:
        return {"ok": False, "error": self.code, "shown": self.text, **self.details}

    def speak(self, locale: str) -> None:
        """From now on in that person's language."""
        if self.ja and locale.startswith("ja"):
            self.text = self.ja
