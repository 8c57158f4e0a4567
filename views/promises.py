"""The rows of the commitments table and their filters, without Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.export import Graph
from graph.model import Node, Property
from views.excerpt import Excerpt, name_of
from views.facts import DUTIES, pillar_name
from views.numbers import target
from views.selection import Language
from views.words import say, term


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with what the table shows of it; words are those of the screen's language.

    `agencies` are (name, LED_BY | SUPPORTED_BY | MENTIONS, proposed) of every body that it names.
    """

    id: str
    pillar_id: str
    pillar: str
    measure: str
    text: str
    strength: str
    section: str
    year: Property
    targets: tuple[str, ...]
    agencies: tuple[tuple[str, str, bool], ...]
    document: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What the user wants to see; empty means all. `words` must all occur in a row."""

    pillars: tuple[str, ...] = ()
    agency: str = ""
    strengths: tuple[str, ...] = ()
    number: bool = False
    words: str = ""


NOBODY = "-"
"""As an agency: commitments for which no body is named."""


def promises(excerpt: Excerpt, document: str, *, language: Language) -> tuple[Promise, ...]:
    """The commitments of a document in the order of its text."""
    pillars = _pillars(excerpt)
    rows = []
    for node in excerpt.labelled("Commitment"):
        if node.properties.get("document") == document:
            rows.append(_promise(node, excerpt, pillars, language))
    return tuple(sorted(rows, key=lambda row: (row.start, row.id)))


def _promise(node: Node, excerpt: Excerpt, pillars: dict[str, Node], language: Language) -> Promise:
    held = node.properties
    pillar = pillars.get(node.id)
    out = [
        edge for edge in excerpt.around(node.id) if edge.source == node.id and edge.target in excerpt.nodes
    ]
    named = [e for e in out if excerpt.nodes[e.target].label == "Agency" and e.type in (*DUTIES, "MENTIONS")]
    bodies = (
        (name_of(excerpt.nodes[e.target]), e.type, e.properties.get("basis") == "inferred") for e in named
    )
    targets = (
        f"{e.properties.get('name') or name_of(excerpt.nodes[e.target])} {target(e.properties, language)}"
        for e in sorted(out, key=lambda e: (_whole(e.properties.get("start")), e.id))
        if e.type == "SETS_TARGET"
    )
    return Promise(
        id=node.id,
        pillar_id=pillar.id if pillar else "",
        pillar=pillar_name(pillar, language) if pillar else "",
        measure=str(held.get("measure") or ""),
        text=name_of(node),
        strength=str(held.get("strength") or ""),
        section=str(held.get("section") or ""),
        year=held.get("year"),
        targets=tuple(dict.fromkeys(targets)),
        agencies=tuple(dict.fromkeys(bodies)),
        document=str(held.get("document") or ""),
        start=_whole(held.get("start")),
        end=_whole(held.get("end")),
        rule=str(held.get("rule") or ""),
    )


def _pillars(excerpt: Excerpt) -> dict[str, Node]:
    """The pillar of each commitment, by the commitment's id."""
    above = {edge.target: edge.source for edge in excerpt.edges if edge.type.startswith("HAS_")}
    found = {}
    for node in excerpt.labelled("Commitment"):
        parent: str | None = node.id
        while parent is not None:
            parent = above.get(parent)
            if parent is not None and (above_it := excerpt.nodes.get(parent)) and above_it.label == "Pillar":
                found[node.id] = above_it
    return found


def _whole(value: Property) -> int:
    return value if isinstance(value, int) else 0


def fitting(rows: Sequence[Promise], wanted: Filter) -> tuple[Promise, ...]:
    """The rows that a filter lets through."""
    terms = wanted.words.casefold().split()
    return tuple(
        row
        for row in rows
        if (not wanted.pillars or row.pillar_id in wanted.pillars)
        and (not wanted.strengths or row.strength in wanted.strengths)
        and (not wanted.number or row.targets)
        and _has_agency(row, wanted.agency)
        and all(word in _searched(row) for word in terms)
    )


def _has_agency(row: Promise, wanted: str) -> bool:
    if wanted == NOBODY:
        return all(proposed for _, _, proposed in row.agencies)
    return not wanted or any(name == wanted for name, _, _ in row.agencies)


def _searched(row: Promise) -> str:
    names = (name for name, _, _ in row.agencies)
    return " ".join((row.text, row.measure, row.pillar, *row.targets, *names)).casefold()


def pillars_of(rows: Iterable[Promise]) -> dict[str, str]:
    """Pillar ids and titles that occur, in the order of the text."""
    return {row.pillar_id: row.pillar for row in rows if row.pillar_id}


def agencies_of(rows: Iterable[Promise]) -> tuple[str, ...]:
    """The bodies that occur, the most frequent first."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in {name for name, _, _ in row.agencies}:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def graph_of(excerpt: Excerpt, rows: Iterable[Promise], document: Mapping[str, Property]) -> Graph:
    """The part of the graph that a file of these rows is made from."""
    kept = {row.id for row in rows}
    home = str(document["id"])
    nodes = [node for node in excerpt.nodes.values() if node.label != "Commitment" or node.id in kept]
    nodes = [node for node in nodes if node.id != home] + [Node(home, "Document", document)]
    held = {node.id for node in nodes}
    return Graph(tuple(nodes), tuple(e for e in excerpt.edges if e.source in held and e.target in held))


def cells(row: Promise, *, language: Language) -> list[list[str]]:
    """A row's cells as the table component takes them: pillar, measure, text, strength, targets, agencies."""
    signs = {"LED_BY": say("table.lead", language), "SUPPORTED_BY": say("table.support", language)}
    mark = f"({say('table.proposed', language)})"
    bodies = [
        " ".join(part for part in (signs.get(kind, ""), name, mark if proposed else "") if part)
        for name, kind, proposed in row.agencies
    ]
    return [
        [row.pillar],
        [row.measure] if row.measure else [],
        [row.text],
        [term("strength", row.strength, language)],
        list(row.targets),
        bodies,
    ]
