"""What a batch costs: by length of article, by signal, over processes, and until the first report.

    python tests/benchmarks/costs.py [--detector fast] [--articles 200]

CPU seconds where one process works, wall-clock seconds where several do; compare figures of one run only.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from articles import made_articles

COMMAND = [sys.executable, "-c", "from service.cli import main; main()"]
LENGTHS = (100, 400, 1_400, 5_000)
PEAK = """
import resource, sys
from service.cli import main
try: main()
finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def write(path: Path, count: int, words: int) -> Path:
    """A file of made articles."""
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in made_articles(count, words)), "utf-8")
    return path


def by_length(folder: Path, articles: int, detector: str) -> None:
    """Articles a CPU-second without the start, and peak memory."""
    from data.readers.entries import Line
    from scoring.batch.settings import Settings
    from scoring.batch.work import Task, score_task

    print("words  articles/CPU-s  peak MB")
    for words in LENGTHS:
        source = write(folder / f"{words}.jsonl", articles, words)
        lines = source.read_bytes().splitlines(keepends=True)
        task = Task([Line(line, "in", number) for number, line in enumerate(lines, 1)], {})
        score_task(Task(task.entries[:20], {}), Settings(detector=detector))
        begin = time.process_time()
        score_task(task, Settings(detector=detector))
        rate = articles / (time.process_time() - begin)
        command = [sys.executable, "-c", PEAK, "batch", str(source), "-o", str(folder / "out.jsonl")]
        done = subprocess.run([*command, "--detector", detector], check=True, capture_output=True, text=True)
        print(f"{words:>5}  {rate:>14.0f}  {int(done.stderr.split()[-1]):>7}")


def by_signal(articles: int) -> None:
    """Milliseconds of CPU an article of 1,400 words, by signal."""
    from data import Article
    from features import EXTRACTORS, Document

    spent: defaultdict[str, float] = defaultdict(float)
    for number, text in enumerate(made_articles(articles + 20, 1_400)):
        begin = time.process_time()
        document = Document.read(Article.from_text(text))
        times = {"reading": time.process_time() - begin}
        for extractor in EXTRACTORS:
            begin = time.process_time()
            extractor.extract(document)
            times[extractor.name] = time.process_time() - begin
        if number >= 20:  # the first ones build the matchers
            for name, seconds in times.items():
                spent[name] += seconds
    print("signal          ms/article")
    for name, seconds in spent.items():
        print(f"{name:<15} {1_000 * seconds / articles:>10.2f}")


def over_processes(folder: Path, articles: int, detector: str) -> None:
    """Wall-clock seconds over processes."""
    source = write(folder / "scaling.jsonl", 10 * articles, 1_400)
    print(f"processes  seconds ({10 * articles} articles of 1,400 words)")
    first = 0.0
    for jobs in range(1, len(os.sched_getaffinity(0)) + 1):
        begin = time.perf_counter()
        arguments = ["batch", str(source), "-o", str(folder / "out.jsonl"), "--detector", detector, "-j", str(jobs)]
        subprocess.run([*COMMAND, *arguments], check=True)
        seconds = time.perf_counter() - begin
        first = first or seconds
        print(f"{jobs:>9}  {seconds:>7.1f}  {first / seconds:.2f} times one")


def latency(folder: Path) -> None:
    """Seconds until the command answers, the best of three."""
    article = folder / "article.txt"
    article.write_text(made_articles(1, 1_400)[0], "utf-8")
    for name, arguments in (
        ("--help", ["--help"]),
        ("score, fast", ["score", "--detector", "fast", str(article)]),
        ("score, deep", ["score", "--detector", "deep", str(article)]),
    ):
        times = []
        for _ in range(3):
            begin = time.perf_counter()
            subprocess.run([*COMMAND, *arguments], check=True, capture_output=True)
            times.append(time.perf_counter() - begin)
        print(f"{name:<12} {min(times):.2f} s")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--detector", choices=("deep", "fast"), default="fast")
    args = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        by_length(Path(folder), args.articles, args.detector)
        by_signal(args.articles)
        over_processes(Path(folder), args.articles, args.detector)
        latency(Path(folder))


if __name__ == "__main__":
    main()
