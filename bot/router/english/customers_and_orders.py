"""How English asks for who a customer is, and the facts of an order."""

from __future__ import annotations

from bot.router.cues import Cue, cue
from bot.router.english.words import CASES

CUES: tuple[Cue, ...] = (
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
        rf"|client)\b.*\b(?:{CASES}|before|other|orders)\b|\b(?:other|all|any|past"
        rf"|previous|else)\b.*\b(?:from|by|of|for) (?:this|the|same"
        rf"|that) (?:same )?(?:customer|buyer|person|guy|company|client)|\b(?:he|she|they"
        rf"|customer|buyer)\b.*\b(?:before|other (?:{CASES}|orders))\b",
        "tno",
    ),
    cue(
        "customer",
        7.7,
        rf"\b(?:other|all|any|previous|past|how many|more|every|list|show|earlier"
        rf"|open)\b.*\b(?:{CASES}|history)\b|\b(?:{CASES}"
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
    # --- who somebody is, in passing ---
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
    # --- an order's facts, in passing ---
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
)
