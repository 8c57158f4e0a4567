"""JSON lines: nodes then edges, each sorted by id, keys in a fixed order, no clock and no engine's ids.

Two stores that hold the same documents give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from graph.export.graph import Graph
from graph.model import Property


def write(graph: Graph) -> bytes:
    """One object a line: `{"node": id, "label", "properties"}`, then `{"edge": id, "type", "source", …}`."""
    return "".join(_line(element) for element in _objects(graph)).encode("utf-8")


def _objects(graph: Graph) -> Iterator[dict[str, object]]:
    for node in graph.nodes:
        yield {"node": node.id, "label": node.label, "properties": _sorted(node.properties)}
    for edge in graph.edges:
        yield {
            "edge": edge.id,
            "type": edge.type,
            "source": edge.source,
            "target": edge.target,
            "properties": _sorted(edge.properties),
        }


def _sorted(properties: Mapping[str, Property]) -> dict[str, Property]:
    return {key: properties[key] for key in sorted(properties) if properties[key] is not None}


def _line(element: dict[str, object]) -> str:
    return json.dumps(element, ensure_ascii=False, separators=(",", ":")) + "\n"
