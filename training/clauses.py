"""Weights for `loaders.extract.clauses`: where a commitment begins, goes on, and what lies outside.

Learnt from the annotated reports and from `annotation/clauses.tsv`, paragraphs of further reports. Paragraphs come from
the real outline, so that training sees what the program sees; of each only the stretches inside an annotated region
count.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-untyped,unused-ignore]

from graph.model import Outline
from loaders.extract.clauses import BEGIN, GOES_ON, LABELS, OUTSIDE, headline
from loaders.extract.clauses_features import features
from loaders.extract.sequence import flat, readable
from loaders.extract.stretches import Stretch, stretches
from loaders.outline import outline
from loaders.read import read
from training.further import between, lines
from training.gold import AnnotatedReport

NAME = "clauses"
SETTINGS = {"c1": 0.0, "c2": 2.0, "max_iterations": 150, "feature.possible_transitions": True}
TWICE = 2
"""The annotated reports count so often: their annotation was made by two people and a third, the further by one."""
DOCUMENTS = 3
"""A feature has to stand in so many documents."""
LEAST = 0.06
"""A cue that adds less than this to every label is left out of the file."""
HEADLINE = "headline"
"""The mark of a paragraph before the first chapter."""


@dataclass(frozen=True, slots=True)
class Example:
    """The stretches of a paragraph that lie in an annotated region: features and right labels."""

    rows: list[list[str]]
    labels: list[str]


def train(
    reports: Sequence[AnnotatedReport], *, further: Iterable[tuple[str, Example]] | None = None
) -> dict[str, Any]:
    """The content of `data/weights/clauses.json`; `further` examples are those of the list where not given."""
    found = [(report.name, example) for report in reports for example in examples(report)] * TWICE
    found += annotated_further() if further is None else further
    documents = Counter(f for _, f in {(name, f) for name, e in found for row in e.rows for f in row})
    trainer = pycrfsuite.Trainer(verbose=False)
    for _, example in found:
        rows = [[f for f in row if documents[f] >= DOCUMENTS] for row in example.rows]
        trainer.append(rows, example.labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as place:
        path = str(Path(place) / "clauses.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        states, moves = dict(info.state_features), dict(info.transitions)
        tagger.close()
    return readable(LABELS, moves, states, places=2, least=LEAST)


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
                spans = [(c.start, c.end) for c in report.commitments]
                yield Example([rows[i] for i in inside], labels(spans, chosen))


def annotated_further(folder: Path | None = None) -> Iterator[tuple[str, Example]]:
    """One example, with its document, for every paragraph of `annotation/clauses.tsv` whose file is at hand."""
    for line in lines(NAME, folder):
        pieces = stretches(line.content, line.start, line.end)
        spans = [between(line, mark) for mark in line.marks if mark != HEADLINE]
        rows = [flat(groups) for groups in features(pieces, headline=HEADLINE in line.marks)]
        yield line.file, Example(rows, labels(spans, pieces))


def labels(commitments: Sequence[tuple[int, int]], pieces: Sequence[Stretch]) -> list[str]:
    """The right label of every stretch."""
    found = []
    for piece in pieces:
        holder = next((c for c in commitments if c[0] < piece.end and piece.start < c[1]), None)
        if holder is None:
            found.append(OUTSIDE)
        else:
            found.append(BEGIN if piece.start <= holder[0] else GOES_ON)
    return found
