"""All overlaps among commitments, strongest first.

After GAO's guide on fragmentation, overlap and duplication (GAO-15-49SP). Lead and support agreed on one commitment is
collaboration: counted, not listed.
"""

from __future__ import annotations

from collections.abc import Sequence

from .conflicting_targets import conflicting_targets
from .finding import Finding
from .likeness import Likeness
from .no_lead import no_lead
from .overload import overload
from .promise import Promise
from .restated import restated
from .same_object import same_object
from .several_leads import several_leads
from .similar_goal import similar_goal


def overlaps(promises: Sequence[Promise]) -> tuple[Finding, ...]:
    """Every finding, pairs that two kinds find under the stronger one, strongest first."""
    likeness = Likeness(promises)
    found = [
        *conflicting_targets(promises),
        *same_object(promises),
        *restated(likeness),
        *similar_goal(likeness),
        *several_leads(promises),
        *no_lead(promises),
        *overload(promises),
    ]
    found.sort(key=lambda finding: (-finding.score, finding.kind, finding.id))
    seen: set[tuple[str, ...]] = set()
    kept = []
    for finding in found:
        key = tuple(sorted(promise.id for promise in finding.promises))
        if len(key) == 2 and key in seen:
            continue
        seen.add(key)
        kept.append(finding)
    return tuple(kept)


def collaborations(promises: Sequence[Promise]) -> int:
    """Commitments on which a lead and supporters are agreed."""
    return sum(bool(promise.leads and promise.supports) for promise in promises)
