"""Nobody leads: the document names no body for a task, or only a class of bodies (有关部门)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .finding import Finding
from .promise import Promise

ASK = (
    "这项任务由谁牵头？请在分工中写明一个部门。",
    "Who leads this? Name one body in the division of tasks.",
)


def no_lead(promises: Sequence[Promise]) -> Iterator[Finding]:
    """Commitments of documents that do name leads elsewhere; a report that names nobody is no finding a line."""
    naming = {promise.document for promise in promises if promise.leads}
    for promise in promises:
        if promise.document in naming and all(lead in promise.open for lead in promise.leads):
            yield Finding("no_lead", 0.5 if promise.leads else 0.6, {}, (promise,), ask=ASK)
