"""A conditional log-linear model: of several candidates, each with its cues, one is right.

Trained by L-BFGS on the penalised likelihood; scipy comes with scikit-learn, a training dependency only. The
result is a table from cue to weight that a person can read: a weight is what its cue adds to a score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped,unused-ignore]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped,unused-ignore]


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates by their cues, and the index of the right one."""

    candidates: tuple[tuple[str, ...], ...]
    right: int


def fit(
    choices: Sequence[Choice], *, penalty: float = 0.5, least: int = 2, steps: int = 120
) -> dict[str, float]:
    """The weights of all cues that stand in at least `least` candidates, rounded to three places."""
    seen = Counter(cue for choice in choices for cues in choice.candidates for cue in set(cues))
    index = {cue: i for i, cue in enumerate(sorted(c for c, n in seen.items() if n >= least))}
    rows, columns, starts, right, sizes = [], [], [], [], []
    row = 0
    for choice in choices:
        starts.append(row)
        right.append(row + choice.right)
        sizes.append(len(choice.candidates))
        for cues in choice.candidates:
            known = [index[c] for c in cues if c in index]
            rows += [row] * len(known)
            columns += known
            row += 1
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(index)))
    weights = _minimum(
        matrix, np.array(starts), np.array(right), np.array(sizes), penalty=penalty, steps=steps
    )
    return {cue: round(float(weights[i]), 3) for cue, i in index.items() if abs(weights[i]) >= 0.0005}


def _minimum(matrix: Any, starts: Any, right: Any, sizes: Any, *, penalty: float, steps: int) -> Any:
    turned = matrix.T.tocsr()
    group = np.repeat(np.arange(len(starts)), sizes)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        highest = np.maximum.reduceat(scores, starts)
        raised = np.exp(scores - highest[group])
        total = np.add.reduceat(raised, starts)
        likelihood = (scores[right] - highest - np.log(total)).sum()
        slope = -raised / total[group]
        slope[right] += 1
        value = -likelihood + penalty / 2 * weights @ weights
        return value, -(turned @ slope) + penalty * weights

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return found.x
