"""Tasks in tables: a row a task, its columns known by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model import Duty, Text
from loaders.extract.bodies import is_body, listed
from loaders.extract.duties import Manner, duties
from loaders.extract.parts import Piece, pieces

from .grids import Grid, Place, plain
from .headings import DUTIES, kind
from .layouts import grids
from .task import Task

NOBODY = re.compile(r"[^\u4e00-\u9fff]*|无|同上|[0-9０-９]+.*")
PERSON = re.compile(r"(?!.*(?:[局委办部厅]|各.*)$)[\u4e00-\u9fff]{2,3}")
CHAPTER = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what, by their index."""

    task: tuple[int, ...]
    duties: tuple[tuple[int, str], ...]
    number: int | None
    mixed: frozenset[int] = frozenset()
    """Columns of bodies that name persons as well (责任单位及责任人)."""


def tasks(text: Text, manner: Manner) -> tuple[list[Task], list[Place]]:
    """The tasks of all tables whose heading names who is responsible, and where these tables stand."""
    found: list[Task] = []
    places: list[Place] = []
    for grid in grids(text):
        columns = _columns(text.content, grid)
        before: Sequence[Place] = ()
        for row in grid.rows:
            if _divider(text.content, row):
                continue
            task = _task(text, row, before, columns, manner)
            before = row
            if task:
                found.append(task)
        held = [cell for row in (grid.head, *grid.rows) for cell in row if cell[1] > cell[0]]
        places.append((min(held)[0], max(end for _, end in held)))
    return found, places


def _divider(content: str, row: Sequence[Place]) -> bool:
    """A row that holds one cell only: a heading inside the table, or the sum of a group."""
    held = {cell for cell in row if cell[1] > cell[0]}
    return len(held) == 1 and (len(row) > 2 or bool(CHAPTER.match(content, min(held)[0])))


def _columns(content: str, grid: Grid) -> Columns:
    titles = [plain(content, cell) for cell in grid.head]
    kinds = [kind(title) if title else "task" for title in titles]
    number = kinds.index("number") if "number" in kinds else None
    if not DUTIES.intersection(kinds):
        kinds = [
            "plain" if name == "vague" and _bodies(content, grid, at) else name
            for at, name in enumerate(kinds)
        ]
    named = [at for at, name in enumerate(kinds) if name == "task"]
    return Columns(
        tuple(named[:1] if "done" in kinds else named),
        tuple((at, name) for at, name in enumerate(kinds) if name in DUTIES),
        number,
        frozenset(at for at, title in enumerate(titles) if re.search("人|领导", title)),
    )


def _bodies(content: str, grid: Grid, at: int) -> bool:
    """Whether most cells of a column name bodies of government."""
    cells = [row[at] for row in grid.rows if _length(row, at)]
    bodies = sum(is_body(content[a:b]) for start, end in cells for a, b in [*listed(content, start, end)][:1])
    return 2 * bodies > len(cells)


def _task(
    text: Text, row: Sequence[Place], before: Sequence[Place], columns: Columns, manner: Manner
) -> Task | None:
    cells = [row[at] for at in columns.task if at < len(row) and row[at][1] > row[at][0]]
    own = [cell for cell in cells if cell not in before] or cells
    found = _duties(text, row, columns, manner)
    if not found and before and _continued(row, before, columns):
        found = _duties(text, _filled(row, before), columns, manner)
    if not own or not found:
        return None
    start, end = own[0][0], own[-1][1]
    if any(start <= cell[0] < end for cell in row if cell not in cells and cell[1] > cell[0]):
        start, end = max(own, key=lambda cell: cell[1] - cell[0])
    return Task(start, end, found, "division.column")


def _continued(row: Sequence[Place], before: Sequence[Place], columns: Columns) -> bool:
    """Whether a row without bodies belongs to the one before it: no number of its own, or the same cell."""
    at = columns.number
    return at is None or not _length(row, at) or row[at] in before


def _filled(row: Sequence[Place], before: Sequence[Place]) -> list[Place]:
    """A row whose empty cells are those of the row before."""
    empty = (0, 0)
    return [
        cell if _length(row, at) else (before[at] if at < len(before) else empty)
        for at, cell in enumerate(row)
    ]


def _length(row: Sequence[Place], at: int) -> int:
    return row[at][1] - row[at][0] if at < len(row) else 0


def _duties(text: Text, row: Sequence[Place], columns: Columns, manner: Manner) -> tuple[Duty, ...]:
    parts: list[Piece] = []
    for at, column in columns.duties:
        if not _length(row, at):
            continue
        start, end = row[at]
        said = pieces(text.content, start, end)
        if said and not (column != "plain" and all(piece.role in {"share", "plain"} for piece in said)):
            parts += said
        else:
            role = {"lead": "lead", "support": "support"}.get(column, "plain")
            parts.append(Piece(role, start, end, True))  # type: ignore[arg-type]
    parts.sort(key=lambda piece: piece.role != "lead")
    persons = any(_length(row, at) and at in columns.mixed for at, _ in columns.duties)
    found = tuple(
        duty
        for duty in duties(text, parts, "column", manner)
        if not NOBODY.fullmatch(duty.name) and not (persons and PERSON.fullmatch(duty.full))
    )
    if len(found) == 1 and found[0].basis == "default":
        return (replace(found[0], basis="explicit"),)
    return found
