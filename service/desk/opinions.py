"""`/article/NUMBER/feedback`: whether a score is right, and which passages are not."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from features.evidence import KINDS
from service.access.callers import caller
from service.access.scopes import needs
from service.context import service
from service.desk import archive
from service.problems import ProblemError
from service.store import feedback
from service.store.feedback import Opinion, Verdict

MAX_REASON = 4000
VERDICTS: dict[str, Verdict] = {
    "agree": "agree",
    "too_high": "too_high",
    "too_low": "too_low",
    "wrong_passage": "wrong_passage",
    "missed_passage": "missed_passage",
}

blueprint = Blueprint("opinions", __name__)


@blueprint.post("/article/<int:number>/feedback")
@needs("score")
def say(number: int) -> Response:
    """Keep an opinion, and show the article again."""
    fields = request.form
    verdict = VERDICTS.get(fields.get("verdict", ""))
    if verdict is None:
        raise ProblemError(422, "unknown_verdict", "Choose whether you agree, or what is wrong.")
    reason = fields.get("reason", "").strip().replace("\0", " ")[:MAX_REASON] or None
    with service().store.writing() as connection:
        archive.row(connection, number, lock=True)
        kept = archive.kept(connection, number)
        if verdict == "wrong_passage":
            opinion = _wrong(kept, fields.get("flag", -1, int), reason)
        elif verdict == "missed_passage":
            opinion = _missed(
                kept, fields.get("kind", ""), fields.get("quote", ""), fields.get("start", -1, int), reason
            )
        else:
            opinion = Opinion(verdict, caller().name, reason=reason)
        feedback.add(connection, kept.row, opinion)
    return redirect(url_for("article.shown", number=number, said=verdict) + "#feedback", 303)


def _wrong(kept: archive.Kept, flag: int, reason: str | None) -> Opinion:
    if not 0 <= flag < len(kept.report.evidence):
        raise ProblemError(422, "no_passage", "Choose the passage that is marked wrongly: 'Wrong?' beside it.")
    piece = kept.report.evidence[flag]
    start, end = (piece.span.start, piece.span.end) if piece.span else (None, None)
    quote = piece.quote.replace("\0", " ") or None
    return Opinion("wrong_passage", caller().name, piece.kind, start, end, quote, reason)


def _missed(kept: archive.Kept, kind: str, quote: str, start: int, reason: str | None) -> Opinion:
    """The passage that was selected, or the first that reads like what was typed."""
    quote = quote.replace("\r\n", "\n")
    if kind not in KINDS:
        raise ProblemError(422, "unknown_kind", "Choose what the passage is.")
    if kept.text is None:
        raise ProblemError(422, "text_not_kept", "The text of this article is not kept, so no passage of it is known.")
    if not quote.strip():
        raise ProblemError(422, "no_passage", "Select the passage in the text, or copy it into the form.")
    length = len(quote)
    if start < 0 or " ".join(kept.text[start : start + length].split()) != " ".join(quote.split()):
        quote = quote.strip()
        start, length = kept.text.find(quote), len(quote)
    if start < 0:
        raise ProblemError(422, "not_in_text", "The text has no passage that reads like this; copy it from the text.")
    exact = kept.text[start : start + length].replace("\0", " ")
    return Opinion("missed_passage", caller().name, kind, start, start + length, exact, reason)
