"""`/`: the stored articles by filters and in an order, what is done to several at once, and saved views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, get_args
from urllib.parse import parse_qsl, urlencode

import orjson
from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import Row
from werkzeug.wrappers import Response

from features import EXTRACTORS
from features.evidence import KINDS
from service.access.callers import caller
from service.access.scopes import needs
from service.context import service
from service.desk import archive
from service.problems import ProblemError
from service.render.passages import KIND_NAMES
from service.store import articles, jobs, queue, views
from service.store.queue import COUNTED, CursorError, Filters, Order
from service.store.tables import STATUSES

LIMIT = 50
BANDS = ("weak", "mixed", "strong", "not_rated")
SIGNALS = tuple(extractor.name for extractor in EXTRACTORS)
TOLD = ("fail", "partial", "pass")
FIELDS = ("q", "status", "band", "signal", "kind", "source", "assignee", "since", "until", "sort")
MAX_NAME = 200

blueprint = Blueprint("queue", __name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the queue."""

    row: Row[Any]
    signals: dict[str, tuple[str, float]]
    contradictions: int

    @classmethod
    def of(cls, row: Row[Any]) -> Entry:
        """The row with its JSON read."""
        return cls(row, orjson.loads(row.signals), orjson.loads(row.kinds).get("contradiction.internal", 0))

    @property
    def title(self) -> str:
        """What the article is called."""
        return str(self.row.title or self.row.key)


@blueprint.get("/")
def shown() -> str:
    """The page."""
    given = {name: value for name in FIELDS if (value := request.args.get(name, "").strip()[:MAX_NAME])}
    cursor = request.args.get("cursor")
    wanted = given.get("sort", "-updated")
    sort: Order = wanted if wanted in get_args(Order) else "-updated"  # type: ignore[assignment]  # one of them
    filters = _filters(given)
    with service().store.reading() as connection:
        try:
            page = queue.page(connection, filters, sort, cursor, LIMIT)
        except CursorError:
            page, cursor = queue.page(connection, filters, sort, None, LIMIT), None
        number = queue.count(connection, filters, COUNTED + 1)
        standing = queue.standing(connection)
        saved = views.visible(connection, caller().name)
        delivery = request.args.get("delivery", 0, int)
        job = jobs.get(connection, delivery) if delivery else jobs.latest(connection, caller().name)
    return render_template(
        "queue.html",
        entries=[Entry.of(row) for row in page.rows],
        next=page.next,
        cursor=cursor,
        number=number,
        most=COUNTED,
        given=given,
        here=urlencode(given),
        sort=sort,
        standing_of=standing,
        saved=saved,
        me=caller().name,
        job=job,
        faults=orjson.loads(job.faults) if job else [],
        stalled=job is not None and jobs.stalled(job),
        statuses=STATUSES,
        bands=BANDS,
        signals=SIGNALS,
        told=TOLD,
        kinds={kind: KIND_NAMES[kind] for kind in KINDS},
    )


@blueprint.get("/delivery/<int:number>")
def delivery(number: int) -> str:
    """How far a delivery is: the part of the page that tells it, asked for again and again."""
    with service().store.reading() as connection:
        job = jobs.get(connection, number)
    if job is None:
        raise ProblemError(404, "unknown_delivery", "There is no such delivery.")
    return render_template("delivery.html", job=job, faults=orjson.loads(job.faults), stalled=jobs.stalled(job))


@blueprint.post("/queue")
@needs("score")
def act() -> Response:
    """Do something to the articles that were chosen, and show the queue as it was."""
    chosen = [int(number) for number in request.form.getlist("article") if number.isdecimal()][:1000]
    action, back = request.form.get("action", ""), _back(request.form.get("back", ""))
    if action == "compare":
        return redirect(url_for("comparison.shown", article=chosen), 303)
    if action not in (*STATUSES, "assign", "mine"):
        raise ProblemError(422, "unknown_action", "Choose what to do with the articles.")
    status = action if action in STATUSES else None
    assignee = caller().name if action == "mine" else request.form.get("assignee", "").strip()[:MAX_NAME]
    with service().store.writing() as connection:
        for number in sorted(chosen):
            row = archive.row(connection, number, lock=True)
            articles.change(connection, row.id, status=status, assignee=None if status else assignee.replace("\0", " "))
    return redirect("/" + back, 303)


@blueprint.post("/views")
@needs("score")
def save() -> Response:
    """Keep the filters and the order under a name, or forget a view of one's own."""
    back = _back(request.form.get("back", ""))
    name = request.form.get("name", "").strip().replace("\0", " ")[:MAX_NAME]
    with service().store.writing() as connection:
        if (number := request.form.get("forget", 0, int)) != 0:
            views.remove(connection, caller().name, number)
        elif name:
            views.save(connection, caller().name, name, back.removeprefix("?"), shared="shared" in request.form)
    return redirect("/" + back, 303)


def _filters(given: dict[str, str]) -> Filters:
    signal, kind = given.get("signal"), given.get("kind")
    return Filters(
        band=given.get("band") if given.get("band") in BANDS else None,
        status=given.get("status") if given.get("status") in STATUSES else None,
        assignee=_assignee(given.get("assignee")),
        source=given.get("source"),
        signal=signal if signal and signal.partition(":")[0] in SIGNALS else None,
        kind=kind if kind in KINDS else None,
        since=_midnight(given.get("since")),
        until=_midnight(given.get("until"), days=1),
        words=given.get("q"),
    )


def _assignee(name: str | None) -> str | None:
    return {"@me": caller().name, "@nobody": ""}.get(name, name) if name else None


def _midnight(date: str | None, days: int = 0) -> int | None:
    """The beginning of a day in UTC, some days later; None for what is no date."""
    try:
        moment = datetime.strptime(date or "", "%Y-%m-%d").replace(tzinfo=UTC) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    return int(moment.timestamp() * 1_000_000)


def _back(query: str) -> str:
    """The filters in a query string, as they go back into an address; nothing else of it."""
    pairs = [(name, value) for name, value in parse_qsl(query) if name in FIELDS]
    return "?" + urlencode(pairs) if pairs else ""
