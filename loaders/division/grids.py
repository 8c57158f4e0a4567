"""Tables of a division as rows of cells, however the file keeps them.

Real cells come from the reader (`Text.cells`). Web pages saved as text keep tables flattened: a cell
a line behind a tabulator, a cell before each bar, a row a line with blanks between cells, or a cell a line and
nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from graph.model import Text
from loaders.extract.bodies import is_body

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heading row and its rows; a cell is where its words stand, an empty one has no length."""

    head: tuple[Place, ...]
    rows: tuple[tuple[Place, ...], ...]


RESPONSIBLE = re.compile(
    r"牵头|主办|主责|(?:责任|承办|实施|落实|负责)(?:单位|部门|主体)|部门分工|^(?:责任)?(?:单位|部门|科室)$"
)
BODIES = re.compile(r"(?:牵头|主办|主责|责任|承办|实施|落实|负责)(?:责任)?(?:单位|部门)")
NUMBER = re.compile(r"序\s*号|编\s*号")


def plain(content: str, cell: Place) -> str:
    """A cell's words without blanks."""
    return re.sub(r"\s", "", content[cell[0] : cell[1]])


def celled(text: Text) -> list[Grid]:
    """Tables whose cells the reader knows; a heading repeated inside begins no table of its own.

    A table without heading, as wide as the one before, is that one's continuation on the next page.
    """
    found: list[Grid] = []
    for _, group in groupby(
        sorted(text.cells, key=lambda c: (c.table, c.row, c.column)), key=lambda c: c.table
    ):
        rows: list[tuple[Place, ...]] = []
        for _, cells in groupby(group, key=lambda c: c.row):
            held = {cell.column: (cell.start, cell.end) for cell in cells}
            rows.append(tuple(held.get(column, (0, 0)) for column in range(1, max(held) + 1)))
        head = next((at for at, row in enumerate(rows) if _heading(text.content, row)), None)
        if head is None:
            if found and len(found[-1].head) == max(map(len, rows)):
                found[-1] = Grid(found[-1].head, (*found[-1].rows, *rows))
            continue
        below = head + 1
        while below < len(rows) and _heading(text.content, rows[below]):
            below += 1
        body = [row for row in rows[below:] if not _heading(text.content, row)]
        found.append(Grid(_lowest(rows[head:below]), tuple(body)))
    return found


def _lowest(rows: Sequence[Sequence[Place]]) -> tuple[Place, ...]:
    """A heading of several rows as one: of each column the lowest cell that holds words."""
    width = max(map(len, rows))
    columns = [[row[at] for row in rows if at < len(row) and row[at][1] > row[at][0]] for at in range(width)]
    return tuple(column[-1] if column else (0, 0) for column in columns)


def _heading(content: str, row: Sequence[Place]) -> bool:
    words = [plain(content, cell) for cell in dict.fromkeys(row)]
    return (
        any(RESPONSIBLE.search(word) and len(word) <= 12 for word in words)
        and sum(0 < len(word) <= 14 for word in words) >= 2
        and not any(len(word) > 30 for word in words)
    )


def tabbed(text: Text) -> list[Grid]:
    """A cell a line: a tabulator opens a cell, a line of figures a row, other lines go on in their cell."""
    content = text.content
    rows: list[list[Place]] = []
    for match in re.finditer(r"[^\r\n]+", content):
        line = match[0]
        first = match.start() + len(line) - len(line.lstrip())
        last = match.start() + len(line.rstrip())
        if re.match(r"[ \u3000]*\t", line) and rows:
            rows[-1].append((first, max(first, last)))
        elif re.fullmatch(r"[\s\u3000]*(?:\d{1,3}|序\s*号)[\s\u3000]*", line):
            rows.append([(first, last)])
        elif rows and line.strip() and len(rows[-1]) > 1:
            rows[-1][-1] = (rows[-1][-1][0], last)
    return _under_headings(content, rows)


def barred(text: Text) -> list[Grid]:
    """A cell before each bar, wherever lines break; a row opens with its number."""
    content = text.content
    begin = NUMBER.search(content)
    if begin is None or content.count("|", begin.start()) < 6:
        return []
    rows: list[list[Place]] = []
    for match in re.finditer(r"[^|]+", content[begin.start() :]):
        words = match[0]
        first = begin.start() + match.start() + len(words) - len(words.lstrip())
        last = max(first, begin.start() + match.start() + len(words.rstrip()))
        if re.fullmatch(r"\d{1,3}", content[first:last]) or not rows:
            rows.append([])
        rows[-1].append((first, last))
    return _under_headings(content, rows)


def spaced(text: Text) -> list[Grid]:
    """A row a line: a number, the task, a body, blanks between them."""
    content = text.content
    head = next(
        (m for m in re.finditer(r"[^\r\n]+", content) if NUMBER.search(m[0]) and RESPONSIBLE.search(m[0])),
        None,
    )
    if head is None:
        return []
    rows = []
    for match in re.finditer(
        r"^[ \t\u3000]*(\d{1,3})[ \t]+(\S.*?)[ \t]+(\S+)[ \t]*$", content[head.end() :], re.M
    ):
        if is_body(re.split("[、，]", match[3])[0]):
            rows.append(tuple((head.end() + match.start(n), head.end() + match.end(n)) for n in (1, 2, 3)))
    label = RESPONSIBLE.search(content, head.start())
    assert label is not None, "the heading was found by it"
    number = NUMBER.search(content, head.start())
    assert number is not None, "the heading was found by it"
    columns = (number.span(), (number.end(), label.start()), (label.start(), head.end()))
    return [Grid(columns, tuple(rows))] if len(rows) >= 3 else []


def _under_headings(content: str, rows: Sequence[Sequence[Place]]) -> list[Grid]:
    """Rows dealt to the heading row above them."""
    found: list[Grid] = []
    for row in rows:
        if _heading(content, row) and NUMBER.match(content, row[0][0]):
            found.append(Grid(tuple(row), ()))
        elif found:
            found[-1] = Grid(found[-1].head, (*found[-1].rows, tuple(row)))
    return found


PERSON = re.compile(r"(?:[\u4e00-\u9fff]{1,2}[?？\s\u3000]{0,4}[\u4e00-\u9fff]{1,2}[、\s]*){1,3}")
BRIEF = re.compile(
    r"(?:总?投资|约)?[\d.,]*(?:亿|万)?元?|(?:\d{4}年)?(?:\d{1,2}月)?(?:底|前|底前)?|启动|完成|竣工|长期|全年|年内|持续推进|完成时限"
)


def lined(text: Text) -> list[Grid]:
    """A cell on one or more lines of its own, nothing between them; rows open with the next number.

    Read from the end: persons where the heading ends with them, then bodies, then time and money; what is left
    is the name on the first line and the content.
    """
    content = text.content
    lines = [
        (m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()))
        for m in re.finditer(r"[^\r\n]+", content)
        if m[0].strip()
    ]
    starts = _numbered(content, lines)
    if len(starts) < 3:
        return []
    head = _head_lines(content, lines, starts[0])
    if not head:
        return []
    persons = bool(re.search(r"领导|责任人|负责人", "".join(plain(content, line) for line in head)[-8:]))
    rows = []
    longest = max(b - a for a, b in pairwise(starts))
    for at, stop in zip(starts, [*starts[1:], starts[-1] + longest], strict=True):
        row = _from_the_end(content, _before_annex(content, lines[at + 1 : stop]), persons)
        if row:
            rows.append((lines[at], *row))
    label = _label(content, head)
    empty = (head[0][0], head[0][0])
    return [Grid((head[0], empty, empty, label), tuple(rows))] if label else []


def _label(content: str, head: Sequence[Place]) -> Place | None:
    """The fewest lines of a heading that together name who is responsible."""
    for size in (1, 2, 3):
        for first, last in zip(head, head[size - 1 :], strict=False):
            if BODIES.search(plain(content, (first[0], last[1]))):
                return first[0], last[1]
    return None


def _numbered(content: str, lines: Sequence[Place]) -> list[int]:
    """The lines that hold the numbers 1, 2, 3, … alone."""
    found: list[int] = []
    for at, (start, end) in enumerate(lines):
        if content[start:end] == str(len(found) + 1):
            found.append(at)
    return found


def _head_lines(content: str, lines: Sequence[Place], first: int) -> list[Place]:
    """The lines of the heading above the row at line `first`."""
    above = list(lines[max(0, first - 16) : first])
    begin = next((at for at, line in enumerate(above) if plain(content, line) in {"序", "序号"}), None)
    head = above[begin:] if begin is not None else []
    return head if RESPONSIBLE.search("".join(plain(content, line) for line in head)) else []


def _before_annex(content: str, lines: Sequence[Place]) -> Sequence[Place]:
    """A row's lines; behind the last row an annex or a note may follow."""
    ends = (at for at, line in enumerate(lines) if re.match(r"附[件表]|注[：:]|备注", content[slice(*line)]))
    return lines[: next(ends, len(lines))]


def _from_the_end(content: str, lines: Sequence[Place], persons: bool) -> tuple[Place, Place, Place] | None:
    """Name, content and bodies of a row."""
    stop = len(lines)
    while persons and stop > 2 and _persons(content, lines[stop - 1]):
        stop -= 1
    first = stop
    while first > 1 and _of_a_body(content, lines[first - 1], lines[first] if first < stop else None):
        first -= 1
    last = first
    while last > 1 and BRIEF.fullmatch(plain(content, lines[last - 1])):
        last -= 1
    if first == stop or last < 1:
        return None
    whole = (lines[0][0], lines[last - 1][1])
    return lines[0], whole if last > 1 else (lines[0][1], lines[0][1]), (lines[first][0], lines[stop - 1][1])


def _persons(content: str, line: Place) -> bool:
    return bool(PERSON.fullmatch(content[slice(*line)])) and not is_body(plain(content, line))


def _of_a_body(content: str, line: Place, below: Place | None) -> bool:
    """Whether a line is a body's name, or the beginning of one that goes on on the line below."""
    words = plain(content, line)
    if len(words) > 14 or BRIEF.fullmatch(words):
        return False
    whole = below is not None and len(words) <= 6 and is_body(words + plain(content, below))
    return is_body(words) or (whole and not re.search(r"[\d。；]|年|月", words))
