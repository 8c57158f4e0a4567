"""An agency leads far more, or far more numbers, than its peers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from .finding import Finding
from .promise import Promise, local

TIMES = 4
LEAST = 10
"""Far more: four times the median of those who lead anything, and ten at least."""


def overload(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding a body and document; its commitments are those that it leads."""
    for document in sorted({promise.document for promise in promises}):
        led: dict[str, list[Promise]] = {}
        for promise in promises:
            if promise.document == document and promise.lead and promise.lead not in promise.open:
                led.setdefault(promise.lead, []).append(promise)
        if len(led) < 4:
            continue
        usual = median(len(held) for held in led.values())
        for lead, held in sorted(led.items()):
            if len(held) >= max(LEAST, TIMES * usual) and not local(lead):
                ask = (
                    f"{lead}牵头{len(held)}项，中位数为{usual:g}项：力量是否足够？哪些可以移交？",
                    f"{lead} leads {len(held)} of them, the median is {usual:g}: can it, and what could others take?",
                )
                score = round(min(1.0, len(held) / (8 * usual)), 3)
                yield Finding("overload", score, {}, tuple(held), ask=ask)
