"""The store on both databases: versions under an article, reports by model, the queue, search, retention."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from data import Article
from scoring import Scorer
from service.store import Store, articles, feedback, queue, retention, search, tables, views
from service.store.articles import UnstorableError
from service.store.queue import Filters


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer.load()


@pytest.fixture
def report(scorer: Scorer, article: str) -> dict[str, Any]:
    return scorer.score(Article.from_text(article, id="walk")).to_dict()


def keep(store: Store, article: Article, report: dict[str, Any], *, keep_text: bool = True) -> articles.Stored:
    with store.writing() as connection:
        return articles.put(connection, article, report, keep_text=keep_text)


def fill(store: Store, report: dict[str, Any], number: int) -> None:
    """Articles 0 to number - 1 with scores that repeat."""
    with store.writing() as connection:
        for i in range(number):
            one = Article.from_text(f"Number {i} of the series about badgers.", id=str(i), title=f"Piece {i}")
            told = {**report, "score": None if i % 7 == 0 else float(i % 5), "interval": None}
            articles.put(connection, one, told, keep_text=True)


def test_the_same_again_changes_nothing(store: Store, article: str, report: dict[str, Any]) -> None:
    text = Article.from_text(article, id="walk")
    first, again = keep(store, text, report), keep(store, text, report)
    assert (first.new_article, first.new_version, first.revision) == (True, True, 1)
    assert (again.new_article, again.new_version, again.revision) == (False, False, 1)


def test_texts_are_versions_and_reports_keep_their_model(store: Store, article: str, scorer: Scorer) -> None:
    for text in (article, article + "One more line.\n", article):
        one = Article.from_text(text, id="walk")
        keep(store, one, scorer.score(one).to_dict())
    later = scorer.score(Article.from_text(article, id="walk")).to_dict()
    keep(store, Article.from_text(article, id="walk"), {**later, "model": {**later["model"], "digest": "sha256:new"}})
    with store.reading() as connection:
        row = articles.get(connection, "walk")
        assert row
        versions, reports = articles.versions_of(connection, row.id), articles.reports_of(connection, row.id)
        assert [version.number for version in versions] == [1, 2]
        assert [articles.text_of(connection, version.id) for version in versions] == [
            article,
            article + "One more line.\n",
        ]
        assert [report.version_id for report in reports] == [versions[0].id, versions[1].id, versions[0].id]
        assert [report.model_digest for report in reports] == [*[scorer.model.digest] * 2, "sha256:new"]
        assert articles.report_of(connection, row.report_id)["model"]["digest"] == "sha256:new"


def test_only_the_hash_is_kept_where_that_was_asked_for(store: Store, article: str, report: dict[str, Any]) -> None:
    keep(store, Article.from_text(article, id="walk", title="Title"), report, keep_text=False)
    with store.reading() as connection:
        row = articles.get(connection, "walk")
        assert row
        (version,) = articles.versions_of(connection, row.id)
        assert articles.text_of(connection, version.id) is None
        stored = articles.report_of(connection, row.report_id)
        assert {evidence["quote"] for evidence in stored["evidence"]} == {""}
        assert [evidence["start"] for evidence in stored["evidence"]] == [e["start"] for e in report["evidence"]]
        assert queue.page(connection, Filters(words="mood")).rows == ()
        assert len(queue.page(connection, Filters(words="title")).rows) == 1
    dump = b"".join(bytes(str(value), "utf-8") for value in stored.values())
    assert b"lift the mood" not in dump


def test_any_text_can_be_kept(store: Store, report: dict[str, Any]) -> None:
    text = "A NUL \0, an emoji 👩‍⚕️, a combining e\u0301, CRLF\r\nand a word of " + "x" * 5000
    keep(store, Article.from_text(text, id="odd"), report)
    with store.reading() as connection:
        row = articles.get(connection, "odd")
        assert row
        assert articles.text_of(connection, articles.versions_of(connection, row.id)[0].id) == text


@pytest.mark.parametrize("fields", [{"id": "a\nb"}, {"id": "a" * 2001}, {"url": "https://a/\0"}, {"title": "\x1b[1m"}])
def test_names_that_cannot_be_stored(fields: dict[str, str]) -> None:
    with pytest.raises(UnstorableError):
        articles.check(Article.from_text("Some text.", **fields))


@pytest.mark.parametrize("order", ["-updated", "updated", "-created", "score", "-score"])
def test_pages_show_everything_once_in_order(store: Store, report: dict[str, Any], order: queue.Order) -> None:
    fill(store, report, 40)
    seen: list[Any] = []
    cursor = None
    while True:
        with store.reading() as connection:
            page = queue.page(connection, Filters(), order, cursor, limit=7)
        seen += page.rows
        if (cursor := page.next) is None:
            break
    assert len({row.id for row in seen}) == len(seen) == 40
    name = {"score": "rank"}.get(order.removeprefix("-"), order.removeprefix("-"))
    values = [row._mapping[name] for row in seen]
    assert values == sorted(values, reverse=order.startswith("-"))


@pytest.mark.parametrize("cursor", ["", "x", "é", "W10", "WyItdXBkYXRlZCIsMSwiYSJd", "A" * 201])
def test_a_cursor_that_is_none(store: Store, cursor: str) -> None:
    with store.reading() as connection, pytest.raises(queue.CursorError):
        queue.page(connection, Filters(), cursor=cursor)


def test_the_queue_is_filtered(store: Store, scorer: Scorer, article: str) -> None:
    for name, text in (("walk", article), ("short", "Ten words.")):
        one = Article.from_text(text, id=name, url=f"https://www.{name}.example/a", title=f"On {name}s")
        keep(store, one, scorer.score(one).to_dict())
    with store.writing() as connection:
        row = articles.get(connection, "walk")
        assert row
        articles.change(connection, row.id, status="in_review", assignee="ruth")
    for filters in (
        Filters(status="in_review"),
        Filters(assignee="ruth"),
        Filters(source="walk.example"),
        Filters(kind="promotion.cta"),
        Filters(score_min=0),
        Filters(words="walking programmes"),
        Filters(words="walk.example"),
        Filters(since=row.updated, until=row.updated + 1),
    ):
        with store.reading() as connection:
            assert [found.key for found in queue.page(connection, filters).rows] == ["walk"], filters
            assert queue.count(connection, filters) == 1
    with store.reading() as connection:
        assert [found.key for found in queue.page(connection, Filters(band="not_rated", assignee="")).rows] == ["short"]
        assert (
            queue.sources(connection) == [("short.example", 1), ("walk.example", 1)]
            or len(queue.sources(connection)) == 2
        )


@pytest.mark.parametrize(
    "words", ['"', "' OR 1=1 --", "NEAR(", "a AND", "*", "", "\0", "'; DROP TABLE articles; --", "(" * 99]
)
def test_nothing_typed_into_the_search_is_an_operator(store: Store, report: dict[str, Any], words: str) -> None:
    fill(store, report, 1)
    with store.reading() as connection:
        assert queue.page(connection, Filters(words=words)).rows == ()


@pytest.mark.parametrize("many", [False, True])
def test_marks_and_words_are_found_whether_few_have_them_or_many(
    store: Store, report: dict[str, Any], many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "FEW", 2 if many else 1_000)
    monkeypatch.setattr(search, "LISTED", 2 if many else 1_000)
    fill(store, report, 9)
    bare = {**report, "evidence": [e for e in report["evidence"] if e["kind"] != "promotion.cta"]}
    keep(store, Article.from_text("Something else altogether.", id="bare"), bare)
    with store.reading() as connection:
        for filters in (
            Filters(kind="promotion.cta"),
            Filters(words="badgers"),
            Filters(kind="promotion.cta", words="series"),
        ):
            page = queue.page(connection, filters, "created")
            assert [row.key for row in page.rows] == [str(i) for i in range(9)]
            assert queue.count(connection, filters) == 9
            assert queue.count(connection, filters, 4) == 4
        assert queue.count(connection, Filters(signal="contradictions:fail")) == 10
        assert queue.standing(connection) == {"new": 10}


def test_a_new_text_makes_a_cleared_article_new_again(store: Store, scorer: Scorer, article: str) -> None:
    one = Article.from_text(article, id="walk")
    keep(store, one, scorer.score(one).to_dict())
    with store.writing() as connection:
        row = articles.get(connection, "walk")
        assert row
        articles.change(connection, row.id, status="returned")
    two = replace(one, text=article + "Mended.\n")
    keep(store, two, scorer.score(two).to_dict())
    with store.reading() as connection:
        row = articles.get(connection, "walk")
        assert row
        assert row.status == "new"


def test_deletion_leaves_nothing(store: Store, report: dict[str, Any]) -> None:
    fill(store, report, 3)
    with store.writing() as connection:
        row = articles.get(connection, "1")
        assert row
        feedback.add(connection, row, feedback.Opinion("agree", "ruth"))
        articles.remove(connection, row.id)
    with store.reading() as connection:
        for table in (tables.versions, tables.reports, tables.feedback, tables.marks):
            assert connection.execute(select(table).where(table.c.article_id == row.id)).all() == []
        assert len(queue.page(connection, Filters(words="badgers")).rows) == 2


def test_what_is_over_is_swept(store: Store, report: dict[str, Any]) -> None:
    fill(store, report, 3)
    with store.writing() as connection:
        connection.execute(update(tables.articles).where(tables.articles.c.key == "1").values(updated=1))
    assert retention.sweep(store, 0) == 0
    assert retention.sweep(store, 30) == 1
    with store.reading() as connection:
        assert queue.count(connection, Filters()) == 2
        assert len(queue.page(connection, Filters(words="badgers")).rows) == 2


def test_views_are_saved_under_their_owner(store: Store) -> None:
    with store.writing() as connection:
        views.save(connection, "ruth", "mine", "band=weak")
        views.save(connection, "ruth", "mine", "band=mixed")
        views.save(connection, "ann", "all", "sort=score", shared=True)
        views.save(connection, "ann", "hers", "")
        visible = views.visible(connection, "ruth")
        assert [(view.name, view.query) for view in visible] == [("all", "sort=score"), ("mine", "band=mixed")]
        views.remove(connection, "ruth", visible[0].id)
        views.remove(connection, "ruth", visible[1].id)
        assert [view.name for view in views.visible(connection, "ruth")] == ["all"]
