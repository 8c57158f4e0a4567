"""Reading one document for a command, without a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from graph.model import DocumentKind, Facts, Outline


def read_facts(file: Path, *, kind: str | None, place: str | None, year: int | None) -> Facts:
    """The facts of a document."""
    from loaders.corpus import read_document

    return read_document(file, kind=cast("DocumentKind | None", kind), place=place, year=year)


def read_outline(file: Path, *, kind: str | None, place: str | None, year: int | None) -> Outline:
    """The outline of a document."""
    from loaders.identify import identify
    from loaders.outline import outline
    from loaders.read import read

    text = read(file)
    identity = identify(text, kind=cast("DocumentKind | None", kind), place=place, year=year)
    return outline(text, identity=identity)
