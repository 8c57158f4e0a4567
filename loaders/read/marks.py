"""Printed characters to rows of words: what stands side by side without a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .pages import Row


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed character; edges as shares of the page's width and height from the top left.

    `size` is its font's size as a share of the page's height, `shape` the page's width by its height.
    """

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    shape: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2

    @property
    def em(self) -> float:
        """The font's size as a share of the page's width."""
        return self.size / self.shape


def rows(marks: Iterable[Mark], page: int) -> Iterator[Row]:
    """The rows that a page's characters make, from its top; small raised figures of notes are left out.

    Programs print the characters of another font after the line that they stand in, so place decides, not order.
    """
    for line in _lines(marks):
        held: list[Mark] = []
        for mark in line:
            if held and _raised(held[-1], mark):
                continue
            if held and mark.left > held[-1].right + 1.8 * max(held[-1].em, mark.em):
                yield from _row(held, page)
                held = []
            held.append(mark)
        yield from _row(held, page)


def _lines(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Characters of one height on the page, from the left; half a character lower begins another line."""
    line: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.middle, mark.left)):
        if line and mark.middle - line[0].middle > 0.55 * max(line[0].size, mark.size):
            yield sorted(line, key=lambda one: one.left)
            line = []
        line.append(mark)
    yield sorted(line, key=lambda one: one.left)


def _raised(before: Mark, mark: Mark) -> bool:
    """A figure or circled figure of a note, printed small and high behind a word."""
    return (
        (mark.words.isdigit() or mark.words in "[]〔〕")
        and mark.size < 0.75 * before.size
        and mark.bottom < before.bottom - 0.2 * before.size
        and mark.left < before.right + before.em
    )


def _row(marks: Sequence[Mark], page: int) -> Iterator[Row]:
    seen = [mark for mark in marks if not mark.words.isspace()]
    if not seen:
        return
    words = ""
    last = seen[0]
    for mark in seen:
        gap = mark.left - last.right
        if words and gap > (0.15 if _narrow(last) and _narrow(mark) else 0.7) * last.em:
            words += " "
        words += mark.words
        last = mark
    yield Row(
        words,
        page,
        min(mark.left for mark in seen),
        min(mark.top for mark in seen),
        max(mark.right for mark in seen),
        max(mark.bottom for mark in seen),
    )


def _narrow(mark: Mark) -> bool:
    """Letters and figures, which stand apart by narrow blanks; Chinese characters do not."""
    return mark.words.isascii() and mark.words.isalnum()
