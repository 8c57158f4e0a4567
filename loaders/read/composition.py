"""A text while it is put together from a format that is no plain text: words, cells and printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Cell, Line, Text

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """What a table's cell holds and covers: more than one of `rows` and `columns` where it is merged."""

    words: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Composition:
    """Grows by paragraphs, tables and printed lines; `text` gives what `commitgraph text` prints."""

    name: str
    pieces: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    length: int = 0
    tables: int = 0

    def write(self, words: str) -> None:
        """Appends words as they are."""
        self.pieces.append(words)
        self.length += len(words)

    def paragraph(self, words: str) -> None:
        """Appends a paragraph with its line end; blanks at its ends are left out, an empty one altogether."""
        if words := words.strip():
            self.write(words + "\n")

    def printed(self, words: str, page: int, box: Box) -> None:
        """Appends a printed line's words and notes where on which page they stand."""
        self.lines.append(Line(self.length, self.length + len(words), page, box))
        self.write(words)

    def table(
        self, areas: Sequence[Area], sheet: str | None = None, boxes: Sequence[tuple[int, Box]] = ()
    ) -> None:
        """Appends a table: a line a row, cells apart by tabulators, and notes every cell.

        A cell of several lines begins on a line of its own, as its words may be a whole report.

        Row and column count from 1. A merged cell's words stand once and count for each row and column it
        covers. `boxes` has page and box of each area where the table is printed.
        """
        self.tables += 1
        order = sorted(range(len(areas)), key=lambda at: (areas[at].row, areas[at].column))
        row = 0
        for at in order:
            area = areas[at]
            words = area.words.strip()
            if row:
                self.write("\t" if area.row == row and "\n" not in words else "\n")
            row = area.row
            start = self.length
            if boxes and words:
                self.printed(words, *boxes[at])
            else:
                self.write(words)
            self.cells += [
                Cell(start, self.length, self.tables, area.row + down, area.column + right, sheet)
                for down in range(area.rows)
                for right in range(area.columns)
            ]
        if row:
            self.write("\n")

    def text(self) -> Text:
        """The finished text; its hash and original are `read`'s business."""
        return Text(
            "".join(self.pieces),
            self.name,
            "",
            cells=tuple(self.cells),
            lines=tuple(self.lines),
            hints=tuple(self.hints),
        )
