"""Different leads act on one named thing (GAO: fragmentation)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from .finding import Finding
from .promise import Promise, Thing, local, together

TYPES = frozenset({"Project", "Enterprise", "Park", "Institution", "Programme"})
"""What one acts on; a place or an honour only says where or what for."""
MOST = 6
"""A thing that more commitments name is a frame of the whole plan, no object."""


def same_object(promises: Sequence[Promise]) -> Iterator[Finding]:
    """Pairs of commitments with different leads, neither in the other's task, that act on one thing."""
    holders: dict[str, list[tuple[Promise, Thing]]] = {}
    for promise in promises:
        for thing in promise.things:
            held = holders.setdefault(thing.id, [])
            if _acted_on(thing) and promise not in (one for one, _ in held):
                held.append((promise, thing))
    for held in holders.values():
        if not 2 <= len(held) <= MOST:
            continue
        for (a, first), (b, second) in combinations(held, 2):
            if (
                a.lead
                and b.lead
                and a.lead != b.lead
                and not together(a, b)
                and not (local(a.lead) and local(b.lead))
            ):
                spans = (((first.start, first.end), (second.start, second.end)),)
                score = 0.55 + min(0.25, 0.02 * len(first.name))
                yield Finding("same_object", score, {"object": 1.0}, (a, b), spans, _ask(a, b, first.name))


def _acted_on(thing: Thing) -> bool:
    return thing.type in TYPES and thing.role == "object" and len(thing.name.strip("“”")) >= 4


def _ask(a: Promise, b: Promise, name: str) -> tuple[str, str]:
    return (
        f"问{a.lead}、{b.lead}：{name}由谁总负责？两项任务的边界在哪里？",
        f"Ask {a.lead} and {b.lead}: who answers for {name} as a whole, and where does one task end?",
    )
