"""The commitments of a document as the search for overlaps takes them, without a store."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.overlap import Number, Promise, Thing
from graph.build import plain_id
from graph.model import Commitment, Facts
from loaders.agencies.propose import topics


def promises(facts: Facts) -> Iterator[Promise]:
    """One `Promise` a commitment, in document order; what the register only proposes names nobody."""
    document = plain_id(facts)
    for at, commitment in enumerate(facts.commitments):
        yield _promise(facts, commitment, document, at)


def _promise(facts: Facts, commitment: Commitment, document: str, at: int) -> Promise:
    text = facts.outline.text
    said = [duty for duty in commitment.duties if duty.basis != "inferred"]
    things = tuple(
        Thing(
            f"{mention.type}/{mention.known_as}",
            mention.type,
            mention.known_as,
            mention.role,
            mention.span.start,
            mention.span.end,
        )
        for mention in commitment.mentions
        if mention.type != "Agency"
    )
    numbers = tuple(
        Number(
            target.canonical,
            target.op,
            target.value,
            target.unit,
            target.kind,
            target.span.start,
            target.span.end,
        )
        for target in commitment.targets
    )
    return Promise(
        f"{document}/{at}",
        text.name,
        document,
        commitment.span.start,
        commitment.span.end,
        text.quote(commitment.span),
        tuple(duty.full for duty in said if duty.lead),
        tuple(duty.full for duty in said if not duty.lead),
        frozenset(duty.full for duty in said if duty.open),
        any(duty.basis == "default" for duty in said),
        things,
        numbers,
        commitment.horizon or commitment.year,
        commitment.section,
        topics(text.quote(commitment.span)),
    )
