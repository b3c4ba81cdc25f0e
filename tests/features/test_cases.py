"""Every kind of evidence on its list of marked cases: what must be found, and what must be left alone."""

from __future__ import annotations

import pytest

from data import Article
from features import EXTRACTORS, Document
from features.evidence import KINDS
from tests.marking import CASES, cases, read_marked

LISTED = sorted(path.stem for path in CASES.glob("*.txt"))
EXACT = {"promotion.phone"}
LEAST_SHARED = 1 / 3


def found(text: str, kind: str) -> list[tuple[int, int]]:
    document = Document.read(Article.from_text(text))
    evidence = [e for extractor in EXTRACTORS for e in extractor.extract(document).evidence]
    return sorted((e.span.start, e.span.end) for e in evidence if e.kind == kind and e.span is not None)


def shared(a: tuple[int, int], b: tuple[int, int]) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(a[1] - a[0], b[1] - b[0])


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind in LISTED for case in cases(kind)])
def test_case(kind: str, case: str) -> None:
    text, marks = read_marked(case)
    spans = found(text, kind)
    assert len(spans) == len(marks), [text[slice(*span)] for span in spans]
    for span, mark in zip(spans, marks, strict=True):
        if kind in EXACT:
            assert span == mark
        else:
            assert shared(span, mark) >= LEAST_SHARED, (text[slice(*span)], text[slice(*mark)])


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_cases_to_find_and_to_leave_alone(kind: str) -> None:
    marked = [bool(read_marked(case)[1]) for case in cases(kind)]
    assert any(marked)
    assert not all(marked)


def test_no_case_is_listed_twice() -> None:
    for kind in LISTED:
        assert len(set(cases(kind))) == len(cases(kind)), kind
