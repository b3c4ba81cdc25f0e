"""Articles of a wished length for benchmarks, made of the paragraphs of the samples in a fixed shuffled order."""

from __future__ import annotations

import random
from pathlib import Path

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
