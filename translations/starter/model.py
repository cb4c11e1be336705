"""A small Transformer, and its weights as CTranslate2 keeps them."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

_LONGEST = 128


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the model; with these a package stays below 4 MB.

    The layers are gone through ``*_rounds`` times with the same weights, one after the other and
    again (Takase & Kiyono, "Lessons on Parameter Sharing across Layers in Transformers", 2021):
    depth that takes no room in the package.
    """

    vocabulary: int = 4000
    width: int = 224
    inner: int = 576
    heads: int = 4
    encoder: int = 3
    encoder_rounds: int = 2
    decoder: int = 2
    decoder_rounds: int = 2
    dropout: float = 0.1


class Attention(nn.Module):
    """Queries, keys and values from one matrix where a layer looks at itself, else from two."""

    def __init__(self, shape: Shape, *, crossed: bool) -> None:
        super().__init__()
        self.heads, self.crossed = shape.heads, crossed
        self.norm = nn.LayerNorm(shape.width)
        parts = (1, 2) if crossed else (3,)
        self.inner = nn.ModuleList(nn.Linear(shape.width, n * shape.width) for n in parts)
        self.out = nn.Linear(shape.width, shape.width)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor | None) -> Tensor:
        """Without ``mask``, each piece looks at itself and what stands before it."""
        normed = self.norm(x)
        if memory is None:
            query, key, value = self.inner[0](normed).chunk(3, dim=-1)
        else:
            query = self.inner[0](normed)
            key, value = self.inner[1](memory).chunk(2, dim=-1)
        found = functional.scaled_dot_product_attention(
            self._split(query),
            self._split(key),
            self._split(value),
            attn_mask=mask,
            is_causal=mask is None,
        )
        joined = found.transpose(1, 2).flatten(2)
        return x + self.dropout(self.out(joined))

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class FeedForward(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.wide = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor) -> Tensor:
        inner = self.dropout(functional.relu(self.wide(self.norm(x))))
        return x + self.dropout(self.narrow(inner))


class Layer(nn.Module):
    def __init__(self, shape: Shape, *, decodes: bool) -> None:
        super().__init__()
        self.itself = Attention(shape, crossed=False)
        self.other = Attention(shape, crossed=True) if decodes else None
        self.ahead = FeedForward(shape)

    def forward(
        self,
        x: Tensor,
        mask: Tensor | None,
        memory: Tensor | None = None,
        seen: Tensor | None = None,
    ) -> Tensor:
        x = self.itself(x, None, mask)
        if self.other is not None:
            x = self.other(x, memory, seen)
        return self.ahead(x)


class Transformer(nn.Module):
    """Source and target share one vocabulary and one table of embeddings."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.table = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.table.weight, std=shape.width**-0.5)
        self.encoder = nn.ModuleList(Layer(shape, decodes=False) for _ in range(shape.encoder))
        self.decoder = nn.ModuleList(Layer(shape, decodes=True) for _ in range(shape.decoder))
        self.encoded = nn.LayerNorm(shape.width)
        self.decoded = nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.dropout = nn.Dropout(shape.dropout)
        self.register_buffer("places", positions(_LONGEST, shape.width), persistent=False)

    def forward(self, source: Tensor, target: Tensor, padding: int) -> Tensor:
        """Scores of each next piece: (batch, length, vocabulary)."""
        seen = (source != padding)[:, None, None, :]
        memory = self._embedded(source)
        for layer in [*self.encoder] * self.shape.encoder_rounds:
            memory = layer(memory, seen)
        memory = self.encoded(memory)
        x = self._embedded(target)
        for layer in [*self.decoder] * self.shape.decoder_rounds:
            x = layer(x, None, memory, seen)
        return functional.linear(self.decoded(x), self.table.weight, self.bias)

    def _embedded(self, pieces: Tensor) -> Tensor:
        x = self.table(pieces) * math.sqrt(self.shape.width)
        return self.dropout(x + self.places[: pieces.size(1)])


def positions(length: int, width: int) -> Tensor:
    """Sines in the first half and cosines in the second, from 1: as CTranslate2 makes them."""
    step = math.log(10000.0) / (width // 2 - 1)
    scales = torch.exp(torch.arange(width // 2) * -step)
    angles = torch.arange(1, length + 1)[:, None] * scales[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def save(model: Transformer, pieces: list[str], folder: Path) -> None:
    """Writes the model as CTranslate2 reads it, in 8-bit integers."""
    from ctranslate2.specs import TransformerSpec

    shape = model.shape
    encoder = [*model.encoder] * shape.encoder_rounds
    decoder = [*model.decoder] * shape.decoder_rounds
    spec = TransformerSpec.from_config((len(encoder), len(decoder)), shape.heads)
    for side, layers, norm in (
        (spec.encoder, encoder, model.encoded),
        (spec.decoder, decoder, model.decoded),
    ):
        table = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        table.weight = _array(model.table.weight)
        side.scale_embeddings = True
        _norm(side.layer_norm, norm)
        for one, layer in zip(side.layer, layers, strict=True):
            _layer(one, layer)
    spec.decoder.projection.weight = _array(model.table.weight)
    spec.decoder.projection.bias = _array(model.bias)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_bos, spec.config.add_source_eos = False, True
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def _layer(spec: Any, layer: Any) -> None:
    _attention(spec.self_attention, layer.itself)
    if layer.other is not None:
        _attention(spec.attention, layer.other)
    _norm(spec.ffn.layer_norm, layer.ahead.norm)
    _linear(spec.ffn.linear_0, layer.ahead.wide)
    _linear(spec.ffn.linear_1, layer.ahead.narrow)


def _attention(spec: Any, attention: Attention) -> None:
    _norm(spec.layer_norm, attention.norm)
    for one, linear in zip(spec.linear, [*attention.inner, attention.out], strict=True):
        _linear(one, linear)


def _norm(spec: Any, norm: Any) -> None:
    spec.gamma, spec.beta = _array(norm.weight), _array(norm.bias)


def _linear(spec: Any, linear: Any) -> None:
    spec.weight, spec.bias = _array(linear.weight), _array(linear.bias)


def _array(weights: Tensor) -> Any:
    return weights.detach().float().numpy().copy()
