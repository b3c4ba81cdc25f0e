"""All evidence on the sources of one document, each passage marked once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from features.abreast import Abreast
from features.citations.attribution import LATER, UNNAMED_STUDY, Attribution, find_attributions
from features.citations.judge import Judge, shipped
from features.citations.links import find_links
from features.citations.locators import Locator, find_locators
from features.citations.markers import find_markers
from features.citations.own_site import advertises, invites, own_domain, own_names
from features.citations.ranges import Ranges
from features.citations.references import Entry, find_entries
from features.citations.sources import GRADED_SCHEMES, OWN_SITE, UNKNOWN, domain_of, grade
from features.citations.speakers import find_signatures, find_speakers
from features.citations.statistics import Sources, find_statistics
from features.citations.vague import find_formulas
from features.document import Document
from features.evidence import Evidence

LOCATOR, NAMED, VAGUE, MISSING = "citation.locator", "citation.named", "citation.vague", "citation.missing"
TOPIC_CHARACTERS = 120
_POST = re.compile(r"/status/|\bpic\.|\d{8}")  # an address of one post, not of whoever writes there
HOME = 60  # characters of an address that can be an advertised site


def find(documents: Sequence[Document], abreast: Abreast) -> list[list[Evidence]]:
    """Located, named and vague sources, and statistics without one, of each of several documents."""
    each = abreast.each
    entries = each(find_entries, documents)
    listed = each(listed_at, entries)
    located = each(find_located, documents, entries, listed)
    attributions = each(partial(attribute, judge=shipped("attribution")), documents, listed)
    statistics = each(_statistics, documents, listed, located, attributions)
    marked = each(_marked, documents, attributions)
    return [[*found, *said, *missing] for found, said, missing in zip(located, marked, statistics, strict=True)]


def _statistics(
    document: Document, listed: Ranges, located: Sequence[Evidence], attributions: Sequence[Attribution]
) -> list[Evidence]:
    return [
        document.mark(MISSING, found.start, found.end, found.note, topic=_words(document, found.start, found.end))
        for found in find_statistics(document, sources_of(document, located, attributions), shipped("statistic"))
        if not listed.holds(found.start, found.end)  # the figures of a reference are no statistics
    ]


def _words(document: Document, start: int, end: int) -> str:
    """What a claim counts as once: its words, without the marks around them."""
    return document.low[start:end].strip("\"'()[]-:;,. ")


def sources_of(document: Document, located: Sequence[Evidence], attributions: Sequence[Attribution]) -> Sources:
    """Where the sources of a document stand."""
    return Sources(
        named={found.sentence for found in attributions if found.named},
        located={document.sentence_index(document.plain_offset(e.span.start)) for e in located if e.span is not None},
        vague={found.sentence for found in attributions if not found.named},
    )


def listed_at(entries: Sequence[Entry]) -> Ranges:
    """Where the entries of the lists of sources stand."""
    return Ranges((entry.start, entry.end) for entry in entries)


def find_located(document: Document, entries: Sequence[Entry], listed: Ranges) -> list[Evidence]:
    """The entries, links, addresses, identifiers and markers of a document."""
    own = own_domain(document)
    found = find_locators(document)
    links = list(find_links(document, own))
    linked = Ranges((link.start, link.end) for link in links)
    invited = {domain_of(locator.host) for locator in found if locator.host and invites(document.low, locator.start)}
    out = [_entry(document, entry, found, own) for entry in entries]
    for link in links:
        if not listed.holds(link.start, link.end):
            note = f"{link.host}: {grade(link.host)}"
            marked = document.mark(LOCATOR, link.start, link.end, note, topic=_address(link.target))
            out.append(marked._replace(where="link", target=link.target))
    for locator in found:
        if listed.holds(locator.start, locator.end) or linked.holds(locator.start, locator.end):
            continue
        note = _note(locator, own)
        if locator.host and (domain_of(locator.host) in invited or note.endswith(OWN_SITE)):
            continue
        if note.endswith(": social") and _POST.search(document.low, locator.start, locator.end) is None:
            continue
        if (
            note.endswith((UNKNOWN, ": shortened"))
            and locator.end - locator.start < HOME
            and advertises(document.low, locator.start)
        ):
            continue
        out.append(
            document.mark(
                LOCATOR, locator.start, locator.end, note, topic=_address(document.low[locator.start : locator.end])
            )
        )
    out.extend(
        document.mark(LOCATOR, marker.start, marker.end, marker.note, topic=marker.key)
        for marker in find_markers(document, entries)
        if not listed.holds(marker.start, marker.end) and not linked.holds(marker.start, marker.end)
    )
    return out


def _entry(document: Document, entry: Entry, found: Sequence[Locator], own: str) -> Evidence:
    first = bisect_left(found, entry.start, key=lambda locator: locator.start)
    inside = next((locator for locator in found[first : first + 1] if locator.end <= entry.end), None)
    if inside is None:  # what a list drags in after its last entry makes no other source of it
        note = "reference entry"
        named = document.low[entry.start : min(entry.end, entry.start + TOPIC_CHARACTERS)].partition("\n")[0]
    else:
        alone = (inside.start, inside.end) == (entry.start, entry.end)
        note = _note(inside, own) if alone else f"reference entry, {_note(inside, own)}"
        named = document.low[inside.start : inside.end]
    return document.mark(LOCATOR, entry.start, entry.end, note, topic=_address(named))


def _note(locator: Locator, own: str) -> str:
    if locator.host:
        return f"{locator.host}: {grade(locator.host, own)}"
    return f"{locator.scheme}: journal" if locator.scheme in GRADED_SCHEMES else locator.scheme


def _address(text: str) -> str:
    """What an address counts as once: without scheme, "www." and a slash at its end."""
    return (
        text.lower().partition("://")[2].removeprefix("www.").rstrip("/")
        if "://" in text
        else text.lower().removeprefix("www.").rstrip("/")
    )


def attribute(document: Document, listed: Ranges, judge: Judge) -> list[Attribution]:
    """Named sources and attributions to nobody, outside the lists of sources."""
    found = find_attributions(document, own_names(document), judge)
    every = [*found, *find_formulas(document), *find_signatures(document), *find_speakers(document, found)]
    return _once([one for one in every if not listed.holds(one.start, one.end)])


def _once(every: list[Attribution]) -> list[Attribution]:
    """One attribution a passage: a named one before a vague one, a formula before a later mention, the longer first."""
    every.sort(key=lambda found: (found.start, -found.end))
    kept: list[Attribution] = []
    for found in every:
        last = kept[-1] if kept else None
        if last is not None and found.start < last.end:
            if (found.named and not last.named) or (not found.named and last.note == LATER):
                kept[-1] = found
        elif (
            last is not None
            and found.named
            and not last.named
            and found.sentence == last.sentence
            and found.start - last.end <= 2
        ):
            kept[-1] = found._replace(start=last.start)  # "according to one figure quoted in the Herald"
        else:
            kept.append(found)
    said = {found.sentence: found.start for found in reversed(kept) if found.named and found.note != LATER}
    return [
        found
        for found in kept
        if found.named or found.note != UNNAMED_STUDY or said.get(found.sentence, found.start) >= found.start
    ]  # "Khan says studies show": what Khan says has its source


def _marked(document: Document, attributions: Sequence[Attribution]) -> list[Evidence]:
    full = {
        source.rpartition(" ")[2]: source
        for source in sorted({found.source for found in attributions})
        if " " in source
    }
    out = []
    for found in attributions:
        if found.named:
            source = full.get(found.source, found.source)  # the surname alone is the same source
            out.append(document.mark(NAMED, found.start, found.end, found.note, topic=source))
        else:
            sentence = document.sentences[found.sentence]
            out.append(
                document.mark(
                    VAGUE, found.start, found.end, found.note, topic=_words(document, sentence.start, sentence.end)
                )
            )
    return out
