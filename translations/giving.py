"""Who gives and who gets: a Japanese sentence without a subject tells it by its verb alone.

Whoever 返金できません is said by cannot give; *I can't get a refund* turns the two round. What is
asked, told of others or received (もらえません, 返金されません) is left alone.
"""

import re

_GIVEN = (
    r"(?:返金|払い戻し|払戻し?|弁償|補償|値引き|割引|発送|出荷|再発行|お(?:送り|渡し|届け|貸し|見積もり)|"
    r"送付|提供)"
)
_DONE = (
    r"(?:に?は|を|が|も|の対応は|には?応じ)?、?(?:でき|出来|いた|致|し|承)"
    r"(?:[しりてお]{0,3})(?:ます|ません|かね(?:ます|る)|ない)(?:でした)?(?:が|ので)?(?=[、。！!\s]|$)"
)
_GIVES = re.compile(_GIVEN + _DONE)
_TOLD = re.compile(
    r"か[。？?]|[？?]|そうです|とのこと|と(?:言|いう|書|聞|あり)|くれ|もら|ていただ|(?:ら|さ)れ"
)
_GETS = re.compile(
    r"\bI(?:[’'](?:m|ll|ve|d))?(?: \w+(?:[’']t)?){0,4}? "
    r"(?:(?:get|getting)\b(?![^.!?,]{0,40}(?:ed|sent|done)\b)|(?:receive|receiving|be refunded)\b)"
)


def gives(japanese: str) -> bool:
    """Whether the text has its speaker give something, or refuse to."""
    return bool(_GIVES.search(japanese))


def turned_round(japanese: str, english: str) -> str | None:
    """The words of ``english`` by which the speaker gets what ``japanese`` has them give; both are
    one sentence."""
    if not gives(japanese) or _TOLD.search(japanese):
        return None
    found = _GETS.search(english)
    return found[0] if found else None
