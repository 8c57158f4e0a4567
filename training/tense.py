"""Weights for `loaders.outline.tense`: whether a paragraph tells what was done or what is to be done.

Nobody annotated that. Reports whose heads say plainly which part is review and which is plan are their own
teachers: each paragraph of 30 characters or more is an example. Documents of the checking halves are left out.
`python -m training.tense --originals FOLDER` writes `data/weights/tense.json`; same input, same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped,unused-ignore]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped,unused-ignore]

from loaders.extract.lexicon import DATA
from loaders.outline import outline
from loaders.outline.blocks import blocks
from loaders.outline.tense import cues
from loaders.read import read

PLAIN = {"review": "outline.review-head", "plan": "outline.plan-head"}
LEAST = 40
"""A cue has to stand in so many paragraphs and documents."""

Example = tuple[str, frozenset[str], bool]
"""Document, cues, whether the paragraph is plan."""


def examples(paths: Sequence[Path]) -> Iterator[Example]:
    """The paragraphs of review and plan of those reports that head both plainly."""
    for path in paths:
        found = outline(read(path))
        content = found.text.content
        if not set(PLAIN.items()) <= {(s.kind, s.rule) for s in found.sections}:
            continue
        for section in found.sections:
            if section.kind in PLAIN:
                for block in blocks(content):
                    if section.span.start <= block.start < section.span.end and block.size >= 30:
                        yield path.name, cues(content[block.start : block.end]), section.kind == "plan"


def train(found: Sequence[Example]) -> dict[str, Any]:
    """The content of `tense.json`: a weight a cue, and the bias; positive looks ahead."""
    standing = Counter(cue for _, said, _ in found for cue in said)
    documents = Counter(cue for cue, _ in {(cue, name) for name, said, _ in found for cue in said})
    known = sorted(cue for cue, n in standing.items() if n >= LEAST and documents[cue] >= LEAST)
    index = {cue: i for i, cue in enumerate(known)}
    rows = [(n, index[cue]) for n, (_, said, _) in enumerate(found) for cue in sorted(said) if cue in index]
    matrix = csr_matrix(
        (np.ones(len(rows)), ([r for r, _ in rows], [c for _, c in rows])), shape=(len(found), len(known))
    )
    model = LogisticRegression(C=0.1, l1_ratio=1, solver="liblinear", random_state=0, max_iter=200)
    model.fit(matrix, np.array([ahead for _, _, ahead in found]))
    weights = {cue: round(float(w), 3) for cue, w in zip(known, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 3), "cues": {c: w for c, w in weights.items() if w}}


def kept_back(originals: Path) -> set[str]:
    """Documents that are never learnt from: the checking reports and every second gold outline."""
    regions = json.loads((originals / "gold" / "regions.json").read_text(encoding="utf-8"))
    lines = (originals / "gold" / "outline.jsonl").read_text(encoding="utf-8").splitlines()
    outlines = sorted(json.loads(line)["file"] for line in lines)[1::2]
    return {r["file"] for r in regions.values() if r["half"] == "check"} | set(outlines)


def main() -> None:
    """Train on the documents of a folder of originals and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--originals", type=Path, required=True)
    originals: Path = parser.parse_args().originals
    back = kept_back(originals)
    corpus = originals / "corpus"
    paths = sorted(p for folder in ("city", "county", "province") for p in (corpus / folder).glob("*.txt"))
    kept = [p for p in paths if str(p.relative_to(corpus)) not in back]
    weights = json.dumps(train(list(examples(kept))), ensure_ascii=False, indent=0, sort_keys=True)
    (DATA / "weights" / "tense.json").write_text(weights + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
