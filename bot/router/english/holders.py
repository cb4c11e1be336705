"""How English asks for who has a case, and gives it away."""

from __future__ import annotations

from bot.router.cues import Cue, cue
from bot.router.english.words import CASES, EITHER_DESK

_DESK = r"(?:desk|team|side|folks|office|guys|people)"
_TOWN = (
    rf"(?:(?:the )?(?:tokyo|seattle)(?: {_DESK})?|(?:the |our )?(?:other|japan"
    rf"|japanese|jp|us) {_DESK})"
)
_COUNTRY = r"(?:japan|jp|us|the us|the states)"

CUES: tuple[Cue, ...] = (
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
        rf"|sent|came) (?:off|over|back|to|from)|\b{CASES} (?:that (?:were|was"
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
    # --- a case given away, in passing ---
    cue("handoff", 7.6, rf"(?:->|→|=>|>)\s*{EITHER_DESK}", "t"),
    cue("handoff", 7.6, rf"\b(?:can|could|would|will|should) {EITHER_DESK} \w+", "t"),
    cue(
        "handoff",
        7.8,
        rf"\b(?:some(?:one|body)|any(?:one|body)) (?:\w+ )?(?:in|at|from|over in|on)"
        rf" {EITHER_DESK}\b|\btak(?:e|ing) (?:it |this |that )?back\b|\bback to {EITHER_DESK}\b",
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
        rf"|^\W*(?:ho|handoff|hand off)\b|\blet {EITHER_DESK} \w+|\b(?:pls|please) take\b"
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
        rf"|updates?|repl\w+|latest|said|says|wrote)\b)).*\b(?:tokyo|seattle|{EITHER_DESK})\b|\b(?:tokyo"
        rf"|seattle)\b.*\bcan you\b",
        "t",
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
    # --- who has it, in passing ---
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
)
