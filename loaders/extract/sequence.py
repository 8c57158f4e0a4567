"""A linear chain over readable weights: the weights as a file and as the program sums them.

The file is a JSON object that a person can read: `labels`; `transitions`, by the label before and the label after;
`features`, by group, kind of cue and its value (own, v, 提升), each with what it adds to every label over the last one,
which stands at nought. The training writes it with `readable`, sorted and rounded, so that the same reports give the
same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A trained chain. `transitions[a][b]` scores label b after a; `weights` hold one figure a label but the last."""

    labels: tuple[str, ...]
    transitions: tuple[Row, ...]
    weights: Mapping[str, Mapping[str, Row]]

    def row(self, group: str, cue: str) -> Row:
        """What a cue adds to each label, the last one with them; noughts where it is unknown."""
        found = self.weights.get(group, {}).get(cue)
        return (*found, 0.0) if found else (0.0,) * len(self.labels)


def chain(data: Mapping[str, Any]) -> Chain:
    """The chain that a weights file holds."""
    labels = tuple(data["labels"])
    moves = data["transitions"]
    return Chain(
        labels=labels,
        transitions=tuple(tuple(float(moves.get(a, {}).get(b, 0.0)) for b in labels) for a in labels),
        weights={
            group: {
                f"{kind}={value}" if value else kind: tuple(map(float, row))
                for kind, values in kinds.items()
                for value, row in values.items()
            }
            for group, kinds in data["features"].items()
        },
    )


def readable(
    labels: Sequence[str],
    transitions: Mapping[tuple[str, str], float],
    features: Mapping[tuple[str, str], float],
    *,
    places: int = 2,
    least: float = 0.005,
) -> dict[str, Any]:
    """The JSON object of a chain from weights of (`group|cue`, label), everything sorted.

    Only differences between labels count, so each row is written over its last label. A cue is left out where it
    adds less than `least` to every label.
    """
    rows: dict[str, dict[str, dict[str, list[float]]]] = {}
    for feature in sorted({feature for feature, _ in features}):
        held = [features.get((feature, label), 0.0) for label in labels]
        row = [round(weight - held[-1], places) + 0.0 for weight in held[:-1]]
        if any(abs(weight) >= least for weight in row):
            group, _, cue = feature.partition("|")
            kind, _, value = cue.partition("=")
            rows.setdefault(group, {}).setdefault(kind, {})[value] = row
    moves: dict[str, dict[str, float]] = {}
    for (before, after), weight in sorted(transitions.items()):
        moves.setdefault(before, {})[after] = round(weight, places)
    return {"labels": list(labels), "transitions": moves, "features": rows}


def flat(groups: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """The features of a place under their full names, `group|cue`."""
    return [f"{group}|{cue}" for group, cues in groups for cue in cues]
