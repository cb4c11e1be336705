"""How the things that must survive a translation are written: one pattern each, first match wins.

Order ids are 3-7-7 digits (digital orders begin with D), ASINs are B0 and eight characters
(Amazon's seller documentation); tracking numbers follow UPS (1Z…), Amazon Logistics (TBA…), the
Universal Postal Union's S10 (two letters, nine digits, two letters) and the Japanese carriers'
twelve digits. All patterns run over ``normalise.half_width`` text.
"""

import re

from translations.numerals import COMPOUND, KANJI, PLAIN

START = r"(?<![A-Za-z0-9])"
END = r"(?![A-Za-z0-9])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NAMED = (
    r"(?P<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_ENGLISH_WEEKDAY = (
    r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"(?:day|s(?:day)?|nesday|r?s?day|urday)?\.?,? )?"
)
_JAPANESE_WEEKDAY = r"(?: ?\((?P<weekday>[月火水木金土日])(?:曜日?)?\))?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_TAIL_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)(?![\d,.]\d| ?(?:yen|円)))?"
_ZONE = r"(?: ?(?P<zone>JST|PST|PDT|PT|EST|EDT|ET|CST|CDT|MST|MDT|UTC|GMT)\b)?"
_HALF = r"(?P<half>[AaPp]\.[Mm]\.|[AaPp][Mm]\b)"
_JAPANESE_HALF = r"(?:(?P<half>午前|午後) ?)?"
_NOT_MORE = r"(?![-/]?\d|[\"″])"
_WEEKDAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

DATES = (
    rf"(?<!\d){_YEAR}[-/.]{_MONTH}[-/.]{_DAY}{_NOT_MORE}{_JAPANESE_WEEKDAY}",
    rf"(?<!\d)(?:(?:{_YEAR}|令和(?P<era>\d\d?|元))年 ?)?{_MONTH}月 ?{_DAY}日(?!間)"
    rf"{_JAPANESE_WEEKDAY}",
    rf"(?<![\d/]){_MONTH}/{_DAY}/(?P<year>(?:19|20)\d\d){_NOT_MORE}",
    rf"(?<![\d/]){_MONTH}/{_DAY}{_NOT_MORE}{_JAPANESE_WEEKDAY}",
    rf"{START}{_ENGLISH_WEEKDAY}{_NAMED}\.? {_DAY}{_ORDINAL}{END}{_TAIL_YEAR}",
    rf"{START}{_ENGLISH_WEEKDAY}{_DAY}{_ORDINAL} (?:of )?{_NAMED}{_TAIL_YEAR}",
)
TIMES = (
    rf"{_JAPANESE_HALF}(?<![\d:])(?P<hour>2[0-4]|1\d|0?\d)時(?!間)"
    rf"(?:(?P<minute>[0-5]?\d)分|(?P<thirty>半))?{_ZONE}",
    rf"{_JAPANESE_HALF}(?<![\d:])(?P<hour>2[0-4]|1\d|0?\d):(?P<minute>[0-5]\d)(?![\d:]){_ZONE}"
    rf"(?! ?[AaPp]\.?[Mm]\b)",
    rf"(?<![\d:.])(?P<hour>1[0-2]|0?\d)(?::(?P<minute>[0-5]\d))? ?{_HALF}{_ZONE}",
)
_NUMBER_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
AMOUNTS = (
    rf"(?P<currency>US\$|JP¥|[¥$€£]) ?(?P<number>{PLAIN})(?P<scale>[kKMm])(?![A-Za-z0-9])",
    rf"(?<![A-Za-z0-9])(?P<number>{PLAIN})(?P<currency>米?ドル)(?P<cents>\d{{1,2}})セント",
    rf"{START}(?P<currency>米ドル) ?(?P<number>{PLAIN})",
    rf"{START}(?P<spelled>{_NUMBER_WORDS}) (?P<currency>yen|dollars?|euros?){END}",
    rf"(?P<currency>US\$|JP¥|[¥$€£]) ?(?P<number>{COMPOUND})(?:円)?",
    rf"{START}(?P<currency>USD|JPY|EUR|GBP) ?(?P<number>{PLAIN})",
    rf"(?<![A-Za-z0-9])(?P<number>{COMPOUND}) ?(?P<currency>円|米?ドル|ユーロ|ポンド)",
    rf"(?<![〇一二三四五六七八九十百千万億])(?P<number>{KANJI})(?P<currency>円|米?ドル)",
    rf"(?<![A-Za-z0-9])(?P<number>{PLAIN}) ?(?P<currency>yen|dollars?|euros?|USD|JPY|EUR){END}",
)

_CJK = r"\u3040-\u30ff\u4e00-\u9fff々ー"
_ANOTHER = r"(?![A-Za-z0-9._%+-]{1,64}@|[A-Za-z]{3,6}://)"
_JOINED = rf"[A-Za-z0-9]{{1,60}}(?::?[-_./:#&+×]{_ANOTHER}[A-Za-z0-9]{{1,60}}){{1,12}}"
_HAS_DIGIT = r"(?=[A-Za-z0-9_./:#&+×-]{0,60}\d)"
_HAS_LETTER = r"(?=[A-Za-z0-9_./:#&+×-]{0,60}[A-Za-z])"
_UNITS = (
    r"(?:kg|mg|g|lbs?|oz|cm|mm|km|m|in|ft|ml|mL|l|L|kW|W|V|kHz|MHz|GHz|Hz|GB|MB|TB|mAh|Ah|pt|px)"
)
_PATH = r"[A-Za-z0-9\-._~:/?#@!$&*+,;=%]{0,500}[A-Za-z0-9/=_-]"
_FILES = r"(?:jpe?g|png|gif|heic|pdf|docx?|xlsx?|csv|txt|zip|log|mov|mp4|html?|json|xml)"
_EMOJI = "[\U0001f000-\U0001faff\u2600-\u27bf][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"

KINDS: dict[str, tuple[str, ...]] = {
    "slack": (
        r"<[@#!][^<>\n]{1,200}>",
        r"<(?:https?|mailto|tel):[^<>\n]{1,2000}>",
        r"(?<![A-Za-z0-9._%+@-])@[A-Za-z0-9][A-Za-z0-9_.-]{0,40}[A-Za-z0-9]",
    ),
    "moment": (r"(?<!\d)\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?",),
    "code": (r"```[^`]{1,4000}```", r"`[^`\n]{1,500}`"),
    "placeholder": (r"«[A-Z]{1,20}_\d{1,4}»", r"⟦\d{1,6}(?::[a-z]{1,20})?⟧"),
    "url": (
        rf"{START}[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,4}}\.(?:com|net|org|jp|example){END}"
        rf"(?:/{_PATH})?",
        r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{1,2000}(?<![.,;:!?'\])])"
        rf"(?:(?<=[/=])[{_CJK}][^\s、。，「」<>]{{0,200}})?",
    ),
    "file": (
        r"(?<![A-Za-z0-9])(?:[A-Za-z]:\\|\\\\)(?:[\w.()-]{1,80}\\){0,12}[\w.()-]{1,80}",
        r"(?<![A-Za-z0-9/.<])~?(?:/[A-Za-z0-9_.-]{1,80}){2,12}",
        rf"{START}[A-Za-z0-9_-]{{1,80}}(?:\(\d{{1,4}}\))?\.(?i:{_FILES}){END}",
    ),
    "email": (
        r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}"
        r"(?:\.[A-Za-z0-9-]{1,63}){0,8}\.[A-Za-z]{2,24}",
        r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64} ?[\[(](?:at|AT)[\])] ?"
        r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    ),
    "emoji": (
        r"(?<![A-Za-z0-9:])(?::[a-z+-][a-z0-9_+'-]{0,60}:){1,20}(?![A-Za-z0-9])",
        rf"(?:{_EMOJI})+",
    ),
    "order": (rf"{START}(?:\d{{3}}|D\d\d)[- ]\d{{7}}[- ]\d{{7}}{END}",),
    "tracking": (
        rf"{START}1Z[0-9A-Z]{{16}}{END}",
        rf"{START}TBA\d{{9,15}}{END}",
        rf"{START}[A-Z]{{2}}\d{{9}}[A-Z]{{2}}{END}",
        rf"{START}[A-Z]{{2}} \d{{3}} \d{{3}} \d{{3}} [A-Z]{{2}}{END}",
    ),
    "asin": (rf"{START}B0[0-9A-Z]{{8}}{END}",),
    "ticket": (rf"{START}[A-Z]{{2}}-\d{{3,9}}(?!-?[A-Za-z0-9])",),
    "amount": AMOUNTS,
    "date": DATES,
    "time": TIMES,
    "parcel": (r"(?<![\d-])\d{4}-\d{4}-\d{4}(?![\d-])", r"(?<![\d-])\d{12}(?![\d-])"),
    "phone": (
        r"(?:(?<![\d-])|(?<=\D-))(?:\+\d{1,3}[ -]?)?"
        r"(?:\(\d{2,4}\) ?|\d{1,4}-)\d{2,4}-\d{4}(?![\d-])",
        r"(?<![\d+-])\+\d{1,3}(?:[ -]\d{1,4}){2,5}(?![\d-])",
        r"(?<![\d.])\d{3}\.\d{3}\.\d{4}(?![\d.])",
    ),
    "measure": (
        r"(?<![A-Za-z0-9])[-−]?(?P<number>\d{1,6}(?:\.\d{1,4})?) ?(?:℃|°[CF]?)",
        rf"(?<![A-Za-z0-9./])(?P<number>{PLAIN}){_UNITS}(?![A-Za-z0-9/×_.-]*[A-Za-z0-9])",
    ),
    "sku": (
        rf"{START}{_HAS_DIGIT}{_HAS_LETTER}{_JOINED}(?![A-Za-z0-9])",
        r"(?<![A-Za-z0-9-])(?=[A-Z0-9-]{0,60}\d)(?=[A-Z0-9-]{0,60}[A-Z])"
        rf"[A-Z0-9]{{1,60}}(?:-[A-Z0-9]{{1,60}}){{1,8}}{END}",
        rf"{START}[A-Za-z]{{1,40}}\d[A-Za-z0-9]{{0,60}}(?:-[A-Za-z0-9]{{1,60}}){{0,8}}",
        rf"{START}\d{{1,30}}(?!(?:st|nd|rd|th){END})[A-Za-z][A-Za-z0-9]{{0,60}}",
        rf"{START}[A-Za-z0-9]{{1,60}}(?:_[A-Za-z0-9]{{1,60}}){{1,8}}",
        rf"{START}[A-Z]{{2,20}}-[A-Z0-9]{{1,3}}{END}",
        rf"{START}X{{0,3}}[SML](?= ?(?:サイズ|size\b)){END}|{START}X{{1,3}}[SL]{END}",
        r"#(?:[A-Za-z0-9]{1,40}(?:-[A-Za-z0-9]{1,40}){0,8}|[\u4e00-\u9fff\u30a1-\u30ffー_-]{1,40})",
    ),
    "serial": (
        r"(?<![\d-])\d{4}(?: \d{4}){2,6}(?: \d{1,3})?(?!\d)",
        r"(?<![\d-])\d{3} \d{3}(?![\d ]*\d)",
        rf"{START}[A-Z]{{2}} \d{{5}}(?:-\d{{4}})?(?!\d)",
        r"(?<!\d)\d{1,3}丁目(?:\d{1,4}番(?:地)?)?(?:の?\d{1,4}号?)?",
        r"(?<![\d.])\d+(?:[._]\d+){2,8}(?![\d.]*\d)",
        r"(?<![\d.])\d+(?:/\d+)?[\"″](?:[x×]\d+[\"″]?){0,4}|(?<!\d)\d'\d{1,2}\"|(?<!\d)\d+¢",
        r"[①-⑳⑴-⒇Ⅰ-Ⅹ]",
        r"(?<![\d-])\d+(?:-\d+)+(?!\d)",
        r"(?<!\d)\d{8,}(?!\d)",
    ),
    "percent": (rf"{START}(?P<number>{PLAIN}) ?(?:%|パーセント|percent\b)",),
    "month": (
        r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?!曜)",
        rf"{START}(?P<name>January|February|April|June|July|August|September|October|"
        rf"November|December|(?<=in )(?:March|May)){END}",
    ),
    "weekday": (
        r"(?P<weekday>[月火水木金土日])曜",
        r"\((?P<weekday>[月火水木金土日])\)",
        rf"{START}(?P<weekday>{_WEEKDAYS})s?{END}",
    ),
    "number": (rf"(?<![A-Za-z0-9])(?P<number>{COMPOUND}){_ORDINAL}",),
}
"""Kind to its patterns, in the order in which they claim a position."""

SHIELDED = frozenset(KINDS) - {"percent", "month", "weekday", "number"}
"""Kinds that pass through an engine under a mask; the rest is ordinary language and is checked."""

_GROUP = re.compile(r"\(\?P<\w+>")


def _branch(kind: str, patterns: tuple[str, ...]) -> str:
    return f"(?P<{kind}>" + "|".join(_GROUP.sub("(?:", pattern) for pattern in patterns) + ")"


_LETTERS = (
    r"(?<![A-Za-z])(?=[A-Za-z][A-Za-z%+_.-]{0,63}(?:[0-9.@:#/&×]| ?[\[(](?:at|AT)[\])])|"
    r"[A-Z]{2} \d|[A-Z]{2,20}-[A-Z]|X{0,3}[SML](?![a-z])|[A-Za-z]{1,60}_[A-Za-z]|"
    rf"(?:{_NUMBER_WORDS}) (?:yen|dollar|euro)|(?:USD|JPY|EUR|GBP) |US[$]|JP¥|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
"""Where a word can begin something: plain words, the most of a text, are passed over at once."""

_OPENING = (
    rf"(?:{_LETTERS}|(?=[-0-9<`«⟦:@¥$€£(+#/~\\\\−①-⑳⑴-⒇Ⅰ-Ⅹ午令〇一二三四五六七八九十百千万億米月火水木金土日"
    "\U0001f000-\U0001faff\u2600-\u27bf]))"
)
"""Where anything can begin at all: most positions are passed over by this alone."""

SCANNER = re.compile(
    _OPENING + "(?:" + "|".join(_branch(kind, forms) for kind, forms in KINDS.items()) + ")",
    re.ASCII,
)
"""All kinds at once; ``match.lastgroup`` is the kind."""

FORMS: dict[str, tuple[re.Pattern[str], ...]] = {
    kind: tuple(re.compile(pattern, re.ASCII) for pattern in patterns)
    for kind, patterns in KINDS.items()
}
