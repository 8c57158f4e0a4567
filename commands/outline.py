"""`commitgraph outline FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from commands.contract import outline_lines
from commands.flags import document_flags, format_flag, jsonl_flag, out_flag
from commands.output import say, write_lines, write_rows

COLUMNS = ("start", "end", "kind", "section", "ordinal", "title")


@click.command(name="outline")
@click.argument("file", type=click.Path(path_type=Path))
@document_flags
@jsonl_flag
@format_flag
@out_flag
def outline(
    file: Path,
    *,
    kind: str | None,
    place: str | None,
    year: int | None,
    jsonl: bool,
    form: str,
    out: Path | None,
) -> None:
    """Print the sections, pillars and measures of FILE, in document order.

    Sections cover the whole text: front, review, outlook, plan, governance, annex, glossary, closing.
    """
    from commands.reading import read_outline

    found = read_outline(file, kind=kind, place=place, year=year)
    lines = list(outline_lines(found))
    if jsonl:
        write_lines(lines, out)
    else:
        write_rows(COLUMNS, lines, form=form, out=out)
    for warning in found.warnings:
        say(warning)
