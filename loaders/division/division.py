"""A division of tasks as `Facts`: one `Commitment` a task, with who leads and who supports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.model import Commitment, Facts, LeftOut, Mention, Outline, Paragraph, Pillar, Section, Span
from loaders.agencies import settled
from loaders.extract.clauses import action
from loaders.extract.duties import Manner, duties, manner_of
from loaders.extract.mentions import mentions
from loaders.extract.strength import strength
from loaders.extract.targets import targets
from loaders.outline.blocks import Block, blocks

from . import groups, prose, tables
from .task import Task

CHAPTERS = {"part", "chapter"}


def division(outline: Outline) -> Facts:
    """All tasks of a division in document order; its pillars are the numbered headings above them."""
    text = outline.text
    found = blocks(text.content)
    manner = manner_of(text.content)
    tabled = list(tables.tasks(text, manner))
    written = list(_written(outline, found, manner)) if _besides(tabled, text.content) else []
    tasks = sorted([*tabled, *_outside(written, tabled)], key=lambda task: task.start)
    shape = _shape(outline, found, tasks)
    spans = [text.span(task.start, task.end) for task in tasks]
    named = mentions(shape, spans)
    commitments = tuple(_commitment(shape, task, spans[at], named[at], at) for at, task in enumerate(tasks))
    warnings = () if tasks else ("No task with an agency was found; check that this is a division of tasks.",)
    return Facts(shape, commitments, tuple(_left_out(shape, tasks)), warnings)


def _besides(tabled: Sequence[Task], content: str) -> bool:
    """Whether enough of a document lies outside its tables to hold tasks in prose."""
    inside = sum(task.end - task.start for task in tabled)
    return not tabled or inside * 2 < len(content)


def _outside(written: Iterable[Task], tabled: Sequence[Task]) -> Iterator[Task]:
    """The tasks in prose that lie before the first or behind the last row of a table."""
    for task in written:
        if not tabled or task.end <= tabled[0].start or task.start > tabled[-1].duties[-1].span.end:
            yield task


def _written(outline: Outline, found: Sequence[Block], manner: Manner) -> Iterator[Task]:
    """Tasks in prose: under the bodies that head them, where the document groups them so, else by clauses."""
    grouped = list(groups.tasks(outline.text, found, manner))
    yield from grouped or _prose(outline, found, manner)


def _prose(outline: Outline, found: Sequence[Block], manner: Manner) -> Iterator[Task]:
    content = outline.text.content
    since = 0
    for clause in prose.clauses(content, found):
        place = prose.task(content, found, clause, since)
        given = duties(outline.text, clause.pieces, clause.place, manner)
        since = clause.end
        if place and given:
            yield Task(*place, given, f"division.{clause.place}")


def _shape(outline: Outline, found: Sequence[Block], tasks: Sequence[Task]) -> Outline:
    """The outline of a division: what stands before the first task is front, the rest is plan.

    Each task is a paragraph of its own; chapters are the numbered headings (一、…) that stand alone.
    """
    text = outline.text
    size = len(text.content)
    if not tasks:
        front = Section("front", text.span(0, size), outline.identity.title, "division.no-task")
        return replace(outline, sections=(front,), pillars=(), measures=(), paragraphs=())
    chapters = [
        block for block in found if block.mark in CHAPTERS and block.alone and block.end <= tasks[-1].start
    ]
    first = min([tasks[0].start, *(block.start for block in chapters[:1])])
    sections = [Section("plan", Span(first, size), "", "division.tasks")]
    if first:
        sections.insert(0, Section("front", Span(0, first), outline.identity.title, "division.before-tasks"))
    pillars = tuple(
        Pillar(at, block.title, text.span(block.body, block.head), "plan", "division.chapter")
        for at, block in enumerate(chapters, start=1)
    )
    paragraphs = tuple(
        Paragraph(
            Span(task.start, task.end), "plan", sum(block.start < task.start for block in chapters), None
        )
        for task in tasks
    )
    return replace(
        outline, sections=tuple(sections), pillars=pillars, measures=(), paragraphs=paragraphs, warnings=()
    )


def _commitment(outline: Outline, task: Task, span: Span, named: tuple[Mention, ...], at: int) -> Commitment:
    words = outline.text.content[task.start : task.end]
    stretches = [part for part in re.split("[，。；\n]", words) if part.strip()] or [words]
    return Commitment(
        span,
        "plan",
        outline.paragraphs[at].pillar,
        None,
        strength(stretches),
        action(stretches),
        outline.identity.year,
        None,
        task.rule,
        tuple(targets(outline.text.content, task.start, task.end)),
        named,
        settled(task.duties, outline.identity),
    )


def _left_out(outline: Outline, tasks: Sequence[Task]) -> Iterator[LeftOut]:
    """What stands before the first task, between tasks and behind the last."""
    at = 0
    for start, end in [*((task.start, task.end) for task in tasks), (len(outline.text.content),) * 2]:
        if outline.text.content[at:start].strip():
            yield LeftOut(outline.text.span(at, start), "no_task", "division.between")
        at = max(at, end)
