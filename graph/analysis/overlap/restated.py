"""One promise told twice, as headline and detail or in an annex: count it once."""

from __future__ import annotations

from collections.abc import Iterator

from .finding import Finding
from .likeness import Likeness, shared

LEAST = 0.75
"""Cosine from which two sentences say the same."""
ASK = (
    "同一承诺出现两次：台账只计一次，以数字更具体的一处为准。",
    "One promise, told twice: count it once, by the more exact words.",
)


def restated(likeness: Likeness) -> Iterator[Finding]:
    """Pairs whose sentences are nearly the same, and pairs that promise one number for one indicator."""
    for cosine, first, second in likeness.alike(LEAST):
        a, b = likeness.promises[first.owner], likeness.promises[second.owner]
        words = [p.text[s.start - p.start : s.end - p.start] for p, s in ((a, first), (b, second))]
        same = {(n.indicator, str(n.value)) for n in a.numbers} & {
            (n.indicator, str(n.value)) for n in b.numbers
        }
        if a.place != b.place:
            # A city and its district promise the same on their own account.
            continue
        counted = {n.indicator for n in a.numbers} & {n.indicator for n in b.numbers}
        if counted and not same:
            # One indicator, two values: they conflict, or one is part of the other.
            continue
        if a.lead == b.lead or not a.lead or not b.lead or same or a.document != b.document:
            if a.lead and a.lead == b.lead and cosine < 0.8 and not same:
                continue
            spans = tuple(shared(*words, at=(first.start, second.start)))
            yield Finding("restated", round(cosine, 3), {"object": round(cosine, 3)}, (a, b), spans, ASK)
