"""How English asks for the course of a case: what happened, how it stands."""

from __future__ import annotations

from bot.router.cues import Cue, cue
from bot.router.english.words import EITHER_DESK

_WE = rf"(?:we|i|you|they|he|she|{EITHER_DESK}|any(?:one|body)|some(?:one|body)|the (?:agent|team))"
_TOLD = (
    r"(?:promis\w*|offer\w*|tell|told|mention\w*|agree\w*|quot(?:e|ed)|commit\w*|apologi\w+"
    r"|explain\w*|say|said|saying|refus\w*|suggest\w*|propos\w*|approv\w*|admit\w*)"
)

CUES: tuple[Cue, ...] = (
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
    # --- what happened, in passing ---
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
    # --- how it stands, in passing ---
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
)
