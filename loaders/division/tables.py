"""Tasks in tables: a row a task, its columns known by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Duty, Text
from loaders.extract.duties import Manner, Piece, duties, pieces

from .grids import Place, grids, plain
from .task import Task

HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("person", re.compile(r"领导|责任人|负责人|联系人|联络员|县长|区长|市长")),
    ("lead", re.compile(r"牵头|主办|主责")),
    ("support", re.compile(r"配合|协办|协助|协同|参与|参加")),
    ("plain", re.compile(r"(?:责任|承办|实施|落实|负责)(?:单位|部门|主体)|部门分工|单位|部门")),
    ("number", re.compile(r"序号|编号|^序$")),
    ("done", re.compile(r"完成情况|进展|落实情况|办理情况")),
    ("aside", re.compile(r"时限|时间|节点|投资|资金|金额|备注|进度|类别|分类|领域|期限|计划完成")),
    ("task", re.compile(r"名称|事项|项目|任务|内容|目标|工作|措施|举措|要求|指标")),
)
"""What a heading says its column holds; the first that fits."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what, by their index."""

    task: tuple[int, ...]
    duties: tuple[tuple[int, str], ...]
    number: int | None
    done: bool


def tasks(text: Text, manner: Manner) -> Iterator[Task]:
    """The tasks of all tables whose heading names who is responsible."""
    for grid in grids(text):
        columns = _columns(text.content, grid.head)
        before: Sequence[Place] = ()
        for row in grid.rows:
            task = _task(text, row, before, columns, manner)
            before = row
            if task:
                yield task


def _columns(content: str, head: Sequence[Place]) -> Columns:
    kinds = []
    for cell in head:
        words = plain(content, cell)
        kinds.append(
            next((kind for kind, pattern in HEADINGS if pattern.search(words)), "task" if not words else "")
        )
    number = kinds.index("number") if "number" in kinds else None
    named = [at for at, kind in enumerate(kinds) if kind == "task"]
    done = "done" in kinds
    return Columns(
        tuple(named[:1] if done else named),
        tuple((at, kind) for at, kind in enumerate(kinds) if kind in {"lead", "support", "plain"}),
        number,
        done,
    )


def _task(
    text: Text, row: Sequence[Place], before: Sequence[Place], columns: Columns, manner: Manner
) -> Task | None:
    cells = [row[at] for at in columns.task if at < len(row) and row[at][1] > row[at][0]]
    own = [cell for cell in cells if cell not in before] or cells
    found = _duties(text, row, columns, manner)
    if (
        not found
        and before
        and (columns.number is None or row[columns.number] in before or not _length(row, columns.number))
    ):
        found = _duties(
            text,
            [
                row[at] if _length(row, at) else (before[at] if at < len(before) else (0, 0))
                for at in range(len(row))
            ],
            columns,
            manner,
        )
    if not own or not found:
        return None
    start, end = own[0][0], own[-1][1]
    if any(start <= cell[0] < end for cell in row if cell not in cells and cell[1] > cell[0]):
        start, end = max(own, key=lambda cell: cell[1] - cell[0])
    return Task(start, end, found, "division.column")


def _length(row: Sequence[Place], at: int) -> int:
    return row[at][1] - row[at][0] if at < len(row) else 0


def _duties(text: Text, row: Sequence[Place], columns: Columns, manner: Manner) -> tuple[Duty, ...]:
    parts: list[Piece] = []
    for at, kind in columns.duties:
        if not _length(row, at):
            continue
        start, end = row[at]
        said = pieces(text.content, start, end)
        if said and not (kind != "plain" and all(piece.role in {"share", "plain"} for piece in said)):
            parts += said
        else:
            role = {"lead": "lead", "support": "support"}.get(kind, "plain")
            parts.append(Piece(role, start, end, True))  # type: ignore[arg-type]
    parts.sort(key=lambda piece: piece.role != "lead")
    return duties(text, parts, "column", manner)
