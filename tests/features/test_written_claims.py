"""The claims that the cross-encoder learns from: their file, and how each finds its sentence in the corpora."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from data.corpora import CorpusMissingError
from features.contradictions.training import written as module
from features.contradictions.training.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from features.contradictions.training.written import CLAIMS, EVIDENCE, MOST, written
from tests.features.sets import keep

ROWS = [line.split("\t") for line in CLAIMS.read_text("utf-8").splitlines()]
OWN = [line.split("\t") for line in EVIDENCE.read_text("utf-8").splitlines()]
DENIAL = re.compile(r"\b(?:not|no|never|none|nor|cannot|without)\b|n['’]t\b", re.I)


def test_a_row_names_a_set_a_sentence_and_a_label_and_holds_one_statement() -> None:
    assert {len(row) for row in ROWS} == {4}
    assert Counter(row[2] for row in ROWS).keys() == {"E", "N", "C"}
    assert all(3 <= len(re.findall(r"\w+", claim)) <= 45 and "?" not in claim[-1:] for *_, claim in ROWS)


def test_a_row_of_evidence_holds_a_label_a_claim_and_what_speaks_for_or_against_it() -> None:
    assert {len(row) for row in OWN} == {3}
    assert Counter(row[0] for row in OWN).keys() == {"E", "N", "C"}
    assert len({(claim, evidence) for _, claim, evidence in OWN}) == len(OWN)


def test_no_claim_stands_twice_beside_a_sentence() -> None:
    assert len({(name, record, claim.lower()) for name, record, _, claim in ROWS}) == len(ROWS)


def test_neither_denials_nor_lengths_tell_the_label() -> None:
    shares, lengths = {}, {}
    for label in "ENC":
        claims = [row[3] for row in ROWS if row[2] == label]
        shares[label] = sum(bool(DENIAL.search(claim)) for claim in claims) / len(claims)
        lengths[label] = sum(len(claim.split()) for claim in claims) / len(claims)
    assert max(shares.values()) < 2 * min(shares.values()), shares
    assert max(lengths.values()) < 1.3 * min(lengths.values()), lengths


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    long = "A first finding. " * 40
    keep(
        tmp_path / "features" / "pairs_covidfact.jsonl.gz",
        [{"id": "a", "s1": "Masks  helped. > Later news.", "s2": "-"}, {"id": "b", "s1": long, "s2": "-"}],
    )
    text = "Tea is a warm drink of leaves. It is drunk in many lands.\nThe leaves of it are dried for weeks."
    keep(tmp_path / "articles" / "microsoft_web.jsonl.gz", [{"id": "7", "text": text}])
    rows = [
        ("pairs_covidfact", "a", "C", "Masks did nothing"),
        ("pairs_covidfact", "b", "E", "Something was found"),
        ("pairs_covidfact", "b#1", "N", "It was late"),
        ("microsoft_web", "7#2", "N", "Dried tea keeps for years"),
    ]
    (tmp_path / "claims.tsv").write_text("".join("\t".join(row) + "\n" for row in rows))
    monkeypatch.setattr(module, "CLAIMS", tmp_path / "claims.tsv")
    (tmp_path / "evidence.tsv").write_text("N\tTea heals\tTea was asked about.\n")
    monkeypatch.setattr(module, "EVIDENCE", tmp_path / "evidence.tsv")
    return tmp_path


def test_a_claim_is_read_beside_its_sentence(corpora: Path) -> None:
    pairs = {pair.second: pair for held_out in (False, True) for pair in written(corpora, held_out)}
    assert pairs["Masks did nothing"].first == "Masks helped."
    assert pairs["Masks did nothing"].target == CONTRADICTION
    assert pairs["It was late"].first == "A first finding."
    long = pairs["Something was found"]
    assert len(long.first) <= MOST
    assert long.first.endswith("finding.")
    assert long.target == ENTAILMENT
    assert pairs["Tea heals"].first == "Tea was asked about."
    assert pairs["Dried tea keeps for years"].first == "The leaves of it are dried for weeks."
    assert pairs["Dried tea keeps for years"].target == NEUTRAL


def test_all_claims_of_a_sentence_are_shown_or_all_held_out(corpora: Path) -> None:
    rows = [("pairs_covidfact", name, "E", f"{name} {number}") for name in ("a", "b") for number in range(20)]
    (corpora / "claims.tsv").write_text("".join("\t".join(row) + "\n" for row in rows))
    shown, kept = (Counter(pair.first for pair in written(corpora, held_out)) for held_out in (False, True))
    assert set((shown + kept - Counter(["Tea was asked about."])).values()) == {20}
    assert not shown.keys() & kept.keys()


def test_a_sentence_that_the_corpora_lack_is_named(corpora: Path) -> None:
    (corpora / "claims.tsv").write_text("pairs_covidfact\tz\tE\tSomething was found\n")
    with pytest.raises(CorpusMissingError, match=r"pairs_covidfact under .* has no z"):
        list(written(corpora, held_out=False))


def test_a_table_that_is_not_installed_is_named(corpora: Path) -> None:
    (corpora / "evidence.tsv").unlink()
    with pytest.raises(CorpusMissingError, match=r"evidence\.tsv is not installed"):
        list(written(corpora, held_out=False))
