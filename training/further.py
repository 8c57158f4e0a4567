"""Further annotation of our own, by the guide of the annotated reports: `annotation/*.tsv`.

Each list names stretches of reports whose places no annotated report shares; it holds offsets, no words. A line
without tabulators names a report of the collection; each line behind it a stretch of that report, by start and end, with
its marks, whose offsets count from the stretch's start. Where a report is not at hand its lines are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.gold import shared_folder

FOLDER = Path(__file__).parent / "annotation"


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a report of the collection, with what was marked in it, as the list spells it."""

    file: str
    content: str
    start: int
    end: int
    marks: tuple[str, ...]


def lines(name: str, folder: Path | None = None) -> Iterator[Line]:
    """The lines of `annotation/<name>.tsv`, in their order."""
    corpus = shared_folder(folder) / "corpus"
    file, content = "", None
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if "\t" not in line:
            file, content = line, _content(corpus / line)
        elif content is not None:
            start, end, *marks = line.split("\t")
            yield Line(file, content, int(start), int(end), tuple(marks))


def _content(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open(encoding="utf-8-sig", newline="") as source:
        return source.read()


def between(line: Line, mark: str) -> tuple[int, int]:
    """The document's offsets of a mark such as 12-23."""
    start, _, end = mark.partition("-")
    return line.start + int(start), line.start + int(end)
