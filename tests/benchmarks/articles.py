"""Articles of a wished length for benchmarks: made of the samples' paragraphs, or real pages of the corpora."""

from __future__ import annotations

import random
from itertools import cycle, islice
from pathlib import Path

from data.corpora import ARTICLE_SETS, read_records

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def made_articles(count: int, words: int, seed: int = 7) -> list[str]:
    """`count` articles of about `words` words each, all different."""
    paragraphs = [
        paragraph
        for path in sorted(SAMPLES.glob("*.txt"))
        for paragraph in path.read_text("utf-8").split("\n\n")
        if paragraph.strip()
    ]
    draw = random.Random(seed)
    articles = []
    for number in range(count):
        order = draw.sample(paragraphs, len(paragraphs))
        text, length = [f"Article {number}"], 2
        while length < words:
            paragraph = order.pop() if order else draw.choice(paragraphs)
            text.append(paragraph)
            length += len(paragraph.split())
        articles.append("\n\n".join(text))
    return articles


def real_articles(corpora: Path, count: int, words: int, seed: int = 7) -> list[str]:
    """`count` pages of the article sets, of about `words` words each, shuffled; repeated where there are too few."""
    pages = [record["text"] for name in ARTICLE_SETS for record in read_records(corpora, "articles", name)]
    near = [page for page in pages if 0.75 * words <= len(page.split()) <= 1.25 * words]
    random.Random(seed).shuffle(near)
    return list(islice(cycle(near), count))
