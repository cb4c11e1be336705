"""How English asks about the desks themselves: which are open, and what waits for them.

What waits is asked by the whole line: whatever else a line names is looked for.
"""

from __future__ import annotations

from bot.router.cues import Cue, cue

_TEAM = r"(?:desk|team|office|side|folks|people|guys|crew)"
_TOWN = rf"(?:the )?(?:tokyo|seattle)(?: {_TEAM})?"
_DESK = (
    rf"(?:{_TOWN}|(?:the |our )?(?:other|japan(?:ese)?|jp|us|american) {_TEAM}"
    r"|the \w+ (?:desk|team))"
)
_LAND = r"(?:japan|(?:the )?us|the states)"
_AT_WORK = (
    r"(?:open|closed|awake|asleep|online|offline|around|available|working|on duty|on shift|on call"
    r"|in(?= (?:yet|now|today))|up(?= (?:yet|now))|back(?= (?:yet|now|in))|there(?= (?:yet|now)))"
)
_STILL = r"(?: (?:still|already|now|currently|even|also|be))*+"
_WHEN = (
    r"(?:now|yet|today|tonight|tomorrow|already|still|currently|anymore|(?:right|just) now"
    r"|at (?:the moment|this hour|this time|\d\S*)|on (?:\w+days?|weekends?|(?:the )?holidays?)"
    r"|this (?:morning|afternoon|evening|week|weekend|hour)|until \S+|or (?:not|closed)"
    r"|for (?:lunch|business|the (?:day|night|weekend|holidays?)|golden week|obon|thanksgiving"
    r"|new year\S*)|(?:in|at) " + _DESK + r"|please|pls)"
)
_TO_THE_END = rf"(?: {_WHEN})*+\W*$"

_STATE = (
    r"(?:open|unanswered|unassigned|unclaimed|untouched|unresolved|overdue|breached|pending"
    r"|waiting|outstanding|urgent|active|new|due)"
)
_CASES = r"(?:tickets?|cases?|ones?|handoffs?|inquir(?:y|ies)|stuff|things?)"
_ASKING = (
    r"(?:(?:hi|hey|ok|so|please|pls|can you|could you|do (?:we|i|you) have|have (?:we|i) got"
    r"|(?:are|is) there|what(?:'?s| are| is)?|which|show|list|give|tell|see|how many|any|the|our"
    r"|us|my|me|all|of|are|is|got|still|more|other|currently|tokyo'?s|seattle'?s|tokyo|seattle"
    r"|japan'?s|there)[ ,]+)*+"
)
_HERE = (
    r"(?: (?:are|is|there|do (?:we|i) have|(?:we|i) have|left|still|open|waiting|pending|due"
    r"|(?:for|on|with) (?:us|me)|(?:for|in|at|with|on) (?:our|my|the|this) "
    rf"(?:{_TEAM}|queue|plate|list)"
    rf"|(?:for|in|at|with|on) (?:{_DESK}|{_LAND})|to (?:us|me|answer|handle|take|pick up|work on"
    r"|deal with|do)|assigned|(?:right )?now|at the moment|currently|here|please|pls|soon|next"
    r"|and|or|un(?:assigned|answered)|overdue|urgent))*+\W*$"
)
_NOBODY = r"(?:nobody|no[ -]?one|none of us)"
_HOLDING = (
    r"(?: (?:has|have|had|is|are|do(?:es)?|did|got|been|own(?:s|ed)?|h[oe]ld(?:s|ing)?|took"
    r"|tak(?:e|es|en|ing)|claim(?:s|ed)?|pick(?:s|ed)?|touch(?:es|ed)?|start(?:s|ed)?|opened"
    r"|handl(?:es|ed|ing)|work(?:s|ed|ing)?|look(?:s|ed|ing)?|assigned|answer(?:s|ed)?"
    r"|up|on|at|to|after|yet|it|them)\b)++"
)
_NOT = r"(?: (?:are|is|have|has))?(?: not|n'?t|(?: (?:are|is|have|has)n'?t))(?: yet)?(?: been)?"

CUES: tuple[Cue, ...] = (
    # --- which desks are open ---
    cue(
        "duty",
        9.4,
        rf"\b(?:is|are|isn'?t|aren'?t|will)(?: any(?:one|body)| some(?:one|body))?"
        rf"(?: (?:in|at|from|over in|on))? (?:{_DESK}|{_LAND}(?=.*\bnow\b)){_STILL} {_AT_WORK}"
        rf"{_TO_THE_END}",
        "x",
    ),
    cue(
        "duty",
        9.4,
        rf"\b(?:is|are) (?:any|some)(?:one|body) (?:in|at|over in) {_DESK}{_TO_THE_END}",
        "x",
    ),
    cue("duty", 9.4, rf"^\W*+{_DESK}{_STILL} {_AT_WORK}{_TO_THE_END}", "x"),
    cue(
        "duty",
        9.4,
        rf"\b(?:when|what time|what hours|how late|how long|until when|since when)"
        rf" (?:does|do|is|are|will) (?:{_DESK}|{_LAND}){_STILL} (?:open|close|start|finish|reopen"
        rf"|closing|opening|work|wake up|get in|come (?:back|in|online)|be (?:back|open|in)|back)"
        rf"(?: up)?{_TO_THE_END}",
        "x",
    ),
    cue(
        "duty",
        9.4,
        rf"\b(?:who(?:'?s| is| are| will be| else is)|is any(?:one|body)|any(?:one|body))(?: \w+)?"
        rf" on (?:duty|shift|call)\b(?! (?:free|paid))"
        rf"|\bwho(?:'?s| is| are| will be) (?:working|around|online|available|awake|in)"
        rf"{_TO_THE_END}|^\W*+(?:on )?duty(?: (?:list|roster|now|today))?\W*$",
        "x",
    ),
    cue(
        "duty",
        9.4,
        rf"\b(?:which|what|any|both|all|the) (?:of (?:the|our) )?(?:desks?|teams?)"
        rf"(?: (?:is|are))?{_STILL} {_AT_WORK}{_TO_THE_END}"
        rf"|\b{_DESK}(?:'s)? (?:opening |working |office |business )?hours{_TO_THE_END}"
        rf"|\bhours (?:of|at|for) {_DESK}{_TO_THE_END}",
        "x",
    ),
    # --- what waits for them ---
    cue(
        "queue",
        9.4,
        rf"^\W*+{_ASKING}{_STATE}(?:,? (?:(?:and|or) )?{_STATE})?+ {_CASES}{_HERE}"
        rf"|^\W*+{_ASKING}{_CASES}(?: (?:are|is|that are))?(?: still)? {_STATE}{_HERE}",
        "x",
    ),
    cue(
        "queue",
        9.4,
        rf"^\W*+{_ASKING}(?:{_CASES} )?(?:(?:is|are) )?(?:in|on) (?:our|my|the|tokyo'?s|seattle'?s)"
        rf" (?:queue|plate|to-?do list){_HERE}",
        "x",
    ),
    cue(
        "queue",
        9.4,
        rf"^\W*+{_ASKING}(?:any|some)thing(?: is|'s)?(?: left)? "
        rf"(?:open|pending|overdue|outstanding|unassigned|unanswered|waiting){_HERE}"
        rf"|^\W*what(?:'?s| is| else is)(?: still)? (?:open|waiting|outstanding|pending|left)"
        rf" (?:for|on|with|in|at) (?:us|me|(?:our|my|the) {_TEAM}|{_DESK}){_HERE}",
        "x",
    ),
    cue(
        "queue",
        9.4,
        rf"^\W*+{_ASKING}(?:cases?|tickets?|handoffs?)(?: that)?(?: (?:is|are))?"
        rf" (?:waiting|open|pending) (?:for|on|with) (?:us|me|(?:our|my) {_TEAM}){_HERE}"
        rf"|^\W*+(?:please )?(?:(?:show|open|see|check|list)(?: me)? )?(?:the |our |my )?queue"
        rf"(?: for {_DESK})?(?: please| pls)?\W*$"
        rf"|^\W*+(?:(?:show|list)(?: me)? |what(?:'?s| are) |which are |any of )?my"
        rf"(?: {_STATE})? (?:tickets|cases){_HERE}",
        "x",
    ),
    # --- what nobody has ---
    cue(
        "queue",
        9.4,
        rf"^\W*+{_ASKING}(?:{_CASES}|what|anything)(?: (?:that|which))?"
        rf"(?: (?:has|have|is|are|does|did))? {_NOBODY}{_HOLDING}{_HERE}"
        rf"|^\W*+(?:what|which {_CASES}) (?:(?:does|did|is|has) {_NOBODY}"
        rf"|(?:does|did|is|has)n'?t any(?:one|body)){_HOLDING}{_HERE}",
        "x",
    ),
    cue(
        "queue",
        9.4,
        rf"^\W*+{_ASKING}{_CASES}(?: (?:that|which))?"
        r" (?:without|with no|ha(?:ve|s) no|(?:do|does)(?: not|n'?t) have|lack(?:ing)?)"
        rf"(?: an?| any)? (?:owner|assign(?:ee|ed)|agent|holder)s?(?: yet)?{_HERE}",
        "x",
    ),
    cue(
        "queue",
        9.4,
        rf"^\W*+{_ASKING}{_CASES}(?: (?:that|which))?{_NOT} (?:assigned|taken|claimed|picked up)"
        rf"(?: (?:to|by) (?:any(?:one|body)|some(?:one|body)|us))?(?: yet)?{_HERE}",
        "x",
    ),
)
