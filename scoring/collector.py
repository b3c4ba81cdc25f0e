"""How often a process of ours looks for garbage in cycles.

Scoring leaves hardly any (half an object an article), and every look goes over the tables that it has loaded. By
default that takes an eighth of a command's start; a look every 20,000 containers takes a twentieth of a batch, which
holds sixty articles at a time.
"""

import gc

SELDOM = 200_000  # new containers between two looks, where Python's default is 700


def collect_seldom() -> None:
    """Have this process look seldom; for a program to ask for, never for a library on import."""
    gc.set_threshold(SELDOM)
