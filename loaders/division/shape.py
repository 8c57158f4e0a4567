"""The outline of a division: its headings, and each task as a paragraph under them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from graph.model import Measure, Outline, Paragraph, Pillar, Section, Span
from loaders.outline import unidentified
from loaders.outline.blocks import Block

from .task import Task

MARKS = ("part", "chapter", "paren", "digit")
"""Numbers that open headings, from the highest on: 第一部分, 一、, （一）, 1."""


def shape(outline: Outline, blocks: Sequence[Block], tasks: Sequence[Task]) -> Outline:
    """The outline of a division: what stands before the first task or heading is front, the rest is plan.

    Pillars are the headings of the highest kind of number that stand alone above tasks; measures those of the
    next kind. Each task is a paragraph of its own.
    """
    text = outline.text
    size = len(text.content)
    if not tasks:
        front = Section("front", text.span(0, size), outline.identity.title, "division.no-task")
        return replace(outline, sections=(front,), pillars=(), measures=(), paragraphs=())
    high, low = _headings(blocks, tasks)
    first = min([tasks[0].start, *(block.start for block in high[:1])])
    sections = [Section("plan", Span(first, size), "", "division.tasks")]
    if first:
        sections.insert(0, Section("front", Span(0, first), outline.identity.title, "division.before-tasks"))
    pillars = tuple(
        Pillar(at, block.title, text.span(block.body, block.head), "plan", "division.chapter")
        for at, block in enumerate(high, start=1)
    )
    measures = tuple(
        Measure(
            block.title,
            text.span(block.body, block.head),
            _above(high, block.start),
            "plan",
            "division.heading",
        )
        for block in low
    )
    paragraphs = tuple(
        Paragraph(
            Span(task.start, task.end), "plan", _above(high, task.start), _measure(high, low, task.start)
        )
        for task in tasks
    )
    return replace(
        outline,
        sections=tuple(sections),
        pillars=pillars,
        measures=measures,
        paragraphs=paragraphs,
        warnings=unidentified(outline.identity),
    )


def _headings(blocks: Sequence[Block], tasks: Sequence[Task]) -> tuple[list[Block], list[Block]]:
    """Headings of the two highest kinds; one counts where a task comes before the next of its kind or a higher."""
    starts = [task.start for task in tasks]
    ends = [task.end for task in tasks]
    alone = [
        block
        for block in blocks
        if block.mark in MARKS
        and block.alone
        and not _touches(block, starts, ends)
        and block.end <= starts[-1]
    ]
    kinds = sorted({block.mark for block in alone}, key=MARKS.index)[:2]
    levels = [_with_tasks(alone, kind, starts) for kind in kinds]
    levels = [level for level in levels if level]
    return (levels[0] if levels else []), (levels[1] if len(levels) > 1 else [])


def _touches(block: Block, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a task stands in a block."""
    at = bisect_left(ends, block.start + 1)
    return at < len(starts) and starts[at] < block.end


def _with_tasks(alone: Sequence[Block], kind: str, starts: Sequence[int]) -> list[Block]:
    found = []
    same = [block for block in alone if MARKS.index(block.mark) <= MARKS.index(kind)]
    for block, following in zip(same, [*same[1:], None], strict=True):
        at = bisect_left(starts, block.end)
        if block.mark == kind and at < len(starts) and (following is None or starts[at] < following.start):
            found.append(block)
    return found


def _above(high: Sequence[Block], start: int) -> int:
    """The ordinal of the pillar above a place; 0 where none is."""
    return bisect_left([block.start for block in high], start)


def _measure(high: Sequence[Block], low: Sequence[Block], start: int) -> int | None:
    """The index of the measure above a place, inside the same pillar."""
    at = bisect_left([block.start for block in low], start) - 1
    pillar = _above(high, start)
    inside = at >= 0 and (pillar == 0 or low[at].start > high[pillar - 1].start)
    return at if inside else None
