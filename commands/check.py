"""`commitgraph check`."""

from __future__ import annotations

import click

from commands.flags import format_flag, store_flag
from commands.output import say, write_rows


@click.command(name="check")
@store_flag
@format_flag
def check(*, where: str | None, form: str) -> int:
    """Compare every span of every element with its document's text, and count by label.

    The exit code is 1 if a single character is wrong.
    """
    from commands.opening import opened
    from graph.check import check as examine

    with opened(where) as store:
        report = examine(store)
    rows = [
        {"element": name, "count": count} for name, count in (*report.nodes.items(), *report.edges.items())
    ]
    write_rows(("element", "count"), rows, form=form)
    for failure in report.failures:
        say(failure)
    verdict = "all as they should be" if report.good else f"{len(report.failures)} things are wrong"
    say(f"{report.spans} spans compared: {verdict}.")
    return 0 if report.good else 1
