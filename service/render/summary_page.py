"""The summary of a run as one HTML page: plots drawn in SVG, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from scoring.batch.summary import BINS, Summary
from scoring.batch.tally import Tally
from scoring.model import shipped
from service.render.summary import BANDS, STATUSES, lists

_WIDTH, _ROW, _LABEL, _HEIGHT = 640, 26, 130, 180
_STYLE = """
:root { color-scheme: light dark; --ink: #1c2126; --paper: #fff; --faint: #d5dade; --strong: #2d7d46; --mixed: #b7791f;
  --weak: #b23a2e; --not_rated: #7b8794; --pass: var(--strong); --partial: var(--mixed); --fail: var(--weak);
  --na: var(--not_rated); }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --paper: #15191d; --faint: #39424a; --strong: #57b877;
  --mixed: #dca646; --weak: #e2766a; --not_rated: #8d99a5; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 44rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .2rem .6rem .2rem 0;
  border-bottom: 1px solid var(--faint); vertical-align: top; overflow-wrap: anywhere; }
svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); }
"""


def document(summary: Summary, tally: Tally) -> str:
    """The page."""
    parts = [
        f"<p>{summary.records:,} records, {summary.failed:,} failed, {summary.words:,} words. {_scores(summary)}</p>",
        "<h2>Bands</h2>",
        _stacked([("all", [(band, band, summary.bands[band]) for band in BANDS])], "Articles by band"),
    ]
    if summary.scores:
        parts += ["<h2>Scores</h2>", _histogram(summary)]
    statuses = [
        (name, [(status, status.replace("/", ""), signal.statuses[status]) for status in STATUSES])
        for name, signal in summary.signals.items()
    ]
    points = [(name, signal.points.value) for name, signal in summary.signals.items()]
    parts += ["<h2>Signals: status</h2>", _stacked(statuses, "Articles by status of each signal")]
    parts += ["<h2>Signals: mean points</h2>", _diverging(points)]
    for title, rows in lists(summary, tally):
        if rows:
            parts += [f"<h2>{escape(title.capitalize())}</h2>", _table(rows)]
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Assay: summary of a run</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>Summary of a run</h1>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _scores(summary: Summary) -> str:
    low, middle, high = (summary.quantile(share) for share in (0.25, 0.5, 0.75))
    if middle is None:
        return "None was rated."
    return f"Mean score {summary.mean.value:.1f}, median {middle:.1f}; half lie from {low:.1f} to {high:.1f}."


def _stacked(rows: Sequence[tuple[str, Sequence[tuple[str, str, int]]]], title: str) -> str:
    """A bar a row, its parts in proportion; a part is a name, a colour and a count."""
    shapes = []
    names = [(name, colour) for name, colour, _ in rows[0][1]]
    for number, (label, parts) in enumerate(rows):
        y = number * _ROW
        total = max(1, sum(count for _, _, count in parts))
        shapes.append(f'<text x="0" y="{y + 16}">{escape(label)}</text>')
        x = float(_LABEL)
        for name, colour, count in parts:
            width = (_WIDTH - _LABEL) * count / total
            shapes.append(_rect(x, y + 3, width, 18, colour, f"{label}, {name}: {count:,}"))
            x += width
    y = len(rows) * _ROW + 16
    step = (_WIDTH - _LABEL) // len(names)
    for number, (name, colour) in enumerate(names):
        x = _LABEL + number * step
        shapes.append(_rect(x, y - 10, 10, 10, colour, name) + f'<text x="{x + 15}" y="{y}">{escape(name)}</text>')
    return _svg(shapes, y + 8, title)


def _histogram(summary: Summary) -> str:
    bins = summary.histogram()
    most, step, base = max(bins), _WIDTH / BINS, _HEIGHT - 20
    model = shipped()
    shapes = []
    for number, count in enumerate(bins):
        low, high = number * 100 / BINS, (number + 1) * 100 / BINS
        tall = (base - 10) * count / most
        band = model.band((low + high) / 2)
        shapes.append(
            _rect(number * step + 1, base - tall, step - 2, tall, band, f"{low:.0f} to {high:.0f}: {count:,}")
        )
    for score in range(0, 101, 20):
        anchor = "start" if score == 0 else "end" if score == 100 else "middle"
        x = score * _WIDTH / 100
        shapes.append(f'<text x="{x:.0f}" y="{_HEIGHT - 4}" text-anchor="{anchor}">{score}</text>')
    return _svg(shapes, _HEIGHT, "Articles by score")


def _diverging(rows: Sequence[tuple[str, float]]) -> str:
    most = max((abs(value) for _, value in rows), default=0.0) or 1.0
    half = (_WIDTH - _LABEL - 60) / 2
    middle = _LABEL + half
    shapes = [f'<line x1="{middle:.1f}" x2="{middle:.1f}" y1="0" y2="{len(rows) * _ROW}" stroke="var(--faint)"/>']
    for number, (label, value) in enumerate(rows):
        y, width = number * _ROW, half * abs(value) / most
        x = middle if value >= 0 else middle - width
        shapes.append(f'<text x="0" y="{y + 16}">{escape(label)}</text>')
        shapes.append(_rect(x, y + 3, width, 18, "strong" if value >= 0 else "weak", f"{label}: {value:+.1f}"))
        shapes.append(f'<text x="{_WIDTH}" y="{y + 16}" text-anchor="end">{value:+.1f}</text>')
    return _svg(shapes, len(rows) * _ROW, "Mean points of each signal")


def _rect(x: float, y: float, width: float, height: float, colour: str, title: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="var(--{colour})">'
        f"<title>{escape(title)}</title></rect>"
    )


def _svg(shapes: Sequence[str], height: float, title: str) -> str:
    return f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">{"".join(shapes)}</svg>'


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><th scope=row>{escape(name)}</th><td>{escape(said)}</td></tr>" for name, said in rows)
    return f"<table>{cells}</table>"
