"""How English asks for a rule of the trade."""

from __future__ import annotations

from bot.router.cues import Cue, cue

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

CUES: tuple[Cue, ...] = (
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
    # --- a rule, in passing ---
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
)
