"""An Excel workbook with one sheet: headings frozen, a filter over them, words never taken for formulas."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from graph.export.graph import Graph
from graph.export.table import Cell, Table, commitments

LONGEST_CELL = 32767
"""Characters that Excel allows in one cell."""

WIDTHS = {"承诺": 60, "commitment": 60, "举措": 24, "measure": 24, "篇章": 24, "pillar title": 24, "指标": 32}
"""Widths of columns in characters; 14 for the others."""

_MADE = datetime.datetime(2000, 1, 1)
"""A fixed date of making, so that the same table gives the same bytes."""


def write(graph: Graph) -> bytes:
    """The table of commitments, headings in Chinese."""
    return table_bytes(commitments(graph), "zh")


def table_bytes(table: Table, language: str) -> bytes:
    """A table with its headings in `zh` or `en`."""
    names = [heading.zh if language == "zh" else heading.en for heading in table.headings]
    return xlsx_bytes(names, table.rows)


def xlsx_bytes(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook with the rows under their column names."""
    # Takes a while, and only this format needs it; the package has no types.
    import xlsxwriter  # type: ignore[import-untyped]

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet("承诺" if "承诺" in names else "commitments")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for column, name in enumerate(names):
            sheet.set_column(column, column, WIDTHS.get(name, 14))
            sheet.write_string(0, column, name, bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, (last, column), cell, wrapped)
        sheet.freeze_panes(1, 0)
        if names:
            sheet.autofilter(0, 0, last, len(names) - 1)
    return stream.getvalue()


def _write(sheet: Any, place: tuple[int, int], cell: Cell, form: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell, form)
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell, form)
    else:
        sheet.write_string(*place, cell[:LONGEST_CELL], form)
