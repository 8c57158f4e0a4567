"""Where results go: tables for a person, JSON and CSV for a program, always UTF-8."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from graph.export.csv import csv_bytes
from graph.export.table import Cell

Row = Mapping[str, object]


def write_rows(columns: Sequence[str], rows: Sequence[Row], *, form: str, out: Path | None = None) -> None:
    """Rows as `table`, `json` (a list of objects) or `csv`, to a file or standard output."""
    if form == "json":
        data = (json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    elif form == "csv":
        data = csv_bytes(columns, ([_cell(row.get(name)) for name in columns] for row in rows))
    else:
        data = _table(columns, rows, wide=out is not None)
    write_bytes(data, out)


def write_lines(objects: Iterable[Row], out: Path | None = None) -> None:
    """One JSON object a line."""
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
    write_bytes("".join(lines).encode("utf-8"), out)


def write_bytes(data: bytes, out: Path | None = None) -> None:
    """Exactly these bytes, to standard output or a file, which is replaced when all of it is written."""
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    beside = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def say(sentence: str) -> None:
    """A sentence for the person at the terminal; it never mixes with what a program reads."""
    click.echo(sentence, err=True)


def _table(columns: Sequence[str], rows: Sequence[Row], *, wide: bool) -> bytes:
    """A table in columns; on a terminal it fits the window, elsewhere every row stays on its line."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    screen = sys.stdout.isatty() and not wide
    stream = io.StringIO()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    numbers = {name for name in columns if any(isinstance(row.get(name), int | float) for row in rows)}
    for name in columns:
        table.add_column(
            name, justify="right" if name in numbers else "left", no_wrap=not screen, overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(_words(row.get(name), flat=not screen)) for name in columns))
    console = Console(file=stream, width=None if screen else 1_000_000, color_system=None, highlight=False)
    if screen:
        console.width = Console().width
    console.print(table)
    lines = (line.rstrip() for line in stream.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode("utf-8")


def _words(value: object, *, flat: bool) -> str:
    cell = _cell(value)
    words = "" if cell is None else str(cell)
    return " ".join(words.split()) if flat else words


def _cell(value: object) -> Cell:
    """A value as one cell: what is no plain value becomes JSON, a list of words is joined by 、."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return "、".join(value)
    return json.dumps(value, ensure_ascii=False)
