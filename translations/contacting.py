"""Who gets in touch with whom: 連絡する and 連絡をいただく differ by their ends alone.

*Until you hear from us* rendered as ご連絡をいただくまで has the customer write where they were to
wait. Japanese without either end (連絡がありません) says nothing of it and is left alone.
"""

import re

_WORDS = (
    r"(?:ご連絡|連絡|お電話|電話|お知らせ|ご報告|ご返信|お返事|返事|ご一報|メール|一報)"
    r"(?:を|は|も)?"
)
_REACH = (
    r"(?:contact|call|phone|e-?mail|text|notify|inform|tell|update|write (?:back )?to|write|"
    r"reply to|get back to|reach out to)(?:ed|ing)?"
)
_AHEAD = r"(?:[’']\w+)?(?: \w+(?:[’']t)?){0,2}? "
_SIGNS = {
    ("en", "ours"): re.compile(
        r"\bhear(?:d|ing)? (?:back )?from (?:us|me)\b|"
        rf"\b(?:we|I){_AHEAD}(?:{_REACH} you|let you know)\b",
        re.IGNORECASE,
    ),
    ("en", "yours"): re.compile(
        rf"\bhear(?:d|ing)? (?:back )?from you\b|\b{_REACH} (?:us|me)\b|\blet (?:us|me) know\b|"
        r"\breply to this\b",
        re.IGNORECASE,
    ),
    ("ja", "ours"): re.compile(
        rf"{_WORDS}(?:いたし|致し|差し上げ|さしあげ|申し上げ|し(?:ます|ました|ませ|て(?:おり|い)?ま[すせ]|"
        r"ましょう|たい)|する)|こちらから(?:ご)?(?:連絡|電話)"
    ),
    ("ja", "yours"): re.compile(
        rf"{_WORDS}(?:いただ|頂|くださ|下さ|ちょうだい|お待ち|もらえ|もらい|ほしい|欲しい)"
    ),
}
_SIDES = ("ours", "yours")


def contacts(text: str, language: str) -> bool:
    """Whether it says that one of the two gets in touch with the other."""
    return bool(_sides(text, language))


def contact_turned(one: str, other: str, language: str, other_language: str) -> str | None:
    """The words of ``other`` that have the wrong side get in touch; both are one sentence."""
    said, rendered = _sides(one, language), _sides(other, other_language)
    if len(said) != 1 or len(rendered) != 1 or set(said) == set(rendered):
        return None
    return next(iter(rendered.values()))


def _sides(text: str, language: str) -> dict[str, str]:
    signs = {side: _SIGNS[language, side] for side in _SIDES if (language, side) in _SIGNS}
    found = {side: sign.search(text) for side, sign in signs.items()}
    return {side: match[0] for side, match in found.items() if match}
