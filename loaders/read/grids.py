"""Ruled tables on a PDF's page: lines by pdfplumber, words from the page's characters."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from .composition import Area, Box
from .marks import Mark, rows
from .pages import Grid

NEAR = 0.004
"""Lines nearer to one another, as a share of the page, are one."""


def grids(original: bytes, index: int, marks: Sequence[Mark]) -> tuple[Grid, ...]:
    """The tables of two rows and columns or more on the page at `index` (from 0)."""
    try:
        with pdfplumber.open(io.BytesIO(original), pages=[index + 1]) as document:
            page = document.pages[0]
            width, height = float(page.width), float(page.height)
            tables = [
                [(x0 / width, top / height, x1 / width, low / height) for x0, top, x1, low in table.cells]
                for table in page.find_tables()
            ]
    except (
        PdfminerException,
        MalformedPDFException,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        RecursionError,
    ):
        # What pdfminer cannot take apart still has its words; they are read as rows.
        return ()
    found = [_grid(cells, index + 1, marks) for cells in tables]
    return tuple(grid for grid in found if grid is not None)


def _grid(boxes: Sequence[Box], page: int, marks: Sequence[Mark]) -> Grid | None:
    across = _edges([edge for box in boxes for edge in (box[0], box[2])])
    down = _edges([edge for box in boxes for edge in (box[1], box[3])])
    if len(across) < 3 or len(down) < 3:
        return None
    areas = []
    for left, top, right, bottom in boxes:
        inside = [m for m in marks if left <= (m.left + m.right) / 2 < right and top <= m.middle < bottom]
        column, row = _index(across, left), _index(down, top)
        words = _joined(row_.words for row_ in rows(inside, page))
        areas.append(
            Area(
                words,
                row + 1,
                column + 1,
                _index(down, bottom) - row or 1,
                _index(across, right) - column or 1,
            )
        )
    return Grid(page, (across[0], down[0], across[-1], down[-1]), tuple(areas), tuple(boxes))


def _edges(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _index(edges: Sequence[float], place: float) -> int:
    return bisect_left(edges, place - NEAR)


def _joined(words: Iterable[str]) -> str:
    """The rows of a cell as running text."""
    found = ""
    for row in words:
        apart = found[-1:].isascii() and found[-1:].isalnum() and row[:1].isascii() and row[:1].isalpha()
        found += (" " if found and apart else "") + row
    return found
