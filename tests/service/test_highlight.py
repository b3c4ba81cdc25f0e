"""Highlighting: the text stays the text, every mark covers its passage, and elements nest however marks overlap."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.highlight import LANES, Mark, highlight
from tests.marking import read_marked


class Reader(HTMLParser):
    """What a browser reads: the text, and for every mark the text of its pieces, its lane and its tooltips."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.pieces: dict[str, str] = {}
        self.lanes: dict[str, set[str]] = {}
        self.titles: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.deepest = 0
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "mark"
        given = {name: value or "" for name, value in attrs}
        of = given["data-of"]
        assert of not in self._open
        self._open.append(of)
        self.deepest = max(self.deepest, len(self._open))
        self.pieces.setdefault(of, "")
        self.lanes.setdefault(of, set()).add(given["class"].rpartition(" ")[2])
        self.titles.setdefault(of, []).append(given["title"])
        if "id" in given:
            self.ids.append(given["id"])

    def handle_endtag(self, tag: str) -> None:
        assert tag == "mark"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for of in self._open:
            self.pieces[of] += data


def read(text: str, spans: list[tuple[int, int]]) -> Reader:
    marks = [Mark(start, end, f"e{i}", "citations for", "*", f"note {i}") for i, (start, end) in enumerate(spans)]
    return Reader(str(highlight(text, marks)))


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Ring [[555 0132]] today", id="plain"),
        pytest.param("The 👩‍⚕️ says [[it may]] help 😀 [[at once]]", id="emoji"),
        pytest.param("A cafe\u0301 [[cafe\u0301]] noir", id="combining marks"),
        pytest.param("قال الطبيب [[إن العلاج]] آمن", id="right to left"),
        pytest.param("One\r\n\r\n[[Two\r\nThree]]\r\nFour", id="CRLF"),
        pytest.param("[[<b>bold</b>]] & <script>alert('1')</script> {{ 7*7 }} \"[['quoted']]\"", id="markup"),
        pytest.param("[[All of it]]", id="the whole text"),
    ],
)
def test_the_text_is_unchanged_and_the_passages_are_marked(marked: str) -> None:
    text, spans = read_marked(marked)
    page = read(text, spans)
    assert page.text == text
    assert [page.pieces[f"e{i}"] for i in range(len(spans))] == [text[start:end] for start, end in spans]


def test_marks_that_overlap_three_deep_have_three_lanes() -> None:
    text = "one two three four five six"
    spans = [(0, 18), (4, 23), (8, 27)]  # each crosses the next; all three hold "three four"
    page = read(text, spans)
    assert page.deepest == 3
    assert [page.pieces[f"e{i}"] for i in range(3)] == [text[start:end] for start, end in spans]
    assert [page.lanes[f"e{i}"] for i in range(3)] == [{"lane-0"}, {"lane-1"}, {"lane-2"}]


def test_a_mark_in_pieces_is_named_once() -> None:
    page = read("one two three", [(0, 7), (4, 13)])
    assert page.ids == ["e0", "e1"]


def test_the_tooltip_names_all_marks_of_its_place_the_inner_one_first() -> None:
    page = read("one two three", [(0, 13), (4, 7)])
    assert page.titles["e1"] == ["note 1\nnote 0"]


def test_what_cannot_stand_in_html_is_shown_by_a_picture_of_the_same_length() -> None:
    page = read("a\0b\x1bc\x85d", [(0, 3)])
    assert page.text == "a␀b␛c\ufffdd"
    assert page.pieces["e0"] == "a␀b"


def test_attributes_cannot_be_left() -> None:
    html = highlight("word", [Mark(0, 4, 'e0"><b>', 'x" onclick="y', '"', "<i>&\"'")])
    assert "<b>" not in html
    assert 'onclick="' not in html
    assert "<i>" not in html


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=40), st.data())
def test_any_marks_on_any_text(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    spans = [tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(offsets, offsets), max_size=8))]
    page = read(text, [(start, end) for start, end in spans])
    assert page.text == text
    for i, (start, end) in enumerate(spans):
        assert page.pieces[f"e{i}"] == text[start:end]
        assert len(page.lanes[f"e{i}"]) == 1
        (lane,) = page.lanes[f"e{i}"]
        apart = [j for j, other in enumerate(spans) if j != i and max(other[0], start) < min(other[1], end)]
        if len(spans) <= LANES:
            assert all(lane not in page.lanes[f"e{j}"] for j in apart)
