"""The fine-tuning itself: on labelled pairs as they stand, with pairs made by rule among them, then with our own."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from features.contradictions.training.encoder import CrossEncoder
from features.contradictions.training.records import CONTRADICTION, ENTAILMENT, NEUTRAL, NOT_CONTRADICTION, Pair

DECAY = 0.95  # of the learning rate, a layer downwards
PIECES, PARTS = 1200, 2  # word pieces of a forward pass, and passes of a step: about 48 pairs
LENGTH = 128  # word pieces of a pair
CHUNK = 4000  # pairs that are sorted by length together
# The shares of the pairs of each kind that are drawn anew for each epoch of the second, the third and the last course.
SECOND = {
    "labelled": 1.0, "mismatched": 0.5, "edited": 0.35, "abstracts": 0.4, "turned": 0.4, "neighbours": 0.6,
    "abstract_neighbours": 0.6, "findings": 0.35, "schemas": 0.4,
}  # fmt: skip
THIRD = {
    "labelled": 1.0, "mismatched": 0.4, "edited": 0.25, "abstracts": 0.5, "turned": 0.35, "neighbours": 0.5,
    "abstract_neighbours": 0.5, "findings": 0.3, "schemas": 0.3,
}  # fmt: skip
LAST = {
    "written": 1.0, "judged": 1.0, "labelled": 0.7, "mismatched": 0.14, "edited": 0.09, "abstracts": 0.17,
    "turned": 0.12, "neighbours": 0.17, "abstract_neighbours": 0.17, "findings": 0.1, "schemas": 0.1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Course:
    """The pairs of some epochs, with a peak learning rate and the share of the course after which it is reached.

    The rate then falls to nearly 0 in a straight line.
    """

    epochs: Sequence[Sequence[Pair]]
    rate: float
    warm: float


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of like length as padded tensors."""

    ids: Tensor
    sides: Tensor
    mask: Tensor
    targets: Tensor


def courses(pairs: Mapping[str, Sequence[Pair]], rng: random.Random) -> Iterator[Course]:
    """What a model is shown: labelled pairs as given, then some of all kinds, the longer text first, then in any order.

    In the end the written claims and judged pairs come to them. Of the last epoch of a course there is only a part.
    """
    yield Course((pairs["labelled"], pairs["labelled"]), rate=1e-4, warm=0.06)
    mixed = [_mixed(pairs, SECOND, part, rng) for part in (1.0, 1.0, 0.2)]
    yield Course([[canonical(pair) for pair in epoch] for epoch in mixed], rate=9e-5, warm=0.04)
    for shares, parts, often in ((THIRD, (1.0, 0.8), 0.5), (LAST, (1.0, 1.0, 1.0, 0.5), 0.4)):
        mixed = [_mixed(pairs, shares, part, rng) for part in parts]
        either = [[swapped(pair) if rng.random() < often else pair for pair in epoch] for epoch in mixed]
        yield Course(either, rate=7e-5, warm=0.04)


def _mixed(
    pairs: Mapping[str, Sequence[Pair]], shares: Mapping[str, float], part: float, rng: random.Random
) -> list[Pair]:
    """A part of the pairs of each kind, by its share."""
    return [
        pair for kind, share in shares.items() for pair in rng.sample(pairs[kind], int(len(pairs[kind]) * share * part))
    ]


def canonical(pair: Pair) -> Pair:
    """The longer text first."""
    return pair if (len(pair.first), pair.first) >= (len(pair.second), pair.second) else swapped(pair)


def swapped(pair: Pair) -> Pair:
    """The other text first: an entailment is then only known to be no contradiction."""
    target = CONTRADICTION if pair.target == CONTRADICTION else NOT_CONTRADICTION
    return replace(pair, first=pair.second, second=pair.first, target=target)


def train(
    model: CrossEncoder, tokenizer: Tokenizer, course: Course, rng: random.Random
) -> Iterator[tuple[float, float]]:
    """Fit the model by one course; yields how much of it is done, 0 to 1, and the loss of each step."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH, strategy="longest_first")
    for table in (model.words, model.places, model.sides):  # words not met here keep their meaning
        table.weight.requires_grad_(False)
    optimizer = torch.optim.AdamW(_groups(model, course.rate), betas=(0.9, 0.98), fused=True)
    peaks = [group["lr"] for group in optimizer.param_groups]
    batches = [batch for pairs in course.epochs for batch in _batches(tokenizer, pairs, rng)]
    steps = len(batches) // PARTS
    model.train()
    for step in range(steps):
        done = step / steps
        scale = done / course.warm if done < course.warm else (1 - done) / (1 - course.warm)
        for group, peak in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * max(scale, 0.005)
        parts = batches[step * PARTS : (step + 1) * PARTS]
        size = sum(len(batch.ids) for batch in parts)
        total = 0.0
        for batch in parts:
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(batch.ids, batch.sides, batch.mask)
            loss = _loss(logits.float(), batch.targets) / size
            loss.backward()  # type: ignore[no-untyped-call]
            total += float(loss.detach())
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        yield done, total


def _loss(logits: Tensor, targets: Tensor) -> Tensor:
    """Summed cross-entropy over three labels; where only "no contradiction" is known, over that and its opposite."""
    logs = torch.log_softmax(logits, 1)
    full = -logs.gather(1, targets.clamp(max=2)[:, None])[:, 0]
    none = -torch.logaddexp(logs[:, ENTAILMENT], logs[:, NEUTRAL])
    return torch.where(targets == NOT_CONTRADICTION, none, full).sum()


def _batches(tokenizer: Tokenizer, pairs: Sequence[Pair], rng: random.Random) -> Iterator[Batch]:
    """One epoch: shuffled, and of like length within a batch."""
    chosen = rng.sample(pairs, len(pairs))
    for start in range(0, len(chosen), CHUNK):
        chunk = chosen[start : start + CHUNK]
        coded = tokenizer.encode_batch([(pair.first, pair.second) for pair in chunk])
        groups: list[list[int]] = [[]]
        for place in sorted(range(len(chunk)), key=lambda i: len(coded[i].ids)):
            if groups[-1] and (len(groups[-1]) + 1) * len(coded[place].ids) > PIECES:
                groups.append([])
            groups[-1].append(place)
        rng.shuffle(groups)
        for group in groups:
            yield _collate([coded[place] for place in group], [chunk[place] for place in group])


def _collate(coded: Sequence[Any], pairs: Sequence[Pair]) -> Batch:
    width = max(len(one.ids) for one in coded)
    ids = torch.zeros(len(coded), width, dtype=torch.long)
    sides, mask = torch.zeros_like(ids), torch.zeros_like(ids, dtype=torch.bool)
    for row, one in enumerate(coded):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        sides[row, : len(one.ids)] = torch.tensor(one.type_ids)
        mask[row, : len(one.ids)] = True
    return Batch(ids, sides, mask, torch.tensor([pair.target for pair in pairs]))


def _groups(model: CrossEncoder, rate: float) -> list[dict[str, Any]]:
    """Parameter groups: each layer below the head learns a little slower; norms and biases do not decay."""
    top = model.shape.layers + 1
    groups = []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            parts = name.split(".")
            level = int(parts[1]) + 1 if parts[0] == "layers" else 0 if parts[0] == "norm" else top
            decay = 0.01 if parameter.ndim > 1 else 0.0
            groups.append({"params": [parameter], "lr": rate * DECAY ** (top - level), "weight_decay": decay})
    return groups
