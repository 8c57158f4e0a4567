"""Commitments as a table, one a row, with all that hangs on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.export.graph import Graph
from graph.model import Edge, Node, Property

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: the key of its cells, and its name on screens and in files."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows; every row has a cell for each heading."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]


COMMITMENTS: tuple[Heading, ...] = (
    Heading("document", "文件", "document"),
    Heading("place", "地区", "place"),
    Heading("year", "年份", "year"),
    Heading("section", "部分", "section"),
    Heading("pillar", "篇章序号", "pillar"),
    Heading("pillar_title", "篇章", "pillar title"),
    Heading("measure", "举措", "measure"),
    Heading("text", "承诺", "commitment"),
    Heading("action", "动作", "action"),
    Heading("strength", "力度", "strength"),
    Heading("targets", "指标", "targets"),
    Heading("leads", "牵头", "leads"),
    Heading("supports", "配合", "supports"),
    Heading("mentions", "提及", "mentions"),
    Heading("horizon", "远景年份", "horizon"),
    Heading("start", "起点", "start"),
    Heading("end", "终点", "end"),
    Heading("rule", "规则", "rule"),
    Heading("id", "编号", "id"),
)
"""The columns of the table of commitments."""


def commitments(graph: Graph) -> Table:
    """The commitments by document and place in it. Names in one cell are joined by 、, targets by ；."""
    nodes = {node.id: node for node in graph.nodes}
    below, above = defaultdict(list), {}
    for edge in graph.edges:
        below[edge.source].append(edge)
        if edge.type.startswith("HAS_"):
            above[edge.target] = edge.source
    promised = [node for node in graph.nodes if node.label == "Commitment"]
    promised.sort(key=lambda node: (str(node.properties["document"]), _number(node, "start"), node.id))
    return Table(COMMITMENTS, tuple(_row(node, nodes, below[node.id], above) for node in promised))


def _row(
    node: Node, nodes: dict[str, Node], edges: Sequence[Edge], above: dict[str, str]
) -> tuple[Cell, ...]:
    own = node.properties
    document = nodes.get(str(own["document"]))
    up = above.get(node.id)
    while up and nodes[up].label == "Measure":
        up = above.get(up)
    found: dict[str, Property] = {
        **own,
        "id": node.id,
        "place": document.properties["place"] if document else None,
        "pillar_title": nodes[up].properties["title"] if up else None,
        "targets": "；".join(_target(edge, nodes) for edge in _of(edges, "SETS_TARGET")),
        "leads": _names(edges, "LED_BY", nodes),
        "supports": _names(edges, "SUPPORTED_BY", nodes),
        "mentions": _names(edges, "MENTIONS", nodes),
    }
    return tuple(_cell(found.get(heading.name)) for heading in COMMITMENTS)


def _of(edges: Sequence[Edge], kind: str) -> list[Edge]:
    return sorted((e for e in edges if e.type == kind), key=lambda e: (_number(e, "start"), e.id))


def _names(edges: Sequence[Edge], kind: str, nodes: dict[str, Node]) -> str:
    names = [str(nodes[edge.target].properties["name"]) for edge in _of(edges, kind)]
    return "、".join(dict.fromkeys(names))


def _target(edge: Edge, nodes: dict[str, Node]) -> str:
    own = edge.properties
    value = (
        f"{_plain(own['value'])}-{_plain(own['high'])}"
        if own.get("high") is not None
        else _plain(own["value"])
    )
    op = "" if own["op"] in ("=", "-") else str(own["op"])
    return f"{nodes[edge.target].properties['name']} {op}{value}{own['unit']}"


def _plain(value: Property) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _number(element: Node | Edge, name: str) -> int:
    value = element.properties.get(name)
    return value if isinstance(value, int) else -1


def _cell(value: Property) -> Cell:
    return "、".join(value) if isinstance(value, tuple) else value
