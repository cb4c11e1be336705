"""The Web API methods, one file per family."""

from __future__ import annotations

from sandbox.calls import Method
from sandbox.methods import (
    agents,
    assistant,
    auth,
    chat,
    conversations,
    links,
    oauth,
    reactions,
    streams,
    users,
    views,
)

FAMILIES = (
    agents,
    assistant,
    auth,
    chat,
    conversations,
    links,
    oauth,
    reactions,
    streams,
    users,
    views,
)
METHODS: dict[str, Method] = {
    method.name: method for family in FAMILIES for method in family.METHODS
}
