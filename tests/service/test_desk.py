"""The desk without a browser: queue, adding, feedback, history, comparison and exports, and that text stays text."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape

import pytest

from tests.service.serving import Server

HOSTILE = '<script>alert("a")</script><img src=x onerror=alert(1)> {{ 7 * 7 }} {% raw %} \'"><b>'
SELLING = "walk.txt"
PLAIN = (
    "The library opens at nine\n\nThe town library opens at nine and closes at six, says Ann Lee, who runs it. "
    "On Saturdays it opens an hour later. Readers may borrow ten books for a month. Most of them bring the books back "
    "in time, and those who do not pay nothing. A walk does not shorten a cold, a notice at the door explains to all "
    "who come in with one, and adds that a chair by the window might. The reading room has forty chairs.\n"
)


def docx(*paragraphs: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, article: str) -> Iterator[Server]:
    """A server with a selling article, a plain one, and one whose every word is hostile."""
    with Server(tmp_path_factory.mktemp("desk") / "log") as server:
        server.drop({SELLING: article.encode(), "library.docx": docx(*PLAIN.split("\n\n")), "notes.xyz": b"?"})
        fields = {"text": f"{HOSTILE}\n{article}", "title": HOSTILE, "id": HOSTILE, "url": "https://a.example/<b>"}
        assert server.post("/v1/score", {**fields, "store": True}).status == 201
        yield server


@pytest.fixture(scope="module")
def walk(desk: Server) -> int:
    return desk.number("Does a morning walk help against a cold?")


@pytest.fixture(scope="module")
def hostile(desk: Server) -> int:
    return desk.number(HOSTILE)


def titles(page: str) -> list[str]:
    return [unescape(title) for title in re.findall(r'class="open"[^>]*>([^<]*)</a>', page)]


def words(page: str) -> str:
    """What a page says, without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def test_what_cannot_be_read_is_named_with_the_reason(desk: Server) -> None:
    files = {
        "a.xyz": b"?",
        "broken.docx": b"PK",
        "empty.txt": b" ",
        "some.jsonl": b'{"text": "Some words."}\n{"no": 1}\n',
    }
    told = words(desk.page(f"/?delivery={desk.drop(files)}"))
    assert "1 article added, 4 could not be read" in told
    assert "a.xyz Files that end in '.xyz' are not read" in told
    assert "broken.docx The file is damaged, protected, or not DOCX." in told
    assert "empty.txt The file is empty" in told
    assert "some.jsonl, line 2 The field 'text' (or 'html') is missing" in told


def test_a_pdf_is_read_or_its_reader_is_named(desk: Server) -> None:
    told = words(desk.page(f"/?delivery={desk.drop({'broken.pdf': b'%PDF-1.4 nothing'})}"))
    assert "'pypdf' is not installed" in told or "damaged, protected, or not PDF" in told


def test_the_words_of_a_docx_are_scored(desk: Server) -> None:
    number = desk.number("The library opens at nine")
    assert "Readers may borrow ten books" in words(desk.page(f"/article/{number}"))


@pytest.mark.parametrize(
    "query",
    [
        "q=walkers",
        "signal=contradictions:fail",
        "kind=promotion.cta",
        "source=walk.example&band=",
        "q=cures+colds&sort=score",
    ],
)
def test_the_queue_is_filtered(desk: Server, query: str) -> None:
    if "source" in query:
        desk.post("/v1/score", {"text": PLAIN, "url": "https://walk.example/a", "title": "By a source", "store": True})
        assert titles(desk.page(f"/?{query}")) == ["By a source"]
        return
    found = titles(desk.page(f"/?{query}"))
    assert "Does a morning walk help against a cold?" in found
    assert "The library opens at nine" not in found


@pytest.mark.parametrize(
    "query", ["cursor=x", "sort=evil", "since=yesterday", "band=evil&signal=a:b&kind=c", "delivery=99"]
)
def test_an_address_that_makes_no_sense_shows_the_queue(desk: Server, query: str) -> None:
    assert len(titles(desk.page(f"/?{query}"))) >= 3


def test_pages_go_on_where_the_last_one_ended(desk: Server) -> None:
    desk.drop(
        {
            "many.jsonl": b"".join(
                json.dumps({"text": f"Number {i} of many.", "id": f"m{i}"}).encode() + b"\n" for i in range(60)
            )
        }
    )
    first = desk.page("/?q=number&sort=updated")
    onward = re.search(r'rel="next" href="([^"]+)"', first)
    assert onward
    both = titles(first) + titles(desk.page(unescape(onward[1])))
    assert both == [f"Number {i} of many." for i in range(60)]


def test_several_articles_are_moved_and_assigned_at_once(desk: Server, walk: int) -> None:
    other = desk.number("The library opens at nine")
    chosen = [("article", str(walk)), ("article", str(other))]
    back = ("back", "q=walk&evil=1")
    answer = desk.send("/queue", *chosen, ("action", "cleared"), back)
    assert (answer.status, answer.headers["Location"]) == (303, "/?q=walk")
    desk.send("/queue", *chosen, ("action", "mine"), back)
    assert set(titles(desk.page("/?status=cleared&assignee=@me"))) == {
        "Does a morning walk help against a cold?",
        "The library opens at nine",
    }
    desk.send(f"/article/{walk}/standing", ("assignee", HOSTILE))
    page = desk.page(f"/article/{walk}")
    assert HOSTILE in words(page)
    assert "<script>alert" not in page
    assert desk.send("/queue", *chosen, ("action", "evil")).status == 422
    assert desk.send("/queue", ("article", "999999"), ("action", "cleared")).status == 404


def test_a_view_is_saved_and_forgotten(desk: Server) -> None:
    desk.send("/views", ("back", "band=weak&sort=score"), ("name", HOSTILE))
    page = desk.page("/")
    assert 'href="/?band=weak&amp;sort=score"' in page
    assert "<script>alert" not in page
    number = re.search(r'name="forget" value="(\d+)"', page)
    assert number
    desk.send("/views", ("forget", number[1]), ("back", ""))
    assert "band=weak" not in desk.page("/")


def test_feedback_is_kept_with_its_passage_and_counted(desk: Server, walk: int, article: str) -> None:
    path = f"/article/{walk}/feedback"
    desk.send(path, ("verdict", "too_high"), ("reason", HOSTILE))
    desk.send(path, ("verdict", "wrong_passage"), ("flag", "1"))
    start = article.index("two days, guaranteed")
    missed = ("verdict", "missed_passage"), ("kind", "hedging.overclaim")
    assert desk.send(path, *missed, ("quote", "two days"), ("start", str(start))).status == 303
    assert desk.send(path, *missed, ("quote", "never was there")).json["code"] == "not_in_text"
    assert desk.send(path, ("verdict", "wrong_passage"), ("flag", "9999")).json["code"] == "no_passage"
    assert desk.send(path, ("verdict", "evil")).json["code"] == "unknown_verdict"
    said = desk.ask("GET", "/v1/feedback").json["feedback"]
    evidence = desk.ask("GET", f"/v1/articles/{SELLING}").json["report"]["evidence"][1]
    assert [one["verdict"] for one in said] == ["too_high", "wrong_passage", "missed_passage"]
    assert (said[1]["kind"], said[1]["quote"]) == (evidence["kind"], evidence["quote"])
    assert (said[2]["start"], said[2]["end"], said[2]["quote"]) == (start, start + 8, "two days")
    for page in (desk.page(f"/article/{walk}"), desk.page("/feedback"), desk.page(f"/article/{walk}/history")):
        assert "Too high" in page
        assert "<script>alert" not in page
        assert "{{ 7 * 7 }}" in page
    assert re.search(r"0 %</b><span>agree with the score", desk.page("/feedback"))


def test_the_history_shows_what_a_change_did(desk: Server, article: str) -> None:
    desk.drop({"draft.txt": article.replace("Does a morning", "Draft: does a morning").encode()})
    desk.drop(
        {
            "draft.txt": article.replace("Does a morning", "Draft: does a morning")
            .replace("some doctors", HOSTILE)
            .encode()
        }
    )
    number = desk.number("Draft: does a morning walk help against a cold?")
    page = desk.page(f"/article/{number}/history")
    assert "What changed from version 1 to 2" in page
    assert '<del><span class="unseen">removed: </span>some' in page
    assert "<script>alert" not in page
    assert desk.ask("GET", f"/article/{number}/history?from=1&to=7").status == 404


def test_two_articles_are_compared(desk: Server, walk: int) -> None:
    other = desk.number("The library opens at nine")
    page = desk.page(f"/compare?article={walk}&article={other}")
    assert "Where they disagree" in page
    assert "A walk does not shorten a cold" in page.partition("Where they disagree")[2]
    assert "A walk shortens a cold by two days" in page.partition("Where they disagree")[2]
    assert desk.ask("GET", f"/compare?article={walk}", accept="text/html").status == 422
    assert "Choose two to 6" in desk.page("/compare")


@pytest.mark.parametrize(
    ("form", "kind"),
    [("json", "application/json"), ("md", "text/markdown"), ("csv", "text/csv"), ("html", "text/html")],
)
def test_a_report_goes_out_as_a_file(desk: Server, hostile: int, form: str, kind: str) -> None:
    answer = desk.ask("GET", f"/article/{hostile}/report.{form}")
    assert answer.headers["Content-Type"].startswith(kind)
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    content = answer.body.decode()
    if form == "json":
        assert json.loads(content)["title"] == HOSTILE
    if form == "html":
        assert "<script" not in content
        assert set(re.findall(r'(?:src|href)="([^#][^"]*)"', content)) == set()
        assert "A short walk may" not in content or "mark" in content


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=%3Cscript%3Ealert{{{{7*7}}}}",
        "/overview",
        "/feedback",
        "/article/{}",
        "/article/{}?flag=0",
        "/article/{}/print",
        "/article/{}/history",
        "/article/{}/report.html",
        "/compare?article={}&article={}",
    ],
)
def test_text_is_shown_as_text_everywhere(desk: Server, hostile: int, walk: int, path: str) -> None:
    page = desk.page(path.format(hostile, walk))
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "'\"><b>" not in page
    assert not re.search(r"<[^>]*\sstyle=|<[^>]*\son\w+=", page)
    if "report.html" not in path:
        assert "<style" not in page
        assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []


def test_nobody_can_tell_an_article_that_is_not_there(desk: Server) -> None:
    for path in ("/article/999999", "/article/999999/history", "/article/999999/print", "/article/999999/report.json"):
        assert desk.ask("GET", path, accept="text/html").status == 404


def test_where_no_text_is_kept_its_words_are_nowhere(tmp_path_factory: pytest.TempPathFactory, article: str) -> None:
    folder = tmp_path_factory.mktemp("hashes")
    with Server(folder / "log", settings={"keep_text": "false"}) as server:
        server.drop({"walk.txt": article.encode(), "again.txt": article.replace("cold", "cough").encode()})
        server.drop({"walk.txt": article.replace("mood", "spirits").encode()})
        first, second = (int(n) for n in re.findall(r'href="/article/(\d+)"', server.page("/?sort=created")))
        for path in (f"/article/{first}", f"/article/{first}/history", f"/compare?article={first}&article={second}"):
            page = server.page(path)
            assert "hash" in page
            assert "lift the" not in page
        missed = ("verdict", "missed_passage"), ("kind", "hedging.hedge"), ("quote", "may")
        assert server.send(f"/article/{first}/feedback", *missed).json["code"] == "text_not_kept"
        assert "lift the" not in server.page(f"/article/{first}/print")
        assert "lift the" not in server.ask("GET", f"/article/{first}/report.html").body.decode()


def test_a_page_that_is_pasted_is_kept_only_if_that_was_asked_for(desk: Server) -> None:
    text = "A page of its own\n\n" + PLAIN
    before = desk.page("/?q=page+of+its+own")
    assert titles(before) == []
    assert desk.paste(body=text, form="text").status == 200
    assert titles(desk.page("/?q=page+of+its+own")) == []
    answer = desk.paste(body=text, form="text", keep="1")
    assert answer.status == 303
    assert titles(desk.page("/?q=page+of+its+own")) == ["A page of its own"]
    assert "Readers may borrow" in words(desk.page(answer.headers["Location"]))
