"""Training: a vocabulary from the corpus, then steps up to the number given.

With a GPU it works in bfloat16 and the whole takes minutes; without one, hours.
"""

import copy
import itertools
import math
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import sentencepiece
import torch
from torch import Tensor
from torch.nn import functional

from translations.starter.batches import BEGIN, END, NOTHING, UNKNOWN, Batch, Source, batches
from translations.starter.corpus import WRITTEN_OUT, Corpus
from translations.starter.model import Shape, Transformer

MARKS = tuple(f"⟦{index}⟧" for index in range(8))
_TOKENIZER_EXAMPLES = 100_000
_TOLD_EVERY = 200
_SAVED_EVERY = 2_000
_SMOOTHING = 0.05
_WARMED, _TIMED = 200, 500
_MARGIN = 0.97
SEED = 20261127
STEPS = 5_600


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: ``steps`` of about ``pieces`` target pieces, up to ``peak`` rate, ``share`` of
    the examples written out in full. ``begin`` are weights to go on from.

    With ``minutes`` the first steps are timed and as many follow as fit: for a machine lent for a
    while. Their number is told, so that the same can be done again.
    """

    source: str
    target: str
    seed: int = SEED
    steps: int = STEPS
    pieces: int = 20_000
    rounds: int = 3
    warm: int = 1_000
    peak: float = 2e-3
    averaged: float = 0.999
    share: float = WRITTEN_OUT
    begin: Path | None = None
    processes: int = 7
    minutes: float | None = None
    device: str = "cuda" if torch.cuda.is_available() else "cpu"
    shape: Shape = field(default_factory=Shape)


def train_tokenizer(seed: int, folder: Path, vocabulary: int) -> Path:
    """One vocabulary for both directions: made of both languages, the same for the same seed."""
    both = itertools.islice(Corpus("ja", "en", seed), _TOKENIZER_EXAMPLES)
    other = itertools.islice(Corpus("en", "ja", seed + 1), _TOKENIZER_EXAMPLES)
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
        pad_id=NOTHING,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
        pad_piece="<blank>",
        num_threads=1,
        minloglevel=2,
    )
    return prefix.with_suffix(".model")


def train(plan: Plan, vocabulary: Path, folder: Path) -> Path:
    """The file of the trained weights, averaged over the last steps. Goes on from the last state
    that was saved in ``folder``."""
    torch.manual_seed(plan.seed)
    weights = folder / "weights.pt"
    if weights.is_file():
        return weights
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    if tokenizer.get_piece_size() != plan.shape.vocabulary:
        raise ValueError(f"the vocabulary has {tokenizer.get_piece_size()} pieces")
    trainer = Trainer(plan, folder)
    seed = plan.seed + trainer.step
    source = Source(plan.source, plan.target, seed, vocabulary, plan.pieces, plan.share)
    for batch in batches(source, plan.processes, plan.rounds):
        if trainer.step >= trainer.plan.steps:
            break
        trainer.take(batch)
    torch.save({name: one.half() for name, one in trainer.averaged.state_dict().items()}, weights)
    return weights


class Trainer:
    """A model on its way: its weights, their running average and the optimiser's memory."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan, self.step = plan, 0
        self._state = folder / "state.pt"
        self.model = Transformer(plan.shape).to(plan.device)
        if plan.begin is not None:
            self.model.load_state_dict(torch.load(plan.begin, plan.device, weights_only=True))
        self.averaged = copy.deepcopy(self.model).eval()
        self._optimiser = torch.optim.Adam(
            self.model.parameters(), lr=1.0, betas=(0.9, 0.98), eps=1e-9, fused=True
        )
        self._resume()
        self._began, self._first = time.monotonic(), self.step
        self._timed = self._began
        self._total = torch.zeros((), device=plan.device)

    def take(self, batch: Batch) -> None:
        """One step."""
        if self.step == _WARMED:
            self._timed = time.monotonic()
        for group in self._optimiser.param_groups:
            group["lr"] = _rate(self.step, self.plan)
        source, target = (self._moved(one) for one in batch)
        with torch.autocast(self.plan.device, torch.bfloat16, enabled=self.plan.device != "cpu"):
            loss = loss_of(self.model, source, target, _SMOOTHING)
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimiser.step()
        self.step += 1
        if self.plan.minutes and self.step == _TIMED:
            self.plan = self._fitted(self.plan.minutes)
        self._average()
        self._total += loss.detach()
        if self.step % _TOLD_EVERY == 0:
            self._tell()
        if self.step % _SAVED_EVERY == 0:
            self._keep()

    def _fitted(self, minutes: float) -> Plan:
        """The plan with as many steps as fit into what is left."""
        gone = time.monotonic() - self._began
        each = (time.monotonic() - self._timed) / (_TIMED - _WARMED)
        steps = _TIMED + int((minutes * 60 - gone) / each * _MARGIN)
        print(f"{self.plan.source}_{self.plan.target} takes {steps} steps", flush=True)
        return replace(self.plan, steps=steps)

    def _moved(self, batch: object) -> Tensor:
        return torch.as_tensor(batch).to(self.plan.device, torch.long, non_blocking=True)

    def _average(self) -> None:
        share = 1 - min(self.plan.averaged, self.step / (self.step + 10))
        with torch.no_grad():
            both = zip(self.averaged.parameters(), self.model.parameters(), strict=True)
            for ours, theirs in both:
                ours.lerp_(theirs, share)

    def _tell(self) -> None:
        loss = self._total.item() / _TOLD_EVERY
        self._total.zero_()
        each = (time.monotonic() - self._began) / (self.step - self._first)
        pair = f"{self.plan.source}_{self.plan.target}"
        print(f"{pair} step {self.step} loss {loss:.3f} {each:.4f} s/step", flush=True)

    def _resume(self) -> None:
        if not self._state.is_file():
            return
        saved = torch.load(self._state, map_location=self.plan.device, weights_only=True)
        self.model.load_state_dict(saved["model"])
        self.averaged.load_state_dict(saved["averaged"])
        self._optimiser.load_state_dict(saved["optimiser"])
        self.step = int(saved["step"])

    def _keep(self) -> None:
        fresh = self._state.with_suffix(".new")
        saved = {
            "model": self.model.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "step": self.step,
        }
        torch.save(saved, fresh)
        fresh.replace(self._state)


def _rate(step: int, plan: Plan) -> float:
    """Up in a line, then down along a cosine to a hundredth of the peak."""
    if step < plan.warm:
        return plan.peak * (step + 1) / plan.warm
    done = (step - plan.warm) / max(1, plan.steps - plan.warm)
    return plan.peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


def loss_of(model: Transformer, source: Tensor, target: Tensor, smoothing: float) -> Tensor:
    """Mean cross entropy of the target's pieces, in nats."""
    scores = model(source, target[:, :-1], NOTHING)
    return functional.cross_entropy(
        scores.flatten(0, 1).float(),
        target[:, 1:].flatten(),
        ignore_index=NOTHING,
        label_smoothing=smoothing,
    )
