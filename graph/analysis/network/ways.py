"""The shortest ways between two nodes, searched from both ends at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Pairs = Iterable[tuple[str, str]]
Neighbours = Callable[[Sequence[str]], Pairs]
"""From nodes to the pairs (one of them, a neighbour), direction not minded."""


@dataclass(frozen=True, slots=True)
class Way:
    """All shortest ways: the nodes on any of them with the number of steps from the first node."""

    steps: Mapping[str, int]

    @property
    def length(self) -> int:
        """Steps from one end to the other."""
        return max(self.steps.values(), default=0)


def ways(
    neighbours: Neighbours, first: str, second: str, *, longest: int = 8, most: int = 20_000
) -> Way | None:
    """The shortest ways from one node to another; None where there is none of at most `longest` steps, or
    none among the first `most` nodes that were looked at.

    Two breadth-first searches meet in the middle, which looks at the root of what one would.
    """
    sides = (_Side(first), _Side(second))
    for _ in range(longest):
        if met := sides[0].depth.keys() & sides[1].depth.keys():
            return Way(_between(sides[0], sides[1], met))
        side = min(sides, key=lambda one: len(one.edge))
        if not side.edge or len(sides[0].depth) + len(sides[1].depth) > most:
            return None
        side.step(neighbours)
    met = sides[0].depth.keys() & sides[1].depth.keys()
    return Way(_between(sides[0], sides[1], met)) if met else None


class _Side:
    """One search: the depth of every node seen, those at its edge, and by whom each was reached."""

    def __init__(self, start: str) -> None:
        self.depth = {start: 0}
        self.edge = [start]
        self.before: dict[str, set[str]] = {}

    def step(self, neighbours: Neighbours) -> None:
        """One step further from every node at the edge."""
        depth = self.depth[self.edge[0]] + 1
        fresh: list[str] = []
        for source, target in sorted(neighbours(self.edge)):
            if target not in self.depth:
                self.depth[target] = depth
                fresh.append(target)
            if self.depth[target] == depth:
                self.before.setdefault(target, set()).add(source)
        self.edge = fresh

    def back(self, node: str) -> set[str]:
        """Every node on a shortest way from the start to a node, both included."""
        found, waiting = {node}, [node]
        while waiting:
            for one in self.before.get(waiting.pop(), ()):
                if one not in found:
                    found.add(one)
                    waiting.append(one)
        return found


def _between(one: _Side, other: _Side, met: Iterable[str]) -> dict[str, int]:
    shared = sorted(met)
    shortest = min(one.depth[node] + other.depth[node] for node in shared)
    steps: dict[str, int] = {}
    for node in shared:
        if one.depth[node] + other.depth[node] == shortest:
            steps |= {n: one.depth[n] for n in one.back(node)}
            steps |= {n: shortest - other.depth[n] for n in other.back(node)}
    return dict(sorted(steps.items(), key=lambda item: (item[1], item[0])))
