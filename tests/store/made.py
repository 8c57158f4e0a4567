"""Made-up documents of any size for the store's tests."""

from __future__ import annotations

from graph.model import Batch, Edge, Node, Property, Text

PLACE = Node("990001", "Jurisdiction", {"code": "990001", "name": "某区", "level": "county"})


def document(name: str, size: int, *, projects: int = 5, word: str = "建成") -> tuple[Batch, Text]:
    """A document of `size` commitments about `projects` projects that others share and one of its own.

    One agency leads all; it and the projects are shared nodes.
    """
    content = f"{name}\n" + "".join(f"{word}第{i}处。" for i in range(size))
    text = Text(content, f"{name}.txt", "", original=content.encode())
    proof: dict[str, Property] = {"document": name, "start": 0, "end": 1, "quote": content[0], "rule": "made"}
    named = [f"common-{i}" for i in range(projects)] + [f"only-{name}"]
    nodes = [
        Node(name, "Document", {"title": name, "year": 2024, "text": content, "warnings": ("one", "two")}),
        PLACE,
        Node("990001/Agency", "Agency", {"name": "某局", "jurisdiction": "990001"}),
        *(Node(f"990001/Project/{n}", "Project", {"name": n, "jurisdiction": "990001"}) for n in named),
        Node(f"{name}#p", "Pillar", {**proof, "title": "一", "ordinal": 1}),
    ]
    edges = [
        Edge(f"{name}>of", "OF", name, "990001", {}),
        Edge("990001/Agency>of", "OF", "990001/Agency", "990001", {}),
        Edge(f"{name}>p", "HAS_PILLAR", name, f"{name}#p", proof),
    ]
    for number in range(size):
        own = f"{name}#c{number}"
        thing = f"990001/Project/{named[number % len(named)]}"
        nodes.append(Node(own, "Commitment", {**proof, "text": f"{word}第{number}处", "has_number": False}))
        edges += [
            Edge(f"{own}>", "HAS_COMMITMENT", f"{name}#p", own, proof),
            Edge(f"{own}>thing", "MENTIONS", own, thing, {**proof, "role": "object"}),
            Edge(f"{own}>led", "LED_BY", own, "990001/Agency", {**proof, "open": False, "name": "某局"}),
        ]
    used = {edge.target for edge in edges}
    kept = [node for node in nodes if node.label != "Project" or node.id in used]
    return Batch(name, tuple(kept), tuple(edges)), text


def whole(*batches: Batch) -> tuple[list[Node], list[Edge]]:
    """What a store should hold after these batches: nodes and edges by id."""
    nodes = {node.id: node for batch in batches for node in batch.nodes}
    edges = {edge.id: edge for batch in batches for edge in batch.edges}
    return [nodes[key] for key in sorted(nodes)], [edges[key] for key in sorted(edges)]
