"""Checks of a batch: the schema's words, the ends of every edge, and every quote at its span.

The build runs them before a batch leaves it; `graph.check` runs the span check again over a whole store.
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
    for node in batch.nodes:
        yield from _node_problems(node, text, batch.document)
    for edge in batch.edges:
        yield from _edge_problems(edge, nodes, text, batch.document)


def _node_problems(node: Node, text: str, document: str) -> Iterator[str]:
    try:
        declared = label(node.label)
    except UsageError as error:
        yield str(error)
        return
    yield from _field_problems(node.id, node.properties, declared.all_fields())
    if declared.text_borne:
        yield from _text_problems(node.id, node.properties, text, document)


def _edge_problems(edge: Edge, nodes: Mapping[str, Node], text: str, document: str) -> Iterator[str]:
    try:
        declared = edge_type(edge.type)
    except UsageError as error:
        yield str(error)
        return
    if edge.source not in nodes or edge.target not in nodes:
        yield f"{edge.id} joins a node that is not in the batch."
        return
    ends = nodes[edge.source].label, nodes[edge.target].label
    if ends not in declared.ends:
        yield f"{edge.id} may not join {ends[0]} and {ends[1]}."
    yield from _field_problems(edge.id, edge.properties, declared.all_fields())
    if declared.text_borne:
        yield from _text_problems(edge.id, edge.properties, text, document)


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


def _text_problems(name: str, properties: Mapping[str, Property], text: str, document: str) -> Iterator[str]:
    if properties.get("document") != document:
        yield f"{name} belongs to another document than {document}."
    wrong = span_problem(text, properties)
    if wrong:
        yield f"{name}: {wrong}."
