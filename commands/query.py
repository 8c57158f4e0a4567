"""`commitgraph query NAME`."""

from __future__ import annotations

from pathlib import Path

import click

from commands.flags import format_flag, out_flag, pairs, param_flag, store_flag, values
from commands.output import say, write_rows
from graph.errors import UsageError


@click.command(name="query")
@click.argument("name", required=False)
@click.option("--cypher", metavar="TEXT", help="Ask this instead of a saved question; it may only read.")
@param_flag
@click.option(
    "--limit", default=1000, show_default=True, metavar="ROWS", help="Rows of a --cypher query at most."
)
@click.option("--seconds", default=10.0, show_default=True, help="Time that a --cypher query may take.")
@store_flag
@format_flag
@out_flag
def query(
    name: str | None,
    *,
    cypher: str | None,
    params: tuple[str, ...],
    limit: int,
    seconds: float,
    where: str | None,
    form: str,
    out: Path | None,
) -> None:
    """Ask the saved question NAME, or any Cypher that only reads.

    Without NAME and --cypher the saved questions are listed. Parameters of a saved question have the kind
    that it declares; those of --cypher are JSON where they can be read as such, else text.
    """
    if name and cypher:
        raise UsageError("Give a saved question's name or --cypher, not both.")
    if cypher is not None:
        _ask(cypher, params, limit=limit, seconds=seconds, where=where, form=form, out=out)
    elif name is not None:
        _saved(name, params, where=where, form=form, out=out)
    else:
        _list(form, out)


def _list(form: str, out: Path | None) -> None:
    from graph.catalog import saved_queries

    rows = [
        {
            "name": q.name,
            "title": q.title_en,
            "标题": q.title_zh,
            "parameters": [p.name for p in q.parameters],
        }
        for q in saved_queries()
    ]
    write_rows(("name", "title", "标题", "parameters"), rows, form=form, out=out)


def _saved(name: str, params: tuple[str, ...], *, where: str | None, form: str, out: Path | None) -> None:
    from commands.opening import opened
    from graph.catalog import find

    saved = find(name)
    given = saved.bind(pairs(params))
    with opened(where) as store:
        rows = saved.shown(store.rows(saved.cypher, given))
    write_rows([column.name for column in saved.columns], rows, form=form, out=out)
    if not rows:
        say("No rows.")


def _ask(
    cypher: str,
    params: tuple[str, ...],
    *,
    limit: int,
    seconds: float,
    where: str | None,
    form: str,
    out: Path | None,
) -> None:
    from commands.opening import opened
    from graph.hints import unknown_names

    given = values(params)
    with opened(where) as store:
        answer = store.ask(cypher, given, seconds=seconds, limit=limit)
    write_rows(answer.columns, answer.rows, form=form, out=out)
    if not answer.rows:
        say(" ".join(["No rows.", *(str(name) for name in unknown_names(cypher))]))
    if answer.truncated:
        say(f"There are more than {limit} rows; ask for more with --limit.")
