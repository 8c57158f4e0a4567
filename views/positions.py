"""Where the drawn nodes stand, computed here and not in the browser: the same input gives the same picture.

Layers run from left to right, so that one reads *why does this exist* like a line of text: pillar, measure,
its commitments as beads on a string, then the things that they touch. Units are pixels at full size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

PILLAR_X = 0.0
PILLAR_BAND = 176.0
PILLAR_GAP = 36.0
MEASURE_X = 452.0
MEASURE_BAND = (68.0, 104.0)
"""Height of a measure whose caption has one line, or more."""
BEADS_X = 740.0
BEADS_A_ROW = range(8, 25)
"""How many beads a row may have; what fits the shape of a screen best is taken."""
SCREEN = 1.4
"""Width of the canvas by its height, on a usual screen."""
BEAD_STEP = 60.0
BEAD_ROW = 60.0
THING_STEP = (330.0, 46.0)
THING_GAP = 130.0
THING_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Branch:
    """A measure with its drawn commitments; with the pillar's own id, what stands directly under it."""

    id: str
    beads: tuple[str, ...]
    lines: int = 1
    """Lines of the measure's caption."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """A pillar with its branches, in the order of the text."""

    id: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The places for things: columns from `left` to the right, rows from the top down to `height`."""

    left: float
    height: float

    def nearest(self, y: float, taken: set[Point], *, columns: int | None) -> Point:
        """The free place nearest to a height; a column further right costs a row.

        `columns` limits how far right the search goes, unless everything there is taken.
        """
        rows = max(1, round(self.height / THING_STEP[1]))
        column = 0
        best: tuple[float, Point] | None = None
        while best is None or (column < (columns or column + 1) and column * THING_STEP[1] < best[0]):
            x = self.left + column * THING_STEP[0]
            for row in range(rows):
                place = (x, (row + 0.5) * self.height / rows)
                cost = abs(place[1] - y) + column * THING_STEP[1]
                if place not in taken and (best is None or cost < best[0]):
                    best = (cost, place)
            column += 1
        return best[1]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every node stands, and the grid of places for those that join."""

    places: Mapping[str, Point]
    grid: Grid

    def beside(self, source: str, added: Iterable[str]) -> Layout:
        """The same with more nodes, on the free places nearest to the height of `source`, whose opening they
        join by.
        """
        taken = set(self.places.values())
        start = self.places.get(source, (0.0, 0.0))
        found: dict[str, Point] = {}
        for node in added:
            found[node] = self.grid.nearest(start[1], taken, columns=None)
            taken.add(found[node])
        return Layout({**self.places, **found}, self.grid)


def layered(trunks: Sequence[Trunk], things: Sequence[tuple[str, tuple[str, ...]]]) -> Layout:
    """The places of all nodes of a report: `things` are ids with the ids of the nodes that touch them."""
    per_row = beads_a_row(trunks)
    places, height = _tree(trunks, per_row)
    grid = Grid(left=_things_left(trunks, per_row), height=height)
    return Layout(places | _things(places, things, grid), grid)


def beads_a_row(trunks: Sequence[Trunk]) -> int:
    """The length of a row with which the whole picture is drawn largest."""

    def size(per_row: int) -> tuple[float, int]:
        width = _things_left(trunks, per_row) + THING_COLUMNS * THING_STEP[0]
        return max(width / SCREEN, _tree(trunks, per_row)[1]), per_row

    return min(BEADS_A_ROW, key=size)


def _tree(trunks: Sequence[Trunk], per_row: int) -> tuple[dict[str, Point], float]:
    """Positions of pillars, measures and commitments, and the height that they take."""
    places: dict[str, Point] = {}
    y = 0.0
    for trunk in trunks:
        top = y
        for branch in trunk.branches:
            y = _branch(places, trunk, branch, y, per_row)
        y = max(y, top + PILLAR_BAND)
        places[trunk.id] = (PILLAR_X, (top + y) / 2)
        y += PILLAR_GAP
    return places, max(y - PILLAR_GAP, THING_STEP[1])


def _branch(places: dict[str, Point], trunk: Trunk, branch: Branch, top: float, per_row: int) -> float:
    rows = -(-len(branch.beads) // per_row)
    band = max(MEASURE_BAND[min(branch.lines, 2) - 1], rows * BEAD_ROW + 16.0)
    middle = top + band / 2
    if branch.id != trunk.id:
        places[branch.id] = (MEASURE_X, middle)
    even = -(-len(branch.beads) // rows) if rows else 1
    for index, bead in enumerate(branch.beads):
        row, column = divmod(index, even)
        places[bead] = (BEADS_X + column * BEAD_STEP, middle + (row - (rows - 1) / 2) * BEAD_ROW)
    return top + band


def _things_left(trunks: Sequence[Trunk], per_row: int) -> float:
    longest = max((len(branch.beads) for trunk in trunks for branch in trunk.branches), default=0)
    return BEADS_X + min(longest, per_row) * BEAD_STEP + THING_GAP


def _things(
    places: Mapping[str, Point], things: Sequence[tuple[str, tuple[str, ...]]], grid: Grid
) -> dict[str, Point]:
    """Every thing as near as may be to the middle height of what touches it; the most bound choose first."""
    wanted = []
    for index, (thing, touching) in enumerate(things):
        heights = [places[node][1] for node in touching if node in places]
        wanted.append((sum(heights) / len(heights) if heights else grid.height / 2, index, thing))
    rows = max(1, round(grid.height / THING_STEP[1]))
    columns = max(THING_COLUMNS, -(-len(things) // rows))
    taken: set[Point] = set()
    found: dict[str, Point] = {}
    for height, _, thing in sorted(wanted):
        found[thing] = grid.nearest(height, taken, columns=columns)
        taken.add(found[thing])
    return found
