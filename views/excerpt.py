"""What pages read from the store: a document's nodes and edges, and the neighbours of one node.

Nothing here imports Streamlit; a store is whatever answers `rows(cypher, parameters)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graph.model import Batch, Edge, Node
from graph.schema import LABELS, edge_type, label

TREE: tuple[str, ...] = ("Pillar", "Measure", "Commitment")
"""The labels that belong to one document; everything else is shared."""


class Rows(Protocol):
    """The part of a store that pages need."""

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Sequence[Mapping[str, Any]]:
        """The rows that a query gives."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of the graph: nodes by id and edges, both in a fixed order."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    _around: Mapping[str, tuple[Edge, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        around: dict[str, list[Edge]] = {}
        for edge in self.edges:
            around.setdefault(edge.source, []).append(edge)
            if edge.target != edge.source:
                around.setdefault(edge.target, []).append(edge)
        object.__setattr__(self, "_around", {key: tuple(edges) for key, edges in around.items()})

    def around(self, node: str) -> tuple[Edge, ...]:
        """The edges that touch a node."""
        return self._around.get(node, ())

    def neighbours(self, node: str) -> tuple[str, ...]:
        """The ids at the other ends of a node's edges, each once, in the order of the edges."""
        others = (edge.target if edge.source == node else edge.source for edge in self.around(node))
        return tuple(dict.fromkeys(others))

    def labelled(self, name: str) -> tuple[Node, ...]:
        """The nodes of one label."""
        return tuple(node for node in self.nodes.values() if node.label == name)


def whole(store: Rows, document: str) -> Excerpt:
    """A document's pillars, measures and commitments, with everything that they point at."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for name in TREE:
        found = store.rows(
            f"MATCH (a:{name}) WHERE a.document = $document RETURN a.id AS id, properties(a) AS held",
            {"document": document},
        )
        nodes |= {row["id"]: _node(row["id"], name, row["held"]) for row in found}
    for name in TREE:
        _join(
            nodes,
            edges,
            store.rows(
                f"MATCH (a:{name})-[e]->(b) WHERE a.document = $document RETURN a.id AS source, "
                "e.id AS id, type(e) AS type, properties(e) AS held, b.id AS target, "
                "labels(b) AS labels, properties(b) AS target_held",
                {"document": document},
            ),
        )
    return excerpt(nodes.values(), edges)


def neighbourhood(store: Rows, node: Node, *, limit: int = 500) -> Excerpt:
    """A node with its neighbours in the whole store, at most `limit` edges."""
    name = label(node.label).name
    nodes = {node.id: node}
    edges: list[Edge] = []
    for pattern, source, target in (("-[e]->", "a", "b"), ("<-[e]-", "b", "a")):
        _join(
            nodes,
            edges,
            store.rows(
                f"MATCH (a:{name}){pattern}(b) WHERE a.id = $id RETURN {source}.id AS source, "
                f"e.id AS id, type(e) AS type, properties(e) AS held, {target}.id AS target, "
                "labels(b) AS labels, properties(b) AS target_held, b.id AS other "
                f"ORDER BY type, other, id LIMIT {int(limit)}",
                {"id": node.id},
            ),
        )
    return excerpt(nodes.values(), edges)


def joined(store: Rows, name: str, nodes: Mapping[str, Node], types: Sequence[str]) -> Excerpt:
    """Nodes of one label with all their neighbours by edges of some types, whatever the direction."""
    held = dict(nodes)
    edges: list[Edge] = []
    kinds = "|".join(edge_type(kind).name for kind in types)
    for pattern, source, target in ((f"-[e:{kinds}]->", "a", "b"), (f"<-[e:{kinds}]-", "b", "a")):
        _join(
            held,
            edges,
            store.rows(
                f"UNWIND $ids AS wanted MATCH (a:{label(name).name} {{id: wanted}}){pattern}(b) "
                f"RETURN {source}.id AS source, e.id AS id, type(e) AS type, properties(e) AS held, "
                f"{target}.id AS target, labels(b) AS labels, properties(b) AS target_held, b.id AS other",
                {"ids": list(nodes)},
            ),
        )
    return excerpt(held.values(), edges)


def named(store: Rows, *, limit: int) -> tuple[Node, ...]:
    """All shared nodes by label and name; none at all where they are more than `limit`."""
    found: list[Node] = []
    for declared in LABELS:
        if declared.shared and declared.name != "Jurisdiction":
            rows = store.rows(
                f"MATCH (a:{declared.name}) RETURN a.id AS id, properties(a) AS held LIMIT {int(limit) + 1}"
            )
            found += [_node(row["id"], declared.name, row["held"]) for row in rows]
            if len(found) > limit:
                return ()
    return tuple(sorted(found, key=order))


def find(store: Rows, node: str) -> Node | None:
    """The node with an id, or None. Labels are tried in turn: only a labelled look-up has an index."""
    for declared in LABELS:
        if declared.name == "Document":
            continue
        for row in store.rows(
            f"MATCH (a:{declared.name}) WHERE a.id = $id RETURN properties(a) AS held", {"id": node}
        ):
            return _node(node, declared.name, row["held"])
    return None


def excerpt(nodes: Iterable[Node], edges: Iterable[Edge]) -> Excerpt:
    """Nodes and edges in the fixed order: by label, then place in the text, then name."""
    ordered = sorted(nodes, key=order)
    kept = {edge.id: edge for edge in sorted(edges, key=lambda edge: (edge.type, edge.id))}
    return Excerpt({node.id: node for node in ordered}, tuple(kept.values()))


def of_batch(batch: Batch) -> Excerpt:
    """The excerpt that a store with this batch alone would give for its document."""
    own = {node.id for node in batch.nodes if node.label in TREE}
    edges = [edge for edge in batch.edges if edge.source in own]
    reached = own | {edge.target for edge in edges}
    return excerpt((node for node in batch.nodes if node.id in reached), edges)


def stated(whole_: Excerpt, *, around: Iterable[str] = ()) -> Excerpt:
    """An excerpt without what is only proposed, but for the proposals at the nodes in `around`.

    What only a proposal reaches goes with it: a picture must not show as a fact what no document says.
    """
    near = set(around)
    edges = [edge for edge in whole_.edges if not edge.proposed or edge.source in near or edge.target in near]
    held = {end for edge in edges for end in (edge.source, edge.target)} | near
    nodes = (node for node in whole_.nodes.values() if node.label != "Agency" or node.id in held)
    return excerpt(nodes, edges)


def merged(first: Excerpt, *others: Excerpt) -> Excerpt:
    """Several excerpts as one; a node that two of them hold is taken from the first."""
    nodes = dict(first.nodes)
    edges = list(first.edges)
    for other in others:
        nodes = {**other.nodes, **nodes}
        edges += other.edges
    return excerpt(nodes.values(), edges)


def order(node: Node) -> tuple[int, str, int, str, str]:
    """The sorting key of nodes."""
    names = [declared.name for declared in LABELS]
    rank = names.index(node.label) if node.label in names else len(names)
    start = node.properties.get("start")
    document = node.properties.get("document")
    return (rank, str(document or ""), start if isinstance(start, int) else 0, name_of(node), node.id)


def name_of(node: Node) -> str:
    """What a node is called on screens."""
    caption = next((declared.caption for declared in LABELS if declared.name == node.label), "name")
    for key in (caption, "name", "title", "text", "quote"):
        value = node.properties.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return node.id


def _node(node: str, name: str, held: Mapping[str, Any]) -> Node:
    values = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in sorted(held.items())
        if key != "text" or name != "Document"
    }
    return Node(node, name, values)


def _join(nodes: dict[str, Node], edges: list[Edge], rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        name = next(iter(row["labels"]))
        other = row.get("other") or row["target"]
        if other not in nodes:
            nodes[other] = _node(other, name, row["target_held"])
        held = {key: value for key, value in sorted(row["held"].items()) if key != "id"}
        edges.append(Edge(row["id"], row["type"], row["source"], row["target"], held))
