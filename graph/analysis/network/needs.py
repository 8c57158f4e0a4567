"""Who needs what: the edges between a thing and what it rests on, each read in the one direction of the need."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Edge

FOLLOWED: tuple[str, ...] = ("SERVES", "RELIES_ON", "UNDERTAKEN_BY", "LOCATED_IN", "MENTIONS")
"""The edge types that say a need."""

_ACTS_ON = ("object", "carrier")
"""Roles of a mention by which a commitment needs the thing: it acts on it, or is carried out by means of it."""


@dataclass(frozen=True, slots=True)
class Need:
    """`needing` cannot be had without `needed`; both are ids of nodes."""

    needing: str
    needed: str


def need(edge: Edge) -> Need | None:
    """The need that an edge says, or None.

    A goal needs the commitments that serve it (`SERVES`); a commitment what it relies on (`RELIES_ON`), acts on
    or is carried by (`MENTIONS`); a project the firm that undertakes it and the place where it stands.
    """
    if edge.type == "SERVES":
        return Need(edge.target, edge.source)
    if edge.type in ("RELIES_ON", "UNDERTAKEN_BY", "LOCATED_IN"):
        return Need(edge.source, edge.target)
    if edge.type == "MENTIONS" and edge.properties.get("role") in _ACTS_ON:
        return Need(edge.source, edge.target)
    return None
