"""A tiny but valid Argos package, built from nothing: random weights over a real tokenizer."""

import json
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece

_SENTENCES = (
    "ご注文の商品を発送しました。",
    "返品を希望します。",
    "いつ届きますか。",
    "領収書をお願いします。",
    "箱がつぶれていました。",
    "The order has been shipped.",
    "I would like to return it.",
    "When will it arrive?",
    "Please send me a receipt.",
    "The box was crushed.",
)
_WIDTH, _HEADS, _POSITIONS, _SEED = 16, 2, 1100, 7


def write_package(file: Path, *, source: str, target: str, version: str = "1.0") -> Path:
    """Writes ``file`` as a package for a pair and returns it."""
    top = f"translate-{source}_{target}-{version.replace('.', '_')}"
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        "links": [],
    }
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{top}/metadata.json", json.dumps(metadata))
        archive.writestr(f"{top}/README.md", "# Tiny\n\nKnows nothing.\n")
        for path, content in _contents(file.parent / "tiny-model").items():
            archive.writestr(f"{top}/{path}", content)
    return file


_BUILT: dict[str, bytes] = {}


def _contents(scratch: Path) -> dict[str, bytes]:
    if not _BUILT:
        scratch.mkdir(parents=True, exist_ok=True)
        tokenizer = _tokenizer(scratch / "sentencepiece")
        _model(tokenizer, scratch / "model")
        _BUILT["sentencepiece.model"] = (scratch / "sentencepiece.model").read_bytes()
        for part in sorted((scratch / "model").iterdir()):
            _BUILT[f"model/{part.name}"] = part.read_bytes()
    return _BUILT


def _tokenizer(prefix: Path) -> sentencepiece.SentencePieceProcessor:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(_SENTENCES * 20),
        model_prefix=str(prefix),
        vocab_size=120,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return sentencepiece.SentencePieceProcessor(model_file=f"{prefix}.model")


def _model(tokenizer: sentencepiece.SentencePieceProcessor, folder: Path) -> None:
    spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), _HEADS)
    vocabulary = [tokenizer.id_to_piece(number) for number in range(tokenizer.vocab_size())]
    chance = np.random.default_rng(_SEED)
    for side in (spec.encoder, spec.decoder):
        _fill_side(side, len(vocabulary), chance)
    spec.decoder.projection.weight = _weights(chance, len(vocabulary), _WIDTH)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    folder.mkdir(exist_ok=True)
    spec.save(str(folder))


def _fill_side(side: object, words: int, chance: np.random.Generator) -> None:
    embeddings = side.embeddings  # type: ignore[attr-defined]
    for one in embeddings if isinstance(embeddings, list) else [embeddings]:
        one.weight = _weights(chance, words, _WIDTH)
    side.position_encodings.encodings = _weights(chance, _POSITIONS, _WIDTH)  # type: ignore[attr-defined]
    _norm(side.layer_norm)  # type: ignore[attr-defined]
    for layer in side.layer:  # type: ignore[attr-defined]
        _fill_layer(layer, chance)


def _fill_layer(layer: object, chance: np.random.Generator) -> None:
    _attention(layer.self_attention, (3, 1), chance)  # type: ignore[attr-defined]
    if hasattr(layer, "attention"):
        _attention(layer.attention, (1, 2, 1), chance)
    _norm(layer.ffn.layer_norm)  # type: ignore[attr-defined]
    _linear(layer.ffn.linear_0, 32, _WIDTH, chance)  # type: ignore[attr-defined]
    _linear(layer.ffn.linear_1, _WIDTH, 32, chance)  # type: ignore[attr-defined]


def _attention(attention: object, sizes: tuple[int, ...], chance: np.random.Generator) -> None:
    _norm(attention.layer_norm)  # type: ignore[attr-defined]
    linears = attention.linear  # type: ignore[attr-defined]
    for linear, size in zip(linears, sizes, strict=True):
        _linear(linear, size * _WIDTH, _WIDTH, chance)


def _linear(linear: object, rows: int, columns: int, chance: np.random.Generator) -> None:
    linear.weight = _weights(chance, rows, columns)  # type: ignore[attr-defined]
    linear.bias = np.zeros(rows, dtype=np.float32)  # type: ignore[attr-defined]


def _norm(norm: object) -> None:
    norm.gamma = np.ones(_WIDTH, dtype=np.float32)  # type: ignore[attr-defined]
    norm.beta = np.zeros(_WIDTH, dtype=np.float32)  # type: ignore[attr-defined]


def _weights(chance: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    return chance.normal(0, 0.3, (rows, columns)).astype(np.float32)
