"""The commitments of a report: which stretches of its paragraphs are promises, and which belong together.

A chain with readable weights (`data/weights/clauses.json`) gives every stretch the probability that it
begins a commitment, goes on with one or lies outside. What is taken are the commitments whose
probability, as a whole, is high enough: the choice of which the most are expected to be right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from graph.model import Clause, Outline, Paragraph
from loaders.extract.clauses_cues import cues
from loaders.extract.clauses_features import Groups, features
from loaders.extract.clauses_guiding import guiding, names_its_object
from loaders.extract.lexicon import weights
from loaders.extract.quantities import quantities
from loaders.extract.sequence import Chain, Row, chain
from loaders.extract.strength import strength
from loaders.extract.stretches import Stretch, stretches

BEGIN, GOES_ON, OUTSIDE = "B", "I", "O"
LABELS = (BEGIN, GOES_ON, OUTSIDE)
LEAST = 0.45
"""A commitment is taken where its probability is higher. The best value is near half of the F reached."""

LINE = {"annex": 0.1, "plan": 0.22, "governance": 0.22, "outlook": 0.22}
"""The same for a line of its own that is one stretch; outside of an annex only where it holds a number. The weights
have hardly seen such lines: running text opens with a lead phrase of that shape, a list of tasks is made of them."""

NEVER = 1.1
ANNOUNCES = re.compile(r"(?:以下|如下|方面).{0,6}(?:工作|任务|实事)$")
"""A line that only announces what follows: 重点抓好以下六个方面工作."""

GAP = 0.1
"""What it costs to leave a stretch out that surely belongs to some commitment: a promise is not lost only
because it is unclear how it is cut."""

MOST = 8
"""No commitment is made of more stretches."""


@cache
def model() -> Chain:
    """The trained chain."""
    return chain(weights("clauses"))


def scores(model: Chain, groups: Groups) -> list[float]:
    """The summed weights of a place, one figure for each of `LABELS`."""
    begin = goes_on = 0.0
    for group, names in groups:
        known = model.weights.get(group)
        if known is None:
            continue
        for name in names:
            row = known.get(name)
            if row is not None:
                begin += row[0]
                goes_on += row[1]
    return [begin, goes_on, 0.0]


def clauses(outline: Outline) -> tuple[Clause, ...]:
    """The commitments of a report in document order; `rule` is always `clause.weighed`."""
    found: list[Clause] = []
    content = outline.text.content
    for index, paragraph in enumerate(outline.paragraphs):
        pieces = stretches(content, paragraph.span.start, paragraph.span.end)
        ideas = guiding(pieces)
        least = least_of(paragraph, pieces)
        for first, last in taken(pieces, model(), headline=headline(paragraph), least=least):
            if first in ideas and not names_its_object(pieces[first : last + 1]):
                continue
            span = outline.text.span(pieces[first].start, pieces[last].end)
            words = [piece.words for piece in pieces[first : last + 1]]
            found.append(Clause(span, index, strength(words), action(words), "clause.weighed"))
    return tuple(found)


def least_of(paragraph: Paragraph, pieces: Sequence[Stretch]) -> float:
    """How likely a commitment of this paragraph must be: less where the paragraph is one line of a list."""
    if len(pieces) != 1:
        return LEAST
    words = pieces[0].words
    if ANNOUNCES.search(words):
        return NEVER
    task = paragraph.section == "annex" or any(quantities(words, 0, len(words)))
    return LINE.get(paragraph.section, LEAST) if task else LEAST


def headline(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands before the first chapter, among guiding ideas and headline targets."""
    return paragraph.pillar == 0 and paragraph.measure is None


def action(words: Sequence[str]) -> str | None:
    """The verb of the first stretch that opens with one, else the first verb found at all."""
    read = [cues(piece) for piece in words]
    opening = [c.verb for c in read if c.verb and c.opening in {"verb", "adverb"}]
    return next(iter(opening or [c.verb for c in read if c.verb]), None)


def taken(
    pieces: Sequence[Stretch], model: Chain, *, headline: bool = False, least: float = LEAST
) -> list[tuple[int, int]]:
    """The commitments of a paragraph as indices of their first and last stretch."""
    if not pieces:
        return []
    sums = [scores(model, groups) for groups in features(pieces, headline=headline)]
    chance, inside = probabilities(model, sums, pieces)
    best: list[tuple[float, int | None]] = [(0.0, None)]
    for last in range(len(pieces)):
        choice: tuple[float, int | None] = (best[last][0] - GAP * inside[last], None)
        for first, probability in chance[last]:
            value = best[first][0] + probability - least
            if value > choice[0]:
                choice = (value, first)
        best.append(choice)
    found = []
    end = len(pieces)
    while end:
        start = best[end][1]
        if start is not None:
            found.append((start, end - 1))
        end = end - 1 if start is None else start
    return found[::-1]


def probabilities(
    model: Chain, scores: Sequence[Sequence[float]], pieces: Sequence[Stretch]
) -> tuple[list[list[tuple[int, float]]], list[float]]:
    """For every stretch the commitments that may end there, as index of the first stretch and probability;
    and the probability that the stretch is part of any."""
    moves = model.transitions
    forward, backward = _sums(model, scores)
    whole = _log_sum(forward[-1])
    found: list[list[tuple[int, float]]] = []
    for last in range(len(pieces)):
        ends = [_ends(moves[label], scores, backward, last + 1) for label in (0, 1)]
        inside = 0.0
        row = []
        for first in range(last, max(-1, last - MOST), -1):
            if pieces[first].sentence != pieces[last].sentence:
                break
            if first == last:
                row.append((first, math.exp(forward[first][0] + ends[0] - whole)))
                inside = scores[last][1] + ends[1]
                continue
            row.append((first, math.exp(forward[first][0] + moves[0][1] + inside - whole)))
            inside += scores[first][1] + moves[1][1]
        found.append(row)
    outside = [math.exp(f[2] + b[2] - whole) for f, b in zip(forward, backward, strict=True)]
    return found, [max(0.0, 1 - p) for p in outside]


def _ends(
    moves: Row, scores: Sequence[Sequence[float]], backward: Sequence[Sequence[float]], after: int
) -> float:
    """The logarithm of all ways to go on after a commitment that ends before the place `after`."""
    if after == len(scores):
        return 0.0
    return _log_sum([moves[k] + scores[after][k] + backward[after][k] for k in (0, 2)])


def _sums(model: Chain, scores: Sequence[Sequence[float]]) -> tuple[list[list[float]], list[list[float]]]:
    """The forward sums (with a place's own score) and the backward sums (without it), as logarithms."""
    moves, labels = model.transitions, range(len(LABELS))
    forward = [list(scores[0])]
    for row in scores[1:]:
        last = forward[-1]
        forward.append([_log_sum([last[b] + moves[b][a] for b in labels]) + row[a] for a in labels])
    backward = [[0.0] * len(LABELS)]
    for row in reversed(scores[1:]):
        after = backward[-1]
        backward.append([_log_sum([moves[b][a] + row[a] + after[a] for a in labels]) for b in labels])
    backward.reverse()
    return forward, backward


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))
