"""From what was typed or pressed to a typed request. Pure: no store, no clock, no Slack."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.grammar.folding import (
    first_word,
    fold,
    parse_full_reference,
    parse_person,
    parse_reference,
    take,
)
from bot.grammar.languages import take_language
from bot.grammar.manners import NEEDS_NO_MORE, name_alone, says_nothing
from bot.grammar.results import (
    LANDED,
    Answer,
    Command,
    Incomplete,
    Mistyped,
    NotYet,
    Reference,
    Unknown,
    Verb,
)
from bot.grammar.suggest import in_the_language_of, nearest
from bot.grammar.vocabulary import (
    ALL_TEXT,
    BY_KB_WORD,
    BY_WORD,
    DESKS,
    KB_VERBS,
    MINE,
    PARTS,
    SLASH_ONLY,
    SLASHES,
    THREAD_WORDS,
    WORDS,
    Need,
    Slash,
)

Desks = Mapping[str, Sequence[str]]

_BANG = re.compile(r"\s*[!！](?P<gap>[ \t\u3000]*)(?P<rest>.*)", re.DOTALL)
_FIRST_WORD = re.compile(r"\s*[!！]\s*\S+\s*")
_SLASH = re.compile(r"\s*(?P<mark>[/／・･])(?P<rest>.*)", re.DOTALL)
_DESK_ENDINGS = re.compile(r"(ちーむ|ですく|team|desk|支店)?(へ|に)?$")
_ACTION = "verb."


def parse_command(
    command: str, text: str, *, ticket_known: bool = False, desks: Desks = DESKS
) -> Answer:
    """A slash command under its canonical name (`ticket` or `/ticket`) and its text.

    With `ticket_known` a reference may be left out and only counts with its prefix.
    Raises KeyError for a command that is none of ours.
    """
    name = command.lstrip("/／")
    slash = SLASHES[name]
    if not text.strip() and slash.default is not Verb.QUEUE and name != "duty":
        return _asked_bare(name, slash, ticket_known=ticket_known)
    if BY_WORD.get(fold(text)) is Verb.HELP:
        return Command(verb=Verb.HELP, text=name)
    verb, rest = take(text, lambda word: _verb_of(word, slash))
    if verb is None and slash.default is None:
        return _about_ticket(text, slash, ticket_known=ticket_known, desks=desks)
    if verb is None and slash.verbs and (meant := _slip(text, name, slash, desks)):
        return meant
    return _complete(verb or _default(slash), rest, ticket_known=ticket_known, desks=desks)


def parse_thread(
    text: str, *, ticket_known: bool = True, desks: Desks = DESKS
) -> Answer | Mistyped | None:
    """A post in a thread, channel or direct message. None: an ordinary note.

    `!word` or `！word` is a command, known or not. `ticket_known` says that the thread is a
    ticket's, so the reference may be left out.
    """
    if bang := _BANG.fullmatch(text):
        return _banged(bang, text, ticket_known=ticket_known, desks=desks)
    if slashed := _SLASH.fullmatch(text):
        return _mistyped(slashed, ticket_known=ticket_known, desks=desks)
    return None


def words_behind(text: str) -> str:
    """What a message says without the verb in front of it, right or misspelt."""
    said = parse_thread(text)
    if isinstance(said, Command):
        return said.text
    return _FIRST_WORD.sub("", text, count=1) if isinstance(said, Unknown) else text


def action_id(verb: Verb) -> str:
    """The `action_id` or `callback_id` of a button or shortcut that means this verb."""
    return f"{_ACTION}{verb}"


def parse_action(action: str, value: str, *, desks: Desks = DESKS) -> Answer:
    """A pressed button: its id from `action_id`, its value the reference and what follows it."""
    word = action.removeprefix(_ACTION)
    if word not in list(Verb):
        return Unknown(word, (), value)
    return _complete(Verb(word), value, ticket_known=False, desks=desks)


def _default(slash: Slash) -> Verb:
    return slash.default or Verb.SHOW


def _verb_of(word: str, slash: Slash) -> Verb | None:
    verb = BY_WORD.get(fold(word))
    return verb if verb in slash.verbs else None


def _asked_bare(name: str, slash: Slash, *, ticket_known: bool) -> Answer:
    verb = slash.default
    if verb and verb not in LANDED:
        return NotYet(verb)
    if verb and ticket_known and PARTS[verb].query:
        return Command(verb=verb)
    return Command(verb=Verb.HELP, text=name)


def _about_ticket(text: str, slash: Slash, *, ticket_known: bool, desks: Desks) -> Answer:
    """`/ticket 1042` shows it; `/ticket 1042 close` is the same as `/ticket close 1042`."""
    reference, rest = take(text, parse_reference)
    if reference is None:
        return _unknown(first_word(text), text, "/ticket ", slash.verbs)
    if not rest.strip() or says_nothing(rest):
        return Command(verb=Verb.SHOW, reference=reference)
    verb, after = take(rest, lambda word: _verb_of(word, slash))
    if verb is None:
        return _unknown(first_word(rest), text, "/ticket ", slash.verbs)
    return _complete(verb, after, ticket_known=ticket_known, desks=desks, reference=reference)


def _slip(text: str, name: str, slash: Slash, desks: Desks) -> Unknown | None:
    word = first_word(text)
    if parse_reference(word) or _desk_of(word, desks):
        return None
    unknown = _unknown(word, text, f"/{name} ", slash.verbs)
    return unknown if unknown.suggestions else None


def _unknown(word: str, text: str, prefix: str, verbs: frozenset[Verb]) -> Unknown:
    near = nearest(word, [verb for verb in WORDS if verb in verbs])
    return Unknown(word, tuple(prefix + in_the_language_of(word, verb) for verb in near), text)


def _complete(
    verb: Verb,
    text: str,
    *,
    ticket_known: bool,
    desks: Desks,
    reference: Reference | None = None,
) -> Answer:
    if verb is Verb.KB:
        return _about_knowledge(text, reference, ticket_known=ticket_known, desks=desks)
    if verb not in LANDED:
        return NotYet(verb)
    if PARTS[verb].text is Need.NO:
        return _without_text(verb, text, desks)
    request, rest = _parts(
        Command(verb=verb, reference=reference), text, ticket_known=ticket_known, desks=desks
    )
    said = "" if verb in NEEDS_NO_MORE and says_nothing(rest) else rest.strip()
    return _whole(replace(request, text=said), ticket_known=ticket_known)


def _whole(request: Command, *, ticket_known: bool) -> Answer:
    verb = request.verb
    missing = tuple(_missing(request, ticket_known=ticket_known))
    return Incomplete(verb, missing, f"usage.{verb}", request) if missing else request


def _about_knowledge(
    text: str, reference: Reference | None, *, ticket_known: bool, desks: Desks
) -> Answer:
    """A question, or one of the words behind `kb`. A bare number is part of a question."""
    if meant := _turned_letters(text):
        return Unknown(text.strip(), (f"/kb {meant}",), text)
    verb, rest = take(text, lambda word: BY_KB_WORD.get(fold(word)))
    if verb in (Verb.KB_REVIEW, Verb.KB_GAPS) and rest.strip():
        verb, rest = Verb.KB, text
    request = Command(verb=verb or Verb.KB, reference=reference)
    request, rest = _parts(request, rest, ticket_known=True, desks=desks)
    return _whole(replace(request, text=rest.strip()), ticket_known=ticket_known)


def _turned_letters(text: str) -> str | None:
    """The word behind `kb` that a lone word has all letters of: anything less certain is a
    question."""
    typed = fold(text.strip())
    same = (one for one in BY_KB_WORD if len(one) > 3 and one[0] == typed[:1])
    return next((one for one in same if one != typed and sorted(one) == sorted(typed)), None)


def _parts(request: Command, text: str, *, ticket_known: bool, desks: Desks) -> tuple[Command, str]:
    """Takes reference, desk, person and language off the text, the first two in either order."""
    parts, rest = PARTS[request.verb], text
    recognise = parse_full_reference if ticket_known else parse_reference
    wants_reference = parts.reference is not Need.NO and request.reference is None
    if wants_reference:
        reference, rest = take(rest, recognise)
        request = replace(request, reference=reference)
    if parts.desk is not Need.NO:
        desk, rest = take(rest, lambda word: _desk_of(word, desks))
        request = replace(request, desk=desk)
        if desk and wants_reference and request.reference is None:
            reference, rest = take(rest, recognise)
            request = replace(request, reference=reference)
    if parts.person and not says_nothing(rest):
        person, rest = take(name_alone(rest), parse_person)
        rest = "" if fold(rest.strip()) in MINE else rest
        request = replace(request, person=person)
    if parts.language:
        language, rest = take_language(rest)
        request = replace(request, language=language)
    return request, rest


def _without_text(verb: Verb, text: str, desks: Desks) -> Answer:
    """A list narrowed by words in any order; a word that narrows nothing is not passed over."""
    request, rest = Command(verb=verb), text
    while (word := first_word(rest)) and not says_nothing(rest):
        desk, mine = _desk_of(word, desks), fold(word) in MINE
        if not (desk or mine):
            return Unknown(word, (), text.strip())
        request = replace(request, desk=desk or request.desk, mine=mine or request.mine)
        rest = rest.split(word, 1)[1]
    return request


def _missing(request: Command, *, ticket_known: bool) -> list[str]:
    parts = PARTS[request.verb]
    checks: list[tuple[str, bool]] = [
        ("reference", parts.reference is Need.MUST and not (ticket_known or request.reference)),
        ("desk", parts.desk is Need.MUST and request.desk is None),
        ("text", parts.text is Need.MUST and not request.text),
        ("query", parts.query and not (ticket_known or request.reference or request.text)),
    ]
    return [part for part, is_missing in checks if is_missing]


def _desk_of(word: str, desks: Desks) -> str | None:
    folded = fold(word)
    bare = _DESK_ENDINGS.sub("", folded)
    for key, names in desks.items():
        if {folded, bare} & {fold(name) for name in (key, *names)}:
            return key
    return None


def _banged(bang: re.Match[str], text: str, *, ticket_known: bool, desks: Desks) -> Answer | None:
    verb, rest = take(bang["rest"], _thread_verb)
    if verb is None:
        word = first_word(bang["rest"])
        speaks = fold(word) and not bang["gap"]
        known = LANDED - frozenset(SLASH_ONLY) - KB_VERBS
        return _unknown(word, text, "!", known) if speaks else None
    if verb is Verb.HELP:
        return Command(verb=verb, text=rest.strip())
    if verb in SLASH_ONLY:
        return Unknown(first_word(bang["rest"]), (SLASH_ONLY[verb],), text)
    if ticket_known and verb in ALL_TEXT:
        return _said(verb, rest)
    return _complete(verb, rest, ticket_known=ticket_known, desks=desks)


def _thread_verb(word: str) -> Verb | None:
    return THREAD_WORDS.get(fold(word)) or BY_WORD.get(fold(word))


def _said(verb: Verb, rest: str) -> Answer:
    return _whole(Command(verb=verb, text=rest.strip()), ticket_known=True)


def _mistyped(slashed: re.Match[str], *, ticket_known: bool, desks: Desks) -> Mistyped | None:
    # A list item begins with ・ too: only a command typed in Latin letters, on one line.
    dotted = slashed["mark"] in "・･"
    if dotted and "\n" in slashed["rest"].strip():
        return None
    name, rest = take(slashed["rest"], _command_of)
    if name and not (dotted and not fold(first_word(slashed["rest"])).isascii()):
        meant = parse_command(name, rest, ticket_known=ticket_known, desks=desks)
        return Mistyped(name, rest.strip(), meant)
    return None if dotted else _mistyped_verb(slashed["rest"], ticket_known, desks)


def _mistyped_verb(text: str, ticket_known: bool, desks: Desks) -> Mistyped | None:
    """`／返信 …`: a verb behind a slash where `!` was meant."""
    verb, _ = take(text, _thread_verb)
    if verb is None:
        return None
    meant = parse_thread(f"!{text}", ticket_known=ticket_known, desks=desks)
    return None if meant is None or isinstance(meant, Mistyped) else Mistyped("ticket", text, meant)


def _command_of(word: str) -> str | None:
    folded = fold(word)
    named = (name for name, slash in SLASHES.items() if folded in (name, fold(slash.japanese)))
    return next(named, None)
