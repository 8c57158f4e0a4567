"""A division of tasks as `Facts`: one `Commitment` a task, with who leads and who supports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.model import Commitment, Facts, LeftOut, Mention, Outline, Span
from loaders.agencies import settled
from loaders.extract.aliases import merged
from loaders.extract.clauses import action
from loaders.extract.duties import Manner, duties, manner_of
from loaders.extract.mentions import mentions
from loaders.extract.relations import relations
from loaders.extract.strength import strength
from loaders.extract.targets import targets
from loaders.outline.blocks import Block

from . import groups, prose, tables
from .grids import Place
from .paragraphs import paragraphs
from .shape import shape
from .task import Task


def division(outline: Outline) -> Facts:
    """All tasks of a division in document order; its pillars are the numbered headings above them."""
    text = outline.text
    found = paragraphs(text.content)
    manner = manner_of(text.content)
    tabled, places = tables.tasks(text, manner)
    written = _outside(_written(outline, found, manner), places)
    tasks = sorted([*tabled, *written], key=lambda task: task.start)
    shaped = shape(outline, found, tasks)
    spans = [text.span(task.start, task.end) for task in tasks]
    named = merged(shaped, mentions(shaped, spans))
    commitments = tuple(_commitment(shaped, task, spans[at], named[at], at) for at, task in enumerate(tasks))
    warnings = () if tasks else ("No task with an agency was found; check that this is a division of tasks.",)
    return Facts(shaped, commitments, tuple(_left_out(shaped, tasks)), warnings)


def _outside(written: Iterable[Task], places: Sequence[Place]) -> Iterator[Task]:
    """The tasks in prose that touch no table."""
    for task in written:
        end = max(task.end, *(duty.span.end for duty in task.duties))
        if not any(task.start < last and first < end for first, last in places):
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


def _commitment(outline: Outline, task: Task, span: Span, named: tuple[Mention, ...], at: int) -> Commitment:
    words = outline.text.content[task.start : task.end]
    stretches = [part for part in re.split("[，。；\n]", words) if part.strip()] or [words]
    return Commitment(
        span,
        "plan",
        outline.paragraphs[at].pillar,
        outline.paragraphs[at].measure,
        strength(stretches),
        action(stretches),
        outline.identity.year,
        None,
        task.rule,
        tuple(targets(outline.text.content, task.start, task.end)),
        named,
        settled(task.duties, outline.identity),
        relations(outline.text, span, named),
    )


def _left_out(outline: Outline, tasks: Sequence[Task]) -> Iterator[LeftOut]:
    """What stands before the first task, between tasks and behind the last."""
    at = 0
    for start, end in [*((task.start, task.end) for task in tasks), (len(outline.text.content),) * 2]:
        if outline.text.content[at:start].strip():
            yield LeftOut(outline.text.span(at, start), "no_task", "division.between")
        at = max(at, end)
