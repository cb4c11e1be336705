"""How English speaks to the bot itself: a text to translate, how it is used, thanks."""

from __future__ import annotations

from bot.router.cues import Cue, cue

_FEATURE = (
    r"(?:hand ?off|hand (?:over|a|it|this|the|something)|repl(?:y|ies)|note|notes"
    r"|assign|reassign|close|reopen|merge|undo|unsend|search|translat\w+|macro"
    r"|template|ticket|case|queue|article|thread|draft|preview|notification|language"
    r"|mute|snooze|attach|mention|shortcut|digest"
    r"|glossary|term|shift|duty|away|mark|message|send|promise|urgent|timeline"
    r"|history|look ?up|kb|knowledge base|home tab|original|take|accept|decline"
    r"|withdraw)"
)
_KEPT = (
    r"(?:drafts?|notes?|repl(?:y|ies)|messages?|settings?|buttons?|menu|preview|queue|shortcuts?"
    r"|digest|glossary|macros?|templates?)"
)
_MADE = r"(?:sent|send|hit|press\w*|click\w*|tapp\w*|typed|post(?:ed)?|merged|closed|deleted)"
_UI_VERBS = (
    r"(?:keep|see|change|mute|pin|set|save|switch|turn|tell you|ask you|use|attach|tag|hide|edit"
    r"|delete|schedule|snooze|export|print|open|start|log|make (?:you|it|this)|stop (?:you|getting"
    r"|the)|get (?:you|it|my|rid|back|notified|alerts?)|find my|leave|link|watch|follow|unfollow)"
)

CUES: tuple[Cue, ...] = (
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
    # --- a text to translate, in passing ---
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
    # --- how the bot is used, in passing ---
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
    # --- nothing, in passing ---
    cue(
        "smalltalk",
        7.2,
        r"^(?!.*\?).*\b(?:is|are|was|seems?|sounds?) (?:so |very |super |really )?(?:happy|thrilled"
        r"|pleased|satisfied|grateful)\b",
    ),
)
