"""Rows of the store as the objects of the API."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Row

from service.api.deposits import etag
from service.store.articles import unpack


def moment(micros: int) -> str:
    """Microseconds since 1970 as RFC 3339."""
    return datetime.fromtimestamp(micros / 1_000_000, UTC).isoformat(timespec="microseconds")


def interval(row: Row[Any]) -> list[float] | None:
    """The interval of a report's row."""
    return None if row.low is None else [row.low, row.high]


def article(row: Row[Any]) -> dict[str, Any]:
    """An article as the queue shows it."""
    marks = orjson.loads(row.signals)
    return {
        "id": row.key,
        "title": row.title,
        "url": row.url,
        "source": row.source,
        "status": row.status,
        "assignee": row.assignee,
        "created": moment(row.created),
        "updated": moment(row.updated),
        "score": row.score,
        "interval": interval(row),
        "band": row.band,
        "words": row.words,
        "signals": {name: {"status": status, "points": points} for name, (status, points) in marks.items()},
        "kinds": orjson.loads(row.kinds),
        "etag": etag(row.id, row.revision),
    }


def opinion(row: Row[Any]) -> dict[str, Any]:
    """One person's word on a report, with the features as they were when it was said."""
    report = unpack(row.body)
    features = {
        feature["name"]: float(feature["value"]) for signal in report["signals"] for feature in signal["features"]
    }
    return {
        "number": row.id,
        "id": row.key,
        "version": row.version,
        "sha256": row.sha256,
        "verdict": row.verdict,
        "kind": row.kind,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        "reason": row.reason,
        "who": row.who,
        "created": moment(row.created),
        "score": row.score,
        "features": features,
        "model": model(row),
    }


def model(row: Row[Any]) -> dict[str, str]:
    """Which model made a report."""
    return {"version": row.model_version, "digest": row.model_digest, "detector": row.detector}
