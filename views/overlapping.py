"""Overlaps in what a store holds: commitments as the search takes them, and sentences with what they share marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from graph.analysis.overlap import Finding, Number, Promise, Thing, overlaps
from graph.model import Decisions, Edge, Node, Property
from loaders.agencies.propose import topics
from views.excerpt import Excerpt, name_of

MARKS = ("real", "agreed", "wrong")
"""What the user may say of a finding."""


def found_in(excerpt: Excerpt, documents: Sequence[Mapping[str, Property]]) -> tuple[Finding, ...]:
    """The findings among the commitments of these documents, strongest first."""
    return overlaps(list(of_graph(excerpt, documents)))


def of_graph(excerpt: Excerpt, documents: Sequence[Mapping[str, Property]]) -> Iterator[Promise]:
    """The commitments of some documents, in the order of their texts; proposals name nobody."""
    names = {str(one["id"]): str(one.get("name") or one["id"]) for one in documents}
    for node in excerpt.labelled("Commitment"):
        if node.properties.get("document") in names:
            yield _promise(node, excerpt, names)


def _promise(node: Node, excerpt: Excerpt, names: Mapping[str, str]) -> Promise:
    out = [
        edge for edge in excerpt.around(node.id) if edge.source == node.id and edge.target in excerpt.nodes
    ]
    said = [edge for edge in out if edge.properties.get("basis") != "inferred"]
    held = node.properties
    return Promise(
        node.id,
        names[str(held["document"])],
        str(held["document"]),
        _whole(held.get("start")),
        _whole(held.get("end")),
        str(held.get("text") or ""),
        tuple(name_of(excerpt.nodes[edge.target]) for edge in said if edge.type == "LED_BY"),
        tuple(name_of(excerpt.nodes[edge.target]) for edge in said if edge.type == "SUPPORTED_BY"),
        frozenset(
            name_of(excerpt.nodes[edge.target]) for edge in said if edge.properties.get("open") is True
        ),
        any(edge.properties.get("basis") == "default" for edge in said),
        tuple(_thing(edge, excerpt.nodes[edge.target]) for edge in out if edge.type == "MENTIONS"),
        tuple(_number(edge, excerpt.nodes[edge.target]) for edge in out if edge.type == "SETS_TARGET"),
        _whole(held.get("horizon") or held.get("year")),
        str(held.get("section") or ""),
        topics(str(held.get("text") or "")),
    )


def _thing(edge: Edge, node: Node) -> Thing:
    held = edge.properties
    return Thing(
        node.id,
        node.label,
        name_of(node),
        str(held.get("role")),
        _whole(held.get("start")),
        _whole(held.get("end")),
    )


def _number(edge: Edge, node: Node) -> Number:
    held = edge.properties
    value = held.get("value")
    return Number(
        name_of(node),
        str(held.get("op")),
        value if isinstance(value, int | float | str) else "",
        str(held.get("unit") or ""),
        str(held.get("kind")),
        _whole(held.get("start")),
        _whole(held.get("end")),
    )


def _whole(value: Property) -> int:
    return value if isinstance(value, int) else 0


def marked(promise: Promise, finding: Finding) -> str:
    """A commitment's sentence as markup with what it shares with the other marked; all words escaped."""
    side = 0 if promise is finding.promises[0] else 1
    places = sorted(pair[side] for pair in finding.shared)
    found, at = "", promise.start
    for start, end in places:
        if at <= start < end <= promise.end:
            found += escape(promise.text[at - promise.start : start - promise.start])
            found += f"<mark>{escape(promise.text[start - promise.start : end - promise.start])}</mark>"
            at = end
    return found + escape(promise.text[at - promise.start :])


def mark_of(finding: Finding, decisions: Decisions) -> tuple[str, str] | None:
    """What the user said of a finding, and the id of that decision; None where nothing."""
    line = decisions.about("overlap", finding.id)
    said = line.value.get("mark") if line else None
    return (str(said), line.id) if line and said in MARKS else None
