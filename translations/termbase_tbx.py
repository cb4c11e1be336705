"""Terms as TBX-Basic (ISO 30042): read from version 2 (martif) and 3 (tbx, DCA or DCT style).

One concept is one term: the preferred word of a language (the first, where none is marked), its
admitted words as variants, its deprecated and superseded ones as forbidden. The marketplace
travels as ``customerSubset`` and what is not to be translated as ``projectSubset``; both are
categories of TBX-Basic.
"""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as Tree
from xml.parsers import expat

from translations.facts import NAME
from translations.normalise import storable
from translations.term_conflicts import Fault, TermLine, TermsRefused
from translations.terms import FixedTerm, Language

_CONCEPTS = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_KEEP = "do-not-translate"
_PREFERRED, _ADMITTED, _DEPRECATED = (
    f"{name}-admn-sts" for name in ("preferredTerm", "admittedTerm", "deprecatedTerm")
)
_FORBIDDEN = frozenset({"deprecatedTerm", "supersededTerm", "notRecommended", "obsolete"})
_POS_OUT = {
    "noun": "noun", "verb": "verb", "adjective": "adjective", "phrase": "other", NAME: "properNoun",
}  # fmt: skip
_POS_IN = {tbx: ours for ours, tbx in _POS_OUT.items()}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"


def read_tbx(content: bytes) -> list[TermLine]:
    """Terms with their line numbers; concepts that lack one of the languages are left out.

    Raises ``TermsRefused`` for what is no XML or declares entities, which may stand for files of
    this machine or grow without bound.
    """
    return [
        TermLine(line, term) for line, concept in _concepts(content) if (term := _term(concept))
    ]


def _concepts(content: bytes) -> list[tuple[int, Tree.Element]]:
    """The concepts with the lines at which they begin; nothing outside the file is ever read."""
    builder = Tree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    found: list[tuple[int, Tree.Element]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        named = {(f"{{{key}" if "}" in key else key): one for key, one in attributes.items()}
        element = builder.start(name.rpartition("}")[2], named)
        if element.tag in _CONCEPTS:
            found.append((parser.CurrentLineNumber, element))

    def entity(name: str, *_: object) -> None:
        raise TermsRefused([Fault(parser.CurrentLineNumber, "unreadable", f"entity {name}")])

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: builder.end(name.rpartition("}")[2])
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise TermsRefused([Fault(parser.CurrentLineNumber, "unreadable", str(fault))]) from fault
    return found


def _term(concept: Tree.Element) -> FixedTerm | None:
    sides = {language: _words(concept, language) for language in ("ja", "en")}
    if not all(any(sides[language]) for language in sides):
        return None
    japanese, english = sides["ja"], sides["en"]
    return FixedTerm(
        ja=next(iter(japanese[0]), ""),
        en=next(iter(english[0]), ""),
        pos=_POS_IN.get(_first(concept, "partOfSpeech"), ""),
        ja_variants=japanese[0][1:],
        en_variants=english[0][1:],
        forbidden_ja=japanese[1],
        forbidden_en=english[1],
        keep=_first(concept, "projectSubset") == _KEEP,
        marketplace=_first(concept, "customerSubset"),
        note=_text(concept.find("note")),
    )


_Words = tuple[tuple[str, ...], tuple[str, ...]]


def _words(concept: Tree.Element, language: Language | str) -> _Words:
    """Right renderings, the preferred first, and forbidden ones."""
    preferred, admitted, forbidden = list[str](), list[str](), list[str]()
    for section in concept:
        if section.tag in _LANGUAGES and _language(section) == language:
            for one in section:
                if one.tag in _TERMS:
                    status = _first(one, "administrativeStatus").removesuffix("-admn-sts")
                    lists = {"preferredTerm": preferred} | dict.fromkeys(_FORBIDDEN, forbidden)
                    lists.get(status, admitted).append(_text(one.find(".//term")))
    right = dict.fromkeys(word for word in (*preferred, *admitted) if word)
    return tuple(right), tuple(dict.fromkeys(word for word in forbidden if word))


def _language(section: Tree.Element) -> str:
    code = section.get(_XML_LANG) or section.get("lang") or ""
    return code.replace("_", "-").partition("-")[0].lower()


def _first(element: Tree.Element, category: str) -> str:
    """The first value of a data category, as an attribute's (DCA) or as an element's name (DCT)."""
    for one in element.iter():
        if category in (one.get("type"), one.tag):
            return _text(one)
    return ""


def _text(element: Tree.Element | None) -> str:
    whole = "".join(element.itertext()) if element is not None else ""
    return storable(" ".join(whole.split()))


def write_tbx(terms: Iterable[FixedTerm]) -> str:
    root = Tree.Element(
        "tbx", {"xmlns": _NAMESPACE, "type": "TBX-Basic", "style": "dca", "xml:lang": "en"}
    )
    described = Tree.SubElement(Tree.SubElement(root, "tbxHeader"), "fileDesc")
    source = Tree.SubElement(Tree.SubElement(described, "sourceDesc"), "p")
    source.text = "Kakehashi termbase"
    body = Tree.SubElement(Tree.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        _write(Tree.SubElement(body, "conceptEntry", {"id": f"c{number}"}), term)
    Tree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Tree.tostring(root, "unicode") + "\n"


def _write(concept: Tree.Element, term: FixedTerm) -> None:
    subsets = {"customerSubset": term.marketplace, "projectSubset": _KEEP if term.keep else ""}
    for category, value in subsets.items():
        if value:
            Tree.SubElement(concept, "admin", {"type": category}).text = value
    if term.note:
        Tree.SubElement(concept, "note").text = _clean(term.note)
    for language in ("ja", "en"):
        section = Tree.SubElement(concept, "langSec", {"xml:lang": language})
        for word, status in _marked(term, language):
            one = Tree.SubElement(section, "termSec")
            Tree.SubElement(one, "term").text = _clean(word)
            if term.pos:
                pos = {"type": "partOfSpeech"}
                Tree.SubElement(one, "termNote", pos).text = _POS_OUT[term.pos]
            Tree.SubElement(one, "termNote", {"type": "administrativeStatus"}).text = status


def _marked(term: FixedTerm, language: str) -> Iterator[tuple[str, str]]:
    preferred, *admitted = term.accepted(language)
    yield preferred, _PREFERRED
    yield from ((word, _ADMITTED) for word in admitted)
    yield from ((word, _DEPRECATED) for word in term.forbidden(language))


def _clean(text: str) -> str:
    """Without what XML cannot carry."""
    return "".join(one if one >= " " or one in "\t\n" else " " for one in text)
