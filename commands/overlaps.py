"""`commitgraph overlaps FILE…`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.contract import Line
from commands.flags import document_flags, format_flag, jsonl_flag, out_flag
from commands.output import say, write_lines, write_rows

if TYPE_CHECKING:
    from graph.analysis.overlap import Finding, Promise

COLUMNS = ("type", "score", "first", "second", "ask")


@click.command(name="overlaps")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@document_flags
@jsonl_flag
@format_flag
@out_flag
def overlaps(
    files: tuple[Path, ...],
    *,
    kind: str | None,
    place: str | None,
    year: int | None,
    jsonl: bool,
    form: str,
    out: Path | None,
) -> None:
    """Find where the agencies of FILE… overlap: strongest first, with both sentences and what they share.

    Works on divisions of tasks, and on reports that name who leads. Needs no store.
    """
    from graph.analysis.overlap import collaborations
    from graph.analysis.overlap import overlaps as search

    promises = list(_promises(files, kind=kind, place=place, year=year))
    found = [_line(finding) for finding in search(promises)]
    if jsonl:
        write_lines(found, out)
        return
    write_rows(COLUMNS, [line if form == "json" else _flat(line) for line in found], form=form, out=out)
    say(f"{len(found)} findings; lead and support are agreed on {collaborations(promises)} commitments.")


def _promises(
    files: Sequence[Path], *, kind: str | None, place: str | None, year: int | None
) -> Iterator[Promise]:
    from commands.reading import read_facts
    from loaders.promises import promises

    for file in files:
        yield from promises(read_facts(file, kind=kind, place=place, year=year))


def _line(finding: Finding) -> Line:
    """A finding as an object. Of an overload the first commitment is shown and the rest counted."""
    shown = finding.promises[:1] if finding.kind == "overload" else finding.promises
    return {
        "type": finding.kind,
        "score": finding.score,
        "parts": dict(finding.parts),
        "commitments": [
            {
                "file": promise.file,
                "start": promise.start,
                "end": promise.end,
                "text": promise.text,
                "leads": list(promise.leads),
            }
            for promise in shown
        ],
        "more": len(finding.promises) - len(shown),
        "shared": [{"first": list(first), "second": list(second)} for first, second in finding.shared],
        "ask": finding.ask[0],
    }


def _flat(line: Line) -> Line:
    commitments = line["commitments"]
    assert isinstance(commitments, list)
    texts = [f"{'、'.join(one['leads'])}：{one['text']}" for one in commitments[:2]] + [""]
    return {
        "type": line["type"],
        "score": line["score"],
        "first": texts[0],
        "second": texts[1],
        "ask": line["ask"],
    }
