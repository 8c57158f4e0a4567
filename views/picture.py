"""From an excerpt of the graph to what the canvas draws: so many nodes, each with place and caption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Edge, Node
from views.captions import broken, plain
from views.excerpt import TREE, Excerpt, name_of
from views.look import ORDER, TOUCHES
from views.positions import Branch, Point, Trunk, layered

START = 300
"""A picture starts with at most this many nodes."""

STEP = 25
"""Opening a node adds at most this many."""

ROOM_FOR_THINGS = 20
"""Commitments are drawn one by one only where this many places are left for what they touch."""

CROWDED = 2000
"""A picture with more nodes than this warns that it is slow to read and to draw."""

_CAPTION = {"Pillar": (9, 3), "Measure": (12, 2), "Commitment": (8, 3)}
_OTHER = (10, 1)


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
    counted: bool
    """Whether measures stand for their commitments, because these are too many to draw."""

    @property
    def crowded(self) -> bool:
        """Whether there are more nodes than one can read."""
        return len(self.dots) > CROWDED


def draw(excerpt: Excerpt, *, opened: Sequence[str] = (), node: str | None = None) -> Picture:
    """The picture of a document, with the neighbours of what was opened and with the node that is selected.

    The excerpt holds the document and the neighbourhoods of the nodes in `opened`; an unknown id is passed
    over, because an address may be older than the graph.
    """
    own = _own(excerpt)
    counted = len(own) > START - ROOM_FOR_THINGS
    tree = [n for n in own if not counted or n.label != "Commitment"][:START]
    trunks = _trunks(excerpt, {n.id for n in tree})
    things = _things(excerpt, tree, room=START - len(tree), counted=counted)
    layout = layered(trunks, things)
    rails = {bead: branch.id for trunk in trunks for branch in trunk.branches for bead in branch.beads}
    for source, added in _opened(excerpt, layout.places, opened):
        layout = layout.beside(source, added)
    if node and node in excerpt.nodes and node not in layout.places:
        near = next((n for n in excerpt.neighbours(node) if n in layout.places), "")
        layout = layout.beside(near, [node])
    places = layout.places
    return Picture(
        dots=tuple(_dots(excerpt, places, rails)),
        lines=tuple(_lines(excerpt, places, counted=counted)),
        waiting=tuple(
            (n.id, n.label, plain(name_of(n))) for n in excerpt.nodes.values() if n.id not in places
        ),
        counted=counted,
    )


def opening(excerpt: Excerpt, drawn: Iterable[str], node: str) -> tuple[str, ...]:
    """The neighbours that opening a node would add: at most STEP, the nearest kinds first."""
    shown = set(drawn)
    rank = {label: index for index, label in enumerate(ORDER)}
    waiting = [n for n in excerpt.neighbours(node) if n not in shown and excerpt.nodes[n].label != "Document"]
    position = {n: index for index, n in enumerate(excerpt.nodes)}
    waiting.sort(key=lambda n: (rank.get(excerpt.nodes[n].label, len(rank)), position[n]))
    return tuple(waiting[:STEP])


def _own(excerpt: Excerpt) -> list[Node]:
    """Pillars, measures and commitments of the one document; those of another come by opening only."""
    documents = [n.properties.get("document") for n in excerpt.labelled("Pillar")]
    home = max(sorted({str(d) for d in documents}), key=documents.count, default=None)
    return [n for n in excerpt.nodes.values() if n.label in TREE and n.properties.get("document") == home]


def _trunks(excerpt: Excerpt, drawn: set[str]) -> tuple[Trunk, ...]:
    children: dict[str, list[str]] = {}
    for edge in excerpt.edges:
        if edge.type in ("HAS_MEASURE", "HAS_COMMITMENT"):
            children.setdefault(edge.source, []).append(edge.target)
    position = {node: index for index, node in enumerate(excerpt.nodes)}

    def under(parent: str, label: str) -> tuple[str, ...]:
        found = {n for n in children.get(parent, ()) if n in drawn and excerpt.nodes[n].label == label}
        return tuple(sorted(found, key=position.__getitem__))

    trunks = []
    for pillar in (n for n in excerpt.labelled("Pillar") if n.id in drawn):
        loose = under(pillar.id, "Commitment")
        branches = [Branch(pillar.id, loose)] if loose else []
        for measure in under(pillar.id, "Measure"):
            lines = _caption(excerpt.nodes[measure]).count("\n") + 1
            branches.append(Branch(measure, under(measure, "Commitment"), lines))
        trunks.append(Trunk(pillar.id, tuple(branches)))
    return tuple(trunks)


def _things(
    excerpt: Excerpt, tree: Sequence[Node], *, room: int, counted: bool
) -> list[tuple[str, tuple[str, ...]]]:
    """What the tree touches, as many as there is room for: what several touch first, then of every label
    one after the other, so that no kind of thing crowds out the rest.
    """
    drawn = {node.id for node in tree}
    touching: dict[str, list[str]] = {}
    for source, target in _touches(excerpt, counted=counted):
        if source in drawn and excerpt.nodes[target].label not in (*TREE, "Document"):
            touching.setdefault(target, []).append(source)
    position = {node: index for index, node in enumerate(excerpt.nodes)}
    turn: dict[str, int] = {}
    seen: dict[str, int] = {}
    for thing in sorted(touching, key=position.__getitem__):
        label = excerpt.nodes[thing].label
        turn[thing] = seen[label] = seen.get(label, 0) + 1
    shared = {thing: len(set(nodes)) for thing, nodes in touching.items()}
    ranked = sorted(touching, key=lambda n: (-shared[n] if shared[n] > 1 else 0, turn[n], position[n]))
    return [(thing, tuple(dict.fromkeys(touching[thing]))) for thing in ranked[: max(room, 0)]]


def _touches(excerpt: Excerpt, *, counted: bool) -> Iterable[tuple[str, str]]:
    """(source, thing) pairs; where commitments are counted, their measure stands for them."""
    parents = _parents(excerpt) if counted else {}
    for edge in excerpt.edges:
        yield parents.get(edge.source, edge.source), edge.target


def _parents(excerpt: Excerpt) -> dict[str, str]:
    return {edge.target: edge.source for edge in excerpt.edges if edge.type == "HAS_COMMITMENT"}


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
                name=_said(node),
                caption=_caption(node),
                x=round(x, 1),
                y=round(y, 1),
                hidden=sum(n not in places for n in excerpt.neighbours(node.id)),
                rail=rails.get(node.id),
            )


def _said(node: Node) -> str:
    ordinal = node.properties.get("ordinal")
    return plain(f"{ordinal}. {name_of(node)}" if node.label == "Pillar" and ordinal else name_of(node))


def _caption(node: Node) -> str:
    per_line, lines = _CAPTION.get(node.label, _OTHER)
    return broken(_said(node), per_line=per_line, lines=lines)


def _lines(excerpt: Excerpt, places: Mapping[str, Point], *, counted: bool) -> Iterable[Line]:
    parents = _parents(excerpt) if counted else {}
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
