"""What a file that is not loaded yet was understood as, with the user's corrections; without Streamlit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.model import Decision, Decisions, Facts, SectionKind, Text, Value
from loaders.corpus import read_document
from loaders.read import read

KINDS = ("report", "division")
SECTIONS: tuple[SectionKind, ...] = (
    "front",
    "review",
    "outlook",
    "plan",
    "governance",
    "annex",
    "glossary",
    "closing",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it was understood: its offsets, kind, first words and length in characters."""

    start: int
    end: int
    kind: SectionKind
    first: str

    @property
    def size(self) -> int:
        """Length in characters."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Understood:
    """A file with what it seems to be."""

    facts: Facts
    parts: tuple[Part, ...]
    warnings: tuple[str, ...]


def understood(
    data: bytes, name: str, decisions: Decisions, corrections: Iterable[tuple[str, Mapping[str, Value]]] = ()
) -> Understood:
    """Reads a file with the decisions of the store and the user's corrections on top.

    `corrections` are kinds of decisions (`kind`, `place`, `year`, `section`) with their values. Raises the errors
    of reading, each with one sentence.
    """
    text = read(data, name=name)
    facts = read_document(text, decisions=with_corrections(decisions, text, corrections))
    parts = tuple(
        _part(text, section.span.start, section.span.end, section.kind) for section in facts.outline.sections
    )
    return Understood(
        facts, parts, tuple(dict.fromkeys((*text.hints, *facts.outline.warnings, *facts.warnings)))
    )


def _part(text: Text, start: int, end: int, kind: SectionKind) -> Part:
    first = " ".join(text.content[start:end].split())
    return Part(start, end, kind, first[:60])


def with_corrections(
    decisions: Decisions, text: Text, corrections: Iterable[tuple[str, Mapping[str, Value]]]
) -> Decisions:
    """The decisions with corrections about a text behind them, as they would be kept."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    more = [
        Decision(f"preview-{at}", now, kind, text.sha256, dict(value))
        for at, (kind, value) in enumerate(corrections)
    ]
    return replace(decisions, lines=(*decisions.lines, *more))
