"""Several articles on one question: what they disagree on, who says which, and what they agree on."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data import Article, ArticleError
from features import Abreast, Document
from features.contradictions.candidates import MAX_PAIRS, candidate_pairs
from features.contradictions.claims import Claim, claims
from features.contradictions.conflicts import Contradiction, contradictions
from scoring.report import SCHEMA_VERSION, ScoreReport
from scoring.scorer import Scorer

MIN_ARTICLES, MAX_ARTICLES = 2, 50
MIN_AGREEMENT = 0.6  # likeness from which on two claims without a conflict say the same
ABOUT_WORDS = 4  # words that name what claims are about


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in one of the articles, by the article's place in the list; offsets into its text."""

    article: int
    start: int
    end: int
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """The statement as JSON."""
        return {"article": self.article, "start": self.start, "end": self.end, "quote": self.quote}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sets of statements that cannot both be true, and why; `strength` is that of the clearest pair, 0 to 1."""

    about: str
    kind: str
    strength: float
    reason: str
    sides: tuple[tuple[Statement, ...], tuple[Statement, ...]]

    def to_dict(self) -> dict[str, Any]:
        """The disagreement as JSON."""
        sides = [[statement.to_dict() for statement in side] for side in self.sides]
        return {"kind": self.kind, "strength": self.strength, "reason": self.reason, "sides": sides}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Statements of different articles that say the same."""

    about: str
    statements: tuple[Statement, ...]

    def to_dict(self) -> dict[str, Any]:
        """The agreement as JSON."""
        return {"about": self.about, "statements": [statement.to_dict() for statement in self.statements]}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reports on the articles, what they disagree on (strongest first), where one contradicts itself, what all say."""

    reports: tuple[ScoreReport, ...]
    disagreements: tuple[Disagreement, ...]
    contradictions: tuple[tuple[int, Disagreement], ...]
    agreements: tuple[Agreement, ...]

    @property
    def topics(self) -> dict[str, list[Disagreement]]:
        """The disagreements by what they are about, the strongest first."""
        topics: dict[str, list[Disagreement]] = {}
        for disagreement in self.disagreements:
            topics.setdefault(disagreement.about, []).append(disagreement)
        return topics

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON."""
        return {
            "schema_version": SCHEMA_VERSION,
            "articles": [_article(report) for report in self.reports],
            "topics": [
                {"about": about, "disagreements": [one.to_dict() for one in found]}
                for about, found in self.topics.items()
            ],
            "contradictions": [{"article": article, **found.to_dict()} for article, found in self.contradictions],
            "agreements": [agreement.to_dict() for agreement in self.agreements],
        }


def check(number: int) -> None:
    """Refuse a number of articles that is not compared.

    Raises:
        ArticleError: `too_few_articles` or `too_many_articles`.
    """
    if number < MIN_ARTICLES:
        raise ArticleError("too_few_articles", f"At least {MIN_ARTICLES} articles are compared, not {number}.")
    if number > MAX_ARTICLES:
        raise ArticleError(
            "too_many_articles", f"At most {MAX_ARTICLES} articles are compared at once, not {number:,}."
        )


def compare(articles: Sequence[Article], scorer: Scorer) -> Comparison:
    """Compare two to fifty articles.

    Raises:
        ArticleError: `too_few_articles` or `too_many_articles`.
    """
    check(len(articles))
    abreast = Abreast(len(articles))
    documents = Document.read_all(articles, abreast)
    reports = tuple(scorer.report_all(documents, abreast))
    detector = "deep" if all(article.detector == "deep" for article in articles) else "fast"
    found = [(number, claim) for number, document in enumerate(documents) for claim in claims(document)]
    groups, all_claims = [number for number, _ in found], [claim for _, claim in found]
    statements = [_statement(documents[number], number, claim) for number, claim in found]
    most = MAX_PAIRS * len(articles)
    conflicts = contradictions(all_claims, detector, most, groups)
    return Comparison(
        reports=reports,
        disagreements=tuple(_disagreements(conflicts, all_claims, statements)),
        contradictions=tuple(_own(reports)),
        agreements=tuple(_agreements(all_claims, groups, statements, conflicts, len(articles))),
    )


def _article(report: ScoreReport) -> dict[str, Any]:
    whole = report.to_dict()
    told = ("id", "title", "url", "score", "band", "rated", "cautions", "model", "listed")
    return {name: whole[name] for name in told if name in whole}


def _statement(document: Document, number: int, claim: Claim) -> Statement:
    span = document.span(claim.start, claim.end)
    return Statement(number, span.start, span.end, document.text[span.start : span.end])


def _disagreements(
    conflicts: Sequence[Contradiction], found: Sequence[Claim], statements: Sequence[Statement]
) -> Iterable[Disagreement]:
    """One disagreement for each set of statements joined by conflicts; the sides are its two colours."""
    joined: dict[int, list[int]] = defaultdict(list)
    strongest: dict[int, Contradiction] = {}
    for hit in conflicts:
        joined[hit.first].append(hit.second)
        joined[hit.second].append(hit.first)
        strongest.setdefault(hit.first, hit)
    seen: set[int] = set()
    for hit in conflicts:
        if hit.first in seen:
            continue
        side = {hit.first: 0}
        queue = deque([hit.first])
        while queue:
            at = queue.popleft()
            for other in joined[at]:
                if other not in side:
                    side[other] = 1 - side[at]
                    queue.append(other)
        seen |= side.keys()
        sides = tuple(
            tuple(statements[i] for i in sorted(side, key=lambda i: (statements[i].article, i)) if side[i] == colour)
            for colour in (0, 1)
        )
        conflict = hit.conflict
        about = _about([found[hit.first], found[hit.second]])
        yield Disagreement(about, conflict.kind, conflict.strength, conflict.reason, (sides[0], sides[1]))


def _own(reports: Sequence[ScoreReport]) -> Iterable[tuple[int, Disagreement]]:
    """Where an article contradicts itself: the evidence of its own report."""
    for number, report in enumerate(reports):
        for evidence in report.evidence:
            if evidence.span is not None and evidence.other is not None:
                first = Statement(number, evidence.span.start, evidence.span.end, evidence.quote)
                there = evidence.other
                second = Statement(number, there.span.start, there.span.end, there.quote)
                yield number, Disagreement("", "internal", evidence.strength, evidence.note, ((first,), (second,)))


def _agreements(
    found: Sequence[Claim],
    groups: Sequence[int],
    statements: Sequence[Statement],
    conflicts: Sequence[Contradiction],
    articles: int,
) -> Iterable[Agreement]:
    """Sets of alike claims without a conflict, one or more in every article."""
    disputed = {place for hit in conflicts for place in (hit.first, hit.second)}
    alike: dict[int, list[int]] = defaultdict(list)
    for first, second, likeness in candidate_pairs(found, MAX_PAIRS * articles, groups):
        same = bool(found[first].negations) == bool(found[second].negations)
        if likeness >= MIN_AGREEMENT and same and not {first, second} & disputed:
            alike[first].append(second)
            alike[second].append(first)
    for start in sorted(alike, key=lambda place: (-len(alike[place]), place)):
        together = [start, *alike[start]]
        if len({groups[place] for place in together}) == articles:
            chosen = {groups[place]: place for place in reversed(together)}
            places = [chosen[number] for number in sorted(chosen)]
            yield Agreement(_about([found[p] for p in places]), tuple(statements[p] for p in places))
            return


def _about(found: Sequence[Claim]) -> str:
    """The words that claims share, as they stand in the first claim."""
    first, *others = found
    shared = first.content.intersection(*(claim.content for claim in others))
    return ", ".join([word for stem, word in first.written.items() if stem in shared][:ABOUT_WORDS])
