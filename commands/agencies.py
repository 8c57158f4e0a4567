"""`commitgraph agencies match`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from commands.contract import Line
from commands.flags import jsonl_flag, out_flag
from commands.output import write_lines
from graph.errors import InputError


@click.group(name="agencies")
def agencies() -> None:
    """Names of agencies: whether two mean one body."""


@agencies.command(name="match")
@jsonl_flag
@out_flag
def match(*, jsonl: bool, out: object) -> None:
    """Judge pairs of names, read from standard input as JSON lines.

    A pair is {"id", "a": {"name", "jurisdiction"}, "b": {…}}; the jurisdiction is that of the document in which the
    name stands. Printed are {"id", "same", "score", "reason"}. Two bodies of different levels or jurisdictions
    are never the same.
    """
    write_lines(list(_judged()), out)  # type: ignore[arg-type]


def _judged() -> Iterator[Line]:
    from loaders.agencies import match as judge

    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
            a, b = pair["a"], pair["b"]
            found = judge(a["name"], a.get("jurisdiction", ""), b["name"], b.get("jurisdiction", ""))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InputError(
                f"standard input:{number}: this line is no pair of names; give "
                '{"id": …, "a": {"name": …, "jurisdiction": …}, "b": {…}}.'
            ) from None
        yield {"id": pair.get("id"), "same": found.same, "score": found.score, "reason": found.reason}
