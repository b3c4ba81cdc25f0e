"""The neural judge of pairs: MiniLM-L6 fine-tuned here, as int8 ONNX, read with onnxruntime and tokenizers alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import BertWordPieceTokenizer

MAX_PIECES = 128  # word pieces of a pair, as in training; the longer side is cut
REPAIR = "install Assay again, or train the model with `python -m features.contradictions.training`."


class DetectorError(RuntimeError):
    """The files of the deep detector are missing or altered; the message says what to do."""


class Reading(NamedTuple):
    """What the model makes of a pair: the probabilities that one follows from the other, of neither, of a conflict."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    """The model in memory, safe to share between threads. `card` is what the package says of it."""

    session: InferenceSession
    tokenizer: BertWordPieceTokenizer
    card: Mapping[str, Any]

    def read(self, pairs: Sequence[tuple[str, str]], *, turned: bool = False) -> list[Reading]:
        """A reading of each pair, the same alone or in company and in either order.

        The longer text goes first, or last if `turned`, and only pairs of one length share a batch, so that no padding
        is needed.
        """
        import numpy as np

        ordered = [sorted(pair, key=lambda text: (-len(text), text), reverse=turned) for pair in pairs]
        coded = [self.tokenizer.encode(*pair) for pair in ordered]
        by_length: dict[int, list[int]] = {}
        for place, pieces in enumerate(coded):
            by_length.setdefault(len(pieces.ids), []).append(place)
        found: dict[int, Reading] = {}
        for places in by_length.values():
            ids = np.array([coded[place].ids for place in places], np.int64)
            sides = np.array([coded[place].type_ids for place in places], np.int64)
            (rows,) = self.session.run(None, {"ids": ids, "sides": sides, "mask": np.ones_like(ids)})
            found.update(zip(places, (Reading(*map(float, row)) for row in rows), strict=True))
        return [found[place] for place in range(len(pairs))]


@cache
def shipped() -> CrossEncoder:
    """The model in the package, loaded once a process on first use.

    Raises:
        DetectorError: when a file is missing or altered.
    """
    return load(resources.files("features.contradictions").joinpath("weights"))


def load(folder: Traversable) -> CrossEncoder:
    """The model in a folder of `card.json`, `model.onnx` and `vocab.txt`.

    Raises:
        DetectorError: when a file is missing or is not the one that `card.json` names.
    """
    import onnxruntime
    from tokenizers import BertWordPieceTokenizer

    card = json.loads(_read(folder, "card.json"))
    files = {name: _read(folder, name) for name in card["sha256"]}
    for name, digest in card["sha256"].items():
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise DetectorError(f"{name} of the contradiction detector is not the file that was shipped; {REPAIR}")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # articles run side by side, one to a process
    session = onnxruntime.InferenceSession(files["model.onnx"], options, providers=["CPUExecutionProvider"])
    words = files["vocab.txt"].decode().splitlines()
    tokenizer = BertWordPieceTokenizer({word: place for place, word in enumerate(words)}, lowercase=True)
    tokenizer.enable_truncation(MAX_PIECES, strategy="longest_first")
    return CrossEncoder(session, tokenizer, card)


def _read(folder: Traversable, name: str) -> bytes:
    try:
        return folder.joinpath(name).read_bytes()
    except OSError as error:
        raise DetectorError(f"{name} of the contradiction detector cannot be read; {REPAIR}") from error
