"""A plain BERT encoder of two texts with a three-way head, in torch: what `train` fits and `export` writes as ONNX."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

LABELS = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of MiniLM-L6-H384."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    epsilon: float = 1e-12


class Dropout(nn.Module):
    """Dropout from slices of one pool of random bits, since drawing fresh ones takes a tenth of a step on a CPU."""

    POOL = 1 << 24

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Scaled zeroing while training, else the input itself."""
        if not self.training or self.rate == 0 or x.numel() >= self.POOL:
            return F.dropout(x, self.rate, self.training)
        if self.pool is None:
            self.pool = (torch.rand(self.POOL) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer: self-attention, then a feed-forward network, each with a residual and a norm after it."""

    def __init__(self, shape: Shape, drop: Dropout) -> None:
        super().__init__()
        self.heads = shape.heads
        self.drop = drop
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.mix = nn.Linear(shape.hidden, shape.hidden)
        self.mix_norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.widen = nn.Linear(shape.hidden, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.hidden)
        self.narrow_norm = nn.LayerNorm(shape.hidden, shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: batch x length x hidden; mask: batch x 1 x 1 x length, 0 for a token, very low for padding."""
        b, n, h = x.shape
        width = h // self.heads
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, width).permute(2, 0, 3, 1, 4)
        # Written out, because torch's fused attention takes a third of a training step on a CPU.
        seen = torch.matmul(torch.softmax(torch.matmul(q * width**-0.5, k.transpose(2, 3)) + mask, 3), v)
        mixed: Tensor = self.mix(seen.transpose(1, 2).reshape(b, n, h))
        x = self.mix_norm(x + self.drop(mixed))
        inner: Tensor = self.narrow(F.gelu(self.widen(x)))
        out: Tensor = self.narrow_norm(x + self.drop(inner))
        return out


class CrossEncoder(nn.Module):
    """Reads `[CLS] s1 [SEP] s2 [SEP]` and returns the logits of entailment, neutral and contradiction."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.drop = Dropout(dropout)
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.sides = nn.Embedding(2, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, self.drop) for _ in range(shape.layers))
        self.dense = nn.Linear(2 * shape.hidden, shape.hidden)
        self.head = nn.Linear(shape.hidden, len(LABELS))

    def forward(self, ids: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """Each batch x length; mask is true where there is a token."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.places(places) + self.sides(sides))
        x = self.drop(x)
        wide = (mask[:, None, None, :].to(x.dtype) - 1) * 1e4
        for layer in self.layers:
            x = layer(x, wide)
        weight = mask[:, :, None].to(x.dtype)
        mean = (x * weight).sum(1) / weight.sum(1)
        pooled = self.drop(torch.cat((x[:, 0], mean), 1))
        logits: Tensor = self.head(self.drop(torch.tanh(self.dense(pooled))))
        return logits


def load_base(model: CrossEncoder, path: Path) -> None:
    """Fill the encoder with the weights of a BERT checkpoint in safetensors; the head keeps its start values."""
    source = load_file(str(path))
    prefix = "" if "embeddings.word_embeddings.weight" in source else "bert."

    def take(name: str) -> Tensor:
        return source[prefix + name].float()

    state = model.state_dict()
    for ours, theirs in (
        ("words", "word_embeddings"),
        ("places", "position_embeddings"),
        ("sides", "token_type_embeddings"),
    ):
        state[f"{ours}.weight"] = take(f"embeddings.{theirs}.weight")
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = take(f"embeddings.LayerNorm.{part}")
        for i in range(model.shape.layers):
            theirs = f"encoder.layer.{i}"
            state[f"layers.{i}.qkv.{part}"] = torch.cat(
                [take(f"{theirs}.attention.self.{name}.{part}") for name in ("query", "key", "value")]
            )
            state[f"layers.{i}.mix.{part}"] = take(f"{theirs}.attention.output.dense.{part}")
            state[f"layers.{i}.mix_norm.{part}"] = take(f"{theirs}.attention.output.LayerNorm.{part}")
            state[f"layers.{i}.widen.{part}"] = take(f"{theirs}.intermediate.dense.{part}")
            state[f"layers.{i}.narrow.{part}"] = take(f"{theirs}.output.dense.{part}")
            state[f"layers.{i}.narrow_norm.{part}"] = take(f"{theirs}.output.LayerNorm.{part}")
    model.load_state_dict(state)
