"""The one path from an article to its report, for command line, HTTP, batch and dashboard alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

from data import Article
from data.article import text_digest
from features import EXTRACTORS, Abreast, Document, Evidence, Finding
from scoring import model as models
from scoring.advice import fix_first
from scoring.fitness import Caution, Fitness, assess
from scoring.model import Model, Prediction
from scoring.profile import Profile
from scoring.report import FeatureReport, ScoreReport, SignalReport
from scoring.vector import raw_values, transform

_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))


class Scorer:
    """Scores articles with one model. Stateless between articles, safe to share between threads."""

    def __init__(self, model: Model, profile: Profile | None = None) -> None:
        self.model = profile.apply(model) if profile else model
        self.profile = profile

    @classmethod
    def load(cls, profile: Profile | None = None) -> Scorer:
        """The scorer with the model in the package, and with an editor's profile where one is given.

        Raises:
            ModelError: when the installation does not fit the model.
        """
        return cls(models.shipped(), profile)

    @property
    def model_name(self) -> dict[str, str]:
        """Which model scores, and with whose profile: one is told from another by the digest, which covers both."""
        named = {"name": models.NAME, "version": self.model.version, "digest": self.model.digest}
        return {**named, "profile": self.profile.name} if self.profile else named

    def score(self, article: Article) -> ScoreReport:
        """The report on one article; never raises for any article."""
        return self.score_all([article], Abreast(1))[0]

    def score_all(self, articles: Sequence[Article], abreast: Abreast) -> list[ScoreReport]:
        """The reports on several articles, each the same as if it were scored by itself."""
        return self.report_all(Document.read_all(articles, abreast), abreast)

    def report_all(self, documents: Sequence[Document], abreast: Abreast) -> list[ScoreReport]:
        """The reports on several articles that have been read."""
        each = abreast.each
        findings = list(zip(*(signal.extract_all(documents, abreast) for signal in EXTRACTORS), strict=True))
        values = each(raw_values, findings)
        predictions = each(self.model.predict, each(transform, values))
        signals = each(_signals, findings, predictions)
        evidence = each(_in_order, findings)
        fitness = each(assess, documents)
        return each(self._report, documents, values, predictions, signals, evidence, fitness)

    def _report(
        self,
        document: Document,
        values: Sequence[float],
        prediction: Prediction,
        signals: tuple[SignalReport, ...],
        evidence: tuple[Evidence, ...],
        fitness: Fitness,
    ) -> ScoreReport:
        article = document.article
        rated = not fitness.obstacles
        return ScoreReport(
            id=article.id,
            title=article.title,
            url=article.url,
            score=prediction.score if rated else None,
            interval=self.model.interval(prediction.score) if rated else None,
            band=self.model.band(prediction.score) if rated else "not_rated",
            cautions=(*fitness.obstacles, *_cautions(article), *_own_weights(self.profile)),
            baseline=prediction.baseline if rated else None,
            signals=signals,
            fix_first=fix_first(self.model, values) if rated else (),
            evidence=evidence,
            sha256=text_digest(article.text),
            characters=len(article.text),
            words=document.word_count,
            language=fitness.language,
            content=article.text if article.from_html else None,
            extra=article.extra,
            listed=self.profile.listed(article.url) if self.profile else None,
            model={**self.model_name, "detector": article.detector},
        )


def _cautions(article: Article) -> list[Caution]:
    encoded = article.text.encode("utf-8", "surrogatepass")
    if controls := len(encoded) - len(encoded.translate(None, _CONTROLS)):
        message = f"The text holds {controls} control characters; is it what you meant to send?"
        return [Caution("control_characters", message)]
    return []


def _own_weights(profile: Profile | None) -> list[Caution]:
    if profile is None or not profile.weights:
        return []
    message = f"Scored with the weights of the profile '{profile.name}': the score is no calibrated probability."
    return [Caution("own_weights", message)]


def _signals(findings: Sequence[Finding], prediction: Prediction) -> tuple[SignalReport, ...]:
    signals, at = [], 0
    for extractor, finding in zip(EXTRACTORS, findings, strict=True):
        verdict = extractor.tell(finding)
        features = tuple(
            FeatureReport(feature.name, value, feature.unit, prediction.log_odds[at + i], prediction.points[at + i])
            for i, (feature, value) in enumerate(zip(extractor.features, finding.values, strict=True))
        )
        at += len(features)
        signals.append(
            SignalReport(
                name=extractor.name,
                status=verdict.status,
                points=math.fsum(f.points for f in features),
                log_odds=math.fsum(f.log_odds for f in features),
                summary=verdict.summary,
                advice=verdict.advice,
                features=features,
            )
        )
    return tuple(signals)


def _in_order(findings: Sequence[Finding]) -> tuple[Evidence, ...]:
    """Contradictions first, the strongest first; then by place; what has no place last."""
    return tuple(sorted((e for finding in findings for e in finding.evidence), key=_rank))


def _rank(evidence: Evidence) -> tuple[bool, float, bool, int, int]:
    contradiction = evidence.kind == "contradiction.internal"
    place = (evidence.span.start, evidence.span.end) if evidence.span else (0, 0)
    return (not contradiction, -evidence.strength if contradiction else 0.0, evidence.span is None, *place)
