"""Claims written for the detector, each beside a sentence of the corpora that supports it, rules it out or does neither.

`claims.tsv` holds the claims, which are our own, and names the sentences by set and record; their text stays with the
corpora. Some were written to a sentence, the others by themselves, and judged by the sentences nearest to them (cosine
of MiniLM's sentence vectors). They say in a layman's words, or an expert's, what evidence on health, news and everyday
matters means, which the labelled sets do for COVID-19, climate and encyclopaedias only.

`evidence.tsv` holds evidence that was made up for and against claims, directly and in a roundabout way; none of it is a
fact to rely on. It comes as it does in the literature: a claim that medicine supports has none against it, one that it
refutes has none in its favour. So the model also learns what is known of a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from data.corpora import ARTICLE_SETS, read_records
from features.contradictions.training import pages
from features.contradictions.training.records import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    Pair,
    beside,
    plain,
    rows,
    share,
)

CLAIMS = Path(__file__).with_name("claims.tsv")  # set, record, label, claim
EVIDENCE = Path(__file__).with_name("evidence.tsv")  # label, claim, evidence
LABELS = {"E": ENTAILMENT, "N": NEUTRAL, "C": CONTRADICTION}
HELD_OUT = 0.04  # share of the sentences whose claims no model is shown
MOST = 440  # characters of a passage that are read, to the end of a sentence
_FIELDS = {"claim_strength_pubmed3061": "text", "hedge_bioscope_abstracts": "text"}  # of pairs it is the first side


def written(corpora: Path, held_out: bool) -> Iterator[Pair]:
    """Every claim with its sentence or evidence, that first; `id#3` names the fourth sentence of a record.

    Raises:
        CorpusMissingError: when a set, or a sentence of it, is not under `corpora`.
    """
    for label, claim, evidence in rows(EVIDENCE):
        if (share(f"evidence:{claim}") < HELD_OUT) == held_out:
            yield Pair(evidence, claim, LABELS[label], "written")
    for text, (name, record, label, claim) in beside(CLAIMS, corpora, _texts):
        if (share(f"claims:{name}:{record}") < HELD_OUT) == held_out:
            yield Pair(text, claim, LABELS[label], "written")


def _texts(corpora: Path, name: str) -> dict[str, str]:
    return dict(_articles(corpora, name) if name in ARTICLE_SETS else _sentences(corpora, name))


def _articles(corpora: Path, name: str) -> Iterator[tuple[str, str]]:
    for page in pages.read(corpora, name):
        yield from _numbered(page.id, page.sentences)


def _sentences(corpora: Path, name: str) -> Iterator[tuple[str, str]]:
    for row in read_records(corpora, "features", name):
        text = plain(str(row[_FIELDS.get(name, "s1")]))
        yield str(row["id"]), _passage(text)
        yield from _numbered(str(row["id"]), pages.sentences(text))


def _numbered(record: str, sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, sentence in enumerate(sentences):
        yield f"{record}#{number}", sentence.strip("> ")


def _passage(text: str) -> str:
    """The first of several passages, as far as it is read."""
    first = text.split(" > ")[0]
    if len(first) <= MOST:
        return first
    head = first[:MOST]
    return head[: max(head.rfind(". "), head.rfind("? ")) + 1] or head
