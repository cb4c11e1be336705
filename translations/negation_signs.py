"""The words by which Japanese and English deny, for certain or perhaps, and what waits for them."""

import re


def _signs(**listed: str) -> re.Pattern[str]:
    """One scan over all classes of signs; at one place an earlier class wins."""
    branches = (f"(?P<{name}>{pattern})" for name, pattern in listed.items())
    return re.compile("|".join(branches), re.IGNORECASE)


_JAPANESE = _signs(
    nothing=r"(?:かもしれ|かも知れ|なければな[らり]|なくてはな[らり]|ないといけ|ざるを得|に違い(?:は|が)?(?:あり|ござい)?|"
    r"すみ|申し訳(?:は|が)?(?:ござい|あり)?)(?:ない|ません(?:でした)?)"
    r"|(?:いただけ|頂け|くださ|下さ|もらえ|くれ)(?:ない|ません)(?:でしょうか|でしたか|です?か|か)"
    r"|少な[くいか]|もったいない|つまらな[いく]|危な[いく]|はず|必ず|(?<![一-龯])まず|わずか|ずつ|ずっと"
    r"|いずれ|(?<!で)きず|ずれ|ずら|思わず|まもなく|間もなく|とんでもない|差し支えなければ"
    r"|間違いな[くい]|問題なく|無事|不明|無線|非常|不具合|いただけ|頂け|なくなくて"
    r"|つない|はかな[いく]|切な[いく]|(?<!で)はずみ",
    perhaps=r"(?:ません|ない)(?:でしょう|でした|です)?か(?=[。、？?」\s]|$|ね|ど|と|を|確認|調べ|心配|見て|ご)"
    r"|(?:問題|差し支え|支障|心配|構[いわ]|かま[いわ])(?:は|が|も|では)?"
    r"(?:(?:あり|ござい|及び)?ません(?:でした)?|な[いくけし])"
    r"|(?<!た)しか(?!し|も[、そ]|る)[^、。]{0,20}?(?:ません(?:でした)?|ない|なかった|なく|ず)"
    r"|(?:だけ|ばかり)(?:で|では)な[くい]|(?:ほか|仕方|しょうが)(?:が|に)?な[いく]"
    r"|(?<![かさたなまらわばれけせげべめえきみ見着出寝てねぜ])なくな[るりっ]|なくし"
    r"|のではない(?=か|です?か|でしょう|だろう)",
    double=r"(?:間違[いっ]|違[いっ]|誤り|未[一-龯]+|不[一-龯]+|切れ|紛失)(?:では|は|じゃ|て[いお])"
    r"(?:あり|ござい|り)?(?:ません|な[いく])",
    clear=r"まだ(?=です|でし|。|$)|ません|ない|なかった|なく|無い|無く|該当なし"
    r"|(?<!決め)(?<!待ち)かね(?:ます|る|て)|なければ|なかったら|ぬ(?=まま|、|。)"
    r"|(?:(?<=[らわかさたなまばれけげせてねべめえ見])|(?<=でき))ず(?=[、。にじ\sお一-龯]|$)"
    r"|(?<=[るうくすつぬむぐぶ])な(?=と(?:言|書|い|の|注))",
    lexical=r"嫌[がいなで]|苦手|留守|勝手|黙っ|弱[いく]|お?休み|休んで"
    r"|除[いけくき]|省[けいきく]|話し中|初めて|安心|禁[じ止]|廃番|消[えし]|取れ[たて]|うちに"
    r"|[未不無非](?=[一-龯])|なし|無し|以外|対象外|違[いうっわ]"
    r"|切れ|難し|にく[いく]|づら[いく]"
    r"|断[りっわるら]|拒[否み]|失[わうっ敗効]|遠慮|控え|中止|終了|やめ|止[まめ]|忘|空[のにっ]"
    r"|(?<!な)だめ|駄目|(?<=[送着荷封入用い達])前[にでの]|というより|よりも|むしろ"
    r"|壊|割れ|取り消|解約|欠|漏れ|抜け|見失|外れ|異な|(?<!オート)ロック|ほか|紛失",
    echo=r"だけ|のみ|専用",
)
_LEXICAL_EN = (
    r"wrong|missing|lost|broken|broke|dead|stuck|empty|out of stock|sold out|unable|impossible|"
    r"incorrect|invalid|incomplete|expired|discontinued|locked|declined|rejected|"
    r"refused|un(?!til|fortun|cles?\b|less|der|i[tfoqv]|pack|plug|lock|do\b|done|tie|fold|wrap|load|"
    r"screw|box|roll|zip)[a-z]{3,}"
)
_ENGLISH = _signs(
    nothing=r"\bno\.? ?(?=\d|⟦)|\bor not\b|\bwhether or not\b|\bcan[’']?t wait to\b",
    perhaps=r"\b(?:no problem|not only(?=.*\bbut\b)|no longer than|no later than|why not|"
    r"nothing but|no doubt|if not|(?:do(?:n[’']t| not)|not) (?:hesitate|worry)|not long|"
    r"no matter|nor|not even)\b"
    r"|\b(?:would|could|should|ca|wo|do|did|is|are|has|have|was|does)n[’']t "
    r"(?:you|it|there|that|we|they|i|this|the)\b(?=[^.!?]*\?)",
    double=rf"(?:\b(?:not|never|no)|n[’']t)(?= (?:(?:\w+ly|so|too|been|be|a|the|any|has|"
    rf"have|even) )?(?:{_LEXICAL_EN}|only|not|never|too|free|\w+n[’']t)\b)"
    r"|\bnot (?=(?:fine|okay|ok|good|safe)\b)",
    clear=r"\b(?:not|never|cannot|no|none|nothing|nobody|no one|without|neither)\b|n[’']t\b"
    r"|\b(?:cant|dont|isnt|wont|doesnt|didnt|hasnt|havent|wasnt)\b",
    lexical=rf"\b(?:{_LEXICAL_EN}|fail(?:s|ed|ing|ure)?|hardly|barely|nowhere|declin\w+|refus\w+|"
    r"lack\w*|stop\w*|differ(?:s|ed)?|different (?:from|than|to)|forg[eo]t\w*|except|unless|"
    r"instead|rather(?=[^.!?]* than\b)|other than|"
    r"avoid|prevent\w*|difficult|hard to|free|mis\w{3,}|"
    r"in(?:sufficient|accurate)|cancel\w*|ruined|(?:is|are|was|were|all|it[’']s) gone|"
    r"less|(?<!a )few(?:er)?|leave(?:s|ing)? out|left out|locked out|away from|"
    r"disconnect\w*|disabled|miss|"
    r"too \w+ (?:to|for|of)|out of (?:the )?reach)\b",
    echo=r"\b(?:still|only|just|else|other)\b",
)
READ = {"ja": _JAPANESE, "en": _ENGLISH}
WAITS_FOR_DENIAL = {
    "ja": re.compile(
        r"一度も|誰(?:から|に)?も(?!が)|何も(?!かも)|[一ひと]つも|(?<!もう)一[枚個本台人件名点冊通粒滴]も(?![らうちっ])|全然|少しも|(?<!た)しか(?![しもるな])"
        r"|二度と|どこにも|めったに|必ずしも|ちっとも|それほど|これほど|あまり(?![にがで])|もう[一二]度と"
        r"|(?:全く|まったく)(?=問題|差し支え)"
    ),
    "en": re.compile(
        r"(?<!if )\bat all\b|\bany ?more\b(?! (?:than|of|\w+s\b))|\bany longer\b"
        r"|\beither(?=[.,!]|$)|\byet(?=[.,!]|$)|\bor anything\b|\beven (?:once|one)\b",
        re.IGNORECASE,
    ),
}
NEVER_SAID = {
    "ja": re.compile(
        r"(?:構い|かまい|及び)ます(?!か)|(?:問題|差し支え)(?:は|が)?(?:ございます|ございました)(?!か)"
        r"|かもしれます|たくありま(?:す|した)|に違い(?:は|が)?(?:あり|ござい)ま(?:す|した)"
        r"|(?<!それ)では(?:あり|ござい)ます(?!が|けど|か)|何ともありま(?:す|した)"
    ),
    "en": re.compile(
        r"\b(?:do|does|did) (?:mind|worry|hesitate|bother)\b(?![^.!?]*\?)",
        re.IGNORECASE,
    ),
}
"""What is left of a set phrase that has lost its denial."""
EXCUSED = re.compile(r"\?|\b(?:if|whether|know|in case|hope)\b", re.IGNORECASE)
"""Where no denial need follow."""
