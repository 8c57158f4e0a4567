"""A task of a division: its words and who does it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Duty


@dataclass(frozen=True, slots=True)
class Task:
    """Words from `start` to `end`, the duties found for them, and the rule that took them."""

    start: int
    end: int
    duties: tuple[Duty, ...]
    rule: str
