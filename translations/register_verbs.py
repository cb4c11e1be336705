"""Rules for verbs: what we do told humbly, what we ask told respectfully."""

import re
from collections.abc import Callable

from translations.humble import any_of, humble, humble_te, prefixes, regular, respectful, verbs
from translations.spots import Match, Rule
from translations.whose import let_again, ours, requested

_OWN, _ASKED = verbs("own"), verbs("asked")
_STATED = [form for form in _OWN if form.stem != "伺い"]
_TE = {form.te: form.stem for form in _STATED}
_CAN = {form.potential: form.stem for form in _STATED}
_LET = {form.causative: form.stem for form in _OWN}
_ASKED_TE = {form.te: form.stem for form in _ASKED + _OWN if form.stem != "行き"}
_ENDED = {
    **{form.plain: (form.stem, "ます") for form in _STATED},
    **{form.past: (form.stem, "ました") for form in _STATED},
    **{form.negative: (form.stem, "ません") for form in _STATED},
}
_OWN_NOUNS, _ASKED_NOUNS = prefixes("own"), prefixes("asked")

_ADVERBS = (
    *("急", "日", "次第", "別途", "後", "早速", "随時", "順次", "再度", "一度", "今回", "直接"),
    *("少し", "一旦", "当店", "弊社", "当社", "今週", "来週"),
)
_ADVERB = "|".join(f"(?<={word})" for word in _ADVERBS)
_FRAGMENTS = {
    # No verb begins inside another word; 見 + 送り and 取り + 調べ are verbs of their own.
    "<APART>": (
        r"(?:(?<![一-龯々おごァ-ヴー])(?<![一-龯々][りきしちみいえけせめべれ])(?<!申し|承り)"
        rf"|{_ADVERB})"
    ),
    "<NOUN_APART>": rf"(?:(?<![一-龯々おごァ-ヴーA-Za-z])|{_ADVERB})",
    "<POLITE>": (
        r"(?P<tense>ましょう(?=か)|(?:ませんでした|ません|ました|まして|ましょう|ます)"
        r"(?!(?:でした)?[からとねよ]|なら|よう|でしょ|こと|[のん]です?か|[のん]でしょうか))"
    ),
    "<GOING_ON>": r"い(?P<tense>ませんでした|ません|ました|まして|ます)(?!か|ら|でしょ|よう)",
    "<PLEASE>": r"(?:ください|下さい)(?:ませ)?(?!ま|って|る|い|り|れ|、?と|ね|よ)",
    "<COULD>": (
        r"(?:(?:もらえ|くれ|貰え)"
        r"(?:ます(?:か|でしょうか)|ませんか|ませんでしょうか|ないでしょうか|ないですか)"
        r"|(?:もらって|貰って)も?(?:いい|よろしい|良い)(?:です|でしょう)か)"
    ),
    "<CANNOT>": r"(?P<tense>ません|ないです)(?!か|で)",
    "<END>": r"(?=[。\n]|[ \t　]*$|ので|が、)",
    "<OWN>": f"(?P<verb>{any_of(form.stem for form in _STATED)})",
    "<OWN_TE>": f"(?P<verb>{any_of(_TE)})",
    "<OWN_CAN>": f"(?P<verb>{any_of(_CAN)})",
    "<OWN_ENDED>": f"(?P<verb>{any_of(_ENDED)})",
    "<OWN_LET>": f"(?P<verb>{any_of(_LET)})",
    "<ASKED_TE>": f"(?P<verb>{any_of(_ASKED_TE)})",
    "<OWN_NOUN>": f"(?P<noun>{any_of(_OWN_NOUNS)})",
    "<ASKED_NOUN>": f"(?P<noun>{any_of(_ASKED_NOUNS)})",
    "<POLITE_NOUN>": f"(?P<noun>{any_of(noun for noun, said in _ASKED_NOUNS.items() if said)})",
    "<STEM>": any_of(form.stem for form in _STATED if regular(form.stem)),
}


def _rule(
    why: str,
    pattern: str,
    offer: str | Callable[[Match], str | None],
    fits: Callable[[Match], bool] | None = None,
) -> Rule:
    for name, fragment in _FRAGMENTS.items():
        pattern = pattern.replace(name, fragment)
    return Rule(why, re.compile(pattern), offer, fits)


def _stated(match: Match) -> str:
    """Keeps the tense: 送りました → お送りいたしました."""
    return humble(match["verb"]) + match["tense"]


def _going_on(match: Match) -> str:
    return f"{humble_te(_TE[match['verb']])}おり{match['tense']}"


def _regretted(match: Match) -> str:
    return f"{humble_te(_TE[match['verb']])}しま"


def _cannot(match: Match) -> str | None:
    """Special humble verbs have no refusal that is certain."""
    stem = _CAN[match["verb"]]
    return f"お{stem}いたしかねます" if regular(stem) else None


def _ended(match: Match) -> str:
    stem, tense = _ENDED[match["verb"]]
    return humble(stem) + tense


def _let(match: Match) -> str:
    return humble(_LET[match["verb"]]) + match["tense"]


def _asked(match: Match) -> str:
    return f"{respectful(_ASKED_TE[match['verb']])}ください"


def _wished(match: Match) -> str:
    return f"{respectful(_ASKED_TE[match['verb']])}いただけますでしょうか"


def _noun(match: Match) -> str:
    return _OWN_NOUNS[match["noun"]] + match["noun"]


def _noun_stated(match: Match) -> str:
    return f"{_noun(match)}いたし{match['tense']}"


def _noun_asked(match: Match) -> str:
    prefix, noun = _ASKED_NOUNS[match["noun"]], match["noun"]
    return f"{prefix}{noun}ください" if prefix else f"{noun}していただけますでしょうか"


def _noun_wished(match: Match) -> str:
    prefix, noun = _ASKED_NOUNS[match["noun"]], match["noun"]
    return f"{prefix}{noun}{'' if prefix else 'して'}いただけますでしょうか"


def _noun_please(match: Match) -> str:
    return f"{_ASKED_NOUNS[match['noun']]}{match['noun']}をお願いいたします"


def _noun_theirs(match: Match) -> str:
    return f"{_ASKED_NOUNS[match['noun']]}{match['noun']}なさいま{match['tense']}か"


_PREFIXED = r"(?P<said>お(?:<STEM>)|[おご][一-龯]{2,4}|お手続き|お見積もり)"
_REQUESTS = (
    _rule("request", "<APART><ASKED_TE><PLEASE>", _asked),
    _rule("request", "<APART><ASKED_TE>[ねよ]?(?=[。！!])", _asked),
    _rule("request", "<APART><ASKED_TE><COULD>", _wished),
    _rule("request", "(?:[おご]|<NOUN_APART>)<ASKED_NOUN>を?して<COULD>", _noun_wished),
    _rule("request", "(?:[おご]|<NOUN_APART>)<POLITE_NOUN>して<PLEASE>", _noun_asked),
    _rule("request", "<NOUN_APART><ASKED_NOUN>して<PLEASE>", _noun_asked, requested),
    _rule("request", "[おご]?<ASKED_NOUN>をして<PLEASE>", _noun_please, requested),
    _rule("request", "<NOUN_APART><POLITE_NOUN>しま(?P<tense>す|した)か", _noun_theirs),
    _rule("request", "ないで<PLEASE>", "ないようお願いいたします", requested),
)
_STATEMENTS = (
    _rule("verb", "<APART><OWN><POLITE>", _stated, ours),
    _rule("verb", "<APART><OWN_TE><GOING_ON>", _going_on, ours),
    _rule("verb", "<APART><OWN_TE>しま(?=い|う|っ)", _regretted, ours),
    _rule("refusal", "<APART><OWN_CAN><CANNOT>", _cannot, ours),
    _rule("plain_form", "<APART><OWN_ENDED><END>", _ended, ours),
    _rule("verb", _PREFIXED + "し<POLITE>", r"\g<said>いたし\g<tense>", ours),
    _rule("verb", _PREFIXED + "して<GOING_ON>", r"\g<said>しており\g<tense>", ours),
    _rule("verb", "<NOUN_APART><OWN_NOUN>し<POLITE>", _noun_stated, ours),
    _rule("verb", "(?<=[一-龯])<OWN_NOUN>し<POLITE>", r"\g<noun>いたし\g<tense>", ours),
    _rule("verb", "<OWN_NOUN>して<GOING_ON>", r"\g<noun>しており\g<tense>", ours),
    _rule("verb", "<OWN_NOUN>(?P<by>[をはも])し<POLITE>", r"\g<noun>\g<by>いたし\g<tense>", ours),
    _rule("plain_form", "<NOUN_APART><OWN_NOUN>する<END>", lambda m: f"{_noun(m)}いたします", ours),
    _rule(
        "plain_form", "<NOUN_APART><OWN_NOUN>した<END>", lambda m: f"{_noun(m)}いたしました", ours
    ),
    _rule(
        "refusal",
        "(?<!ご)(?<!お)<OWN_NOUN>(?P<by>[はも]?)が?でき<CANNOT>",
        r"\g<noun>\g<by>いたしかねます",
        ours,
    ),
    _rule("refusal", "(?P<said>お(?:<STEM>))でき<CANNOT>", r"\g<said>いたしかねます", ours),
)
_OVERDONE = (
    _rule("overdone", "<OWN_LET>ていただき(?P<tense>ます|ました)", _let, let_again),
    _rule("overdone", "させていただき(?P<tense>ます|ました)", r"いたし\g<tense>", let_again),
)
RULES = (*_OVERDONE, *_REQUESTS, *_STATEMENTS)
