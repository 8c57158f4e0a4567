"""A linear chain over readable weights: scores of the places, the best path, the probability of each label.

The weights are a JSON object that a person can read: `labels`; `transitions`, by the label before and the
label after; `features`, by name, each with the labels it speaks for or against. The training writes them with
`readable`, sorted and rounded, so that the same reports give the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A trained chain. `transitions[a][b]` scores label b after a; `weights` hold one figure a label."""

    labels: tuple[str, ...]
    transitions: tuple[Row, ...]
    weights: Mapping[str, Row]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The summed weights of the features of one place, one figure a label."""
        total = [0.0] * len(self.labels)
        for feature in features:
            row = self.weights.get(feature)
            if row is not None:
                for label, weight in enumerate(row):
                    total[label] += weight
        return total


def chain(data: Mapping[str, Any]) -> Chain:
    """The chain that a weights file holds."""
    labels = tuple(data["labels"])
    transitions = data["transitions"]
    return Chain(
        labels=labels,
        transitions=tuple(tuple(float(transitions.get(a, {}).get(b, 0.0)) for b in labels) for a in labels),
        weights={
            name: tuple(float(row.get(label, 0.0)) for label in labels)
            for name, row in data["features"].items()
        },
    )


def readable(
    labels: Sequence[str],
    transitions: Mapping[tuple[str, str], float],
    features: Mapping[tuple[str, str], float],
    *,
    places: int = 3,
    least: float = 0.005,
) -> dict[str, Any]:
    """The JSON object of a chain, everything sorted; a weight below `least` is left out."""
    rows: dict[str, dict[str, float]] = {}
    for (name, label), weight in sorted(features.items()):
        if abs(weight) >= least:
            rows.setdefault(name, {})[label] = round(weight, places)
    moves: dict[str, dict[str, float]] = {}
    for (before, after), weight in sorted(transitions.items()):
        moves.setdefault(before, {})[after] = round(weight, places)
    return {"labels": list(labels), "transitions": moves, "features": rows}


def viterbi(model: Chain, scores: Sequence[Sequence[float]]) -> list[str]:
    """The labels of the best path; `scores` has one row a place. Of two as good the earlier label wins."""
    if not scores:
        return []
    count = range(len(model.labels))
    best, came = list(scores[0]), []
    for row in scores[1:]:
        step, origin = [], []
        for after in count:
            value, before = max((best[b] + model.transitions[b][after], -b) for b in count)
            step.append(value + row[after])
            origin.append(-before)
        best = step
        came.append(origin)
    at = max(count, key=lambda label: (best[label], -label))
    path = [at]
    for origin in reversed(came):
        at = origin[at]
        path.append(at)
    return [model.labels[label] for label in reversed(path)]


def marginals(model: Chain, scores: Sequence[Sequence[float]]) -> list[dict[str, float]]:
    """The probability of every label at every place, by forward and backward sums in logarithms."""
    if not scores:
        return []
    count = range(len(model.labels))
    forward = [list(scores[0])]
    for row in scores[1:]:
        last = forward[-1]
        forward.append([_sum([last[b] + model.transitions[b][a] for b in count]) + row[a] for a in count])
    backward = [[0.0 for _ in count]]
    for row in reversed(scores[1:]):
        after = backward[-1]
        backward.append([_sum([model.transitions[b][a] + row[a] + after[a] for a in count]) for b in count])
    backward.reverse()
    whole = _sum(forward[-1])
    return [
        {model.labels[k]: math.exp(f[k] + b[k] - whole) for k in count}
        for f, b in zip(forward, backward, strict=True)
    ]


def _sum(values: Sequence[float]) -> float:
    """The logarithm of the sum of exponentials."""
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))
