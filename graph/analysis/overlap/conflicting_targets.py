"""One indicator, one scope and period, different values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from .finding import Finding
from .promise import Number, Promise

ASK = (
    "同一指标两个数：以哪一个为准？由谁统计？",
    "One indicator, two numbers: which one holds, and who counts it?",
)
RATES = frozenset({"level", "increase", "decrease"})
"""Kinds of numbers of which a scope has one; counts of things may well be parts of one another."""


def conflicting_targets(promises: Sequence[Promise]) -> Iterator[Finding]:
    """Pairs in one document and year that promise different levels or changes for the same indicator."""
    holders: dict[tuple[str, str, str, str, int], list[tuple[Promise, Number]]] = {}
    for promise in promises:
        for number in promise.numbers:
            if number.kind in RATES and len(number.indicator) >= 4:
                key = (promise.document, number.indicator, number.unit, number.kind, promise.year)
                holders.setdefault(key, []).append((promise, number))
    for held in holders.values():
        for (a, first), (b, second) in combinations(held, 2):
            if a.id != b.id and first.value != second.value:
                spans = (((first.start, first.end), (second.start, second.end)),)
                yield Finding("conflicting_targets", 0.7, {"object": 1.0, "goal": 0.0}, (a, b), spans, ASK)
