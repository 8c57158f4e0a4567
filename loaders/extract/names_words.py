"""General words and their classes: how a clause falls into words, without any outside segmenter.

`data/weights/mentions_words.json` holds words that at least ten places use in their reports, each
with the negative logarithm of its frequency, in classes of words that stand in like company
(trained, see `training/words.py`). Names are what these words do not cover.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.extract.lexicon import weights

LONGEST = 5
UNKNOWN = ("?", "?")
"""The classes of a character that no general word covers."""

EDGE = ("^", "^")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`cost` of every general word, its `classes`, fine and coarse; `unseen` is the cost of a character."""

    cost: Mapping[str, float]
    classes: Mapping[str, tuple[str, str]]
    unseen: float


@cache
def vocabulary() -> Vocabulary:
    """The trained words; empty where none were trained yet."""
    cost: dict[str, float] = {}
    classes: dict[str, tuple[str, str]] = {}
    for name, words in weights("mentions_words").get("classes", {}).items():
        coarse, fine = name.split(".")
        for word, figure in words.items():
            classes[word] = (fine, coarse)
            if figure is not None:
                cost[word] = figure
    return Vocabulary(cost, classes, max(cost.values(), default=10.0) + 2.0)


def words_of(text: str) -> list[tuple[int, int]]:
    """The cheapest way to cover `text` with general words, as offsets; single characters fill the rest."""
    known = vocabulary()
    return cheapest(text, known.cost, known.unseen)


def cheapest(text: str, cost: Mapping[str, float], unseen: float) -> list[tuple[int, int]]:
    """The cover of `text` by words of the lowest summed `cost`; a character of no word costs `unseen`."""
    get = cost.get
    size = len(text)
    best = [0.0] + [1e9] * size
    back = [0] * (size + 1)
    for at in range(size):
        here = best[at]
        for end in range(at + 1, min(at + LONGEST, size) + 1):
            figure = get(text[at:end])
            if figure is None:
                if end > at + 1:
                    continue
                figure = unseen
            if here + figure < best[end]:
                best[end], back[end] = here + figure, at
    found = []
    end = size
    while end:
        found.append((back[end], end))
        end = back[end]
    return found[::-1]


def classes_of(word: str, kind: str) -> tuple[str, str]:
    """The fine and the coarse class of a word; digits and letters have one each."""
    known = vocabulary().classes
    if word in known:
        return known[word]
    return known.get("0" if kind == "D" else "A" if kind == "L" else "", UNKNOWN)
