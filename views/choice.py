"""Which nodes a picture starts with, and which ones join when a node is opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.model import Node
from views.excerpt import TREE, Excerpt
from views.look import ORDER
from views.names import caption
from views.positions import Branch, Trunk

START = 300
"""A picture starts with at most this many nodes."""

STEP = 25
"""Opening a node adds at most this many."""

THINGS = 50
"""Places kept for what commitments touch, where commitments alone would fill the picture."""

TOUCHED = 110
"""Things that a picture without commitments starts with: more would stand in too many columns to read."""

SHARE = 0.4
"""Commitments are drawn at all only where at least this share of them can be."""

Drawn = Literal["all", "some", "none"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The pillars, measures and commitments to draw, and whether these are all commitments, some or none."""

    tree: tuple[Node, ...]
    drawn: Drawn

    @property
    def room(self) -> int:
        """How many things there is room for."""
        return max(0, min(START - len(self.tree), TOUCHED if self.drawn == "none" else START))


def choose(excerpt: Excerpt) -> Choice:
    """What a picture of a document starts with.

    Where there are too many commitments, every measure gives up the same share of its own, first those that
    touch nothing; where most would have to go, measures stand for them all.
    """
    own = _own(excerpt)
    frame = [node for node in own if node.label != "Commitment"][:START]
    bodies = [node for node in own if node.label == "Commitment"]
    touched = {e.target for e in excerpt.edges if not e.type.startswith("HAS_")}
    room = START - len(frame) - min(THINGS, len(touched))
    if len(bodies) <= room:
        return Choice((*frame, *bodies), "all")
    if room < SHARE * len(bodies):
        return Choice(tuple(frame), "none")
    kept = _shared_out(excerpt, bodies, room)
    return Choice((*frame, *(node for node in bodies if node.id in kept)), "some")


def _shared_out(excerpt: Excerpt, bodies: Sequence[Node], room: int) -> set[str]:
    """As many as there is room for, the same share of every measure's, the ones that touch most first."""
    parents = parents_of(excerpt)
    families: dict[str, list[tuple[int, int, str]]] = {}
    for index, body in enumerate(bodies):
        touches = sum(edge.source == body.id for edge in excerpt.around(body.id))
        families.setdefault(parents.get(body.id, ""), []).append((-touches, index, body.id))
    ranked = [
        ((place + 0.5) / len(family), key)
        for family in families.values()
        for place, key in enumerate(sorted(family))
    ]
    ranked.sort(key=lambda one: (one[0], one[1][1]))
    return {key[2] for _, key in ranked[:room]}


def parents_of(excerpt: Excerpt) -> dict[str, str]:
    """The measure or pillar of each commitment."""
    return {edge.target: edge.source for edge in excerpt.edges if edge.type == "HAS_COMMITMENT"}


def _own(excerpt: Excerpt) -> list[Node]:
    """Pillars, measures and commitments of the one document; those of another come by opening only."""
    documents = [n.properties.get("document") for n in excerpt.labelled("Pillar")]
    home = max(sorted({str(d) for d in documents}), key=documents.count, default=None)
    return [n for n in excerpt.nodes.values() if n.label in TREE and n.properties.get("document") == home]


def trunks(excerpt: Excerpt, drawn: set[str]) -> tuple[Trunk, ...]:
    """The chosen pillars with their branches, in the order of the text."""
    children: dict[str, list[str]] = {}
    for edge in excerpt.edges:
        if edge.type in ("HAS_MEASURE", "HAS_COMMITMENT"):
            children.setdefault(edge.source, []).append(edge.target)
    position = {node: index for index, node in enumerate(excerpt.nodes)}

    def under(parent: str, label: str) -> tuple[str, ...]:
        found = {n for n in children.get(parent, ()) if n in drawn and excerpt.nodes[n].label == label}
        return tuple(sorted(found, key=position.__getitem__))

    grown = []
    for pillar in (n for n in excerpt.labelled("Pillar") if n.id in drawn):
        loose = under(pillar.id, "Commitment")
        branches = [Branch(pillar.id, loose)] if loose else []
        for measure in under(pillar.id, "Measure"):
            lines = caption(excerpt.nodes[measure]).count("\n") + 1
            branches.append(Branch(measure, under(measure, "Commitment"), lines))
        grown.append(Trunk(pillar.id, tuple(branches)))
    return tuple(grown)


def things(excerpt: Excerpt, chosen: Choice) -> list[tuple[str, tuple[str, ...]]]:
    """What the tree touches, as many as there is room for: what several touch first, then of every label
    one after the other, so that no kind of thing crowds out the rest.
    """
    drawn = {node.id for node in chosen.tree}
    touching: dict[str, list[str]] = {}
    for source, target in _touches(excerpt, standing=chosen.drawn == "none"):
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
    return [(thing, tuple(dict.fromkeys(touching[thing]))) for thing in ranked[: chosen.room]]


def _touches(excerpt: Excerpt, *, standing: bool) -> Iterable[tuple[str, str]]:
    """(source, thing) pairs; where measures are `standing` for commitments, the measure."""
    parents = parents_of(excerpt) if standing else {}
    for edge in excerpt.edges:
        yield parents.get(edge.source, edge.source), edge.target


def opening(excerpt: Excerpt, drawn: Iterable[str], node: str) -> tuple[str, ...]:
    """The neighbours that opening a node would add: at most STEP, the nearest kinds first."""
    shown = set(drawn)
    rank = {label: index for index, label in enumerate(ORDER)}
    waiting = [n for n in excerpt.neighbours(node) if n not in shown and excerpt.nodes[n].label != "Document"]
    position = {n: index for index, n in enumerate(excerpt.nodes)}
    waiting.sort(key=lambda n: (rank.get(excerpt.nodes[n].label, len(rank)), position[n]))
    return tuple(waiting[:STEP])
