"""Denials that one language says with a denying word and the other without.

Each line is a wording in Japanese and what answers it in English. Where both stand, one on each
side, they mean the same and neither counts as a denial any more.
"""

import re

from translations.negation_words import SAME

_NO = r"(?:ません(?:でした)?|な[いく]|なかった|ず)"
_NOT = r"(?:\b(?:not|never|no|cannot)\b|n[’']t\b)"
_NEAR_EN, _NEAR_JA = rf"(?:(?!{_NOT})[^.!?]){{0,40}}?", r"[^。！？]{0,25}?"

_LISTED = (
    (
        rf"(?:過ぎ|すぎ|[くい]て){_NEAR_JA}{_NO}",
        rf"\btoo \w+(?:{_NEAR_EN}\bto\b)?|\bso \w+ that{_NEAR_EN}{_NOT}",
    ),
    (
        r"足り(?:ない|ません|なく|なかった|ず)|不足|不十分",
        rf"{_NOT}{_NEAR_EN}\benough\b|\b(?:short|missing|lack\w*)\b"
        r"|" + rf"{_NOT}{_NEAR_EN}\bclear\b",
    ),
    (
        r"[なぬ]い?ように",
        rf"\bso (?:that )?{_NEAR_EN}{_NOT}|\b(?:avoid|prevent|keep|exact(?:ly)?)\b"
        rf"|\bcareful(?:{_NEAR_EN}{_NOT})?",
    ),
    (
        rf"忘れ{_NEAR_JA}(?:な[いくき]|ません)",
        r"\b(?:remember|make sure|be sure)\b|n[’']t (?:forget|let it slip)",
    ),
    (
        r"(?:問題|異常|支障|差し支え|何とも)(?:な[くい]|[はがも]?(?:見つかりません|"
        r"見当たりません|"
        r"(?:あり|ござい)ません|な[いく]|なかった)(?:でした)?)",
        r"\b(?:fine|ok(?:ay)?|all right|alright|good|safe|normal(?:ly)?|works?|working|"
        r"no problems?|well)\b",
    ),
    (
        r"なくし|見失|見当た[らり](?:ない|ず|なく|ません)|見つから(?:ない|ず|なく)",
        rf"\b(?:lost|lose|losing|missing|nowhere)\b|{_NOT}{_NEAR_EN}\b(?:find|here|see)\b",
    ),
    (
        r"な(?:ければ|かったら|いと(?![のい思言聞書伝表回案])|い(?:場合|とき|なら|"
        r"限り))|ません(?:でし)?たら|未[一-龯]+の場合",
        rf"\b(?:if|when|until|as){_NEAR_EN}{_NOT}|\b(?:unless|otherwise|without|or else|"
        rf"must|until)\b|\bif not\b",
    ),
    (
        r"ずに|(?<!つ)ないで(?!す)|な[いく](?:まま|ても)|[無な]しで?|なく(?=て?も)",
        rf"\bwithout\b|\binstead of\b|\brather than\b|\bun(?:opened|used)\b|{_NOT}",
    ),
    (
        r"以外|のほか|ほかに|他に|でなく(?=ても)",
        r"\b(?:except|only|other than|apart from|besides|else|but|all)\b",
    ),
    (
        r"(?:では|じゃ|のでは)な(?:くて?|い(?=です|$|。|の))",
        rf"\b(?:rather than|instead of|prefer\w*|other than|but)\b|{_NOT}",
    ),
    (
        r"なくな[るりっ]|切ら[しせ]|切れ|終了|終わ[りっ]",
        rf"\bno longer\b|\b(?:stopped|stops|gone|out of|ran out|discontinued)\b|"
        rf"{_NOT}{_NEAR_EN}\bany ?more\b",
    ),
    (
        r"禁[じ止]|お断り|いたしかね|できかね|対象外|遠慮",
        rf"{_NOT}{_NEAR_EN}\b(?:allow\w*|cover\w*|able|accept\w*|us)\b|\b(?:cannot|"
        rf"can[’']t|unable)\b",
    ),
    (r"捨て", rf"\bno longer ha\w+|\bthr[eo]w\w*\b|{_NOT}{_NEAR_EN}\bkeep\b"),
    (
        r"不要|(?:なくて(?:も)?、?|(?<!て))結構です|及びません|(?:必要|義務)[はがも]?(?:(?:あり|"
        r"ござい)ません|な[いく])",
        rf"\bno (?:need|reason|obligation)\b|{_NOT} (?:need|have|require\w*|necessary)\b|"
        rf"\bunnecessary\b|\bfree to\b",
    ),
    (
        rf"(?:気にな|うるさ|音){_NEAR_JA}眠れ(?:ない|ません|なく)",
        r"\bkeep(?:s|ing)? \w+ (?:up|awake)\b",
    ),
    (r"対応できな[いく]|手に負えな[いく]", r"\bbeyond\b"),
    (
        r"沿え(?:ず|ません|な[いく])",
        rf"{_NOT}{_NEAR_EN}\bexpect\w*|\b(?:disappoint\w*|let you down)\b",
    ),
    (r"(?:抜け|漏れ|欠け)[がはも]?な[いく]", r"\b(?:complete|everything|right|correct)\b"),
    (
        rf"(?:一|1) ?[かヶ]?[月週年日]{_NEAR_JA}(?:な[いく]|ません|ず)",
        r"\b(?:less than|under|within|barely)\b",
    ),
    (
        r"(?:誤り|間違い|傷|汚れ|不備|漏れ|違い)[がはも]?な[いく]か",
        r"\bno (?:mistake|error|damage|scratch|stain)\w*|\b(?:for|if|whether|correct|" r"right)\b",
    ),
    (r"間に合(?=[いう](?!ません))", r"\b(?:not|isn[’']t|never) too late\b"),
    (r"間に合(?:いません(?:でした)?|わ(?:ない|ず|なかった))", r"\btoo late\b"),
    (r"(?:手の届|日の当た|火の気の|子どもの)[^。、]{0,6}な[いく]", r"\b(?:out of|away from)\b"),
    (
        r"かか(?:りません(?:でした)?|ら(?:ない|ず))|(?:費用|料金)[はが][^。、]{0,8}ません|無料|無償",
        rf"{_NOT} be charged|\bfree\b|\bno (?:charge|cost|fee)\b|\bat no\b",
    ),
    (r"外して(?:い)?(?:ません|ない)|付いたまま", r"\bstill (?:on|attached)\b"),
    (rf"しか[^。]{{0,20}}?{_NO}", r"\b(?:only|just|half|nothing but|no more than)\b"),
    (
        rf"(?:返事|返信|連絡|回答)[^。、]{{0,12}}?{_NO}|まだ(?=です|でし|。)",
        rf"\b(?:still waiting|no (?:answer|reply|response|word)|silen\w+)\b|"
        rf"{_NOT}{_NEAR_EN}\b(?:hear\w*|been|answer\w*)\b",
    ),
    (r"落ちない|取れない|消えない|治らない", r"\bwon[’']t (?:come|go)\b|\b(?:stuck|permanent)\b"),
    (
        rf"(?:つか|つき|入ら|入り){_NO}",
        rf"\b(?:stays? off|dead|too big|too small)\b|{_NOT}{_NEAR_EN}\b(?:turn|come|"
        rf"switch|power|start)\w*|{_NOT}{_NEAR_EN}\b(?:in|fit)\b",
    ),
    (
        r"困|迷[っいう]|悩|不安|心配",
        rf"{_NOT}{_NEAR_EN}\b(?:sure|certain|know (?:what|which|how))\b|\bunsure\b",
    ),
    (r"な[いく](?:うち|前)", r"\bbefore\b"),
    (
        r"安心",
        rf"{_NOT}{_NEAR_EN}\b(?:worr\w+|concern\w*)\b|\b(?:no need|nothing) to worry\b",
    ),
    (r"無駄|だめ|台無し", r"\bfor nothing\b|\bin vain\b|\bruin\w*"),
    (r"解決|見つかった|大丈夫", r"\bnever mind\b"),
    (
        r"嫌[がいな]|避け|たくな[いく]|たくありません",
        r"\brather not\b|\brather than\b|\bdon[’']t want\b",
    ),
    (r"な?い?ほうが(?:い[いく]|よ)", r"\b(?:shouldn[’']t|wouldn[’']t|should not)\b"),
    (
        r"思っても(?:み|い)?(?:ません(?:でした)?|なかった)|まさか",
        r"\bnever (?:expected|thought|imagined)\b|\bsurpris\w+\b",
    ),
    (
        r"知らな[いかく]|知りません|わから(?:ない|ず|ません)|分から(?:ない|ず|ません)",
        rf"{_NOT}{_NEAR_EN}\b(?:know|sure|understand|figure|tell|idea)\b|\bno idea\b|"
        rf"\bunclear\b|\bwonder\w*",
    ),
    (
        r"慌て|急が?な(?:い|く)|急ぎでは(?:ない|ありません)",
        r"\bno (?:rush|hurry)\b|\b(?:nothing|not) urgent\b",
    ),
    (r"ご?遠慮な|お気軽", rf"{_NOT} hesitate|\bfeel free\b|\bany time\b"),
)
PAIRED = tuple(
    (re.compile(japanese), re.compile(english, re.IGNORECASE)) for japanese, english in _LISTED
)


def without_pairs(japanese: str, english: str) -> tuple[str, str]:
    """Both texts without the wordings that answer each other."""
    for left, right in PAIRED:
        here, there = left.search(japanese), right.search(english)
        if here and there:
            japanese, english = _struck(japanese, here), _struck(english, there)
    for left, right in SAME:
        while (here := left.search(japanese)) and (there := right.search(english)):
            japanese, english = _struck(japanese, here), _struck(english, there)
    return japanese, english


def _struck(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]}〓{text[found.end() :]}"
