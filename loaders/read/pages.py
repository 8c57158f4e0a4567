"""From printed rows to running text: what a page's rows say, in reading order, joined to paragraphs.

A row is what stands side by side on a page, from a PDF's characters or from recognised words. Running heads
and page numbers are left out, two columns are read one after the other, wrapped rows are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from .composition import Area, Box, Composition

NUMBER = re.compile(
    r"[-—–·.•\s]*(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,5})(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–·.•\s]*"
)
MARGIN = 0.12
"""Running heads and page numbers stand in this share of a page's height at its top and bottom."""


@dataclass(frozen=True, slots=True)
class Row:
    """Printed words on page `page` (from 1); edges as shares of width and height from the top left."""

    words: str
    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return (self.left, self.top, self.right, self.bottom)

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on page `page`: its box, its cells and the box of each cell."""

    page: int
    box: Box
    areas: tuple[Area, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds; `shape` is its width by its height."""

    rows: tuple[Row, ...]
    grids: tuple[Grid, ...] = ()
    shape: float = 0.707


def compose(pages: Sequence[Page], found: Composition) -> None:
    """Writes the pages' words into `found`: paragraphs and tables in reading order."""
    running = _running(pages)
    kept = [[row for row in page.rows if not _left_out(row, page, running)] for page in pages]
    gutters = [_gutter(rows, page.shape) for rows, page in zip(kept, pages, strict=True)]
    waiting: list[Row] = []
    for rows, page, gutter in zip(kept, pages, gutters, strict=True):
        for column in _columns(rows, page.grids, gutter or _of_others(rows, gutters)):
            for item in column:
                if isinstance(item, Grid):
                    _paragraphs(waiting, found)
                    waiting = []
                    found.table(item.areas, boxes=[(item.page, box) for box in item.boxes])
                else:
                    waiting.append(item)
    _paragraphs(waiting, found)


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """Words in the margins of a third of the pages, and of three at least: running heads.

    The outermost rows may differ in their figures (第3页); further in the words have to be the same.
    """
    seen: Counter[str] = Counter()
    for page in pages:
        marginal = [row for row in page.rows if _marginal(row)]
        seen.update({words for row in marginal for words in (_exact(row), _outermost(row, page))})
    return frozenset(words for words, n in seen.items() if words and n >= 3 and n * 3 >= len(pages))


def _exact(row: Row) -> str:
    return re.sub(r"\s", "", row.words)


def _outermost(row: Row, page: Page) -> str:
    """The words of a page's first or last row with every figure as #; "" for other rows."""
    edges = (min(one.top for one in page.rows), max(one.bottom for one in page.rows))
    outer = row.top <= edges[0] or row.bottom >= edges[1]
    return re.sub(r"\d+", "#", _exact(row)) if outer else ""


def _marginal(row: Row) -> bool:
    return row.bottom < MARGIN or row.top > 1 - MARGIN


def _left_out(row: Row, page: Page, running: frozenset[str]) -> bool:
    if not _marginal(row):
        return False
    return bool(NUMBER.fullmatch(row.words)) or _exact(row) in running or _outermost(row, page) in running


def _size(rows: Sequence[Row]) -> float:
    """The usual height of a row, as a share of the page's height."""
    return median(row.bottom - row.top for row in rows)


def _columns(rows: Sequence[Row], grids: Sequence[Grid], gutter: float | None) -> Iterator[list[Row | Grid]]:
    """The page's rows and tables in reading order, column by column; one list for a page of one column.

    Two columns stand apart by a gutter near the middle that few rows cross; a row that does (a title) ends
    what stands above it.
    """
    band: tuple[list[Row | Grid], list[Row | Grid]] = ([], [])
    items: list[Row | Grid] = [*rows, *grids]
    for item in sorted(items, key=lambda item: (item.box[1], item.box[0])):
        left, _, right, _ = item.box
        if gutter is None or left < gutter < right:
            yield from (side for side in band if side)
            band = ([item], [])
            if gutter is not None:
                yield band[0]
                band = ([], [])
        else:
            band[left >= gutter].append(item)
    yield from (side for side in band if side)


def _gutter(rows: Sequence[Row], shape: float) -> float | None:
    """Where the page parts into two columns, as a share of its width; None for one column."""
    size = _size(rows) / shape if rows else 0.02
    for place in (0.5, 0.48, 0.52, 0.46, 0.54):
        left = [row for row in rows if row.right <= place]
        right = [row for row in rows if row.left >= place]
        if min(len(left), len(right)) < 8 or not _parted(rows, place):
            continue
        if median(row.right for row in left) > place - 6 * size:
            return place
    return None


def _parted(rows: Sequence[Row], place: float) -> bool:
    """Whether few rows cross a line down the page."""
    return sum(row.left < place < row.right for row in rows) * 5 <= len(rows)


def _of_others(rows: Sequence[Row], gutters: Sequence[float | None]) -> float | None:
    """The gutter of a page too short to show one (the last), where half of the pages have it."""
    found = [gutter for gutter in gutters if gutter is not None]
    usual = Counter(found).most_common(1)[0][0] if 2 * len(found) >= len(gutters) and found else None
    return usual if usual is not None and _parted(rows, usual) else None


def _paragraphs(rows: Sequence[Row], found: Composition) -> None:
    """Writes rows as paragraphs; a row goes on where the one before is full and it does not begin anew."""
    usual = _pitch(rows)
    before: Row | None = None
    for row, edge in zip(rows, _edges(rows), strict=True):
        words = row.words.strip()
        if before is not None:
            if _opens(row, before, edge, usual):
                found.write("\n")
            elif _latin(before.words[-1:]) and _latin(words[:1]):
                found.write(" ")
        found.printed(words, row.page, row.box)
        before = row
    if before is not None:
        found.write("\n")


@dataclass(frozen=True, slots=True)
class Edge:
    """The left and right edge of a row's column, and a character's width there."""

    left: float
    right: float
    size: float


def _opens(row: Row, before: Row, edge: Edge, usual: float) -> bool:
    """Whether a row opens a paragraph: indented, of another size, further down, or behind a short row."""
    height = row.bottom - row.top
    return (
        row.left > edge.left + 1.2 * edge.size
        or before.right < edge.right - 2.2 * edge.size
        or abs(height - (before.bottom - before.top)) > 0.45 * height
        or (row.page == before.page and row.top - before.top > 1.35 * usual)
    )


def _pitch(rows: Sequence[Row]) -> float:
    """The distance from row to row inside a paragraph: most of the smaller ones; 1 without two rows of one page."""
    steps = sorted(b.top - a.top for a, b in pairwise(rows) if a.page == b.page and b.top > a.top)
    return steps[len(steps) // 5] if steps else 1.0


def _edges(rows: Sequence[Row]) -> Iterator[Edge]:
    """For each row the edges of its column: those of the rows of its page that stand above or below it."""
    for _, group in groupby(rows, key=lambda row: row.page):
        page = list(group)
        for row in page:
            peers = [r for r in page if min(r.right, row.right) > max(r.left, row.left)]
            widths = [(r.right - r.left) / len(r.words) for r in peers if len(r.words) >= 10]
            size = median(widths) if widths else (row.right - row.left) / max(1, len(row.words))
            rights, lefts = sorted(r.right for r in peers), sorted(r.left for r in peers)
            yield Edge(lefts[len(lefts) // 10], rights[int(len(rights) * 0.97)], size)


def _latin(mark: str) -> bool:
    return mark.isascii() and mark.isalpha()
