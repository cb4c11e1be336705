"""How ranges are written in Japanese and English: each form has its ends ``a`` and ``b``, and where
there are any ``opened`` and ``closed``, the words around them."""

import re

from translations.numerals import COMPOUND

_SIGN = r" ?[〜~—―-] ?"
_WAVE = r" ?[〜~—―] ?"
_TO = r" (?:to|through|thru|until|till) "
_FROM = r"(?:(?<![A-Za-z])(?P<opened>from|From) )?"
_BETWEEN = r"(?<![A-Za-z])(?P<opened>between|Between) "
_KARA = r"(?:、)?から(?:、)?"
_CLOSED = r"(?P<closed>まで(?:の間)?に?|の(?:間|あいだ)に?)?"
_MADE = r"(?P<closed>まで(?:に)?)?"

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s(?:day)?|nesday|r?s?day|urday)?\.?,? )"
_NTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:,? 20\d\d(?!\d))?"
_DATE_EN = rf"{_WEEKDAY}?{_MONTH} {_NTH}(?![\d:]){_YEAR}"
_DATE_EN_B = rf"{_WEEKDAY}?(?:{_NTH} )?{_MONTH}{_YEAR}"
_NO_MORE = (
    r"(?![\d:/.,%]\d|\d|[A-Za-z]|%|-[A-Za-z]| ?[AaPp]\.?[Mm]\b| (?:business |working )?"
    r"(?:days?|hours?|weeks?|months?|years?|minutes?|items?|units?|pieces?|yen|dollars?|times)\b)"
)
_DAY_EN = rf"(?:the )?{_NTH}{_NO_MORE}"
_PARTED = r"(?: ?\([月火水木金土日](?:曜日?)?\))?"
_DATE_JA = (
    r"(?:(?:20\d\d|令和\d+)年 ?)?(?:1[0-2]|0?[1-9])月 ?(?:3[01]|[12]\d|0?[1-9])日(?!間)" + _PARTED
)
_DAY_JA = rf"(?:3[01]|[12]\d|0?[1-9])日(?!間){_PARTED}"
_SLASH = r"(?<![\d/])(?:20\d\d/)?(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![-/]?\d)" + _PARTED
_ISO = r"20\d\d-\d\d-\d\d"

_CLOCK_JA = r"(?:午[前後] ?)?(?:2[0-4]|1\d|0?\d)(?:時(?!間)(?:[0-5]?\d分|半)?|:[0-5]\d)"
_HOUR_JA = r"(?:午[前後] ?)?(?:2[0-4]|1\d|0?\d)"
_HALF = r"[AaPp](?:\.[Mm]\.|[Mm]\b)"
_ZONE = r"(?: ?(?:JST|PST|PDT|PT|EST|EDT|ET|CST|CDT|MST|MDT|UTC|GMT)\b)?"
_HOUR_EN = r"(?:2[0-4]|1\d|0?\d)(?::[0-5]\d)?"
_CLOCK_EN = rf"{_HOUR_EN} ?{_HALF}{_ZONE}"
_PLAIN_CLOCK = rf"(?:2[0-4]|1\d|0?\d):[0-5]\d(?![\d:]){_ZONE}(?! ?{_HALF})"
_EITHER = rf"(?:{_CLOCK_EN}|{_HOUR_EN}(?! ?{_HALF})(?![\d:]))"

_MONEY = (
    rf"(?:(?:US\$|JP¥|[¥$€£]) ?{COMPOUND}(?:円)?|{COMPOUND} ?(?:円|米?ドル|ユーロ|ポンド|yen\b|"
    r"dollars?\b|euros?\b|USD\b|JPY\b))"
)
_BARE = rf"(?<![A-Za-z0-9_.,/-]){COMPOUND}"

_UNIT_EN = (
    r"(?= ?(?:%|percent\b)|[ -](?:(?:business|working|calendar|more|full) )?(?:days?|hours?|hrs?|"
    r"weeks?|months?|years?|minutes?|mins?|seconds?|items?|units?|pieces?|pcs|boxes|times|people|"
    r"orders?|parcels?|packages?|kg|g|cm|mm|m|inch(?:es)?|feet|ft|lbs?|pounds?|degrees)\b)"
)
_UNIT_JA = (
    r"(?= ?(?:営業日|日(?!\()|週|[かヶカ]月|時間|分|秒|年|回|個|枚|本|台|箱|人|名|点|件|倍|度|歳|kg"
    r"|g|cm|mm|%|パーセント|割))"
)
_SPAN_JA = r"(?:営業日|日間|週間|[かヶカ]月|時間|分間?|年間|回|個|枚|本|台|箱|人|名|点|件)"
_LENGTH_JA = r"日(?=(?:ほど|程度|くらい|ぐらい|以内|かか|後|前後))"
_FREE = r"(?<![A-Za-z0-9_.,/#-])"
_END = r"(?![A-Za-z0-9_-]|[.,/:]\d)"
_NOT_FROM = r"(?<!from )(?<!From )"
_DAY_JA_NAME, _LETTER = "[月火水木金土日]曜日?", "[月火水木金土日]"
_DAY_NAME = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)s?"


def _forms(*listed: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.ASCII) for form in listed)


FORMS: dict[str, tuple[re.Pattern[str], ...]] = {
    "date": _forms(
        rf"{_FROM}(?P<a>{_DATE_EN})(?:{_SIGN}|{_TO})(?P<b>{_DATE_EN}|{_DAY_EN})",
        rf"{_BETWEEN}(?P<a>{_DATE_EN}),? and (?P<b>{_DATE_EN}|{_DAY_EN})",
        rf"{_FROM}(?<!\d)(?P<a>{_NTH})(?:{_SIGN}|{_TO})(?P<b>{_NTH} (?:of )?{_DATE_EN_B})",
        rf"{_BETWEEN}(?P<a>{_NTH}),? and (?P<b>{_NTH} (?:of )?{_DATE_EN_B})",
        rf"(?P<a>{_DATE_JA})(?:{_WAVE}|{_SIGN}|{_KARA})(?P<b>{_DATE_JA}|{_DAY_JA}){_CLOSED}",
        rf"(?P<a>{_DATE_JA})と(?P<b>{_DATE_JA}|{_DAY_JA})(?P<closed>の(?:間|あいだ)に?)",
        rf"{_FROM}(?P<a>{_SLASH})(?:{_WAVE}|{_SIGN}|{_TO}|{_KARA})(?P<b>{_SLASH}){_CLOSED}",
        rf"{_BETWEEN}(?P<a>{_SLASH}) and (?P<b>{_SLASH})",
        rf"(?P<a>{_ISO})(?:{_WAVE}|{_TO}|{_KARA})(?P<b>{_ISO}){_CLOSED}",
    ),
    "time": _forms(
        rf"(?<!\d)(?P<a>{_CLOCK_JA})(?:{_WAVE}|{_SIGN}|{_KARA})(?P<b>{_CLOCK_JA}){_CLOSED}",
        rf"(?<!\d)(?P<a>{_CLOCK_JA})と(?P<b>{_CLOCK_JA})(?P<closed>の(?:間|あいだ)に?)",
        rf"(?<![\d:])(?P<a>{_HOUR_JA})(?:{_WAVE}|{_SIGN})(?P<b>(?:2[0-4]|1\d|0?\d)時(?!間)){_CLOSED}",
        rf"{_FROM}(?<![\d:.$¥])(?P<a>{_EITHER})(?:{_SIGN}|{_TO})(?P<b>{_CLOCK_EN})",
        rf"{_BETWEEN}(?P<a>{_EITHER}) and (?P<b>{_CLOCK_EN})",
        rf"{_FROM}(?<![\d:])(?P<a>{_PLAIN_CLOCK}){_TO}(?P<b>{_PLAIN_CLOCK})",
        rf"{_BETWEEN}(?P<a>{_PLAIN_CLOCK}) and (?P<b>{_PLAIN_CLOCK})",
    ),
    "amount": _forms(
        rf"{_FROM}(?<![\d.,])(?P<a>{_MONEY}|{_BARE})(?:{_SIGN}|{_TO}|{_KARA})(?P<b>{_MONEY}){_MADE}",
        rf"{_FROM}(?<![\d.,])(?P<a>{_MONEY})(?:{_SIGN}|{_TO})(?P<b>{COMPOUND}{_END}(?! ?%))",
        rf"{_BETWEEN}(?P<a>{_MONEY}) and (?P<b>{_MONEY}|{COMPOUND}{_END})",
    ),
    "weekday": _forms(
        rf"{_FROM}(?<![A-Za-z])(?P<a>{_DAY_NAME})(?:{_SIGN}|{_TO})(?P<b>{_DAY_NAME})(?![A-Za-z])",
        rf"{_BETWEEN}(?P<a>{_DAY_NAME}) and (?P<b>{_DAY_NAME})(?![A-Za-z])",
        rf"(?P<a>{_DAY_JA_NAME})(?:{_SIGN}|から)(?P<b>{_DAY_JA_NAME}){_CLOSED}",
        rf"(?P<a>{_DAY_JA_NAME})と(?P<b>{_DAY_JA_NAME})(?P<closed>の(?:間|あいだ)に?)",
        rf"(?<![一-龯々])(?P<a>{_LETTER}){_SIGN}(?P<b>{_LETTER})(?![一-龯々]){_CLOSED}",
    ),
    "number": _forms(
        rf"{_FREE}(?P<a>{COMPOUND}){_WAVE}(?P<b>{COMPOUND})(?:{_END}|{_UNIT_JA})",
        rf"{_FREE}(?P<a>{COMPOUND}) ?- ?(?P<b>{COMPOUND})(?:{_UNIT_EN}|{_UNIT_JA})",
        rf"{_NOT_FROM}{_FREE}(?P<a>{COMPOUND}) to (?P<b>{COMPOUND}){_UNIT_EN}",
        rf"{_BETWEEN}(?P<a>{COMPOUND}) and (?P<b>{COMPOUND}){_UNIT_EN}",
        rf"{_FREE}(?P<a>[1-9])、(?P<b>[2-9]){_UNIT_JA}",
        rf"{_FREE}(?P<a>{COMPOUND})(?:{_SPAN_JA})?(?:から|〜|~)(?P<b>{COMPOUND})(?={_SPAN_JA})",
        rf"{_FREE}(?P<a>{COMPOUND})日?(?:から|〜|~)(?P<b>{COMPOUND})(?={_LENGTH_JA})",
    ),
}
"""Kind to its forms over ``normalise.half_width`` text; the longest at the first place holds."""
