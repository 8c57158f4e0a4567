"""How each label and edge type is drawn. Colour is never the only sign: a label has a shape of its own, an
edge type a line of its own; the legend and the canvas both read this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.schema import EDGES, LABELS


@dataclass(frozen=True, slots=True)
class Mark:
    """A label's drawing: `shape` is a name in glyphs.js, `light` and `dark` its colour on either ground."""

    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """An edge type's line: `dash` as canvas takes it (empty: solid), `width` in pixels at full size."""

    dash: tuple[int, ...] = ()
    width: float = 1.2


MARKS: dict[str, Mark] = {
    "Document": Mark("page", "#26323b", "#cfd8de"),
    "Jurisdiction": Mark("shield", "#26323b", "#cfd8de"),
    "Pillar": Mark("bar", "#1f3f5f", "#8db9de"),
    "Measure": Mark("frame", "#3d6a94", "#86a9c9"),
    "Commitment": Mark("dot", "#0f766e", "#45c2b1"),
    "Indicator": Mark("diamond", "#b45309", "#eeb155"),
    "Project": Mark("square", "#6d3fc0", "#b69cf5"),
    "Enterprise": Mark("triangle", "#b3266b", "#ee86b4"),
    "Park": Mark("hexagon", "#2f7a34", "#7bcb80"),
    "Institution": Mark("pentagon", "#0b6aa2", "#66b9ea"),
    "Place": Mark("pin", "#5b6670", "#a8b3bc"),
    "Programme": Mark("chevron", "#5c7210", "#b0cc58"),
    "Designation": Mark("star", "#a67c00", "#ecca55"),
    "Event": Mark("cross", "#b5451b", "#f09a70"),
    "Agency": Mark("ring", "#97262b", "#f08b8b"),
}

STROKES: dict[str, Stroke] = {
    "HAS_PILLAR": Stroke(),
    "HAS_MEASURE": Stroke(),
    "HAS_COMMITMENT": Stroke(),
    "SETS_TARGET": Stroke((7, 4)),
    "MENTIONS": Stroke((2, 4)),
    "LED_BY": Stroke((), 2.4),
    "SUPPORTED_BY": Stroke((9, 3, 2, 3), 1.6),
    "SERVES": Stroke((12, 4), 1.8),
    "RELIES_ON": Stroke((4, 4), 1.8),
    "UNDERTAKEN_BY": Stroke((14, 3), 1.4),
    "LOCATED_IN": Stroke((1, 3), 1.8),
    "PART_OF": Stroke((6, 2), 1.0),
    "OF": Stroke((3, 6), 1.0),
    "WITHIN": Stroke((2, 7), 1.0),
    "RESTATES": Stroke((10, 5), 2.2),
    "OVERLAPS": Stroke((5, 2), 2.6),
}

TOUCHES = "TOUCHES"
"""No edge of the graph: a measure drawn for its commitments touches what they touch."""

ORDER: tuple[str, ...] = tuple(label.name for label in LABELS)
"""Labels in the order in which screens list them."""


def mark(label: str) -> Mark:
    """The drawing of a label; one that the schema gains later is drawn as a plain square."""
    return MARKS.get(label, Mark("square", "#444444", "#bbbbbb"))


def stroke(edge_type: str) -> Stroke:
    """The line of an edge type; one that the schema gains later is drawn solid."""
    return STROKES.get(edge_type, Stroke((1, 2)) if edge_type == TOUCHES else Stroke())


def table() -> dict[str, dict[str, object]]:
    """The whole table as plain values, for the component."""
    names = [edge.name for edge in EDGES] + [TOUCHES]
    return {
        "marks": {
            name: {"shape": mark(name).shape, "light": mark(name).light, "dark": mark(name).dark}
            for name in ORDER
        },
        "strokes": {name: {"dash": list(stroke(name).dash), "width": stroke(name).width} for name in names},
    }
