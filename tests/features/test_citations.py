"""Citations beyond the lists of cases: grades, links of a page, features, and what is told to an editor."""

from __future__ import annotations

import gc
import time
import tracemalloc

import pytest

from data import Article
from data.page import Link
from features import Document
from features.citations import CITATIONS
from features.citations.attribution import read_candidates
from features.citations.evidence import LOCATOR, NAMED
from features.citations.judge import Judge
from features.citations.sources import domain_of, grade, host_of
from features.evidence import Evidence
from features.extractor import Finding


def extract(text: str, **fields: object) -> Finding:
    return CITATIONS.extract(Document.read(Article.from_text(text, **fields)))


def located(finding: Finding) -> list[Evidence]:
    return [e for e in finding.evidence if e.kind == LOCATOR]


def linked(text: str, *anchors: tuple[str, str], url: str | None = None) -> list[Evidence]:
    links = tuple(Link(text.index(anchor), text.index(anchor) + len(anchor), target) for anchor, target in anchors)
    article = Article(text=text, id="x", url=url, links=links, from_html=True)
    return located(CITATIONS.extract(Document.read(article)))


def value(finding: Finding, name: str) -> float:
    return finding.values[[feature.name for feature in CITATIONS.features].index(name)]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("dea.gov", "government"),
        ("stats.health.gov.au", "government"),
        ("jobs.nhs.uk", "government"),
        ("pmc.ncbi.nlm.nih.gov", "journal"),
        ("nih.gov", "government"),
        ("onlinelibrary.wiley.com", "journal"),
        ("med.stanford.edu", "university"),
        ("www-users.york.ac.uk", "university"),
        ("news.bbc.co.uk", "news"),
        ("en.wikipedia.org", "reference"),
        ("smile.amazon.com", "shop"),
        ("example.com", "unknown site"),
        ("notgov.com", "unknown site"),
    ],
)
def test_a_source_is_graded_by_the_longest_entry_or_by_rule(host: str, expected: str) -> None:
    assert grade(host) == expected


def test_the_pages_own_site_is_no_source() -> None:
    assert grade("blog.example.com", own="example.com") == "the page's own site"
    text = "The table is at https://www.example.com/table and the law at https://www.example.gov/law."
    assert [e.quote for e in located(extract(text, url="https://example.com/post"))] == ["https://www.example.gov/law"]


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://www.a.org/b", "a.org"), ("A.ORG/x", "a.org"), ("ftp://u:p@b.net:21/", "b.net"), ("//c.com", "c.com")],
)
def test_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


def test_a_note_says_what_a_source_is() -> None:
    assert located(extract("See https://www.dea.gov/factsheets for more."))[0].note == "dea.gov: government"
    assert located(extract("It has PMID 31234567 there."))[0].note == "PubMed id: journal"


def test_a_link_to_another_site_is_a_source_with_its_target() -> None:
    (found,) = linked("A trial found no harm at all.", ("A trial", "https://www.bmj.com/content/1"))
    assert (found.where, found.target, found.quote) == ("link", "https://www.bmj.com/content/1", "A trial")
    assert found.note == "bmj.com: journal"


def test_links_of_the_site_and_links_that_share_it_are_no_sources() -> None:
    text = "Read our guide, tell your friends about this, or look at the post on saving water at home."
    anchors = (
        ("our guide", "https://www.garden.example.com/guide"),
        ("tell your friends", "https://www.facebook.com/sharer.php?u=https://garden.example.com"),
        ("the post", "/2019/water"),
        ("saving water", "mailto:water@garden.example.com"),
    )
    assert linked(text, *anchors, url="https://garden.example.com/a") == []


def test_the_site_most_links_lead_to_is_the_pages_own() -> None:
    text = "One two three four five and six are the words of this sentence, as anybody can see."
    own = [(word, f"https://mysite.com/{word}") for word in ("One", "two", "three", "four", "five")]
    found = linked(text, *own, ("six", "https://www.who.int/six"))
    assert [e.quote for e in found] == ["six"]


def test_an_address_that_is_also_a_link_is_marked_once() -> None:
    text = "The fact sheet stands at https://www.dea.gov/factsheets/ketamine for all to read."
    (found,) = linked(text, ("https://www.dea.gov/factsheets/ketamine", "https://www.dea.gov/factsheets/ketamine"))
    assert found.where == "link"


def test_an_address_inside_an_entry_belongs_to_it() -> None:
    text = "References\nAbara K, Stein P. Dose in mice. J Toy Med 2004;12:45-51. https://pubmed.ncbi.nlm.nih.gov/1\n"
    (found,) = located(extract(text))
    assert (found.quote[:5], found.quote[-2:]) == ("Abara", "/1")
    assert found.note == "reference entry, pubmed.ncbi.nlm.nih.gov: journal"


def test_entries_in_one_paragraph_are_told_apart_by_their_numbers() -> None:
    text = (
        "References: 1. Abara K. Dose in mice. J Toy Med 2004;12:45-51. 2. Yusuf L. Dosing again. Ann Pretend Med "
        "2008;4:112-9. 3. Stein P. A third dose. J Toy Med 2010;18:1-7."
    )
    assert [e.quote.split(" ")[0] for e in located(extract(text))] == ["Abara", "Yusuf", "Stein"]


def test_a_continued_line_belongs_to_its_entry() -> None:
    text = (
        "Bibliography\nTorres, A. (1998). The quiet kitchen and its guests: a history of small\nrooms. London: Hearth\n"
        "Ueda, M. (2003). Salt and its enemies. Journal of Table Studies, 8(2),\n101-120.\n"
        "Varga, L. (2007). Bread. Journal of Table Studies, 12(1), 1-9.\n"
    )
    assert [e.quote.split(",")[0] for e in located(extract(text))] == ["Torres", "Ueda", "Varga"]


def test_a_line_of_an_entry_that_begins_with_by_does_not_end_the_list() -> None:
    text = (
        "References\n[1] J. Abara et al, Crystals of sugar that were formed at low heat\nby stirring and by patience, "
        "Letters of Toys, Vol. 8 (2002), p. 11.\n[2] L. Yusuf, Sugar again, Toy Science, Vol. 9 (2004), p. 12.\n"
    )
    assert [e.quote[-6:] for e in located(extract(text))] == ["p. 11.", "p. 12."]


def test_a_surname_is_the_same_source_as_the_full_name() -> None:
    finding = extract(
        '"It rains," said Alma Reyes of Hull University. Reyes says it will stop. She adds that it snows.'
    )
    assert sum(e.kind == NAMED for e in finding.evidence) == 3
    assert value(finding, "citations.named") == 1.0


def seen(text: str) -> set[tuple[str, ...]]:
    """What the judge sees of the sources that a text names, each with its passage."""
    document = Document.read(Article.from_text(text))
    read = read_candidates(document, frozenset())
    return {(document.plain[found.start : found.end], *map(str, views)) for found, views in read}


def test_what_the_judge_sees_of_a_name_depends_on_no_order_and_no_repetition() -> None:
    first = "In the end Harlow warned that the kettle would boil over."
    second = "The club met in the hall of the mill, and Harlow noted that the roof had leaked."
    assert len(seen(f"{first}\n\n{second}")) == 2
    assert seen(f"{first}\n\n{second}") == seen(f"{second}\n\n{first}")
    assert seen(f"{first}\n\n{first}") == seen(first) != set()


def test_a_study_named_only_later_is_not_nobodys() -> None:
    named = "A study by the Dover Institute followed ninety kettles."
    told = "The study found that most of them leak."
    for text in (f"{named}\n\n{told}", f"{told}\n\n{named}"):
        finding = extract(text)
        assert value(finding, "citations.named") == 1
        assert value(finding, "citations.vague") == 0


def test_a_later_mention_is_evidence_and_no_other_source() -> None:
    finding = extract("Jane Holt, a chemist at the Dover Institute, says the kettle boils. She said it leaks as well.")
    assert sum(e.kind == NAMED for e in finding.evidence) == 2
    assert value(finding, "citations.named") == 1


def test_one_author_and_year_twice_is_one_that_stands_alone() -> None:
    claim = "Old kettles leak at the seam (Harlow, 1980)."
    assert located(extract(f"{claim}\n\n{claim}")) == located(extract(claim)) == []


def test_twice_the_article_has_the_same_values() -> None:
    text = (
        "Studies show that naps help. According to the Nap Institute, 40% of adults nap. The rest, 60% of adults, "
        "do not.\nSee https://www.example.gov/naps and https://www.amazon.com/pillow for more.\n"
    )
    assert extract(text).values == extract(text + "\n" + text).values


def test_shops_locate_no_source_that_counts() -> None:
    finding = extract("The pillow is at https://www.amazon.com/pillow for now.")
    assert value(finding, "citations.locators") == 0.0


def test_disguised_addresses_and_cues_are_read_as_they_look() -> None:
    finding = extract("Stud\u00adies sh\u200bow it. See https://www.dea\u200b.gov/factsheets there.")
    assert [e.kind.partition(".")[2] for e in finding.evidence] == ["vague", "locator"]


@pytest.mark.parametrize(
    ("text", "status", "advice"),
    [
        ("The moss is green and soft.", "fail", "Say where the main claims come from"),
        (
            "According to the Moss Institute, it is green. About 40% of gardens have moss.",
            "partial",
            "Link the sources",
        ),
        ("It is green (https://moss.example.org/a). Studies show that it is soft.", "partial", "Say which study"),
        (
            "It is green (https://moss.example.org/a). The Moss Institute says so. So does https://b.example.edu/moss.",
            "pass",
            "",
        ),
    ],
)
def test_verdict(text: str, status: str, advice: str) -> None:
    verdict = CITATIONS.tell(extract(text))
    assert verdict.status == status
    assert verdict.advice.startswith(advice)


def test_a_second_statistic_of_a_sentence_begins_with_its_first_word() -> None:
    text = "The party is said to have received 670,000 votes, twice as many as its rival."
    assert [e.quote for e in extract(text).evidence if e.kind == "citation.missing"][1:] == [
        "twice as many as its rival"
    ]


def test_a_bare_statistic_is_quoted_in_the_advice() -> None:
    verdict = CITATIONS.tell(
        extract("See https://moss.example.org/a.\n\nAbout 40% of all gardens have some moss in them.")
    )
    assert "About 40% of all gardens" in verdict.advice
    assert "1 statistic without a source near" in verdict.summary


@pytest.mark.parametrize(
    "piece",
    [
        "http://",
        "www.",
        "(",
        "[1]",
        '"',
        "Smith said ",
        "References\n",
        "Sources:\n- a\n",
        "1 ",
        ":1",
        "© ",
        "5% ",
        "said, ",
    ],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        document = Document.read(Article.from_text("x " + piece * (size // len(piece))))
        start = time.process_time()
        CITATIONS.extract(document)
        return time.process_time() - start

    seconds(2_000)
    small, large = min(seconds(30_000) for _ in range(3)), seconds(240_000)
    assert large < 8 * 4 * small + 0.5


def test_a_judge_sums_the_weights_of_what_it_sees() -> None:
    trained = Judge({"follow1 that": 1.5, "follow12 that named": -0.25, "quoted": 2.0}, -1.0)
    assert trained.odds([("follow", "that", "named", "speech", "say")]) == pytest.approx(0.25)
    assert trained.odds([("quoted",), ("unseen", "anything")]) == pytest.approx(1.0)
    assert trained.odds([]) == -1.0


def test_a_suffix_in_encoded_letters_is_a_public_suffix_too() -> None:
    assert domain_of("www.shop.xn--55qx5d.cn") == "shop.xn--55qx5d.cn"
    assert domain_of("www.shop.co.uk") == "shop.co.uk"


def test_nothing_of_a_long_text_is_kept() -> None:
    def read(number: int) -> None:
        prose = "The harbour was calm. " * 5_000
        text = f"{number} {prose}{'w' * 60} accepts that the pier is closed."
        CITATIONS.extract(Document.read(Article.from_text(text)))

    read(1)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        read(2)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - before < 50_000
    finally:
        tracemalloc.stop()
