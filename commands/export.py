"""`commitgraph export FORMAT`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from commands.flags import out_flag, store_flag
from commands.output import write_bytes
from graph.errors import UsageError


@click.command(name="export")
@click.argument("form", metavar="FORMAT")
@store_flag
@out_flag
def export(form: str, *, where: str | None, out: Path | None) -> None:
    """Write the whole graph as FORMAT: jsonl, csv, xlsx or graphml.

    jsonl and graphml hold every node and edge, csv and xlsx the commitments, one a row. The same documents
    give the same bytes.
    """
    from commands.opening import opened
    from graph.export import Graph, find_format

    chosen = find_format(form)
    if out is None and chosen.name == "xlsx" and sys.stdout.isatty():
        raise UsageError("An Excel workbook is not for the terminal; add --out FILE.xlsx.")
    with opened(where) as store:
        data = chosen.write(Graph.of(store.nodes(), store.edges()))
    write_bytes(data, out)
