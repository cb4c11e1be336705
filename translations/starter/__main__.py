"""``python -m translations.starter``: trains both directions and writes their packages.

It goes on from the last state in the work folder; a finished training is only packed again.
"""

import argparse
import itertools
import json
import shutil
from pathlib import Path

import sentencepiece

from translations.engines import ground
from translations.starter.corpus import Corpus
from translations.starter.model import save
from translations.starter.train import SEED, STEPS, Plan, train, train_tokenizer

HERE = Path(__file__).parent
VERSION = "0.1"
VOCABULARY = 3600
GROUND = 400_000
"""Examples from which the ground is learned: more than are trained on bring little that is new."""
NAMES = {"ja": "Japanese", "en": "English"}


def write_package(
    pair: tuple[str, str], work: Path, place: Path, tokenizer: Path, notes: str
) -> Path:
    """A folder as Argos Translate unpacks it."""
    folder = place / f"translate-{pair[0]}_{pair[1]}-{VERSION.replace('.', '_')}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(work / "model", folder / "model")
    shutil.copy(tokenizer, folder / "sentencepiece.model")
    (folder / "README.md").write_text(notes, encoding="utf-8")
    metadata = {
        "package_version": VERSION,
        "argos_version": "1.9",
        "from_code": pair[0],
        "from_name": NAMES[pair[0]],
        "to_code": pair[1],
        "to_name": NAMES[pair[1]],
    }
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=1) + "\n", encoding="utf-8")
    return folder


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pair", choices=["ja_en", "en_ja"], action="append")
    options.add_argument("--steps", type=int, default=STEPS)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--work", type=Path, default=Path("var/starter"))
    options.add_argument("--out", type=Path, default=HERE / "packages")
    given = options.parse_args()
    for pair in given.pair or ["ja_en", "en_ja"]:
        source, target = pair.split("_")
        plan = Plan(source, target, seed=given.seed, steps=given.steps)
        work = given.work / pair
        work.mkdir(parents=True, exist_ok=True)
        vocabulary = work / "sentencepiece.model"
        if not vocabulary.is_file():
            train_tokenizer(plan, work, VOCABULARY)
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
        model = train(plan, tokenizer, work)
        pieces = [tokenizer.id_to_piece(n) for n in range(tokenizer.get_piece_size())]
        shutil.rmtree(work / "model", ignore_errors=True)
        save(model.eval(), pieces, work / "model")
        notes = (HERE / "NOTES.md").read_text(encoding="utf-8")
        folder = write_package((source, target), work, given.out, vocabulary, notes)
        examples = itertools.islice(Corpus(source, target, given.seed), GROUND)
        ground.learned((one.source for one in examples), source).write(folder)
        print(folder)


if __name__ == "__main__":
    main()
