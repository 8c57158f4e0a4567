"""GraphML for Gephi, yEd and networkx: every node and edge with its properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from graph.export.graph import Graph
from graph.model import Property

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def write(graph: Graph) -> bytes:
    """The graph; a document's text is left out, since the programs that read this show every property."""
    return "".join(_lines(graph)).encode("utf-8")


def _lines(graph: Graph) -> Iterator[str]:
    yield HEAD
    yield from _keys("node", (_kept(n.properties, label=n.label) for n in graph.nodes))
    yield from _keys("edge", (_kept(e.properties, type=e.type) for e in graph.edges))
    yield '<graph edgedefault="directed">\n'
    for node in graph.nodes:
        data = _data("node", _kept(node.properties, label=node.label))
        yield f"<node id={_attribute(node.id)}>{data}</node>\n"
    for edge in graph.edges:
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        data = _data("edge", _kept(edge.properties, type=edge.type))
        yield f"<edge id={_attribute(edge.id)} {ends}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _kept(properties: Mapping[str, Property], **more: str) -> dict[str, Property]:
    """What is written: `label` or `type` beside the properties; no text of a document, no None."""
    heavy = {"text", "sections", "left_out"} if more.get("label") == "Document" else set()
    own = {"property_" + key if key in more else key: value for key, value in properties.items()}
    return {k: v for k, v in {**own, **more}.items() if v is not None and k not in heavy}


def _keys(side: str, elements: Iterable[Mapping[str, Property]]) -> Iterator[str]:
    kinds: dict[str, set[str]] = {}
    for properties in elements:
        for name, value in properties.items():
            kinds.setdefault(name, set()).add(_kind(value))
    for name in sorted(kinds):
        found = kinds[name]
        kind = found.pop() if len(found) == 1 else "double" if found == {"long", "double"} else "string"
        yield f'<key id="{side}-{name}" for="{side}" attr.name="{name}" attr.type="{kind}"/>\n'


def _kind(value: Property) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "long" if isinstance(value, int) else "double" if isinstance(value, float) else "string"


def _data(side: str, properties: Mapping[str, Property]) -> str:
    return "".join(
        f'<data key="{side}-{name}">{_words(properties[name])}</data>' for name in sorted(properties)
    )


def _words(value: Property) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(NO_XML.sub("", "、".join(value) if isinstance(value, tuple) else str(value)))


def _attribute(value: str) -> str:
    return quoteattr(NO_XML.sub("", value))
