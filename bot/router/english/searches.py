"""How English asks for tickets to be looked for."""

from __future__ import annotations

from bot.router.cues import Cue, cue
from bot.router.english.words import CASES

_LATELY = (
    r"(?:since|before|this|last|lately|recently|so far|yesterday|today|overnight|already|in"
    r"|past|these days)"
)
_SOMEBODY = r"(?:dude|guy|lady|woman|man|customer|buyer|person|gentleman|couple|client|company|one)"

CUES: tuple[Cue, ...] = (
    # --- tickets looked for ---
    cue(
        "find",
        7,
        r"\b(?:incidents?|e-?mails? about|everything (?:about|on)|all the|examples? of"
        r"|instances? of|occurrences?)\b",
    ),
    cue(
        "find",
        7.5,
        r"\bsame (?:\w+ )?(?:issue|problem|complaint|thing|symptom|question|defect|fault"
        r"|error)",
    ),
    cue(
        "find",
        6,
        r"\b(?:this|last) (?:week|month)\b|\bsince\b|\blately\b|\brecently\b"
        r"|\byesterday\b|\btoday\b",
        "p",
    ),
    cue("find", 7, r"\bwho (?:reported|complained|asked|returned|mentioned)\b", "x"),
    cue(
        "find",
        7,
        r"\bseen\b.*\bbefore\b|\bothers\b|\bhappen\w* before\b|\bknown (?:issue|problem"
        r"|defect)",
    ),
    cue(
        "find",
        7.5,
        r"\bsimilar\b(?! (?:product|item|model|one)s? (?:as|instead|for|ok))|\bsame (?:issue"
        r"|problem|complaint|thing|symptom|question|defect"
        r"|fault|product|error)|\b(?:like (?:this|it|that one|these)|tickets? like"
        r"|cases? like|others? like|anything like)\b|\banyone else\b|\belse (?:report"
        r"|complain|ask|had|has|have)|\bother (?:customers|people|buyers|reports"
        r"|complaints|cases (?:about|with|of|like)|tickets (?:about|with|of|like))",
    ),
    cue(
        "find",
        7,
        r"\b(?:which|what) (?:customers|buyers|people)\b|\bwho else\b"
        r"|\banything (?:about|on|with|like|re)\b|\banybody with\b|\bany .* (?:lately"
        r"|recently|today|yesterday|this week|last week|this month|last month|so far)\b",
    ),
    cue(
        "find",
        7.4,
        rf"\b(?:search|find|look (?:up|for)|looking for|list|pull up|pull|dig up"
        rf"|show (?:me )?|gimme|get me|bring up|filter)\b.*\b{CASES}\b|\b(?:search|find"
        rf"|look(?:ing)? for|dig up)\b|\bhow many\b.*\b{CASES}"
        rf"|\bhow many\b(?!.*\b(?:days|weeks|hours|months|points|times can|years"
        rf"|pieces)\b)|\b(?:previous|earlier|past|older?|recent|recurring"
        rf"|duplicate)\b.*\b{CASES}",
    ),
    cue(
        "find",
        7,
        rf"\b(?:any|what|which|all|those|our|every|more|open|new|urgent|overdue"
        rf"|unanswered|unassigned|unread|closed|pending|waiting|breached|no|stale|late"
        rf"|my)\b(?: \w+){{0,4}} {CASES}\b|\b{CASES} (?:about|with|on|from|mentioning"
        rf"|opened|closed|created|received|for|regarding|re|that|where|in|involving|of"
        rf"|since|due|still|waiting|yesterday|today|this|last|containing|related"
        rf"|concerning|over|by)\b|^\W*{CASES}\b"
        rf"|(?<!in that )(?<!in this )(?<!in which )\b{CASES}\W*$",
    ),
    cue(
        "find",
        6.9,
        r"\b(?:have|has|did|do|does|are|were|is)(?!.*\bbefore (?:\w+ing|we|they|the|it"
        r"|i)\b) (?:we|anyone|anybody|someone|people"
        r"|customers|there|buyers|other)\b.*\b(?:before|seen|had|ever|already"
        r"|complain\w*|report\w*|lately|recently|past|mention\w*|ask(?:ed|ing))\b"
        r"|\bseen this\b|\bwhat (?:came|comes|went) in\b|\b(?:came in|come in|opened"
        r"|reported|received|closed) (?:yesterday|today|this|last|on|over|since)\b"
        r"|\bwhich one was\b|\b(?:urgent|open|unanswered|overdue|new|pending|unassigned"
        r"|late|closed) (?:ones|stuff|things)\b|\bwhat's (?:overdue|unassigned|breached"
        r"|open|urgent|waiting)\b|\b(?:overdue|unassigned|unanswered|breached) (?:today"
        r"|ones|stuff|tickets)|\bthe one (?:about|with|where|from)\b|\b(?:the"
        r"|that) .* (?:one|case|ticket|thread|guy) (?:from|about|last|on|yesterday)",
    ),
    cue(
        "find",
        6,
        rf"\b(?:{CASES}|complain\w*|issues?|problems?|defects?|reviews?|faults?"
        rf"|failures?|anything|reported|shortages?|short)\b",
        "p",
    ),
    # --- tickets looked for, in passing ---
    cue(
        "find",
        4.6,
        r"\b(?:tripods?|kettles?|lamps?|lights?|headphones?|earbuds?|chairs?|projectors?"
        r"|power ?banks?"
        r"|chargers?|cameras?|cookers?|cables?|speakers?|monitors?|keyboards?|watch(?:es)?"
        r"|bags?|mugs?)\b"
        r".*\b(?:again|broke|snapped|cracked|leak\w*|flicker\w*|wobbl\w*|nois\w*|won'?t"
        r"|doesn'?t|stopped"
        r"|failed|dead|smell\w*|loose|slips?|rattl\w*)\b|\b(?:had|seen) (?:this|that|it"
        r"|these) before\b",
        "x",
    ),
    cue(
        "find",
        9,
        r"\b(?:stuff|ones|things|what|anything|everything|cases?|tickets?)\b.*\b(?:bounced|sent"
        r"|kicked|handed|pushed|passed|gave|returned|declined|threw|dumped)\b.*\b(?:us|back|over"
        r"|them|week|today|yesterday)\b",
        "x",
    ),
    cue(
        "find",
        7,
        r"\bwhen(?:'s| is| was|s)? the (?:last|first) time\b|\bhow (?:often|common|frequent\w*)\b"
        r"|\bwhat(?:'d| did| have|'ve) (?:we|i) (?:miss|get|got|close|receive|open)\w*\b"
        r"|\b(?:unassigned|unanswered|overdue|breached|untouched|unclaimed|unread)\b"
        r"|\b(?:ticket|case) (?:#|number|no)\b|\b(?:do|have) we (?:have |had |got |get )?(?:any )?"
        r"(?:more|others?) (?:of|like)\b",
        "x",
    ),
    cue("find", 7, r"\b(?:isolated|one-?off|trend|pattern|outlier|spike|uptick)\b", "xp"),
    cue(
        "find",
        7,
        rf"\b(?:that|the|this|those) (?:\w+ ){{0,2}}{_SOMEBODY}s?\b.*\b(?:who|with|that|whose|from"
        rf"|about)\b.*\b(?:last|yesterday|today|on|mon|tues?|wed|thurs?|fri|this"
        rf"|earlier|which|what'?s|ticket|case)(?:day)?\b",
        "x",
    ),
    cue(
        "find",
        6.95,
        r"^\W*what'?s new\W*$|\b(?:any|some)thing (?:urgent|overdue|late|new|open|pending"
        r"|waiting|due)\b"
        r"|\b(?:issued|sent|shipped|refunded|resolved|escalated|lost|deliveries|deliver(?:ed|y)"
        r"|refunds?"
        r"|returns|late|damaged?|broken)\b(?: \w+){0,2} (?:this|last) (?:week|month)\b",
        "x",
    ),
    cue(
        "find",
        4.7,
        r"^\W*(?:tripods?|kettles?|lamps?|lights?|headphones?|earbuds?|chairs?|projectors?"
        r"|power ?banks?"
        r"|chargers?|cameras?|cookers?|cables?|speakers?)\W+(?:smok\w+|fire|burn\w*|swell\w*"
        r"|swollen"
        r"|broken|crack\w*|defects?|damaged?|leak\w*|faulty)\W*$",
        "x",
    ),
    cue("find", 7, r"\b(?:on |in )?my (?:plate|queue|list)\b|\banything for (?:me|us)\b", "x"),
    cue("find", 7.6, r"\bduplicates?\b|\bdupes?\b"),
    cue(
        "find",
        6.9,
        rf"\b(?:pull|grab|list|collect|gather|see|show|need|want|get)\b.*\b(?:every|all|each)\b"
        rf"|\bwe(?:'ve| have| had| did)? (?:seen|had|got(?:ten)?|handled|dealt|closed|opened"
        rf"|received)\b.*\b{_LATELY}\b",
        "x",
    ),
    cue(
        "find",
        6.5,
        r"\b(?:due|expir\w+|breach\w*) (?:before|by|in|within|today|tonight|this|tomorrow|next"
        r"|soon)\b",
        "x",
    ),
)
