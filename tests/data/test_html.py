"""The HTML reader on small pages of our own: what is read, what is left out, and that nothing breaks it."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import Article, ArticleError, Metadatum
from data.page import Page
from data.readers.html import read_html

PROSE = (
    "<p>Kettles have been made of copper for three hundred years, and most of them leak at the spout sooner or "
    "later.</p>"
    "<p>A good smith can mend the seam in an afternoon, but few towns have a smith who still takes such work today.</p>"
    "<p>The cheapest cure is a ring of soft solder, which holds for a year or two if the kettle is never boiled "
    "dry.</p>"
)

MODERN = f"""<!DOCTYPE html><html><head><title>Mending kettles | Kettle House</title>
<link rel="canonical" href="https://kettles.example/mending/">
<meta property="article:published_time" content="2023-04-02T08:00:00+00:00">
<meta name="author" content="Martha Quill">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebPage", "@id": "#page", "lastReviewed": "2023-05-01"}},
 {{"@type": "Article", "author": {{"@id": "#martha"}}, "reviewedBy": [{{"@type": "Person", "name": "Otto Brand, MSc"}}],
   "datePublished": "2023-04-02", "comment": {{"@type": "Comment", "author": {{"name": "A Stranger"}}}}}},
 {{"@type": "Person", "@id": "#martha", "name": "Martha Quill"}}]}}</script>
<style>.teaser-off {{display: none}} @media print {{p {{display: none}}}}</style></head>
<body class="single author-martha">
<header><nav><ul><li><a href="/">Home</a></li>
<li><a href="/shop">Shop</a></li><li><a href="/about">About</a></li></ul></nav>
<a class="btn" href="tel:+15550100">Call us: (555) 010-0123</a></header>
<main><article><h1>How to mend a kettle</h1>
<div class="byline">By <a rel="author" href="/people/martha">Martha Quill</a>
<time datetime="2023-04-02">April 2, 2023</time></div>
{PROSE}
<p>Smiths say so in <a href="/smiths">our survey of smiths</a>.<sup><a href="#ref1">1</a></sup></p>
<h2>References</h2><ol><li id="ref1">Field N. Spouts and seams. <a href="https://doi.example/10.1/abc">doi</a></li></ol>
</article></main>
<aside class="sidebar"><h3>Popular</h3><ul><li><a href="/a">Ten loud kettles</a></li>
<li><a href="/b">Pans</a></li></ul></aside>
<div class="teaser-off">Buy the secret kettle now</div>
<footer><p>The information on this site is for educational purposes only.</p><button>Subscribe now</button>
<button>Search</button><p>All content 2023 Kettle House</p></footer></body></html>"""

OLD = f"""<HTML><HEAD><TITLE>Kettles</TITLE></HEAD><BODY BGCOLOR="#ffffff">
<CENTER><FONT SIZE=5>Kettle
Corner</FONT></CENTER>
<TABLE WIDTH=600><TR><TD VALIGN=top><A HREF="a.htm">Home</A><BR><A HREF="b.htm">Pans</A><BR>
<A HREF="c.htm">Lids</A></TD>
<TD><FONT FACE=Arial>{PROSE.replace("<p>", "").replace("</p>", "<BR><BR>")}</FONT>
<UL><LI>solder<LI>a file<LI>patience</UL>
<TABLE BORDER=1><TR><TD>Metal</TD><TD>Melts at</TD></TR>
<TR><TD>Tin</TD><TD>232</TD></TR><TR><TD>Lead</TD><TD>327</TD></TR></TABLE>
<I>Last updated: May 3, 2001</I></TD></TR></TABLE></BODY></HTML>"""


def text_of(body: str, head: str = "") -> str:
    return read_html(f"<html><head>{head}</head><body>{PROSE}{body}</body></html>").text


def check(page: Page) -> None:
    for link in page.links:
        assert 0 <= link.start < link.end <= len(page.text)
        assert "\n" not in page.text[link.start : link.end]
        assert page.text[link.start : link.end].strip()
    page.text.encode()


def test_main_text_then_what_stands_outside_it() -> None:
    page = read_html(MODERN)
    check(page)
    lines = page.text.split("\n")
    assert lines[0] == "How to mend a kettle"
    assert lines[1].startswith("By Martha Quill")
    assert "Smiths say so in our survey of smiths.¹" in lines
    assert lines.index("References") + 1 == lines.index("1. Field N. Spouts and seams. doi")
    outside = lines[lines.index("1. Field N. Spouts and seams. doi") + 1 :]
    assert outside == [
        "Call us: (555) 010-0123",
        "The information on this site is for educational purposes only.",
        "Subscribe now",
    ]


def test_links_stand_where_their_anchors_are() -> None:
    page = read_html(MODERN)
    found = {page.text[link.start : link.end]: link.target for link in page.links}
    assert found["our survey of smiths"] == "https://kettles.example/smiths"
    assert found["doi"] == "https://doi.example/10.1/abc"
    assert found["¹"] == "https://kettles.example/mending/#ref1"
    assert found["Call us: (555) 010-0123"] == "tel:+15550100"
    assert "Ten loud kettles" not in found


def test_two_links_with_one_address_are_two_links() -> None:
    page = read_html(
        f"{PROSE}<p>See <a href=x>here</a> <a href=x>and here</a> for all that can be said of lids and spouts.</p>"
    )
    assert [page.text[link.start : link.end] for link in page.links] == ["here", "and here"]


def test_links_that_lead_nowhere_are_left_out_and_relative_ones_stay_without_an_address() -> None:
    page = read_html(
        f"{PROSE}<p>Try <a href='javascript:x()'>this</a>, <a href='#'>that</a> or <a "
        f"href='lids.htm'>the lids</a> now.</p>"
    )
    assert [link.target for link in page.links] == ["lids.htm"]


def test_metadata_of_the_page_and_not_of_its_comments() -> None:
    found = read_html(MODERN).metadata
    assert Metadatum("author", "Martha Quill", "JSON-LD author") in found
    assert Metadatum("reviewer", "Otto Brand, MSc", "JSON-LD reviewedBy") in found
    assert Metadatum("modified", "2023-05-01", "JSON-LD lastReviewed") in found
    assert Metadatum("published", "2023-04-02T08:00:00+00:00", "meta article:published_time") in found
    assert not any("Stranger" in datum.value for datum in found)
    assert len({(datum.kind, datum.value) for datum in found}) == len(found)


@pytest.mark.parametrize(
    "script",
    [
        '{"author": "Nora Field", "datePublished": "2020-01-02",}',
        '<!-- {"author": [{"name": "Nora Field"}], "datePublished": "2020-01-02"} -->',
        '//<![CDATA[\n{"author": {"name": ["Nora Field", "N. F."]}, "datePublished": "2020-01-02"}\n//]]>',
        '{"author": {"@type": "Person", "name": "Nora Field"}, "datePublished": "2020-01-02", "x": "cut off',
        '[[{"@type": ["NewsArticle"], "creator": "Nora Field", "dateCreated": "2020-01-02"}]]',
        '{"description": "a\nraw line end", "author": "Nora Field", "datePublished": "2020-01-02"}',
    ],
)
def test_json_ld_with_the_usual_slips(script: str) -> None:
    found = read_html(f"<script type='application/ld+json'>{script}</script>{PROSE}").metadata
    assert {(datum.kind, datum.value) for datum in found} == {("author", "Nora Field"), ("published", "2020-01-02")}


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("<meta name='citation_author' content='Nora Field'>", "author"),
        ("<meta name='DC.Creator' content='Nora Field'>", "author"),
        ("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Nora Field'>", "author"),
        ("<meta name='date' content='2020-01-02'>", "published"),
        ("<meta itemprop='datePublished' content='2020-01-02'>", "published"),
        ("<meta http-equiv='Last-Modified' content='Tue, 15 Nov 1994 12:45:26 GMT'>", "modified"),
        ("<meta property='og:updated_time' content='2020-01-02'>", "modified"),
        ("<meta name='author' content='https://social.example/nora'>", None),
        ("<meta name='date' content='0000-00-00'>", None),
        ("<meta name='keywords' content='Nora Field'>", None),
    ],
)
def test_meta_tags(tag: str, kind: str | None) -> None:
    found = read_html(f"<html><head>{tag}</head><body>{PROSE}</body></html>").metadata
    assert [datum.kind for datum in found] == ([kind] if kind else [])


def test_old_markup_with_tables_for_layout() -> None:
    page = read_html(OLD)
    check(page)
    lines = page.text.split("\n")
    assert any(line.startswith("Kettles have been made of copper") for line in lines)
    assert [line for line in lines if line.startswith("- ")] == ["- solder", "- a file", "- patience"]
    assert [line for line in lines if line.startswith("|")] == [
        "| Metal | Melts at |",
        "| Tin | 232 |",
        "| Lead | 327 |",
    ]
    assert "Last updated: May 3, 2001" in lines


HIDDEN = "Buy the secret kettle today"


@pytest.mark.parametrize(
    "body",
    [
        f"<p hidden>{HIDDEN}</p>",
        f"<p style='display:none'>{HIDDEN}</p>",
        f"<div style='DISPLAY : NONE !important'><p>{HIDDEN}</p></div>",
        f"<p style='visibility:hidden'>{HIDDEN}</p>",
        f"<p style='opacity:0'>{HIDDEN}</p>",
        f"<p style='font-size:0'>{HIDDEN}</p>",
        f"<p style='font-size:1px'>{HIDDEN}</p>",
        f"<p style='position:absolute; left:-9999px'>{HIDDEN}</p>",
        f"<p style='text-indent:-999em'>{HIDDEN}</p>",
        f"<p style='position:absolute;clip:rect(0,0,0,0)'>{HIDDEN}</p>",
        f"<p style='height:0;overflow:hidden'>{HIDDEN}</p>",
        f"<p style='color:#fff'>{HIDDEN}</p>",
        f"<p style='color:white;background:#ffffff'>{HIDDEN}</p>",
        f"<p><font color='#FEFEFE'>{HIDDEN}</font></p>",
        f"<div style='background-color:black'><p style='color:rgb(2, 0, 1)'>{HIDDEN}</p></div>",
        f"<table bgcolor='#003366'><tr><td><font color='#003366'>{HIDDEN}</font></td></tr></table>",
        f"<p style='color:transparent'>{HIDDEN}</p>",
        f"<p class='sr-only'>{HIDDEN}</p>",
        f"<p class='gone'>{HIDDEN}</p>",
        f"<p id='lost'>{HIDDEN}</p>",
        f"<template><p>{HIDDEN}</p></template>",
        f"<noscript><p>{HIDDEN}</p></noscript>",
        f"<!-- <p>{HIDDEN}</p> -->",
        f"<script>var a = '{HIDDEN}';</script>",
        f"<style>/* {HIDDEN} */</style>",
        f"<dialog><p>{HIDDEN}</p></dialog>",
        f"<select><option>{HIDDEN}</option></select>",
        f"<img alt='{HIDDEN}'>",
        f"<p title='{HIDDEN}'></p>",
        f"<a href='tel:5550100' style='display:none'>{HIDDEN} 555 010 0123</a>",
        f"<button hidden>{HIDDEN}</button>",
        f"<input type='submit' style='display:none' value='{HIDDEN}'>",
        f"<iframe>{HIDDEN}</iframe>",
    ],
)
def test_what_a_reader_cannot_see_counts_for_nothing(body: str) -> None:
    assert HIDDEN not in text_of(body, "<style>.gone {display:none} p#lost {visibility: hidden}</style>")


@pytest.mark.parametrize(
    "body",
    [
        "<p style='color:#fff;background:#036'>Buy the plain kettle today</p>",
        "<div style='background:url(dark.jpg)'><p style='color:#fff'>Buy the plain kettle today</p></div>",
        "<td bgcolor='navy'><font color='white'>Buy the plain kettle today</font></td>",
        "<div style='font-size:0'><p style='font-size:14px'>Buy the plain kettle today</p></div>",
        "<div style='visibility:hidden'><p style='visibility:visible'>Buy the plain kettle today</p></div>",
        "<div class='hidden md:block'>Buy the plain kettle today</div>",
        "<div style='opacity:0' data-aos='fade-up'>Buy the plain kettle today</div>",
        "<details><summary>More</summary><p>Buy the plain kettle today</p></details>",
        "<p aria-hidden='true'>Buy the plain kettle today</p>",
        "<dialog open><p>Buy the plain kettle today</p></dialog>",
        "<input type='submit' value='Buy the plain kettle today'>",
        "<a href='/shop' role='button'>Buy the plain kettle today</a>",
        "<p style='left:-9999px'>Buy the plain kettle today</p>",
    ],
)
def test_what_a_reader_sees_stays(body: str) -> None:
    assert "Buy the plain kettle today" in text_of(body)


def test_colours_of_a_sheet_that_was_not_fetched_are_unknown() -> None:
    linked = "<link rel='stylesheet' href='look.css'>"
    body = "<div class='hero'><p style='color:#fff'>Buy the plain kettle today</p></div>"
    assert "plain kettle" in text_of(body, linked)
    assert "plain kettle" not in text_of(body)


def test_readers_comments_and_menus_are_no_part_of_the_article() -> None:
    text = text_of(
        "<section class='comments'><h3>2 comments</h3><p>Posted by Ann on May 3, 2011</p><p>My kettle is the best "
        "of all "
        "the kettles in our street, and my neighbours say so too.</p></section><nav><a href='/x'>Lids</a></nav>"
    )
    assert "neighbours" not in text
    assert "Posted by" not in text
    assert "Lids" not in text


def test_plain_text_sent_as_html_keeps_its_lines() -> None:
    assert read_html("A line.\n\nAnother line, 5 < 6.").text == "A line.\n\nAnother line, 5 < 6."


@pytest.mark.parametrize(
    "html", ["", " \n", "<p></p>", "<!-- x -->", "&nbsp;", "<html><head></head></html>", "<br><br>"]
)
def test_nothing_to_read(html: str) -> None:
    assert not read_html(html).text
    with pytest.raises(ArticleError) as error:
        Article.from_record({"html": html})
    assert error.value.code == "empty"


def test_nul_characters_and_entities() -> None:
    assert read_html("<p>one\0two &#0; &#xD800; &amp; &copy; three</p>").text.startswith("one two")


def test_binary_junk_is_refused() -> None:
    with pytest.raises(ArticleError) as error:
        read_html("\x89PNG\r\n\x1a\n" + "\0\x01a\x02b" * 5_000)
    assert error.value.code == "not_text"


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(ArticleError) as error:
        read_html("<b>x</b>" * 250_000)
    assert error.value.code == "too_complex"


@pytest.mark.parametrize(
    "html",
    [
        PROSE + "<div>" * 100_000 + "<p>at the bottom</p>",
        PROSE + "<table><tr><td>" * 30_000 + "at the bottom",
        PROSE + "<b>" * 100_000 + "at the bottom",
        "<script type='application/ld+json'>" + "[" * 500_000 + "</script>" + PROSE + "at the bottom",
        f"<p title='{'x' * 5_000_000}'>" + PROSE + "at the bottom",
        "<style>" + ".a{" * 1_000_000 + "</style>" + PROSE + "at the bottom",
        PROSE + "<p>at the bottom" + " " * 5_000_000,
    ],
    ids=["div", "table", "b", "json", "attribute", "css", "blanks"],
)
def test_hostile_pages_are_read_in_bounded_time(html: str) -> None:
    began = time.process_time()
    text = read_html(html).text
    assert time.process_time() - began < 8
    assert "Kettles have been made" in text
    assert "at the bottom" in text


_TAGS = [
    "p",
    "div",
    "a",
    "b",
    "table",
    "tr",
    "td",
    "ul",
    "ol",
    "li",
    "h1",
    "pre",
    "span",
    "sup",
    "nav",
    "button",
    "form",
    "br",
]
_ATTRIBUTES = [
    "",
    " href='/x y'",
    " href='http://[bad'",
    " class='btn'",
    " style='color:#fff'",
    " value='9'",
    " id=x",
    " start='x'",
]
_PIECE = st.one_of(
    st.sampled_from([f"<{tag}{attribute}>" for tag in _TAGS for attribute in _ATTRIBUTES]),
    st.sampled_from([f"</{tag}>" for tag in _TAGS]),
    st.sampled_from(["<p hidden>zzhiddenzz</p>", "<div style='display:none'>zzhiddenzz</div>", "<!--zzhiddenzz-->"]),
    st.sampled_from(
        ["<", ">", "&", "&#", "&lt;", "<!", "<?", "</", "'", "\n", "\t", "\0", "\u00a0", "|", "- ", "\U00020001"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECE, max_size=40))
def test_never_raises_and_every_link_covers_its_anchor(pieces: list[str]) -> None:
    page = read_html("<div>" + "".join(pieces))
    check(page)
    assert page == read_html("<div>" + "".join(pieces))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "<div>", "</div>", "<td>", "<li>", "<b>", "</b>", "<h2>", " word ", "<br>"]),
        max_size=20,
    )
)
def test_hidden_text_counts_for_nothing_wherever_it_stands(pieces: list[str]) -> None:
    inner = "".join(pieces)
    for hidden in (
        "<div hidden>zzhiddenzz</div>",
        "<span style='display:none'>zzhiddenzz</span>",
        "<p style='font-size:0px'>zzhiddenzz</p>",
    ):
        assert "zzhiddenzz" not in read_html(f"<body>{inner}{hidden}{PROSE}").text
