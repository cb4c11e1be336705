"""What is said during the day: plain sentences, each with a word that occurs nowhere else, by which
it is found again on a screen or in a mailbox."""

from __future__ import annotations

import random
import re

CONSONANTS, VOWELS = "bdfghklmnprstvz", "aeiou"
KANA = "アイウカキクケサシスセソタチツテナニネノハヒフマミムメモヤユヨラリルレ"

WORD = re.compile(r"[「\"]([a-z]{9}|[ァ-ヴ]{7})[」\"]")
"""A word of its own always stands in quotation marks."""

SAID: dict[str, dict[str, tuple[str, ...]]] = {
    "ja": {
        "message": (
            "届いた箱に「{word}」と書いてありました。交換できますか。",
            "注文した品に「{word}」という札が付いていません。どうすればよいですか。",
        ),
        "again": (
            "すみません、札の文字は「{word}」でした。",
            "「{word}」と書かれた紙もありました。",
        ),
        "note": (
            "倉庫の棚に「{word}」の札が付いています。",
            "在庫表では「{word}」の列に載っています。",
            "前回の対応は「{word}」の件と同じでした。",
        ),
        "private": ("「{word}」の件は課長に先に伝えておきます。",),
        "reason": ("「{word}」の在庫を確認してください。",),
        "refusal": ("「{word}」はこちらの倉庫では扱っていません。",),
        "answer": ("「{word}」の棚で見つかりました。",),
        "reply": (
            "ご連絡ありがとうございます。箱の「{word}」という札をご覧ください。",
            "説明書の「{word}」のページに手順が載っています。",
        ),
        "letter": (
            "高橋様\nこの度はお問い合わせいただき、ありがとうございます。札は「{word}」です。",
        ),
    },
    "en": {
        "message": (
            'The box that came says "{word}" on it. Can I exchange it?',
            'There is no tag with "{word}" on my order. What should I do?',
        ),
        "again": ('Sorry, the word on the tag is "{word}".', 'There is a "{word}" card as well.'),
        "note": (
            'The shelf in the warehouse has the label "{word}".',
            'It is in the "{word}" column of the stock list.',
            'We had the same thing with "{word}" last time.',
        ),
        "private": ('I will tell our manager about "{word}" first.',),
        "reason": ('Please check whether "{word}" is in stock.',),
        "refusal": ('We do not have "{word}" in this warehouse.',),
        "answer": ('It was on the "{word}" shelf.',),
        "reply": (
            'Thank you for your message. Please look for the tag "{word}" on the box.',
            'You will find the steps on the "{word}" page of the manual.',
        ),
        "letter": (
            'Hello,\nthank you so much for contacting us. The word on the tag is "{word}".',
        ),
    },
}


class Speaker:
    """Sentences for this seed; no word comes twice."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.used: set[str] = set()

    def sentence(self, language: str, kind: str) -> tuple[str, str]:
        """The text, and its word."""
        word = self.word(language)
        return self.chance.choice(SAID[language][kind]).format(word=word), word

    def word(self, language: str) -> str:
        pick = self.chance.choice
        while True:
            if language == "ja":
                word = "".join(pick(KANA) for _ in range(7))
            else:
                word = "".join(pick(CONSONANTS if at % 2 == 0 else VOWELS) for at in range(9))
            if word not in self.used:
                self.used.add(word)
                return word


def words_in(text: str) -> list[str]:
    return WORD.findall(text)
