"""How strongly two neighbouring stretches look like the end of one sentence and the beginning of another.

Learnt from where 。 and ， stand in hundreds of reports that nobody annotated: a clause that only says
what an action is good for (提升…水平) hardly ever opens a sentence, one that only says in which spirit
(坚持…) hardly ever closes one. The score is a feature of the chain that tells commitments apart, never
an answer of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.extract.clauses_cues import Cues
from loaders.extract.lexicon import weights

SKIPPED = ("f1=", "f2=", "l1=", "room=", "gl=", "gr=")


@dataclass(frozen=True, slots=True)
class Border:
    """Logarithmic odds: of both sides together, of what the left one and the right one say by themselves."""

    whole: float
    left: float
    right: float


def sides(left: Cues, right: Cues) -> tuple[list[str], list[str], list[str]]:
    """The features of the left side, of the right side and of both together."""
    pair = [
        f"vv={left.verb}_{right.verb}",
        f"oo={left.opening}_{right.opening}",
        f"vlen={right.verb}{min(right.size // 5, 6)}",
        f"nn={left.number:d}{right.number:d}",
        f"gg={left.general:d}{right.general:d}",
        f"same={left.verb == right.verb:d}",
        f"vg={right.verb}{right.general:d}",
        f"lg={left.verb}{left.general:d}",
        f"vn={right.verb}{right.number:d}",
    ]
    return (
        ["L|" + c for c in left.own if not c.startswith(SKIPPED)],
        ["R|" + c for c in right.own if not c.startswith(SKIPPED)],
        pair,
    )


@cache
def learnt() -> tuple[float, Mapping[str, float]]:
    """The bias and the weights of `data/weights/clauses_borders.json`."""
    data = weights("clauses_borders")
    return float(data.get("bias", 0.0)), data.get("features", {})


def border(left: Cues, right: Cues) -> Border:
    """The score of the border between two neighbours; above 0 looks like the end of a sentence."""
    bias, known = learnt()
    sums = [sum(known.get(f, 0.0) for f in features) for features in sides(left, right)]
    return Border(bias + sum(sums), sums[0], sums[1])
