"""Spreadsheets (.xlsx, .xlsm, .xls, .et, .ods): every visible sheet as a table, by calamine.

A report that somebody pasted into one cell stands there with its line ends and is read like any other.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from graph.errors import DamagedInput, EmptyInput, TooLarge
from graph.model import Text

from .archive import opened
from .composition import Area, Composition

CELLS = 500_000
LONG = 3_000
"""A cell of so many characters holds a report."""

Place = tuple[int, int]


def spreadsheet(original: bytes, name: str) -> Text:
    """The cells of a workbook. Raises `DamagedInput`, `TooLarge`, `EmptyInput`."""
    if original.startswith(b"PK"):
        opened(original, name).close()
    found = Composition(name)
    reports = 0
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(original))
        for sheet in workbook.sheets_metadata:
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet:
                areas = _areas(workbook.get_sheet_by_name(sheet.name), name)
                found.table(areas, sheet.name)
                reports += sum(len(area.words) >= LONG for area in areas)
    except PasswordError:
        raise DamagedInput(f"{name}: a password guards this file; save a copy without one.") from None
    except (CalamineError, ValueError, OSError) as error:
        raise DamagedInput(
            f"{name}: the spreadsheet cannot be opened ({str(error)[:80]}); save it anew as .xlsx or .csv."
        ) from None
    if not found.length:
        raise EmptyInput(f"{name}: no cell holds anything; check that this is the right file.")
    if reports > 1:
        found.hints.append(
            f"{name}: {reports} cells hold long texts and were read as one document; "
            "save each report in a file of its own."
        )
    return found.text()


def _areas(sheet: CalamineSheet, name: str) -> list[Area]:
    if sheet.total_height * sheet.total_width > CELLS * 20 or sheet.height * sheet.width > CELLS:
        raise TooLarge(
            f"{name}: sheet {sheet.name} has more than {CELLS:,} cells; delete the rows that are no text."
        )
    first = sheet.start or (0, 0)
    merged = dict(sheet.merged_cell_ranges or ())
    hidden = set(_covered(merged))
    return list(_filled(sheet.to_python(), first, merged, hidden))


def _covered(merged: Mapping[Place, Place]) -> Iterator[Place]:
    """The places under merged cells, but for the first of each."""
    for (top, left), (bottom, right) in merged.items():
        for row in range(top, min(bottom, top + 5_000) + 1):
            for column in range(left, min(right, left + 500) + 1):
                if (row, column) != (top, left):
                    yield row, column


def _filled(
    rows: Sequence[Sequence[object]], first: Place, merged: Mapping[Place, Place], hidden: set[Place]
) -> Iterator[Area]:
    for row, values in enumerate(rows, start=first[0]):
        for column, value in enumerate(values, start=first[1]):
            if (row, column) in hidden:
                continue
            bottom, right = merged.get((row, column), (row, column))
            yield Area(
                _words(value), row + 1, column + 1, min(bottom - row, 5_000) + 1, min(right - column, 500) + 1
            )


def _words(value: object) -> str:
    """A cell's value as a person sees it: whole numbers without a point, dates by ISO 8601."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    # Excel writes other control characters than line ends as _x000D_ and the like.
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
