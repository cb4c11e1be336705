"""Was this internal note meant for the customer? A guess that only ever leads to a question."""

import re

from bot.grammar.greeting import NOBODY, Addressees, greets

_ENOUGH = 2

# What only a letter to a customer says (2), and what it says more often than colleagues do (1).
_SIGNS: tuple[tuple[int, str], ...] = (
    (2, r"^[^\s、。をにがはへの]{1,20}様[、,，]?\s*$"),
    (2, r"^[^\s、。をにがはへの]{1,12}様[、,，\s]+(この度|このたび|お問い?合わ?せ|平素|いつも)"),
    (1, r"^[^\s、。をにがはへの]{1,12}様[、,，\s]"),
    (
        2,
        r"(この度|このたび)は.{0,20}(お問い?合わ?せ|ご連絡|ご購入|ご注文)(を)?(いただき|くださ|頂き)",
    ),
    (2, r"お問い?合わ?せ(を)?(いただき|頂き|くださいまして)(、|まして|誠に|ありがと)"),
    (2, r"誠に申し訳(ござい|あり)ま"),
    (2, r"(深く|心より|謹んで)お(詫|わ)び"),
    (2, r"ご(不便|迷惑|心配|不快な思い).{0,6}(を)?(お掛け|おかけ)"),
    (2, r"(平素より|平素は|いつも大変?お世話になっております)"),
    (1, r"お世話になっております"),
    (1, r"ご(連絡|返信|回答|注文).{0,6}ありがとうござい"),
    (1, r"(少々|今しばらく|もうしばらく)お待ち(くださ|下さい|いただけますと)"),
    (2, r"(ご確認|お待ち|ご了承|ご検討|ご容赦|ご連絡)くださいますよう"),
    (2, r"カスタマー(サービス|サポート)(の|で(ございます|す))"),
    (1, r"申し訳ござい|お詫び申し上げ|恐れ入りますが|何卒"),
    (1, r"ご注文(いただ|の(商品|品))|お届け(いた|する予定)|お客様のご"),
    (1, r"(ご使用|お使い)(を|になるのを|は).{0,6}(中止|お?控え|おやめ)|お使いにならないで"),
    (1, r"(返金|発送|交換|お届け)(させていただき|いたし)ます"),
    (2, r"^(hi|hello|hey)\s+(mr|ms|mrs|miss|mx|dr)\b"),
    (2, r"^dear\s+(?!all|team|colleagues|everyone)\S+"),
    (2, r"thank(s| you)( so much| very much)? for (contacting|(your )?(inquiry|patience|order))"),
    (2, r"thank you( so much| very much)? for (reaching out|getting in touch|letting us know)"),
    (2, r"\b(we|i)( sincerely| truly| deeply)? apologi[sz]e\b"),
    (2, r"(sorry|apologies) for (the|any|this|your) (inconvenience|trouble|delay|frustration)"),
    (1, r"\bwe(?:'|’| a)re( very| so| really| truly)? sorry\b"),
    (1, r"\bwe( wi|'|’)ll (refund|replace|send you|ship|issue|credit)\b|\bsend you (a|the|your)\b"),
    (1, r"\bplease (stop using|unplug|(do not|don't|don’t) (use|charge|touch))\b"),
    (2, r"(do not|don't) hesitate to|let us know if you have any|please accept our"),
    (1, r"^(hi|hello)\s+(?!all\b|team\b|everyone\b)[\w.'’-]+(\s+[\w.'’-]+)?\s*[,!]"),
    (1, r"^(best|kind|warm) regards|^sincerely|^yours truly"),
    (1, r"\byour (order|refund|package|purchase|account|return|item|replacement)\b"),
    (
        1,
        r"^(hi|hello|hey)\b[^\n,!]{1,40}[,!][\s\S]{0,80}"
        r"\byour (order|refund|package|replacement)\b",
    ),
)

# What is said about a customer, to a colleague.
_AGAINST: tuple[tuple[int, str], ...] = (
    (2, r"<@[uw]\w+>|^\S{1,8}さん[、,，\s]"),
    (1, r"お客様(から|は|が|に|へ)|\S様(から|に|へ|の件)"),
    (
        3,
        r"(くださる|なさる|いらっしゃる|される|られる|たい|希望|ほしい|欲しい)"
        r"(そうです|とのこと(です)?|らしい(です)?|ようです|みたいです)[。．\s]*$",
    ),
    (1, r"\b(the|this) (customer|buyer)\b|\b(customer|buyer|she|he) (says|said|wants|asked)\b"),
    (1, r"\b(fyi|can you|could you (check|ask|confirm)|what do you think)\b"),
)
_FLAGS = re.MULTILINE | re.IGNORECASE
_QUOTED = re.compile(
    r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"\n]*\"|^(&gt;|>).*$|```.*?```", re.M | re.S
)

_VERB = re.compile(
    r"\s*(?:(?:返信|へんしん|お客様へ(?:返信)?|reply(?: to (?:the )?customer)?)"
    r"[ \t\u3000]*[:：\r\n]\s*"
    r"|(?:返信|へんしん|お客様へ(?:返信)?)[ \t\u3000]+"
    r"|reply[ \t]+(?!(?:to|from|is|was|has|had|by|with|in|on|at|for|needed|sent|received|pending"
    r"|again|later|time|rate|went|will|should|draft|text)\b))(?=\S)",
    re.IGNORECASE,
)
"""The verb without its mark, as it is typed by who forgot that."""

_Signs = tuple[tuple[int, re.Pattern[str]], ...]
_COMPILED: _Signs = tuple((weight, re.compile(sign, _FLAGS)) for weight, sign in _SIGNS)
_COMPILED_AGAINST: _Signs = tuple((weight, re.compile(sign, _FLAGS)) for weight, sign in _AGAINST)


def reads_like_reply(text: str, who: Addressees = NOBODY) -> bool:
    """Whether a note reads like an answer to the customer; what it quotes does not count."""
    if _VERB.match(text):
        return True
    said = _QUOTED.sub(" ", text[:4000])
    signs = _weigh(said, _COMPILED) + greets(said, who)
    return signs - _weigh(said, _COMPILED_AGAINST) >= _ENOUGH


def without_verb(text: str) -> str:
    """The words behind a verb that lacks its mark; all of them where there is none."""
    return _VERB.sub("", text, count=1) if _VERB.match(text) else text


def _weigh(text: str, signs: _Signs) -> int:
    return sum(weight for weight, sign in signs if sign.search(text))
