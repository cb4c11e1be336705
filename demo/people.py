"""Who works in the sandbox's workspace, as far as the demo and the story name them.

The ids are those of `python -m sandbox`; it knows nothing of us, so they are written down here.
"""

from __future__ import annotations

from dataclasses import dataclass

WORKSPACE = "T0KAKEHASHI"
TOKYO = "support-jp"
SEATTLE = "support-us"
EVERYBODY = "random"
LINKS = "https://kakehashi.example.com"
"""Where links lead that the workspace lets the app unfurl; no machine is there."""


@dataclass(frozen=True)
class Colleague:
    """``handle`` is how the sandbox's control API names them."""

    handle: str
    user_id: str
    name: str
    team: str
    channel: str


SATO = Colleague("sato", "U0SATO", "佐藤 美咲", "jp", TOKYO)
SUZUKI = Colleague("suzuki", "U0SUZUKI", "鈴木 健", "jp", TOKYO)
MILLER = Colleague("miller", "U0MILLER", "Dana Miller", "us", SEATTLE)
CHEN = Colleague("chen", "U0CHEN", "Wei Chen", "us", SEATTLE)

COLLEAGUES = {one.handle: one for one in (SATO, SUZUKI, MILLER, CHEN)}
