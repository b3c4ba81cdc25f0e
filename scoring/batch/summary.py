"""What a run as a whole says: scores, bands, signals, sources, failures; in memory that does not grow with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from features import EXTRACTORS

NAMES = 20_000  # sites that are counted at once; beyond that the rarest are forgotten
BINS = 20  # of the histogram of scores


@dataclass(slots=True)
class Mean:
    """A running mean."""

    count: int = 0
    total: float = 0.0

    def add(self, value: float) -> None:
        """Take in one value."""
        self.count += 1
        self.total += value

    @property
    def value(self) -> float:
        """The mean so far."""
        return self.total / self.count if self.count else 0.0


@dataclass(slots=True)
class SignalSummary:
    """One signal over all articles: how many have which status, and its mean points."""

    statuses: Counter[str] = field(default_factory=Counter)
    points: Mean = field(default_factory=Mean)


@dataclass(slots=True)
class Summary:
    """Counts over reports. `scores` are rounded to a tenth; `sites` are the articles' own, `cited` those they link."""

    records: int = 0
    words: int = 0
    bands: Counter[str] = field(default_factory=Counter)
    scores: Counter[float] = field(default_factory=Counter)
    mean: Mean = field(default_factory=Mean)
    signals: dict[str, SignalSummary] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    cautions: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    models: Counter[str] = field(default_factory=Counter)
    sites: defaultdict[str, Mean] = field(default_factory=lambda: defaultdict(Mean))
    cited: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    first_failure: dict[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        """Records that could not be scored."""
        return self.failures.total()

    def quantile(self, share: float) -> float | None:
        """The score below which this share of the rated articles lies."""
        left = share * self.scores.total()
        for score in sorted(self.scores):
            left -= self.scores[score]
            if left <= 0:
                return score
        return None

    def histogram(self) -> list[int]:
        """How many scores lie in each of `BINS` equal parts of 0 to 100."""
        bins = [0] * BINS
        for score, count in self.scores.items():
            bins[min(BINS - 1, int(score * BINS / 100))] += count
        return bins


def summarise(reports: Iterable[Mapping[str, Any]]) -> Summary:
    """The summary of reports; fields that were not kept in them are passed over."""
    summary = Summary(signals={extractor.name: SignalSummary() for extractor in EXTRACTORS})
    for report in reports:
        summary.records += 1
        if "error" in report:
            _fail(summary, report["error"])
        else:
            _add(summary, report)
        if len(summary.sites) > 2 * NAMES:
            for name in sorted(summary.sites, key=lambda site: summary.sites[site].count)[:NAMES]:
                del summary.sites[name]
        if len(summary.cited) > 2 * NAMES:
            summary.cited = Counter(dict(summary.cited.most_common(NAMES)))
    return summary


def _fail(summary: Summary, error: Mapping[str, Any]) -> None:
    summary.failures[error["code"]] += 1
    where = f"{error['source']}, line {error['line']}" if error["line"] else str(error["source"])
    summary.first_failure.setdefault(error["code"], f"{where}: {error['message']}")


def _add(summary: Summary, report: Mapping[str, Any]) -> None:
    summary.bands[report.get("band", "")] += 1
    score = report.get("score")
    if score is not None:
        summary.scores[round(score, 1)] += 1
        summary.mean.add(score)
    for signal in report.get("signals", ()):
        kept = summary.signals.setdefault(signal["name"], SignalSummary())
        kept.statuses[signal["status"]] += 1
        if score is not None:
            kept.points.add(signal["points"])
    evidence = report.get("evidence", ())
    summary.kinds.update(item["kind"] for item in evidence)
    summary.kinds.update(report.get("evidence_counts", {}))
    summary.cited.update({host for item in evidence if item["kind"] == "citation.locator" and (host := _host(item))})
    summary.cautions.update(caution["code"] for caution in report.get("cautions", ()))
    text = report.get("text", {})
    summary.words += text.get("words", 0)
    if "language" in text:
        summary.languages[text["language"]] += 1
    model = report.get("model", {})
    named = ("version", "digest", "detector", "profile")
    summary.models[" ".join(str(model[name]) for name in named if name in model)] += 1
    site = _host_of(report.get("url"))
    if site and score is not None:
        summary.sites[site].add(score)


def _host(evidence: Mapping[str, Any]) -> str | None:
    return _host_of(evidence["target"]) or _host_of(evidence["quote"])


def _host_of(address: str | None) -> str | None:
    if not address or not address.startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
