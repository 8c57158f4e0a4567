"""Brackets that say who does what stands before them: （区住建局牵头，区财政局配合）."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .parts import Clause, Piece, pieces

OPEN, CLOSE = "（([【〔", "）)]】〕"
LONGEST = 600
"""Characters between two brackets; more are a bracket that was never closed."""


def bracketed(
    content: str,
    start: int,
    end: int,
    inside: Callable[[str, int, int], tuple[Piece, ...]] = pieces,
) -> Iterator[Clause]:
    """The clauses in brackets of any kind between `start` and `end`; `inside` reads what a bracket holds."""
    at = start
    while at < end:
        stop = closing(content, at, end) if content[at] in OPEN else 0
        parts = inside(content, at + 1, stop - 1) if stop else ()
        if parts:
            yield Clause(at, stop, parts, "brackets")
        at = stop if parts else at + 1


def closing(content: str, at: int, end: int) -> int:
    """Behind the bracket that closes the one at `at`; 0 where none does."""
    depth = 0
    for place in range(at, min(end, at + LONGEST)):
        depth += (content[place] in OPEN) - (content[place] in CLOSE)
        if depth == 0:
            return place + 1
    return 0
