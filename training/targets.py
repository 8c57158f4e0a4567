"""Weights for `loaders.extract.indicators`: which stretch a number measures, or that it is no target."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from loaders.extract.indicators import Candidate, candidates
from loaders.extract.quantities import Quantity, quantities
from training.gold import AnnotatedReport, GoldCommitment, GoldTarget
from training.loglinear import Choice, fit

NAME = "targets"


def train(reports: Sequence[AnnotatedReport]) -> dict[str, Any]:
    """The content of `data/weights/targets.json`, learnt from the annotated clauses of `reports`."""
    choices = [choice for report in reports for choice in examples(report)]
    return {"indicator": fit(choices)}


def examples(report: AnnotatedReport) -> Iterator[Choice]:
    """One choice for each number that stands in an annotated commitment."""
    for commitment in report.commitments:
        for q in quantities(report.content, commitment.start, commitment.end):
            readings = candidates(report.content, commitment.start, commitment.end, q)
            right = _right(report.content, readings, _annotated(commitment, q))
            yield Choice(tuple(r.cues for r in readings), right)


def _annotated(commitment: GoldCommitment, q: Quantity) -> GoldTarget | None:
    """The annotated target of a number; of several that share it the last, which is nearest."""
    same = [t for t in commitment.targets if t.start <= q.number < t.end and t.value == q.value]
    return same[-1] if same else None


def _right(content: str, readings: Sequence[Candidate], target: GoldTarget | None) -> int:
    """The candidate closest to the annotated indicator; the first one ("none") where there is no target."""
    if target is None:
        return 0
    indicator = target.indicator

    def likeness(i: int) -> tuple[float, int]:
        reading = readings[i]
        words = content[reading.start : reading.end]
        return (
            _characters(words, indicator) if reading.side != "none" else -1.0,
            -abs(len(words) - len(indicator)),
        )

    return max(range(len(readings)), key=likeness)


def _characters(a: str, b: str) -> float:
    """F1 of the characters of two phrases, blanks apart."""
    a, b = re.sub(r"\s", "", a), re.sub(r"\s", "", b)
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if a and b else 0.0
