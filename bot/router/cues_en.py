"""How English asks for each intent; see ``bot.router.cues`` for weights and needs."""

from __future__ import annotations

from bot.router.cues import Cue, cue

_DESK = r"(?:desk|team|side|folks|office|guys|people)"
_TOWN = (
    rf"(?:(?:the )?(?:tokyo|seattle)(?: {_DESK})?|(?:the |our )?(?:other|japan"
    rf"|japanese|jp|us) {_DESK})"
)
_COUNTRY = r"(?:japan|jp|us|the us|the states)"
_CASES = (
    r"(?:tickets?|cases?|complaints?|inquir(?:y|ies)|enquir(?:y|ies)|threads?"
    r"|reports?|escalations?|messages?|contacts?)"
)
_FEATURE = (
    r"(?:hand ?off|hand (?:over|a|it|this|the|something)|repl(?:y|ies)|note|notes"
    r"|assign|reassign|close|reopen|merge|undo|unsend|search|translat\w+|macro"
    r"|template|ticket|case|queue|article|thread|draft|preview|notification|language"
    r"|mute|snooze|attach|mention|shortcut|digest"
    r"|glossary|term|shift|duty|away|mark|message|send|promise|urgent|timeline"
    r"|history|look ?up|kb|knowledge base|home tab|original|take|accept|decline"
    r"|withdraw)"
)
_TOPIC = (
    r"(?:gift ?wrap\w*|wrapping|liquids?|aerosols?|perfumes?|cosmetics?|medicines?|supplements?"
    r"|kni(?:fe|ves)|alcohol|adults?|minors?|hazmat|prime|vine|weekends?|sundays?|lead times?"
    r"|shock\w*|electrocut\w*|chok\w+|swallow\w*|allerg\w*|rash|toxic|spark\w*|explod\w*"
    r"|melt\w*|hospital|resend\w*|redirect\w*|rerout\w*|intercept\w*|approv\w*"
    r"|sign(?:ing|ed|s)? off|authori[sz]\w*|photos?|pictures?|proof|evidence|credit|theft|pirates?"
    r"|insur\w+|certif\w+|sales?|formal\w*|abroad|stateside|phone (?:#|numbers?)"
    r"|returns?|returned|returning|returnable|refund\w*|exchange\w*|swap\w*"
    r"|warrant\w+|guarantee\w*|cancel\w*|shipping (?:cost|fee|charge|label)s?"
    r"|postage|restock\w*|customs|dut(?:y|ies)"
    r"|tariffs?|import\w*|export\w*|sales tax|consumption tax|tax(?:es|-exempt"
    r"| exempt)?|vat|invoices?|receipts?|cooling.?off|points?|coupons?|promo\w*"
    r"|payments?|cash on delivery|cod|gift\w*"
    r"|defect\w*|damaged?|broken|cracked|faulty|doa|dead on arrival|lost|missing"
    r"|stolen|never (?:arrived|came|showed)|not (?:arrived|received|delivered)"
    r"|says delivered|didn'?t (?:arrive|get|receive)|misdeliver\w*"
    r"|wrong (?:item|color|colour|size|address|one|product)|redeliver\w*|refus\w+"
    r"|opened|unopened|used|repair\w*|spare parts?|parts|lithium|batter(?:y|ies)"
    r"|swollen|swelling|swell|smok\w+|fire|burn\w*|overheat\w*|hot|injur\w*|hurt"
    r"|safety|hazard\w*|recall\w*"
    r"|voltage|plug|adapter|converter|transformer|a-?to-?z|reviews?|feedback|privacy"
    r"|personal (?:data|info\w*)|gdpr|delete (?:their|my|his|her) data|discount\w*"
    r"|price (?:match|drop|adjust\w*)|price|replac\w+|reship\w*|address changes?"
    r"|chang\w+ (?:the |their |an? |his |her )?(?:shipping |delivery )?address"
    r"|delay\w*|late|apolog\w+|compensat\w+|goodwill|fees?|subscri\w+|chargeback\w*"
    r"|fraud|scam|phishing|hygiene|expired|business days?|holidays?"
    r"|p\.?o\.? box(?:es)?|international|overseas|ship(?:ping)? to|signature"
    r"|pre-?orders?|backorder\w*|honorific\w*|keigo|sign.?off|greeting|packag(?:ing"
    r"|e opened)|log ?in|sign ?in|password|locked|two-?step|2fa|otp"
    r"|verification codes?|hotels?|dorms?|lockers?|conver\w+|exchange rate|currency"
    r"|food|tea|de minimis|link(?:ed|ing)?|merge[ds]?|counterfeit|fake|authentic\w*"
    r"|label|qr|credit card|card number|tracer|tone|short(?:age)?|serial"
    r"|substitut\w*|partial|original box|box|manual|bulk|quantit\w+|quote"
    r"|instal?l?ments?|deliver(?:y|ies)|window)"
)
_ASKED = (
    r"(?:polic(?:y|ies)|rules?|terms?|windows?|deadlines?|how (?:long|many days|much"
    r"|late|soon|do (?:we|i) (?:handle|deal|process|treat|respond|answer|explain"
    r"|file))|when|can|could|may|are we allowed|allowed|do (?:we|they|i|you)|does|is"
    r"|are|should|must|need\w*|require\w*|eligible|qualif\w+"
    r"|who (?:pays|covers|eats)|what (?:do|should|can|happens|if|to|about|is|are|'s"
    r"|counts)|what's|procedure|process|steps?|limits?|covered|cover|free|ok|okay"
    r"|possible|accept\w*|or not|\?$|days|if|explain\w*|tell|say|which|where|how)"
)

ENGLISH: tuple[Cue, ...] = (
    # --- a text to translate ---
    cue("translate", 8.6, r"\b(?:english|japanese|jpn?|ja|eng?)\b", "q"),
    cue("translate", 10, r"\btranslat\w+"),
    cue(
        "translate",
        10,
        r"\b(?:put|say|write|turn|render|give|get|make|need|want|have|show|read|rephrase"
        r"|phrase|type|convert|send|tell|explain|ask|express|word|reword|reply|answer"
        r"|respond)\b.*\b(?:in|into|to)\s+(?:\w+\s+)?(?:japanese"
        r"|english|jp|ja|en|eng)\b(?! (?:e?-?mails?|letters?|compan|customer|buyer|client"
        r"|address|side|law|site|people"
        r"|person|speaker|account|store|warehouse|firm|business)\w*)",
    ),
    cue(
        "translate",
        10,
        r"\b(?:in|into|to) (?:polite |natural |proper |plain |formal "
        r"|simple )?(?:japanese|english|jpn|eng)\b(?:\s*(?:pls|plz|please|for me|thanks"
        r"|thx|version|by\b.*))?\s*[:?!.]*\s*$",
    ),
    cue(
        "translate",
        10,
        r"^\W*(?:(?:in|into|to|en|ja|jp|english|japanese)\s*(?:>|->|→|:|please|pls"
        r"|version)|(?:into|in) (?:japanese|english)\b)|\b(?:japanese"
        r"|english) (?:version|for|please|pls|plz|of|wording|rendering)\b|\bhow (?:do"
        r"|would|should|can) (?:you|i|we|one) say\b|\bhow to say\b"
        r"|what'?s [^?]* in (?:japanese|english)\b",
    ),
    cue(
        "translate",
        9.9,
        r"\bwhat (?:does|do|did|is|'s) (?:this|that|it|the (?:customer|message|above"
        r"|last \w+))?\b.*\bmean(?:s|ing)?\b|\bmeaning of\b|\bmean in english\b",
    ),
    cue(
        "translate",
        9.9,
        r"^\W*(?:tl|tr|trans|ja|jp|en|eng)\s*[:>→]|^\W*(?:tl|tr)\s"
        r"|\bwhat does (?:the )?(?:japanese|english)\b|\b(?:ja|jp|en|japanese"
        r"|english) (?:for|of|version|equivalent)\b|^(?!.*\b(?:speaks?|speaking|reads?"
        r"|writes?|writing|understands?|knows?|only|talks?|answer|reply|replied|replies"
        r"|wrote|use|uses)\b).*\b(?:japanese|english)\W*$|\b(?:japanese"
        r"|english) (?:equivalent|word|phrase|term|text|expression)|\bin (?:jp|jpn"
        r"|eng)\b\W*(?:pls|please)?\W*$|\bwhat does (?:this|it|that) say\b",
    ),
    # --- how the bot is used ---
    cue(
        "help",
        10.5,
        r"\bcan you (?:do )?translat\w+\W*$|\bhow (?:do|can|does|would|should"
        r"|to)\b(?: \w+){0,3} (?:translat\w+|fix a translation"
        r"|edit a translation)\b(?!.*[\"「:])|\btranslat\w+ (?:settings?|memory|button"
        r"|command|work)\b",
    ),
    cue(
        "help",
        7,
        r"\b(?:notifications?|settings?|drafts?|home tab|shortcuts?|glossary|preview"
        r"|digest)\b.*(?:\?|how|turn|where|change)"
        r"|(?<!won't )(?<!wont )(?<!doesn't )(?<!not )(?<!can't )"
        r"\b(?:turn|switch) (?:off|on)\b",
    ),
    cue(
        "help",
        9.5,
        rf"\b(?:how (?:do|can|would|does|could|should|to|'?d|come)|how's|where (?:do"
        rf"|can) (?:i|we)|what'?s the (?:way|command|shortcut|syntax|verb|button)"
        rf"|what (?:do i type|command|button|shortcut|verb)|is there (?:a|any) (?:way"
        rf"|command|shortcut|button)|can i (?:undo|unsend|search|translate|merge|assign"
        rf"|mute|snooze|change the language))\b(?: (?:i|we|you|one|do|the|a|an|my|to"
        rf"|someone|please|can|set|change|see|make|get|turn|find|edit|add|create|start"
        rf"|show|use|write|leave|put))* {_FEATURE}\b",
    ),
    cue(
        "help",
        9.5,
        r"\b(?:commands?|buttons?|shortcuts?|slash|kakehashi|this bot|the bot|the app"
        r"|you do|cheat ?sheet|emoji|reactions?|syntax|user guide|keyboard)\b"
        r"|^\W*help\W*$|\bhelp(?: me)? (?:with|using) (?:the|this|you)|\bwhat can (?:you"
        r"|i ask|i type)|\bhow (?:do|does) (?:you|this|it) work|(?:^|\s)/[a-z]+\b|(?:^"
        r"|\s)![a-z]+",
    ),
    cue(
        "help",
        8.5,
        r"\b(?:will|does|do|can|would) (?:the )?(?:customer|buyer|they)s? (?:see|get"
        r"|read|be able to see)\b.*\b(?:note|message|thread|this|write|post)"
        r"|\bwho (?:can|will) see (?:my|a|the) (?:note|message)",
    ),
    # --- a case given away ---
    cue(
        "handoff",
        7.8,
        rf"\b{_TOWN} (?:needs?|should|has|must) to (?:see|look|own|answer|check|handle"
        rf"|take|work)|\bshould be {_TOWN}(?:'s)?|\b(?:please|pls|let's|i'll"
        rf"|we) (?:accept|decline|withdraw)\b",
        "t",
    ),
    cue(
        "handoff",
        8,
        r"\bhand(?:ing)?[ -]?(?:off|over)\b|\bhand(?:ing)? (?:it|this|that|them"
        r"|the (?:case|ticket))?\b.*\b(?:to|over|off)\b",
    ),
    cue(
        "handoff",
        8,
        rf"\b(?:give|giving|pass|passing|send|sending|transfer|transferring|move|moving"
        rf"|kick|push|route|routing|shift|forward|toss|throw|bounce|reassign|assign"
        rf"|escalate|escalating|switch|hand|punt|ship|flip|get|put|kicking|over|leave"
        rf"|return)\b[^?.]*\b(?:to|with|over to|onto|at|in"
        rf"|back to)\s+(?:the )?{_TOWN}(?!\w)",
    ),
    cue(
        "handoff",
        8,
        rf"\b(?:give|giv|pass|transfer|move|route|forward|reassign|assign|escalat|switch"
        rf"|hand|send|push|kick|flip|bounc|throw|toss|punt|shift)\w*\b[^?.]*\b(?:to|with"
        rf"|over to|onto)\s+{_COUNTRY}(?!\w)",
        "t",
    ),
    cue(
        "handoff",
        7.8,
        rf"\b(?:can|could|would|will) (?:you|someone|y'?all|anyone"
        rf"|somebody)(?: guys)? (?:take|pick up|grab|handle|cover|finish)\b|\b(?:get|want"
        rf"|need|loop|bring|like)\b.*\b{_TOWN}(?: in| on|'s help| to)|\b(?:go|goes"
        rf"|belongs?|back|off|over) to (?:{_TOWN}|{_COUNTRY})\b|\b(?:send|give|hand"
        rf"|pass) (?:it |this )?back\b|^\W*(?:accept|decline|withdraw)\b",
        "t",
    ),
    cue(
        "handoff",
        6.7,
        rf"(?:\b(?:to|for|over to|with)|->|>|→)\s*(?:{_TOWN}|{_COUNTRY})(?:\W*(?:pls|plz"
        rf"|please|thanks|thx|now|asap))?\W*$|\b(?:{_TOWN}|{_COUNTRY})(?:'s)? (?:please"
        rf"|pls|turn|to take|to handle|job)",
        "t",
    ),
    cue(
        "handoff",
        8,
        r"\b(?:we|i)(?:'ll| will|'d like to| can| want to| should| could"
        r"|'m going to)? (?:take|grab|claim|pick up|have|own)\b(?!.*\?.*who)",
        "t",
    ),
    cue(
        "handoff",
        8,
        rf"\b(?:tak(?:e|ing) (?:it |this |that |them )?over|takeover|take (?:it|this"
        rf"|that)? ?(?:off|from)|(?:{_TOWN}|they|you) (?:should|needs? to|can|could|must"
        rf"|has to|to|please|pls|will) (?:take|handle|own|pick|finish|deal|work|look)"
        rf"|let {_TOWN} (?:take|handle|have|deal|do)|(?:can|could|will"
        rf"|would) {_TOWN} (?:take|handle|pick|look|own|deal|finish|help)|escalate"
        rf"|over to {_TOWN})\b|\bneeds? {_TOWN} (?:to|eyes)",
    ),
    cue(
        "find",
        9,
        rf"\b(?:which|what|any|list|show|all|how many)\b.*\b(?:handed|passed|transferred"
        rf"|sent|came) (?:off|over|back|to|from)|\b{_CASES} (?:that (?:were|was"
        rf"|got) )?(?:handed|passed|transferred|sent|given|returned|declined) (?:off|over"
        rf"|back|to|from|by)|\bhandoffs? (?:from|to|this|last|today|yesterday|waiting"
        rf"|pending|open)|\b(?:open|pending|waiting|recent|all|declined) handoffs?\b",
    ),
    cue(
        "status",
        9,
        r"\b(?:did|has|have|was|is|were)\b.*\b(?:accept\w*|declin\w*|pick(?:ed)? (?:it "
        r"|this )?up|t(?:ake|aken|ook)|handed (?:off|over))\b|\bhand-?off (?:status"
        r"|accepted|done|go through|still)",
        "t",
    ),
    cue(
        "owner",
        9.2,
        r"\bwho\b.*\b(?:accepted|took|taken|pick(?:ed|s|ing)? (?:it |this )?up|tak(?:es"
        r"|ing))\b",
        "",
    ),
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
        rf"|show (?:me )?|gimme|get me|bring up|filter)\b.*\b{_CASES}\b|\b(?:search|find"
        rf"|look(?:ing)? for|dig up)\b|\bhow many\b.*\b{_CASES}"
        rf"|\bhow many\b(?!.*\b(?:days|weeks|hours|months|points|times can|years"
        rf"|pieces)\b)|\b(?:previous|earlier|past|older?|recent|recurring"
        rf"|duplicate)\b.*\b{_CASES}",
    ),
    cue(
        "find",
        7,
        rf"\b(?:any|what|which|all|those|our|every|more|open|new|urgent|overdue"
        rf"|unanswered|unassigned|unread|closed|pending|waiting|breached|no|stale|late"
        rf"|my)\b(?: \w+){{0,4}} {_CASES}\b|\b{_CASES} (?:about|with|on|from|mentioning"
        rf"|opened|closed|created|received|for|regarding|re|that|where|in|involving|of"
        rf"|since|due|still|waiting|yesterday|today|this|last|containing|related"
        rf"|concerning|over|by)\b|^\W*{_CASES}\b"
        rf"|(?<!in that )(?<!in this )(?<!in which )\b{_CASES}\W*$",
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
        rf"\b(?:{_CASES}|complain\w*|issues?|problems?|defects?|reviews?|faults?"
        rf"|failures?|anything|reported|shortages?|short)\b",
        "p",
    ),
    # --- who has it ---
    cue("owner", 7, r"\bresponsible\b|\bbelongs? to\W*$|\bin charge\b|\bwho\W*$", "t"),
    cue("owner", 7.2, r"\bwho(?:'s|s| is)? with\b|\bwhich of us\b|\bwho\W*$", "t"),
    cue(
        "owner",
        7.5,
        r"\bwho(?:'s| is| has| owns| holds| took| picked| got| have|s| do| does"
        r"|'ve)?\b[^?]*\b(?:has|have|owns?|own|got|hold\w*|handl\w+|on (?:it|this|that"
        r"|point|the hook)|work\w*|assign\w*|looking (?:after|at|into)|deal\w*"
        r"|responsible|tak(?:es|ing) care|in charge|running|ball|belongs?|sits?)\b"
        r"|\bwho(?:'s|s| is) on\b|\bwho(?:'s| is) (?:this|that|it) (?:with|assigned)"
        r"|\bwhose\b|\bowners?\b|\bownership\b|\bassign(?:ed|ee)\b|\bwhich (?:desk|team"
        r"|side|office|agent)\b|\bwho should i (?:ask|ping|talk)\b",
    ),
    cue(
        "owner",
        7,
        rf"\b(?:is|does|do|did|has|are)\b (?:\w+ )?{_TOWN} (?:desk "
        rf"|team )?(?:still )?(?:has|have|own\w*|hold\w*|handl\w+|got|on it|on this"
        rf"|working)\b|\b(?:with|at|ours or|us or|tokyo or|seattle or"
        rf"|theirs or) {_TOWN}(?:\W*$| or\b)|\bwho (?:has|got|have)\b|\b(?:tokyo|seattle"
        rf"|ours|theirs|mine) or (?:tokyo|seattle|ours|theirs)\b",
    ),
    cue(
        "owner",
        6.7,
        r"\b(?:has|have|on|handling|working|got|is|does|or)\b"
        r"|^[^a-z]*[a-z ]{0,24}\?*\W*$",
        "c",
    ),
    cue(
        "owner",
        7,
        r"\bagent\b|\b(?:anyone|anybody|somebody|someone|nobody|no one)\b.*\b(?:on"
        r"|working|handling|looking|taking|taken|took|assigned|own\w*|have|has|got"
        r"|grabbed|picked)\b|\bpoint (?:person|of contact)\b|\bpoc\b|\bwhose\b"
        r"|\blead on\b|\b(?:is|still) (?:with|at|in) (?:the )?(?:tokyo|seattle|us|jp"
        r"|japan)\b",
        "t",
    ),
    cue(
        "owner",
        6.7,
        r"\b(?:ours|mine|theirs|yours|my (?:case|ticket)|our (?:case|ticket|desk))\b"
        r"|\bwho\W*$|\bwith (?:us|whom|who)\b|\bwho (?:do|should|can) i\b"
        r"|\bup for grabs\b|\bunassigned\b",
        "t",
    ),
    cue(
        "owner",
        6.6,
        r"\bwho\b(?!\W*(?:is|'s) (?:the|this|that) (?:customer|buyer))(?!.*\b(?:said"
        r"|wrote|told|replied|did|promised|sent|closed|changed|customer|buyer|bought"
        r"|ordered|approved)\b)",
        "t",
    ),
    # --- what happened ---
    cue(
        "history",
        7,
        r"\bhistory\b|\bwhat(?:'s| has| all)? ?happen(?:ed|s)?\b|\btimeline\b|\bso far\b"
        r"|\bback ?(?:ground|story)\b|\bcatch (?:me )?up\b|\bup to speed\b|\brecap\b"
        r"|\bsummar\w+|\btl;?dr\b|\brun ?down\b|\bwalk me through\b|\b(?:full|whole"
        r"|entire) (?:thread|conversation|story|log|thing|exchange)\b|\bconversation\b"
        r"|\blog\b|\bfill me in\b|\bbrief me\b|\bwhat'?s the (?:story|deal|gist)\b"
        r"|\bstory (?:on|with|of|behind)\b|\bfrom the (?:start|beginning)\b|\bevents?\b",
    ),
    cue(
        "history",
        7,
        r"\bwho (?:\w+ )?(?:said|wrote|told|did|closed|replied|promised|sent|changed"
        r"|approved|answered|reopened|merged|opened|touched|last)\b|\bwhat (?:did|have"
        r"|has|had|was|were)\b.*\b(?:say|said|writ\w+|wrote|promis\w+|tell|told|offer\w*"
        r"|done|agree\w*|repl\w+|answer\w*|sent|send|decid\w+|ask\w*|quote\w*|commit\w*"
        r"|claim\w*|tr(?:y|ied)|do)\b|\b(?:did|have|has) (?:we|anyone|someone|they|tokyo"
        r"|seattle|somebody|i)\b.*\b(?:promis\w+|tell|told|offer\w*|say|said|mention\w*"
        r"|agree\w*|quote\w*|apologi\w+|commit\w*|explain\w*)\b|\bpromis\w+|\bwhat(?:'s"
        r"| is| was) (?:on|in) the (?:ticket|notes?|thread)|\b(?:last|latest"
        r"|previous) (?:note|message|reply|entry|contact|thing)s?\b|\bnotes? (?:on|from"
        r"|in|for)\b|\bwhen (?:did|was|were)\b.*\b(?:we|they|repl\w*|last|answer\w*"
        r"|contact\w*|clos\w*|open\w*|writ\w*|handed|she|he|customer)\b",
    ),
    cue("history", 9.2, r"\bwho (?:handed|passed|transferred|escalated|declined)\b"),
    cue("history", 6.7, r"\bwhy\b|\breason\b|\bgist\b|\boverview\b|\bwhen was\b", "t"),
    # --- how it stands ---
    cue("status", 6.8, r"\b(?:any|an) (?:news|updates?|movement|word)\b|\blatest\b", "t"),
    cue(
        "status",
        6.6,
        r"\bstatus\b|\bupdates?\b|\bprogress\w*|\bstate of\b|\bstill (?:open|waiting"
        r"|pending|unresolved|active|stuck|ongoing|not)\b|\bopen\b\W*$|\bclosed\b(?: yet"
        r"| already)?\W*$|\b(?:is|was|has|are)\b[^?]*\b(?:closed|resolved|fixed|done"
        r"|sorted|answered|handled|open|pending|overdue|late|breached|solved|finished"
        r"|urgent)\b|\bresolved\b|\bsorted\b|\bwhere (?:are we|do we stand|does (?:it"
        r"|this|that) stand|is (?:this|it) at|'s (?:this|it) at|we at|are we at|we on)\b"
        r"|\bwhere'?s? .* (?:at|stand)\W*$|\bany (?:news|movement|luck|response|word"
        r"|reply|answer|development|change|traction)\b|\blatest (?:on|with|for)\b"
        r"|\bwhat'?s (?:up|going on|happening|new|the latest|the holdup|the word)\b"
        r"|\bhow(?:'s| is| are) .*(?:going|looking|coming|doing|along)\b|\bhow(?:'s"
        r"| is) (?!much|long|many)\S*\s*$|\bstand(?:s|ing)?\W*$|\bsla\b|\bstuck\b"
        r"|\bhold-?up\b|\bmoving\b",
    ),
    cue(
        "status",
        6.8,
        r"\b(?:answer(?:ed)?|repl(?:y|ied)|respon(?:d|ded|se)|g[eo]t back|gotten back"
        r"|heard back|hear back|written back|write back|followed up|follow up"
        r"|reach(?:ed)? out|contacted|been told)\b.*(?:\?|yet|$)|\b(?:waiting|awaiting"
        r"|pending)\b",
    ),
    cue(
        "status",
        6.4,
        r"\bdue\b|\bdeadline\b|\bdue (?:date|by|when)\b|\bwhen (?:is|do|must|should"
        r"|does)\b.*\b(?:due|answer\w*|repl\w+|respond)\b|\bdone\b|\bhow'?s\b|\byet\b"
        r"|\bstill\b|\bopen\b|\bclosed\b|\bneed (?:anything|something)\b|\bhandled\b"
        r"|\bpriority\b",
        "t",
    ),
    # --- who somebody is ---
    cue(
        "customer",
        6.7,
        r"\b(?:who(?:'s| is| was|s)|whos)\b(?! (?:has|on|handling|working|assigned|got"
        r"|own\w*|responsible|dealing|taking|looking))|\bwho (?:wrote in|is the|was the"
        r"|bought|ordered|filed|opened)\b|\bwhat kind of (?:customer|person|company)"
        r"|\bcontact (?:info|details?|data)?|\bphone(?: ?(?:number|#|no))?\b"
        r"|\be-?mail (?:address|for|of)\b|\b(?:his|her|their|'s) (?:e-?mail|phone"
        r"|address|number|account|language|company|full name)\b|\b(?:what"
        r"|which) languages?\b|\b(?:speak|read|write|understand|prefer"
        r"|use)s? (?:any )?(?:english|japanese)\b|\bprofile\b|\baccounts?\b"
        r"|\bpronounce\w*|\brepeat (?:customer|buyer)\b|\bfull name\b|\bcompany\b"
        r"|\bfirst name\b|\bkana\b|\breading of\b|\baddress\b|\btell me about\b"
        r"|\bcustomer (?:name|info|details?|record|behind|card)\b|\bis (?:she|he|this"
        r"|that|it) (?:the|a) (?:same|business|company)\b|\bhave on\b|\bdo we know\b",
        "tno",
    ),
    cue(
        "customer",
        7.9,
        rf"\b(?:this|the|same|that) (?:customer|buyer|person|guy|lady|company"
        rf"|client)\b.*\b(?:{_CASES}|before|other|orders)\b|\b(?:other|all|any|past"
        rf"|previous|else)\b.*\b(?:from|by|of|for) (?:this|the|same"
        rf"|that) (?:same )?(?:customer|buyer|person|guy|company|client)|\b(?:he|she|they"
        rf"|customer|buyer)\b.*\b(?:before|other (?:{_CASES}|orders))\b",
        "tno",
    ),
    cue(
        "customer",
        7.7,
        rf"\b(?:other|all|any|previous|past|how many|more|every|list|show|earlier"
        rf"|open)\b.*\b(?:{_CASES}|history)\b|\b(?:{_CASES}"
        rf"|history) (?:from|by|of|for)\b|\b(?:contacted|written|wrote|bought) (?:us|in"
        rf"|from us)? ?before\b|\b(?:has|have|did)\b.*\bbefore\b|'s (?:cases|tickets"
        rf"|history)\b",
        "n",
    ),
    cue(
        "customer",
        7,
        r"\blanguage\b|\b(?:speak|read|write|understand)s? (?:any )?(?:english"
        r"|japanese)\b",
        "tno",
    ),
    cue(
        "customer",
        6.9,
        r"\bwho(?:'s| is|se)? (?:placed|bought|ordered|order|purchased|the buyer)\b",
        "o",
    ),
    cue("customer", 6, r"\bcustomer record\b|\blook ?up (?:the )?customer\b|\bcustomer\W*$", ""),
    # --- an order's facts ---
    cue("order", 6.8, r"\b(?:package|parcel|shipment|tracking|delivered|shipped|delivery)\b", "n"),
    cue(
        "order",
        6.8,
        r"\b(?:package|parcel|shipment|shipped|ship|deliver(?:ed|y)|delivering|tracking"
        r"|track|arriv\w+|landed|eta|transit|carrier|dispatch\w*|left the"
        r"|out for delivery|customs|cleared|warehouse|get there|no scan|held|delay\w*"
        r"|show up|turn up|lost|scan\w*|courier|in japan yet)\b|\bwhere(?:'s| is"
        r"|s)? (?!.*\b(?:at|stand|we)\b\W*$)|\bwhere (?:did|has)\b",
        "to",
    ),
    cue(
        "order",
        6.9,
        r"\b(?:what|which|how many|how much|when)\b.*\b(?:bought|buy|ordered|order"
        r"|purchas\w*|paid|pay|cost|spend|spent|placed|charged)\b|\b(?:order (?:details?"
        r"|date|total|status|number|id|info|contents|history)|total|amount|item(?:s"
        r"|ized)?|contents|what'?s in|payment method|purchase date|quantity|price"
        r"|ship(?:ping)?[ -]?to|placed)\b|\bwhat (?:item|product|did)\b.*\b(?:get|order"
        r"|buy|is it about)\b",
        "ton",
    ),
    cue("order", 5.5, r"\border(?:ed|s)?\b|\bpurchases?\b|\bbought\b", "ton"),
    cue(
        "order",
        6.9,
        r"\border(?:'s)? (?:status|state|update|progress)\b|\b(?:status|state"
        r"|update) (?:of|on) (?:the |their |his |her |that |this )?(?:order|package"
        r"|parcel|shipment|delivery)\b",
    ),
    cue(
        "order",
        5.2,
        r"\b(?:refunded|cancel(?:l)?ed|canceled|charged|returned|paid|status|update"
        r"|details?|info)\b",
        "o",
    ),
    cue("order", 6.95, r"\baddress\b", "o"),
    # --- a rule ---
    cue(
        "policy",
        4.3,
        r"\b(?:buyer|customer|client|they|she|he|item|package|parcel|size|address|box"
        r"|order|product)s?\b.*\b(?:wrong|chang\w+|doesn't|didn't|isn't|won't|can't"
        r"|refus\w+|typo|open\w*|left|says?|said|wants?|asks?|asking|claims?|got"
        r"|received|threw|fit|after|before|twice|never|without)\b",
        "x",
    ),
    cue(
        "policy",
        7,
        r"\bwhat (?:do|should|can) (?:i|we) (?:tell|say|do|offer|answer)|\bwhat now\b"
        r"|\bcan (?:i|we|they|he|she|it|this|the customer|the buyer) (?:still "
        r"|be )?(?!see|check|get|have|close|take)\w+|\bare we allowed|\bdo we (?:have to"
        r"|need|refund|replace|cover|offer|pay)|\bshould (?:i|we)|\bpolicy\b|\brules?\b"
        r"|\bwarranty\b|\bwindow\b|\ballowed\b",
        "to",
    ),
    cue(
        "policy",
        6.95,
        r"\b(?:refund\w*|replace\w*|returns?|returnable|exchange|cancel|warranty|reship"
        r"|discount|compensat\w+|cover\w*)\b(?!.*\b(?:status|yet|already|processed"
        r"|issued|sent|done|through|go)\b)(?!.*\bdid\b).*",
        "o",
    ),
    cue(
        "policy",
        6.1,
        r"\b(?:returnable|return|exchange|cancel|warranty|reship|covered|eligible"
        r"|refundable)\b(?!.*\b(?:status|yet|already|processed|issued|sent|done"
        r"|through)\b)",
        "tn",
    ),
    cue(
        "policy",
        6.9,
        r"\b(?:return|refund|exchange|cancel\w*|warranty|shipping|privacy|battery|safety"
        r"|replacement|review|invoice|discount|price) (?:polic\w+|rules?|windows?|terms?"
        r"|deadline|period|procedure|process|limits?|fees?|costs?|eligib\w+)\b|\b(?:can"
        r"|could|may|still|is|are|does|do)\b[^?]*\b(?:return(?:ed|able)?|refund(?:able)?"
        r"|exchange\w*|swap\w*|covered|cover|replac\w+|cancel"
        r"|eligible)\b(?!.*\b(?:status|yet|already)\b)|\b(?:polic(?:y|ies)|guidelines?"
        r"|sop|procedure|allowed|eligible)\b|\brules?\b|\bwho pays\b|\bunder warranty\b"
        r"|\bwarranty (?:still|left|on|valid|expired|cover\w*|length)",
    ),
    cue("policy", 5.6, rf"\b{_TOPIC}\b.*{_ASKED}|\b{_ASKED}\b.*\b{_TOPIC}\b"),
    cue(
        "policy",
        5.8,
        r"\bwhat (?:do|should|can) (?:i|we) (?:tell|say|do|offer|answer)"
        r"|\bwhat (?:happens|if)\b|\bwhat to (?:do|say|tell)|\bhow (?:should|do) (?:i"
        r"|we) (?:handle|deal|respond|treat|answer|process|address)|\bare we allowed\b"
        r"|\bsays delivered\b|\bhow long (?:do|does|is|to|can|after|for|have)",
    ),
    cue("policy", 4.3, rf"\b{_TOPIC}\b"),
    # --- nothing ---
    cue(
        "smalltalk",
        7.2,
        r"^(?!.*\?)(?=.*\b(?:fixed|solved|resolved|sorted|worked|happy|done|closed"
        r"|arrived|made it)\b)(?=.*(?:\b(?:thanks?|thank|thx|great|awesome|nice|yay"
        r"|cheers|good news|woo\w*|perfect|love\w*)\b|🎉|👍)).*",
    ),
    cue(
        "smalltalk",
        4.5,
        r"\b(?:thanks?|thank you|thx|ty|tysm|cheers|appreciated?|awesome|great (?:job"
        r"|work|stuff|news)|nice(?: one| work)?|good (?:morning|evening|afternoon|night"
        r"|job|work|news|stuff|one)|hi|hello|hey|^morning|howdy|bye|goodnight|lol"
        r"|haha\w*|see (?:you|ya)|cya|ttyl|have a (?:good|nice|great)|happy (?:friday"
        r"|monday|holidays|thanksgiving|new year)|you rock|love it|perfect|well done"
        r"|congrats|welcome|no worries|np|got it|will do|sounds good|yay|woo\w*"
        r"|how are you|you(?:'re| are) (?:the best|great|a lifesaver)|lifesaver)\b|👍|🙏"
        r"|🎉|😊|❤",
    ),
)
