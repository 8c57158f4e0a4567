"""Sections: which part of the report each stretch belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from graph.model import Section, SectionKind, Span

from . import heads
from .blocks import Block
from .body import body
from .ending import closing, tail
from .marks import Copy, Mark
from .words import pattern

PREVIEW = 1500
"""A salutation whose copy is shorter than this, with another behind it, is a web page's preview."""


def sections(content: str, blocks: Sequence[Block], year: int) -> tuple[Section, ...]:
    """Sections that cover the whole text without gaps, in order.

    A document that prints the report several times (salutation again) is read copy by copy.
    """
    if not blocks:
        return (Section("front", Span(0, len(content)), "", "outline.empty"),)
    copy = Copy(content, blocks, year)
    starts = _salutations(copy)
    if not starts:
        first = _opening(copy)
        marks = [Mark(0, "front", "outline.front")] * bool(first)
        return _spans(copy, marks + _printing(copy, first, len(blocks)))
    marks = [Mark(0, "front", "outline.front")]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        if end < len(blocks) and copy.size(start, end) < PREVIEW:
            marks.append(Mark(start, "front", "outline.preview"))
            continue
        marks.append(Mark(start, "front", "outline.salutation"))
        marks += _printing(copy, start + 1, end)
    return _spans(copy, marks)


def _salutations(copy: Copy) -> list[int]:
    """Blocks in which the speaker begins; the lines of one salutation count once."""
    found: list[int] = []
    for i, block in enumerate(copy.blocks):
        if heads.salutation(copy.content, block) and not (found and i - found[-1] <= 2):
            found.append(i)
    return found


def _opening(copy: Copy) -> int:
    """The first block behind the title lines of a text without salutation (0: an excerpt begins at once)."""
    at = 0
    for i, block in enumerate(copy.blocks[:12]):
        part = heads.part(copy.content, block, copy.year)
        numbered = block.mark in {"part", "chapter"}
        if part or numbered or block.size > 60 or (heads.vocative(copy.content, block) and block.size > 12):
            break
        titled = pattern("front", "title").search(block.title) or pattern("front", "furniture").search(
            block.title
        )
        if titled or at:
            at = i + 1
    return at


def _printing(copy: Copy, start: int, end: int) -> list[Mark]:
    """The marks of one printing of the report, from the first block behind the salutation."""
    if start >= end:
        return []
    close, behind = closing(copy, start, end)
    marks = body(copy, start, close)
    if close < behind:
        marks.append(Mark(close, "closing", "outline.closing"))
    return marks + tail(copy, behind, end)


def _spans(copy: Copy, marks: Sequence[Mark]) -> tuple[Section, ...]:
    """Neighbours of one kind joined, the first one from 0, the last one to the end."""
    merged: list[Mark] = []
    for mark in marks:
        if not (merged and merged[-1].kind == mark.kind):
            merged.append(mark)
    merged = merged or [Mark(0, "plan", "outline.tense")]
    stops = [copy.blocks[mark.index].start for mark in merged[1:]] + [len(copy.content)]
    found, start = [], 0
    for mark, stop in zip(merged, stops, strict=True):
        title = copy.blocks[mark.index].title[:60]
        found.append(Section(cast(SectionKind, mark.kind), Span(start, stop), title, mark.rule))
        start = stop
    return tuple(found)
