"""What an export is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Batch, Edge, Node


@dataclass(frozen=True, slots=True)
class Graph:
    """All nodes and all edges, each sorted by id."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @staticmethod
    def of(nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
        """A graph from nodes and edges in any order; what has the same id twice counts once."""
        by_id = {node.id: node for node in nodes}
        joins = {edge.id: edge for edge in edges}
        return Graph(tuple(by_id[key] for key in sorted(by_id)), tuple(joins[key] for key in sorted(joins)))

    @staticmethod
    def of_batches(batches: Iterable[Batch]) -> Graph:
        """The graph that a store holds after loading these batches."""
        kept = tuple(batches)
        return Graph.of(
            (node for batch in kept for node in batch.nodes),
            (edge for batch in kept for edge in batch.edges),
        )
