"""From bytes to `Facts`: one document, or many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from graph.errors import CommitGraphError, UsageError
from graph.model import Decisions, DocumentKind, Facts, Text
from loaders.division import division
from loaders.identify import identify
from loaders.outline import outline
from loaders.read import read
from loaders.report import report
from loaders.sources import Source, sources

MANY = 8
"""From so many documents on processes are worth their start."""


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one document of many: its facts, or the sentence that says why there are none."""

    source: str
    facts: Facts | None
    error: str | None = None


def read_document(
    source: Path | str | bytes | Text,
    *,
    name: str | None = None,
    address: str | None = None,
    kind: DocumentKind | None = None,
    place: str | None = None,
    year: int | None = None,
    decisions: Decisions = Decisions(),  # noqa: B008
) -> Facts:
    """The facts of the document at a path, in bytes (with a `name`, and the `address` they came from), or already
    read.

    `kind`, `place` and `year` win over what the document says of itself. Raises the errors of
    `loaders.read.read`, and `NotADocument` for a text that is neither a report nor a division.
    """
    text = source if isinstance(source, Text) else read(source, name=name, source=address)
    identity = identify(text, decisions, kind=kind, place=place, year=year)
    found = outline(text, decisions, identity=identity)
    if identity.kind == "report":
        return report(found)
    if identity.kind == "division":
        return division(found)
    raise UsageError(
        f"{text.name}: documents of the kind {identity.kind} cannot be read yet; give a report or a division."
    )


def read_documents(
    paths: Iterable[Path | str | Source],
    *,
    kind: DocumentKind | None = None,
    place: str | None = None,
    year: int | None = None,
    decisions: Decisions = Decisions(),  # noqa: B008
    processes: int | None = None,
) -> Iterator[Read]:
    """The documents at `paths` one after the other, in the order of `sources`; a bad one does not stop the rest.

    With eight documents or more they are read by `processes` processes (as many as there are processors).
    """
    found = list(_sources(paths))
    jobs = [Job(source, kind, place, year, decisions) for source in found]
    workers = processes or os.cpu_count() or 1
    if len(jobs) < MANY or workers < 2:
        yield from map(_one, jobs)
        return
    with ProcessPoolExecutor(min(workers, len(jobs))) as pool:
        yield from pool.map(_one, jobs, chunksize=2)


def _sources(paths: Iterable[Path | str | Source]) -> Iterator[Source]:
    for path in paths:
        yield from [path] if isinstance(path, Source) else sources([path])


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read, with what the caller says of it."""

    source: Source
    kind: DocumentKind | None
    place: str | None
    year: int | None
    decisions: Decisions


def _one(job: Job) -> Read:
    try:
        text = job.source.text()
        facts = read_document(text, kind=job.kind, place=job.place, year=job.year, decisions=job.decisions)
        return Read(job.source.label, facts)
    except CommitGraphError as error:
        return Read(job.source.label, None, str(error))
