"""Weights for `loaders.extract.clauses_borders`: where 。 and ， stand in reports that nobody annotated.

Reports of the annotated places, of any year, are left out, so that a figure by cross-validation stays one for
unseen places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped,unused-ignore]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped,unused-ignore]

from loaders.extract.clauses_borders import sides
from loaders.extract.clauses_cues import cues
from loaders.extract.stretches import stretches
from loaders.outline.blocks import blocks
from training.gold import AnnotatedReport, shared_folder

NAME = "clauses_borders"
FOLDERS = ("city", "county", "province", "national")
LONG = 80
"""A paragraph has to have so many characters: shorter ones are heads and table cells."""
BORDERS, DOCUMENTS = 15, 10
"""A feature has to stand at so many borders in so many documents."""
LEAST = 0.05
ENDS = "。；;"

Example = tuple[str, list[str], bool]
"""Document, features, whether a sentence ends at the border."""


def train(reports: Sequence[AnnotatedReport], folder: Path | None = None) -> dict[str, Any]:
    """The content of `data/weights/clauses_borders.json`; the places of `reports` are left out."""
    found = [example for path in originals(reports, folder) for example in examples(path)]
    borders = Counter(feature for _, said, _ in found for feature in said)
    documents = Counter(feature for _, feature in {(name, f) for name, said, _ in found for f in said})
    known = sorted(f for f, n in borders.items() if n >= BORDERS and documents[f] >= DOCUMENTS)
    index = {feature: i for i, feature in enumerate(known)}
    columns, starts = [], [0]
    for _, said, _ in found:
        columns += [index[f] for f in said if f in index]
        starts.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(found), len(known)))
    model = LogisticRegression(C=0.1, max_iter=150)
    model.fit(matrix, np.array([ends for _, _, ends in found]))
    rows = {f: round(float(w), 2) for f, w in zip(known, model.coef_[0], strict=True) if abs(w) >= LEAST}
    return {"bias": round(float(model.intercept_[0]), 2), "features": rows}


def originals(reports: Sequence[AnnotatedReport], folder: Path | None = None) -> list[Path]:
    """The reports of the collection that belong to no annotated place."""
    places = {_place(report.path) for report in reports}
    corpus = shared_folder(folder) / "corpus"
    paths = sorted(path for name in FOLDERS for path in (corpus / name).glob("*.txt"))
    return [path for path in paths if _place(path) not in places]


def _place(path: Path) -> str:
    return re.split(r"_\d{4}", path.stem)[0]


def examples(path: Path) -> Iterator[Example]:
    """The borders inside the paragraphs of one report, lead phrases apart."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            content = file.read()
    except UnicodeDecodeError:
        return
    for block in blocks(content):
        if block.end - block.start < LONG:
            continue
        for left, right in pairwise(stretches(content, block.start, block.end)):
            if left.after in "，,。；;" and not (left.sentence == 0 and right.sentence):
                features = [f for side in sides(cues(left.words), cues(right.words)) for f in side]
                yield path.name, features, left.after in ENDS
