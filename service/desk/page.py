"""`/`: paste an article, see its score, its signals, and the text with every passage that counted."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from data import Article, ArticleError
from features import EXTRACTORS
from scoring import ScoreReport
from service.access.scopes import needs
from service.context import service
from service.desk import passages, scale
from service.highlight import highlight
from service.problems import status_of

HEADLINE_CHARACTERS = 120

blueprint = Blueprint("desk", __name__)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was typed into the form."""

    body: str = ""
    form: str = "text"
    url: str = ""

    @classmethod
    def from_request(cls) -> Pasted:
        """The fields of the form, with the line ends that were pasted: a form sends CRLF for each of them."""
        fields = request.form
        body = fields.get("body", "").replace("\r\n", "\n")
        form = "html" if fields.get("form") == "html" else "text"
        return cls(body, form, fields.get("url", "").strip())

    def article(self) -> Article:
        """The article to score.

        Raises:
            ArticleError: when it cannot be scored.
        """
        return service().parser.article({self.form: self.body, "url": self.url or None})


@blueprint.get("/")
def empty() -> str:
    """The form, and what is looked at."""
    return render_template("start.html", pasted=Pasted(), error=None, extractors=EXTRACTORS)


@blueprint.post("/")
@needs("score")
def scored() -> str | tuple[str, int]:
    """The report on what was pasted, or the form with what is wrong with it."""
    pasted = Pasted.from_request()
    with service().gate.admitted():
        try:
            article = pasted.article()
        except ArticleError as error:
            page = render_template("start.html", pasted=pasted, error=error, extractors=EXTRACTORS)
            return page, status_of(error)
        with service().gate.turn():
            report = service().scorer.score(article)
    return _report_page(report, article, pasted)


def _report_page(report: ScoreReport, article: Article, pasted: Pasted) -> str:
    return render_template(
        "report.html",
        report=report,
        headline=headline(article.text),
        pasted=pasted,
        bands=scale.bands(service().scorer.model.bands),
        steps=scale.steps(report),
        extractors={extractor.name: extractor for extractor in EXTRACTORS},
        pairs=passages.pairs(report.evidence),
        groups=passages.groups(report.evidence),
        metadata=passages.metadata(report.evidence),
        marked=highlight(article.text, passages.marks(report.evidence)),
    )


def headline(text: str) -> str:
    """The first line of a text, which is its title on most pages; cut where it is a whole paragraph."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= HEADLINE_CHARACTERS:
        return line
    cut = line[:HEADLINE_CHARACTERS]
    return (cut.rpartition(" ")[0] or cut) + " …"
