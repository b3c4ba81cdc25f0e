"""A caller's record becomes an article, or a clear error."""

from __future__ import annotations

import pytest

from data import Article, ArticleError


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ([], "not_an_object"),
        ("text", "not_an_object"),
        ({}, "no_text"),
        ({"text": None}, "no_text"),
        ({"text": 5}, "not_a_string"),
        ({"text": ["a"]}, "not_a_string"),
        ({"text": ""}, "empty"),
        ({"text": " \n\t"}, "empty"),
        ({"text": "a", "html": "<p>a</p>"}, "text_and_html"),
        ({"text": "a\ud800b"}, "not_unicode"),
        ({"text": "a", "id": 7}, "not_a_string"),
        ({"text": "a", "detector": "slow"}, "unknown_detector"),
        ({"text": "a", "region": "USA"}, "unknown_region"),
        ({"text": "a" * 5_000_001}, "too_long"),
        ({"html": "<script>only()</script>"}, "empty"),
    ],
)
def test_unusable_records_are_refused_with_a_code(record: object, code: str) -> None:
    with pytest.raises(ArticleError) as refused:
        Article.from_record(record)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_the_id_is_the_callers_else_the_address_else_the_digest() -> None:
    assert Article.from_record({"text": "a", "id": "7", "url": "https://example.org/"}).id == "7"
    assert Article.from_record({"text": "a", "url": "https://example.org/"}).id == "https://example.org/"
    assert Article.from_record({"text": "a"}).id == "sha256:ca978112ca1bbdca"


def test_other_fields_come_back_untouched() -> None:
    extra = {"desk": "health", "n": [1, {"a": None}], "links": "not ours"}
    article = Article.from_record({"text": "a", "title": "T", **extra})
    assert article.extra == extra
    assert article.title == "T"


def test_null_optional_fields_are_absent_ones() -> None:
    article = Article.from_record({"text": "a", "html": None, "id": None, "url": None, "detector": None})
    assert (article.detector, article.region, article.url) == ("deep", "US", None)
