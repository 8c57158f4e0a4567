"""`commitgraph extract FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from commands.contract import Line, lines
from commands.flags import document_flags, format_flag, jsonl_flag, out_flag
from commands.output import say, write_lines, write_rows

REPORT = ("start", "pillar", "measure", "strength", "text", "targets", "entities", "leads")
DIVISION = ("start", "text", "leads", "supports", "convention")


@click.command(name="extract")
@click.argument("file", type=click.Path(path_type=Path))
@document_flags
@jsonl_flag
@format_flag
@out_flag
def extract(
    file: Path,
    *,
    kind: str | None,
    place: str | None,
    year: int | None,
    jsonl: bool,
    form: str,
    out: Path | None,
) -> None:
    """Print what FILE promises: each commitment with its targets, named things and agencies.

    Of a division of tasks (--kind division): each task with who leads and who supports. Needs no store.
    """
    from commands.reading import read_facts

    facts = read_facts(file, kind=kind, place=place, year=year)
    found = list(lines(facts))
    if jsonl:
        write_lines(found, out)
    elif form == "json":
        write_rows((), found, form=form, out=out)
    else:
        columns = DIVISION if facts.outline.identity.kind == "division" else REPORT
        write_rows(columns, [_flat(line) for line in found], form=form, out=out)
    for warning in dict.fromkeys((*facts.outline.warnings, *facts.warnings)):
        say(warning)


def _flat(line: Line) -> Line:
    """A line for a table: lists of things as their words."""
    return {
        key: [_word(item) for item in value] if isinstance(value, list) else value
        for key, value in line.items()
    }


def _word(item: dict[str, object]) -> str:
    return str(item.get("text") or item.get("full") or item.get("name"))
