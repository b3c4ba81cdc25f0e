"""Marked text for tests: `"Ring [[555 0132]] today"` -> the text without brackets, and the ranges inside them."""

from __future__ import annotations

import re
from pathlib import Path

CASES = Path(__file__).parent / "features" / "cases"
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def read_marked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The plain text and the marked ranges; `\\n` written out stands for a line end."""
    marked = marked.replace("\\n", "\n")
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    return text + marked[at:], spans


def cases(kind: str) -> list[str]:
    """The marked cases of one kind of evidence: a line each in `cases/<kind>.txt`; `#` begins a comment line.

    A case without a mark is one that must be left alone.
    """
    lines = (CASES / f"{kind}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
