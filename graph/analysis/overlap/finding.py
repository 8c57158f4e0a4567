"""What the search for overlaps finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .promise import Place, Promise

Kind = Literal[
    "no_lead",
    "several_leads",
    "same_object",
    "similar_goal",
    "duplicate",
    "conflicting_targets",
    "restated",
    "overload",
]
PARTS = ("goal", "activity", "object", "place", "beneficiary")


@dataclass(frozen=True, slots=True)
class Finding:
    """Commitments that overlap, and why.

    `score` is from 0 to 1 and follows from `parts`. `shared` are stretches that both sentences hold, one pair of
    offsets each, in the first and the second document. `ask` is what to ask whom, in Chinese and English.
    """

    kind: Kind
    score: float
    parts: Mapping[str, float]
    promises: tuple[Promise, ...]
    shared: tuple[tuple[Place, Place], ...] = ()
    ask: tuple[str, str] = ("", "")

    @property
    def id(self) -> str:
        """Names the finding for the user's decisions: its kind and commitments."""
        return f"overlap/{self.kind}/" + "+".join(sorted(promise.id for promise in self.promises))
