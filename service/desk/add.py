"""`/add`: paste an article or drop files; they are scored, kept, and stand in the queue."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Answer

from data import Article, ArticleError
from data.readers.entries import Entry, Unread
from features import EXTRACTORS
from service.access.callers import caller, charge
from service.access.scopes import needs
from service.context import service
from service.desk import deliveries, seen
from service.desk.documents import TAKEN, entries
from service.problems import status_of
from service.store.articles import UnstorableError

MOST = 1_000  # articles of one delivery

blueprint = Blueprint("add", __name__)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was typed into the form."""

    body: str = ""
    form: str = "text"
    url: str = ""
    keep: bool = True

    @classmethod
    def from_request(cls) -> Pasted:
        """The fields of the form, with the line ends that were pasted: a form sends CRLF for each of them."""
        fields = request.form
        body = fields.get("body", "").replace("\r\n", "\n")
        form = "html" if fields.get("form") == "html" else "text"
        return cls(body, form, fields.get("url", "").strip(), "keep" in fields)

    def article(self) -> Article:
        """The article to score.

        Raises:
            ArticleError: when it cannot be scored.
        """
        return service().parser.article({self.form: self.body, "url": self.url or None})


@blueprint.get("/add")
@needs("score")
def form() -> str:
    """The form, and what is looked at."""
    return _form(Pasted())


@blueprint.post("/add")
@needs("score")
def added() -> Answer | str | tuple[str, int]:
    """To the article, to the queue where several are on their way, or the form with what is wrong."""
    if files := [file for file in request.files.getlist("files") if file.filename]:
        found = _found(files)
        if len(found) > MOST:
            return _form(Pasted(), f"These are {len(found):,} articles; {MOST:,} are taken at once."), 413
        charge(len(found))
        number = deliveries.begin(service(), caller().name, found)
        return redirect(url_for("queue.shown", delivery=number), 303)
    pasted = Pasted.from_request()
    with service().gate.admitted():
        try:
            article = pasted.article()
            if pasted.keep:
                stored = deliveries.keep(service(), article)
                return redirect(url_for("article.shown", number=stored.number), 303)
        except (ArticleError, UnstorableError) as error:
            status = status_of(error) if isinstance(error, ArticleError) else 422
            return _form(pasted, error.message), status
        with service().gate.turn():
            report = service().scorer.score(article)
    return render_template(
        "report.html",
        seen=seen.of(report, article.text, service().scorer.model),
        pasted=pasted,
        title=deliveries.headline(article.text),
    )


def _form(pasted: Pasted, error: str | None = None) -> str:
    return render_template("add.html", pasted=pasted, error=error, extractors=EXTRACTORS, taken=TAKEN, most=MOST)


def _found(files: list[FileStorage]) -> list[Entry]:
    found: list[Entry] = []
    for file in files:
        name = file.filename or ""
        try:
            found.extend(entries(name, file.stream.read()))
        except ArticleError as error:
            found.append(Unread(error, name[:200]))
    return found
