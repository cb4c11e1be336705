"""Forms of Japanese verbs, made from the stem before ます."""

from dataclasses import dataclass

_GODAN = {
    "い": ("わ", "う", "え", "って"),
    "き": ("か", "く", "け", "いて"),
    "ぎ": ("が", "ぐ", "げ", "いで"),
    "し": ("さ", "す", "せ", "して"),
    "ち": ("た", "つ", "て", "って"),
    "び": ("ば", "ぶ", "べ", "んで"),
    "み": ("ま", "む", "め", "んで"),
    "り": ("ら", "る", "れ", "って"),
}
_IRREGULAR_TE = {"行き": "行って"}


@dataclass(frozen=True, slots=True)
class Forms:
    """Of 送り: 送る, 送って, 送った, 送らない, 送れ, 送らせ."""

    stem: str
    plain: str
    te: str
    past: str
    negative: str
    potential: str
    causative: str


def godan(stem: str) -> Forms:
    """Of a five-row verb: ``送り``. Raises KeyError when the stem ends in no such row."""
    base = stem[:-1]
    a, u, e, te = _GODAN[stem[-1]]
    joined = _IRREGULAR_TE.get(stem, base + te)
    past = joined[:-1] + ("だ" if joined[-1] == "で" else "た")
    return Forms(stem, base + u, joined, past, f"{base}{a}ない", base + e, f"{base}{a}せ")


def ichidan(stem: str) -> Forms:
    """Of a one-row verb: ``調べ``."""
    return Forms(
        stem, f"{stem}る", f"{stem}て", f"{stem}た", f"{stem}ない", f"{stem}られ", f"{stem}させ"
    )
