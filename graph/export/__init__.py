"""Files made from a graph: one module a format, listed in FORMATS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import UsageError
from graph.export import csv, graphml, jsonl, xlsx
from graph.export.graph import Graph as Graph


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, the file's suffix, what is in it, and who writes it."""

    name: str
    suffix: str
    zh: str
    en: str
    write: Callable[[Graph], bytes]


FORMATS: tuple[Format, ...] = (
    Format("jsonl", ".jsonl", "全部节点和边", "every node and edge, one JSON object a line", jsonl.write),
    Format("csv", ".csv", "承诺表", "the commitments, one a row, for a spreadsheet", csv.write),
    Format("xlsx", ".xlsx", "承诺表", "the commitments, one a row, as an Excel workbook", xlsx.write),
    Format("graphml", ".graphml", "全部节点和边", "every node and edge, for Gephi or yEd", graphml.write),
)


def find_format(name: str) -> Format:
    """A format by name; an unknown one raises UsageError with the valid ones."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise UsageError(f"There is no export format {name}; there are {', '.join(f.name for f in FORMATS)}.")
