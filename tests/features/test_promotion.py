"""Promotion: what a number is for, disguises, what counts once, how it is told, and time that grows with the text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from data import Article
from features import Document
from features.agreement import matches
from features.evidence import Evidence, Span
from features.extractor import Finding
from features.promotion import FEW, MANY, PROMOTION
from features.promotion.examples import DOUBTED, NO, TOUCHED, YES, Example, Page
from features.promotion.judge import PRAISE, Judge
from features.promotion.train import accepted, fit, main


def extract(text: str, region: str = "US") -> Finding:
    return PROMOTION.extract(Document.read(Article.from_text(text, region=region)))


def marks(text: str, kind: str, region: str = "US") -> list[Evidence]:
    return [e for e in extract(text, region).evidence if e.kind == kind]


def test_a_mark_never_begins_inside_a_word() -> None:
    assert [e.quote for e in marks("The pizza amazing as it was went cold.", "promotion.puffery")] == ["amazing"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Call 1-888-555-0123 now for a free quote.", "sales call"),
        ("Talk to an expert at (415) 555-0136.", "sales call"),
        ("Our toll-free number is 1-800-555-0199.", "toll-free number"),
        ("Office: 12 Elm Street, 415-555-0136.", "contact details"),
        ("Reach the press desk by fax: 415-555-0136.", "fax number"),
        ("415-555-0136 (fax)", "fax number"),
        ("The poison control hotline is 1-800-222-1222.", "help line"),
        ("If the pain spreads, call 911.", "emergency line"),
        ("Text QUIT to 47848 for a tip a day.", "text line"),
    ],
)
def test_a_number_is_told_by_what_it_is_for(text: str, note: str) -> None:
    assert [e.note for e in marks(text, "promotion.phone")] == [note]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Ring 020 7946 0958 after lunch.", "GB"),
        ("Phone (03) 9345 1234 on weekdays.", "AU"),
        ("Tel. 030 3223 1234", "DE"),
    ],
)
def test_a_number_is_read_in_the_region_of_the_article(text: str, region: str) -> None:
    assert len(marks(text, "promotion.phone", region)) == 1


@pytest.mark.parametrize(
    "disguised",
    [
        "Call 1-800-555-0199 now",
        "Call 1\u200b-800-\u2060555-0199 now",
        "C\u00adall 1-800-555-01\u00ad99 now",
        "Call\u00a01\u2011800\u2011555\u20110199 now",
        "\u0421all 1-800-555-0199 n\u043ew",
        "Ｃａｌｌ １-８００-５５５-０１９９ ｎｏｗ",
        "cALL 1-8OO-555-OI99 NoW",
    ],
)
def test_a_disguise_hides_neither_the_number_nor_the_call(disguised: str) -> None:
    assert len(marks(disguised, "promotion.phone")) == 1
    assert len(marks(disguised, "promotion.cta")) == 1


@pytest.mark.parametrize(
    "disguised", ["CALL NOW", "cAlL nOw", "C4LL N0W", "c@ll n0w", "c a l l  n o w", "C.A.L.L N.O.W", "c-a-l-l n-o-w"]
)
def test_a_call_is_read_through_odd_spellings(disguised: str) -> None:
    text = f"The sale ends soon. {disguised}"
    assert [e.quote for e in marks(text, "promotion.cta")] == [disguised]


def test_training_without_the_corpora_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
    assert main([str(tmp_path)]) == 2
    assert "microsoft_web.jsonl.gz" in capsys.readouterr().err


def test_the_judge_learns_which_keys_mean_promotion() -> None:
    pytest.importorskip("sklearn")
    labelled = [("sold", YES), ("stated", NO), ("sold", DOUBTED), ("stated", NO), ("sold", TOUCHED)] * 20
    examples = [Example([key], ["soup"], Span(0, 1), label) for key, label in labelled]
    judge = fit([Page(0, {PRAISE: examples}, {})], PRAISE)
    assert judge.odds(["sold"]) > judge.odds(["stated"])
    assert set(judge.keys) == {"sold", "stated"}


def test_passages_are_matched_one_to_one_and_never_overlap() -> None:
    judge = Judge(-1.0, {"sold": 2.0}, {"today": 1.5})
    said = accepted(judge, [
        Example(["sold"], [], Span(0, 10), YES),
        Example(["sold"], [], Span(5, 15), YES),
        Example([], ["today"], Span(20, 30), YES),
        Example(["stated"], [], Span(40, 50), NO),
    ])  # fmt: skip
    assert [example.span.start for example in said] == [0, 20]
    assert matches([example.span for example in said], [[0, 10], [0, 9], [22, 52]]) == 1


def test_a_button_repeated_counts_once() -> None:
    once, often = (extract("Soup is warm." + "\n\nContact us" * times) for times in (1, 3))
    assert len(often.evidence) == 3
    assert once.values == often.values


def test_doubling_the_article_changes_no_value() -> None:
    text = "Our award-winning tea is amazing. Call 1-800-555-0199 now! Price: $9.95. Sign up for our newsletter.\n\n"
    assert extract(text).values == extract(text + text).values
    assert all(extract(text).values[:2])


def test_neutral_text_dilutes_nothing() -> None:
    sales = "Our award-winning tea is amazing. Order now!\n\n"
    assert extract(sales).values == extract(sales + "The tide turned at four in the afternoon. " * 300).values


def test_praise_piled_up_in_a_sentence_is_counted() -> None:
    plain, piled = extract("The tea is amazing."), extract("The tea is amazing, elegant, refreshing and bold.")
    assert piled.values[0] - plain.values[0] >= 3


def test_an_invitation_to_read_on_is_found_but_sells_nothing() -> None:
    assert [e.note for e in marks("Learn more", "promotion.cta")] == ["invitation to read on"]
    assert not any(extract("Learn more").values)


def test_an_emergency_line_is_no_promotion() -> None:
    assert not any(extract("If somebody collapses, call 911.").values)


def test_status_follows_the_published_rule() -> None:
    assert PROMOTION.tell(extract("The tide turned at four.")).status == "pass"
    some = " ".join(["Order now!", "Sign up today!", "Join us!"][: FEW + 1])
    assert PROMOTION.tell(extract(some)).status == "partial"
    calls = "Order now! Sign up today! Join us! Contact us! Donate now! Call today! Buy now! Act now!".split("! ")
    verdict = PROMOTION.tell(extract("!\n\n".join(calls[:MANY])))
    assert verdict.status == "fail"
    assert verdict.summary.startswith("8 calls to action")
    assert "calls to action" in verdict.advice


@pytest.mark.parametrize(
    "piece",
    [
        "1 ", "415-555-0136 ", "(", "call ", "free ", "a b c ", "$1 ", "best ", "8", "4ll ", "|", "visit our, ",
        "to and or ", "1-800-", "not the ", "@", "c4ll n0w ", "our ", "\n", "amazing, ", "the best and ", "visit | ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        document = Document.read(Article.from_text("x" + piece * (size // len(piece))))
        start = time.process_time()
        PROMOTION.extract(document)
        return time.process_time() - start

    small, large = (min(seconds(size) for _ in range(2)) for size in (20_000, 160_000))
    assert large < max(0.4, 20 * small)
