"""From bytes to `Facts`: one document, or many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from graph.errors import CommitGraphError, MissingInput, UsageError
from graph.model import Decisions, DocumentKind, Facts, Text
from loaders.division import division
from loaders.identify import identify
from loaders.outline import outline
from loaders.read import FORMATS, read
from loaders.report import report

MANY = 8
"""From so many documents on processes are worth their start."""


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one document of many: its facts, or the sentence that says why there are none."""

    source: Path
    facts: Facts | None
    error: str | None = None


def read_document(
    source: Path | str | bytes | Text,
    *,
    name: str | None = None,
    kind: DocumentKind | None = None,
    place: str | None = None,
    year: int | None = None,
    decisions: Decisions = Decisions(),  # noqa: B008
) -> Facts:
    """The facts of the document at a path, in bytes (with a `name`), or already read.

    `kind`, `place` and `year` win over what the document says of itself. Raises the errors of
    `loaders.read.read`, and `NotADocument` for a text that is neither a report nor a division.
    """
    text = source if isinstance(source, Text) else read(source, name=name)
    identity = identify(text, decisions, kind=kind, place=place, year=year)
    found = outline(text, decisions, identity=identity)
    if identity.kind == "report":
        return report(found)
    if identity.kind == "division":
        return division(found)
    raise UsageError(
        f"{text.name}: documents of the kind {identity.kind} cannot be read yet; give a report or a division."
    )


def files(paths: Iterable[Path | str]) -> list[Path]:
    """The documents at paths and in folders (all below, of readable formats), sorted inside each folder."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(
                p for p in path.rglob("*") if p.is_file() and p.suffix and p.suffix.lower() in FORMATS
            )
            if not inside:
                raise MissingInput(
                    f"{path}: no document in this folder can be read; name a folder with .txt files."
                )
            found += inside
        else:
            found.append(path)
    return found


def read_documents(
    paths: Iterable[Path | str],
    *,
    kind: DocumentKind | None = None,
    decisions: Decisions = Decisions(),  # noqa: B008
    processes: int | None = None,
) -> Iterator[Read]:
    """The documents at `paths` one after the other, in the order of `files`; a bad one does not stop the rest.

    With eight documents or more they are read by `processes` processes (as many as there are processors).
    """
    sources = files(paths)
    jobs = [(source, kind, decisions) for source in sources]
    workers = processes or os.cpu_count() or 1
    if len(jobs) < MANY or workers < 2:
        yield from map(_one, jobs)
        return
    yield from _pooled(jobs, workers)


def _pooled(jobs: Sequence[tuple[Path, DocumentKind | None, Decisions]], workers: int) -> Iterator[Read]:
    with ProcessPoolExecutor(min(workers, len(jobs))) as pool:
        yield from pool.map(_one, jobs, chunksize=2)


def _one(job: tuple[Path, DocumentKind | None, Decisions]) -> Read:
    source, kind, decisions = job
    try:
        return Read(source, read_document(source, kind=kind, decisions=decisions))
    except CommitGraphError as error:
        return Read(source, None, str(error))
