"""Evidence as the page arranges it: pairs in the order of the text, repeated passages once, metadata apart."""

from __future__ import annotations

from features import Evidence, Passage, Span
from service.desk import passages

TEXT = "It may help. It never helps. It may harm, see page 2."
HEDGES = tuple(Evidence("hedging.hedge", "may", Span(at, at + 3), note="a cue") for at in (3, 32))
LATER, EARLIER = "It never helps", "It may help"
CONTRADICTION = Evidence(
    "contradiction.internal", LATER, Span(13, 27), note="never and may", other=Passage(Span(0, 11), EARLIER)
)
DATE = Evidence("transparency.date", "2024-03-04", where="metadata", note="JSON-LD")
EVIDENCE = (CONTRADICTION, *HEDGES, DATE)


def test_a_pair_stands_in_the_order_of_the_text() -> None:
    (pair,) = passages.pairs(EVIDENCE)
    assert (pair.first, pair.second) == (EARLIER, LATER)
    assert (pair.first_anchor, pair.second_anchor) == ("e0-other", "e0")
    assert pair.note == "never and may"


def test_both_statements_of_a_pair_are_marked_with_its_number_and_name_the_other() -> None:
    marks = {mark.id: mark for mark in passages.marks(EVIDENCE)}
    assert TEXT[marks["e0"].start : marks["e0"].end] == LATER
    assert TEXT[marks["e0-other"].start : marks["e0-other"].end] == EARLIER
    assert marks["e0"].sign == marks["e0-other"].sign == "≠1"
    assert EARLIER in marks["e0"].title
    assert LATER in marks["e0-other"].title


def test_a_repeated_passage_stands_once_with_all_its_places() -> None:
    group = passages.groups(EVIDENCE)["hedging"]
    (kind,) = group.kinds
    (passage,) = kind.passages
    assert passage.anchors == ("e1", "e2")
    assert group.count == 2


def test_a_contradiction_counts_once_and_is_listed_in_both_places() -> None:
    group = passages.groups(EVIDENCE)["contradictions"]
    assert group.count == 1
    assert [passage.anchors for passage in group.kinds[0].passages] == [("e0",), ("e0-other",)]


def test_a_note_that_repeats_the_name_of_its_kind_is_left_out() -> None:
    call = Evidence("promotion.cta", "Call", Span(0, 4), note="call to action")
    (mark,) = passages.marks([call])
    assert mark.title == "Call to action"
    assert passages.groups([call])["promotion"].kinds[0].passages[0].note == ""


def test_what_has_no_place_in_the_text_is_told_apart() -> None:
    (stated,) = passages.metadata(EVIDENCE)
    assert (stated.quote, stated.note, stated.signal) == ("2024-03-04", "JSON-LD", "transparency")
    assert "transparency" not in passages.groups(EVIDENCE)
    assert len(passages.marks(EVIDENCE)) == 4
