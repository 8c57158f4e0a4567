"""The flags that are the same in every command."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from graph.errors import UsageError

Deed = TypeVar("Deed", bound=Callable[..., Any])

KINDS = ("report", "division")
"""Kinds of document that can be read."""

_STORE = (
    "Folder of the store, or the address of a server (neo4j://user@host:7687). Default: COMMITGRAPH_STORE, "
    "else the store in your data folder."
)

store_flag = click.option("--store", "where", envvar="COMMITGRAPH_STORE", metavar="PATH|URL", help=_STORE)
"""`--store`, handed to the command as `where`."""

inner_store_flag = click.option("--store", "where", metavar="PATH|URL", help=_STORE)
"""The same for a command below `store`, whose own flag has looked at the environment already."""

format_flag = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How rows are printed; json is a list of objects.",
)
"""`--format`, handed over as `form`."""

jsonl_flag = click.option("--jsonl", is_flag=True, help="Print one JSON object a line instead.")
"""`--jsonl`."""

out_flag = click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to this file instead of standard output.",
)
"""`--out`."""

param_flag = click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the query; may be repeated.",
)
"""`--param`, handed over as `params`."""

kind_flag = click.option(
    "--kind", type=click.Choice(KINDS), help="Kind of document, where its words do not tell."
)
"""`--kind`."""

place_flag = click.option(
    "--place", metavar="NAME", help="Whose document it is (江苏省常州市钟楼区), where its words do not tell."
)
"""`--place`."""

year_flag = click.option(
    "--year", type=int, metavar="YEAR", help="The year that it plans, where its words do not tell."
)
"""`--year`."""


def document_flags(deed: Deed) -> Deed:
    """The flags that say what a document is: --kind, --place, --year."""
    for flag in (year_flag, place_flag, kind_flag):
        deed = flag(deed)
    return deed


def pairs(params: Sequence[str]) -> dict[str, str]:
    """`name=value` words as a mapping; UsageError for a word without `=`."""
    found = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise UsageError(f"--param {param} should be NAME=VALUE.")
        found[name.removeprefix("$")] = value
    return found


def values(params: Sequence[str]) -> dict[str, object]:
    """The same for a query of the user, which declares no kinds: JSON where it is such, else the words."""
    return {name: _value(word) for name, word in pairs(params).items()}


def _value(word: str) -> object:
    try:
        return json.loads(word)
    except ValueError:
        return word
