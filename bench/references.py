"""How near translations of the held-out messages come to what a person wrote.

chrF2 and BLEU (sacreBLEU; characters for Japanese) over ``shared/messages`` where that folder
stands beside the checkout; a refused message counts as the original that the reader then sees.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from bench.figures import Figure
from bench.knowing import store, translated
from translations.engines.argos import ArgosEngine
from translations.outcomes import Translation

MESSAGES = Path(__file__).parents[2] / "shared" / "messages" / "messages.jsonl"
OTHER = {"ja": "en", "en": "ja"}


def figures(folder: Path) -> Iterator[Figure]:
    if not MESSAGES.is_file():
        return
    rows = [json.loads(line) for line in MESSAGES.read_text(encoding="utf-8").splitlines()]
    for language, (termbase, memory) in product(OTHER, ((False, False), (True, True))):
        own = [row for row in rows if row["language"] == language]
        with store(termbase=termbase, memory=memory) as session:
            texts = [row["text"] for row in own]
            came = translated(texts, language, OTHER[language], ArgosEngine(folder), session)
        known = "with" if termbase else "without"
        yield figure(f"{language} to {OTHER[language]}, {known} termbase and memory", own, came)


def figure(name: str, rows: Sequence[dict[str, str]], came: Sequence[Translation]) -> Figure:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    said = [one.text for one in came]
    wanted = [[row["translation"] for row in rows]]
    bleu = BLEU(tokenize="char" if came[0].target == "ja" else "13a")
    alike = bleu.corpus_score(said, wanted).score
    refused = sum(one.state not in ("good", "uncertain") for one in came)
    return Figure(
        name=f"held-out messages, {name}",
        unit="chrF2",
        ours=CHRF().corpus_score(said, wanted).score,
        aim=None,
        remark=f"BLEU {alike:.1f}; {refused} of {len(came)} refused",
    )
