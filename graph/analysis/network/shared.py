"""What two agencies have in common: commitments that both have a part in, and things that both act on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.model import Edge

PARTS = ("LED_BY", "SUPPORTED_BY")
"""The edge types by which an agency has a part in a commitment."""
TOUCH = ("MENTIONS", "SETS_TARGET", "SERVES", "RELIES_ON")
"""The edge types by which a commitment touches a thing."""


@dataclass(frozen=True, slots=True)
class Side:
    """One agency's commitments, by how it has a part in them; ids in the order of the edges."""

    agency: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()

    @property
    def commitments(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.leads, *self.supports, *self.proposed)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two agencies side by side. `things` maps what both touch to the two sides' commitments that touch it."""

    first: Side
    second: Side
    together: tuple[str, ...]
    things: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


def compared(edges: Iterable[Edge], first: str, second: str) -> Comparison:
    """Two agencies by the edges of their commitments; what is only proposed and not confirmed counts apart."""
    held = tuple(edges)
    one, other = _side(held, first), _side(held, second)
    together = tuple(c for c in one.commitments if c in set(other.commitments))
    touched: dict[str, dict[str, None]] = {}
    for edge in held:
        if edge.type in TOUCH:
            touched.setdefault(edge.target, {})[edge.source] = None
    things = {}
    for thing, sources in touched.items():
        mine = tuple(c for c in sources if c in set(one.commitments))
        theirs = tuple(c for c in sources if c in set(other.commitments))
        if mine and theirs and {*mine, *theirs} - set(together):
            things[thing] = (mine, theirs)
    return Comparison(one, other, together, things)


def _side(edges: Iterable[Edge], agency: str) -> Side:
    parts: dict[str, list[str]] = {"leads": [], "supports": [], "proposed": []}
    for edge in edges:
        if edge.type in PARTS and edge.target == agency:
            stated = "leads" if edge.type == "LED_BY" else "supports"
            parts["proposed" if edge.proposed else stated].append(edge.source)
    return Side(agency, **{name: tuple(dict.fromkeys(found)) for name, found in parts.items()})
