"""`commitgraph store`: where the graph lies, what is in it, removing and rebuilding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.flags import format_flag, inner_store_flag, store_flag
from commands.output import say, write_rows

if TYPE_CHECKING:
    from graph.intake import Admission
    from graph.store import Store

COLUMNS = ("id", "title", "place", "level", "year", "kind", "name", "commitments", "targets", "warnings")


@click.group(name="store", invoke_without_command=True)
@store_flag
@click.pass_context
def store(context: click.Context, *, where: str | None) -> None:
    """Tell where the store lies, what it holds; remove a document; rebuild it.

    Without a further word, its folder, size and number of documents.
    """
    context.obj = where
    if context.invoked_subcommand is None:
        from commands.opening import opened

        with opened(where) as held:
            rows: list[dict[str, object]] = [
                {"what": "path", "value": held.where},
                {"what": "folder", "value": str(held.path)},
                {"what": "bytes", "value": held.size()},
                {"what": "documents", "value": len(held.documents())},
            ]
            missing = held.missing()
        write_rows(("what", "value"), rows, form="table")
        if missing:
            say(
                f"{len(missing)} more are kept as originals but not in the graph ({', '.join(missing[:5])}"
                f"{' and more' if len(missing) > 5 else ''}); run `commitgraph store rebuild`."
            )


@store.command(name="path")
@inner_store_flag
@click.pass_obj
def path(before: str | None, *, where: str | None) -> None:
    """Print where the store lies, and nothing else; the engine is not started."""
    from graph.store.address import is_address
    from graph.store.folder import default_path

    chosen = where or before
    click.echo(chosen if chosen and is_address(chosen) else Path(chosen or default_path()).resolve())


@store.command(name="size")
@inner_store_flag
@click.pass_obj
def size(before: str | None, *, where: str | None) -> None:
    """Print the bytes that the store's folder takes on the disk."""
    from commands.opening import opened

    with opened(where or before) as held:
        click.echo(held.size())


@store.command(name="documents")
@inner_store_flag
@format_flag
@click.pass_obj
def documents(before: str | None, *, where: str | None, form: str) -> None:
    """List the documents in the store."""
    from commands.opening import opened

    with opened(where or before) as held:
        rows = held.documents()
    write_rows(COLUMNS, [{name: row.get(name) for name in COLUMNS} for row in rows], form=form)


@store.command(name="remove")
@click.argument("document", metavar="ID")
@inner_store_flag
@click.pass_obj
def remove(before: str | None, *, document: str, where: str | None) -> None:
    """Take the document ID out of the store, with its original and all that only it said."""
    from commands.opening import opened

    with opened(where or before) as held:
        held.remove(document)
    say(f"{document} is no longer in the store.")


@store.command(name="name")
@click.argument("thing", metavar="ID")
@click.argument("name", metavar="NAME")
@inner_store_flag
@click.pass_obj
def name(before: str | None, *, thing: str, name: str, where: str | None) -> None:
    """Say by which NAME the thing ID goes: things of one name are one node, of two names two.

    ID is the node's id (`.../Project/智造园`), also of a written form that was merged into another (the edge's `written`
    and `merge` tell). The decision is kept; a rebuild follows it.
    """
    from commands.opening import opened
    from graph.errors import UsageError

    wanted = name.strip()
    if not wanted or "/" not in thing:
        raise UsageError(f"{thing}: give a node's id and a name, e.g. 320404/Project/智造园 智造产业园.")
    with opened(where or before) as held:
        decision = held.decide("same", thing, {"name": wanted})
    say(f"{thing} goes by the name {wanted} from the next `commitgraph store rebuild` on ({decision.id}).")


@store.command(name="rebuild")
@inner_store_flag
@click.pass_obj
def rebuild(before: str | None, *, where: str | None) -> None:
    """Read the kept originals again and make the graph anew, with your decisions.

    Nothing is touched before every original was read. The same program gives the same bytes as before.
    """
    from commands.opening import opened
    from commands.progress import progress
    from graph.intake import admit

    with opened(where or before) as held:
        documents = read_originals(held)
        with held.rebuilding():
            held.clear()
            with progress("Writing", len(documents)) as step:
                admit(held, documents, step)
    say(f"{len(documents)} documents were built anew from their originals.")


def read_originals(held: Store) -> list[Admission]:
    """What the kept originals say today, under the ids that they had."""
    from commands.progress import progress
    from graph.intake import admission
    from loaders.corpus import read_document

    decisions = held.decisions()
    kept = list(held.kept())
    found = []
    with progress("Reading", len(kept)) as step:
        for original, data in kept:
            facts = read_document(data, name=original.name, address=original.source, decisions=decisions)
            found.append(admission(facts, original.document, decisions))
            step()
    return found
