"""Checks of a batch: the schema's words, the ends of every edge, and every quote at its span.

The build runs them before a batch leaves it; `graph.check` runs them again over a whole store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.declaration import Field, fits
from graph.errors import UsageError
from graph.model import Batch, Edge, Node, Property
from graph.schema import edge_type, label


def position(content: str, offset: int) -> str:
    """Line and column of an offset, both from 1, as `214:9`."""
    before = content[: max(0, offset)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def span_problem(content: str, properties: Mapping[str, Property]) -> str | None:
    """What is wrong with the span of a text-borne element, or None; `content` is its document's text."""
    start, end, quote = properties.get("start"), properties.get("end"), properties.get("quote")
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(quote, str):
        return "it has no start, end and quote"
    if not 0 <= start < end <= len(content):
        return f"{start}–{end} lies outside the text of {len(content)} characters"
    if content[start:end] != quote:
        return f"at {position(content, start)} stands “{content[start:end][:20]}”, not “{quote[:20]}”"
    return None


def element_problems(element: Node | Edge, nodes: Mapping[str, Node]) -> Iterator[str]:
    """What the schema finds wrong with a node, or with an edge between some of `nodes`."""
    try:
        declared = label(element.label) if isinstance(element, Node) else edge_type(element.type)
    except UsageError as error:
        yield f"{element.id}: {error}"
        return
    if isinstance(element, Edge):
        yield from _end_problems(element, nodes)
    yield from _field_problems(element.id, element.properties, declared.all_fields())


def problems(batch: Batch) -> Iterator[str]:
    """One sentence for each thing that is wrong with a batch; none for a good one."""
    nodes = {node.id: node for node in batch.nodes}
    if len(nodes) < len(batch.nodes):
        yield "Two nodes have the same id."
    if len({edge.id for edge in batch.edges}) < len(batch.edges):
        yield "Two edges have the same id."
    text = nodes[batch.document].properties.get("text") if batch.document in nodes else None
    if not isinstance(text, str):
        yield f"There is no Document {batch.document} with a text."
        return
    elements: tuple[Node | Edge, ...] = (*batch.nodes, *batch.edges)
    for element in elements:
        yield from element_problems(element, nodes)
        if "start" in element.properties:
            yield from _text_problems(element, text, batch.document)


def _end_problems(edge: Edge, nodes: Mapping[str, Node]) -> Iterator[str]:
    if edge.source not in nodes or edge.target not in nodes:
        yield f"{edge.id} joins a node that is not there."
        return
    ends = nodes[edge.source].label, nodes[edge.target].label
    if ends not in edge_type(edge.type).ends:
        yield f"{edge.id} may not join {ends[0]} and {ends[1]}."


def _field_problems(
    name: str, properties: Mapping[str, Property], fields: tuple[Field, ...]
) -> Iterator[str]:
    known = {field.name: field for field in fields}
    for key, value in properties.items():
        if key not in known:
            yield f"{name} has a property {key} that the schema does not know."
        elif value is not None and not fits(value, known[key].kind):
            yield f"{name} has {value!r} for {key}, which should be {known[key].kind}."
    for field in fields:
        if field.required and properties.get(field.name) is None:
            yield f"{name} lacks {field.name}."


def _text_problems(element: Node | Edge, text: str, document: str) -> Iterator[str]:
    if element.properties.get("document") != document:
        yield f"{element.id} belongs to another document than {document}."
    wrong = span_problem(text, element.properties)
    if wrong:
        yield f"{element.id}: {wrong}."
