"""From an excerpt of the graph to what the canvas draws: so many nodes, each with place and caption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Edge, Node
from views.choice import Drawn, choose, opening, parents_of, things, trunks
from views.excerpt import Excerpt
from views.look import TOUCHES
from views.names import caption, said
from views.positions import Point, layered

CROWDED = 2000
"""A picture with more nodes than this warns that it is slow to read and to draw."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A drawn node. `caption` is in lines, `name` whole; `hidden` counts neighbours that are not drawn."""

    id: str
    label: str
    name: str
    caption: str
    x: float
    y: float
    hidden: int
    rail: str | None
    """The id of the node on whose string a commitment hangs, or None."""


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn edge; `count` edges of one type between the same two nodes are one line."""

    id: str
    type: str
    source: str
    target: str
    count: int
    proposed: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn. `waiting` are the nodes of the excerpt that are not: id, label, name."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    waiting: tuple[tuple[str, str, str], ...]
    drawn: Drawn
    """Whether the picture starts with all commitments, some, or none, because they are too many."""

    @property
    def crowded(self) -> bool:
        """Whether there are more nodes than one can read."""
        return len(self.dots) > CROWDED


def draw(excerpt: Excerpt, *, opened: Sequence[str] = (), node: str | None = None) -> Picture:
    """The picture of a document, with the neighbours of what was opened and with the node that is selected.

    The excerpt holds the document and the neighbourhoods of the nodes in `opened`; an unknown id is passed
    over, because an address may be older than the graph.
    """
    chosen = choose(excerpt)
    grown = trunks(excerpt, {n.id for n in chosen.tree})
    layout = layered(grown, things(excerpt, chosen))
    rails = {bead: branch.id for trunk in grown for branch in trunk.branches for bead in branch.beads}
    for source, added in _opened(excerpt, layout.places, opened):
        layout = layout.beside(source, added)
    if node and node in excerpt.nodes and node not in layout.places:
        near = next((n for n in excerpt.neighbours(node) if n in layout.places), "")
        layout = layout.beside(near, [node])
    places = layout.places
    return Picture(
        dots=tuple(_dots(excerpt, places, rails)),
        lines=tuple(_lines(excerpt, places, standing=chosen.drawn == "none")),
        waiting=tuple((n.id, n.label, said(n)) for n in excerpt.nodes.values() if n.id not in places),
        drawn=chosen.drawn,
    )


MOST_OF_ANSWER = 300
COLUMN, STEP_DOWN, COLUMN_HOLDS = 420.0, 76.0, 24


def in_columns(excerpt: Excerpt) -> Picture:
    """A picture of an answer's nodes, at most `MOST_OF_ANSWER`: a column for each label, in the order of screens."""
    places: dict[str, Point] = {}
    column, row, label = -1, COLUMN_HOLDS, ""
    for node in list(excerpt.nodes.values())[:MOST_OF_ANSWER]:
        if node.label != label or row >= COLUMN_HOLDS:
            column, row, label = column + 1, 0, node.label
        places[node.id] = (column * COLUMN, row * STEP_DOWN)
        row += 1
    return Picture(
        dots=tuple(_dots(excerpt, places, {})),
        lines=tuple(_lines(excerpt, places, standing=False)),
        waiting=tuple((n.id, n.label, said(n)) for n in excerpt.nodes.values() if n.id not in places),
        drawn="all",
    )


STEP_RIGHT = 460.0
TALLEST = 2100.0
"""Of a column; what stands in it beyond that goes on beside it."""
ROOM = {"Pillar": 184.0, "Measure": 118.0}
"""Height that a node takes in a column, by label."""


def in_steps(excerpt: Excerpt, columns: Mapping[str, int]) -> Picture:
    """A picture of an answer whose nodes stand in columns from left to right."""
    held: dict[int, list[Node]] = {}
    for node in excerpt.nodes.values():
        if node.id in columns:
            held.setdefault(columns[node.id], []).append(node)
    places: dict[str, Point] = {}
    left = 0.0
    for column in sorted(held):
        for rows in _folded(held[column]):
            y = -sum(ROOM.get(node.label, STEP_DOWN) for node in rows) / 2
            for node in rows:
                room = ROOM.get(node.label, STEP_DOWN)
                places[node.id] = (left, y + room / 2)
                y += room
            left += STEP_RIGHT
    return Picture(
        dots=tuple(_dots(excerpt, places, {})),
        lines=tuple(_lines(excerpt, places, standing=False)),
        waiting=(),
        drawn="all",
    )


def _folded(nodes: Sequence[Node]) -> Iterable[Sequence[Node]]:
    """A column in as many even parts as keep each below the tallest."""
    height = sum(ROOM.get(node.label, STEP_DOWN) for node in nodes)
    parts = max(1, -(-int(height) // int(TALLEST)))
    size = -(-len(nodes) // parts)
    return (nodes[at : at + size] for at in range(0, len(nodes), size))


def _opened(
    excerpt: Excerpt, places: Mapping[str, Point], opened: Sequence[str]
) -> Iterable[tuple[str, tuple[str, ...]]]:
    shown = set(places)
    for node in opened:
        if node in excerpt.nodes:
            start = () if node in shown else (node,)
            added = start + opening(excerpt, shown | set(start), node)
            shown |= set(added)
            yield node, added


def _dots(excerpt: Excerpt, places: Mapping[str, Point], rails: Mapping[str, str]) -> Iterable[Dot]:
    for node in excerpt.nodes.values():
        if node.id in places:
            x, y = places[node.id]
            yield Dot(
                id=node.id,
                label=node.label,
                name=said(node),
                caption=caption(node, on_string=node.id in rails),
                x=round(x, 1),
                y=round(y, 1),
                hidden=sum(n not in places for n in excerpt.neighbours(node.id)),
                rail=rails.get(node.id),
            )


def _lines(excerpt: Excerpt, places: Mapping[str, Point], *, standing: bool) -> Iterable[Line]:
    """The drawn edges; where measures are `standing` for their commitments, these edges start there."""
    parents = parents_of(excerpt) if standing else {}
    merged: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in excerpt.edges:
        source, kind = edge.source, edge.type
        if source not in places and source in parents:
            source, kind = parents[source], TOUCHES
        if source in places and edge.target in places and source != edge.target:
            merged.setdefault((kind, source, edge.target), []).append(edge)
    for (kind, source, target), edges in merged.items():
        proposed = all(edge.properties.get("basis") == "inferred" for edge in edges)
        yield Line(edges[0].id, kind, source, target, len(edges), proposed)
