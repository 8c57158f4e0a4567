"""The ways in which a file may keep a table, tried one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.model import Text

from .aligned import aligned
from .grids import RESPONSIBLE, Grid, Place, barred, celled, lined, plain, spaced, tabbed
from .runon import runon

LAYOUTS: tuple[Callable[[Text], list[Grid]], ...] = (
    celled,
    tabbed,
    aligned,
    barred,
    spaced,
    lined,
    runon,
)
"""Tried in this order: what is certain of its cells before what has to weigh."""


def grids(text: Text) -> tuple[Grid, ...]:
    """The tables of a text whose heading names who is responsible, by the first layout that gives any."""
    for layout in LAYOUTS:
        found = [grid for grid in layout(text) if grid.rows and _responsible(text.content, grid.head)]
        if found:
            return tuple(found)
    return ()


def _responsible(content: str, head: Sequence[Place]) -> bool:
    return any(RESPONSIBLE.search(plain(content, cell)) for cell in head)
