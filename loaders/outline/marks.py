"""Where a part of the report begins, and what the readers of parts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Block
from .tense import tense
from .words import pattern


@dataclass(frozen=True, slots=True)
class Mark:
    """From block `index` on the text is of `kind`, by `rule`."""

    index: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One printing of the report: the document's characters and blocks, and the year of its plan."""

    content: str
    blocks: Sequence[Block]
    year: int

    def words(self, start: int, end: int) -> str:
        """The characters from block `start` to block `end` (left out)."""
        return self.content[self.blocks[start].start : self.blocks[end - 1].end] if start < end else ""

    def size(self, start: int, end: int) -> int:
        """Characters from block `start` to block `end` (left out)."""
        return self.blocks[end - 1].end - self.blocks[start].start if start < end else 0

    def tense(self, start: int, end: int) -> float:
        """Whether blocks tell what was done (-1) or what is to be done (1): the mean over their characters."""
        total = sum(block.size for block in self.blocks[start:end])
        score = sum(tense(self.words(i, i + 1)) * self.blocks[i].size for i in range(start, end))
        return score / total if total else 0.0

    def opening(self, index: int, size: int = 60) -> str:
        """The first characters of a block."""
        block = self.blocks[index]
        return self.content[block.start : min(block.end, block.start + size)]


def dense(words: str) -> bool:
    """Whether a stretch speaks of the government itself: three words of the list, one in 180 characters at least.

    Governance chapters of 347 reports hold one in 60 as a median; other chapters one in 400 at most, but for a
    handful about reform.
    """
    found = len(pattern("governance", "words").findall(words))
    return found >= 3 and found * 180 >= len(words)
