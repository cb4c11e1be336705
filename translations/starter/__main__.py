"""``python -m translations.starter vocabulary|train|mix|pack``: makes the starter packages.

``vocabulary`` learns one tokenizer for both directions; ``train`` goes on from the last state in
the work folder, on a GPU where there is one; ``mix`` puts weights from another folder to those
that were trained; ``pack`` writes what was trained as Argos packages.
Without a word all three are done for both directions, one after the other.
"""

import argparse
import itertools
import json
import shutil
from pathlib import Path
from typing import Any

from translations.starter.corpus import Corpus

HERE = Path(__file__).parent
VERSION = "0.1"
GROUND = 600_000
"""Examples from which the ground is learned: more bring little that is new."""
NAMES = {"ja": "Japanese", "en": "English"}
PAIRS = ("ja_en", "en_ja")
WEIGHTS = "weights.pt"
WAYS = ("vocabulary", "train", "mix", "pack")
GOING_ON = ("begin", "peak", "warm", "averaged")


def write_package(pair: tuple[str, str], work: Path, place: Path, vocabulary: Path) -> Path:
    """A folder as Argos Translate unpacks it."""
    folder = place / f"translate-{pair[0]}_{pair[1]}-{VERSION.replace('.', '_')}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(work / "model", folder / "model")
    shutil.copy(vocabulary, folder / "sentencepiece.model")
    shutil.copy(HERE / "NOTES.md", folder / "README.md")
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


def _vocabulary(given: argparse.Namespace) -> Path:
    from translations.starter.model import Shape
    from translations.starter.train import train_tokenizer

    given.work.mkdir(parents=True, exist_ok=True)
    found: Path = given.work / "sentencepiece.model"
    return found if found.is_file() else train_tokenizer(given.seed, given.work, Shape().vocabulary)


def _train(given: argparse.Namespace, pair: str) -> Path:
    from translations.starter.model import Shape
    from translations.starter.train import Plan, train

    source, target = pair.split("_")
    chosen: dict[str, Any] = {
        name: getattr(given, name)
        for name in ("steps", "minutes", "pieces", "processes", "share", *GOING_ON)
        if getattr(given, name) is not None
    }
    if given.dropout is not None:
        chosen["shape"] = Shape(dropout=given.dropout)
    work: Path = given.work / pair
    work.mkdir(parents=True, exist_ok=True)
    return train(Plan(source, target, seed=given.seed, **chosen), _vocabulary(given), work)


def _mix(given: argparse.Namespace, pair: str) -> Path:
    """Weights trained on from the same beginning lie in one valley: between them the loss is lower
    than at either (Wortsman et al., "Model soups", 2022)."""
    import torch

    ours, theirs = given.work / pair / WEIGHTS, given.other / pair / WEIGHTS
    first, second = (torch.load(one, "cpu", weights_only=True) for one in (ours, theirs))
    both = {name: first[name].float().lerp(second[name].float(), given.part) for name in first}
    torch.save({name: one.half() for name, one in both.items()}, ours)
    return Path(ours)


def _pack(given: argparse.Namespace, pair: str) -> None:
    import sentencepiece
    import torch

    from translations.engines import ground
    from translations.starter.model import Shape, Transformer, save

    work, vocabulary = given.work / pair, _vocabulary(given)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    model = Transformer(Shape())
    model.load_state_dict(torch.load(_train(given, pair), map_location="cpu", weights_only=True))
    shutil.rmtree(work / "model", ignore_errors=True)
    pieces = [tokenizer.id_to_piece(n) for n in range(tokenizer.get_piece_size())]
    save(model.eval(), pieces, work / "model")
    source, target = pair.split("_")
    folder = write_package((source, target), work, given.out, vocabulary)
    examples = itertools.islice(Corpus(source, target, given.seed), GROUND)
    ground.learned((one.source for one in examples), source).write(folder)
    print(folder)


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m translations.starter", description=__doc__)
    options.add_argument("way", choices=WAYS, nargs="?")
    options.add_argument("--pair", choices=PAIRS, action="append")
    options.add_argument("--seed", type=int, default=20261127)
    options.add_argument("--steps", type=int)
    options.add_argument("--minutes", type=float, help="as many steps as fit into them")
    options.add_argument("--pieces", type=int, help="target pieces in a batch")
    options.add_argument("--processes", type=int, help="how many make examples")
    options.add_argument("--share", type=float, help="of examples written out in full")
    options.add_argument("--begin", type=Path, help="weights to go on from")
    options.add_argument("--peak", type=float, help="highest learning rate")
    options.add_argument("--warm", type=int, help="steps until it is reached")
    options.add_argument("--averaged", type=float, help="how slowly the average follows")
    options.add_argument("--dropout", type=float)
    options.add_argument("--other", type=Path, help="work folder of the weights to mix in")
    options.add_argument("--part", type=float, default=0.5, help="how much of them, 0 to 1")
    options.add_argument("--work", type=Path, default=Path("var/starter"))
    options.add_argument("--out", type=Path, default=HERE / "packages")
    given = options.parse_args()
    if given.way == "vocabulary":
        print(_vocabulary(given))
        return
    for pair in given.pair or PAIRS:
        print(_mix(given, pair) if given.way == "mix" else _train(given, pair))
        if given.way not in ("train", "mix"):
            _pack(given, pair)


if __name__ == "__main__":
    main()
