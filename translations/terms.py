"""What a fixed term is: a word of the trade with the one rendering that holds in each language."""

from dataclasses import dataclass
from typing import Literal

from translations.facts import NAME
from translations.templates import digest

Language = Literal["ja", "en"]


POS = ("", "noun", "verb", "adjective", "phrase", NAME)
"""A proper name comes out as the termbase writes it. Grammar treats it unlike a noun, so neither
takes the other's place in an adapted sentence."""
MARKETPLACES = ("", "jp", "us")
LONGEST = 200
"""Characters of a form, and of a form's list of variants in the store."""

DO_NOT_TRANSLATE = "yes"


@dataclass(frozen=True, slots=True)
class FixedTerm:
    """A pair of renderings and what else counts as right or wrong.

    ``ja_variants`` are other spellings and near words: they are recognised in a source and
    accepted in a translation; ``en_variants`` are accepted only. ``forbidden_…`` must not stand
    for this term. ``keep`` says that the word itself passes untranslated. ``marketplace`` is
    empty where the term holds for both.
    """

    ja: str
    en: str
    pos: str = ""
    ja_variants: tuple[str, ...] = ()
    en_variants: tuple[str, ...] = ()
    forbidden_ja: tuple[str, ...] = ()
    forbidden_en: tuple[str, ...] = ()
    keep: bool = False
    marketplace: str = ""
    note: str = ""

    def preferred(self, language: str) -> str:
        return self.ja if language == "ja" else self.en

    def accepted(self, language: str) -> tuple[str, ...]:
        """Every right rendering, the preferred one first."""
        variants = self.ja_variants if language == "ja" else self.en_variants
        return (self.preferred(language), *variants)

    def forbidden(self, language: str) -> tuple[str, ...]:
        return self.forbidden_ja if language == "ja" else self.forbidden_en

    @property
    def digest(self) -> str:
        """Changes with anything by which a translation is judged; a note does not count."""
        lists = (self.ja_variants, self.en_variants, self.forbidden_ja, self.forbidden_en)
        fields = (self.ja, self.en, *("\x1e".join(sorted(one)) for one in lists))
        return digest("\x1f".join((*fields, str(self.keep), self.marketplace)))
