"""Customers whom a line names: those known, and whoever stands before an honorific. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_KANA = r"ァ-ヴーｦ-ﾟ"
_JAPANESE = re.compile(
    rf"(?P<name>(?:[A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*)*"
    rf"|[一-龠々ヶ髙﨑]{{1,6}}(?:[ 　][一-龠々]{{1,4}})?|[{_KANA}・]{{2,12}}"
    rf"|株式会社[一-龠々ァ-ヴーぁ-ん]{{1,12}}))"
    r" ?(?:様|さま|さん|氏|御中)"
)
_ENGLISH = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Mx|Dr)\b\.? ?(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
    r"|\b(?P<san>[A-Z][a-z]+)-?(?:san|sama)\b"
    r"|\b[Cc]ustomer (?:named |called )?(?P<customer>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_NOBODY_TYPED = """
お客 客 皆 みな 奥 神 王 仕様 同 各 多 何 上 殿 有 異 模 お医者 業者 配達員 担当 倉庫
東京 シアトル 米国 日本 店員 係 運送屋 郵便局 ヤマト 佐川 相手 先方 お子 旦那 お母 お父
購入者 依頼者 売主 Amazon Tokyo Seattle Bot アマゾン リーダー チーム デスク
"""
_NOBODY = frozenset(_NOBODY_TYPED.split())
_COMPANY = re.compile(
    r"株式会社|有限会社|合同会社|\(株\)|,? (?:Inc|LLC|Ltd|Corp|Co)\b\.?", re.IGNORECASE
)


_OWNED = r"['’]s\b| (?i:case|ticket|thing|order|package|parcel|refund|complaint|issue|account)\b"
"""What stands behind a name in small letters."""


def names_in(text: str, known: Iterable[str] = (), colleagues: Iterable[str] = ()) -> list[str]:
    """Names as typed, without honorifics, each once; colleagues are none."""
    ours = frozenset(part for name in colleagues for part in (name, *re.split(r"[ 　・]", name)))
    places = _ranges(_known(tuple(known)).finditer(text)) if known else []
    for pattern in (_JAPANESE, _ENGLISH):
        places += _ranges(pattern.finditer(text))
    found: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda one: one[0] - one[1]):
        apart = all(end <= a or start >= b for a, b in found)
        if apart and text[start:end] not in ours | _NOBODY:
            found.append((start, end))
    return list(dict.fromkeys(text[start:end] for start, end in sorted(found)))


def colleague_in(text: str, colleagues: Iterable[str]) -> bool:
    parts = (part for name in colleagues for part in re.split(r"[ 　・]", name))
    return any(
        re.search(rf"(?<![A-Za-z]){re.escape(part)}(?![a-z])", text, re.I) for part in parts if part
    )


def forms_of(*names: str | None) -> list[str]:
    """What of a customer's names may stand in a line: each, a company also without its kind."""
    given = [name for name in names if name and len(name) > 1]
    bare = [_COMPANY.sub("", name).strip() for name in given]
    return list(dict.fromkeys(one for one in (*given, *bare) if len(one) > 1))


def _ranges(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    spans = []
    for match in matches:
        group = next((key for key, held in match.groupdict().items() if held), 0)
        spans.append(match.span(group))
    return spans


@lru_cache(maxsize=8)
def _known(names: tuple[str, ...]) -> re.Pattern[str]:
    """Latin names stand alone and begin with a capital, or own something; Japanese ones stand
    anywhere."""
    forms = sorted(set(names), key=len, reverse=True)
    latin = [re.escape(one) for one in forms if one.isascii() and len(one) > 2]
    others = [re.escape(one) for one in forms if not one.isascii()]
    parts = [rf"(?<![A-Za-z@.-])(?:{'|'.join(latin)})(?![A-Za-z@])"] if latin else []
    owning = rf"(?<![A-Za-z@.-])(?i:{'|'.join(latin)})(?={_OWNED})"
    parts += [owning] if latin else []
    parts += [rf"(?:{'|'.join(others)})"] if others else []
    return re.compile("|".join(parts) or r"(?!)")
