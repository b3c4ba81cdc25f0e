"""The rules of a page's own `<style>` elements that can hide text; only plain selectors (`.note`, `p#x`) are
followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

MAX_CSS = 500_000  # characters that are read

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)")
_NAME = re.compile(r"[.#][\w-]+")
_PROPERTIES = frozenset(
    "display visibility opacity position left top right bottom text-indent margin-left margin-top clip clip-path "
    "overflow "
    "overflow-x overflow-y height max-height width max-width transform font-size font color background "
    "background-color "
    "background-image content-visibility".split()
)
_PAINT = ("color", "background", "font")

Declarations = tuple[tuple[str, str], ...]


@lru_cache(maxsize=8192)
def declarations(body: str) -> Mapping[str, str]:
    """The declarations of a rule or a `style` attribute that can hide text."""
    found: dict[str, str] = {}
    for declaration in body[:20_000].lower().split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip()
        if name in _PROPERTIES:
            found[name] = value.replace("!important", "").strip()
    return found


class Stylesheet:
    """The rules that a page brings along, by the class, id or tag they hang on."""

    def __init__(self) -> None:
        self.rules: dict[str, list[tuple[str, frozenset[str], Declarations]]] = {}
        self.unread = (
            False  # whether there are rules that were not followed: a linked sheet, selectors with combinators
        )
        self._known: dict[tuple[str, str, str], Declarations] = {}

    def add(self, css: str) -> None:
        """Read the rules of one `<style>` element."""
        if "@import" in css:
            self.unread = True
        for prelude, body in _rules(_COMMENT.sub(" ", css[:MAX_CSS])):
            said = declarations(body)
            if not said:
                continue
            for selector in prelude.lower().split(",")[:200]:
                match = _SELECTOR.fullmatch(selector.strip())
                if match is None or not match[0]:
                    self.unread = self.unread or any(name.startswith(_PAINT) for name in said)
                    continue
                names = frozenset(_NAME.findall(match[2]))
                key = min(names) if names else match[1]
                self.rules.setdefault(key, []).append((match[1] or "", names, tuple(said.items())))

    def declarations_for(self, tag: str, classes: str, identity: str) -> Declarations:
        """What the rules say of an element; ids win over classes, classes over tags."""
        key = (tag, classes, identity)
        found = self._known.get(key)
        if found is None:
            names = {f".{name}" for name in classes.lower().split()[:40]}
            if identity:
                names.add(f"#{identity.strip().lower()}")
            said: dict[str, str] = {}
            for name in (tag, *sorted(names, reverse=True)):  # "." sorts after "#"
                for wanted, all_names, declared in self.rules.get(name, ()):
                    if wanted in ("", tag) and all_names <= names:
                        said.update(declared)
            found = self._known[key] = tuple(said.items())
        return found


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """The selectors and bodies of the plain rules; `@media` and other blocks are passed over."""
    at = depth = 0
    prelude = ""
    for brace in _BRACE.finditer(css):
        piece = css[at : brace.start()]
        at = brace.end()
        if brace[0] == "{":
            if not depth:
                prelude = piece.rpartition(";")[2].strip()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and not prelude.startswith("@"):
                yield prelude, piece
