"""A query's answer as a table and as a graph, without Streamlit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from graph.export.csv import csv_bytes
from graph.model import Edge, Node
from graph.store.answer import Answer
from views.excerpt import Excerpt, excerpt

Row = Mapping[str, object]


def cell(value: object) -> str:
    """A value as the table shows it: a node by its name, an edge by its type, lists and mappings as JSON."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        held = value.get("properties")
        if "label" in value and isinstance(held, Mapping):
            name = next((held[key] for key in ("text", "title", "name") if held.get(key)), value.get("id"))
            return f"({value['label']}) {name}"
        if "type" in value and "source" in value:
            return f"[{value['type']}]"
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, list | tuple):
        return "、".join(cell(one) for one in value)
    return str(value)


def cells(answer: Answer) -> list[list[str]]:
    """The rows as words, in the order of the columns."""
    return [[cell(row.get(column)) for column in answer.columns] for row in answer.rows]


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a CSV file, safe against formulas."""
    return csv_bytes(columns, rows)


def graph(answer: Answer) -> Excerpt:
    """The nodes and edges in an answer, each once."""
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for row in answer.rows:
        for value in row.values():
            _collect(value, nodes, edges)
    kept = [edge for edge in edges.values() if edge.source in nodes and edge.target in nodes]
    return excerpt(nodes.values(), kept)


def _collect(value: object, nodes: dict[str, Node], edges: dict[str, Edge]) -> None:
    if isinstance(value, list | tuple):
        for one in value:
            _collect(one, nodes, edges)
    elif isinstance(value, Mapping):
        held = value.get("properties")
        if "nodes" in value and "edges" in value:
            _collect(value["nodes"], nodes, edges)
            _collect(value["edges"], nodes, edges)
        elif isinstance(held, Mapping) and "label" in value:
            own = str(held.get("id") or value.get("id"))
            nodes[own] = Node(
                own, str(value["label"]), {key: one for key, one in held.items() if key != "id"}
            )
        elif isinstance(held, Mapping) and "type" in value:
            own = str(held.get("id") or value.get("id"))
            edges[own] = Edge(
                own, str(value["type"]), str(value.get("source")), str(value.get("target")), dict(held)
            )
