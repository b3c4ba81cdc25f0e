"""What changed between two versions of an article: lines of the text, and what they did to the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

MOST_LINES = 2_000  # beyond, what lies between the common beginning and end counts as changed altogether


def lines(before: str, after: str) -> list[dict[str, str]]:
    """The lines that stay, go and come, in order; all of them together give both texts back."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    changes = [("same", old[:head]), *_inner(inner_old, inner_new), ("same", old[len(old) - tail :])]
    merged: list[dict[str, str]] = []
    for change, piece in changes:
        if piece and merged and merged[-1]["change"] == change:
            merged[-1]["text"] += "".join(piece)
        elif piece:
            merged.append({"change": change, "text": "".join(piece)})
    return merged


def signals(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The signals that two reports judge differently."""
    old = {signal["name"]: _mark(signal) for signal in before["signals"]}
    new = {signal["name"]: _mark(signal) for signal in after["signals"]}
    return [
        {"name": name, "before": old[name], "after": new[name]}
        for name in new
        if name in old and old[name] != new[name]
    ]


def _mark(signal: Mapping[str, Any]) -> dict[str, Any]:
    return {"status": signal["status"], "points": signal["points"]}


def _common(old: list[str], new: list[str]) -> int:
    return next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _inner(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str]]]:
    if len(old) > MOST_LINES or len(new) > MOST_LINES:
        yield "removed", old
        yield "added", new
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield "same", old[a:b]
        else:
            yield "removed", old[a:b]
            yield "added", new[c:d]
