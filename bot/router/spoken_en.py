"""How English asks in passing, colleague to colleague; see ``bot.router.cues``.

The tables of ``bot.router.cues_en`` hold the words that name an intent; here it is carried by the
turn of the sentence: who did, what'd we, that guy who, oops.
"""

from __future__ import annotations

from bot.router.cues import Cue, cue

_DESK = r"(?:tokyo|seattle|the (?:other|us|japan|jp|japanese) (?:desk|team|side))"
_WE = rf"(?:we|i|you|they|he|she|{_DESK}|any(?:one|body)|some(?:one|body)|the (?:agent|team))"
_TOLD = (
    r"(?:promis\w*|offer\w*|tell|told|mention\w*|agree\w*|quot(?:e|ed)|commit\w*|apologi\w+"
    r"|explain\w*|say|said|saying|refus\w*|suggest\w*|propos\w*|approv\w*|admit\w*)"
)
_LATELY = (
    r"(?:since|before|this|last|lately|recently|so far|yesterday|today|overnight|already|in"
    r"|past|these days)"
)
_KEPT = (
    r"(?:drafts?|notes?|repl(?:y|ies)|messages?|settings?|buttons?|menu|preview|queue|shortcuts?"
    r"|digest|glossary|macros?|templates?)"
)
_SOMEBODY = r"(?:dude|guy|lady|woman|man|customer|buyer|person|gentleman|couple|client|company|one)"
_MADE = r"(?:sent|send|hit|press\w*|click\w*|tapp\w*|typed|post(?:ed)?|merged|closed|deleted)"
_UI_VERBS = (
    r"(?:keep|see|change|mute|pin|set|save|switch|turn|tell you|ask you|use|attach|tag|hide|edit"
    r"|delete|schedule|snooze|export|print|open|start|log|make (?:you|it|this)|stop (?:you|getting"
    r"|the)|get (?:you|it|my|rid|back|notified|alerts?)|find my|leave|link|watch|follow|unfollow)"
)

SPOKEN_ENGLISH: tuple[Cue, ...] = (
    # --- a text to translate ---
    cue("translate", 9, r"\bmeaning\b|\bwhat(?:'s| is) (?:that|this|it)\b", "q"),
    cue(
        "translate",
        8.7,
        r"\bwhat(?:'s| is| does| did) (?:she|he|they|this|that|the customer)\b[^?]*[:「\"]",
        "x",
    ),
    cue("translate", 8, r"\b(?:it'?s|is) (?:all |only )?(?:in )?(?:japanese|english)\W*$", "t"),
    cue("customer", 10.6, r"\b(?:japanese or english|english or japanese)\b", "tn"),
    # --- how the bot is used ---
    cue(
        "help",
        8,
        rf"\bhow (?:do|can|would|should|could|to)\b.{{0,8}} {_UI_VERBS}\b.*\b(?:tickets?|cases?"
        rf"|queue"
        rf"|threads?|{_KEPT}|articles?|history)\b|\b(?:to|i|we|an?) (?:undo|unsend|mute|snooze"
        rf"|unmute)\b"
        rf"|\b(?:mention|tag|dm|message|made|built|are|call) you\b|\b(?:in|by|via) dms?\b"
        rf"|\bcan (?:i|we) (?:schedule|assign|merge|mute) (?:a|my|the|an) (?:reply|note|message"
        rf"|ticket)\b",
        "x",
    ),
    cue(
        "help",
        9,
        rf"^(?!.*\b(?:buyer|customer|they|she|he|order(?:ed)?)\b)(?=.*\b(?:oops|whoops"
        rf"|accidental\w*|by (?:mistake|accident)|too (?:soon|early|fast)|wrong (?:button"
        rf"|ticket|thread|channel)|(?:get|take|pull) it back|unsend)\b).*\b{_MADE}\b",
    ),
    cue(
        "help",
        8.5,
        rf"\b(?:where(?:'s|'d|s| is| did| are| do| can| would)|what happened to|lost)\b[^?]*\b(?:my"
        rf"|the|a) {_KEPT}\b",
        "x",
    ),
    cue(
        "help", 8.5, r"\bhow (?:do|can|would|should) (?:i|we) (?:tell|teach|ask|make|get|let) you\b"
    ),
    cue(
        "help",
        4.9,
        rf"\bhow (?:do|can|would|should|could|to|d'you|does one)\b.{{0,8}} {_UI_VERBS}\b",
        "x",
    ),
    cue(
        "help",
        4.6,
        r"^\W*(?:can|could|do|does|will) (?:you|it|this (?:thing|bot|app|tool)|the bot) (?:read"
        r"|show"
        r"|do|send|set|remember|see|understand|search|speak|save|open|attach|post|write|tag"
        r"|schedule|remind|export|print|keep|pin|mute|learn|know|handle|work)\b",
        "x",
    ),
    cue(
        "help",
        8.5,
        r"\b(?:do|can) you (?:speak|understand|support|read)\b|\blanguages? do you\b|\b(?:does"
        r"|do|will|can"
        r"|would) (?:the )?(?:customer|buyer|they)s? see\b|\bcan (?:i|we) (?:edit|delete|change"
        r"|take back"
        r"|recall|unsend|remove|pin|hide) (?:a|my|the|an) (?:sent |posted )?(?:reply|note"
        r"|message|ticket"
        r"|article|entry|draft)\b|\bhow (?:do|can|would) (?:i|we) (?:write|reply|send something"
        r"|talk)"
        r" (?:to|back to) (?:the |a )?(?:customer|buyer)\W*$",
        "x",
    ),
    # --- a case given away ---
    cue("handoff", 7.6, rf"(?:->|→|=>|>)\s*{_DESK}", "t"),
    cue("handoff", 7.6, rf"\b(?:can|could|would|will|should) {_DESK} \w+", "t"),
    cue(
        "handoff",
        7.8,
        rf"\b(?:some(?:one|body)|any(?:one|body)) (?:\w+ )?(?:in|at|from|over in|on) {_DESK}\b"
        rf"|\btak(?:e|ing) (?:it |this |that )?back\b|\bback to {_DESK}\b",
        "t",
    ),
    cue(
        "handoff",
        7.6,
        r"^\W*(?:ok |k |hey )*(?:i|we)(?:'ve|'ll| will)? (?:got|have|take|grab|own)(?: it| this"
        r"| that)?"
        r"\W*(?:from here|now|thanks|guys)?\W*$",
        "t",
    ),
    cue(
        "handoff",
        7.6,
        rf"\b(?:i'm|i am|we're|we are|am|are) (?:passing|handing|sending|giving|moving|taking"
        rf"|escalating)\b"
        rf"|^\W*(?:ho|handoff|hand off)\b|\blet {_DESK} \w+|\b(?:pls|please) take\b"
        r"|\b(?:over to you|your turn|all yours|it'?s yours|belongs (?:with|to) (?:tokyo"
        r"|seattle|the)"
        r"|needs? (?:a|an|some|your) (?:native |fluent )?(?:japanese|english)(?: speaker)?"
        r"|sending (?:it"
        r"|this|that|them) (?:back|over|across)|(?:declin|reject|accept|withdraw|refus)ing)\b",
        "t",
    ),
    cue(
        "handoff",
        4.6,
        rf"^(?!.*(?:\?|\b(?:who|what|when|where|why|how|is|are|did|does|has|have|had|was|were"
        rf"|still|status"
        rf"|updates?|repl\w+|latest|said|says|wrote)\b)).*\b(?:tokyo|seattle|{_DESK})\b|\b(?:tokyo"
        rf"|seattle)\b.*\bcan you\b",
        "t",
    ),
    # --- tickets looked for ---
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
    # --- who has it ---
    cue(
        "owner",
        9.4,
        r"\bwho(?:'s| is| has|s|'s got| has got) (?:got |on |handling |working(?: on)? "
        r"|dealing with "
        r"|looking (?:at|after|into) |taking care of |has |own\w* )?(?:the|that"
        r"|this) (?!.*\b(?:said"
        r"|wrote|told|replied|customer|buyer)\b)(?=.*\b(?:case|ticket|one|thing|complaint|inquiry"
        r"|issue|thread)\b)",
    ),
    cue(
        "owner",
        7.6,
        r"\bwhich (?:one )?of (?:you|us|y'?all|them)\b.*\b(?:deal\w*|work\w*|handl\w*|has|have|got"
        r"|on|own\w*|tak\w+)\b",
        "tn",
    ),
    cue(
        "owner",
        9.2,
        r"\b(?:did|has|have|is)\b.*\b(?:pick(?:ed|ing)?|tak\w+|took|grab\w*|claim\w*)\b",
        "c",
    ),
    cue(
        "owner",
        9.2,
        r"\b(?:any|some|no)(?:one|body)\b.*\b(?:picked|tak(?:en|ing)|took|grabb?\w*|claim\w*"
        r"|own\w*)\b",
        "t",
    ),
    cue(
        "owner",
        7,
        r"\bstill on (?:this|it)\b|\bno(?:body| one)\W*$|\bwho covers\b(?=\W*(?:while|when|for|$))",
        "t",
    ),
    cue(
        "owner",
        7.9,
        r"\bwho(?:'s| is| should| will| needs to| has to| 's) ?(?:supposed to|going to|gonna"
        r"|meant to)?\b"
        r"(?: \w+){0,2} (?:answer|reply|respond|handle|do|send|write|call)\b|\bor (?:here"
        r"|there)\W*$"
        r"|\bbelong to us\b",
        "t",
    ),
    cue(
        "owner",
        7,
        r"^\W*(?:does )?(?:tokyo|seattle) (?:got|has|have|own\w*|on)\b|\b(?:do|are|is|am) (?:we"
        r"|i|us|tokyo"
        r"|seattle)\b(?: still)? (?:have|own|got|on|hold\w*)\b|\bon (?:me|us|them)\b|^\W*lead\W*$",
        "t",
    ),
    cue(
        "owner",
        7.2,
        r"\b(?:handlers?|assignees?|taken|claim(?:ed|s|ing)?|grabbed)\b|\b(?:plate|court|lap"
        r"|hands|camp)"
        r"\b|\bis (?:it|this|that|this one) (?:tokyo|seattle|us|ours|theirs|yours)\b|\b(?:or us"
        r"|or them"
        r"|us or \w+)\W*$|\b(?:any|some)(?:one|body)\W*$|\b(?:is|are)\W+ours\b|-?san(?:'s)\W*$"
        r"|\bwho(?:'s|s)? (?:ticket|case|desk)\b",
        "t",
    ),
    # --- what happened ---
    cue(
        "history",
        7.2,
        r"\bstory\b|\bwhen did (?:it|this) (?:come|start|open|begin|arrive|get here)\b"
        r"|\bwhat'?s the context\b"
        r"|\b(?:did|has|have) (?:tokyo|seattle|anyone|someone|we|they)\b.*\b(?:check\w*"
        r"|verif\w+|confirm\w*"
        r"|look\w*|ask\w*|call\w*|try|tried|test\w*|find|found|inspect\w*|escalat\w*)\b"
        r"|\b(?:did|has|have) (?:she|he|they|the (?:customer|buyer))\b.*\b(?:send|sent"
        r"|attach\w*|provid\w*"
        r"|share\w*|upload\w*|confirm\w*|agree\w*|mention\w*|say|said|ask\w*|complain\w*"
        r"|threaten\w*)\b"
        r"|\b(?:what|why)(?:'s| is| was| does| did)\b.*\b(?:about|upset|angry|mad|unhappy|issue"
        r"|problem"
        r"|complaint)\W*$",
        "t",
    ),
    cue(
        "history",
        6.5,
        r"\bdid (?:we|you|i|they|anyone|someone|tokyo|seattle|she|he)\b|\bhow come\b",
        "t",
    ),
    cue(
        "history",
        7.2,
        r"\bwhat(?:'s| has| have)? changed?\b|\bwhat changed\b|\b(?:first|original|opening"
        r"|initial) (?:message"
        r"|e-?mail|inquiry|question|complaint|contact)\b|\bwhat did the (?:warehouse|carrier"
        r"|supplier"
        r"|team|desk)\b|\bhow come\b",
        "t",
    ),
    cue("history", 7.9, rf"\b(?:did|has|have|had) {_WE}\b.*\b{_TOLD}\b", "t"),
    cue(
        "history",
        7.1,
        rf"\bwhat(?:'d|'ve|'s| did| have| has| had| was| were| all)\b.*\b(?:{_TOLD}|writ\w+|wrote"
        rf"|done|tried|try|decid\w*|repl\w+|answer\w*|send|sent|ask\w*|complain\w*)\b",
        "t",
    ),
    cue(
        "history",
        7.1,
        r"\b(?:short|long|quick) (?:version|story|summary)\b|\bcontext\b|\bback and forth\b"
        r"|\b(?:give|get|bring|catch|fill|walk) (?:me|us)\b.*\b(?:speed|details?|up|in|through"
        r"|basics|highlights)\W*$|\bhow did\b.*\b(?:end up|get (?:here|to)|come (?:to|about)"
        r"|start|wind up|land)\b|\beverything\b.*\b(?:wrote|said|did|sent|tried)\b"
        r"|\ball (?:the )?(?:notes|messages|replies|entries)\b|\bwhat led\b|\bremind me\b"
        r"|\b(?:last|first) (?:person|one|agent) (?:that|who|to)\b|\bnutshell\b|\bin (?:short"
        r"|brief)\b|\bhow many times\b|\balready (?:tried|offered|told|said)\b|\bread through\b",
        "t",
    ),
    # --- how it stands ---
    cue(
        "status",
        6.7,
        r"\b(?:wrapped up|taken care of|dealt with|sorted out|get (?:fixed|sorted|wrapped|resolved"
        r"|solved|answered|closed|done)|got (?:fixed|sorted|resolved|solved|answered|closed|done)"
        r"|can (?:i|we) close|good to close|ok to close|safe to close|expecting (?:something"
        r"|anything|us))\b",
        "tn",
    ),
    cue(
        "status",
        7.6,
        r"\b(?:any|some)(?:one|body|1)\b.*\b(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?"
        r"|g[eo]t back"
        r"|gotten back|follow(?:ed)? up|wr(?:itten|ite) back|reach(?:ed)? out|contact(?:ed)?"
        r"|call(?:ed)?"
        r"|wait(?:ing|ed)?|e-?mail(?:ed)?)\b",
        "tn",
    ),
    cue(
        "status",
        6.9,
        r"\b(?:all good|all set|good to go|closed|still open|unresolved|next steps?"
        r"|what'?s next|time left)\b"
        r"\W*$|\bis the .* (?:case|ticket)\b.*\b(?:closed|open|done|resolved|pending)\b",
        "tn",
    ),
    # --- who somebody is ---
    cue(
        "customer",
        7.2,
        r"\b(?:he or (?:a )?she|she or (?:a )?he|a (?:he|she)|time ?zone|gender|since when"
        r"|prefers?|lives?"
        r"|living|based)\b|\bto be (?:contacted|reached|called|addressed)\b|\b(?:customer"
        r"|buyer)'s (?:age"
        r"|city|state|country|email|phone|name|language)\b",
        "tno",
    ),
    cue("customer", 7.8, r"\b(?:complaints?|tickets?|cases?|contacts?|messages?) so far\b", "n"),
    cue(
        "customer",
        7.1,
        r"\b(?:is|was)\W+(?:this |he |she |it |they )?(?:a )?(?:repeat|regular|returning|new"
        r"|first.time|vip)\b"
        r"|\b(?:business|company|firm|corporate|person|individual"
        r"|consumer)\b.*\bor\b.*\b(?:business"
        r"|company|firm|person|individual|consumer|private)\b|\b(?:good|best|right) (?:number"
        r"|e-?mail|way|address|time) (?:to|for)\b|\bhow (?:do|can|should) (?:i|we) (?:reach|contact"
        r"|call|get (?:a )?hold of)\b|\b(?:us|jp|japanese|japan|american|second) account\b",
        "tno",
    ),
    cue(
        "customer",
        7.1,
        r"\bnames? (?:on|of|for)\b(?! the agent)|\b(?:prior|previous|past|earlier) (?:contacts?"
        r"|tickets?|cases?|history)\b"
        r"(?=.*\b(?:from|by|of|for|this|buyer|customer)\b)|\bhow many times has\b|\bhistory with\b",
        "tno",
    ),
    cue(
        "customer",
        6.9,
        r"^\W*(?:the |which )?(?:buyer|customer|purchaser)(?:'s name| name| info)?\W*$",
        "to",
    ),
    # --- an order's facts ---
    cue("order", 7.2, r"\breturned to (?:sender|us|the warehouse)\b", "to"),
    cue(
        "order",
        7.3,
        r"\bwhen (?:was|were|did) (?:it|this|that|they|the \w+)(?: get)? (?:delivered|shipped"
        r"|ordered|bought"
        r"|placed|paid|refunded|dispatched|arrive)\b|\bsigned for\b|\bdelivered to\b|\bwho signed\b"
        r"|\b(?:paid|pay|spent|bought|ordered)\b.*\b(?:how much|how many|when|what)\b"
        r"|\bproof of delivery\b|\bpod\b",
        "ton",
    ),
    cue(
        "order",
        7.3,
        r"^(?!.*\b(?:can|could|be|should|may|will|would|if|when)\b).*\b(?:refunded"
        r"|cancel(?:l)?ed|returned"
        r"|charged)\W*$",
        "o",
    ),
    cue(
        "order",
        7.1,
        r"^(?!.*\b(?:can|could|should|may|how long|how many|if"
        r"|when)\b).*\brefund\w*\b.*\b(?:go (?:out|through)|went (?:out|through)|gone (?:out"
        r"|through)"
        r"|process\w*|hit|issued|posted|clear\w*|sent|done|complete\w*|pending|show\w*|receiv\w*)\b"
        r"|\b(?:did|has|have|was|is|were)\b.*\b(?:refund|cancel)\w*\b.*\b(?:yet|already)\b",
        "o",
    ),
    cue(
        "order",
        7.1,
        r"\b(?:what|which|how much)\b.*\b(?:paying|buying|ordering|spending)\b"
        r"|\bwhich\b(?: \w+){1,3}"
        r" (?:did|does|has|was) (?:he|she|they|the (?:customer|buyer))\b.*\b(?:get|order|buy|bought"
        r"|receive|choose|pick)\w*\b|\b(?:how many|which) (?:boxes|packages|parcels|carrier|units"
        r"|pieces)\b",
        "ton",
    ),
    cue(
        "order",
        7.2,
        r"\bhow(?:'d| did) (?:they|she|he|the \w+) pay\b|\b(?:is|was) (?:it )?an? gift\b",
        "ton",
    ),
    cue(
        "order",
        7.6,
        r"\b(?:other|all|any|previous|past|how many|more|every|list|show|earlier|open|recent"
        r"|latest|last)"
        r"\b.*\b(?:orders?|purchases?)\b|\b(?:orders|purchases) (?:from|by|of|for)\b|'s (?:orders"
        r"|purchases|(?:last|latest) (?:order|purchase))\b|\b(?:has|have|was|were"
        r"|did)\b.*\b(?:refunded"
        r"|get (?:a|the|his|her|their) refund)\b",
        "n",
    ),
    cue(
        "order",
        8.1,
        r"\b(?:package|parcel|order|items?|shipment|replacement)\b.*\b(?:shipped|went|delivered"
        r"|arriv\w+)"
        r" (?:to|from|in|at)\b|^\W*(?:was it |is it )?(?:shipped|delivered|arrived) (?:from|to"
        r"|in|at)\b",
        "to",
    ),
    cue(
        "order",
        6.9,
        r"\b(?:qty|quantity|shipping (?:method|speed|option|service|date|carrier)"
        r"|delivery (?:date|window"
        r"|method|slot|address)|prime|express|how many (?:did|items|units|of))\b",
        "ton",
    ),
    # --- a rule ---
    cue(
        "policy",
        5.6,
        r"\b(?:can|do|does|may|could|should|are|is|ok to|safe to|when|where)\b.*\bship(?:s|ped)?\b",
        "xnp",
    ),
    cue(
        "policy",
        6.9,
        r"\bwho (?:eats|covers|foots|absorbs|bears)\b|\bwho picks up the (?:tab|cost|bill)\b"
        r"|\bwhat'?s (?:the|our) (?:protocol|playbook|stance|line|take|cutoff|cut-off|cap"
        r"|max\w*)\b",
    ),
    cue(
        "policy",
        5.8,
        r"\bhow (?:formal|polite|strict|soon|fast|quickly|careful)\b|\bprotocol\b",
        "x",
    ),
    cue(
        "policy",
        4.3,
        r"\b(?:guy|lady|man|woman|dude|someone|shopper|seller)\b.*\b(?:says?|said|wants?|asks?"
        r"|asking"
        r"|claims?|got|received|insists?|complains?|refus\w+|needs?)\b",
        "x",
    ),
    cue(
        "policy",
        5.7,
        r"\b(?:within|in|after|for) how (?:many|long)\b|\b(?:response|answer|reply) times?\b"
        r"|\bsla\b",
        "x",
    ),
    cue(
        "policy",
        5,
        r"\b(?:warranty|manual|voltage|specs?|dimensions?|compatible|plug|certified)\b",
        "p",
    ),
    cue(
        "policy",
        5.7,
        r"\b(?:lawyers?|attorney|sue|suing|legal(?: action)?|police|threat\w*|bbb|manager"
        r"|supervisor|escalation"
        r" path|troubleshoot\w*)\b",
        "x",
    ),
    cue("policy", 7.65, r"\bon the hook for \w"),
    cue(
        "policy",
        7.2,
        r"\bchang\w+ (?:the |their |his |her )?(?:shipping |delivery )?address\b|\bget(?:s"
        r"|ting)?\b.*\b"
        r"(?:shipping|money|duties|postage|fees?|costs?)\b.*\bback\b",
        "ton",
    ),
    cue(
        "policy",
        6.97,
        r"\bwants?\b.*\b(?:to (?!know)\w+|different|another|back|swap|refund|replacement"
        r"|exchange)\b",
        "on",
    ),
    cue("policy", 5, r"\breturn (?:cost|shipping|policy|window|address)\b|\ballowed\b", "p"),
    cue("policy", 7.15, r"\b(?:possible|allowed|eligible|doable)\b", "o"),
    cue("policy", 4.6, r"\bonly (?:got|received)\b|\b\d+ (?:out )?of \d+\b|\bcut-?off\b", "x"),
    # --- nothing ---
    cue(
        "smalltalk",
        7.2,
        r"^(?!.*\?).*\b(?:is|are|was|seems?|sounds?) (?:so |very |super |really )?(?:happy|thrilled"
        r"|pleased|satisfied|grateful)\b",
    ),
)
