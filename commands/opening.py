"""Opening the store that a command speaks of."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.store import Store


@contextmanager
def opened(where: str | None) -> Iterator[Store]:
    """The store at a folder or address, or the user's own; let go of at the end."""
    from graph.store import open_store

    watched = sys.stderr.isatty()
    if watched:  # the engine takes a second or two where it does not run yet
        click.echo("Opening the store …", nl=False, err=True)
    try:
        store = open_store(where or None)
    finally:
        if watched:
            click.echo("\r\x1b[K", nl=False, err=True)
    with store:
        yield store
