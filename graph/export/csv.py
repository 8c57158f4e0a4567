"""CSV for a spreadsheet: UTF-8 with byte order mark, no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from graph.export.graph import Graph
from graph.export.table import Cell, Table, commitments

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula (OWASP, CSV Injection), full-width too."""


def write(graph: Graph) -> bytes:
    """The table of commitments, headings in Chinese."""
    table = commitments(graph)
    return csv_bytes([heading.zh for heading in table.headings], table.rows)


def table_bytes(table: Table, language: str) -> bytes:
    """A table with its headings in `zh` or `en`."""
    names = [heading.zh if language == "zh" else heading.en for heading in table.headings]
    return csv_bytes(names, table.rows)


def csv_bytes(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows under their column names; lines end with CR LF as RFC 4180 says."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([safe(name) for name in names])
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def safe(cell: Cell) -> Cell:
    """The cell, its words behind an apostrophe where a spreadsheet would run them; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" \u3000").startswith(FORMULA):
        return "'" + cell
    return cell
