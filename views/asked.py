"""What Explore reads from the store for a question of its own: needs up and down, a way, two agencies.

Each answer is an excerpt with the column in which every node stands. Nothing here imports Streamlit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.network import FOLLOWED, PARTS, TOUCH, Comparison, compared, need, ways
from graph.model import Edge, Node
from graph.schema import label
from views.excerpt import Excerpt, Rows, excerpt, joined, merged

STEPS = 3
"""Needs are followed this many steps up and down."""
MOST = 120
"""An answer about needs holds at most this many nodes."""
LONGEST = 8
"""A way has at most this many steps."""
OF_EACH = 40
"""Of two agencies, at least this many commitments each are drawn, first those that touch what both touch."""
BATCH = 500
"""Nodes whose neighbours one query asks for."""

JOINS: tuple[str, ...] = (
    "HAS_PILLAR", "HAS_MEASURE", "HAS_COMMITMENT", "SETS_TARGET", "MENTIONS", "LED_BY", "SUPPORTED_BY", "SERVES",
    "RELIES_ON", "UNDERTAKEN_BY", "LOCATED_IN", "RESTATES",
)  # fmt: skip
"""Edge types of which a way may consist. Areas are left out: they join everything, which tells nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer: its nodes and edges, and the column of each node; columns run from left to right."""

    excerpt: Excerpt
    columns: Mapping[str, int]


NOTHING = Asked(Excerpt({}, ()), {})


def needs(store: Rows, node: Node) -> Asked:
    """What a thing needs (to the right) and what needs it (to the left), some steps each."""
    columns = {node.id: 0}
    found = Excerpt({node.id: node}, ())
    for side in (1, -1):
        edge = [node]
        for column in range(side, side * (STEPS + 1), side):
            fresh: dict[str, Node] = {}
            near = around(store, edge, FOLLOWED)
            at_edge = {one.id for one in edge}
            kept: list[Edge] = []
            for one in near.edges:
                said = need(one)
                here, there = (said.needing, said.needed)[::side] if said else ("", "")
                if here not in at_edge or columns.get(there, column) != column:
                    continue
                if there not in columns:
                    if len(columns) >= MOST:
                        continue
                    columns[there] = column
                    fresh[there] = near.nodes[there]
                kept.append(one)
            found = merged(found, excerpt((n for n in near.nodes.values() if n.id in columns), kept))
            edge = list(fresh.values())
    return Asked(found, columns)


def way(store: Rows, first: Node, second: Node) -> Asked:
    """All shortest ways from one node to another; nothing where there is none."""
    known = {first.id: first, second.id: second}

    def neighbours(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        near = around(store, [known[one] for one in ids], JOINS)
        known.update(near.nodes)
        wanted = set(ids)
        for edge in near.edges:
            if not edge.proposed:
                if edge.source in wanted:
                    yield edge.source, edge.target
                if edge.target in wanted:
                    yield edge.target, edge.source

    found = ways(neighbours, first.id, second.id, longest=LONGEST)
    if found is None:
        return NOTHING
    on_it = [known[one] for one in found.steps]
    near = around(store, on_it, JOINS)
    along = [
        edge
        for edge in near.edges
        if abs(found.steps.get(edge.source, -9) - found.steps.get(edge.target, 9)) == 1 and not edge.proposed
    ]
    return Asked(excerpt(on_it, along), found.steps)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two agencies: the comparison and the picture of what they share."""

    comparison: Comparison
    answer: Asked


def pair(store: Rows, first: Node, second: Node) -> Pair:
    """Two agencies with their commitments, and what both of them touch in the middle."""
    parts = around(store, [first, second], PARTS)
    own = [node for node in parts.nodes.values() if node.label == "Commitment"]
    everything = merged(parts, around(store, own, TOUCH))
    comparison = compared(everything.edges, first.id, second.id)
    columns = {first.id: 0, second.id: 4}
    columns |= dict.fromkeys((*comparison.together, *comparison.things), 2)
    for mine, theirs in comparison.things.values():
        columns |= {one: 1 for one in mine if one not in columns}
        columns |= {one: 3 for one in theirs if one not in columns}
    for column, side in ((1, comparison.first), (3, comparison.second)):
        room = OF_EACH - sum(at == column for at in columns.values())
        columns |= dict.fromkeys(
            [one for one in side.commitments if one not in columns][: max(0, room)], column
        )
    nodes = [node for node in everything.nodes.values() if node.id in columns]
    edges = [edge for edge in everything.edges if edge.source in columns and edge.target in columns]
    return Pair(comparison, Asked(excerpt(nodes, edges), columns))


def around(store: Rows, nodes: Iterable[Node], types: Sequence[str]) -> Excerpt:
    """Nodes with all their neighbours by edges of some types, whatever the direction."""
    by_label: dict[str, dict[str, Node]] = {}
    for node in nodes:
        by_label.setdefault(node.label, {})[node.id] = node
    parts = [Excerpt({}, ())]
    for name, held in by_label.items():
        ids = list(held)
        for at in range(0, len(ids), BATCH):
            parts.append(
                joined(store, label(name).name, {one: held[one] for one in ids[at : at + BATCH]}, types)
            )
    return merged(*parts)
