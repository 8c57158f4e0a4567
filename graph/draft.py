"""A batch while it grows: free ids, shared nodes, and the proof that each text-borne element carries."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from graph.errors import BuildError
from graph.identity import jurisdiction_id, lineage
from graph.model import Batch, Decisions, Edge, Jurisdiction, Node, Property, Span, Text
from graph.validate import position


@dataclass(slots=True)
class Draft:
    """Nodes and edges of the document `document`, collected; `batch` gives them in a fixed order."""

    document: str
    text: Text
    decisions: Decisions
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def batch(self) -> Batch:
        """What was collected, sorted by label or type, then id."""
        nodes = sorted(self.nodes.values(), key=lambda node: (node.label, node.id))
        edges = sorted(self.edges.values(), key=lambda edge: (edge.type, edge.id))
        return Batch(self.document, tuple(nodes), tuple(edges))

    def own_id(self, part: str, key: int) -> str:
        """A free id for a node of this document: `320404-2024-report/commitment/1234`."""
        return _free(f"{self.document}/{part}/{key}", self.nodes)

    def add_node(self, node_id: str, label: str, properties: Mapping[str, Property]) -> str:
        """Adds a node, or finds the one of the same id; gives the id."""
        self.nodes.setdefault(node_id, Node(node_id, label, _present(properties)))
        return node_id

    def add_edge(self, kind: str, ends: tuple[str, str], properties: Mapping[str, Property]) -> None:
        """Adds an edge between two nodes; one drawn from text is named by its span as well.

        A lead that the user refused is left out, one that the user confirmed says so.
        """
        source, target = ends
        place = f"/{properties['start']}-{properties['end']}" if "start" in properties else ""
        edge_id = _free(f"{source}/{kind}{place}/{target}", self.edges)
        decision = self.decisions.about("lead", edge_id)
        confirmed = decision.value.get("confirmed") if decision else None
        if confirmed is not False:
            said: dict[str, Property] = {**properties, "confirmed": confirmed}
            self.edges[edge_id] = Edge(edge_id, kind, source, target, _present(said))

    def add_jurisdiction(self, jurisdiction: Jurisdiction) -> str:
        """Adds a jurisdiction with all above it, and gives its id."""
        line = lineage(jurisdiction)
        ids = [self._jurisdiction(area) for area in line]
        for below, above in pairwise(ids):
            edge_id = f"{below}/WITHIN/{above}"
            self.edges.setdefault(edge_id, Edge(edge_id, "WITHIN", below, above, {}))
        return ids[0]

    def _jurisdiction(self, area: Jurisdiction) -> str:
        properties: dict[str, Property] = {
            "code": area.code,
            "name": area.name,
            "level": area.level,
            "path": tuple(area.path),
        }
        return self.add_node(jurisdiction_id(area.code), "Jurisdiction", properties)

    def proof(self, span: Span, rule: str) -> dict[str, Property]:
        """The text-borne properties of a span; BuildError where it lies outside the text or holds nothing."""
        if not 0 <= span.start < span.end <= len(self.text.content):
            raise BuildError(
                f"{self.text.name}: {span.start}–{span.end} (rule {rule}) is no place in a text of "
                f"{len(self.text.content)} characters. Nothing was built; please report this file."
            )
        place = self.text.span(span.start, span.end)
        return {
            "document": self.document,
            "start": span.start,
            "end": span.end,
            "quote": self.text.quote(span),
            "rule": rule,
            "page": place.page,
            "box": json.dumps([round(edge, 4) for edge in place.box]) if place.box else None,
            "sheet": place.sheet,
            "row": place.row,
            "column": place.column,
        }

    def demand(self, words: str, span: Span) -> None:
        """BuildError where the characters of `words` do not stand, in their order, at the span."""
        quote = self.text.quote(span)
        if not _stands(words, quote):
            raise BuildError(
                f"{self.text.name}:{position(self.text.content, span.start)}: “{words}” does not stand here, "
                f"but “{quote[:30]}”. Nothing was built; please report this file."
            )

    def chosen_name(self, node_id: str, name: str) -> str:
        """The name that the user gave to a thing (a `same` decision on its id), or the one it has."""
        decision = self.decisions.about("same", node_id)
        chosen = decision.value.get("name") if decision else None
        return chosen if isinstance(chosen, str) and chosen else name


def _free(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with the first of -2, -3, … that is not taken."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _present(properties: Mapping[str, Property]) -> dict[str, Property]:
    return {key: value for key, value in properties.items() if value is not None}


def _stands(words: str, quote: str) -> bool:
    """Whether the characters of `words` follow one another in `quote`; others may lie between.

    A title leaves out marks, numbers and the layout's blanks, and may hold a full-width digit plainly.
    """
    rest = iter(unicodedata.normalize("NFKC", quote))
    return all(mark in rest for mark in unicodedata.normalize("NFKC", "".join(words.split())))
