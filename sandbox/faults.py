"""What an operator can break: Web API calls that fail or linger, events that go astray."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Literal, get_args

from pydantic import BaseModel

CallKind = Literal["down", "ratelimited", "error", "lost_answer", "late", "slow"]
EventKind = Literal["fail_events", "duplicate_events", "reorder_events"]


class Fault(BaseModel):
    """`on` is a pattern over Web API methods or event types; without `count` it stays.

    - down: HTTP 503, nothing done. ratelimited: 429 with `retry_after`. error: `{"ok": false}`.
    - lost_answer: done, but the connection drops. late: drops now, done after `seconds`.
    - slow: done, answered after `seconds`.
    - fail_events: the next deliveries do not arrive and are retried. duplicate_events: arrive
      twice. reorder_events: the next `count` events are held and then arrive last first.
    """

    kind: CallKind | EventKind
    on: str = "*"
    count: int | None = None
    seconds: float = 0.0
    retry_after: int = 1
    error: str = "internal_error"


CALL_KINDS = frozenset(get_args(CallKind))


class Faults:
    def __init__(self) -> None:
        self.active: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self.active.append(fault)

    def clear(self, kind: str | None = None) -> None:
        """Ends all of them, or those of one kind."""
        self.active[:] = [fault for fault in self.active if kind not in (None, fault.kind)]

    def for_call(self, method: str) -> Fault | None:
        """The fault that hits this call, used up by one."""
        return self._take(method, lambda fault: fault.kind in CALL_KINDS)

    def for_event(self, event_type: str, kind: EventKind) -> Fault | None:
        return self._take(event_type, lambda fault: fault.kind == kind)

    def _take(self, name: str, fits: Callable[[Fault], bool]) -> Fault | None:
        for fault in self.active:
            if fits(fault) and fnmatchcase(name, fault.on):
                self._use(fault)
                return fault
        return None

    def _use(self, fault: Fault) -> None:
        if fault.count is None:
            return
        fault.count -= 1
        if fault.count <= 0:
            self.active.remove(fault)
