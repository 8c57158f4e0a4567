"""Whether a store is what it should be: every quote at its span, every element as the schema says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Edge, Node
from graph.schema import EDGES, LABELS, edge_type, label
from graph.validate import element_problems, span_problem

if TYPE_CHECKING:
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Report:
    """How many of each label and edge type there are, how many spans were compared, and what is wrong."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    spans: int
    failures: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.failures


def check(store: Store) -> Report:
    """Compares every text-borne element of a store with its document's text."""
    return examine(store.nodes(), store.edges())


def examine(nodes: Iterable[Node], edges: Iterable[Edge]) -> Report:
    """The same for nodes and edges at hand."""
    by_id = {node.id: node for node in nodes}
    joins = tuple(edges)
    texts = {
        node.id: str(node.properties.get("text", "")) for node in by_id.values() if node.label == "Document"
    }
    failures, spans = [], 0
    elements: tuple[Node | Edge, ...] = (*by_id.values(), *joins)
    for element in elements:
        wrong = list(element_problems(element, by_id))
        if not wrong and _text_borne(element):
            spans += 1
            wrong = list(_misplaced(element, texts))
        failures += wrong
    return Report(
        nodes=_counted((node.label for node in by_id.values()), [declared.name for declared in LABELS]),
        edges=_counted((edge.type for edge in joins), [declared.name for declared in EDGES]),
        spans=spans,
        failures=tuple(failures),
    )


def _text_borne(element: Node | Edge) -> bool:
    declared = label(element.label) if isinstance(element, Node) else edge_type(element.type)
    return declared.text_borne


def _misplaced(element: Node | Edge, texts: Mapping[str, str]) -> Iterator[str]:
    document = str(element.properties["document"])
    if document not in texts:
        yield f"{element.id} belongs to the document {document}, which is not here."
        return
    wrong = span_problem(texts[document], element.properties)
    if wrong:
        yield f"{element.id}: {wrong}."


def _counted(names: Iterable[str], order: Iterable[str]) -> dict[str, int]:
    """Counts in the schema's order, those of none left out, strangers last."""
    counts = Counter(names)
    return {name: counts[name] for name in dict.fromkeys((*order, *sorted(counts))) if counts[name]}
