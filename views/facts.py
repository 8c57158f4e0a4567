"""The side panel: what is known of one node, what it is bound to, and the proof of each in the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Edge, Node, Property
from views.captions import plain
from views.excerpt import Excerpt, name_of
from views.numbers import target
from views.passage import Marking
from views.selection import Language
from views.words import edge_word, label_word, say, term

DUTIES = ("LED_BY", "SUPPORTED_BY")


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the panel that leads to another node: `text` is its name, `note` what the edge says."""

    node: str
    label: str
    text: str
    note: str
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Links of one kind under a heading."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that the panel shows of a node. `facts` and `proof` are (name, value) pairs."""

    node: str
    label: str
    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    proof: tuple[tuple[str, str], ...]


def card(
    node: Node, excerpt: Excerpt, *, language: Language, documents: Mapping[str, Mapping[str, Property]]
) -> Card:
    """The panel of a node; `documents` are the properties of each Document by id, for the proof."""
    return Card(
        node=node.id,
        label=node.label,
        kind=label_word(node.label, language),
        title=plain(name_of(node)),
        facts=tuple(_facts(node, excerpt, language)),
        groups=tuple(_groups(node, excerpt, language, documents)),
        proof=tuple(_proof(node, language, documents)),
    )


def markings(node: Node | None, excerpt: Excerpt, document: str) -> tuple[Marking, ...]:
    """What to mark in a document's text: the node's own stretch, or every sentence that names a shared thing,
    with the targets, names and agencies inside it.
    """
    if node is None:
        return ()
    sentences = [n for n in _sentences(node, excerpt) if n.properties.get("document") == document]
    found = [_marking(n.properties, n.label, n.id, focus=True) for n in sentences]
    for sentence in sentences:
        for edge in excerpt.around(sentence.id):
            if edge.source == sentence.id and edge.target in excerpt.nodes:
                label = excerpt.nodes[edge.target].label
                found.append(_marking(edge.properties, label, edge.target, focus=False))
    return tuple(m for m in found if m is not None)


def _sentences(node: Node, excerpt: Excerpt) -> list[Node]:
    if "start" in node.properties:
        return [node]
    around = (excerpt.nodes.get(other) for other in excerpt.neighbours(node.id))
    return [n for n in around if n is not None and n.label == "Commitment"]


def _marking(held: Mapping[str, Property], label: str, node: str, *, focus: bool) -> Marking | None:
    start, end = held.get("start"), held.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    return Marking(start, end, "" if focus else label, "" if focus else node, focus)


def _facts(node: Node, excerpt: Excerpt, language: Language) -> Iterable[tuple[str, str]]:
    held = node.properties
    path = _path(node, excerpt, language)
    if path:
        yield say("fact.path", language), path
    for key in ("strength", "section", "level"):
        if held.get(key):
            yield say(f"fact.{key}", language), term(key, held[key], language)
    for key in ("action", "year", "horizon", "code"):
        if held.get(key):
            yield say(f"fact.{key}", language), str(held[key])


def _path(node: Node, excerpt: Excerpt, language: Language) -> str:
    names: list[str] = []
    child = node.id
    while parent := _parent(child, excerpt):
        names.insert(0, pillar_name(parent, language) if parent.label == "Pillar" else plain(name_of(parent)))
        child = parent.id
    return " › ".join(names)


def _parent(child: str, excerpt: Excerpt) -> Node | None:
    for edge in excerpt.around(child):
        if edge.target == child and edge.type in ("HAS_MEASURE", "HAS_COMMITMENT"):
            return excerpt.nodes.get(edge.source)
    return None


def pillar_name(pillar: Node, language: Language) -> str:
    """A pillar's title with its number; ordinal 0 holds the headline targets."""
    ordinal = pillar.properties.get("ordinal")
    title = plain(str(pillar.properties.get("title") or ""))
    if ordinal == 0:
        return title or say("headline", language)
    return f"{ordinal}. {title}"


def _groups(
    node: Node, excerpt: Excerpt, language: Language, documents: Mapping[str, Mapping[str, Property]]
) -> Iterable[Group]:
    grouped: dict[tuple[str, bool], list[tuple[Edge, Node]]] = {}
    for edge in excerpt.around(node.id):
        outward = edge.source == node.id
        other = excerpt.nodes.get(edge.target if outward else edge.source)
        if other is not None and (
            outward or edge.type not in ("HAS_MEASURE", "HAS_COMMITMENT", "HAS_PILLAR")
        ):
            grouped.setdefault((edge.type, outward), []).append((edge, other))
    order = {key: index for index, key in enumerate(excerpt.nodes)}
    for (kind, outward), pairs in grouped.items():
        pairs.sort(key=lambda pair: (order[pair[1].id], pair[0].id))
        links = [_link(edge, other, language, documents, outward=outward) for edge, other in pairs]
        yield Group(_heading(kind, language, outward=outward), tuple(dict.fromkeys(links)))


def _heading(kind: str, language: Language, *, outward: bool) -> str:
    if kind == "HAS_COMMITMENT":
        return say("link.holds", language)
    if kind == "HAS_MEASURE":
        return say("link.measures", language)
    said = edge_word(kind, language)
    return said if outward else f"{said} · {say('link.named', language)}"


def _link(
    edge: Edge,
    other: Node,
    language: Language,
    documents: Mapping[str, Mapping[str, Property]],
    *,
    outward: bool,
) -> Link:
    notes = []
    held = edge.properties
    if edge.type == "SETS_TARGET":
        notes = [
            target(held, language),
            term("kind", held.get("kind"), language),
            str(held.get("deadline") or ""),
        ]
    elif edge.type == "MENTIONS":
        notes = [term("role", held.get("role"), language)]
    elif edge.type in DUTIES:
        notes = [term("basis", held.get("basis"), language)]
    if not outward:
        document = documents.get(str(other.properties.get("document")), {})
        notes.append(" ".join(str(document[key]) for key in ("place", "year") if document.get(key)))
    name = str(held.get("name") or "") if outward and edge.type == "SETS_TARGET" else ""
    return Link(
        node=other.id,
        label=other.label,
        text=plain(name or name_of(other)),
        note=" · ".join(note for note in notes if note),
        proposed=held.get("basis") == "inferred",
    )


def _proof(
    node: Node, language: Language, documents: Mapping[str, Mapping[str, Property]]
) -> Iterable[tuple[str, str]]:
    held = node.properties
    if "start" not in held:
        yield "", say("fact.shared", language)
        return
    document = documents.get(str(held.get("document")), {})
    yield say("fact.document", language), str(document.get("title") or held.get("document"))
    yield say("fact.offsets", language), f"{held['start']}–{held['end']}"
    if held.get("row"):
        place = say("fact.cell.at", language, row=held["row"], column=held.get("column"))
        yield say("fact.cell", language), f"{held['sheet']} {place}" if held.get("sheet") else place
    yield say("fact.rule", language), str(held.get("rule") or "")
    if document.get("sha256"):
        yield say("fact.sha", language), str(document["sha256"])
