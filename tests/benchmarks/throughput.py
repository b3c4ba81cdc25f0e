"""Articles a CPU-second of `assay batch` beside other scorers, on the same articles in the same run, as a table.

    python tests/benchmarks/throughput.py [--articles 1000] [--words 1400] [--rounds 3] [--corpora FOLDER]

The others come from the package index, in environments that uv makes and forgets. Rounds alternate and medians are
compared, so that a machine whose speed drifts tells the same. Every scorer's start counts; those that would take longer
than MOST_SECONDS score as many of the articles as they can in that time. The articles are made of the samples'
paragraphs, which hold twice the evidence of real pages; with `--corpora` they are real pages.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from articles import made_articles, real_articles

MOST_SECONDS = 30.0
DETECTORS = ("fast", "deep")
OTHERS = {
    "text-quality-ai==0.1.0": "import text_quality_ai; f = text_quality_ai.score",
    "textstat==0.7.8": "import textstat as s; f = lambda t: (s.flesch_reading_ease(t), s.flesch_kincaid_grade(t))",
    "proselint==0.16.0": (
        "from proselint.checks import __register__ as checks; from proselint.registry import CheckRegistry; "
        "from proselint.tools import LintFile; CheckRegistry().register_many(checks); "
        "f = lambda t: LintFile(source='article', content=t).lint()"
    ),
}
TIMED = """
import json, sys, time
articles = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
{setup}
for done, article in enumerate(articles, 1):
    f(article)
    if time.process_time() > {most}: break
print(done, time.process_time())
"""
BATCH = """
import resource, sys
from service.cli import main
try: main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Articles a CPU-second, and the most memory that was held, in MB; 0 where that was not measured."""

    rate: float
    peak: int = 0


def assay(source: Path, target: Path, detector: str, articles: int) -> Cost:
    """One batch in one process, from its start to its end."""
    command = [sys.executable, "-c", BATCH, "batch", str(source), "-o", str(target), "--detector", detector]
    done = subprocess.run(command, check=True, stderr=subprocess.PIPE, text=True)
    seconds, peak = done.stderr.split()[-2:]
    return Cost(articles / float(seconds), int(peak))


def other(requirement: str, setup: str, source: Path) -> Cost:
    """Another scorer, in an environment of its own."""
    uv = [str(Path(sys.executable).with_name("uv")), "run", "--no-project", "--isolated", "--python", sys.executable]
    code = TIMED.format(setup=setup, most=MOST_SECONDS)
    done = subprocess.run(
        [*uv, "--with", requirement, "python", "-c", code, str(source)],
        check=True,
        capture_output=True,
        text=True,
        cwd=source.parent,
    )
    articles, seconds = done.stdout.split()
    return Cost(int(articles) / float(seconds))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=1_400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpora", type=Path, help="a folder with articles/, to score real pages")
    args = parser.parse_args()
    costs: dict[str, list[Cost]] = {name: [] for name in (*DETECTORS, *OTHERS)}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        if args.corpora:
            texts = real_articles(args.corpora, args.articles, args.words)
        else:
            texts = made_articles(args.articles, args.words)
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
        for _ in range(args.rounds):
            for name in DETECTORS:
                costs[name].append(assay(source, Path(folder, "out.jsonl"), name, args.articles))
            for name, setup in OTHERS.items():
                costs[name].append(other(name, setup, source))
    rates = {name: statistics.median(cost.rate for cost in found) for name, found in costs.items()}
    kind = "real pages" if args.corpora else "made articles"
    print(f"{args.articles:,} {kind} of about {args.words:,} words, medians of {args.rounds} rounds, one process\n")
    print("| scorer | articles a CPU-second | Assay, fast, is | Assay, deep, is |\n|---|---:|---:|---:|")
    for name, rate in rates.items():
        shown = f"Assay, {name} ({max(cost.peak for cost in costs[name])} MB)" if name in DETECTORS else name
        print(f"| {shown} | {rate:.1f} |" + "".join(f" {rates[ours] / rate:.2f} × |" for ours in DETECTORS))


if __name__ == "__main__":
    main()
