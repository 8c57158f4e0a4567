"""Several bodies lead one commitment (GAO: fragmentation); of several the first listed answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .finding import Finding
from .promise import Promise


def several_leads(promises: Sequence[Promise]) -> Iterator[Finding]:
    """Commitments with two or more named leads; classes of bodies beside one name do not count."""
    for promise in promises:
        named = [lead for lead in promise.leads if lead not in promise.open]
        if len(named) > 1 and not promise.default:
            ask = (
                f"{'、'.join(named)}都写为牵头：由排在第一位的{named[0]}负总责吗？其余改为配合？",
                f"{len(named)} bodies lead: does {named[0]}, listed first, answer for it, and do the others support?",
            )
            yield Finding("several_leads", min(1.0, 0.4 + 0.1 * len(named)), {}, (promise,), ask=ask)
