"""Words that look like denials and stand for one another, and wordings that want a denial.

``SAME`` are words of one meaning: where both stand, one on each side, neither tells anything about
the denials beside it. ``WANTING`` deny without a denying word; another language answers them with
some sign of a denial, whichever. ``OPPOSED`` are wordings of which one denies the other.
"""

import re

_SAME = (
    (r"キャンセル|取り?消|解約", r"\bcancel\w*"),
    (r"より(?!良|よ)", r"\b(?:than|rather|prefer\w*)\b"),
    (r"(?<=[るすくつむぶうたれ送着荷用い達封])前(?=[にでのまか]|$)|以前|前は|直前", r"\bbefore\b"),
    (
        r"間?違[いうっわえ]|誤[りっ]|異な|別の|逆",
        r"\b(?:wrong\w*|mistak\w+|differ(?:s|ed)?|different (?:from|than|to)|mis\w{3,}|incorrect\w*"
        r"|mix\w*[ -]ups?|errors?|instead)\b",
    ),
    (
        r"壊|割れ|割っ|故障|折れ|破れ|切れ",
        r"\b(?:broken?|cracked|shattered|snapped|torn|died|dead)\b",
    ),
    (r"止[まめ]|停止|やめ", r"\b(?:stop\w*|quit|stuck|cancel\w*|died|block\w*)\b"),
    (
        r"以外|ほか|他に|他の|別",
        r"\b(?:except|other than|another|others?|else|besides|apart from)\b",
    ),
    (r"まだ|いまだ|今も|やはり|やっぱり|引き続き", r"\b(?:still|yet)\b"),
    (r"だけ|のみ|専用|ばかり", r"\b(?:only|just)\b"),
    (r"忘れ", r"\bforg[eo]t\w*"),
    (r"断[りっわる]|拒[否み]", r"\b(?:refus\w+|declin\w+|reject\w+)\b"),
    (r"紛失|失[いくっわ]|見失", r"\b(?:lost|los(?:e|ing)|missing)\b"),
    (r"難し|にく[いく]|づら[いく]|大変", r"\b(?:difficult|hard to|tricky)\b"),
    (r"(?:品|在庫|売り?)切れ|完売", r"\b(?:out of stock|sold out|ran out|run out)\b"),
    (r"期限(?:が)?切れ|失効|過ぎ", r"\b(?:expir\w+)\b"),
    (r"切れ|切ら", r"\b(?:ran|run|runs|running) out\b|\bout of\b|\bdead\b"),
    (r"欠け?|不足|足り|抜け", r"\b(?:missing|lack\w*|short)\b"),
    (r"漏れ", r"\b(?:leak\w*|left out|miss(?:ed|ing))\b"),
    (r"外れ|外[しす]", r"\b(?:off|loose|remov\w+|out)\b"),
    (r"(?<!オート)ロック", r"\b(?:un)?lock\w*"),
    (r"空[のにっでだ]", r"\bempty\b"),
    (r"防[いぐげご止]|避け", r"\b(?:avoid\w*|prevent\w*|keep\w*)\b"),
    (r"未開封", r"\b(?:unopened|sealed)\b"),
    (r"未使用", r"\bunused\b"),
    (r"不明|わから|分から", r"\bunknown\b"),
    (r"不可能|無理", r"\bimpossible\b"),
    (r"不良|不具合", r"\b(?:defect\w*|faulty|wrong|broken)\b"),
    (r"無料|無償", r"\bfree\b|\bno (?:extra |additional )?(?:charge|cost|fee)\b|\bat no\b"),
    (r"中止|終了|廃番|廃止|生産終了", r"\b(?:discontinued|ended|stopped)\b"),
    (r"控え|遠慮", r"\b(?:refrain|avoid|rather)\b"),
    (r"いいえ|いえ、", r"\bno[,.]"),
    (r"弱[いく]", r"\bweak\w*|\bpoor\w*"),
    (r"消[しす]", r"\b(?:off|out|delet\w+|eras\w+|clear\w*|remov\w+)\b"),
    (r"消え", r"\b(?:disappear\w*|vanish\w*|delet\w+|eras\w+|gone|went|off|out|faded|worn)\b"),
    (r"安心", r"\b(?:reliev\w+|relief|safe\w*|comfortabl\w+|assured|secure|peace)\b"),
    (r"お?休み|休[んま]", r"\b(?:off|closed|holidays?|rest\w*|break|vacation|weekend|sleep\w*)\b"),
    (r"外れ", r"\b(?:came|come|pop\w*|fell|fallen|off)\b"),
    (r"切れ|切っ", r"\b(?:cut|snap\w*|disconnect\w*|off|dropped|hung up)\b"),
    (r"欠け", r"\bchip\w*"),
    (r"取れ[たて]", r"\b(?:came|off|fell|get|got)\b"),
    (r"留守", r"\b(?:out|away|home|machine|voicemail)\b"),
    (r"だめ|駄目", r"\b(?:die[ds]?|broke\w*|fail\w*|ruin\w*|useless|no good|wrong)\b"),
    (r"ずれ", r"\b(?:off|misaligned)\b"),
    (r"無駄|台無し", r"\b(?:ruined|waste\w*)\b"),
)
SAME = tuple((re.compile(ja), re.compile(en, re.IGNORECASE)) for ja, en in _SAME)

WANTING = {
    "ja": re.compile(
        r"だめ|駄目|無駄|無理(?!な)|不可|禁[じ止]|対象外|お断り|断られ|遠慮(?:くだ|いただ|願)"
        r"|控えくだ|不要|(?<=[一-龯ぁ-んァ-ヺー])なし(?=[でのにと、。])|違(?:い(?:ます|まし)|う|っ[てた])"
        r"|以外|嫌[がいな]|別です|(?<=[るたれ送着荷用い達封])前[でのに]|未[一-龯]+"
    ),
    "en": re.compile(
        r"\b(?:unable|impossible|nowhere|hardly|barely|scarcely|instead of|rather than|"
        r"(?:hard|difficult) to|too (?!late)\w+ (?:(?:for|of) (?:\w+ ){1,3})?to|"
        r"keep(?:s|ing)? \w+ (?:up|awake)|out of stock|sold out|fail(?:s|ed)? to|stopped \w+ing|"
        r"beyond|missing|locked out|short (?:of|by|one|two|three|a)|"
        r"(?:one|two|three) \w+ short|"
        r"busy|refus\w+)\b",
        re.IGNORECASE,
    ),
}
ANSWERS = {
    "ja": re.compile(
        r"(?:過ぎ|すぎ)(?!て)|ほど|ながら|代わり|かわり|替え|変え|残念|困|悩|迷|不|無|なし|嫌|だけ|のみ|初めて|別|やめ|まで"
        r"|話し中|以上|以下|未満|限"
    ),
    "en": re.compile(
        r"\b(?:too|only|sorry|afraid|instead|rather|wonder\w*|hate\w*|until|till|first|hard\w*|just|"
        r"un[a-z]{3,}|im[mp][a-z]{4,}|in(?:valid|correct|complete)\w*|whether|other|else|leave|left|"
        r"short|less|few\w*|off|out|away|ignore|as (?:it|they) (?:is|are)|early|"
        r"ahead|weak|stiff|tight|late|different|react|block\w*|forbid\w*|illegal|down|"
        r"separate\w*|lost|miss\w*|still|[a-z]{2,20}less)\b",
        re.IGNORECASE,
    ),
}
"""Words that may answer a wanting one, besides those that deny."""

OPPOSED = tuple(
    (re.compile(ja), re.compile(en, re.IGNORECASE))
    for ja, en in (
        (
            r"(?:問題|異常|支障)[はがも]?(?:ござい|あり)ま(?:す|した)(?!か)",
            r"\b(?:fine|ok(?:ay)?|all right|normal(?:ly)?|works?|no problems?)\b",
        ),
        (
            r"足り(?:ます|ました|る|た)(?!か)",
            r"\b(?:short (?:of|by|one|two|three|a)|(?:one|two|three) (?:\w+ )?short|missing"
            r"|more careful)\b",
        ),
        (r"間に合い(?:ます|ました)(?!か)", r"\bmissed\b"),
        (r"眠れま(?:す|した)", r"\bke(?:ep|pt)(?:s|ing)? \w+ (?:up|awake)\b"),
        (r"問題なく|無事|支障なく", r"\bwith (?:any |some )?(?:trouble|problems?|difficulty)\b"),
        (r"使え(?:ます|ました)|使われてい", r"\b(?:declined|disconnected|no longer)\b"),
        (r"(?:つながり|出)ま(?:す|した)", r"\b(?:line is|always) busy\b"),
        (r"信用できま(?:す|した)|落ち着きま(?:す|した)", r"\blost faith\b|\bnervous\b|\banxious\b"),
        (r"(?:止まり|鳴りやみ)ま(?:す|した)", r"\ball (?:day|night)\b|\bkeeps? \w+ing\b"),
        (
            r"(?:すぎ|過ぎ|[くい])て、?[^。、]{0,14}?(?:[えけせてねべめれげぜ]|られ|でき)ま(?:す|した)(?!か)",
            r"\btoo (?!late)\w+ (?:for \w+ )?to\b",
        ),
    )
)
"""What cannot both be true, one on each side."""
