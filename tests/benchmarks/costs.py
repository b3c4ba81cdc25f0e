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
from pathlib import Path

from articles import made_articles

COMMAND = [sys.executable, "-c", "from service.cli import main; main()"]
LENGTHS = (100, 400, 1_400, 5_000, 20_000, 80_000, 320_000, 800_000)  # words; the last make 5 MB
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

    print(" words  articles/CPU-s  MB/CPU-s  peak MB")
    for words in LENGTHS:
        count = max(1, articles * 1_400 // max(words, 1_400))
        source = write(folder / f"{words}.jsonl", count, words)
        lines = source.read_bytes().splitlines(keepends=True)
        task = Task([Line(line, "in", number) for number, line in enumerate(lines, 1)], {})
        score_task(Task(task.entries[:20], {}), Settings(detector=detector))
        begin = time.process_time()
        score_task(task, Settings(detector=detector))
        seconds = time.process_time() - begin
        command = [sys.executable, "-c", PEAK, "batch", str(source), "-o", str(folder / "out.jsonl")]
        done = subprocess.run([*command, "--detector", detector], check=True, capture_output=True, text=True)
        speed = source.stat().st_size / 1e6 / seconds
        print(f"{words:>6}  {count / seconds:>14.1f}  {speed:>8.2f}  {int(done.stderr.split()[-1]):>7}")


def by_signal(articles: int) -> None:
    """Milliseconds of CPU an article of 1,400 words, by signal."""
    from data import Article
    from features import EXTRACTORS, Abreast, Document

    def measure(texts: list[str]) -> dict[str, float]:
        spent = {}
        begin = time.process_time()
        abreast = Abreast(len(texts))
        documents = Document.read_all([Article.from_text(text) for text in texts], abreast)
        spent["reading"] = time.process_time() - begin
        for extractor in EXTRACTORS:
            begin = time.process_time()
            extractor.extract_all(documents, abreast)
            spent[extractor.name] = time.process_time() - begin
        return spent

    texts = made_articles(articles + 20, 1_400)
    measure(texts[:20])  # the first ones build the matchers
    print("signal          ms/article")
    for name, seconds in measure(texts[20:]).items():
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
