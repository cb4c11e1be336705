"""Training: a tokenizer from the corpus, then steps until the time or the number given is over."""

import itertools
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sentencepiece
import torch
from torch.nn import functional

from translations.starter.corpus import Corpus, Example
from translations.starter.model import Shape, Transformer

MARKS = tuple(f"⟦{index}⟧" for index in range(8))
_TOKENIZER_EXAMPLES = 60_000
_SORTED = 4_096
_LONGEST = 96
_SAVED_EVERY = 500
_SMOOTHING = 0.05
SEED = 20261127
STEPS = 4_800
_NOTHING, _UNKNOWN, _BEGIN, _END = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train: ``steps`` of about ``pieces`` target pieces, up to ``peak`` rate."""

    source: str
    target: str
    seed: int = SEED
    steps: int = STEPS
    pieces: int = 1_600
    warm: int = 600
    peak: float = 2.5e-3


def train_tokenizer(plan: Plan, folder: Path, vocabulary: int) -> Path:
    """One vocabulary for both directions: made of both languages, the same for the same seed."""
    both = itertools.islice(Corpus("ja", "en", plan.seed), _TOKENIZER_EXAMPLES)
    other = itertools.islice(Corpus("en", "ja", plan.seed + 1), _TOKENIZER_EXAMPLES)
    lines = (line for one in itertools.chain(both, other) for line in (one.source, one.target))
    prefix = folder / "sentencepiece"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(dict.fromkeys(lines)),
        model_prefix=str(prefix),
        vocab_size=vocabulary,
        character_coverage=0.9999,
        split_digits=True,
        normalization_rule_name="nfkc",
        user_defined_symbols=list(MARKS),
        pad_id=_NOTHING,
        unk_id=_UNKNOWN,
        bos_id=_BEGIN,
        eos_id=_END,
        pad_piece="<blank>",
        num_threads=1,
        minloglevel=2,
    )
    return prefix.with_suffix(".model")


def train(plan: Plan, tokenizer: sentencepiece.SentencePieceProcessor, folder: Path) -> Transformer:
    """The trained model. Goes on from the last state that was saved in ``folder``."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)
    model = Transformer(Shape(vocabulary=tokenizer.get_piece_size()))
    optimiser = torch.optim.Adam(model.parameters(), lr=1.0, betas=(0.9, 0.98), eps=1e-9)
    state = folder / "state.pt"
    first = _resume(state, model, optimiser)
    batches = _batches(Corpus(plan.source, plan.target, plan.seed + first), tokenizer, plan.pieces)
    began, total, counted = time.monotonic(), 0.0, 0
    for step, (source, target) in zip(range(first, plan.steps), batches, strict=False):
        for group in optimiser.param_groups:
            group["lr"] = _rate(step, plan)
        loss = _loss(model, source, target)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        total, counted = total + loss.item(), counted + 1
        if (step + 1) % 100 == 0:
            print(
                f"{plan.source}_{plan.target} step {step + 1} loss {total / counted:.3f} "
                f"{(time.monotonic() - began) / (step + 1 - first):.2f} s/step",
                flush=True,
            )
            total, counted = 0.0, 0
        if (step + 1) % _SAVED_EVERY == 0:
            _keep(state, model, optimiser, step + 1)
    return model


def _resume(state: Path, model: Transformer, optimiser: torch.optim.Optimizer) -> int:
    if not state.is_file():
        return 0
    saved = torch.load(state, weights_only=True)
    model.load_state_dict(saved["model"])
    optimiser.load_state_dict(saved["optimiser"])
    return int(saved["step"])


def _keep(state: Path, model: Transformer, optimiser: torch.optim.Optimizer, step: int) -> None:
    fresh = state.with_suffix(".new")
    saved = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step}
    torch.save(saved, fresh)
    fresh.replace(state)


def _rate(step: int, plan: Plan) -> float:
    """Up in a line, then down along a cosine to a twentieth of the peak."""
    if step < plan.warm:
        return plan.peak * (step + 1) / plan.warm
    done = (step - plan.warm) / max(1, plan.steps - plan.warm)
    return plan.peak * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


def _loss(model: Transformer, source: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    scores = model(source, target[:, :-1], _NOTHING)
    return functional.cross_entropy(
        scores.flatten(0, 1),
        target[:, 1:].flatten(),
        ignore_index=_NOTHING,
        label_smoothing=_SMOOTHING,
    )


def _batches(
    corpus: Corpus, tokenizer: sentencepiece.SentencePieceProcessor, pieces: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Examples of similar length together, so that little is spent on padding."""
    examples = iter(corpus)
    while True:
        encoded = [
            pair
            for one in itertools.islice(examples, _SORTED)
            if max(map(len, pair := _encoded(one, tokenizer))) <= _LONGEST
        ]
        encoded.sort(key=lambda pair: (len(pair[1]), len(pair[0])))
        groups = list(_groups(encoded, pieces))
        order = torch.randperm(len(groups)).tolist()
        for index in order:
            yield _padded([a for a, _ in groups[index]]), _padded([b for _, b in groups[index]])


def _encoded(
    one: Example, tokenizer: sentencepiece.SentencePieceProcessor
) -> tuple[list[int], list[int]]:
    source = [*tokenizer.encode(one.source), _END]
    return source, [_BEGIN, *tokenizer.encode(one.target), _END]


def _groups(
    encoded: list[tuple[list[int], list[int]]], pieces: int
) -> Iterator[list[tuple[list[int], list[int]]]]:
    group: list[tuple[list[int], list[int]]] = []
    widest = 0
    for pair in encoded:
        widest = max(widest, *map(len, pair))
        if group and widest * (len(group) + 1) > pieces:
            yield group
            group, widest = [], max(map(len, pair))
        group.append(pair)
    if group:
        yield group


def _padded(rows: list[list[int]]) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [_NOTHING] * (width - len(row)) for row in rows])
