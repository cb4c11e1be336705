"""The guided tour of the demo's page: one case's day, step by step.

The page knows nothing of the bot: each step names what is put where, and by what the page shows
that it was done (`sandbox/page/aids.js`, `sandbox/page/signs.js`).
"""

from __future__ import annotations

import json
import re
import uuid
from pathlib import Path

from bot.texts import say
from demo.cases import pairs
from demo.greeting import TRIED, ref_of
from demo.made_up import Json, cases
from demo.people import MILLER, SATO
from demo.tour_words import LINES, OWN, STANDING_IN
from tickets.intake import FIRST_NUMBER

TOKYO, SEATTLE = "tokyo", "seattle"
LANGUAGE = {TOKYO: "ja", SEATTLE: "en"}
ROOM = {
    TOKYO: SATO.channel.removeprefix("#"),
    SEATTLE: MILLER.channel.removeprefix("#"),
}
REFERENCE = r"\b(?:JP|US)-\d+\b"
CASE = "{ref}"
ME = "{me}"
WIRE = "{wire}"
"""Filled in by the page: the case's number once it has one, who acts on the step's desk, and what
the page calls its list of traffic."""

SUBJECT = "コーヒーミルの粉受けが割れていました"
MESSAGE = (
    "昨日届いたコーヒーミルの粉受けが割れていました。\n"
    "粉受けだけを送っていただけますか。\n"
    "週末に使いたいので、いつ頃届くか教えてください。"
)
NOTE = "東京の倉庫には粉受けの在庫がありません。"
FIRST_REPLY = (
    "お問い合わせいただき、ありがとうございます。\n確認のうえ、あらためてご連絡いたします。"
)
REQUEST = "シアトルの倉庫で、粉受けの在庫を確認してください"
ANSWER = "We found the grounds cup in our Seattle warehouse.\nWe will send you a replacement."
STAND_IN = "A1JP-YAMAMOTO"
"""Whose case is toured where no new one was sent: a Japanese one that is mailed, of a product. What
its visitor has done with it before counts."""
STAND_IN_READING = "Yamamoto"
STAND_IN_NOTE = "在庫を確認しました。"
STAND_IN_REQUEST = "倉庫での在庫確認をお願いします"
STAND_IN_ANSWER = "We're sorry to keep you waiting.\nWe will send you a replacement."
HANDOFF = f"/handoff {CASE} us {{request}}"
QUESTION = f"/kb {TRIED['ja']['question']}"
FOUND = "コンビニ払いの返金"
CLOSE = f"/ticket close {CASE}"


def tour(key: str) -> Json:
    """``{id, facts, steps}``; ``key`` is the same for as long as the cases are. The facts are those
    of the case that stands in, until one was sent (``then`` of the first step)."""
    return {"id": key, "facts": stand_in(), "steps": steps()}


def stand_in() -> Json:
    case = next(one for one in cases() if one["customer"]["account"] == STAND_IN)
    english = {one.source_text: one.target_text for one in pairs() if one.source == "ja"}
    names = {"ja": case["customer"]["family_name"], "en": STAND_IN_READING}
    subjects = {"ja": case["subject"], "en": english[case["subject"]]}
    ref = ref_of(STAND_IN)
    told = {
        f"{key}_{language}": getattr(line, language).format(
            ref=ref, name=names[language], subject=subjects[language]
        )
        for key, line in STANDING_IN.items()
        for language in ("ja", "en")
    }
    typed = {"note": STAND_IN_NOTE, "request": STAND_IN_REQUEST, "answer": STAND_IN_ANSWER}
    return {"ref": ref, **told, **typed}


def own() -> Json:
    told = {
        f"{key}_{language}": getattr(line, language)
        for key, line in OWN.items()
        for language in ("ja", "en")
    }
    return {**told, "note": NOTE, "request": REQUEST, "answer": ANSWER}


def steps() -> list[Json]:
    return [
        customer_writes(),
        taken(),
        noted(),
        replied("reply", TOKYO, FIRST_REPLY),
        offered(),
        accepted(),
        replied("answer", SEATTLE, "{answer}"),
        asked(),
        home(),
        closed(),
        step("end", SEATTLE),
    ]


def step(name: str, desk: str | None, *, aids: list[Json] | None = None, **more: object) -> Json:
    facts = {
        "button": more.pop("button", ""),
        "command": more.pop("command", ""),
        "preview": label("preview", desk),
        "send": label("send", desk),
        "ref": CASE,
        "wire": WIRE,
    }
    told = {
        language: getattr(LINES[name], language).format(
            **facts, opening=f"{{opening_{language}}}", reason=f"{{reason_{language}}}"
        )
        for language in ("ja", "en")
    }
    return {"name": name, "desk": desk, "say": told, "aids": aids or [], **more}


def label(button: str, desk: str | None) -> str:
    return say(f"button.{button}", LANGUAGE[desk or TOKYO])


def customer_writes() -> Json:
    """A card that is none of the demo's own cases, which are still being posted at first."""
    known = [
        f"{case['marketplace'].upper()}-{number}"
        for number, case in enumerate(cases(), start=FIRST_NUMBER)
    ]
    sign = {
        "desk": TOKYO,
        "within": "messages",
        "texts": ["🎫", label("take", TOKYO)],
        "without": known,
        "fresh": True,
    }
    form = {"kind": "frame", "query": {"subject": SUBJECT, "text": MESSAGE}}
    return step("customer", None, aids=[form], done=[sign], keep={"ref": REFERENCE}, then=own())


def taken() -> Json:
    unassigned = say("card.unassigned", "ja")
    sign = {
        "within": "messages",
        "texts": [CASE, unassigned.split("：")[0]],
        "without": [unassigned],
    }
    button = label("take", TOKYO)
    return step("take", TOKYO, button=button, aids=[on_card(TOKYO, button)], done=[sign])


def noted() -> Json:
    sign = {"within": "answers", "root": CASE, "person": True}
    return step("note", TOKYO, aids=[typed(TOKYO, "{note}", thread=True)], done=[sign])


def replied(name: str, desk: str, text: str) -> Json:
    button, language = label("reply", desk), LANGUAGE[desk]
    aids = [
        {**on_card(desk, button), "thread": True},
        {"kind": "fill", "text": text},
        {"kind": "confirm", "button": label("preview", desk)},
        {"kind": "confirm", "button": label("send", desk)},
    ]
    signs = [[say("reply.queued", language, count=30)], sent_by_me(language)]
    done = [{"within": "anywhere", "texts": one, "fresh": True} for one in signs]
    return step(name, desk, button=button, aids=aids, done=done)


def sent_by_me(language: str) -> list[str]:
    """What stays the same in the line on a reply that this desk's person sent; the other desk's
    reply is told in the same thread."""
    facts = dict.fromkeys(("customer", "channel", "language", "moment"), "|")
    line = say("reply.sent", language, agent=ME, **facts)
    told = [re.split(r"[（(.]", one)[0].strip() for one in line.split("|")]
    return [told[0] or told[1], line.rpartition("|")[2].strip("　. )）")]


def offered() -> Json:
    title = say("brief.title", "en", team="Tokyo", ref=CASE, agent="|").partition("*")[2]
    sign = {"desk": SEATTLE, "within": "messages", "texts": [title.partition("*")[0]]}
    return step("handoff", TOKYO, command=HANDOFF, aids=[typed(TOKYO, HANDOFF)], done=[sign])


def accepted() -> Json:
    button = label("accept", SEATTLE)
    sign = {"within": "messages", "texts": [say("handoff.accepted", "en", ref=CASE)]}
    return step("accept", SEATTLE, button=button, aids=[on_card(SEATTLE, button)], done=[sign])


def asked() -> Json:
    sign = {"within": "messages", "texts": [FOUND], "fresh": True}
    return step("question", TOKYO, command=QUESTION, aids=[typed(TOKYO, QUESTION)], done=[sign])


def home() -> Json:
    return step(
        "home", SEATTLE, aids=[{"kind": "home"}], done=[{"within": "home", "texts": [CASE]}]
    )


def closed() -> Json:
    sign = {"within": "messages", "texts": [say("ticket.closed", "en", ref=CASE)]}
    return step("close", SEATTLE, command=CLOSE, aids=[typed(SEATTLE, CLOSE)], done=[sign])


def on_card(desk: str, button: str) -> Json:
    """A button of the case's card, wherever it stands."""
    return {"kind": "press", "room": ROOM[desk], "card": [CASE], "button": button}


def typed(desk: str, text: str, *, thread: bool = False) -> Json:
    return {"kind": "write", "room": ROOM[desk], "card": [CASE], "thread": thread, "text": text}


def write_tour(folder: Path) -> Path:
    """Keeps the key of a tour that is there: whoever is in the middle of it stays there."""
    path = folder / "tour.json"
    known = json.loads(path.read_text(encoding="utf-8"))["id"] if path.exists() else None
    told = tour(known or uuid.uuid4().hex)
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return path
