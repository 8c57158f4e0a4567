"""What putting and removing a document does inside one transaction.

What a document owns (its Document, pillars, measures, commitments and every edge at them) is deleted and made
anew; edges that were computed between its commitments and another document's go with them, and whoever
computed them does so again. Shared nodes are merged by id and must be a function of it. One that no edge
points at any more goes, and then what only it pointed at (an agency's jurisdiction).
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.errors import BuildError
from graph.model import Batch, Edge, Node
from graph.schema import EDGES, INDEXED, LABELS, UNIQUE

DIGEST = "digest"
"""A property that the store adds to each Document: the SHA-256 of its batch; `revision` rests on it."""

ROWS = 1000
"""Rows of one UNWIND."""

OWNED: tuple[str, ...] = tuple(label.name for label in LABELS if label.text_borne)
SHARED: frozenset[str] = frozenset(label.name for label in LABELS if label.shared)

_BETWEEN_SHARED: tuple[tuple[str, str], ...] = tuple(
    sorted(
        {
            (edge.name, source)
            for edge in EDGES
            if edge.text_borne
            for source, _ in edge.ends
            if source in SHARED
        }
    )
)
"""(edge type, label of its source) of the edges that a document draws between shared nodes."""

Key = tuple[str, str]
"""A node's label and id."""


class Transaction(Protocol):
    """What is needed of the driver's transaction."""

    def run(self, query: str, parameters: dict[str, Any] | None = ...) -> Any:
        """Run a query and return its records."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A transaction, and `room`, which is called before each write and raises when the disk gets full."""

    transaction: Transaction
    room: Callable[[], None]

    def run(self, cypher: str, **parameters: object) -> list[Any]:
        """The records of a query."""
        return list(self.transaction.run(cypher, parameters))

    def write(self, cypher: str, rows: Sequence[dict[str, object]]) -> int:
        """Run a query over `rows` in pieces; it returns the number of rows it found a place for."""
        done = 0
        for start in range(0, len(rows), ROWS):
            self.room()
            done += int(self.run(cypher, rows=rows[start : start + ROWS])[0]["done"])
        return done


def constraints() -> Iterator[str]:
    """The statements that prepare a database: unique ids, and indexes of what is looked up."""
    for label, name in UNIQUE:
        yield f"CREATE CONSTRAINT {label}_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
    for label, name in INDEXED:
        yield f"CREATE INDEX {label}_by_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"


def digest(batch: Batch) -> str:
    """The SHA-256 of all that a batch says."""
    parts = [[n.id, n.label, dict(n.properties)] for n in batch.nodes]
    parts += [[e.id, e.type, e.source, e.target, dict(e.properties)] for e in batch.edges]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def replace(desk: Desk, batch: Batch) -> None:
    """Make the graph say what the batch says, instead of what its document said before."""
    loose = delete(desk, batch.document)
    mark = digest(batch)
    by_label: dict[str, list[Node]] = defaultdict(list)
    for node in batch.nodes:
        by_label[node.label].append(node)
    for label, nodes in by_label.items():
        verb = "MERGE" if label in SHARED else "CREATE"
        desk.write(
            f"UNWIND $rows AS row {verb} (n:{label} {{id: row.id}}) SET n += row.properties "
            "RETURN count(*) AS done",
            [_row(node, {DIGEST: mark} if node.id == batch.document else {}) for node in nodes],
        )
    _add_edges(desk, batch)
    sweep(desk, loose - {(node.label, node.id) for node in batch.nodes})


def _row(element: Node | Edge, more: dict[str, object]) -> dict[str, object]:
    properties = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in element.properties.items()
        if value is not None
    }
    row: dict[str, object] = {"id": element.id, "properties": {**properties, **more}}
    if isinstance(element, Edge):
        row |= {"source": element.source, "target": element.target}
    return row


def _add_edges(desk: Desk, batch: Batch) -> None:
    labels = {node.id: node.label for node in batch.nodes}
    strangers = {end for edge in batch.edges for end in (edge.source, edge.target) if end not in labels}
    if strangers:
        found = desk.run(
            "MATCH (n) WHERE n.id IN $ids RETURN n.id AS id, labels(n)[0] AS label", ids=sorted(strangers)
        )
        labels |= {record["id"]: record["label"] for record in found}
    by_ends: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in batch.edges:
        if edge.source not in labels or edge.target not in labels:
            raise BuildError(f"The edge {edge.id} of {batch.document} points at a node that is nowhere.")
        by_ends[edge.type, labels[edge.source], labels[edge.target]].append(edge)
    for (kind, source, target), edges in by_ends.items():
        done = desk.write(
            "UNWIND $rows AS row "
            f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
            f"MERGE (a)-[e:{kind} {{id: row.id}}]->(b) SET e += row.properties RETURN count(*) AS done",
            [_row(edge, {}) for edge in edges],
        )
        if done != len(edges):
            raise BuildError(f"{len(edges) - done} of the {kind} edges of {batch.document} found no place.")


def delete(desk: Desk, document: str) -> set[Key]:
    """Delete what a document owns; returns the shared nodes that its edges pointed at."""
    loose: set[Key] = set()
    if not desk.run("MATCH (d:Document {id: $id}) RETURN d.id AS id", id=document):
        return loose
    pointed = "RETURN DISTINCT labels(s)[0] AS label, s.id AS id"
    for label in OWNED:
        loose |= _keys(desk.run(f"MATCH (n:{label} {{document: $id}})-->(s) {pointed}", id=document))
    loose |= _keys(desk.run(f"MATCH (d:Document {{id: $id}})-->(s) {pointed}", id=document))
    for kind, source in _BETWEEN_SHARED:
        edges = f"MATCH (:{source})-[e:{kind}]->(s) WHERE e.document = $id"
        loose |= _keys(desk.run(f"{edges} {pointed}", id=document))
        desk.run(f"{edges} DELETE e", id=document)
    for label in OWNED:
        desk.room()
        desk.run(f"MATCH (n:{label} {{document: $id}}) DETACH DELETE n", id=document)
    desk.run("MATCH (d:Document {id: $id}) DETACH DELETE d", id=document)
    return {key for key in loose if key[0] in SHARED}


def _keys(records: list[Any]) -> set[Key]:
    return {(record["label"], record["id"]) for record in records}


def sweep(desk: Desk, loose: set[Key]) -> None:
    """Delete those of the shared nodes `loose` that nothing points at, and so on from there."""
    while loose:
        following: set[Key] = set()
        for label in sorted({label for label, _ in loose}):
            ids = sorted(node_id for found, node_id in loose if found == label)
            alone = [
                record["id"]
                for record in desk.run(
                    f"UNWIND $ids AS id MATCH (s:{label} {{id: id}}) OPTIONAL MATCH (s)<-[e]-() "
                    "WITH s, count(e) AS held WHERE held = 0 RETURN s.id AS id",
                    ids=ids,
                )
            ]
            at = f"UNWIND $ids AS id MATCH (s:{label} {{id: id}})"
            targets = desk.run(
                f"{at} MATCH (s)-->(t) RETURN DISTINCT labels(t)[0] AS label, t.id AS id", ids=alone
            )
            following |= {key for key in _keys(targets) if key[0] in SHARED}
            desk.run(f"{at} DETACH DELETE s", ids=alone)
        loose = following


def remove_document(desk: Desk, *, document: str) -> None:
    """Take a document out, with the shared nodes that nothing points at any more."""
    sweep(desk, delete(desk, document))


def remove_all(desk: Desk, *, label: str) -> None:
    """Delete all nodes of a label."""
    desk.room()
    desk.run(f"MATCH (n:{label}) DETACH DELETE n")
