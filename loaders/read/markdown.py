"""Markdown: the same characters as plain text, and every table of | and - as cells."""

from __future__ import annotations

import re
from itertools import pairwise

from graph.model import Cell, Text

from .text import plain

RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
BAR = re.compile(r"(?<!\\)\|")


def markdown(original: bytes, name: str) -> Text:
    """A Markdown file: nothing is taken out, tables are told in `Text.cells`."""
    text = plain(original, name)
    return Text(text.content, name, "", encoding=text.encoding, cells=cells(text.content))


def cells(content: str) -> tuple[Cell, ...]:
    """The cells of all pipe tables, heading row first (row 1), rule line left out, blanks trimmed.

    A table is a row of cells above a line of dashes; it ends at the first line without a bar. Works for plain
    text as well, where people paste such tables.
    """
    lines = [m.span(1) for m in LINE.finditer(content)]
    found: list[Cell] = []
    table, at = 0, 0
    while at + 1 < len(lines):
        head, below = (content[slice(*lines[at + i])] for i in (0, 1))
        if not (BAR.search(head) and "-" in below and RULE.match(below)):
            at += 1
            continue
        table, row = table + 1, 1
        found += _row(content, lines[at], table, row)
        at += 2
        while at < len(lines) and BAR.search(content[slice(*lines[at])]):
            row += 1
            found += _row(content, lines[at], table, row)
            at += 1
    return tuple(found)


def _row(content: str, line: tuple[int, int], table: int, row: int) -> list[Cell]:
    start, end = line
    bars = [m.start() for m in BAR.finditer(content, start, end)]
    edges = bars if content[start:end].lstrip().startswith("|") else [start - 1, *bars]
    if not content[start:end].rstrip().endswith("|"):
        edges = [*edges, end]
    found = []
    for column, (left, right) in enumerate(pairwise(edges), start=1):
        piece = content[left + 1 : right]
        first = left + 1 + len(piece) - len(piece.lstrip())
        last = first + len(piece.strip())
        found.append(Cell(first, max(first, last), table, row, column))
    return found
