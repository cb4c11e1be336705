"""The words: which verb each one names, and what each verb needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.grammar.folding import fold
from bot.grammar.results import Verb
from tickets.teams import Team


@dataclass(frozen=True, slots=True)
class Words:
    """The words for one verb: the one to suggest in each language, and what else is accepted."""

    english: str
    japanese: str
    also: tuple[str, ...] = ()


# `also` holds short forms, kana as an unconverted input method leaves it, and a few English verbs
# typed while the input method was on (`reply` becomes `れｐｌｙ`).
WORDS: Mapping[Verb, Words] = {
    Verb.REPLY: Words("reply", "返信", ("r", "へんしん", "お客様へ", "お客様へ返信", "れply")),
    Verb.NOTE: Words("note", "メモ", ("n", "のて")),
    Verb.PRIVATE: Words("private", "チーム内", ("ちーむない",)),
    Verb.HANDOFF: Words(
        "handoff",
        "引き継ぎ",
        ("ho", "引継ぎ", "引継", "ひきつぎ", "引き継ぐ", "ひきつぐ", "offer", "はんどff"),
    ),
    Verb.ACCEPT: Words("accept", "引き受け", ("引受", "引受け", "引き受ける", "ひきうけ")),
    Verb.DECLINE: Words("decline", "差し戻し", ("差戻し", "差戻", "差し戻す", "さしもどし")),
    Verb.WITHDRAW: Words("withdraw", "取り下げ", ("取下げ", "取下", "取り下げる", "とりさげ")),
    Verb.RETURN: Words("return", "返却", ("回答して返す", "へんきゃく")),
    Verb.ASSIGN: Words(
        "assign",
        "担当",
        ("take", "担当する", "たんとう", "割り当て", "割当て", "割当", "割り当てる", "わりあて"),
    ),
    Verb.WAIT: Words("wait", "待ち", ("まち", "わいt")),
    Verb.CLOSE: Words("close", "完了", ("かんりょう", "cぉせ")),
    Verb.REOPEN: Words("reopen", "再開", ("さいかい",)),
    Verb.URGENT: Words("urgent", "至急", ("しきゅう",)),
    Verb.PROMISE: Words("promise", "約束", ("やくそく",)),
    Verb.LANG: Words("lang", "言語", ("language", "げんご")),
    Verb.KB: Words("kb", "ナレッジ", ()),
    Verb.CUSTOMER: Words("customer", "顧客", ("こきゃく",)),
    Verb.ORDER: Words("order", "注文", ("ちゅうもん",)),
    Verb.HISTORY: Words("history", "履歴", ("りれき",)),
    Verb.TRANSLATE: Words("translate", "訳", ("tr", "翻訳", "やく", "ほんやく")),
    Verb.MACRO: Words("macro", "定型文", ("ていけいぶん",)),
    Verb.MERGE: Words("merge", "統合", ("とうごう",)),
    Verb.UNDO: Words("undo", "取り消し", ("取消し", "取消", "取り消す", "とりけし")),
    Verb.HELP: Words("help", "ヘルプ", ("?",)),
    Verb.NEW: Words("new", "新規", ("しんき",)),
    Verb.SHOW: Words("show", "表示", ("ひょうじ",)),
    Verb.FIND: Words("find", "検索", ("けんさく",)),
    Verb.QUEUE: Words("queue", "一覧", ("いちらん",)),
    Verb.DUTY: Words("duty", "勤務", ("きんむ",)),
    Verb.AWAY: Words("away", "休み", ("やすみ",)),
}

# `検索` is the word for /ticket find; in a thread it asks the articles.
THREAD_WORDS: Mapping[str, Verb] = {fold("検索"): Verb.KB, fold("けんさく"): Verb.KB}

# What may follow `kb`: there `検索` and `search` name what it does anyway.
KB_WORDS: Mapping[Verb, Words] = {
    Verb.KB: Words("search", "検索", ("けんさく", "find")),
    Verb.KB_SHOW: Words("show", "表示", ("ひょうじ",)),
    Verb.KB_NEW: Words("new", "新規", ("しんき", "write")),
    Verb.KB_EDIT: Words("edit", "編集", ("へんしゅう",)),
    Verb.KB_REVIEW: Words("review", "要確認", ("ようかくにん", "確認")),
    Verb.KB_GAPS: Words("gaps", "不足", ("ふそく", "gap")),
}
KB_VERBS = frozenset(KB_WORDS) - {Verb.KB}

MINE = frozenset(map(fold, ("mine", "me", "自分", "私", "じぶん")))


def _index(words_of: Mapping[Verb, Words]) -> dict[str, Verb]:
    return {
        fold(word): verb
        for verb, words in words_of.items()
        for word in (words.english, words.japanese, *words.also)
    }


BY_WORD: Mapping[str, Verb] = _index(WORDS)
BY_KB_WORD: Mapping[str, Verb] = _index(KB_WORDS)


@dataclass(frozen=True, slots=True)
class Slash:
    """A slash command: the verb it means by itself, the verbs it takes as its first word."""

    default: Verb | None
    verbs: frozenset[Verb]
    japanese: str


_HANDOFF = frozenset({Verb.HANDOFF, Verb.ACCEPT, Verb.DECLINE, Verb.RETURN, Verb.WITHDRAW})

SLASHES: Mapping[str, Slash] = {
    "ticket": Slash(None, frozenset(Verb) - {Verb.AWAY} - KB_VERBS, "チケット"),
    "handoff": Slash(Verb.HANDOFF, _HANDOFF, "引き継ぎ"),
    "queue": Slash(Verb.QUEUE, frozenset(), "一覧"),
    "customer": Slash(Verb.CUSTOMER, frozenset(), "顧客"),
    "order": Slash(Verb.ORDER, frozenset(), "注文"),
    "translate": Slash(Verb.TRANSLATE, frozenset(), "翻訳"),
    "duty": Slash(Verb.DUTY, frozenset({Verb.AWAY}), "勤務"),
    "kb": Slash(Verb.KB, frozenset(), "ナレッジ"),
}

# These are typed outside threads; in a thread the answer names the command to type.
SLASH_ONLY: Mapping[Verb, str] = {
    Verb.NEW: "/ticket new",
    Verb.SHOW: "/ticket show",
    Verb.FIND: "/ticket find",
    Verb.QUEUE: "/queue",
    Verb.DUTY: "/duty",
    Verb.AWAY: "/duty away",
}

DESKS: Mapping[str, Sequence[str]] = {
    "us": ("us", "usa", "米国", "アメリカ", "シアトル", "Seattle"),
    "jp": ("jp", "japan", "日本", "東京", "Tokyo"),
}


def desks_of(teams: Iterable[Team]) -> dict[str, tuple[str, ...]]:
    """The words for each configured team: its key, its names, and the usual ones."""
    return {team.key: (*DESKS.get(team.key, ()), *team.names.values()) for team in teams}


class Need(Enum):
    """Whether a verb takes a part. A required reference may be left out where it is known."""

    NO = auto()
    MAY = auto()
    MUST = auto()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a verb takes. `query`: a reference or some text, one of them."""

    reference: Need = Need.NO
    desk: Need = Need.NO
    text: Need = Need.MAY
    person: bool = False
    query: bool = False
    language: bool = False


_ON_TICKET = Parts(reference=Need.MUST)
_SAID_ON_TICKET = Parts(reference=Need.MUST, text=Need.MUST)
_LOOK_UP = Parts(reference=Need.MAY, query=True)

PARTS: Mapping[Verb, Parts] = {
    Verb.NEW: Parts(desk=Need.MAY, text=Need.MUST),
    Verb.SHOW: _ON_TICKET,
    Verb.FIND: Parts(text=Need.MUST),
    Verb.REPLY: _ON_TICKET,
    Verb.NOTE: _SAID_ON_TICKET,
    Verb.PRIVATE: _SAID_ON_TICKET,
    Verb.HANDOFF: Parts(reference=Need.MUST, desk=Need.MUST, text=Need.MUST),
    Verb.ACCEPT: _ON_TICKET,
    Verb.DECLINE: _SAID_ON_TICKET,
    Verb.WITHDRAW: _ON_TICKET,
    Verb.RETURN: _SAID_ON_TICKET,
    Verb.ASSIGN: Parts(reference=Need.MUST, person=True),
    Verb.WAIT: _ON_TICKET,
    Verb.CLOSE: _ON_TICKET,
    Verb.REOPEN: _ON_TICKET,
    Verb.URGENT: _ON_TICKET,
    Verb.KB: _LOOK_UP,
    **dict.fromkeys(KB_VERBS, Parts(reference=Need.MAY)),
    Verb.CUSTOMER: _LOOK_UP,
    Verb.ORDER: _LOOK_UP,
    Verb.HISTORY: _ON_TICKET,
    Verb.TRANSLATE: Parts(language=True),
    Verb.HELP: Parts(),
    Verb.QUEUE: Parts(desk=Need.MAY, text=Need.NO),
    Verb.DUTY: Parts(desk=Need.MAY, text=Need.NO),
}

# In a thread their whole text is for people to read: a reference in it belongs to the sentence.
ALL_TEXT = frozenset({Verb.REPLY, Verb.NOTE, Verb.PRIVATE})
