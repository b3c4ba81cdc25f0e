from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.service.serving import Server

ARTICLE = """Does a morning walk help against a cold?

By Ruth Ellery. Published March 4, 2024.

A short walk may lift the mood, and some doctors recommend it to patients with a mild cold. Studies show that fresh
air helps. According to the World Health Organization, adults should move for at least 150 minutes a week, see
https://www.who.int/news-room/fact-sheets/detail/physical-activity for the details. The evidence about colds is thin,
and more research is needed before anybody can say how much a walk shortens one.

Our award-winning walking programme always works. It cures colds within two days, guaranteed, and it is the best that
money can buy. A walk shortens a cold by two days. A walk does not shorten a cold.
Contact us today to book your free first walk, or call 1-800-356-9377.
About 40 percent of our walkers felt better after a week. This page is not a substitute for medical advice.
"""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that only ask it."""
    with Server(tmp_path_factory.mktemp("server") / "log") as running:
        yield running


@pytest.fixture(scope="session")
def article() -> str:
    """An article with evidence of many kinds, long enough to be rated."""
    return ARTICLE
