"""`commitgraph load PATH…`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from commands.flags import document_flags, format_flag, store_flag
from commands.output import say, write_rows
from graph.errors import CommitGraphError, UsageError

if TYPE_CHECKING:
    from graph.intake import Admission
    from graph.model import Decisions, DocumentKind, Facts
    from graph.store import Store

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
"""The bundled documents."""

COLUMNS = ("document", "title", "characters", "commitments", "targets", "mentions", "duties", "warnings")


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of a document, where its words do not tell."""

    kind: str | None = None
    place: str | None = None
    year: int | None = None

    def said(self) -> dict[str, str | int]:
        """What was said, by the kind of decision that keeps it."""
        own = {"kind": self.kind, "place": self.place, "year": self.year}
        return {key: value for key, value in own.items() if value is not None}


@click.command(name="load")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--sample", is_flag=True, help="Load the bundled documents.")
@document_flags
@store_flag
@format_flag
def load(
    paths: tuple[Path, ...],
    *,
    sample: bool,
    kind: str | None,
    place: str | None,
    year: int | None,
    where: str | None,
    form: str,
) -> int:
    """Read documents and put them into the store.

    PATH is a file, or a folder of which every readable file is taken. All documents are read before the first
    is written, and each is written in one transaction. A document that is loaded again replaces what it said
    before. A file that cannot be read is named, the others go on, and the exit code is 1.

    --kind, --place and --year are kept as your decisions about these documents, so that a rebuild knows them.
    """
    from commands.opening import opened

    if not paths and not sample:
        raise UsageError("Name a file or folder to load, or add --sample for the bundled documents.")
    told = Told(kind, place, year)
    with opened(where) as store:
        facts, errors = read_all([*paths, *([SAMPLE] if sample else [])], told, store.decisions())
        for error in errors:
            say(error)
        admitted = put_all(store, facts)
        for one in admitted:
            for key, value in told.said().items():
                _decide(store, key, one.facts.outline.text.sha256, value)
    if admitted or not errors:
        write_rows(COLUMNS, [_summary(one) for one in admitted], form=form)
    return 1 if errors else 0


def read_all(paths: Sequence[Path], told: Told, decisions: Decisions) -> tuple[list[Facts], list[str]]:
    """The facts of all documents, and a sentence for each that could not be read."""
    from commands.progress import progress
    from loaders.corpus import files, read_document, read_documents

    kind = cast("DocumentKind | None", told.kind)
    found, errors = [], []
    sources = []
    for path in paths:
        try:
            sources += files([path])
        except CommitGraphError as error:
            errors.append(str(error))
    with progress("Reading", len(sources)) as step:
        if told.place is None and told.year is None:
            for one in read_documents(sources, kind=kind, decisions=decisions):
                if one.facts is not None:
                    found.append(one.facts)
                if one.error is not None:
                    errors.append(one.error)
                step()
        else:
            for source in sources:
                try:
                    found.append(
                        read_document(
                            source, kind=kind, place=told.place, year=told.year, decisions=decisions
                        )
                    )
                except CommitGraphError as error:
                    errors.append(str(error))
                step()
    return found, errors


def put_all(store: Store, facts: Sequence[Facts]) -> tuple[Admission, ...]:
    """Builds all documents, then writes them."""
    from commands.progress import progress
    from graph.intake import admissions, admit

    admitted = admissions(store.documents(), facts, store.decisions())
    with progress("Writing", len(admitted)) as step:
        admit(store, admitted, step)
    return admitted


def _decide(store: Store, kind: str, subject: str, value: str | int) -> None:
    before = store.decisions().about(kind, subject)
    if before is None or before.value.get(kind) != value:
        store.decide(kind, subject, {kind: value})


def _summary(one: Admission) -> Mapping[str, object]:
    document = next(node for node in one.batch.nodes if node.id == one.batch.document)
    shown = {name: document.properties.get(name) for name in COLUMNS}
    return {**shown, "document": one.batch.document}
