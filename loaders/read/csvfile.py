"""Tables as text (.csv, .tsv): the characters as they stand in the file, their cells told apart."""

from __future__ import annotations

import re
from collections import Counter

from graph.model import Cell, Text

from .text import plain

SEPARATORS = ",;\t|"


def table(original: bytes, name: str) -> Text:
    """A comma-, semicolon- or tabulator-separated file after RFC 4180; offsets count in the file itself.

    A cell in quotation marks ends inside them; a doubled mark inside stays doubled, as it stands in the file.
    """
    text = plain(original, name)
    return Text(text.content, name, "", encoding=text.encoding, cells=cells(text.content))


def cells(content: str) -> tuple[Cell, ...]:
    """The cells of the whole file as its table 1, row 1 first; blanks round a cell's words left out."""
    separator = _separator(content)
    cell = re.compile(
        rf'[ ]*"((?:[^"]|"")*)"[ ]*(?={re.escape(separator)}|\r|\n|\Z)|([^{re.escape(separator)}\r\n]*)'
    )
    found, at, row, column = [], 0, 1, 1
    while at < len(content):
        match = cell.match(content, at)
        assert match is not None, "the second branch matches the empty string"
        start, end = match.span(1) if match[1] is not None else match.span(2)
        words = content[start:end]
        first = start + len(words) - len(words.lstrip())
        found.append(Cell(first, max(first, start + len(words.rstrip())), 1, row, column))
        at = match.end()
        if content.startswith(separator, at):
            at, column = at + 1, column + 1
            continue
        at += 2 if content.startswith("\r\n", at) else 1
        row, column = row + 1, 1
    return tuple(found)


def _separator(content: str) -> str:
    """The separator that stands in the first line most often, quoted stretches aside."""
    first = re.sub(r'"[^"]*"', "", content[:20_000]).split("\n", 1)[0]
    counts = Counter(mark for mark in first if mark in SEPARATORS)
    return max(SEPARATORS, key=lambda mark: (counts[mark], -SEPARATORS.index(mark)))
