"""A document's text cut into runs, some of them marked. The browser only sets them as text, so nothing in a
document can become markup; offsets are counted here, in code points, where the browser counts otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

WINDOW = 60_000
"""A text of more code points is shown around the selection only."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A stretch to mark: `label` colours it, a click selects `node`, `focus` is the selection itself."""

    start: int
    end: int
    label: str
    node: str = ""
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are marked alike."""

    text: str
    label: str = ""
    node: str = ""
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document: `start` is the offset of its first character."""

    start: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What is shown of a text; `part` when that is not all, `places` are the starts of what is in focus."""

    lines: tuple[Line, ...]
    part: bool
    places: tuple[int, ...]


def passage(text: str, markings: Sequence[Marking], *, window: int = WINDOW) -> Passage:
    """The lines of a text with its markings, without the empty ones; offsets are those of the whole text."""
    inside = [m for m in markings if 0 <= m.start < m.end <= len(text)]
    places = tuple(sorted({m.start for m in inside if m.focus}))
    first, last = _bounds(text, places, window)
    lines = []
    for start, end in _lines(text, first, last):
        touching = [m for m in inside if m.start < end and m.end > start]
        lines.append(Line(start, tuple(_runs(text, start, end, touching))))
    return Passage(tuple(lines), part=(first, last) != (0, len(text)), places=places)


def _bounds(text: str, places: Sequence[int], window: int) -> tuple[int, int]:
    if len(text) <= window:
        return 0, len(text)
    middle = places[0] if places else 0
    first = max(0, middle - window // 2)
    if first:
        first = text.rfind("\n", 0, first) + 1 or first
    last = text.find("\n", min(len(text), first + window))
    return first, min(len(text), first + 2 * window) if last < 0 else min(last, first + 2 * window)


def _lines(text: str, first: int, last: int) -> Iterable[tuple[int, int]]:
    start = first
    while start < last:
        end = text.find("\n", start, last)
        end = last if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1


def _runs(text: str, start: int, end: int, markings: Sequence[Marking]) -> Iterable[Run]:
    cuts = {start, end}
    for marking in markings:
        cuts |= {max(start, marking.start), min(end, marking.end)}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        over = [m for m in markings if m.start <= left and right <= m.end]
        inner = min(
            (m for m in over if m.label), key=lambda m: (m.end - m.start, m.start, m.label), default=None
        )
        yield Run(
            text[left:right],
            label=inner.label if inner else "",
            node=inner.node if inner else "",
            focus=any(m.focus for m in over),
        )


def plain_lines(shown: Passage) -> list[dict[str, object]]:
    """The lines as plain values, for the component."""
    return [
        {
            "start": line.start,
            "runs": [
                {"text": run.text, "label": run.label, "node": run.node, "focus": run.focus}
                for run in line.runs
            ],
        }
        for line in shown.lines
    ]
