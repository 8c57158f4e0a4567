"""The chain that marks names: labels O, and for each type B I E of a longer name and S of a single
character.

`sequence.py` walks every pair of labels; with eight types that is a thousand steps a character.
Here only legal moves count (a name that began must end, with the same type), and of the labels
outside a name only the best few are carried on, which leaves about fifty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loaders.extract.lexicon import weights

WITHIN = 6.0
"""How far behind the best a label may lie and still be carried on."""

LOW = -1e9


@dataclass(frozen=True, slots=True)
class NameChain:
    """`types` in the order of their labels; label 0 is O, label 1 + 4t + k is B I E S (k) of type t.

    `matrix` holds the weights of every label, one row a feature, in the row that `places` says; the first is all
    zeros. `transitions[a][b]` scores label b after a.
    """

    types: tuple[str, ...]
    transitions: tuple[tuple[float, ...], ...]
    places: Mapping[str, int] = field(repr=False, compare=False)
    matrix: NDArray[np.float64] = field(repr=False, compare=False)

    @property
    def size(self) -> int:
        """The number of labels."""
        return 1 + 4 * len(self.types)


@dataclass(frozen=True, slots=True)
class Found:
    """A name by its type and its place among the characters that were scored; `end` is exclusive."""

    start: int
    end: int
    type: str


def label_index(types: Sequence[str]) -> dict[str, int]:
    """The number of every label, as "B-Project"."""
    found = {"O": 0}
    for t, name in enumerate(types):
        for k, place in enumerate("BIES"):
            found[f"{place}-{name}"] = 1 + 4 * t + k
    return found


def chain_of(data: Mapping[str, Any]) -> NameChain:
    """The chain that a weights file holds."""
    types = tuple(data.get("types", ()))
    index = label_index(types)
    size = len(index)
    rows = [[0.0] * size for _ in range(size)]
    for before, row in data.get("transitions", {}).items():
        for after, weight in row.items():
            rows[index[before]][index[after]] = weight
    held = [
        (f"{cue}={value}" if value else cue, index[label], weight)
        for label, cues in data.get("features", {}).items()
        for cue, values in cues.items()
        for value, weight in values.items()
    ]
    places = {feature: at for at, feature in enumerate(dict.fromkeys(one for one, _, _ in held), start=1)}
    matrix = np.zeros((1 + len(places), size))
    for feature, label, weight in held:
        matrix[places[feature], label] = weight
    return NameChain(types, tuple(tuple(row) for row in rows), places, matrix)


@cache
def name_chain() -> NameChain:
    """The trained chain; without weights it marks nothing."""
    return chain_of(weights("mentions"))


def scores(chain: NameChain, rows: Iterable[Iterable[str]]) -> list[list[float]]:
    """The summed weights of each character's features, one figure a label."""
    get = chain.places.get
    taken: list[int] = []
    starts: list[int] = []
    for row in rows:
        starts.append(len(taken))
        taken.append(0)  # a row of zeros, so that no character is without
        taken += filter(None, map(get, row))
    if not starts:
        return []
    summed: list[list[float]] = np.add.reduceat(chain.matrix[taken], starts, axis=0).tolist()
    return summed


def names(chain: NameChain, rows: Sequence[Sequence[float]]) -> list[Found]:
    """The names on the best legal path through the scored characters."""
    return _decoded(chain, _path(chain, rows)) if rows and chain.types else []


def _path(chain: NameChain, rows: Sequence[Sequence[float]]) -> list[int]:
    """The best legal path as labels."""
    starts = [0, *(1 + 4 * t for t in range(len(chain.types))), *(4 + 4 * t for t in range(len(chain.types)))]
    resting = [0, *(k for t in range(len(chain.types)) for k in (3 + 4 * t, 4 + 4 * t))]
    best = [LOW] * chain.size
    for label in starts:
        best[label] = rows[0][label]
    origins: list[list[int]] = []
    for row in rows[1:]:
        best, origin = _step(chain, best, row, starts, resting)
        origins.append(origin)
    at = max(resting, key=lambda label: (best[label], -label))
    path = [at]
    for origin in reversed(origins):
        at = origin[at]
        path.append(at)
    return path[::-1]


def _step(
    chain: NameChain, best: list[float], row: Sequence[float], starts: list[int], resting: list[int]
) -> tuple[list[float], list[int]]:
    moves = chain.transitions
    step, origin = [LOW] * chain.size, [0] * chain.size
    least = max([best[label] for label in resting]) - WITHIN
    alive = [before for before in resting if best[before] >= least]
    first, value = alive[0], best[alive[0]]
    move = moves[first]
    for after in starts:
        step[after], origin[after] = value + move[after], first
    for before in alive[1:]:
        value, move = best[before], moves[before]
        for after in starts:
            reached = value + move[after]
            if reached > step[after]:
                step[after], origin[after] = reached, before
    for after in starts:
        step[after] += row[after]
    for begin in range(1, chain.size, 4):
        for after in (begin + 1, begin + 2):
            opened, went_on = best[begin] + moves[begin][after], best[begin + 1] + moves[begin + 1][after]
            if opened >= went_on:
                step[after], origin[after] = opened + row[after], begin
            else:
                step[after], origin[after] = went_on + row[after], begin + 1
    return step, origin


def _decoded(chain: NameChain, path: Sequence[int]) -> list[Found]:
    found = []
    start = 0
    for at, label in enumerate(path):
        if label == 0:
            continue
        t, place = divmod(label - 1, 4)
        if place in (0, 3):
            start = at
        if place in (2, 3):
            found.append(Found(start, at + 1, chain.types[t]))
    return found
