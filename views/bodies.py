"""Agencies of a document: what each leads, supports and is proposed for, without Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Decisions, Edge, Node, Property
from views.excerpt import Excerpt, name_of

Side = str
"""leads, supports or proposed."""


@dataclass(frozen=True, slots=True)
class Part:
    """An agency's part in a commitment: the edge, the commitment's words, and on what it rests."""

    edge: str
    commitment: str
    text: str
    start: int
    side: Side
    written: str
    words: tuple[str, ...]
    score: float
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AgencyParts:
    """An agency with its parts in the order of the text."""

    id: str
    name: str
    function: str
    parts: tuple[Part, ...]

    def count(self, side: Side) -> int:
        """How many parts of a kind."""
        return sum(part.side == side for part in self.parts)

    def of(self, side: Side) -> tuple[Part, ...]:
        """The parts of a kind."""
        return tuple(part for part in self.parts if part.side == side)


def agencies(excerpt: Excerpt, document: str) -> tuple[AgencyParts, ...]:
    """The agencies of a document: who leads most first, then who supports most, then who is proposed most."""
    found: dict[str, list[Part]] = {}
    for edge in excerpt.edges:
        if edge.type in ("LED_BY", "SUPPORTED_BY") and edge.properties.get("document") == document:
            source = excerpt.nodes.get(edge.source)
            if source is not None and edge.target in excerpt.nodes:
                found.setdefault(edge.target, []).append(_part(edge, source))
    made = [_agency(excerpt.nodes[one], parts) for one, parts in found.items()]
    order = ("leads", "supports", "proposed")
    return tuple(sorted(made, key=lambda one: (*(-one.count(side) for side in order), one.name)))


def _agency(node: Node, parts: list[Part]) -> AgencyParts:
    ordered = tuple(sorted(parts, key=lambda part: (part.start, part.edge)))
    return AgencyParts(node.id, name_of(node), str(node.properties.get("function") or ""), ordered)


def _part(edge: Edge, commitment: Node) -> Part:
    held = edge.properties
    inferred, confirmed = held.get("basis") == "inferred", held.get("confirmed") is True
    lead = "leads" if edge.type == "LED_BY" else "supports"
    words, score = held.get("words"), held.get("score")
    start = commitment.properties.get("start")
    return Part(
        edge.id,
        commitment.id,
        name_of(commitment),
        start if isinstance(start, int) else 0,
        lead if not inferred or confirmed else ("proposed" if edge.type == "LED_BY" else "also"),
        str(held.get("name") or ""),
        tuple(str(word) for word in words) if isinstance(words, tuple | list) else (),
        float(score) if isinstance(score, int | float) else 0.0,
        confirmed,
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that the user refused: the decision and what it was about."""

    decision: str
    edge: str
    agency: str


def refused(decisions: Decisions, document: Mapping[str, Property]) -> tuple[Refused, ...]:
    """The refusals that concern a document, oldest first."""
    found = []
    for line in decisions.lines:
        about = line.kind == "lead" and line.subject.startswith(f"{document['id']}/")
        if about and line.value.get("confirmed") is False:
            found.append(Refused(line.id, line.subject, line.subject.rsplit("/", 1)[-1]))
    return tuple(found)
