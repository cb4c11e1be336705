"""Whether a sentence denies something, as far as it can be told from its words."""

import re

_POLITE_JA = re.compile(
    r"(?:かもしれ|かも知れ|なければな[らり]|なくてはな[らり]|ないといけ|ざるを得|"
    r"すみ|申し訳(?:ござい|あり)|恐れ入り|間違い|に違い|差し支え|問題|構い|かまい|"
    r"(?:て|で)?(?:いただけ|頂け|くださ|下さ|もらえ|くれ|いただき)|でき|は|のでは)"
    r"(?:ない|ません|なかった)(?:か|でしょうか|でしたか|ですか)"
    r"|(?:かもしれ|かも知れ|なければな[らり]|なくてはな[らり]|ないといけ|ざるを得)(?:ない|ません)"
    r"|すみません|申し訳(?:ござい|あり)?ません|申し訳ない|間違いな[くい]|に違いな[くい]|少な[くい]"
    r"|しかな[いく]|ほかな[いく]|もったいない|つまらない|危ない|仕方(?:が)?な[いく]|問題な[くい]"
    r"|しか[^、。]{1,8}(?:ません|ない|なかった)|とんでもない|差し支えなければ|よろしければ|まもなく|間もなく|なくなる|なくなり|無くな"
    r"|のではない(?:か|で)|ではありませんか|ではないか|じゃない(?:か|です)|だけでなく|ばかりでなく"
    r"|はず|必ず|まず|わずか|ずつ|ずっと|いずれ|おかず|みず|きず|くず|ずれ|ずら|思わず|ください"
)
_NOT_JA = re.compile(
    r"ません|ない|なかった|なく|無い|無く|無し|ず(?:に|、|。|$)|ぬ|"
    r"未(?:開封|使用|着|発送|払|完了|確認|対応)|不(?:可|要|良|足|在|明|備|具合|安|便|能|在)|"
    r"かね(?:ます|る)|なし|まだ|違い|違う"
)
_POLITE_EN = re.compile(
    r"\b(?:no problem|not only|no longer than|no later than|whether or not|why not|"
    r"(?:would|could|can|do|did|is|are|has|have|was)n[’']t (?:you|it|there|that|we|they)\b[^.]*\?|"
    r"can't wait|nothing but|no doubt|if not|don't hesitate|not hesitate|no\.? ?\d+|don't worry)",
    re.IGNORECASE,
)
_NOT_EN = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|nor|neither|without|cannot|cant|dont|unable|fail(?:s|ed)?|"
    r"hardly|nowhere|un(?:opened|used|available|known|paid|safe|shipped|successful\w*)|isnt|"
    r"in(?:correct|valid|complete|sufficient)|mis(?:sing|take\w*)|declin\w+|refus\w+|lost|lack\w*|"
    r"too \w+|stop(?:s|ped)?|locked out|rather than|instead of|"
    r"other than|leave|off|differ\w*|forgot\w*|left out|stuck)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_CLEAR_EN = re.compile(
    r"\b(?:not|never|cannot|no|without|nothing|unable)\b|n[’']t\b", re.IGNORECASE
)
_CLEAR_JA = re.compile(r"ません|ない(?!と)|なかった|できず|かねます")


def negated(text: str, language: str) -> bool | None:
    """True when it plainly denies, False when nothing in it does, None where it cannot be told."""
    match language:
        case "ja":
            return _told(_POLITE_JA.sub(" ", text), _CLEAR_JA, _NOT_JA, _POLITE_JA.search(text))
        case "en":
            return _told(_POLITE_EN.sub(" ", text), _CLEAR_EN, _NOT_EN, _POLITE_EN.search(text))
        case _:
            return None


def _told(
    text: str, clear: re.Pattern[str], any_sign: re.Pattern[str], polite: object
) -> bool | None:
    if clear.search(text):
        return True
    if any_sign.search(text) or polite:
        return None
    return False
