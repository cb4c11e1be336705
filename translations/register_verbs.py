"""Rules for verbs: what we do told humbly, what we ask told respectfully."""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from translations.conjugation import Forms, godan, ichidan
from translations.spots import Match, Rule

_WORDS = tomllib.loads(Path(__file__).with_name("humble_words.toml").read_text("utf-8"))
_HUMBLE: dict[str, str] = _WORDS["humble"]
_RESPECTFUL: dict[str, str] = _WORDS["respectful"]


def _verbs(place: str) -> list[Forms]:
    words = _WORDS[place]
    return [*map(godan, words["godan"]), *map(ichidan, words["ichidan"])]


def _prefixes(place: str) -> dict[str, str]:
    """Nouns that make verbs with する, each with what it takes before it."""
    kinds = {"bare": "", "o": "お", "go": "ご"}
    return {noun: said for kind, said in kinds.items() for noun in _WORDS[place][kind]}


_OWN, _ASKED = _verbs("own"), _verbs("asked")
_ALL = {form.stem: form for form in _ASKED + _OWN}
_STATED = [form for form in _OWN if form.stem != "伺い"]

_ADVERBS = (
    *("急", "日", "次第", "別途", "後", "早速", "随時", "順次", "再度", "一度", "今回", "直接"),
    *("少し", "一旦", "当店", "弊社", "当社", "今週", "来週"),
)
_ADVERB = "|".join(f"(?<={word})" for word in _ADVERBS)
_APART = (
    r"(?:(?<![一-龯々おごァ-ヴー])(?<![一-龯々][りきしちみいえけせめべれ])(?<!申し|承り)|"
    rf"{_ADVERB})"
)
"""No verb begins inside another word; 見 + 送り and 取り + 調べ are verbs of their own."""
_NOUN_APART = rf"(?:(?<![一-龯々おごァ-ヴーA-Za-z])|{_ADVERB})"
_END = r"(?=[。\n]|[ \t　]*$)"
_POLITE = (
    r"(?P<tense>ましょう(?=か)|(?:ませんでした|ません|ました|まして|ましょう|ます)"
    r"(?!(?:でした)?[からとねよ]|なら|よう|でしょ|こと|[のん]です?か|[のん]でしょうか))"
)
_GOING_ON = r"い(?P<tense>ませんでした|ません|ました|まして|ます)(?!か|ら|でしょ|よう)"
_PLEASE = r"(?:ください|下さい)(?:ませ)?(?!ま|って|る|い|り|れ|、?と|ね|よ)"
_COULD = (
    r"(?:もらえ|くれ|貰え)(?:ます(?:か|でしょうか)|ませんか|ませんでしょうか|ないでしょうか|ないですか)"
    r"|(?:もらって|貰って)(?:も)?(?:いい|よろしい|良い)(?:です|でしょう)か"
)

_OTHERS = re.compile(
    r"(?:お客(?:様|さま|さん)|[^、。\s]{0,6}(?:業者|会社|メーカー|販売元|出品者|家族|本人|郵便局|銀行|相手|先方|"
    r"他社|社員様|[^当弊]社様))(?:ご自身|の(?:方|ほう))?(?:が|は|も|にて|より)(?![、]?ご)"
)
_SUBJECT = re.compile(r"([^、。\n]{1,12})(?<!ます)(?<!です)(?<!した)(?<!せん)(?<!い|う|る|た)が")
_US = re.compile(
    r"(?:弊社|当社|当店|私|わたくし|私ども|担当|者|部|部署|課|スタッフ|こちら|係|チーム|センター|窓口|店|我々|倉庫)$"
)
_BREAK = re.compile(
    r".*(?:[、,]|たら|れば|次第|ので|ため|から|まして|後に|際に|場合は?)", re.DOTALL
)
_SENTENCE = re.compile(r"[。！？!?\n]")


def ours(match: Match) -> bool:
    """Whether nothing before the verb in its sentence says that somebody else does it."""
    before = _SENTENCE.split(match.string[max(0, match.start() - 120) : match.start()])[-1]
    if _OTHERS.search(before):
        return False
    clause = _BREAK.sub("", before, count=1)
    return all(_US.search(subject[1]) for subject in _SUBJECT.finditer(clause))


def again(match: Match) -> bool:
    """Whether the sentence has said させていただく before."""
    before = _SENTENCE.split(match.string[max(0, match.start() - 120) : match.start()])[-1]
    return bool(re.search("[さらわかがたばま]せていただ", before))


def humble(stem: str) -> str:
    """``送り`` → ``お送りいたし``, ``見`` → ``拝見いたし``: what stands before ます."""
    return _HUMBLE.get(stem, f"お{stem}いたし")


def respectful(stem: str) -> str:
    """``送り`` → ``お送り``, ``見`` → ``ご覧``: what stands before ください."""
    return _RESPECTFUL.get(stem, f"お{stem}")


def any_of(forms: Iterable[str]) -> str:
    """The longest first, so that no form hides a longer one."""
    return "|".join(map(re.escape, sorted(set(forms), key=lambda one: (-len(one), one))))


def rule(
    why: str, pattern: str, offer: str | Callable[[Match], str | None], *, own: bool = False
) -> Rule:
    return Rule(why, re.compile(pattern), offer, ours if own else None)


def _by(forms: Iterable[Forms], name: str) -> dict[str, str]:
    return {getattr(form, name): form.stem for form in forms}


def _statement(match: Match) -> str:
    """Keeps the tense: 送りました → お送りいたしました."""
    return humble(match["verb"]) + match["tense"]


def _going_on(match: Match) -> str:
    said = humble(_TE[match["verb"]])
    said = said if said.endswith("てまいり") else said.removesuffix("いたし")
    joined = {"お": f"{said}して", "拝": f"{said}して", "折": f"{said}して"}.get(said[0])
    return f"{joined or _KEPT_ON.get(said, match['verb'])}おり{match['tense']}"


_TE = _by(_STATED, "te")
_KEPT_ON = {"伺い": "伺って", "申し上げ": "申し上げて", "存じ": "存じて"}
_CAN = _by(_STATED, "potential")
_LET = _by(_OWN, "causative")
_ASKED_TE = _by(_ALL.values(), "te")
_ENDED = {
    **{form.plain: (form.stem, "ます") for form in _STATED},
    **{form.past: (form.stem, "ました") for form in _STATED},
    **{form.negative: (form.stem, "ません") for form in _STATED},
}


def _possible(match: Match) -> str | None:
    """Potential forms of what we do; special humble verbs have none that is certain."""
    stem = _CAN[match["verb"]]
    if stem in _HUMBLE:
        return None
    refused = match["tense"] in ("ません", "ないです")
    return f"お{stem}{'いたしかねます' if refused else 'できます'}"


def _ended(match: Match) -> str:
    stem, tense = _ENDED[match["verb"]]
    return humble(stem) + tense


def _asked(match: Match) -> str:
    return f"{respectful(_ASKED_TE[match['verb']])}ください"


def _wished(match: Match) -> str:
    return f"{respectful(_ASKED_TE[match['verb']])}いただけますでしょうか"


_OWN_PREFIX, _ASKED_PREFIX = _prefixes("own"), _prefixes("asked")
_OWN_NOUN = any_of(_OWN_PREFIX)
_ASKED_NOUN = any_of(_ASKED_PREFIX)
_POLITE_NOUN = any_of(noun for noun, said in _ASKED_PREFIX.items() if said)
_STEM = any_of(form.stem for form in _STATED if form.stem not in _HUMBLE)


def own_noun(match: Match) -> str:
    return _OWN_PREFIX[match["noun"]] + match["noun"]


def _asked_noun(match: Match) -> str:
    prefix, noun = _ASKED_PREFIX[match["noun"]], match["noun"]
    return f"{prefix}{noun}ください" if prefix else f"{noun}していただけますでしょうか"


def _wished_noun(match: Match) -> str:
    prefix, noun = _ASKED_PREFIX[match["noun"]], match["noun"]
    return f"{prefix}{noun}{'' if prefix else 'して'}いただけますでしょうか"


def _done_by_them(match: Match) -> str:
    return f"{_ASKED_PREFIX[match['noun']]}{match['noun']}なさいま{match['tense']}か"


_PREFIXED = r"(?P<said>お(?:" + _STEM + r")|[おご][一-龯]{2,4}|お(?:電話|返事|手続き|見積もり))"
REQUESTS = (
    rule("request", rf"{_APART}(?P<verb>{any_of(_ASKED_TE)}){_PLEASE}", _asked),
    rule("request", rf"{_APART}(?P<verb>{any_of(_ASKED_TE)})(?:{_COULD})", _wished),
    rule(
        "request",
        rf"(?:[おご]|{_NOUN_APART})(?P<noun>{_ASKED_NOUN})を?して(?:{_COULD})",
        _wished_noun,
    ),
    rule("request", rf"(?:[おご]|{_NOUN_APART})(?P<noun>{_ASKED_NOUN})して{_PLEASE}", _asked_noun),
    rule(
        "request",
        rf"[おご]?(?P<noun>{_ASKED_NOUN})をして{_PLEASE}",
        lambda m: f"{_ASKED_PREFIX[m['noun']]}{m['noun']}をお願いいたします",
    ),
    rule(
        "request", rf"{_NOUN_APART}(?P<noun>{_POLITE_NOUN})しま(?P<tense>す|した)か", _done_by_them
    ),
)
STATEMENTS = (
    rule(
        "verb",
        rf"{_APART}(?P<verb>{any_of(f.stem for f in _STATED)}){_POLITE}",
        _statement,
        own=True,
    ),
    rule("verb", rf"{_APART}(?P<verb>{any_of(_TE)}){_GOING_ON}", _going_on, own=True),
    rule(
        "refusal",
        rf"{_APART}(?P<verb>{any_of(_CAN)})(?P<tense>ません|ないです)(?!か|で)",
        _possible,
        own=True,
    ),
    rule("plain_form", rf"{_APART}(?P<verb>{any_of(_ENDED)}){_END}", _ended, own=True),
    rule("verb", rf"{_PREFIXED}し{_POLITE}", r"\g<said>いたし\g<tense>", own=True),
    rule("verb", rf"{_PREFIXED}して{_GOING_ON}", r"\g<said>しており\g<tense>", own=True),
    rule(
        "verb",
        rf"{_NOUN_APART}(?P<noun>{_OWN_NOUN})し{_POLITE}",
        lambda m: f"{own_noun(m)}いたし{m['tense']}",
        own=True,
    ),
    rule(
        "verb",
        rf"(?<=[一-龯])(?P<noun>{_OWN_NOUN})し{_POLITE}",
        r"\g<noun>いたし\g<tense>",
        own=True,
    ),
    rule("verb", rf"(?P<noun>{_OWN_NOUN})して{_GOING_ON}", r"\g<noun>しており\g<tense>", own=True),
    rule(
        "verb",
        rf"(?P<noun>{_OWN_NOUN})(?P<by>[をはも])し{_POLITE}",
        r"\g<noun>\g<by>いたし\g<tense>",
        own=True,
    ),
    rule(
        "plain_form",
        rf"{_NOUN_APART}(?P<noun>{_OWN_NOUN})する{_END}",
        lambda m: f"{own_noun(m)}いたします",
        own=True,
    ),
    rule(
        "plain_form",
        rf"{_NOUN_APART}(?P<noun>{_OWN_NOUN})した{_END}",
        lambda m: f"{own_noun(m)}いたしました",
        own=True,
    ),
    rule(
        "refusal",
        rf"(?<!ご)(?<!お)(?P<noun>{_OWN_NOUN})(?P<by>[はも]?)(?:が)?でき(?:ません|ないです)(?!か|で)",
        r"\g<noun>\g<by>いたしかねます",
        own=True,
    ),
    rule(
        "refusal",
        rf"(?P<said>お(?:{_STEM}))でき(?:ません|ないです)(?!か|で)",
        r"\g<said>いたしかねます",
        own=True,
    ),
)
OVERDONE = (
    Rule(
        "overdone",
        re.compile(rf"(?P<verb>{any_of(_LET)})ていただき(?P<tense>ます|ました)"),
        lambda m: humble(_LET[m["verb"]]) + m["tense"],
        again,
    ),
    Rule(
        "overdone", re.compile(r"させていただき(?P<tense>ます|ました)"), r"いたし\g<tense>", again
    ),
)
RULES = (*OVERDONE, *REQUESTS, *STATEMENTS)
