"""A page laid out as the lines a reader sees, with the links in them and the part of the page they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from data.readers.html.lines import Layout, State, Writer
from data.readers.html.markup import Element, text_length, walk
from data.readers.html.parts import Part, part_of
from data.readers.html.stylesheet import Stylesheet
from data.readers.html.visibility import Look, look_of

UNSEEN = frozenset(
    "head script style template noscript noframes iframe object embed applet svg math canvas audio video "
    "select textarea datalist map title meta link param source track frame frameset progress meter area base "
    "col colgroup rp".split()
)
_BLOCKS = frozenset(
    "html body address article aside blockquote br button caption center dd details dialog dir div dl dt "
    "fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main marquee menu nav "
    "ol option p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_OUTLINED = {  # element -> what it is in the outline; it holds lines and is none itself
    **{tag: tag for tag in "article aside blockquote figure footer form header main nav section ul ol".split()},
    **dict.fromkeys("div dl details td th table fieldset search hgroup".split(), "div"),
    **dict.fromkeys(("menu", "dir"), "ul"),
}
# Elements that mean something to the layout even without an attribute.
_OWN_STATE = frozenset(_OUTLINED) | frozenset(
    "a button dialog h1 h2 h3 h4 h5 h6 dt caption li pre sup table tr input time".split()
)
_DATA_CELL = 120  # characters: where cells are longer on average, the table lays out a page and holds no data


def lay_out(body: Element, sheet: Stylesheet) -> Layout:
    """Walk a parsed page once, in document order; linear in its size."""
    writer = Writer()
    stack = [State(Look())]
    deepest = 0
    inline_ended = False  # two inline elements with nothing between them: a style sheet keeps them apart
    events = walk(body)
    for event, element in events:
        tag = element.tag
        if event == "start":
            state = stack[-1]
            if tag in _BLOCKS:
                writer.break_line()
            attributes = element.attrib
            if tag in UNSEEN:
                stack.append(state)
                events.skip_subtree()
                continue
            if attributes or tag in _OWN_STATE:
                inner = _enter(writer, element, tag, dict(attributes.items()), state, sheet)
                if inner is None:
                    stack.append(state)
                    events.skip_subtree()
                    continue
                if inline_ended and tag not in _BLOCKS and writer.length > 1 and (attributes or tag == "a"):
                    writer.space = True
                state = inner
            stack.append(state)
            inline_ended = False
            deepest = max(deepest, len(stack))
            if (text := element.text) is not None:
                writer.add(text, state)
        else:
            inner = stack.pop()
            state = stack[-1]
            if inner is not state:
                _leave(writer, tag, inner)
            if tag in _BLOCKS:
                writer.break_line()
            tail = element.tail
            if tail is not None:
                writer.add(tail, state)
            inline_ended = tail is None and tag not in _BLOCKS
    writer.end_line()
    layout = writer.layout
    layout.depth = deepest
    layout.outline = f"<html><body>{''.join(writer.outline)}</body></html>"
    return layout


def _enter(
    writer: Writer, element: Element, tag: str, attributes: Mapping[str, str], above: State, sheet: Stylesheet
) -> State | None:
    """The state inside an element, or None where nothing of it can be seen."""
    look = look_of(above.look, tag, attributes, sheet)
    if look is None or (tag == "dialog" and "open" not in attributes):
        return None
    if tag == "input":
        if attributes.get("type", "").lower() in ("submit", "button") and look.readable:
            writer.break_line()
            writer.add(attributes.get("value", ""), above.inside(look, above.parts | Part.BUTTON))
            writer.break_line()
        return above
    if tag in ("br", "hr", "img", "wbr"):
        writer.space = writer.space or tag == "img"
        return above
    state = above.inside(look, part_of(above.parts, tag, attributes))
    if tag == "a":
        address = attributes.get("href", "").strip()
        state.link = [address] if address else None
        state.alone = bool(state.parts & ~above.parts & Part.BUTTON)
        if state.alone:
            writer.break_line()
    elif tag == "time":
        if len(stamp := attributes.get("datetime", "")) > 3 and not state.parts & Part.SURROUNDINGS:
            writer.layout.times.append((stamp, f"{attributes.get('class', '')} {attributes.get('itemprop', '')}"))
    elif tag == "sup":
        state.sup = True
    elif tag == "pre":
        state.pre = True
    elif tag == "ol":
        state.numbers = [_number(attributes.get("start", "1")) - 1]
    elif tag in ("ul", "menu", "dir"):
        state.numbers = None
    elif tag == "li":
        if state.numbers is None:
            writer.bullet = "- "
        else:
            state.numbers[0] = _number(attributes["value"]) if "value" in attributes else state.numbers[0] + 1
            writer.bullet = f"{state.numbers[0]}. "
    elif tag == "table":
        state.table = "data" if _holds_data(element, attributes) else "layout"
        state.numbers = None
    elif tag == "tr" and state.table == "data":
        writer.in_row = True
    elif tag in ("td", "th") and writer.in_row:
        writer.begin_cell()
    outlined = "table" if tag == "table" and state.table == "data" else _OUTLINED.get(tag)
    if outlined is not None and not writer.in_row and not (outlined == "div" and writer.pending[-1:] == ["<div>"]):
        named = "".join(f' {n}="{escape(attributes[n])}"' for n in ("class", "id", "role") if n in attributes)
        writer.pending.append(f"<{outlined}{named}>")
        state.closing = f"</{outlined}>"
    return state


def _leave(writer: Writer, tag: str, state: State) -> None:
    """End what `_enter` began."""
    if tag == "tr" and writer.in_row:
        writer.end_line()
        writer.in_row = False
    elif tag == "li" or state.alone:
        writer.break_line()
        writer.bullet = "" if tag == "li" else writer.bullet
    if state.closing:
        writer.break_line()
        if writer.pending:
            writer.pending.pop()
        else:
            writer.outline.append(state.closing)


def _number(value: str) -> int:
    value = value.strip()
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 1


def _holds_data(table: Element, attributes: Mapping[str, str]) -> bool:
    """Whether a table holds data, or lays out a page as tables did before style sheets could."""
    if attributes.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = sum(1 for _ in table.iterdescendants("tr"))
    cells = sum(1 for _ in table.iterdescendants("td", "th"))
    if rows < 2 or cells < 1.5 * rows:
        return False
    return text_length(table) <= _DATA_CELL * cells
