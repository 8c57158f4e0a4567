"""Weights for `loaders.extract.clauses`: where a commitment begins, goes on, and what lies outside.

Paragraphs come from the real outline, so that training sees what the program sees; of each only the stretches
inside an annotated region count.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-untyped,unused-ignore]

from graph.model import Outline
from loaders.extract.clauses import BEGIN, GOES_ON, LABELS, OUTSIDE, headline
from loaders.extract.clauses_features import features, flat
from loaders.extract.sequence import readable
from loaders.extract.stretches import Stretch, stretches
from loaders.outline import outline
from loaders.read import read
from training.gold import AnnotatedReport

NAME = "clauses"
SETTINGS = {"c1": 0.0, "c2": 1.0, "max_iterations": 150, "feature.possible_transitions": True}
DOCUMENTS = 2
"""A feature has to stand in so many documents."""


@dataclass(frozen=True, slots=True)
class Example:
    """The stretches of a paragraph that lie in an annotated region: features and right labels."""

    rows: list[list[str]]
    labels: list[str]


def train(reports: Sequence[AnnotatedReport]) -> dict[str, Any]:
    """The content of `data/weights/clauses.json`."""
    found = [(report.name, example) for report in reports for example in examples(report)]
    documents = Counter(f for _, f in {(name, f) for name, e in found for row in e.rows for f in row})
    trainer = pycrfsuite.Trainer(verbose=False)
    for _, example in found:
        rows = [[f for f in row if documents[f] >= DOCUMENTS] for row in example.rows]
        trainer.append(rows, example.labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "clauses.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        states, moves = dict(info.state_features), dict(info.transitions)
        tagger.close()
    return readable(LABELS, moves, states, places=2, least=0.005)


@lru_cache(maxsize=64)
def outline_of(path: Path) -> Outline:
    """The outline of a report, read once."""
    return outline(read(path))


def examples(report: AnnotatedReport) -> Iterator[Example]:
    """The examples of a report, one for every paragraph and annotated region that meet."""
    for paragraph in outline_of(report.path).paragraphs:
        pieces = stretches(report.content, paragraph.span.start, paragraph.span.end)
        rows = [flat(groups) for groups in features(pieces, headline=headline(paragraph))]
        for start, end in report.plan:
            inside = [i for i, piece in enumerate(pieces) if start <= piece.start and piece.end <= end]
            if inside:
                chosen = [pieces[i] for i in inside]
                yield Example([rows[i] for i in inside], labels(report, chosen))


def labels(report: AnnotatedReport, pieces: Sequence[Stretch]) -> list[str]:
    """The right label of every stretch."""
    found = []
    for piece in pieces:
        holder = next((c for c in report.commitments if c.start < piece.end and piece.start < c.end), None)
        if holder is None:
            found.append(OUTSIDE)
        else:
            found.append(BEGIN if piece.start <= holder.start else GOES_ON)
    return found
