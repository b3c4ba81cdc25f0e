"""What holds for every extractor, whatever the text."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import Article
from features import EXTRACTORS, Document
from features.evidence import KINDS

FRAGMENTS = [
    "Call now: 1-800-555-0199.", "According to the World Health Organization,", "studies show", "may cause", "[1]",
    "https://www.example.org/a_(b).", "doi:10.1000/182", "Smith et al. (2004)", "By Jane Doe, MD", "İ", "“", "”",
    "Reviewed by Dr. Roe", "Updated 3 May 2021", "Only $19.95 today!", "guaranteed to cure", "The best clinic in town.",
    "40 % of patients", "is not an opioid", "is an opioid", "Sponsored content", "not a substitute for medical advice",
    "(((", "]]]", "\u202e", "\n\n", "\n", " ", "?", "😀", "e\u0301", "\x00",
    "References\n1. Roe J. A title. Journal. 2001;3:4-5.",
]  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=25).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300),
).filter(lambda text: bool(text.strip()))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_findings_are_sound(text: str) -> None:
    document = Document.read(Article.from_text(text))
    for extractor in EXTRACTORS:
        finding = extractor.extract(document)
        assert len(finding.values) == len(extractor.features)
        assert all(value == value and abs(value) < 1e9 for value in finding.values)
        verdict = extractor.tell(finding)
        assert verdict.status in {"pass", "partial", "fail", "n/a"}
        assert verdict.summary
        for evidence in finding.evidence:
            assert evidence.kind in KINDS
            assert evidence.signal == extractor.name
            if evidence.span is None:
                assert evidence.where == "metadata"
            else:
                assert 0 <= evidence.span.start < evidence.span.end <= len(text)
                assert text[evidence.span.start : evidence.span.end] == evidence.quote
            if evidence.other is not None:
                assert text[evidence.other.span.start : evidence.other.span.end] == evidence.other.quote
        assert extractor.extract(Document.read(Article.from_text(text))) == finding
        assert pickle.loads(pickle.dumps(finding)) == finding


@settings(max_examples=60, deadline=None, derandomize=True)
@given(texts)
def test_an_article_said_twice_has_the_same_counts(text: str) -> None:
    between = (  # longer than a line of wrapped text, so that the copies stand apart and neither makes a menu
        "\n\nThe harbour froze in the winter of that year, and the ferries waited for the thaw while the fishermen"
        " mended their nets in the sheds behind the old wall.\n\n"
    )
    once = Document.read(Article.from_text(text + between))
    twice = Document.read(Article.from_text(text + between + text + between))
    for extractor in EXTRACTORS:
        if extractor.name == "readability":
            continue
        assert extractor.extract(twice).values == pytest.approx(extractor.extract(once).values), extractor.name


HOSTILE = {
    "blanks": "' ' * n", "digits": "'1' * n", "separated digits": "'1-' * n", "brackets": "'(' * n",
    "quotes": "'\"' * n", "addresses": "'http://' * n", "dots": "'a.' * n", "commas": "'may, ' * n",
    "capitals": "'Aa ' * n", "lines": "'a\\n' * n", "percent": "'5% ' * n", "by": "'by By ' * n",
    "not": "'it is not so. ' * n", "et al": "'Roe et al. (' * n", "marks": "'[1]' * n", "call": "'call ' * n",
    "said": "'said Roe ' * n", "dollars": "'$1 ' * n",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends(name: str) -> None:
    """200,000 repetitions are read in far less than a minute; quadratic work would take hours."""
    code = (
        "from data import Article\nfrom features import EXTRACTORS, Document\n"
        f"n = 200_000\ntext = ('x' + {HOSTILE[name]} + ' end.')[:1_000_000]\n"
        "document = Document.read(Article.from_text(text))\n"
        "for extractor in EXTRACTORS: extractor.extract(document)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
