"""The chain over readable weights."""

from __future__ import annotations

import itertools
import math

from loaders.extract.sequence import chain, marginals, readable, viterbi

WEIGHTS = readable(
    ["B", "I", "O"],
    {("B", "I"): 0.9, ("O", "I"): -4.0, ("I", "I"): 0.2, ("B", "B"): 0.1},
    {("dark", "O"): 1.5, ("verb", "B"): 1.2, ("tail", "I"): 0.8, ("tail", "B"): 0.3, ("faint", "B"): 0.0001},
)
PLACES = [["dark"], ["verb"], ["tail"], ["tail", "unknown"], ["verb"]]


def test_weights_read_back_and_faint_ones_are_left_out() -> None:
    model = chain(WEIGHTS)
    assert "faint" not in model.weights
    assert model.scores(["verb", "tail", "unknown"]) == [1.5, 0.8, 0.0]


def test_best_path_and_probabilities_agree_with_trying_every_path() -> None:
    model = chain(WEIGHTS)
    scores = [model.scores(place) for place in PLACES]
    weight = {}
    for path in itertools.product(range(3), repeat=len(PLACES)):
        value = sum(scores[i][k] for i, k in enumerate(path))
        weight[path] = value + sum(model.transitions[a][b] for a, b in itertools.pairwise(path))
    best = max(weight, key=lambda path: weight[path])
    assert viterbi(model, scores) == [model.labels[k] for k in best]
    whole = sum(math.exp(v) for v in weight.values())
    for place, found in enumerate(marginals(model, scores)):
        for k, label in enumerate(model.labels):
            share = sum(math.exp(v) for path, v in weight.items() if path[place] == k) / whole
            assert abs(found[label] - share) < 1e-9


def test_nothing_gives_nothing() -> None:
    assert viterbi(chain(WEIGHTS), []) == []
    assert marginals(chain(WEIGHTS), []) == []
