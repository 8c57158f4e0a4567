"""Weights for `loaders.extract.indicators`: which stretch a number measures, or that it is no target.

Learnt from the annotated reports and from `annotation/targets.tsv`, clauses of further reports with the indicator of
each number. A number that only repeats what the one before it measures is told by rule and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from loaders.extract.indicators import Candidate, candidates
from loaders.extract.quantities import Quantity, quantities
from loaders.extract.targets import repeats
from training.further import between, lines
from training.gold import AnnotatedReport, GoldCommitment, GoldTarget
from training.loglinear import Choice, fit

NAME = "targets"
TWICE = 2
"""The annotated reports count so often: their annotation was made by two people and a third, the further by one."""
PENALTY, LEAST = 1.0, 3


def train(reports: Sequence[AnnotatedReport], folder: Path | None = None) -> dict[str, Any]:
    """The content of `data/weights/targets.json`, learnt from the annotated clauses of `reports`."""
    choices = [choice for report in reports for choice in examples(report)] * TWICE
    choices += further(folder)
    return {"indicator": fit(choices, penalty=PENALTY, least=LEAST)}


def examples(report: AnnotatedReport) -> Iterator[Choice]:
    """One choice for each number that stands in an annotated commitment."""
    for commitment in report.commitments:
        for q in own_numbers(report.content, commitment.start, commitment.end):
            readings = candidates(report.content, commitment.start, commitment.end, q)
            right = _right(report.content, readings, _annotated(commitment, q))
            yield Choice(tuple(r.cues for r in readings), right)


def own_numbers(content: str, start: int, end: int) -> Iterator[Quantity]:
    """The numbers of a clause but for those that only repeat what the one before them measures."""
    before: Quantity | None = None
    for q in quantities(content, start, end):
        if before is None or not repeats(content, before.end, q, before.unit):
            yield q
        before = q


def further(folder: Path | None = None) -> Iterator[Choice]:
    """One choice for each number of `annotation/targets.tsv` whose file is at hand."""
    for line in lines(NAME, folder):
        marked = dict(mark.split(":") for mark in line.marks)
        for q in own_numbers(line.content, line.start, line.end):
            told = marked.get(str(q.start - line.start))
            if told is None:
                continue
            readings = candidates(line.content, line.start, line.end, q)
            right = 0 if told == "-" else _nearest(readings, between(line, told))
            yield Choice(tuple(r.cues for r in readings), right)


def _nearest(readings: Sequence[Candidate], place: tuple[int, int]) -> int:
    """The candidate that shares most with an annotated stretch."""

    def likeness(i: int) -> tuple[int, int]:
        reading = readings[i]
        common = min(reading.end, place[1]) - max(reading.start, place[0])
        return 2 * max(0, common) - (reading.end - reading.start), -i

    found = max(range(1, len(readings)), key=likeness, default=0)
    return found if found and likeness(found)[0] > 0 else 0


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
