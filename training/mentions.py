"""Weights for `loaders.extract.names_chain`: which characters of a clause begin, continue and end a name.

Learnt from the annotated reports and from `annotation/names.tsv`, clauses of further reports that we annotated by the
same guide.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-untyped,unused-ignore]

from loaders.extract.names_features import features
from loaders.extract.names_view import View, view
from training.further import Line, between, lines
from training.gold import AnnotatedReport

NAME = "mentions"

TYPES = ("Project", "Enterprise", "Park", "Institution", "Place", "Programme", "Designation", "Event")
"""Agencies are left to `duties.py`: the annotation marks next to none."""

FURTHER = "names"
SETTINGS = {
    "c1": 0.05,
    "c2": 0.1,
    "max_iterations": 80,
    "feature.minfreq": 1,
    "feature.possible_transitions": False,
}
PAIRS = ("c-10=", "c01=")
"""Features of two characters begin so."""
TWICE = 2
"""The annotated reports count so often: their annotation was made by two people and a third, the further one by one."""
LEAN = 0.45
"""The weights lean towards names by this much: the further annotation leaves out some of what the reports' annotators
took."""
DOCUMENTS = 3
LEAST = 0.03
"""Weights nearer to nought than this are left out of the file."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its offsets in the document."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Example:
    """A clause as the weights see it, with the right label of every character."""

    rows: list[list[str]]
    labels: list[str]


def train(reports: Sequence[AnnotatedReport], folder: Path | None = None) -> dict[str, Any]:
    """The content of `data/weights/mentions.json`."""
    examples = [(report.name, e) for report in reports for e in from_report(report)] * TWICE
    examples += further(folder)
    states, moves = fitted(without_rare_pairs(examples))
    states["b", "O"] = states.get(("b", "O"), 0.0) - LEAN
    return readable(states, moves)


def without_rare_pairs(examples: Sequence[tuple[str, Example]]) -> list[Example]:
    """The examples without pairs of characters that stand in fewer than `DOCUMENTS` documents or are a whole name.

    A pair that only one document knows is a piece of one name: it teaches nothing about other places. A pair that
    is a name by itself, but for its quotation marks, would make the weights a list of names.
    """
    whole = {pair for _, item in examples for pair in _whole_pairs(item)}
    holders: dict[str, set[str]] = {}
    for document, item in examples:
        for feature in {feature for row in item.rows for feature in row if feature.startswith(PAIRS)}:
            holders.setdefault(feature, set()).add(document)
    rare = {
        feature
        for feature, documents in holders.items()
        if len(documents) < DOCUMENTS or feature.partition("=")[2] in whole
    }
    return [
        Example([[feature for feature in row if feature not in rare] for row in item.rows], item.labels)
        for _, item in examples
    ]


def _whole_pairs(item: Example) -> Iterator[str]:
    """The names of two characters in an example, quotation marks left off."""
    words = ""
    for row, label in zip(item.rows, item.labels, strict=True):
        here = next(feature.partition("=")[2] for feature in row if feature.startswith("c0="))
        words = here if label[0] == "B" else words + here
        if label[0] == "E" and len(bare := words.strip('“”‘’"')) == 2:
            yield bare


def from_report(report: AnnotatedReport) -> Iterator[Example]:
    """One example for every annotated commitment."""
    for commitment in report.commitments:
        shown = view(report.content, commitment.start, commitment.end)
        names = [Name(e.start, e.end, e.types[0]) for e in commitment.entities]
        yield example(shown, names)


def further(folder: Path | None = None) -> list[tuple[str, Example]]:
    """One example, with its document, for every stretch of `annotation/names.tsv` whose file is at hand."""
    return [
        (
            line.file,
            example(view(line.content, line.start, line.end), [_name(line, mark) for mark in line.marks]),
        )
        for line in lines(FURTHER, folder)
    ]


def _name(line: Line, mark: str) -> Name:
    kind, _, place = mark.partition(":")
    return Name(*between(line, place), kind)


def example(shown: View, names: Sequence[Name]) -> Example:
    """Features and labels of a clause."""
    labels = ["O"] * (shown.last - shown.first)
    for name in names:
        if name.type not in TYPES:
            continue
        held = [k - shown.first for k, p in enumerate(shown.places) if name.start <= p < name.end]
        first, last = held[0], held[-1]
        for k in held:
            labels[k] = f"I-{name.type}"
        labels[first], labels[last] = f"B-{name.type}", f"E-{name.type}"
        if first == last:
            labels[first] = f"S-{name.type}"
    return Example(features(shown), labels)


Weights = dict[tuple[str, str], float]


def fitted(examples: Sequence[Example]) -> tuple[Weights, Weights]:
    """Weights of (feature, label) and of (label, label after it)."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for item in examples:
        trainer.append(item.rows, item.labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        states, moves = dict(info.state_features), dict(info.transitions)
        tagger.close()
    return states, moves


def readable(states: Weights, moves: Weights) -> dict[str, Any]:
    """The weights as a person may read them: what speaks for a label, cue by cue; rounded, the small ones left out."""
    rows: dict[str, dict[str, dict[str, float]]] = {}
    for (feature, label), weight in sorted(states.items()):
        if abs(weight) >= LEAST and round(weight, 2):
            cue, _, value = feature.partition("=")
            rows.setdefault(label, {}).setdefault(cue, {})[value] = round(weight, 2)
    steps: dict[str, dict[str, float]] = {}
    for (before, after), weight in sorted(moves.items()):
        steps.setdefault(before, {})[after] = round(weight, 2)
    return {"types": list(TYPES), "transitions": steps, "features": rows}
