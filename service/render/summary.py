"""The summary of a run for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoring.batch.summary import BINS, Summary
from scoring.batch.tally import Tally

BANDS = ("strong", "mixed", "weak", "not_rated")
STATUSES = ("pass", "partial", "fail", "n/a")
FIRST = 10  # rows of a list
_BAR = 40


def document(summary: Summary, tally: Tally) -> str:
    """Everything, one list under the other; `tally` tells of times where the run's folder is still there."""
    blocks = [_head(summary), _bands(summary)]
    if summary.scores:
        blocks.append(_histogram(summary))
    blocks.append(_signals(summary))
    for title, rows in lists(summary, tally):
        if rows:
            blocks.append([title, *_aligned(rows)])
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def lists(summary: Summary, tally: Tally) -> Iterable[tuple[str, Sequence[tuple[str, str]]]]:
    """The lists of a summary: a title, and rows of a name and what there is to say of it."""
    sites = sorted(summary.sites.items(), key=lambda item: (-item[1].count, item[0]))
    yield "evidence", [(name, f"{count:,}") for name, count in summary.kinds.most_common()]
    yield "sites", [(name, f"{mean.count:,}, mean score {mean.value:.0f}") for name, mean in sites[:FIRST]]
    yield "cited most, in articles", [(name, f"{count:,}") for name, count in summary.cited.most_common(FIRST)]
    yield "languages", [(name, f"{count:,}") for name, count in summary.languages.most_common(FIRST)]
    yield "cautions", [(name, f"{count:,}") for name, count in summary.cautions.most_common()]
    yield "slowest", [(name or "(no id)", f"{seconds:.3f} s") for seconds, name in tally.slowest]
    yield (
        "failures",
        [(code, f"{count:,}, first {summary.first_failure[code]}") for code, count in summary.failures.most_common()],
    )
    yield "model", [(name, f"{count:,}") for name, count in summary.models.most_common() if name]


def _head(summary: Summary) -> list[str]:
    lines = [f"{summary.records:,} records, {summary.failed:,} failed, {summary.words:,} words"]
    low, middle, high = (summary.quantile(share) for share in (0.25, 0.5, 0.75))
    if middle is not None:
        lines.append(
            f"score: mean {summary.mean.value:.1f}, median {middle:.1f}, half lie from {low:.1f} to {high:.1f}"
        )
    return lines


def _bands(summary: Summary) -> list[str]:
    total = max(1, summary.bands.total())
    return [f"{name:<10} {summary.bands[name]:>10,}  {_bar(summary.bands[name], total)}" for name in BANDS]


def _histogram(summary: Summary) -> list[str]:
    bins = summary.histogram()
    width = 100 // BINS
    most = max(bins)
    return [f"{i * width:>3} to {(i + 1) * width:<3} {n:>10,}  {_bar(n, most)}" for i, n in enumerate(bins)]


def _signals(summary: Summary) -> list[str]:
    lines = [f"{'signal':<15}" + "".join(f"{status:>10}" for status in STATUSES) + "   mean points"]
    for name, signal in summary.signals.items():
        counts = "".join(f"{signal.statuses[status]:>10,}" for status in STATUSES)
        lines.append(f"{name:<15}{counts}   {signal.points.value:>+11.1f}")
    return lines


def _aligned(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [f"  {name:<{width}}  {said}" for name, said in rows]


def _bar(count: int, most: int) -> str:
    return "█" * round(_BAR * count / most)
