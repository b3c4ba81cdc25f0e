"""Articles a CPU-second and peak memory of `assay batch`, beside other scorers on the same articles in the same run.

    python tests/benchmarks/throughput.py [--articles 1000] [--words 1400] [--detector fast] [--rounds 3]

The other scorers are timed where they are installed (`pip install text-quality-ai`); rounds alternate, and the ratio is
that of the medians, so that a machine whose speed drifts gives the same answer.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from articles import made_articles

OTHERS = {
    "textstat (Flesch, Flesch-Kincaid)": (
        "textstat",
        "import textstat; f = lambda t: (textstat.flesch_reading_ease(t), textstat.flesch_kincaid_grade(t))",
    ),
    "proselint": (
        "proselint",
        "from proselint.checks import __register__ as checks; from proselint.registry import CheckRegistry; "
        "from proselint.tools import LintFile; CheckRegistry().register_many(checks); "
        "f = lambda t: LintFile(source='article', content=t).lint()",
    ),
    "text-quality-ai": ("text_quality_ai", "import text_quality_ai; f = text_quality_ai.score"),
}
TIMED = """
import json, sys, time
articles = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
{setup}
f(articles[0])
begin = time.process_time()
for article in articles: f(article)
print(time.process_time() - begin)
"""


def children() -> tuple[float, float]:
    """CPU seconds and peak resident MB of the processes waited for so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def assay(source: Path, target: Path, detector: str) -> tuple[float, float]:
    """CPU and wall seconds of one batch, start-up included."""
    before, begin = children()[0], time.perf_counter()
    code = "from service.cli import main; main()"
    command = [sys.executable, "-c", code, "batch", str(source), "-o", str(target), "--detector", detector]
    subprocess.run(command, check=True)
    return children()[0] - before, time.perf_counter() - begin


def main() -> None:
    """Print a line a scorer: articles a CPU-second, and Assay's ratio to it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=1_400)
    parser.add_argument("--detector", choices=("deep", "fast"), default="fast")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    present = {name: setup for name, (module, setup) in OTHERS.items() if find_spec(module)}
    times: dict[str, list[float]] = {name: [] for name in ["assay", *present]}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        texts = made_articles(args.articles, args.words)
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
        for _ in range(args.rounds):
            times["assay"].append(assay(source, Path(folder, "out.jsonl"), args.detector)[0])
            peak = children()[1]
            for name, setup in present.items():
                done = subprocess.run(
                    [sys.executable, "-c", TIMED.format(setup=setup), str(source)],
                    check=True, capture_output=True, text=True,
                )  # fmt: skip
                times[name].append(float(done.stdout))
    ours = args.articles / statistics.median(times["assay"])
    print(f"{args.articles} articles of {args.words} words, detector {args.detector}, {args.rounds} rounds")
    print(f"assay batch, start-up included: {ours:.0f} articles a CPU-second, peak memory {peak:.0f} MB")
    for name in present:
        theirs = args.articles / statistics.median(times[name])
        print(f"{name}: {theirs:.0f} articles a CPU-second; assay does {ours / theirs:.2f} times that")


if __name__ == "__main__":
    main()
