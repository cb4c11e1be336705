"""Rules that judge a JSON value and name each problem the way Slack does.

A rule takes a value and its JSON pointer and yields lines such as
`must be less than 151 characters [json-pointer:/blocks/0/text/text]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Rule = Callable[[Any, str], Iterator[str]]


def problem(text: str, at: str) -> str:
    return f"{text} [json-pointer:{at}]"


def string(most: int, least: int = 1) -> Rule:
    """A string of `least` to `most` characters."""

    def judge(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must be a string", at)
        elif len(value) > most:
            yield problem(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            yield problem(f"must be more than {least - 1} characters", at)

    return judge


def number(least: int, most: int) -> Rule:
    def judge(value: Any, at: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield problem("must be an integer", at)
        elif not least <= value <= most:
            yield problem(f"must be between {least} and {most}", at)

    return judge


def boolean(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield problem("must be a boolean", at)


def anything(value: Any, at: str) -> Iterator[str]:
    yield from ()


def choice(*allowed: str) -> Rule:
    def judge(value: Any, at: str) -> Iterator[str]:
        if value not in allowed:
            yield problem(f"must be a valid enum value ({', '.join(allowed)})", at)

    return judge


def items(rule: Rule, most: int, least: int = 1) -> Rule:
    """A list of `least` to `most` values, each judged by `rule`."""

    def judge(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield problem("must provide an array", at)
            return
        if len(value) > most:
            yield problem(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield problem(f"no fewer than {least} items allowed", at)
        for index, item in enumerate(value):
            yield from rule(item, f"{at}/{index}")

    return judge


def fields(required: Mapping[str, Rule], optional: Mapping[str, Rule]) -> Rule:
    """An object with these fields and no others (`type` apart)."""
    known = {**required, **optional}

    def judge(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
            return
        for name in required:
            if value.get(name) is None:
                yield problem(f"missing required field: {name}", at)
        for name, part in value.items():
            if name == "type":
                continue
            if name not in known:
                yield problem(f"invalid additional property: {name}", at)
            elif part is not None:
                yield from known[name](part, f"{at}/{name}")

    return judge


def both(*rules: Rule) -> Rule:
    def judge(value: Any, at: str) -> Iterator[str]:
        for rule in rules:
            yield from rule(value, at)

    return judge


def one_needed(*names: str) -> Rule:
    """At least one of these fields is there."""

    def judge(value: Any, at: str) -> Iterator[str]:
        if isinstance(value, dict) and not any(value.get(name) for name in names):
            yield problem(f"missing required field: one of {', '.join(names)}", at)

    return judge


def by_type(table: Mapping[str, Rule], what: str) -> Rule:
    """An object judged by the rule that its `type` names; unknown types are refused."""

    def judge(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
            return
        kind = value.get("type")
        rule = table.get(kind) if isinstance(kind, str) else None
        if rule is None:
            yield problem(f"unsupported type: {kind} ({what})", at)
        else:
            yield from rule(value, at)

    return judge


def text(most: int, *kinds: str) -> Rule:
    """A text object of the given kinds (plain_text, mrkdwn) with at most `most` characters."""
    optional = {"emoji": boolean, "verbatim": boolean}
    rule = fields({"text": string(most)}, optional)
    return by_type(dict.fromkeys(kinds, rule), "text")


def plain(most: int) -> Rule:
    return text(most, "plain_text")


def any_text(most: int) -> Rule:
    return text(most, "plain_text", "mrkdwn")
