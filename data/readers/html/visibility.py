"""What a reader of a page cannot see: text that style or attributes hide (CSS 2.2 and its later modules).

A page is read without running its scripts. A style sheet that is only linked is never fetched, so that a colour or
size an
element may have from it is unknown; text is taken as seen where it is not known to be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.readers.html.colours import Colour, contrast, parse_colour
from data.readers.html.stylesheet import Stylesheet, declarations

WHITE: Colour = (255, 255, 255)
OFF_SCREEN = -500.0  # pixels; nothing that is to be read is moved that far out
LEAST_CONTRAST = 9  # of 255, in the channel that differs most

_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|ex|ch|vw|vh|%|in|cm|)")
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "vw": 13.0, "vh": 8.0, "%": 10.0,
    "in": 96.0, "cm": 38.0,
}  # fmt: skip
_CLIPPED = re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%|circle\(0")
_SHRUNK = re.compile(r"scale[xy]?\(\s*0?\.?0*\s*[,)]|translate[xy]?\(\s*-\d{3,}")
# Names that frameworks give to text for screen readers only, or to what is switched off (Bootstrap, WordPress, Drupal,
# Foundation, HTML5 Boilerplate, Tailwind).
_HIDING = frozenset(
    "hidden sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only element-invisible show-for-sr "
    "u-hidden is-hidden d-none offscreen off-screen".split()
)
_SHOWN_ON_WIDE_SCREENS = re.compile(r"\b(?:d-(?:sm|md|lg|xl|xxl)-\w|(?:sm|md|lg|xl|2xl):(?!hidden))")
_FADED_IN = re.compile(r"anim|fade|reveal|appear|slide|wow|aos|motion|lazy", re.IGNORECASE)
_PAGE = frozenset(("html", "body"))  # scripts hide these until the page is loaded


@dataclass(frozen=True, slots=True)
class Style:
    """What style says of an element; `None` where it says nothing.

    `gone` hides all that is in it. Visibility, size and ink pass on to what is in it until that says otherwise; the
    ground is None where it is not a plain colour.
    """

    gone: bool = False
    seen: bool | None = None
    legible: bool | None = None
    ink: Colour | None = None
    painted: bool = False
    ground: Colour | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How text at one place of a page looks; `None` colours are unknown."""

    seen: bool = True
    legible: bool = True
    ink: Colour | None = None
    ground: Colour | None = WHITE
    readable: bool = True  # whether a reader can make out text that looks like this


_NO_STYLE = Style()


def look_of(above: Look, tag: str, attributes: Mapping[str, str], sheet: Stylesheet) -> Look | None:
    """How the text in an element looks, given the look around it; None where nothing of it can be seen."""
    classes = attributes.get("class", "")
    if tag not in _PAGE and _switched_off(attributes, classes):
        return None
    inline = attributes.get("style", "")
    found = sheet.declarations_for(tag, classes, attributes.get("id", "")) if sheet.rules else ()
    style = _evaluate(found, inline) if found or inline else _NO_STYLE
    if style.gone and tag not in _PAGE and not (_fades_in(attributes, classes) and not _gone_for_good(found, inline)):
        return None
    ink, ground = style.ink, style.ground
    painted = style.painted
    if tag == "font" and ink is None:
        ink = parse_colour(attributes.get("color", ""))
    elif tag == "body" and ink is None:
        ink = parse_colour(attributes.get("text", ""))
    if not painted and ("bgcolor" in attributes or "background" in attributes):
        painted = True
        ground = None if "background" in attributes else parse_colour(attributes["bgcolor"])
    known = not sheet.unread or not (classes or "id" in attributes) or tag in _PAGE
    if style is _NO_STYLE and known and ink is None and not painted and tag != "a":
        return above
    if ink is None and known and tag != "a":  # links have a colour of their own
        ink = above.ink
    if not painted and known:
        ground = above.ground
    seen = above.seen if style.seen is None or tag in _PAGE else style.seen
    legible = style.legible if style.legible is not None else above.legible or not known
    return _look(seen, legible, ink, ground)


@lru_cache(maxsize=1024)
def _look(seen: bool, legible: bool, ink: Colour | None, ground: Colour | None) -> Look:
    lost = ink is not None and (len(ink) == 0 or (ground is not None and contrast(ink, ground) < LEAST_CONTRAST))
    return Look(seen, legible, ink, ground, seen and legible and not lost)


def _switched_off(attributes: Mapping[str, str], classes: str) -> bool:
    """Whether an attribute other than `style` takes an element out of sight."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if not classes or _HIDING.isdisjoint(classes.lower().split()):
        return False
    return _SHOWN_ON_WIDE_SCREENS.search(classes) is None


def _fades_in(attributes: Mapping[str, str], classes: str) -> bool:
    """Whether a script is about to bring an element into view (as Webflow, AOS and WOW do)."""
    return "data-w-id" in attributes or "data-aos" in attributes or _FADED_IN.search(classes) is not None


@lru_cache(maxsize=8192)
def _said(found: tuple[tuple[str, str], ...], inline: str) -> dict[str, str]:
    return {**dict(found), **declarations(inline)}


def _gone_for_good(found: tuple[tuple[str, str], ...], inline: str) -> bool:
    said = _said(found, inline)
    return _absent(said) or _off_screen(said) or _collapsed(said)


@lru_cache(maxsize=8192)
def _evaluate(found: tuple[tuple[str, str], ...], inline: str) -> Style:
    """The style that declarations of rules and of a `style` attribute amount to."""
    said = _said(found, inline)
    if not said:
        return _NO_STYLE
    ground = said.get("background-color") or said.get("background", "")
    colour = parse_colour(ground) or parse_colour(ground.split(" ")[0])
    return Style(
        gone=_absent(said) or _off_screen(said) or _collapsed(said) or _faint(said),
        seen=None if "visibility" not in said else said["visibility"] not in ("hidden", "collapse"),
        legible=_legible(said),
        ink=parse_colour(said.get("color", "")),
        painted=bool(ground or "background-image" in said) and colour != () and ground not in ("none", "inherit"),
        ground=None if "url(" in "".join(said.values()) else colour,
    )


def _pixels(value: str) -> float | None:
    match = _LENGTH.fullmatch(value)
    return float(match[1]) * _PIXELS[match[2]] if match else None


def _at_most(said: Mapping[str, str], limit: float, *names: str) -> bool:
    return any((size := _pixels(said.get(name, "-"))) is not None and size <= limit for name in names)


def _absent(said: Mapping[str, str]) -> bool:
    return said.get("display") == "none" or said.get("content-visibility") == "hidden"


def _faint(said: Mapping[str, str]) -> bool:
    return _at_most(said, 0.05, "opacity") or _SHRUNK.search(said.get("transform", "")) is not None


def _off_screen(said: Mapping[str, str]) -> bool:
    if _CLIPPED.search(said.get("clip", "") + said.get("clip-path", "")):
        return True
    moved = ("left", "top", "right", "bottom") if said.get("position") in ("absolute", "fixed") else ()
    return _at_most(said, OFF_SCREEN, "text-indent", "margin-left", "margin-top", *moved)


def _collapsed(said: Mapping[str, str]) -> bool:
    cut = any(said.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y"))
    return cut and _at_most(said, 1.0, "height", "max-height", "width", "max-width")


def _legible(said: Mapping[str, str]) -> bool | None:
    value = said.get("font-size") or said.get("font", "").partition("/")[0].rpartition(" ")[2]
    size = _pixels(value)
    if size is None:
        return True if "font-size" in said else None
    return size > 1.5
