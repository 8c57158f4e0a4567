"""`commitgraph text FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from commands.flags import out_flag
from commands.output import write_bytes


@click.command(name="text")
@click.argument("file", type=click.Path(path_type=Path))
@out_flag
def text(file: Path, out: Path | None) -> None:
    """Print the characters of FILE that all offsets count in.

    Exactly the decoded characters as UTF-8, line ends kept, no byte order mark and no line end added.
    """
    from loaders.read import read

    write_bytes(read(file).content.encode("utf-8"), out)
