"""Bodies that no client would send, made from a seed by chance, and posted to a running server."""

from __future__ import annotations

import http.client
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.service.serving import Server

SLOW = 2.0
TAGS = (
    "p div table tr td ul li span b article main script style title meta link a h1 "
    "blockquote svg math template iframe form input select base body html time"
).split()
ODD = [
    "\0",
    "\ufeff",
    "\u202e",
    "👩‍⚕️",
    "e\u0301",
    "\r\n",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "]]>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?",
    "\x85",
    "\u2028",
    "İ",
    "\uffff",
    "9" * 400,
    " " * 3000,
    "A" * 5000,
]
STYLES = ("*{display:none}", "p{display:block", ".x1{visibility:hidden}", "@media{", "}}}")
PIECES = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b":",
    b",",
    b"\\u0000",
    b"\\ud800",
    b"null",
    b"true",
    b"-0",
    b"1e999",
    b"\xff",
    b"\x00",
    b'"text"',
    b'"html"',
    b'"id"',
    b'"include"',
    b'"store":true',
    b"[" * 600,
    b"\xef\xbb\xbf",
    b"9" * 500,
    b'{"a":' * 200,
]
Make = Callable[[random.Random], bytes]


@dataclass
class Findings:
    """What came back."""

    statuses: Counter[int] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    stalls: list[float] = field(default_factory=list)
    faults: list[tuple[str, bytes]] = field(default_factory=list)


def json_bodies(seed: bytes) -> Make:
    """A valid body with bytes cut out, doubled, swapped and put in."""

    def make(chance: random.Random) -> bytes:
        body = bytearray(seed)
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            at = chance.randrange(len(body) + 1)
            to = min(len(body), at + chance.choice((0, 1, 2, 8, 64, 512)))
            match chance.randrange(4):
                case 0:
                    del body[at:to]
                case 1:
                    body[at:at] = body[at:to] * chance.choice((1, 3, 50))
                case 2:
                    body[at:to] = bytes(chance.randrange(256) for _ in range(to - at))
                case _:
                    body[at:to] = chance.choice(PIECES)
        return bytes(body)

    return make


def html_bodies(seed: str) -> Make:
    """A page with tags opened, closed and nested at random, odd characters, and pieces of itself."""

    def make(chance: random.Random) -> bytes:
        pieces = [seed] if chance.random() < 0.8 else []
        for _ in range(chance.choice((1, 4, 16, 64))):
            whole = "".join(pieces)
            at = chance.randrange(len(whole) + 1)
            tag = chance.choice(TAGS)
            new = chance.choice(
                (
                    f"<{tag}>" * chance.choice((1, 3, 300, 3000)),
                    f"</{tag}>" * chance.choice((1, 100)),
                    f'<{tag} style="{chance.choice(ODD)}" href="{chance.choice(ODD)}" class=x{chance.randrange(9)}',
                    f"<style>{chance.choice(STYLES)}</style>",
                    '<script type="application/ld+json">' + '{"author":' * chance.choice((1, 900)) + "</script>",
                    chance.choice(ODD),
                    whole[at : at + 200] * chance.choice((1, 20)),
                )
            )
            pieces = [whole[:at], new, whole[at:]]
        return json.dumps({"html": "".join(pieces)[:300_000]}).encode()

    return make


def fuzz(server: Server, make: Make, *, seconds: float, seed: int, most: int = 10**9) -> Findings:
    """Post such bodies for some time; a fault is a 5xx, no answer, a reader that broke, or a body that is always slow.

    A slow answer is asked for twice more: the machine may have been busy, a body that hangs hangs again.
    """
    found, chance = Findings(), random.Random(seed)
    end = time.monotonic() + seconds
    while time.monotonic() < end and sum(found.statuses.values()) < most:
        body = make(chance)
        try:
            status, code, took = _ask(server, body)
            found.statuses[status] += 1
            found.codes[code] += 1
            if took > SLOW:
                found.stalls.append(took)
                took = min(_ask(server, body)[2] for _ in range(2))
            found.slowest = max(found.slowest, took)
        except (OSError, http.client.HTTPException) as error:
            found.faults.append((f"no answer: {error!r}", body))
            continue
        if status >= 500 or took > SLOW or code in ("too_slow", "unreadable"):
            found.faults.append((f"{status} {code} after {took:.2f} s", body))
    return found


def _ask(server: Server, body: bytes) -> tuple[int, str, float]:
    """Status, code and seconds of an answer."""
    connection = server.connect()
    try:
        began = time.monotonic()
        connection.request("POST", "/v1/score", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        content = response.read()
        return response.status, json.loads(content).get("code", ""), time.monotonic() - began
    finally:
        connection.close()
