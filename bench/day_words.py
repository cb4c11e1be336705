"""What is said on the day: the demo's own sentences, each text with a word of its own, by which it
is found again in a thread or a mailbox."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from demo.made_up import Json, cases, read_lines
from tickets.safety import is_safety_complaint
from translations.languages import detect

CONSONANTS, VOWELS = "bdfghklmnprstvz", "aeiou"
KANA = "アイウカキクケサシスセソタチツテナニネノハヒフマミムメモヤユヨラリルレ"
MARK = re.compile(r"[「\"]([a-z]{9}|[ァ-ヴ]{7})[」\"]")

MARKED: dict[str, dict[str, str]] = {
    "message": {"ja": "控えの言葉は「{}」です。", "en": 'The word on my slip is "{}".'},
    "note": {"ja": "棚札には「{}」とあります。", "en": 'The shelf tag says "{}".'},
    "private": {"ja": "「{}」の件は課長に伝えます。", "en": 'I will tell our lead about "{}".'},
    "reason": {"ja": "札は「{}」です。", "en": 'Look for "{}" there.'},
    "reply": {
        "ja": "お問い合わせの際は「{}」とお伝えください。",
        "en": 'Please quote "{}" when you write to us.',
    },
}
"""One sentence for each kind of text, so that a memory of replies has no part in notes."""

OTHER = {"ja": "en", "en": "ja"}


@dataclass(frozen=True)
class Opening:
    subject: str
    text: str


class Speaker:
    """Texts for this seed; no mark comes twice. ``text`` gives a text and its mark."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.used: set[str] = set()
        self.paired = {one: pair for pair in read_lines("pairs.jsonl") for one in pair.values()}
        self.openings = {language: list(openings(language)) for language in OTHER}
        self.said = {
            "note": list(self.both_ways("note")),
            "reason": list(self.both_ways("handoff")),
            "reply": list(self.both_ways("reply")),
        }

    def both_ways(self, do: str) -> Iterator[Json]:
        """What colleagues write so in the demo's cases, in both languages."""
        for entry in (one for case in cases() for one in case["entries"]):
            if entry["by"] != "customer" and entry.get("do", "note") == do:
                lines = entry["text"].splitlines()
                if all(line in self.paired for line in lines):
                    pairs = [self.paired[line] for line in lines]
                    yield {one: "\n".join(pair[one] for pair in pairs) for one in OTHER}

    def opening(self, language: str) -> tuple[Opening, str]:
        plain = self.chance.choice(self.openings[language])
        mark = self.mark(language)
        text = f"{plain.text}\n{MARKED['message'][language].format(mark)}"
        return Opening(plain.subject, text), mark

    def text(self, kind: str, language: str) -> tuple[str, str]:
        mark = self.mark(language)
        sentence = MARKED[kind][language].format(mark)
        if kind not in self.said:
            return sentence, mark
        plain = self.chance.choice(self.said[kind])[language]
        return f"{plain}\n{sentence}" if kind != "reason" else f"{plain} {sentence}", mark

    def reply(self, mine: str, theirs: str) -> tuple[tuple[str, str], tuple[str, str]]:
        """The agent's text and what the customer gets, each with its mark."""
        plain = self.chance.choice(self.said["reply"])
        texts = []
        for language in (mine, theirs):
            mark = self.mark(language)
            texts.append((f"{plain[language]}\n{MARKED['reply'][language].format(mark)}", mark))
        return texts[0], texts[1]

    def mark(self, language: str) -> str:
        pick = self.chance.choice
        while True:
            letters = (
                [pick(KANA) for _ in range(7)]
                if language == "ja"
                else [pick(VOWELS if at % 2 else CONSONANTS) for at in range(9)]
            )
            word = "".join(letters)
            if word not in self.used:
                self.used.add(word)
                return word


def openings(language: str) -> Iterator[Opening]:
    """What the demo's customers of this language begin with. Safety complaints are left out: they
    alarm the other desk as well, which is a story of its own."""
    for case in cases():
        text = case["entries"][0]["text"]
        theirs = case["customer"]["language"] == language == detect(text, language)
        if theirs and not is_safety_complaint(text):
            yield Opening(case["subject"], text)


def marks_in(text: str) -> list[str]:
    return MARK.findall(text)
