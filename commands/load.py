"""`commitgraph load PATH…`."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from commands.flags import document_flags, format_flag, store_flag
from commands.output import say, write_rows
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.intake import Admission
    from graph.model import Decisions, DocumentKind, Facts
    from graph.store import Store
    from loaders.sources import Source

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
"""The bundled documents."""

MANY = 20
"""From so many documents on a summary is printed instead of a line for each, and those held already are passed over."""

COLUMNS = ("document", "title", "characters", "commitments", "targets", "mentions", "duties", "warnings")
SUMMARY = ("kind", "year", "documents", "commitments", "targets", "warnings")


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


@dataclass(slots=True)
class Loaded:
    """What became of a load while it goes on: what was written, passed over, and what could not be read."""

    rows: list[Mapping[str, object]] = field(default_factory=list)
    passed: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)


@click.command(name="load")
@click.argument("paths", nargs=-1, type=click.Path(path_type=str), metavar="PATH...")
@click.option("--sample", is_flag=True, help="Load the bundled documents.")
@click.option("--again", is_flag=True, help="Read those again that the store holds already.")
@click.option(
    "--log",
    type=click.Path(path_type=Path),
    help="Write every warning and refusal to this file, as JSON lines.",
)
@document_flags
@store_flag
@format_flag
def load(
    paths: tuple[str, ...],
    *,
    sample: bool,
    again: bool,
    log: Path | None,
    kind: str | None,
    place: str | None,
    year: int | None,
    where: str | None,
    form: str,
) -> int:
    """Read documents and put them into the store.

    PATH is a file, a zip file, a web address, or a folder of which every readable file is taken. Each document is
    written in one transaction as soon as it is read; one that is loaded again replaces what it said before. With
    20 documents or more, those that the store holds already are passed over, so that a load that was broken off
    goes on where it stopped. A file that cannot be read is named, the others go on, and the exit code is 1.

    --kind, --place and --year are kept as your decisions about these documents, so that a rebuild knows them.
    """
    from commands.opening import opened

    if not paths and not sample:
        raise UsageError("Name a file or folder to load, or add --sample for the bundled documents.")
    told = Told(kind, place, year)
    with opened(where) as store:
        done = load_into(store, [*paths, *([str(SAMPLE)] if sample else [])], told, again=again)
    for _, error in done.errors:
        say(error)
    if log is not None:
        _write_log(log, done)
    if done.passed:
        say(
            f"{done.passed} documents were passed over: the store holds them already (--again reads them anew)."
        )
    if len(done.rows) >= MANY:
        write_rows(SUMMARY, list(_summed(done.rows)), form=form)
    elif done.rows or not done.errors:
        write_rows(COLUMNS, [_counted(row) for row in done.rows], form=form)
    return 1 if done.errors else 0


def load_into(store: Store, paths: Sequence[str], told: Told, *, again: bool = False) -> Loaded:
    """Reads the documents at paths with all processors and writes each as soon as it is read."""
    from commands.progress import progress
    from loaders.corpus import read_documents
    from loaders.sources import sources

    held: list[Mapping[str, object]] = [
        {key: row.get(key) for key in ("id", "sha256", "name")} for row in store.documents()
    ]
    done, decisions = Loaded(), store.decisions()
    found = list(sources(paths))
    wanted = found if again or len(found) < MANY or told.said() else list(_new(found, held))
    done.passed = len(found) - len(wanted)
    kind = cast("DocumentKind | None", told.kind)
    with progress("Loading", len(wanted)) as step:
        for one in read_documents(wanted, kind=kind, place=told.place, year=told.year, decisions=decisions):
            if one.facts is not None:
                done.rows.append(_write(store, one.facts, held, decisions))
                for key, value in told.said().items():
                    _decide(store, key, one.facts.outline.text.sha256, value)
            if one.error is not None:
                done.errors.append((one.source, one.error))
            step()
    return done


def _new(found: Sequence[Source], held: Sequence[Mapping[str, object]]) -> Iterator[Source]:
    """Those whose bytes the store does not hold; what cannot be read is left for the reader to say."""
    known = {str(row["sha256"]) for row in held}
    for source in found:
        original = source.original
        if original is None and source.path is not None and source.path.is_file():
            original = source.path.read_bytes()
        if original is None or hashlib.sha256(original).hexdigest() not in known:
            yield source


def _write(
    store: Store, facts: Facts, held: list[Mapping[str, object]], decisions: Decisions
) -> Mapping[str, object]:
    """Builds and writes a document; `held` learns of it, so that no second one of this load takes its place."""
    from graph.intake import admissions, admit

    (one,) = admissions(held, [facts], decisions)
    admit(store, [one])
    sha256 = facts.outline.text.sha256
    held[:] = [row for row in held if row["id"] not in (one.batch.document, one.leaves)]
    held.append({"id": one.batch.document, "sha256": sha256, "name": ""})
    return _summary(one)


def _decide(store: Store, kind: str, subject: str, value: str | int) -> None:
    before = store.decisions().about(kind, subject)
    if before is None or before.value.get(kind) != value:
        store.decide(kind, subject, {kind: value})


def _summary(one: Admission) -> Mapping[str, object]:
    document = next(node for node in one.batch.nodes if node.id == one.batch.document)
    own = {name: document.properties.get(name) for name in (*COLUMNS, "kind", "year")}
    return {**own, "document": one.batch.document, "name": document.properties.get("name")}


def _counted(row: Mapping[str, object]) -> Mapping[str, object]:
    return {name: row.get(name) for name in COLUMNS}


def _summed(rows: Sequence[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    """Documents, commitments, targets and warnings by kind and year."""
    keys = sorted({(str(row["kind"]), int(str(row["year"] or 0))) for row in rows})
    for kind, year in keys:
        own = [row for row in rows if (str(row["kind"]), int(str(row["year"] or 0))) == (kind, year)]
        counts: Counter[str] = Counter()
        for row in own:
            for name in ("commitments", "targets"):
                value = row[name]
                counts[name] += value if isinstance(value, int) else 0
            warnings = row["warnings"]
            counts["warnings"] += len(warnings) if isinstance(warnings, tuple | list) else 0
        yield {"kind": kind, "year": year or None, "documents": len(own), **counts}


def _write_log(log: Path, done: Loaded) -> None:
    lines = [
        {"level": "warning", "document": row["document"], "file": row["name"], "message": warning}
        for row in done.rows
        for warning in cast("Sequence[str]", row["warnings"] or ())
    ]
    lines += [
        {"level": "error", "document": None, "file": file, "message": error} for file, error in done.errors
    ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    log.write_text(text, encoding="utf-8")
