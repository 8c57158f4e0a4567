"""The chain over readable weights."""

from __future__ import annotations

from loaders.extract.sequence import chain, readable

WEIGHTS = readable(
    ["B", "I", "O"],
    {("B", "I"): 0.9, ("O", "I"): -4.0, ("I", "I"): 0.2, ("B", "B"): 0.1},
    {
        ("own|dark", "O"): 1.5,
        ("own|verb", "B"): 1.2,
        ("own|tail", "I"): 0.8,
        ("own|tail", "B"): 0.3,
        ("own|faint", "B"): 0.0001,
    },
)


def test_weights_read_back_and_faint_ones_are_left_out() -> None:
    model = chain(WEIGHTS)
    assert "faint" not in model.weights["own"]
    assert model.row("own", "tail") == (0.3, 0.8, 0.0)
    assert model.row("own", "dark") == (-1.5, -1.5, 0.0)
    assert model.row("own", "unknown") == model.row("other", "tail") == (0.0, 0.0, 0.0)
    assert model.transitions[2][1] == -4.0
